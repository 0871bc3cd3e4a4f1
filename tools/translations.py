"""Bring the window's translations up to date: `python -m tools.translations`.

lupdate takes the texts out of app/ui into resources/translations/*.ts, where they are translated by
hand or in Qt Linguist; lrelease makes of them the .qm files that the window loads.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "resources" / "translations"
SOURCES: Final = ROOT / "app" / "ui"
OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    # Its texts are the sources; only of a number of things there are two forms.
    "en": ("-pluralonly", "-target-language", "en_US"),
    "zh": ("-target-language", "zh_CN"),
}
_ALWAYS: Final = (
    *("-locations", "none", "-no-obsolete", "-source-language", "en"),
    *("-tr-function-alias", "QT_TRANSLATE_NOOP+=to_translate"),
)


def update(language: str, folder: Path = FOLDER) -> Path:
    """Take the texts of the window into `folder`'s .ts file of a language; returns the file."""
    file = folder / f"sottovoce_{language}.ts"
    sources = [str(path.relative_to(ROOT)) for path in sorted(SOURCES.rglob("*.py"))]
    _run("lupdate", *_ALWAYS, *OPTIONS[language], *sources, "-ts", str(file))
    return file


def release(source: Path, folder: Path = FOLDER) -> Path:
    """Compile a .ts file into `folder`; returns the .qm file."""
    file = folder / f"{source.stem}.qm"
    _run("lrelease", "-silent", str(source), "-qm", str(file))
    return file


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools as PySide6 brings it, and tell what it says if it fails."""
    start = f"from PySide6.scripts.pyside_tool import {tool}; {tool}()"
    command = [sys.executable, "-c", start, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    """Update and compile every language; the exit code."""
    unfinished = 0
    for language in OPTIONS:
        source = update(language)
        release(source)
        waiting = source.read_text("utf-8").count('type="unfinished"')
        print(f"{source.relative_to(ROOT)}: {waiting or 'no'} text(s) to translate")
        unfinished += waiting
    return 1 if unfinished else 0


if __name__ == "__main__":
    raise SystemExit(main())
