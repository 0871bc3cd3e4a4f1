"""Several engines as one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pytest

from app.engines.failover.ladder import Ladder, Switch
from app.engines.failover.rung import Watch
from app.errors import EngineError, EngineHung, SynthesisFailed, UnsayableText, VoiceUnknown
from app.ports import AudioChunk, SpeechEngine, SpeechRequest, Voice, WordMark
from app.turn import CancelToken
from tests.faults import ManualClock

PIECE = 2_400
"""Samples."""


class Rung:
    """Says `pieces` pieces, then raises what it was given."""

    def __init__(
        self,
        name: str,
        pieces: int = 1,
        error: Exception | None = None,
        *,
        voice: str = "",
        rate: int = 24_000,
        level: float = 0.5,
        marks: Sequence[WordMark] = (),
    ) -> None:
        self.name = name
        self._voice = voice or f"{name} voice"
        self.asked: list[SpeechRequest] = []
        self.used_on: set[threading.Thread] = set()
        self.closed_on: threading.Thread | None = None
        self.error = error
        self._pieces, self._rate, self._level, self._marks = pieces, rate, level, marks

    def voices(self) -> Sequence[Voice]:
        return [Voice(self._voice, self.name, ("en",), self.name)]

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.asked.append(request)
        self.used_on.add(threading.current_thread())
        for index in range(self._pieces):
            begun = [mark for mark in self._marks if mark.sample // PIECE == index]
            samples = np.full(PIECE, self._level, np.float32)
            yield AudioChunk(samples, self._rate, tuple(begun))
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        self.closed_on = threading.current_thread()


class Sunk(Rung):
    """Comes back once it is let go, whatever its token says."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.begun, self.free = threading.Event(), threading.Event()

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.begun.set()
        assert self.free.wait(10.0)
        return super().synthesize(request, cancel)


Climb = Callable[..., Ladder]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def climb(clock: ManualClock) -> Iterator[Climb]:
    made: list[Ladder] = []

    def make(*rungs: SpeechEngine, tell: Callable[[Switch], None] = lambda _: None) -> Ladder:
        made.append(Ladder(rungs, watch=Watch(clock=clock), tell=tell))
        return made[-1]

    yield make
    for ladder in made:
        ladder.close()


def cannot(sentence: str = "No.") -> EngineError:
    return UnsayableText(sentence, engine="best", retryable=False)


def slips() -> EngineError:
    return SynthesisFailed("It slipped.", engine="best")


def chunks(ladder: Ladder, text: str = "Hello.", voice: str = "") -> list[AudioChunk]:
    return list(ladder.synthesize(SpeechRequest(text, voice=voice), CancelToken()))


def say(ladder: Ladder, voice: str = "") -> int:
    """How many pieces sound."""
    return sum(len(chunk.samples) for chunk in chunks(ladder, voice=voice)) // PIECE


def test_the_best_speaks_as_long_as_it_can(climb: Climb) -> None:
    best, spare = Rung("best"), Rung("spare")
    ladder = climb(best, spare)
    assert ladder.name == "best"
    assert say(ladder) == 1
    assert not spare.asked


def test_what_the_best_cannot_say_the_next_one_says_whole(climb: Climb) -> None:
    best, spare = Rung("best", 0, cannot()), Rung("spare", 3)
    ladder = climb(best, spare)
    assert say(ladder) == 3
    assert ladder.name == "spare"
    assert spare.asked == [SpeechRequest("Hello.")]


def test_after_that_the_best_is_tried_first_again(climb: Climb) -> None:
    best, spare = Rung("best", 0, cannot()), Rung("spare")
    ladder = climb(best, spare)
    for _ in range(5):
        say(ladder)
    assert len(best.asked) == 5


def test_when_all_fail_the_first_reason_is_told(climb: Climb) -> None:
    spare = Rung("spare", 0, SynthesisFailed("Nor I.", engine="spare"))
    with pytest.raises(UnsayableText, match="I cannot"):
        say(climb(Rung("best", 0, cannot("I cannot.")), spare))


