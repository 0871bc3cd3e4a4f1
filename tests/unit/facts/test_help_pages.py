from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from app.errors import UnreadableFile
from app.facts.help_pages import HelpPages, plain
from app.ports import Language

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


ROOT = Path(__file__).parents[3]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
SPOKEN_COMMANDS = {"sottovoce", *re.findall(r"[a-z]+", "say read chat voices doctor demo")}


def test_both_languages_have_the_same_pages_and_sections() -> None:
    english, chinese = (HelpPages.load(language) for language in LANGUAGES)
    assert [page.id for page in english.pages] == [page.id for page in chinese.pages]
    ids = [section.id for section in english.sections()]
    assert ids == [section.id for section in chinese.sections()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_can_be_spoken_as_they_are(language: Language) -> None:
    for section in HelpPages.load(language).sections():
        passage = section.passage
        length = len(passage.split()) if language == "en" else len(passage)
        least, most = (20, 45) if language == "en" else (25, 80)
        assert least <= length <= most, f"{section.id}: {length}"
        assert not re.search(r"[*`#<>\[\]]", passage), section.id
        assert passage[-1] in ".。", section.id
        assert section.words, section.id


def _keys() -> set[str]:
    """The keys that the window has, read from its source without its toolkit."""
    tree = ast.parse((ROOT / "app/ui/keys.py").read_text("utf-8"))
    strings = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return strings | {"Tab", "Ctrl", "Alt", "Ctrl+C"}


def _source(folder: str) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((ROOT / folder).rglob("*.py")))


def _bold(language: Language) -> set[str]:
    pages = HelpPages.load(language).pages
    return {bold for page in pages for bold in re.findall(r"\*\*(.+?)\*\*", page.markdown)}


def _is_key(word: str) -> bool:
    return bool(re.fullmatch(r"(?:(?:Ctrl|Alt|Shift)(?:\+|$))+\w*|F\d+|Esc|Enter|Tab", word))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_pages_is_one_of_the_window(language: Language) -> None:
    signs = {"plus": "+", "minus": "-", "comma": ","}
    named = {
        re.sub(r"plus|minus|comma", lambda found: signs[found[0]], bold)
        for bold in _bold(language)
        if _is_key(bold)
    }
    assert named
    assert named <= _keys()


def test_every_button_and_setting_of_the_pages_is_in_the_window() -> None:
    window = _source("app/ui")
    commands = _source("app/cli")
    for bold in _bold("en"):
        if _is_key(bold):
            continue
        if bold.startswith(("--", "sottovoce")) or bold in SPOKEN_COMMANDS:
            for word in bold.removeprefix("sottovoce ").split():
                assert word == "--help" or f'"{word}"' in commands, bold
        else:
            assert f'"{bold}' in window, bold
