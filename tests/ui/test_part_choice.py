"""The model and the sound device are chosen in the window, and kept once they work."""

from __future__ import annotations

from app.errors import ModelRefused, NoAudioDevice
from app.events import DeviceReady, ModelFailed, ModelReady, ModelTrimmed
from app.ui import trouble
from app.ui.top_bar import OPEN_FILE


def labels(picker):
    return [choice.label for choice in picker._choices]


def test_a_model_file_that_opens_is_kept(opened):
    opened.parts.open_file("models/large.gguf")
    assert opened.session.calls[-1] == ("open_model", "large")
    assert opened.preferences.settings.model.path == ""
    opened.session.publish(ModelReady("Large", 0.1))
    opened.settle()
    assert opened.preferences.settings.model.path == "models/large.gguf"
    assert labels(opened.window.top_bar.model) == ["Starter", "large", "Open a model file…"]
    assert opened.window.top_bar.model.text() == "Large"


def test_one_that_does_not_open_is_told_and_not_kept(opened):
    opened.parts.open_file("models/damaged.gguf")
    opened.session.publish(ModelFailed(ModelRefused("It is damaged.")))
    opened.session.publish(ModelReady("Starter", 0.1))
    opened.settle()
    assert opened.preferences.settings.model.path == ""
    assert opened.window.top_bar.model.text() == "Starter"
    assert "damaged" in opened.window.notices._shown["model"].title


def test_a_file_is_looked_for_with_the_systems_dialog(opened, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("x/other.gguf", ""))
    opened.window.top_bar.model_chosen.emit(OPEN_FILE)
    assert opened.session.calls[-1] == ("open_model", "other")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    before = len(opened.session.calls)
    opened.window.top_bar.model_chosen.emit(OPEN_FILE)
    assert len(opened.session.calls) == before


def test_the_devices_are_offered_and_the_chosen_one_is_kept(opened, monkeypatch):
    monkeypatch.setattr("app.assembly.devices", lambda: ["Speakers", "Headphones"])
    opened.session.publish(DeviceReady("Speakers"))
    opened.settle()
    offered = [device.label for device in opened.window.voice_bar._devices]
    assert offered == ["System output", "Speakers", "Headphones"]
    opened.window.voice_bar.device_chosen.emit("Headphones")
    assert opened.session.calls[-1] == ("choose_device",)
    assert opened.preferences.settings.sound.device == "Headphones"


def test_without_a_sound_system_only_the_systems_choice_is_offered(opened, monkeypatch):
    def refuse():
        raise NoAudioDevice("none")

    monkeypatch.setattr("app.assembly.devices", refuse)
    opened.session.publish(DeviceReady("Speakers"))
    opened.settle()
    assert len(opened.window.voice_bar._devices) == 1


def test_a_model_that_is_to_live_elsewhere_is_opened_anew_and_the_choice_is_kept(opened):
    opened.window.settings.model.process_chosen.emit("always")
    assert opened.session.calls[-1] == ("open_model", "Starter")
    assert opened.preferences.settings.model.process == "always"
    opened.window.settings.model.process_chosen.emit("always")
    assert opened.session.calls.count(("open_model", "Starter")) == 1
    assert opened.window.settings.model.process.value == "always"


def test_a_model_that_has_to_leave_the_card_to_the_voice_is_told(opened):
    opened.session.announce(ModelTrimmed("Mistral", 12, 33))
    opened.settle()
    notice = opened.window.notices._shown[trouble.MODEL]
    assert notice.title == "Mistral uses the graphics card less."
    assert notice.text.startswith("12 of 33 layers fit there beside the voice.")


def test_layers_go_to_the_card_at_once_and_what_did_not_fit_is_said(opened):
    panel = opened.window.settings.model
    panel.layers.chosen.emit("1000")
    assert opened.preferences.settings.model.gpu_layers == 1000
    assert opened.session.calls[-1] == ("open_model", "Starter")
    assert panel.layers.text() == "As many as fit"
    opened.session.announce(ModelTrimmed("Mistral", 12, 33))
    opened.session.announce(ModelReady("Mistral", 0.2))
    opened.settle()
    assert panel.told.startswith("Now 12 of 33 layers fit there beside the voice.")
    opened.session.announce(ModelReady("Mistral", 0.2))
    opened.settle()
    assert panel.told.startswith("The voice comes first there")