def test_a_voice_is_asked_of_its_own_engine_first(climb: Climb) -> None:
    best, spare = Rung("best"), Rung("spare", 0, cannot())
    assert say(climb(best, spare), "spare voice") == 1
    assert spare.asked == [SpeechRequest("Hello.", voice="spare voice")]
    assert best.asked == [SpeechRequest("Hello.")]


def test_a_voice_that_none_offers_is_asked_of_all(climb: Climb) -> None:
    unknown = VoiceUnknown("Who?", engine="best", retryable=False)
    best, spare = Rung("best", 0, unknown), Rung("spare")
    assert say(climb(best, spare), "en+f3") == 1
    assert spare.asked[0].voice == "en+f3"


class Particular(Rung):
    """Speaks with its own choice alone."""

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        if request.voice:
            raise VoiceUnknown("Who?", engine=self.name, retryable=False)
        return super().synthesize(request, cancel)


def test_a_voice_that_nobody_has_is_no_reason_to_be_mute(climb: Climb) -> None:
    best, spare = Particular("best"), Particular("spare")
    assert say(climb(best, spare), "a card that is gone") == 1
    assert spare.asked == [SpeechRequest("Hello.")]


def test_it_offers_and_closes_all(climb: Climb) -> None:
    rungs = Rung("best"), Rung("spare")
    ladder = climb(*rungs)
    assert [voice.engine for voice in ladder.voices()] == ["best", "spare"]
    ladder.close()
    assert all(rung.closed_on for rung in rungs)


def test_a_voice_that_several_offer_stays_when_one_gives_way_to_another(climb: Climb) -> None:
    best, second = Rung("best", 0, cannot(), voice="Lin"), Rung("second", voice="Lin")
    say(climb(best, second, Rung("spare")), voice="Lin")
    assert second.asked == [SpeechRequest("Hello.", voice="Lin")]


def test_a_voice_that_several_offer_is_listed_once_as_the_best_ones(climb: Climb) -> None:
    ladder = climb(Rung("best", voice="Lin"), Rung("second", voice="Lin"), Rung("spare"))
    assert [(voice.name, voice.engine) for voice in ladder.voices()] == [
        ("Lin", "best"),
        ("spare voice", "spare"),
    ]


def test_an_engine_is_used_and_closed_by_one_thread_of_its_own(climb: Climb) -> None:
    best, spare = Rung("best", 0, cannot()), Rung("spare")
    ladder = climb(best, spare)
    for _ in range(3):
        say(ladder)
    ladder.close()
    for rung in (best, spare):
        assert rung.used_on == {rung.closed_on}
    assert best.closed_on is not spare.closed_on
    assert threading.current_thread() not in best.used_on | spare.used_on


def test_a_ladder_that_changed_goes_on_with_the_engines_that_stay(climb: Climb) -> None:
    best, spare = Rung("best", 0, slips()), Rung("spare")
    before = climb(best, spare)
    say(before)
    say(before)
    after = before.changed((best, Rung("new"), spare))
    before.close()
    assert best.closed_on is None
    assert after.health()[0].state == "open"
    say(after)
    assert after.name == "new"
    after.close()
    assert best.closed_on is not None


# What breaks off in the middle.

TEXT = "one two three"
MARKS = (WordMark(0, 3, 100), WordMark(4, 7, 3_000), WordMark(8, 13, 6_000))


def test_the_next_goes_on_with_the_first_word_that_is_not_whole(climb: Climb) -> None:
    best, spare = Rung("best", 2, slips(), marks=MARKS), Rung("spare")
    said = chunks(climb(best, spare), TEXT)
    assert spare.asked == [SpeechRequest("two three")]
    assert sum(len(chunk.samples) for chunk in said) == 3_000 + PIECE


