"""The drawings of the icons: lines, boxes, circles and arcs on a grid of 20 by 20."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from app.ui.tokens import ICON_STROKE

GRID: Final = 20

_TOKEN = re.compile(r"[MLHVCZ]|-?\d*\.?\d+")
_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}


@dataclass(frozen=True, slots=True)
class Pen:
    """A path in the commands M L H V C Z, absolute. Solid shapes are filled and outlined."""

    data: str
    solid: bool = False
    width: float = ICON_STROKE

    def path(self) -> QPainterPath:
        """Draw it."""
        path = QPainterPath()
        words = _TOKEN.findall(self.data)
        command, at = "M", 0
        while at < len(words):
            if words[at].isalpha():
                command, at = words[at], at + 1
            count = _COUNTS[command]
            _step(path, command, [float(word) for word in words[at : at + count]])
            at += count
        return path


def _step(path: QPainterPath, command: str, numbers: list[float]) -> None:
    here = path.currentPosition()
    match command:
        case "M":
            path.moveTo(*numbers)
        case "L":
            path.lineTo(*numbers)
        case "H":
            path.lineTo(numbers[0], here.y())
        case "V":
            path.lineTo(here.x(), numbers[0])
        case "C":
            path.cubicTo(*numbers)
        case _:
            path.closeSubpath()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners."""

    x: float
    y: float
    wide: float
    high: float
    radius: float
    solid: bool = False
    width: float = ICON_STROKE

    def path(self) -> QPainterPath:
        """Draw it."""
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.x, self.y, self.wide, self.high), self.radius, self.radius)
        return path


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of a circle; degrees counted against the clock from three o'clock."""

    x: float
    y: float
    radius: float
    start: float = 0
    sweep: float = 360
    solid: bool = False
    width: float = ICON_STROKE

    def path(self) -> QPainterPath:
        """Draw it."""
        path = QPainterPath()
        r = self.radius
        square = QRectF(self.x - r, self.y - r, 2 * r, 2 * r)
        if abs(self.sweep) >= 360:
            path.addEllipse(square)
            return path
        path.arcMoveTo(square, self.start)
        path.arcTo(square, self.start, self.sweep)
        return path


Shape: TypeAlias = Pen | Box | Arc


def _dot(x: float, y: float, radius: float = 0.9) -> Arc:
    return Arc(x, y, radius, solid=True, width=0)


_SHIELD = Pen("M10 2.75 L16 5 V9.5 C16 13.2 13.6 15.9 10 17.25 C6.4 15.9 4 13.2 4 9.5 V5 Z")
_BUBBLE = Pen("M3 7.75 H6 L10 4.25 V15.75 L6 12.25 H3 Z")
_CUP = Box(3, 11.5, 3.25, 5, 1.4)

