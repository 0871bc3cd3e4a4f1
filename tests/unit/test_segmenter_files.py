"""What is read as prose and what as it stands is told by the name of a file."""

from __future__ import annotations

import pytest

from app.segmenter import is_plain


@pytest.mark.parametrize("file", ["-", "notes.md", "a/b.c/README", "Read Me.TXT", "LICENSE"])
def test_what_is_written_for_people_is_prose(file: str) -> None:
    assert not is_plain(file)


@pytest.mark.parametrize(
    "file", ["ring.py", "RING.PY", "a.txt/x.json", "server.log", "src/Makefile", ".bashrc"]
)
def test_of_everything_else_the_symbols_matter(file: str) -> None:
    assert is_plain(file)
