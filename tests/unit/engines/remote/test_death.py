"""What is told of the end of a worker: its true cause, and nothing that the user said."""

from __future__ import annotations

import pytest

from app.engines.remote.death import OUT_OF_MEMORY, Death, Verdict
from app.ui.error_words import FORMS, in_words


@pytest.mark.parametrize(
    ("death", "sentence"),
    [
        (Death("ended", -11), "Mara broke off: SIGSEGV."),
        (Death("ended", 3, ("a", "b")), "Mara broke off: exit code 3."),
        (
            Death("ended", -6, ("x", "ggml.c:1: GGML_ASSERT(n > 0) failed", "y")),
            "Mara broke off: GGML_ASSERT(n > 0) failed.",
        ),
        (
            Death("ended", 1, ("Traceback", "ImportError: no libcudart.so")),
            "Mara broke off: ImportError: no libcudart.so.",
        ),
        (Death("ended", -6, ("CUDA error: out of memory",)), "Mara ran out of memory."),
        (Death("ended", OUT_OF_MEMORY), "Mara ran out of memory."),
        (Death("ended", -9), "The system ended Mara, perhaps because memory ran out."),
        (Death("hung", -9), "Mara does not answer."),
        (Death("disobeyed", -9), "Mara does not answer."),
        (Death("garbled", -9, note="no frame"), "Mara broke off: no frame."),
        (Death("unstarted", note="No such file"), "Mara cannot be started: No such file."),
    ],
)
def test_the_sentence_says_why(death: Death, sentence: str) -> None:
    assert death.sentence("Mara") == sentence


@pytest.mark.parametrize(
    "line",
    [
        "failed at 'the blue folder'",
        "in: Tell nobody about the",
        "字: 今天天气很好",
        "KeyError: '天气很'",
        "word hush",
    ],
)
def test_lines_that_tell_what_the_user_said_are_left_out(line: str) -> None:
    said = ("Tell nobody about the blue folder", "今天天气很好吗", "hush")
    death = Death("ended", 1, ("ggml.c:12: failed", line, "RuntimeError: shape")).without(said)
    assert death.words == ("ggml.c:12: failed", "RuntimeError: shape")
    assert line not in death.detail
    assert "ended, exit code 1" in death.detail


@pytest.mark.parametrize("verdict", ["ended", "hung", "unstarted"])
def test_every_sentence_has_a_form_for_the_window(verdict: Verdict) -> None:
    for code in (-9, -11, OUT_OF_MEMORY):
        sentence = Death(verdict, code).sentence("Mara")
        assert in_words(sentence) == sentence
        assert any(form.replace("{0}", "Mara").split("{1}")[0] in sentence for form in FORMS)
