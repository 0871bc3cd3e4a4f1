"""Sites, mail addresses, files and their folders."""

from __future__ import annotations

import re

from app.ports import Language
from app.spoken_forms.names import joined, pieces
from app.spoken_forms.rules import Rule

_LABEL = r"[A-Za-z0-9]{1,63}+(?:-{1,3}+[A-Za-z0-9]{1,63}+){0,20}+"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{0,8}}"
_DOMAINS = (
    "com|org|net|edu|gov|io|ai|dev|app|info|cn|uk|de|fr|jp|us|eu|me|tv|cc|co|ca|au|in|ru|ch|xyz|site"
    "|online|top|biz|tech|hk|tw|sg|nl|se|no|it|es|at|gg|fm|ly|to"
)
_ENDINGS = (
    "pdf|txt|md|py|js|ts|tsx|jsx|json|toml|yaml|yml|xml|html|css|csv|doc|docx|xls|xlsx|ppt|pptx|png"
    "|jpg|jpeg|gif|svg|webp|mp3|mp4|wav|flac|ogg|zip|tar|gz|exe|dll|so|sh|bat|ini|cfg|conf|log|rs|go"
    "|java|cpp|hpp|gguf|bin|onnx|pt|safetensors|ipynb|lock|sql|db|env|mkv|mov|avi|whl|deb|apk|iso"
)
_SITE = re.compile(
    rf"(?:https?|ftp|file)://(?:[^\s/@]{{1,80}}@)?(?:www\.)?(?P<host>{_HOST})"
    r"(?::[0-9]{1,5})?(?:[/?#](?:[!-~]{0,2000}[A-Za-z0-9/_=&%#-])?)?"
)
_WWW = re.compile(rf"www\.(?P<host>{_HOST})(?:[/?#](?:[!-~]{{0,2000}}[A-Za-z0-9/_=&%#-])?)?")
_BARE = re.compile(
    rf"(?P<host>{_LABEL}(?:\.{_LABEL}){{0,4}}\.(?:{_DOMAINS}))(?![A-Za-z0-9@-])(?!\.[A-Za-z0-9])"
    r"(?:/(?:[!-~]{0,2000}[A-Za-z0-9/_=&%#-])?)?"
)
_MAIL = re.compile(
    rf"(?P<who>[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}+)@(?P<host>{_LABEL}(?:\.{_LABEL}){{1,8}})(?![A-Za-z0-9@])"
)
_FILE = re.compile(
    rf"(?P<file>[A-Za-z0-9][A-Za-z0-9_-]{{0,80}}+(?:\.[A-Za-z0-9_-]{{1,40}}+){{0,3}}\.(?:{_ENDINGS}))"
    r"(?![A-Za-z0-9@/\\-])(?!\.[A-Za-z0-9])",
    re.IGNORECASE,
)
_PATH = re.compile(
    r"(?<![A-Za-z0-9])(?P<path>(?:~|\.{1,2})?/[A-Za-z0-9._-]{1,80}(?:/[A-Za-z0-9._-]{1,80}){0,20}/?)"
)
_RELATIVE = re.compile(
    rf"(?P<path>[A-Za-z0-9._-]{{1,80}}+(?:/[A-Za-z0-9._-]{{1,80}}){{1,20}}\.(?:{_ENDINGS}))(?![A-Za-z0-9/])"
)
_DRIVE = re.compile(r"(?P<path>[A-Za-z]:\\(?:[A-Za-z0-9._-]{1,80}\\?){0,20})")
_MARKS = {
    ".": {"en": "dot", "zh": "点"},
    "/": {"en": "slash", "zh": "斜杠"},
    "\\": {"en": "backslash", "zh": "反斜杠"},
    ":": {"en": "colon", "zh": "冒号"},
    "~": {"en": "tilde", "zh": "波浪号"},
    "@": {"en": "at", "zh": "at"},
    "-": {"en": "dash", "zh": "杠"},
    "_": {"en": "underscore", "zh": "下划线"},
    "+": {"en": "plus", "zh": "加"},
    "%": {"en": "percent", "zh": "百分号"},
}
_TOKEN = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9]")
_QUIET = frozenset("-_")
"""Between the words of a name they are only gaps."""


def _address(written: str, language: Language, *, quiet: bool = True) -> str:
    """Say names and the marks between them."""
    said = []
    for token in _TOKEN.findall(written):
        if token.isalnum():
            said.append(pieces(token, language))
        elif not (quiet and token in _QUIET):
            said.append(_MARKS.get(token, {"en": "", "zh": ""})[language])
    return joined(said)


def _site(match: re.Match[str], language: Language) -> str:
    """Say only whose site it is: nobody listens to a path."""
    return _address(match["host"], language, quiet=False)


def _mail(match: re.Match[str], language: Language) -> str:
    who = _address(match["who"], language, quiet=False)
    return f"{who} at {_address(match['host'], language, quiet=False)}"


def _file(match: re.Match[str], language: Language) -> str:
    return _address(match["file"], language)


def _path(match: re.Match[str], language: Language) -> str | None:
    path = match["path"]
    stop = path.endswith(".")
    said = _address(path.rstrip("."), language)
    return f"{said}." if stop else said


_COMMON = (
    Rule(_MAIL, _mail),
    Rule(_RELATIVE, _path),
    Rule(_FILE, _file),
    Rule(_BARE, _site),
)
RULES = _COMMON
"""What may begin with a figure or a letter."""
WORD_RULES = (Rule(_SITE, _site), Rule(_WWW, _site), Rule(_DRIVE, _path), *_COMMON)
SIGN_RULES = (Rule(_PATH, _path),)
