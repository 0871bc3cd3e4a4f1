"""The catalogue shows every part in every look; nothing is written outside the tokens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.ui import tokens
from app.ui.theme import theme
from tests.ui import catalogue

SOURCES = Path(tokens.__file__).parent


@pytest.mark.parametrize("palette", tokens.PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("page", [catalogue.components, catalogue.bars, catalogue.notices])
def test_every_part_is_painted_in_every_look(page, palette, qtbot, screenshot):
    theme.choose(scheme="dark" if palette.dark else "light", high_contrast=palette.contrast)
    shown = page()
    qtbot.addWidget(shown)
    shown.show()
    name = f"{page.__name__}-{palette.name.replace(' ', '-')}"
    assert screenshot(shown, name).stat().st_size > 1000
    ground = shown.grab().toImage().pixelColor(2, 2)
    assert ground.name().upper() == palette["page"]


def test_no_colour_is_written_outside_the_tokens():
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|Qt\.GlobalColor\.(?!transparent)")
    found = [
        source.name
        for source in SOURCES.rglob("*.py")
        if source.name != "tokens.py" and literal.search(source.read_text(encoding="utf-8"))
    ]
    assert found == []
