"""What every LanguageModel promises."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engines import gguf, registry
from app.engines.llama.model import LlamaModel
from app.engines.llama.sampling import Sampling
from app.engines.remote.model import RemoteModel
from app.engines.remote.recipe import Recipe
from app.ports import LanguageModel, Message, TextPiece, Usage
from app.turn import CancelToken
from tests import gguf_factory

SCRIPT = (
    "Hello",
    " there",
    ".",
    " 你好",
    "，",
    "世界",
    "。",
    " Bye",
    b" \xf0\x9f",
    b"\x99\x82",
    "!",
)
ANSWER = "Hello there. 你好，世界。 Bye 🙂!"
QUESTION = [Message("system", "Be brief."), Message("user", "Who are you?")]


def make_llama(folder: Path) -> LanguageModel:
    path = gguf_factory.scripted(folder / "scripted.gguf", SCRIPT)
    return LlamaModel(gguf.inspect(path), sampling=Sampling(temperature=0))


def make_worker(folder: Path) -> LanguageModel:
    path = gguf_factory.scripted(folder / "scripted.gguf", SCRIPT)
    arguments = {"path": str(path), "context_length": 4096, "sampling": {"temperature": 0}}
    factory = registry.engine("llama").factory
    return RemoteModel(Recipe(name="llama", label="Remote", factory=factory, arguments=arguments))


MODELS = {"llama": make_llama, "llama in a worker": make_worker}


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageModel]:
    """A process takes a while to start, and serves all tests."""
    made = make_worker(tmp_path_factory.mktemp("model"))
    yield made
    made.close()


@pytest.fixture(params=MODELS)
def model(
    request: pytest.FixtureRequest, worker: LanguageModel, tmp_path: Path
) -> Iterator[LanguageModel]:
    if MODELS[request.param] is make_worker:
        yield worker
        return
    made = MODELS[request.param](tmp_path)
    yield made
    made.close()


def ask(model: LanguageModel, messages: list[Message], cancel: CancelToken | None = None) -> str:
    pieces, usage = answer(model, messages, cancel)
    assert usage is not None
    return "".join(pieces)


def answer(
    model: LanguageModel, messages: list[Message], cancel: CancelToken | None = None
) -> tuple[list[str], Usage]:
    *pieces, usage = model.stream(messages, cancel or CancelToken())
    assert isinstance(usage, Usage)
    assert all(isinstance(piece, TextPiece) for piece in pieces)
    return [piece.text for piece in pieces if isinstance(piece, TextPiece)], usage


def test_an_answer_comes_in_pieces_and_whole_characters(model: LanguageModel) -> None:
    pieces, _ = answer(model, QUESTION)
    assert "".join(pieces) == ANSWER
    assert len(pieces) > 5
    assert "🙂" in "".join(pieces)


def test_an_empty_piece_says_that_the_prompt_was_read_and_no_other_is_empty(
    model: LanguageModel,
) -> None:
    first, *others = answer(model, QUESTION)[0]
    assert first == ""
    assert all(others)


def test_the_usage_comes_last_and_adds_up(model: LanguageModel) -> None:
    _, usage = answer(model, QUESTION)
    assert usage.stop == "stop"
    assert usage.generated_tokens == len(SCRIPT)
    assert 0 <= usage.reused_tokens < usage.prompt_tokens
    assert usage.prompt_seconds > 0
    assert usage.generation_seconds > 0


def test_the_same_question_can_be_asked_again(model: LanguageModel) -> None:
    assert ask(model, QUESTION) == ask(model, QUESTION) == ANSWER


@pytest.mark.parametrize(
    "text", ["你好，世界", "😀 👩‍👩‍👧", "tear \ud83d drop", "null \0 byte", "", " ", "﷽" * 200]
)
def test_whatever_is_asked_an_answer_comes(model: LanguageModel, text: str) -> None:
    assert ask(model, [Message("user", text)]) == ANSWER


def test_a_conversation_goes_on(model: LanguageModel) -> None:
    turns = [*QUESTION, Message("assistant", ANSWER), Message("user", "And now?")]
    assert ask(model, turns) == ANSWER


def test_a_turn_that_is_over_before_it_starts_says_nothing(model: LanguageModel) -> None:
    cancel = CancelToken()
    cancel.cancel()
    pieces, usage = answer(model, QUESTION, cancel)
    assert pieces == []
    assert usage.stop == "cancelled"


def test_nothing_more_comes_once_the_turn_is_over(model: LanguageModel) -> None:
    cancel = CancelToken()
    stream = model.stream(QUESTION, cancel)
    next(stream)
    cancel.cancel()
    *pieces, usage = stream
    assert pieces == []
    assert isinstance(usage, Usage)
    assert usage.stop == "cancelled"


def test_a_cancelled_turn_does_not_touch_the_next(model: LanguageModel) -> None:
    cancel = CancelToken()
    next(model.stream(QUESTION, cancel))
    cancel.cancel()
    assert ask(model, QUESTION) == ANSWER


def test_an_answer_that_nobody_finishes_does_not_stop_the_next(model: LanguageModel) -> None:
    abandoned = model.stream(QUESTION, CancelToken())
    next(abandoned)
    assert ask(model, QUESTION) == ANSWER
    assert isinstance(list(abandoned)[-1], Usage)


def test_it_lives_and_dies_on_a_thread_of_its_own(tmp_path: Path) -> None:
    heard: list[str] = []

    def live() -> None:
        for make in MODELS.values():
            model = make(tmp_path)
            heard.append(ask(model, QUESTION))
            model.close()

    thread = threading.Thread(target=live)
    thread.start()
    thread.join(20)
    assert heard == [ANSWER] * len(MODELS)


def test_it_can_be_closed_in_the_middle_of_an_answer_and_twice(tmp_path: Path) -> None:
    for make in MODELS.values():
        model = make(tmp_path)
        next(model.stream(QUESTION, CancelToken()))
        model.close()
        model.close()


def test_it_has_a_name(model: LanguageModel) -> None:
    assert model.name


def test_it_says_whether_it_calls_tools(model: LanguageModel) -> None:
    assert model.calls_tools is False
