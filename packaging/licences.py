"""Puts the licence of everything in the bundle into it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from contents import NAME, owners

_LICENCE = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)
_COMMON = re.compile(r"/usr/share/common-licenses/[\w.+-]*\w")
"""Full texts that Debian's copyright files name instead of repeating them."""
_METADATA = re.compile(r"\.dist-info[/\\]")


def gather(*, modules: Iterable[str], libraries: Iterable[Path], into: Path) -> None:
    """Copy licence texts, one folder a work; what has none here is named in LICENSES itself.

    Args:
        modules: the top-level modules in the bundle; their distributions carry the texts.
        libraries: its shared libraries; on Debian, the package of a system library has its text.
        into: the folder of licences.
    """
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    _copy(python, into / "python")
    for name in sorted(set().union(*map(owners, modules)) - {NAME}):
        for file in metadata.files(name) or ():
            if _METADATA.search(str(file)) and _LICENCE.search(file.name):
                _copy(Path(str(file.locate())), into / name)
    for name in sorted(set(_debian_packages(libraries))):
        text = Path("/usr/share/doc", name, "copyright")
        if not text.is_file():
            continue
        _copy(text, into / "system" / name)
        for cited in set(_COMMON.findall(text.read_text("utf-8", "replace"))):
            _copy(Path(cited), into / "system" / "common-licenses")


def _copy(text: Path, folder: Path) -> None:
    if not text.is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(text, folder / text.name)


def _debian_packages(libraries: Iterable[Path]) -> Iterator[str]:
    """The packages that the system's libraries among these come from."""
    system = [path for path in map(Path.resolve, libraries) if path.is_relative_to("/usr/lib")]
    if not system or shutil.which("dpkg-query") is None:
        return
    # By name alone: packages list what is in /usr/lib as in /lib, which has become a link to it.
    query = ["dpkg-query", "-S", *(f"*/{path.name}" for path in system)]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    for line in answer.stdout.splitlines():
        yield line.partition(":")[0]
