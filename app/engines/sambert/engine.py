"""The voice that speaks over the internet: what it is given to say goes to Alibaba Cloud."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from secrets import compare_digest
from typing import Final

from app import key_store
from app.engines.sambert.connection import Connection, Deadlines
from app.engines.sambert.faults import ENGINE, LABEL, key_missing, nothing_to_say
from app.engines.sambert.protocol import URL, Task
from app.engines.sambert.sound import TaskSound
from app.engines.sambert.splitting import LIMIT, parts
from app.engines.sambert.voices import OFFERED, resolve
from app.engines.sambert.words import WordFinder
from app.errors import (
    EngineUnavailable,
    KeyringUnavailable,
    KeyUnusable,
    OfflineRefused,
)
from app.ports import AudioChunk, SpeechRequest, Voice
from app.turn import CancelToken

_MUTE: Final = dict.fromkeys([*range(9), *range(11, 32), 127, *range(0xD800, 0xE000)], " ")
"""What nobody says and some parsers refuse: control characters and lone surrogates."""


class SambertEngine:
    """A SpeechEngine. Nothing is connected but while it speaks: one connection a task."""

    name = LABEL

    def __init__(
        self,
        key: str,
        *,
        url: str = URL,
        deadlines: Deadlines | None = None,
        limit: int = LIMIT,
    ) -> None:
        """Speak with the account that `key` belongs to. Connects to nothing yet.

        Args:
            key: For the service; kept in memory, and sent to `url` alone.
            url: Where the service is.
            deadlines: How long it may take for its answers.
            limit: The most code points that it takes at once.
        """
        self._key = key
        self._url = url
        self._deadlines = deadlines or Deadlines()
        self._limit = limit
        self._current = CancelToken()

    def speaks_with(self, key: str) -> bool:
        """Whether that is its key."""
        return compare_digest(key, self._key)

    def voices(self) -> Sequence[Voice]:
        """Its Chinese voices, who also speak English, and its English ones."""
        return OFFERED

    def synthesize(self, request: SpeechRequest, cancel: CancelToken) -> Iterator[AudioChunk]:
        """Yield the sound as it comes, with marks where the service tells of words.

        A second utterance ends one that was not taken to its end. The speed counts between 0.5
        and 2; beyond, the nearest is used.

        Raises:
            VoiceUnknown: Sambert has no such voice.
            EngineError: nothing in the text can be said, or the service did not say it; `blame`
                tells what that means for the next utterance.
        """
        text = request.text.translate(_MUTE)
        if not any(character.isalnum() for character in text):
            raise nothing_to_say()
        speaker = resolve(request.voice, request.language)
        self._current.cancel()
        self._current = over = CancelToken()
        unhook, sample = cancel.on_cancel(over.cancel), 0
        try:
            for offset, part in parts(text, self._limit):
                rate = speaker.sample_rate
                finder = WordFinder(part, offset=offset, sample=sample, sample_rate=rate)
                sound = TaskSound(finder, sample=sample, sample_rate=rate)
                yield from self._said(Task(part, speaker, request.speed), sound, over)
                sample = sound.sample
        finally:
            unhook()

    def _said(self, task: Task, sound: TaskSound, over: CancelToken) -> Iterator[AudioChunk]:
        if over.cancelled or not task.sayable:
            return
        seconds = self._deadlines.connect
        connection = Connection(self._url, self._key, seconds=seconds, over=over)
        try:
            connection.ask(task.command())
            yield from sound.hear(connection, self._deadlines)
            connection.leave()
        finally:
            connection.close()

    def close(self) -> None:
        """End what is being said."""
        self._current.cancel()


def open_engine(*, offline: bool = True, before: object = None) -> SambertEngine:
    """Make the engine if it may be used here; connects to nothing.

    Args:
        offline: Whether nothing may leave this machine, as the settings say.
        before: One that is open: it stays if its key does.

    Raises:
        OfflineRefused: nothing may.
        KeyMissing: the keyring holds no key.
        EngineUnavailable: there is no keyring, or what it holds is no key.
    """
    if offline:
        raise OfflineRefused(
            f"{LABEL} speaks over the internet, and Sottovoce is set to stay offline.",
            engine=ENGINE,
            retryable=False,
        )
    try:
        key = key_store.key(ENGINE)
    except (KeyringUnavailable, KeyUnusable) as error:
        raise EngineUnavailable(
            str(error), engine=ENGINE, retryable=False, remedy=error.remedy, detail=error.detail
        ) from error
    if not key:
        raise key_missing()
    if isinstance(before, SambertEngine) and before.speaks_with(key):
        return before
    return SambertEngine(key)
