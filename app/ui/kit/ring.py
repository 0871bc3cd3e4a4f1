"""What a control tells the focus ring about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

RADIUS: Final = "ring_radius"
HOST: Final = "ring_host"


def set_ring_radius(widget: QWidget, radius: int) -> None:
    """Tell the ring how round a control is, at 100 %; -1 is fully round."""
    widget.setProperty(RADIUS, radius)


def set_ring_host(widget: QWidget, host: QWidget | None) -> None:
    """Draw the ring of `widget` around `host`, which holds it; None draws no ring at all."""
    widget.setProperty(HOST, host if host is not None else False)
