"""What is said in place of what cannot be read aloud: code, formulas, the grid of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.ports import Language
from app.speakable.inline import speak
from app.speakable.spoken import Saying, Spoken

_SPELLINGS: Mapping[str, str] = {
    "asm": "assembly",
    "bash": "shell",
    "c++": "C++",
    "cpp": "C++",
    "cs": "C#",
    "csharp": "C#",
    "css": "CSS",
    "csv": "CSV",
    "golang": "Go",
    "html": "HTML",
    "ini": "INI",
    "javascript": "JavaScript",
    "js": "JavaScript",
    "json": "JSON",
    "jsx": "JavaScript",
    "md": "Markdown",
    "objc": "Objective-C",
    "php": "PHP",
    "powershell": "PowerShell",
    "ps1": "PowerShell",
    "py": "Python",
    "rb": "Ruby",
    "rs": "Rust",
    "sh": "shell",
    "sql": "SQL",
    "toml": "TOML",
    "ts": "TypeScript",
    "tsx": "TypeScript",
    "txt": "text",
    "typescript": "TypeScript",
    "xml": "XML",
    "yaml": "YAML",
    "yml": "YAML",
    "zsh": "shell",
}


_LONGEST_NAME = 20
"""Characters of a language's name; what is longer are options, or not meant to be read."""


def code_notice(info: str, lines: int, language: Language) -> str:
    """Announce a code block that is skipped: "Code block, Python, 4 lines."."""
    named = _SPELLINGS.get(info.lower(), info.capitalize() if len(info) < _LONGEST_NAME else "")
    if language == "zh":
        return f"代码块，{named}，{lines} 行。" if named else f"代码块，{lines} 行。"
    count = f"{lines} line." if lines == 1 else f"{lines} lines."
    return f"Code block, {named}, {count}" if named else f"Code block, {count}"


def formula_notice(language: Language) -> str:
    """Announce a displayed formula that is skipped."""
    return "公式。" if language == "zh" else "Formula."


def task_notice(box: str, language: Language) -> str:
    """Say whether the box of a task is ticked."""
    if language == "zh":
        return "待办：" if box == " " else "已完成："
    return "To do: " if box == " " else "Done: "


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table as it is written."""

    text: str
    offsets: Sequence[int]


def speak_row(headers: Sequence[str], row: Sequence[Cell], language: Language) -> Iterator[Spoken]:
    """Say a row of a table, cell by cell: "Name: Ann"; an empty cell is not said."""
    colon = "：" if language == "zh" else ": "
    for column, cell in enumerate(row):
        spoken = speak(cell.text, cell.offsets, language)
        if not spoken.sayable:
            continue
        header = headers[column] if column < len(headers) else ""
        saying = Saying()
        if header:
            saying.say(header + colon, spoken.offsets[0])
        saying.copy(spoken.text, spoken.offsets)
        yield saying.spoken()


def join_cells(cells: Sequence[Spoken], language: Language) -> Spoken:
    """Several cells as one text."""
    saying = Saying()
    for place, cell in enumerate(cells):
        if place:
            saying.say("；" if language == "zh" else "; ", cell.offsets[0])
        saying.copy(cell.text, cell.offsets)
    return saying.spoken()
