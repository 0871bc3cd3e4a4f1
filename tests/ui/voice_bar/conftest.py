"""The voice bar at the foot of its page, shown."""

from __future__ import annotations

import pytest

from app.ui.voice_bar import VoiceBar
from tests.ui.voice_bar.bar_page import Clock, Page


@pytest.fixture
def page(qtbot, time: Clock) -> Page:
    made = Page(time)
    qtbot.addWidget(made)
    made.resize(1200, 780)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def bar(page: Page) -> VoiceBar:
    return page.bar


@pytest.fixture
def time() -> Clock:
    return Clock()
