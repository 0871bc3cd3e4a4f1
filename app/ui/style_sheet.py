"""The short style sheet over Fusion: fields, scroll bars, menus and tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import tokens

if TYPE_CHECKING:
    from app.ui.theme import Metrics

_SHEET = """
QLineEdit {{
  background: {raised}; border: 1px solid {edge}; border-radius: {control}px;
  padding: 0 {pad}px; min-height: {field}px; selection-background-color: {select};
}}
QLineEdit:focus {{ border-color: {ink}; }}
QLineEdit:disabled {{ border-color: {line}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {track}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:hover {{ background: {edge}; }}
QScrollBar::handle:vertical {{ min-height: {grip}px; }}
QScrollBar::handle:horizontal {{ min-width: {grip}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{
  background: {raised}; border: 1px solid {button_edge}; border-radius: {card}px; padding: 6px;
}}
QMenu::item {{ padding: {row}px {pad}px; border-radius: {control}px; margin: 0; }}
QMenu::indicator {{ width: 0; height: 0; image: none; }}
QMenu::icon {{ left: {inset}px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {off}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px {pad}px; }}
QToolTip {{
  background: {raised}; color: {ink}; border: 1px solid {button_edge}; padding: 1px 4px;
}}
"""


def style_sheet(palette: tokens.Palette, metrics: Metrics) -> str:
    """Return the application's style sheet for a palette at a text scale."""
    return _SHEET.format(
        **{str(role): colour for role, colour in palette.colours.items()},
        control=tokens.RADIUS_CONTROL,
        card=tokens.RADIUS_CARD,
        pad=metrics.px(12),
        inset=metrics.px(8),
        row=metrics.px(6),
        field=metrics.px(34),
        grip=metrics.px(32),
    )
