"""A phrase with its sound, and the bytes that it is on a disk."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np

from app.ports import AudioChunk, SpeechRequest, WordMark

_MAGIC: Final = b"SVP1"
_START: Final = len(_MAGIC) + hashlib.sha256().digest_size
_WIDTH: Final = 4
"""Bytes of the length of the header, and of a sample."""
_ENTRY: Final = 512
"""Bytes that an entry takes beside its samples, about."""
_MARK: Final = 160
"""And each of its marks."""


class _Chunk(msgspec.Struct, frozen=True, array_like=True):
    samples: int
    words: tuple[tuple[int, int, int], ...]


class _Header(msgspec.Struct, frozen=True):
    rate: int
    chunks: tuple[_Chunk, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """All that an engine said for a request, in its pieces."""

    chunks: tuple[AudioChunk, ...]

    @property
    def size(self) -> int:
        """Bytes of memory."""
        marks = sum(len(chunk.words) for chunk in self.chunks)
        return _ENTRY + _MARK * marks + sum(chunk.samples.nbytes for chunk in self.chunks)

    def said(self) -> Iterator[AudioChunk]:
        """The pieces; who hears them may change their samples."""
        for chunk in self.chunks:
            yield AudioChunk(chunk.samples.copy(), chunk.sample_rate, chunk.words)


def key(engine: str, identity: str, request: SpeechRequest) -> str:
    """What a phrase is found by: SHA-256 of all that its sound depends on, in hexadecimal."""
    content = msgspec.json.encode((
        engine, identity, request.voice, request.speed, request.language,
        request.text.encode("utf-8", "surrogatepass"),
    ))  # fmt: skip
    return hashlib.sha256(content).hexdigest()


def encoded(phrase: Phrase) -> bytes:
    """A phrase as bytes: a mark, SHA-256 of the rest, the length of a header, it, the samples.

    The header is MessagePack, the samples are little-endian floats of 32 bits.
    """
    header = msgspec.msgpack.encode(
        _Header(
            phrase.chunks[0].sample_rate,
            tuple(
                _Chunk(
                    len(chunk.samples),
                    tuple((mark.start, mark.end, mark.sample) for mark in chunk.words),
                )
                for chunk in phrase.chunks
            ),
        )
    )
    rest = b"".join((
        len(header).to_bytes(_WIDTH, "little"), header, *map(_little, phrase.chunks),
    ))  # fmt: skip
    return _MAGIC + hashlib.sha256(rest).digest() + rest


def decoded(content: bytes) -> Phrase:
    """The phrase that `encoded` made the bytes of.

    Raises:
        ValueError: they are something else, or not all of them.
    """
    digest, rest = content[len(_MAGIC) : _START], content[_START:]
    if content[: len(_MAGIC)] != _MAGIC or hashlib.sha256(rest).digest() != digest:
        raise ValueError("no phrase, or a damaged one")
    end = _WIDTH + int.from_bytes(rest[:_WIDTH], "little")
    header = msgspec.msgpack.decode(rest[_WIDTH:end], type=_Header)
    samples = np.frombuffer(rest[end:], "<f4").astype(np.float32, copy=False)
    chunks, at = [], 0
    for chunk in header.chunks:
        words = tuple(WordMark(*mark) for mark in chunk.words)
        chunks.append(AudioChunk(samples[at : at + chunk.samples], header.rate, words))
        at += chunk.samples
    return Phrase(tuple(chunks))


def _little(chunk: AudioChunk) -> bytes:
    samples = chunk.samples if sys.byteorder == "little" else chunk.samples.byteswap()
    return samples.tobytes()
