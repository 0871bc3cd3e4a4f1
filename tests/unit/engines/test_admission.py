"""Files that kill or freeze llama.cpp do it in a child, and the reason comes back."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
from pathlib import Path

import pytest

from app.engines import admission, gguf
from app.engines.admission import admit, try_out
from app.engines.gguf_header import read_header
from app.errors import ModelCrashed, ModelError, ModelMissing, ModelRefused, TemplateFailed
from app.turn import CancelToken
from tests.conftest import ExpectedLog
from tests.gguf_factory import CHATML, Shape, noise, scripted
from tests.gguf_mutation import mutants

TINY = Shape(width=64, inner=64, context=256)
ENDLESS = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


def killer(path: Path) -> Path:
    """A file whose header is well formed and that makes llama.cpp abort: one token twice."""
    data = scripted(path, shape=TINY).read_bytes()
    twice = b"\1\0\0\0\0\0\0\0A\1\0\0\0\0\0\0\0B"
    assert data.count(twice) == 1
    path.write_bytes(data.replace(twice, twice[:-1] + b"A"))
    return path


def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the files that each child is given from now on."""
    given: list[int] = []
    run = admission._run

    def counting(paths: list[Path], timeout: float, cancel: CancelToken) -> admission._Child:
        given.append(len(paths))
        return run(paths, timeout, cancel)

    monkeypatch.setattr(admission, "_run", counting)
    return given


def test_a_good_file_is_tried_once_and_then_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, given = scripted(tmp_path / "m.gguf"), children(monkeypatch)
    for _ in range(3):
        assert admit(path, cache=tmp_path / "cache").name == "Fixture"
    assert given == [1]


def test_a_file_that_moved_is_known_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, given = scripted(tmp_path / "m.gguf"), children(monkeypatch)
    admit(path, cache=tmp_path / "cache")
    admit(path.rename(tmp_path / "elsewhere.gguf"), cache=tmp_path / "cache")
    assert given == [1]


def test_a_file_that_changed_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, given = scripted(tmp_path / "m.gguf"), children(monkeypatch)
    admit(path, cache=tmp_path / "cache")
    scripted(path, ("Other", "."))
    os.utime(path, ns=(1, 1))
    admit(path, cache=tmp_path / "cache")
    assert given == [1, 1]


def test_a_trusted_file_is_not_tried_but_the_library_is_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = children(monkeypatch)
    for name in ("one", "two"):
        path = scripted(tmp_path / f"{name}.gguf", (name, "."))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        admit(path, cache=tmp_path / "cache", trusted={digest})
    assert given == [0]


def test_a_file_that_ends_the_process_is_refused_with_llama_cpps_own_words(tmp_path: Path) -> None:
    path = killer(tmp_path / "killer.gguf")
    gguf.inspect(path)
    with pytest.raises(ModelCrashed, match=r"Opening killer\.gguf ended the process .*GGML_ASSERT"):
        admit(path, cache=tmp_path / "cache")


def test_a_refusal_is_not_remembered(tmp_path: Path) -> None:
    path = killer(tmp_path / "killer.gguf")
    for _ in range(2):
        with pytest.raises(ModelCrashed):
            admit(path, cache=tmp_path / "cache")


