"""The library itself: one model, asked for one part of an utterance at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeAlias

import numpy as np

from app.engines import out_of_memory
from app.engines.native_errors import translated
from app.engines.sherpa.folder import VoiceFolder
from app.engines.sherpa.package import ENGINE, LABEL, damaged
from app.engines.sherpa.reader import Part
from app.engines.sherpa.speakers import Timbre
from app.errors import BadSpeech, EngineUnavailable
from app.ports import Language, Samples

log = logging.getLogger(__name__)

OnSound: TypeAlias = Callable[[Samples], bool]
"""Takes a piece of sound; False ends the part."""

_FRAME_RATE: Final = 12.5
"""Frames a second of Pocket's codec."""
_SLOWEST: Final = 5.0
_SLACK: Final = 2.0
"""Letters a second of somebody who reads three times slower than usual, and seconds more."""
_PAUSES: Final = 1.0
"""How long the pauses are that a model makes: as it made them. The library's own choice is 0.2,
which some families apply only to the sound that they return and not to what they stream."""
_natively: Final = partial(
    translated, ENGINE, "the voice", refusals=(RuntimeError, ValueError, TypeError)
)
"""Around what is asked of the library."""


class Native:
    """A loaded model. Used by one thread at a time.

    The library runs on the thread that asks it, without the GIL, and takes it for the callback
    alone. A model that it does not like makes it end the process, so the app has it in a worker.
    """

    def __init__(self, folder: VoiceFolder, threads: int) -> None:
        """Load the model.

        Raises:
            EngineUnavailable: the library does not load, or not this model.
            OutOfMemory: there is too little.
        """
        try:
            import sherpa_onnx
        except (ImportError, OSError) as error:
            raise EngineUnavailable(
                f"{LABEL} does not load: {error}.", engine=ENGINE, retryable=False
            ) from error
        self._library: Any = sherpa_onnx
        with _natively():
            config = self._configured(folder, threads)
            if not config.validate():
                raise damaged(folder.path, f"is refused by {LABEL}")
            try:
                self._tts = sherpa_onnx.OfflineTts(config)
            except RuntimeError as error:
                if out_of_memory.says_so(str(error)):
                    raise
                log.debug("the model does not load", exc_info=True)
                raise damaged(folder.path, f"holds a model that {LABEL} cannot load") from error

    @property
    def sample_rate(self) -> int:
        """Of what it says, in Hz."""
        return int(self._tts.sample_rate)

    @property
    def speakers(self) -> int:
        """How many it learnt, at least one."""
        return max(1, int(self._tts.num_speakers))

    def _configured(self, folder: VoiceFolder, threads: int) -> Any:
        """The library's configuration of the one family that the folder holds."""
        family = folder.family
        model = self._library.OfflineTtsModelConfig()
        model.num_threads = threads
        settings = getattr(model, family.name)
        for name, path in folder.parts.items():
            setattr(settings, name, str(path))
        if folder.lexicons:
            settings.lexicon = ",".join(map(str, folder.lexicons))
        return self._library.OfflineTtsConfig(model=model, max_num_sentences=1)

    def say(
        self, part: Part, timbre: Timbre, language: Language, speed: float, on_sound: OnSound
    ) -> None:
        """Call `on_sound` with the sound of `part` as it comes, and return at its end.

        Some families return the sound whole and call nobody; it is then handed over whole.

        Raises:
            BadSpeech: there was none.
            SynthesisFailed: the model raised.
            OutOfMemory: there is too little.
        """
        heard = 0

        def take(samples: Samples, _progress: float) -> int:
            nonlocal heard
            heard += len(samples)
            return int(not len(samples) or on_sound(samples))

        with _natively():
            asked = self._asked(part, timbre, language, speed)
            made = self._tts.generate("" if part.sounds else part.text, asked, take)
            if not heard:
                samples = np.asarray(made.samples, np.float32)
                heard = len(samples)
                if heard:
                    on_sound(samples)
        if not heard:
            raise BadSpeech("The voice made no sound of a part.", engine=ENGINE)

    def _asked(self, part: Part, timbre: Timbre, language: Language, speed: float) -> Any:
        asked = self._library.GenerationConfig()
        asked.sid = timbre.speaker
        asked.speed = speed
        asked.silence_scale = _PAUSES
        asked.extra = {"lang": language, "max_frames": str(_most_frames(part.text))}
        if part.sounds:
            asked.phoneme_codepoints = [list(part.sounds)]
        if timbre.recording is not None:
            asked.reference_audio = timbre.recording.tolist()
            asked.reference_sample_rate = timbre.sample_rate
            asked.reference_text = timbre.words
        return asked


def _most_frames(text: str) -> int:
    """How many frames a part has at most: Pocket may miss its end, and would go on for 40 s."""
    return round(_FRAME_RATE * (_SLACK + len(text) / _SLOWEST))