def test_marks_of_what_another_says_mean_the_whole_text(climb: Climb) -> None:
    best = Rung("best", 2, slips(), marks=MARKS)
    spare = Rung("spare", 10, marks=(WordMark(0, 3, 0), WordMark(4, 9, 4_800)), rate=48_000)
    said = chunks(climb(best, spare), TEXT)
    assert {chunk.sample_rate for chunk in said} == {24_000}
    marks = [mark for chunk in said for mark in chunk.words]
    assert [(mark.start, mark.end) for mark in marks] == [(0, 3), (4, 7), (8, 13)]
    assert [mark.sample for mark in marks] == [100, 3_000, 3_000 + 2_400]
    begun = 0
    for chunk in said:
        assert all(begun <= mark.sample < begun + len(chunk.samples) for mark in chunk.words)
        begun += len(chunk.samples)


def test_two_voices_meet_without_a_click(climb: Climb) -> None:
    best, spare = Rung("best", 2, slips(), marks=MARKS), Rung("spare", 2)
    sound = np.concatenate([chunk.samples for chunk in chunks(climb(best, spare), TEXT)])
    assert np.abs(np.diff(sound)).max() < 0.01


def test_without_marks_it_goes_on_with_the_clause_that_may_not_have_sounded(climb: Climb) -> None:
    text = "Yes, we can. This is the rest of what there was to say today, and a bit more."
    best, spare = Rung("best", 20, slips()), Rung("spare", 30)
    chunks(climb(best, spare), text)
    assert spare.asked[0].text == text[text.index("This") :]


def test_one_slip_is_forgiven_and_the_second_in_a_row_is_not(climb: Climb) -> None:
    best = Rung("best", 0, slips())
    ladder = climb(best, Rung("spare"))
    for _ in range(4):
        assert say(ladder) == 1
    assert len(best.asked) == 2
    assert ladder.health()[0].state == "open"


def test_what_an_engine_should_not_raise_is_a_failure_like_others(climb: Climb) -> None:
    best = Rung("best", 0, ValueError("of a library"))
    ladder = climb(best, Rung("spare"))
    assert say(ladder) == 1
    (trouble,) = ladder.health()[0].figures.troubles
    assert (trouble.kind, trouble.sentence) == (
        "SynthesisFailed",
        "best broke off: ValueError.",
    )


def test_the_better_voice_is_back_after_a_trial_that_nobody_hears(
    climb: Climb, clock: ManualClock
) -> None:
    told: list[Switch] = []
    best = Rung("best", 0, slips(), level=0.3)
    ladder = climb(best, Rung("spare"), tell=told.append)
    say(ladder)
    say(ladder)
    best.error, best._pieces = None, 1
    clock.advance(3.0)
    assert not ladder.probe()
    clock.advance(10.0)
    clock.until(lambda: not ladder.probe())
    assert say(ladder) == 1
    assert ladder.name == "best"
    assert [(one.before, one.engine, one.error is not None) for one in told] == [
        ("best", "spare", True),
        ("spare", "best", False),
    ]


def test_a_defect_is_not_tried_again_until_the_user_says_so(
    climb: Climb, clock: ManualClock
) -> None:
    best = Rung("best", 0, EngineError("Gone.", engine="best", retryable=False))
    ladder = climb(best, Rung("spare"))
    say(ladder)
    clock.advance(1e6)
    say(ladder)
    assert len(best.asked) == 1
    ladder.retry()
    say(ladder)
    assert len(best.asked) == 2


def test_an_engine_that_rests_is_asked_where_no_other_works(climb: Climb) -> None:
    best, spare = Rung("best", 0, slips()), Rung("spare")
    ladder = climb(best, spare)
    say(ladder)
    say(ladder)
    best.error, best._pieces, spare.error, spare._pieces = None, 1, slips(), 0
    assert say(ladder) == 1
    assert ladder.name == "best"


def test_one_that_hangs_is_left_and_not_asked_before_it_is_back(
    climb: Climb, clock: ManualClock
) -> None:
    best = Sunk("best")
    ladder = climb(best, Rung("spare"))
    with clock.passing():
        assert say(ladder) == 1
    assert ladder.health()[0].stuck
    clock.advance(1e4)
    assert say(ladder) == 1
    assert not best.asked
    best.free.set()
    clock.until(lambda: not ladder.health()[0].stuck)
    clock.until(lambda: not ladder.probe())
    assert say(ladder) == 1
    assert ladder.name == "best"


