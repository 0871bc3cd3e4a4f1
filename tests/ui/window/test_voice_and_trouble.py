"""The voice bar leads the session, and what goes wrong is told with its remedy."""

from __future__ import annotations

from app.errors import AudioDeviceLost, GenerationFailed, ModelRefused, NoAudioDevice
from app.events import DeviceLost, DeviceReady, ModelFailed, ModelLoading, TurnEnded, VoiceFailed
from app.ui.kit.buttons import QuietButton
from tests.ui.fake_session import asked
from tests.ui.opened import Opened


def test_the_voice_bar_leads_the_session(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    bar = opened.window.voice_bar
    bar.play.click()
    bar.next.click()
    bar.repeat.click()
    bar.speed_chosen.emit(2.0)
    bar.volume_chosen.emit(0.5)
    opened.settle()
    names = [call[0] for call in opened.session.calls]
    assert names == ["submit", "pause", "skip", "skip", "speed", "volume"]
    assert bar.line.word.text() == "Paused"


def test_play_after_the_end_goes_to_the_beginning(opened: Opened) -> None:
    opened.answer()
    opened.session.finish_text()
    opened.speak(0)
    opened.session.fall_silent()
    opened.session.end()
    opened.settle()
    opened.conductor.toggle()
    assert asked(opened.session, "seek") == [(0,)]


def test_the_first_sound_is_told_with_its_steps(opened: Opened) -> None:
    opened.answer()
    opened.speak(0)
    bar = opened.window.voice_bar
    assert bar.first_sound.text() == "0.09 s"
    bar.open_latency()
    assert "espeak-ng" in bar.latency_popover.report_text()


def test_a_model_that_cannot_be_opened_is_told_with_its_remedy(opened: Opened) -> None:
    opened.session.publish(ModelLoading("mistral"))
    opened.session.publish(ModelFailed(ModelRefused("The file is incomplete.")))
    opened.settle()
    notice = opened.window.notices._shown["model"]
    assert notice.title == "Problem: the file is incomplete."
    assert notice.text == ModelRefused.remedy
    assert opened.window.top_bar.model.text() == "None"


def test_a_failed_answer_keeps_the_question_and_offers_to_try_again(opened: Opened) -> None:
    opened.ask()
    opened.session.end("failed", GenerationFailed("The model stopped."))
    opened.settle()
    notice = opened.window.notices._shown["model"]
    assert opened.window.chat._questions[-1].text == "What is a ring buffer?"
    notice.buttons[0].click()
    opened.settle()
    assert asked(opened.session, "submit") == [("What is a ring buffer?",)] * 2
    assert opened.window.notices.kinds == ()


def test_a_lost_device_needs_the_user_until_it_is_back(opened: Opened) -> None:
    opened.session.publish(DeviceLost("Headphones", AudioDeviceLost("It went away.")))
    opened.settle()
    notice = opened.window.notices._shown["device"]
    assert (notice.weight, notice.title) == ("needs you", "Your sound device is gone. Paused.")
    opened.session.publish(DeviceReady("Headphones"))
    opened.settle()
    assert opened.window.notices.kinds == ()


def test_without_a_voice_the_window_says_so_and_goes_on(opened: Opened) -> None:
    opened.session.publish(VoiceFailed(NoAudioDevice("There is no device.")))
    opened.answer("Text only.")
    notice = opened.window.notices._shown["voice"]
    assert notice.title == "Problem: no voice works."
    assert opened.window.voice_bar.line.word.text() == "No voice works"
    assert opened.last.name_line.words == "Writing"
    (health,) = notice.findChildren(QuietButton)
    assert health.text() == "Open Health"
    health.click()
    assert opened.window.place == "health"


def test_a_turn_that_ends_late_does_no_harm(opened: Opened) -> None:
    opened.answer()
    opened.session.publish(TurnEnded(12345, "completed", 0))
    opened.settle()
    assert opened.last.name_line.words == "Preparing the voice"
