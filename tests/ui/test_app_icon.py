"""The application's icon: there in every size, and the same as the files that desktops read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from app.ui.app_icon import SIZES, app_icon, app_icon_image
from app.ui.tokens import LIGHT

FILES = Path(__file__).resolve().parents[2] / "resources" / "icons"


@pytest.mark.parametrize("side", SIZES)
def test_the_mark_is_paper_on_ink(side: int):
    image = app_icon_image(side)
    assert image.pixelColor(side // 2, side - side // 8) == QColor(LIGHT["ink"])
    upper = [image.pixelColor(side // 2, y).lightness() for y in range(side // 2)]
    assert max(upper) > 200
    assert image.pixelColor(0, 0).alpha() < 255


def test_a_window_gets_every_size():
    assert sorted(size.width() for size in app_icon().availableSizes()) == list(SIZES)


@pytest.mark.parametrize("side", [32, 256])
def test_the_files_are_what_the_tool_draws(side: int):
    kept = QImage(str(FILES / f"sottovoce-{side}.png"))
    drawn = app_icon_image(side).convertToFormat(kept.format())
    assert kept.size() == drawn.size()
    middle = (side // 2, round(side * 0.4))
    assert kept.pixelColor(*middle) == drawn.pixelColor(*middle)