def test_where_all_hang_the_next_utterance_fails_at_once(climb: Climb, clock: ManualClock) -> None:
    only = Sunk("only")
    ladder = climb(only)
    with clock.passing(), pytest.raises(EngineHung):
        say(ladder)
    with pytest.raises(EngineHung, match="only does not answer"):
        say(ladder)
    only.free.set()


def test_a_cancel_ends_the_wait_for_one_that_hangs(climb: Climb) -> None:
    best = Sunk("best")
    ladder, cancel = climb(best, Rung("spare")), CancelToken()
    stopper = threading.Thread(target=lambda: best.begun.wait(10.0) and cancel.cancel())
    stopper.start()
    assert not list(ladder.synthesize(SpeechRequest("Hello."), cancel))
    stopper.join()
    best.free.set()
    assert ladder.health()[0].state == "closed"


def test_an_utterance_that_was_left_does_not_come_back_over_the_next(climb: Climb) -> None:
    best, spare = Rung("best", 20), Rung("spare")
    ladder = climb(best, spare)
    left = ladder.synthesize(SpeechRequest("Left. " * 40), CancelToken())
    next(left)
    assert say(ladder) == 20
    assert not list(left)
    assert not spare.asked


def test_one_rung_alone_can_be_asked(climb: Climb) -> None:
    best, spare = Rung("best", 0, slips()), Rung("spare")
    ladder = climb(best, spare)
    with pytest.raises(SynthesisFailed):
        list(ladder.said_by(best, SpeechRequest("Hello."), CancelToken()))
    assert list(ladder.said_by(spare, SpeechRequest("Hello."), CancelToken()))
    assert len(best.asked) == len(spare.asked) == 1


class Eager(Rung):
    """Counts its pieces."""

    made = 0

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        for piece in super().synthesize(request, cancel):
            self.made += 1
            yield piece


def test_an_engine_works_a_few_pieces_ahead_of_who_listens(
    climb: Climb, clock: ManualClock
) -> None:
    best = Eager("best", 50)
    sound = climb(best).synthesize(SpeechRequest("Hello. " * 40), CancelToken())
    for count in range(1, 20):
        next(sound)
        clock.until(lambda count=count: best.made >= count + 4)  # type: ignore[misc]  # bound now
        assert best.made <= count + 5
    sound.close()


def test_waiting_for_the_listener_is_not_held_against_an_engine(
    climb: Climb, clock: ManualClock
) -> None:
    best = Eager("best", 50)
    ladder = climb(best, Rung("spare"))
    sound = ladder.synthesize(SpeechRequest("Hello. " * 40), CancelToken())
    next(sound)
    clock.until(lambda: best.made >= 5)
    clock.advance(1e4)
    assert sum(len(chunk.samples) for chunk in sound) > 48 * PIECE
    assert ladder.name == "best"
    assert ladder.health()[0].figures.real_time_factor == 0.0


class Sleeper(Rung):
    """Opens with what it is asked first."""

    is_open = False

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        self.is_open = True
        return super().synthesize(request, cancel)


def test_a_stand_in_that_is_not_open_gets_ready_while_another_speaks(
    climb: Climb, clock: ManualClock
) -> None:
    best, second = Rung("best", 0, EngineHung("It hangs.", engine="best")), Sleeper("second", 5)
    ladder = climb(best, second, Rung("spare"))
    say(ladder)
    assert ladder.name == "spare"
    assert not second.asked
    say(ladder)
    assert ladder.name == "spare"
    clock.until(lambda: not ladder.probe())
    say(ladder)
    assert ladder.name == "second"


def test_the_best_is_waited_for_while_it_opens(climb: Climb) -> None:
    best = Sleeper("best")
    ladder = climb(best, Rung("spare"))
    assert say(ladder) == 1
    assert ladder.name == "best"


def test_one_that_is_not_open_is_better_than_none(climb: Climb) -> None:
    best, second = Rung("best", 0, slips()), Sleeper("second", 5)
    ladder = climb(best, second)
    assert say(ladder) == 5
