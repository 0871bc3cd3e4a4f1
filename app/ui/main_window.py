"""What stands in the window: sidebar, top bar, page, notices, composer, voice bar as last row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.chat_view import ChatView
from app.ui.composer import Composer
from app.ui.kit.layout import Row
from app.ui.kit.popover import Popover
from app.ui.page_column import PageColumn
from app.ui.sidebar import Sidebar
from app.ui.theme import theme
from app.ui.top_bar import TopBar
from app.ui.voice_bar import VoiceBar

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.ui.health_page import HealthPage
    from app.ui.help_page import HelpPageView
    from app.ui.kit.focus_ring import FocusRing
    from app.ui.kit.notice import Notices
    from app.ui.reader_page import ReaderPage
    from app.ui.settings_page import SettingsPage
    from app.ui.voices_page import VoicesPage

_WIDE, _NARROW, _TINY, _SMALL = 1000, 760, 560, 640
"""Text-relative widths at which the layout changes."""
_SHORT, _FLAT = 480, 360
"""Text-relative heights at which it does."""


class MainWindow(QWidget):
    """Holds the parts and their places; what they show and do is the conductor's.

    What is not seen at first is made by `complete`, once it stands in its window.
    """

    reader: ReaderPage
    voices: VoicesPage
    settings: SettingsPage
    health: HealthPage
    help: HelpPageView
    notices: Notices
    ring: FocusRing

    def __init__(self) -> None:
        super().__init__()
        self.sidebar = Sidebar()
        self.top_bar = TopBar()
        self.chat = ChatView()
        self.composer = Composer()
        self.voice_bar = VoiceBar()
        self._pages: dict[str, QWidget] = {"chat": self.chat}
        self._firsts: dict[str, QWidget] = {"chat": self.composer.edit}
        """Where the focus goes in each of them."""
        self._complete = False
        self.place = "chat"
        self._sidebar_wanted = True
        self._overlay = False
        self._put_together()
        self.sidebar.chosen.connect(self._leave_overlay)
        self.sidebar.hide_pressed.connect(self.toggle_sidebar)
        self.top_bar.menu_pressed.connect(self.toggle_sidebar)
        self.go("chat")
        theme.follow(self._restyle)
        self.composer.edit.setFocus()

    def complete(self) -> None:
        """Make the pages and parts that were not seen so far."""
        from app.ui.health_page import HealthPage
        from app.ui.help_page import HelpPageView
        from app.ui.kit.focus_ring import FocusRing
        from app.ui.kit.notice import Notices
        from app.ui.reader_page import ReaderPage
        from app.ui.settings_page import SettingsPage
        from app.ui.voices_page import VoicesPage

        self.reader, self.voices = ReaderPage(), VoicesPage()
        self.settings, self.help = SettingsPage(), HelpPageView()
        self.health = HealthPage()
        later = {
            "reader": self.reader,
            "voices": self.voices,
            "settings": self.settings,
            "health": self.health,
            "help": self.help,
        }
        for page in later.values():
            self._stack.addWidget(page)
        self._pages |= later
        self._firsts |= {
            "reader": self.reader.clipboard,
            "voices": self.voices.add,
            "settings": self.settings.scheme,
            "health": self.health.retry,
            "help": self.help.field,
        }
        self.notices = Notices()
        self._notice_row.addStretch(1)
        self._notice_row.addWidget(self.notices, 1000)
        self._notice_row.addStretch(1)
        self.ring = FocusRing(self.window())
        self._complete = True
        self._restyle()

    def _put_together(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chat)
        self._notice_row = Row(gap=0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self._stack, 1)
        right.addLayout(self._notice_row)
        right.addWidget(self.composer)
        self._body = QWidget()
        self._across = QHBoxLayout(self._body)
        self._across.setSpacing(0)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addWidget(self.sidebar)
        self._across.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body, 1)
        column.addWidget(self.voice_bar)

    # Places.

    def go(self, place: str) -> None:
        """Open "chat", "reader", "voices", "settings", "health" or "help", with the focus in it."""
        stays = place == self.place != "chat"
        self.place = place
        self._stack.setCurrentWidget(self._pages[place])
        self.composer.setVisible(place == "chat")
        self.sidebar.select(place)
        self.top_bar.show_place(place)
        if not stays:
            self._firsts[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def to_top(self) -> None:
        """Show the top of the page, and the top bar where it had to leave."""
        page = self._stack.currentWidget()
        area = self.reader.page if page is self.reader else page
        if isinstance(area, PageColumn):
            area.glide_to(0)
        self.top_bar.show()

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        if self._overlay:
            self._show_overlay(shown=not self.sidebar.isVisible())
        else:
            self._sidebar_wanted = not self._sidebar_wanted
            self._arrange()

    def close_what_is_open(self) -> bool:
        """Close the popover or the sidebar that lies over the page; False if there is none."""
        for popover in self.window().findChildren(Popover):
            if popover.shown:
                popover.close_up()
                return True
        if self._overlay and self.sidebar.isVisible():
            self._show_overlay(shown=False)
            return True
        return False

    # Layout.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the layout of this size."""
        super().resizeEvent(event)
        self._arrange()

    def _restyle(self) -> None:
        if self._complete:
            self.notices.setMaximumWidth(theme.page.px(720))
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.width() / theme.scale, self.height() / theme.scale
        narrow, tiny, short = width < _NARROW, width < _TINY, height < _SHORT
        self._set_overlay(overlay=narrow)
        self.sidebar.set_narrower(narrower=width < _WIDE and not narrow)
        hidden = narrow or not self._sidebar_wanted
        self.top_bar.set_narrow(narrow=narrow, menu=hidden)
        self.top_bar.setVisible(height >= _FLAT)
        self.chat.set_narrow(narrow=narrow, tiny=tiny)
        if self._complete:
            self.reader.set_narrow(narrow=narrow, tiny=tiny)
            self.voices.set_narrow(narrow=narrow)
            self.settings.set_narrow(narrow=narrow)
            self.health.set_narrow(narrow=narrow)
            self.help.set_narrow(narrow=narrow)
        self.composer.set_narrow(narrow=narrow, small=width < _SMALL, short=short)
        self._notice_row.set_margins((12, 6, 12, 0) if narrow else (56, 8, 56, 0))

    def _set_overlay(self, *, overlay: bool) -> None:
        if overlay != self._overlay:
            self._overlay = overlay
            if overlay:
                self._across.removeWidget(self.sidebar)
                self.sidebar.hide()
            else:
                self._across.insertWidget(0, self.sidebar)
        if overlay:
            self.sidebar.setGeometry(0, 0, self.sidebar.width(), self._body.height())
        else:
            self.sidebar.setVisible(self._sidebar_wanted)

    def _show_overlay(self, *, shown: bool) -> None:
        self.sidebar.setGeometry(0, 0, self.sidebar.width(), self._body.height())
        self.sidebar.setVisible(shown)
        if shown:
            self.sidebar.raise_()
            self.sidebar.rows["chat"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.top_bar.menu.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_overlay(self) -> None:
        if self._overlay:
            self.sidebar.hide()

    # Focus.

    def _parts(self) -> list[list[QWidget]]:
        """Return what takes the focus, part by part in the order of Tab."""
        parts = (
            self.top_bar,
            self._stack.currentWidget(),
            self.notices,
            self.composer,
            self.voice_bar,
            self.sidebar,
        )
        shown = (part for part in parts if part is not None and part.isVisible())
        found = (self._focusable(part) for part in shown)
        return [part for part in found if part]

    @staticmethod
    def _focusable(part: QWidget) -> list[QWidget]:
        return [
            child
            for child in part.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            and child.isVisible()
            and child.isEnabled()
            and not _in_popover(child)
        ]

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's signature
        """Go through the parts in the order in which one reads them."""
        order = [widget for part in self._parts() for widget in part]
        if not order:
            return False
        focus = QApplication.focusWidget()
        step = 1 if forward else -1
        start = order.index(focus) if focus in order else (-1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        order[(start + step) % len(order)].setFocus(reason)
        return True

    def jump(self, step: int) -> None:
        """Put the focus into the next part (1) or the one before (-1)."""
        parts = self._parts()
        focus = QApplication.focusWidget()
        now = next((number for number, part in enumerate(parts) if focus in part), 0)
        goal = parts[(now + step) % len(parts)]
        reason = Qt.FocusReason.ShortcutFocusReason
        (goal[-1] if goal[-1] in self._last_texts() else goal[0]).setFocus(reason)

    def _last_texts(self) -> list[QWidget]:
        """Return the newest text of the conversation: where a jump into it should end."""
        texts = [text for answer in self.chat.answers[-1:] for text in answer.body.texts()]
        return list(texts[-1:])


def _in_popover(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, Popover):
            return True
        widget = widget.parentWidget()
    return False
