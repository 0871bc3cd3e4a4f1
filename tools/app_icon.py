"""Writes the application's icon for desktops and bundles: `python tools/app_icon.py`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator

from app.ui.app_icon import app_icon_image, paint_app_icon

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "icons"
VECTOR_SIDE = 128
PIXELS = (32, 256)


def main() -> None:
    """Write one SVG file, and PNG files for what cannot read it."""
    application = QGuiApplication(["app_icon", "-platform", "offscreen"])
    FOLDER.mkdir(parents=True, exist_ok=True)
    generator = QSvgGenerator()
    generator.setFileName(str(FOLDER / "sottovoce.svg"))
    generator.setSize(QSize(VECTOR_SIDE, VECTOR_SIDE))
    generator.setViewBox(QRect(0, 0, VECTOR_SIDE, VECTOR_SIDE))
    generator.setTitle("Sottovoce")
    painter = QPainter(generator)
    paint_app_icon(painter, VECTOR_SIDE)
    painter.end()
    for side in PIXELS:
        app_icon_image(side).save(str(FOLDER / f"sottovoce-{side}.png"))
    application.quit()


if __name__ == "__main__":
    main()