SHAPES: Final[dict[str, tuple[Shape, ...]]] = {
    "mark": (Arc(10, 8.25, 7, 189, 162, width=2), _dot(10, 7.1, 2.1)),
    "sidebar": (Box(2.75, 3.75, 14.5, 12.5, 2.5), Pen("M8 3.75 V16.25")),
    "plus": (Pen("M10 4 V16 M4 10 H16"),),
    "search": (Arc(8.9, 8.9, 5.15), Pen("M12.7 12.7 L16.6 16.6")),
    "reader": (
        Pen("M10 5.6 C8.2 4.4 5.8 3.9 3 3.9 V14.9 C5.8 14.9 8.2 15.4 10 16.6"),
        Pen("M10 5.6 C11.8 4.4 14.2 3.9 17 3.9 V14.9 C14.2 14.9 11.8 15.4 10 16.6 Z"),
    ),
    "voice": (
        Pen("M3.5 8.6 V11.4 M6.75 6.2 V13.8 M10 3.4 V16.6 M13.25 6.8 V13.2 M16.5 8.8 V11.2"),
    ),
    "models": (
        Pen("M10 2.9 L16.2 6.4 V13.6 L10 17.1 L3.8 13.6 V6.4 Z"),
        Pen("M3.8 6.4 L10 10 L16.2 6.4 M10 10 V17.1"),
    ),
    "settings": (
        Pen("M2.9 6.25 H9.9 M14.9 6.25 H17.1 M2.9 13.75 H5.1 M10.1 13.75 H17.1"),
        Arc(12.4, 6.25, 2.4),
        Arc(7.6, 13.75, 2.4),
    ),
    "shield": (_SHIELD, Pen("M7.2 9.9 L9.2 11.9 L12.8 8.1")),
    "shield_open": (_SHIELD, Pen("M10 6.9 V12.6 M7.8 10.5 L10 12.7 L12.2 10.5")),
    "shield_failed": (_SHIELD, Pen("M8 7.9 L12 11.9 M12 7.9 L8 11.9")),
    "mic": (
        Box(7.4, 2.75, 5.2, 8.9, 2.6),
        Pen("M4.6 9.6 C4.6 12.7 6.9 14.9 10 14.9 C13.1 14.9 15.4 12.7 15.4 9.6 M10 14.9 V17.25"),
    ),
    "send": (Pen("M10 16.2 V4.1 M4.8 9.3 L10 4.1 L15.2 9.3"),),
    "stop": (Box(5.9, 5.9, 8.2, 8.2, 1.1, solid=True),),
    "play": (Pen("M7 5 L14.8 10 L7 15 Z", solid=True),),
    "pause": (Pen("M7.2 5.1 V14.9 M12.8 5.1 V14.9", width=2.7),),
    "previous": (Pen("M14.7 5.7 V14.3 L8.4 10 Z", solid=True), Pen("M4.9 5 V15")),
    "next": (Pen("M5.3 5.7 V14.3 L11.6 10 Z", solid=True), Pen("M15.1 5 V15")),
    "repeat": (Pen("M4.1 3.9 V7.9 H8.1"), Arc(10, 10.5, 6.1, 154, -318)),
    "down": (Pen("M5.75 8 L10 12.25 L14.25 8", width=1.75),),
    "up": (Pen("M5.75 12 L10 7.75 L14.25 12", width=1.75),),
    "right": (Pen("M8 5.75 L12.25 10 L8 14.25", width=1.75),),
    "left": (Pen("M12 5.75 L7.75 10 L12 14.25", width=1.75),),
    "copy": (
        Box(7.1, 7.1, 9.8, 9.8, 2.2),
        Pen(
            "M4.9 12.9 C3.9 12.9 3.1 12.1 3.1 11.1 V5.3 C3.1 4.1 4.1 3.1 5.3 3.1 "
            "H11.1 C12.1 3.1 12.9 3.9 12.9 4.9"
        ),
    ),
    "speaker": (_BUBBLE, Arc(10.4, 10, 3.5, -44, 88), Arc(10.4, 10, 6.6, -44, 88)),
    "speaker_low": (_BUBBLE, Arc(10.4, 10, 3.5, -44, 88)),
    "speaker_off": (_BUBBLE, Pen("M13 8 L17 12 M17 8 L13 12")),
    "phones": (
        Arc(10, 10.25, 6.75, 0, 180),
        Pen("M3.25 10.25 V12 M16.75 10.25 V12"),
        _CUP,
        Box(13.75, 11.5, 3.25, 5, 1.4),
    ),
    "phones_off": (
        Arc(10, 10.25, 6.75, 0, 112),
        Arc(10, 10.25, 6.75, 147, 33),
        Pen("M3.25 10.25 V12 M16.75 10.25 V12.5 M3.25 3.25 L16.75 16.75"),
        _CUP,
    ),
    "check": (Pen("M4.4 10.6 L8.2 14.4 L15.6 6"),),
    "info": (Arc(10, 10, 7.1), Pen("M10 9.4 V13.5"), _dot(10, 6.7)),
    "alert": (Pen("M10 3.4 L17.2 16.2 H2.8 Z"), Pen("M10 8.3 V11.7"), _dot(10, 13.9)),
    "problem": (
        Pen("M7 2.9 H13 L17.1 7 V13 L13 17.1 H7 L2.9 13 V7 Z"),
        Pen("M7.6 7.6 L12.4 12.4 M12.4 7.6 L7.6 12.4"),
    ),
    "close": (Pen("M5.2 5.2 L14.8 14.8 M14.8 5.2 L5.2 14.8"),),
    "download": (Pen("M10 3.4 V12.6 M6.2 8.9 L10 12.7 L13.8 8.9 M3.9 16.3 H16.1"),),
    "save": (
        Pen("M10 3.2 V11.8 M6.5 8.4 L10 11.9 L13.5 8.4"),
        Pen(
            "M3.8 12.4 V14.5 C3.8 15.6 4.6 16.4 5.7 16.4 H14.3 C15.4 16.4 16.2 15.6 16.2 14.5 V12.4"
        ),
    ),
    "folder": (
        Pen(
            "M2.9 14.6 V5.6 C2.9 4.7 3.6 4 4.5 4 H7.7 L9.6 6.1 H15.5 C16.4 6.1 17.1 6.8 17.1 7.7 "
            "V14.6 C17.1 15.5 16.4 16.2 15.5 16.2 H4.5 C3.6 16.2 2.9 15.5 2.9 14.6 Z"
        ),
    ),
    "clock": (Arc(10, 10, 7.1), Pen("M10 5.9 V10 L12.8 11.8")),
    "more": (_dot(4.9, 10, 1.3), _dot(10, 10, 1.3), _dot(15.1, 10, 1.3)),
    "chip": (
        Box(5.3, 5.3, 9.4, 9.4, 2),
        Pen("M8 2.8 V5.3 M12 2.8 V5.3 M8 14.7 V17.2 M12 14.7 V17.2"),
        Pen("M2.8 8 H5.3 M2.8 12 H5.3 M14.7 8 H17.2 M14.7 12 H17.2"),
    ),
    "swap": (
        Pen("M3.6 6.9 H15.4 M12.2 3.7 L15.4 6.9 L12.2 10.1"),
        Pen("M16.4 13.1 H4.6 M7.8 9.9 L4.6 13.1 L7.8 16.3"),
    ),
    "cloud_off": (
        Pen(
            "M13 15.5 H5.6 C3.8 15.5 2.4 14.1 2.4 12.3 C2.4 10.6 3.6 9.3 5.2 9 C5.3 7.9 "
            "5.7 7 6.4 6.2"
        ),
        Pen(
            "M9.2 4.7 C12.1 4 14.7 6.2 14.8 9 C16.4 9.2 17.6 10.6 17.6 12.2 C17.6 12.9 "
            "17.4 13.5 17 14"
        ),
        Pen("M3.4 3.4 L16.6 16.6"),
    ),
    "hidden": (
        Pen(
            "M5.7 6.1 C4.1 7.2 3 8.7 2.5 10 C3.5 12.6 6.4 15.4 10 15.4 C11.4 15.4 12.7 15 13.8 14.3"
        ),
        Pen(
            "M8.4 4.75 C8.9 4.65 9.4 4.6 10 4.6 C13.6 4.6 16.5 7.4 17.5 10 C17.2 10.8 "
            "16.7 11.6 16 12.4"
        ),
        Pen(
            "M8.2 8.3 C7.3 9.3 7.3 10.8 8.3 11.7 C9.2 12.6 10.7 12.7 11.7 11.8 M3.2 3.2 L16.8 16.8"
        ),
    ),
    "lock": (
        Box(4.2, 8.8, 11.6, 8, 2),
        Pen("M6.7 8.8 V6.5 C6.7 4.6 8.2 3.2 10 3.2 C11.8 3.2 13.3 4.6 13.3 6.5 V8.8"),
    ),
    "star": (
        Pen(
            "M10 2.9 L12.2 7.4 L17.1 8.1 L13.5 11.5 L14.4 16.4 L10 14.1 L5.6 16.4 L6.5 11.5 "
            "L2.9 8.1 L7.8 7.4 Z"
        ),
    ),
    "window": (
        Pen("M11.8 3.7 H16.3 V8.2 M16.3 3.7 L10 10"),
        Pen(
            "M8.4 3.9 H5.6 C4.5 3.9 3.7 4.7 3.7 5.8 V14.4 C3.7 15.5 4.5 16.3 5.6 16.3 H14.2 "
            "C15.3 16.3 16.1 15.5 16.1 14.4 V11.6"
        ),
    ),
    "text": (
        Pen("M2.6 14.6 L6.5 5.2 L10.4 14.6 M3.9 11.6 H9.1"),
        Pen("M12 14.6 L14.6 8.4 L17.2 14.6 M12.8 12.7 H16.4"),
    ),
    "clipboard": (
        Pen(
            "M7.2 4.3 H6.3 C5.1 4.3 4.2 5.2 4.2 6.4 V14.9 C4.2 16.1 5.1 17 6.3 17 H13.7 "
            "C14.9 17 15.8 16.1 15.8 14.9 V6.4 C15.8 5.2 14.9 4.3 13.7 4.3 H12.8"
        ),
        Box(7.2, 2.8, 5.6, 3, 1),
        Pen("M7.2 9.6 H12.8 M7.2 12.9 H10.8"),
    ),
    "edit": (
        Pen(
            "M3.9 16.1 L4.6 12.8 L13.2 4.2 C13.7 3.7 14.5 3.7 15 4.2 L15.8 5 C16.3 5.5 16.3 6.3 "
            "15.8 6.8 L7.2 15.4 Z"
        ),
    ),
    "keyboard": (
        Box(2.5, 5, 15, 10, 2),
        _dot(5.9, 8.4),
        _dot(8.6, 8.4),
        _dot(11.4, 8.4),
        _dot(14.1, 8.4),
        Pen("M7 11.8 H13"),
    ),
    "general": (
        Box(2.8, 4, 14.4, 5.4, 2.7),
        _dot(14.1, 6.7, 1.2),
        Pen("M3.5 12.8 H16.5 M3.5 16.1 H11.5"),
    ),
    "pulse": (Pen("M2.7 10.6 H5.9 L8.1 4.8 L11.6 15.2 L13.9 9 L14.9 10.6 H17.3"),),
    "bolt": (Pen("M11.1 2.8 L4.8 11.4 H9.3 L8.9 17.2 L15.2 8.6 H10.7 Z"),),
    "trash": (
        Pen("M3.6 5.6 H16.4 M7.4 5.4 V4.3 C7.4 3.6 8 3 8.7 3 H11.3 C12 3 12.6 3.6 12.6 4.3 V5.4"),
        Pen(
            "M5.1 5.8 L5.8 15.2 C5.9 16.2 6.7 17 7.7 17 H12.3 C13.3 17 14.1 16.2 14.2 "
            "15.2 L14.9 5.8"
        ),
    ),
}
