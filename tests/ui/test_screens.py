"""The window on a real display, in every state and size: pictures that are kept and looked at."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from app import paths
from app.ui.tokens import CONTRAST_DARK, DARK, LIGHT, Palette, Role
from tests.display import display
from tests.ui.portrait import PORTRAITS, Portrait

PATIENCE = 280
"""Seconds for all pictures: beside other tests they take a hundred."""
pytestmark = [pytest.mark.screen, pytest.mark.timeout(PATIENCE + 20)]

PICTURES = Path(__file__).resolve().parents[2] / "build" / "screenshots"


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, QImage]:
    """All portraits, drawn by one process that says nothing."""
    home = {paths.HOME: str(tmp_path_factory.mktemp("home"))}
    with display() as screen:
        drawn = subprocess.run(
            [sys.executable, "-m", "tests.ui.portrait", str(PICTURES)],
            env=screen.environment({**os.environ, **home}),
            cwd=PICTURES.parents[1],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert drawn.returncode == 0, drawn.stderr
    assert not drawn.stderr, drawn.stderr
    return {picture.name: QImage(str(PICTURES / f"{picture.name}.png")) for picture in PORTRAITS}


def share(picture: QImage, palette: Palette, role: Role) -> float:
    """Return how much of a picture has exactly a role's colour, looking at every third pixel."""
    wanted = QColor(palette[role]).rgb()
    points = [(x, y) for y in range(0, picture.height(), 3) for x in range(0, picture.width(), 3)]
    return sum(picture.pixel(x, y) == wanted for x, y in points) / len(points)


@pytest.mark.parametrize("portrait", PORTRAITS, ids=lambda portrait: portrait.name)
def test_every_picture_has_the_size_of_its_window(
    pictures: dict[str, QImage], portrait: Portrait
) -> None:
    picture = pictures[portrait.name]
    assert (picture.width(), picture.height()) == portrait.size


@pytest.mark.parametrize(
    ("name", "palette"),
    [("main-light", LIGHT), ("main-dark", DARK), ("reader", LIGHT), ("main-narrow-480", DARK)],
)
def test_the_lamp_lights_the_sentence_and_nothing_lights_it_in_silence(
    pictures: dict[str, QImage], name: str, palette: Palette
) -> None:
    assert share(pictures[name], palette, "lamp") > 0.005
    assert share(pictures[name], palette, "lampword") > 0.0005


@pytest.mark.parametrize("name", ["first-start", "settings", "stopped"])
def test_what_is_silent_has_no_lamp(pictures: dict[str, QImage], name: str) -> None:
    roles: tuple[Role, ...] = ("lamp", "lampword", "lampline")
    assert [share(pictures[name], LIGHT, role) for role in roles] == [0, 0, 0]


def test_high_contrast_has_no_fill_behind_the_sentence(pictures: dict[str, QImage]) -> None:
    picture = pictures["main-high-contrast"]
    assert share(picture, CONTRAST_DARK, "page") > 0.8
    assert share(picture, CONTRAST_DARK, "lampline") > 0.001
