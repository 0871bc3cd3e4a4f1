"""pipecat: text frames, a speech service over espeak-ng in process, a sink or its local device."""

# mypy: disable-error-code="import-not-found, import-untyped"
# pipecat is installed in an environment of its own, which mypy does not see.

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from concurrent.futures import Future
from typing import Any

from loguru import logger
from pipecat.frames.frames import (
    BotStoppedSpeakingFrame,
    Frame,
    InterruptionFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TTSAudioRawFrame,
    TTSStoppedFrame,
)
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor
from pipecat.services.settings import TTSSettings
from pipecat.services.tts_service import TTSService
from pipecat.transports.local.audio import LocalAudioTransport, LocalAudioTransportParams
from pipecat.workers.runner import WorkerRunner

from benchmarks.peers.contest import VOICES, Output, Tap, TokenSource
from benchmarks.peers.espeak import FRAME_MS, SAMPLE_RATE, Espeak

_START_UP = 1.0
"""Seconds until the pipeline is up; it has no sign for it that is there before the first frame."""
_LONGEST_REPLY = 120.0


class _Speech(TTSService):  # type: ignore[misc]  # its package's types do not reach this one
    """Runs espeak-ng in an executor and passes the pieces on, as its own local services do."""

    def __init__(self, espeak: Espeak, language: str) -> None:
        settings = TTSSettings(model=None, voice=VOICES[language], language=language)
        super().__init__(
            push_start_frame=True,
            push_stop_frames=True,
            settings=settings,
            sample_rate=SAMPLE_RATE,
        )
        self._espeak = espeak

    async def run_tts(self, text: str, context_id: str) -> AsyncIterator[Frame]:
        loop = asyncio.get_running_loop()
        pieces: asyncio.Queue[bytes | None] = asyncio.Queue()

        def pass_on(piece: bytes | None) -> None:
            loop.call_soon_threadsafe(pieces.put_nowait, piece)

        def say() -> None:
            self._espeak.say(text, pass_on)
            pass_on(None)

        speaking = loop.run_in_executor(None, say)
        try:
            while (piece := await pieces.get()) is not None:
                yield TTSAudioRawFrame(piece, SAMPLE_RATE, 1, context_id=context_id)
        finally:
            self._espeak.stop()
            await speaking


class _Watch(FrameProcessor):  # type: ignore[misc]  # as above
    """Notes the audio that passes, and the frame that ends a reply."""

    def __init__(self, tap: Tap, last: type[Frame], ended: asyncio.Event) -> None:
        super().__init__()
        self._tap = tap
        self._last = last
        self._ended = ended

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        await super().process_frame(frame, direction)
        if isinstance(frame, TTSAudioRawFrame):
            self._tap.take(frame.audio)
        if isinstance(frame, self._last):
            self._ended.set()
        await self.push_frame(frame, direction)


class Pipecat:
    """One pipeline in an event loop of its own, kept for all replies."""

    piece_ms = FRAME_MS

    def __init__(self, language: str, output: Output, tap: Tap) -> None:
        logger.remove()
        self._language = language
        self._output = output
        self._tap = tap
        self._up: Future[None] = Future()
        threading.Thread(target=lambda: asyncio.run(self._live()), daemon=True).start()
        self._up.result()

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended = asyncio.Event()
        service = _Speech(Espeak(VOICES[self._language], self.piece_ms), self._language)
        self._worker = PipelineWorker(
            Pipeline([service, *self._outlet()]),
            params=PipelineParams(audio_out_sample_rate=SAMPLE_RATE),
            cancel_on_idle_timeout=False,
        )
        runner = WorkerRunner(handle_sigint=False)
        await runner.add_workers(self._worker)
        self._loop.call_later(_START_UP, self._up.set_result, None)
        await runner.run()

    def _outlet(self) -> list[Any]:
        if self._output == "callback":
            return [_Watch(self._tap, TTSStoppedFrame, self._ended)]
        parameters = LocalAudioTransportParams(
            audio_out_enabled=True, audio_out_sample_rate=SAMPLE_RATE
        )
        transport = LocalAudioTransport(parameters)
        return [transport.output(), _Watch(self._tap, BotStoppedSpeakingFrame, self._ended)]

    def speak(self, source: TokenSource) -> None:
        """Queue the tokens as an answer's frames; return when the reply has ended."""
        asyncio.run_coroutine_threadsafe(self._speak(source), self._loop).result()

    async def _speak(self, source: TokenSource) -> None:
        self._ended.clear()
        await self._worker.queue_frame(LLMFullResponseStartFrame())
        async for token in source:
            await self._worker.queue_frame(LLMTextFrame(token))
        if not source.stopped.is_set():
            await self._worker.queue_frame(LLMFullResponseEndFrame())
            await asyncio.wait_for(self._ended.wait(), _LONGEST_REPLY)

    def stop(self) -> None:
        """Interrupt the reply, as its transports do when the user speaks."""
        asyncio.run_coroutine_threadsafe(self._interrupt(), self._loop).result()

    async def _interrupt(self) -> None:
        self._ended.set()
        await self._worker.queue_frame(InterruptionFrame())

    def close(self) -> None:
        """The event loop ends with the process."""


class LongPipecat(Pipecat):
    """With fewer and longer frames, which cost it less; our engine works with the same length."""

    piece_ms = 250
