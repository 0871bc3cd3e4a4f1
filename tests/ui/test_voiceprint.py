"""Voiceprints: one a voice, the same everywhere, lit only while it sounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.theme import theme
from app.ui.voiceprint import BARS, Voiceprint, bar_heights


@given(voice=st.text(max_size=40))
def test_a_voice_has_nine_bars_that_fit(voice: str):
    heights = bar_heights(voice)
    assert len(heights) == BARS == 9
    assert all(0.1 < height < 0.8 for height in heights)


EN_US = [0.185, 0.374, 0.395, 0.351, 0.629, 0.366, 0.41, 0.388, 0.179]


def test_the_print_of_a_voice_never_changes():
    assert [round(height, 3) for height in bar_heights("en-us")] == EN_US


def test_voices_look_different():
    names = ["Lin", "Paolo", "Mei", "en-us", "cmn", "Vera", "Kai", "Noor"]
    assert len({bar_heights(name) for name in names}) == len(names)


def _colours(widget: Voiceprint) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_it_is_lit_only_while_the_voice_sounds(qtbot):
    shown = Voiceprint("Lin", side=44)
    qtbot.addWidget(shown)
    lamp, line = theme.colour("lamp").name(), theme.colour("lampline").name()
    assert not {lamp, line} & _colours(shown)
    shown.show_voice("Lin", lit=True)
    assert {lamp, line} <= _colours(shown)
