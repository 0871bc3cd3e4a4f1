from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UnreadableFile
from app.facts.help_pages import HelpPages, plain

PAGE = """# A page

An introduction.

## A thing
<!-- id: thing -->
<!-- words: stuff, gadget,
     odds and ends -->

Press **Alt+Right** or
type `sottovoce`.

More that is only shown.
"""


def _written(folder: Path, text: str) -> Path:
    (folder / "en").mkdir()
    (folder / "en" / "01_a_page.md").write_text(text, "utf-8")
    return folder


def test_a_page_gives_its_sections_and_its_text_without_comments(tmp_path: Path) -> None:
    (page,) = HelpPages.load("en", _written(tmp_path, PAGE)).pages
    (section,) = page.sections
    assert (page.id, page.title) == ("a_page", "A page")
    assert (section.id, section.title) == ("thing", "A thing")
    assert section.passage == "Press Alt+Right or type sottovoce."
    assert section.words == ("stuff", "gadget", "odds and ends")
    assert "<!--" not in page.markdown
    assert "An introduction." in page.markdown
    assert "**Alt+Right**" in page.markdown
    assert "More that is only shown." in page.markdown


def test_lines_of_chinese_join_without_a_space() -> None:
    assert plain("按 **F8**\n暂停，\n再按一次继续。") == "按 F8 暂停，再按一次继续。"


@pytest.mark.parametrize(
    "text",
    ["No title", "# Page\n\n## No id\n\nText.", "# Page\n\n## No passage\n<!-- id: x -->\n"],
)
def test_a_page_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile):
        HelpPages.load("en", _written(tmp_path, text))


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        HelpPages.load("zh", tmp_path)
