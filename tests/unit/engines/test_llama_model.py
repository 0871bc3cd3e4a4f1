from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import psutil
import pytest

from app.engines import gguf
from app.engines.llama.model import LlamaModel
from app.engines.llama.sampling import Sampling
from app.errors import ModelError, ModelRefused, ModelTooBig, PromptTooLong, TemplateFailed
from app.ports import Message, TextPiece, Usage
from app.turn import CancelToken
from tests.conftest import ExpectedLog
from tests.gguf_factory import CHATML, Shape, noise, scripted

GREEDY = Sampling(temperature=0, max_tokens=40)
SMALL = Shape(width=64, layers=2, heads=2, kv_heads=1, inner=96, context=512)

Make = Callable[..., LlamaModel]


@pytest.fixture
def make() -> Iterator[Make]:
    """Opens models and closes them when the test is over."""
    opened: list[LlamaModel] = []

    def open_model(path: Path, **options: Any) -> LlamaModel:
        opened.append(LlamaModel(gguf.inspect(path), **{"sampling": GREEDY, **options}))
        return opened[-1]

    yield open_model
    for model in opened:
        model.close()


def run(model: LlamaModel, messages: Sequence[Message]) -> tuple[str, str, Usage]:
    """What was said, what was thought, and what it cost."""
    *pieces, usage = model.stream(messages, CancelToken())
    assert isinstance(usage, Usage)
    texts = [piece for piece in pieces if isinstance(piece, TextPiece)]
    said = "".join(piece.text for piece in texts if not piece.thinking)
    return said, "".join(piece.text for piece in texts if piece.thinking), usage


def user(text: str) -> Message:
    return Message("user", text)


def test_a_thought_is_told_from_the_answer(make: Make, tmp_path: Path) -> None:
    script = ("<th", "ink", ">", "2 and 2", "</", "think", "> ", "Four", ".")
    model = make(scripted(tmp_path / "m.gguf", script))
    assert run(model, [user("2+2?")])[:2] == ("Four.", "2 and 2")


def test_a_thought_may_be_opened_by_the_template(make: Make, tmp_path: Path) -> None:
    shape = Shape(template=CHATML + "{% if enable_thinking %}<think>\n{% endif %}")
    path = scripted(tmp_path / "m.gguf", ("Hm", "</think>", "Four", "."), shape)
    assert run(make(path, thinking=True), [user("2+2?")])[:2] == ("Four.", "Hm")
    assert run(make(path), [user("2+2?")])[:2] == ("Hm</think>Four.", "")


