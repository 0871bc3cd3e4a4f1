"""The benchmark for a graphics card, run small on the processor, so that it is ready for a card."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from benchmarks import chattts_gpu
from benchmarks.chattts_gpu import Scale, rows_of


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def test_every_claim_has_a_figure_of_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chattts_gpu, "TEXT", "Good day.")
    small = Scale("tiny", "cpu", rounds=1, firsts=2, utterances=1)
    rows = {row.name: row for row in rows_of(tmp_path, small)}
    assert len(rows) == 9
    assert all(row.ours > 0.0 and row.other > 0.0 for row in rows.values())
    alone = rows["first audio, median"]
    assert alone.ours < alone.other


def test_without_a_card_nothing_is_claimed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert list(chattts_gpu.measure()) == []
    assert "nothing was measured" in capsys.readouterr().err
