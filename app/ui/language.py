"""The language of the window: which one it is, and where its words come from."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import paths

log = logging.getLogger(__name__)

Language: TypeAlias = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""What the texts are written in comes first: of it only the plurals are looked up."""
FOLDER: Final = "translations"
_LOCALES: Final[dict[Language, str]] = {"en": "en_US", "zh": "zh_CN"}


def to_translate(_context: str, text: str) -> str:
    """Return `text` as it is; marks it for the translators, where it is not shown at once."""
    return text


def chosen(choice: str) -> Language:
    """Return the language of the setting `choice`: itself, or for "system" the system's."""
    if choice in LANGUAGES:
        return choice
    preferred = QLocale.system().uiLanguages()[:1]
    return "zh" if preferred and preferred[0].startswith("zh") else "en"


def current() -> Language:
    """Return the language that widgets have their words in."""
    return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"


def speak(language: Language) -> None:
    """Let every widget that is made from now on have its words in `language`."""
    application = QCoreApplication.instance()
    if application is None:
        return
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[language]))
    for file in _files(language):
        translator = QTranslator(application)
        if translator.load(str(file)):
            application.installTranslator(translator)
        else:
            log.info("there are no words in %s", file.name)


def _files(language: Language) -> tuple[Path, ...]:
    """Return our words, and those of Qt's own menus and dialogs."""
    ours = paths.resources() / FOLDER / f"sottovoce_{language}.qm"
    if language == LANGUAGES[0]:
        return (ours,)
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return (qt / f"qtbase_{_LOCALES[language]}.qm", ours)