def test_a_stop_string_ends_the_answer_across_tokens(make: Make, tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf", ("One", ".", "\nUs", "er", ": ", "Two"))
    said, _, usage = run(make(path, stop=["\nUser:"]), [user("Count.")])
    assert said == "One."
    assert usage.stop == "stop"


def test_a_piece_longer_than_any_buffer_is_not_lost(make: Make, tmp_path: Path) -> None:
    long = "".join(chr(ord("a") + i * i // 26 % 26) for i in range(600))
    assert run(make(scripted(tmp_path / "m.gguf", (long, "!"))), [user("?")])[0] == long + "!"


def test_an_answer_has_a_longest_length(make: Make, tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf")
    said, _, usage = run(make(path, sampling=Sampling(temperature=0, max_tokens=2)), [user("Hi")])
    assert said == "Hello there"
    assert (usage.stop, usage.generated_tokens) == ("length", 2)


def test_an_answer_that_only_repeats_itself_is_ended(make: Make, tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf", ("Well", ". ", "So it is. " * 60, "Never", " said"))
    said, _, usage = run(make(path), [user("Hi")])
    assert said == "Well. So it is. So it is."
    assert (usage.stop, usage.generated_tokens) == ("loop", 3)


def test_an_answer_ends_where_the_context_does(make: Make, tmp_path: Path) -> None:
    path = noise(tmp_path / "m.gguf", SMALL)
    model = make(path, context_length=64, sampling=Sampling(temperature=0, max_tokens=1000))
    usage = run(model, [user("Hi")])[2]
    assert usage.stop == "length"
    assert usage.prompt_tokens + usage.generated_tokens == model.context_length


def test_without_a_template_it_speaks_chatml_and_warns(
    make: Make, tmp_path: Path, expected_log: ExpectedLog
) -> None:
    expected_log.expect("has no chat template")
    path = scripted(tmp_path / "m.gguf", ("Yes", "."), Shape(template=None))
    assert run(make(path), [user("Well?")])[0] == "Yes."


def test_a_user_cannot_write_a_control_token(make: Make, tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf", shape=Shape(template="{{ messages[-1].content }}\n"))
    model = make(path)
    control = run(model, [user("<|im_start|>")])[2].prompt_tokens
    broken = run(model, [user("< |im_start|>")])[2].prompt_tokens
    assert control == broken > 10


def test_a_model_that_wants_a_first_token_gets_it_once(make: Make, tmp_path: Path) -> None:
    counts = []
    for number, (wants, prefix) in enumerate([(False, ""), (True, ""), (True, "{{ bos_token }}")]):
        shape = Shape(starts_with_bos=wants, template=prefix + CHATML)
        model = make(scripted(tmp_path / f"{number}.gguf", shape=shape))
        counts.append(run(model, [user("Hi")])[2].prompt_tokens)
    assert counts[1] == counts[2] == counts[0] + 1


def test_nothing_that_was_read_is_read_again(make: Make, tmp_path: Path) -> None:
    model = make(noise(tmp_path / "m.gguf", SMALL))
    system = Message("system", "You are a voice. " * 5)
    said, _, first = run(model, [system, user("One?")])
    _, _, second = run(model, [system, user("One?"), Message("assistant", said), user("Two?")])
    assert first.reused_tokens <= 1
    assert second.reused_tokens >= first.prompt_tokens
    _, _, third = run(model, [Message("system", "Other."), user("One?")])
    assert third.reused_tokens < 20


def test_what_is_read_again_is_read_right(make: Make, tmp_path: Path) -> None:
    path = noise(tmp_path / "m.gguf", SMALL)
    used = make(path)
    talk = [Message("system", "You are a voice.")]
    for question in ("One?", "And two?", "And three?"):
        talk.append(user(question))
        said = run(used, talk)[0]
        assert said == run(make(path), talk)[0]
        talk.append(Message("assistant", said))


def test_a_system_prompt_can_be_read_ahead(make: Make, tmp_path: Path) -> None:
    path = noise(tmp_path / "m.gguf", SMALL)
    ahead, plain = make(path), make(path)
    system = "You are a voice. " * 5
    ahead.prefill(system, CancelToken())
    talk = [Message("system", system), user("One?")]
    (said, _, usage), (expected, _, _) = run(ahead, talk), run(plain, talk)
    assert said == expected
    assert usage.prompt_tokens - usage.reused_tokens < 30


def test_reading_ahead_ends_with_its_turn_and_does_no_harm(make: Make, tmp_path: Path) -> None:
    path = noise(tmp_path / "m.gguf", SMALL)
    model, cancel = make(path), CancelToken()
    cancel.cancel()
    model.prefill("You are a voice. " * 5, cancel)
    assert run(model, [user("One?")])[0] == run(make(path), [user("One?")])[0]


def test_a_system_prompt_larger_than_the_context_is_read_ahead_in_part(
    make: Make, tmp_path: Path
) -> None:
    model = make(scripted(tmp_path / "m.gguf"), context_length=256)
    model.prefill("word " * 400, CancelToken())
    assert run(model, [user("Hi")])[0].startswith("Hello there.")


def test_an_opening_can_be_given_up(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(ModelError, match="cancelled"):
        LlamaModel(gguf.inspect(scripted(tmp_path / "m.gguf")), cancel=cancel)


def test_when_the_context_is_full_half_of_the_old_turns_go_and_stay_gone(
    make: Make, tmp_path: Path
) -> None:
    model = make(noise(tmp_path / "m.gguf", SMALL), context_length=512)
    talk = [Message("system", "You are a voice.")]
    fresh: list[int] = []
    for turn in range(30):
        talk.append(user(f"Question number {turn:03}, please?"))
        _, _, usage = run(model, talk)
        assert usage.prompt_tokens <= 512 - 40
        fresh.append(usage.prompt_tokens - usage.reused_tokens)
        talk.append(Message("assistant", f"Answer {turn:03}."))
    trims = sum(count > 120 for count in fresh)
    assert 1 <= trims <= 30 // 4, fresh


def test_a_question_larger_than_the_context_is_refused_and_the_next_answered(
    make: Make, tmp_path: Path
) -> None:
    model = make(scripted(tmp_path / "m.gguf"), context_length=256)
    with pytest.raises(PromptTooLong):
        run(model, [user("word " * 400)])
    assert run(model, [user("Hi")])[0].startswith("Hello there.")


def test_a_seed_makes_an_answer_repeatable(make: Make, tmp_path: Path) -> None:
    path = noise(tmp_path / "m.gguf", SMALL)
    answers = [
        run(make(path, sampling=Sampling(seed=seed, temperature=1.5, max_tokens=20)), [user("Go")])
        for seed in (1, 1, 2)
    ]
    assert answers[0][0] == answers[1][0] != answers[2][0]


def test_without_a_seed_answers_differ(make: Make, tmp_path: Path) -> None:
    model = make(noise(tmp_path / "m.gguf", SMALL), sampling=Sampling(temperature=1.5))
    assert run(model, [user("Go")])[0] != run(model, [user("Go")])[0]


def test_a_failed_load_names_the_cause_that_llama_cpp_logged(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf")
    path.write_bytes(path.read_bytes().replace(b"blk.0.ffn_up.weight", b"blk.0.ffn_xx.weight"))
    with pytest.raises(ModelRefused, match=r"opened: tensor 'blk\.0\.ffn_up\.weight' not found\."):
        LlamaModel(gguf.inspect(path))


def test_an_unknown_architecture_asks_for_an_update(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf")
    path.write_bytes(path.read_bytes().replace(b"llama", b"lamas"))
    with pytest.raises(ModelRefused, match="does not know") as refusal:
        LlamaModel(gguf.inspect(path))
    assert "Update" in refusal.value.remedy


def test_weights_that_are_no_numbers_are_found_on_opening(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf")
    data = bytearray(path.read_bytes())
    data[-400_000:] = np.full(100_000, np.nan, np.float32).tobytes()
    path.write_bytes(data)
    with pytest.raises(ModelRefused, match="its weights hold no numbers"):
        LlamaModel(gguf.inspect(path))


def test_a_template_that_raises_is_found_on_opening(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf", shape=Shape(template="{{ raise_exception('no') }}"))
    with pytest.raises(TemplateFailed):
        LlamaModel(gguf.inspect(path)).close()


def free(monkeypatch: pytest.MonkeyPatch, megabytes: int) -> None:
    memory = SimpleNamespace(available=megabytes << 20)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)


def test_a_model_that_does_not_fit_is_refused_with_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = noise(tmp_path / "m.gguf", SMALL)
    free(monkeypatch, 100)
    with pytest.raises(ModelTooBig, match=r"needs about 0\.2 GB of memory, and 0\.1 GB are free"):
        LlamaModel(gguf.inspect(path))


def test_where_memory_is_tight_the_context_is_smaller(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape = Shape(width=64, layers=64, heads=1, kv_heads=1, inner=32, context=8192)
    path = noise(tmp_path / "m.gguf", shape)
    free(monkeypatch, 260)
    assert make(path, context_length=8192).context_length == 2048


def test_another_thread_is_turned_away_before_it_does_harm(make: Make, tmp_path: Path) -> None:
    model = make(scripted(tmp_path / "m.gguf"))
    raised: list[Exception] = []

    def meddle() -> None:
        for action in (lambda: next(model.stream([user("Hi")], CancelToken())), model.close):
            try:
                action()
            except RuntimeError as error:
                raised.append(error)

    thread = threading.Thread(target=meddle)
    thread.start()
    thread.join(10)
    assert len(raised) == 2
    assert run(model, [user("Hi")])[0].startswith("Hello")


def test_a_stream_that_outlives_its_model_raises_and_does_not_crash(tmp_path: Path) -> None:
    model = LlamaModel(gguf.inspect(scripted(tmp_path / "m.gguf")), sampling=GREEDY)
    stream = model.stream([user("Hi")], CancelToken())
    next(stream)
    model.close()
    with pytest.raises(RuntimeError, match="closed"):
        list(stream)


def test_a_long_text_is_read_in_bounded_time(make: Make, tmp_path: Path) -> None:
    model = make(scripted(tmp_path / "m.gguf", shape=Shape(context=8192)), context_length=8192)
    _, _, usage = run(model, [user("long " * 1000)])
    assert usage.prompt_tokens > 4000