def test_a_template_that_never_ends_is_found(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf", shape=Shape(template=ENDLESS))
    with pytest.raises(TemplateFailed, match=r"The chat template of m\.gguf never ends\."):
        admit(path, cache=tmp_path / "cache")


def test_a_template_that_never_ends_in_a_later_turn_is_found(tmp_path: Path) -> None:
    template = "{% if messages | length > 4 %}" + ENDLESS + "{% endif %}" + CHATML
    path = scripted(tmp_path / "m.gguf", shape=Shape(template=template))
    with pytest.raises(TemplateFailed, match="never ends"):
        admit(path, cache=tmp_path / "cache")


def test_a_file_that_does_not_open_in_time_is_refused(tmp_path: Path) -> None:
    shape = Shape(width=512, layers=4, inner=1024, quantised=True)
    path = noise(tmp_path / "slow.gguf", shape)
    with pytest.raises(ModelCrashed, match=r"slow\.gguf was not open after 0 seconds"):
        admit(path, cache=tmp_path / "cache", timeout=0.001)


def test_the_reason_of_the_child_arrives_with_its_class_and_remedy(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf", shape=Shape(template="{{ raise_exception('no') }}"))
    with pytest.raises(TemplateFailed, match="does not work: no") as refusal:
        admit(path, cache=tmp_path / "cache")
    assert "template" in refusal.value.remedy


def test_what_the_header_shows_needs_no_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = children(monkeypatch)
    path = scripted(tmp_path / "m.gguf", shape=Shape(overrides={"block_count": 0}))
    with pytest.raises(ModelRefused, match="block_count"):
        admit(path, cache=tmp_path / "cache")
    with pytest.raises(ModelMissing):
        admit(tmp_path / "gone.gguf", cache=tmp_path / "cache")
    assert given == []


def test_a_cancel_ends_the_child_at_once(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf", shape=Shape(template=ENDLESS))
    cancel = CancelToken()
    timer = threading.Timer(0.3, cancel.cancel)
    timer.start()
    started = time.monotonic()
    with pytest.raises(ModelError, match="cancelled"):
        admit(path, cache=tmp_path / "cache", cancel=cancel)
    assert time.monotonic() - started < 3.0
    timer.join()


def test_a_cache_that_cannot_be_written_costs_only_another_trial(
    tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log.expect("the trial of a model is not remembered")
    (tmp_path / "cache").write_text("a file where the folder should be")
    admit(scripted(tmp_path / "m.gguf"), cache=tmp_path / "cache")


def test_a_machine_without_a_working_library_blames_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LLAMA_CPP_LIB_PATH", str(tmp_path))
    path = scripted(tmp_path / "m.gguf")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    for trusted in ({digest}, set[str]()):
        with pytest.raises(ModelError, match="cannot run on this machine") as error:
            admit(path, cache=tmp_path / "cache", trusted=trusted)
        assert not isinstance(error.value, ModelRefused)


def test_a_killer_among_good_files_costs_only_itself(tmp_path: Path) -> None:
    paths = [scripted(tmp_path / f"{n}.gguf", shape=TINY) for n in range(4)]
    killer(paths[1])
    results = try_out(paths)
    assert [type(results[path]) for path in paths] == [
        type(None),
        ModelCrashed,
        type(None),
        type(None),
    ]


def test_six_hundred_damaged_files_are_refused_or_open(tmp_path: Path) -> None:
    """None gets past both checks with anything but a verdict; this process lives on."""
    data = scripted(tmp_path / "whole.gguf", shape=TINY).read_bytes()
    with (tmp_path / "whole.gguf").open("rb") as file:
        file.seek(4)
        header = read_header(file, len(data)).data_offset
    survivors: list[Path] = []
    refused = 0
    for number, mutant in enumerate(mutants(data, header, 600, seed=20)):
        path = tmp_path / f"{number}.gguf"
        path.write_bytes(mutant)
        try:
            gguf.inspect(path)
        except ModelRefused:
            refused += 1
        else:
            survivors.append(path)
    verdicts = try_out(survivors, timeout=10.0)
    assert list(verdicts) == survivors
    crashed = sum(isinstance(verdict, ModelCrashed) for verdict in verdicts.values())
    opened = sum(verdict is None for verdict in verdicts.values())
    assert all(isinstance(v, ModelError | None) for v in verdicts.values())
    logging.getLogger(__name__).info(
        "%d refused by the header, %d by the child, %d crashed it, %d open",
        refused,
        len(survivors) - crashed - opened,
        crashed,
        opened,
    )
    assert refused > 300
    assert opened > 100
