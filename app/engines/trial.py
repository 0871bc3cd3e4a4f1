"""The child process that opens model files for the first time, and may die of it."""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil

from app.engines import gguf
from app.engines.llama.model import LlamaModel
from app.engines.llama.sampling import Sampling
from app.engines.llama.template import ChatTemplate
from app.errors import ModelError
from app.ports import Message
from app.turn import CancelToken

TEMPLATE_SECONDS: Final = 3.0
"""A chat template that needs longer never ends."""

_ASKED: Final = Message("user", "Hello")
_CONVERSATIONS: Final = (
    [_ASKED],
    [Message("system", "Be brief."), _ASKED],
    [Message("system", "Be brief."), *[_ASKED, Message("assistant", "Hello.")] * 3, _ASKED],
)


def main() -> int:
    """Try the files whose paths come as JSON, one a line; say of each how it went, in order.

    Before each step comes a line with its name, so that the parent knows where a child died.
    """
    seconds = float(sys.argv[-1])
    _limit()
    _say(step="ready")
    for line in sys.stdin:
        try:
            _try(Path(json.loads(line)), seconds)
        except ModelError as error:
            _say(refused=type(error).__name__, message=str(error), remedy=error.remedy)
        else:
            _say(admitted=True)
    return 0


def _try(path: Path, seconds: float) -> None:
    """Everything that a first turn does, with a watchdog that needs no cooperation."""
    file = gguf.inspect(path)
    _say(step="template")
    with _watchdog(TEMPLATE_SECONDS):
        template = ChatTemplate(
            file.template, bos="", eos="", defuse=str, thinking=False, model=file.name
        )
        for conversation in _CONVERSATIONS:
            template.render(conversation)
    _say(step="load")
    with _watchdog(seconds):
        model = LlamaModel(file, sampling=Sampling(temperature=0, max_tokens=2), context_length=512)
        try:
            for _ in model.stream([_ASKED], CancelToken()):
                pass
        finally:
            model.close()


@contextlib.contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    """End the process if the body takes longer, even in native code that never returns."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _limit() -> None:
    """Let a file that asks for absurd amounts of memory fail here, not the whole machine."""
    if sys.platform == "win32":
        return
    import resource  # exists on POSIX alone

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    free = psutil.virtual_memory().available
    resource.setrlimit(resource.RLIMIT_DATA, (free, free))


def _say(**fields: str | bool) -> None:
    os.write(1, json.dumps(fields).encode() + b"\n")


if __name__ == "__main__":
    sys.exit(main())
