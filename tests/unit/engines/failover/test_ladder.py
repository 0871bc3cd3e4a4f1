"""Several engines as one: who is asked, and who goes on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from app.errors import SynthesisFailed, UnsayableText, VoiceUnknown
from app.ports import AudioChunk, SpeechRequest, WordMark
from app.turn import CancelToken
from tests.unit.engines.failover.climbing import (
    PIECE,
    Climb,
    Rung,
    cannot,
    chunks,
    say,
    slips,
)


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


def test_a_rung_can_be_named_in_the_place_of_a_voice(climb: Climb) -> None:
    best, spare = Rung("best"), Rung("spare", 0, cannot())
    assert say(climb(best, spare), "spare") == 1
    assert spare.asked == best.asked == [SpeechRequest("Hello.")]


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


def test_what_has_nothing_to_say_may_be_silent(climb: Climb) -> None:
    best, spare = Rung("best", level=0.0), Rung("spare")
    ladder = climb(best, spare)
    chunks(ladder, "※")
    assert not spare.asked
    assert not ladder.health()[0].figures.failures


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
