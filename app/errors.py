"""The tree of everything that can go wrong. Each error says what is so and what the user can do."""

from __future__ import annotations


class AppError(Exception):
    """The root: `str(error)` is one sentence for the window, `remedy` the user's next step."""

    remedy: str = "Try again."

    def __init__(self, message: str, *, remedy: str | None = None, detail: str = "") -> None:
        """`detail` is for developers: how a process ended, what it printed; nothing the user said.

        It goes into the log, not into the window.
        """
        super().__init__(message)
        self.detail = detail
        if remedy is not None:
            self.remedy = remedy


class InputError(AppError):
    """What the user gave cannot be used."""

    remedy = "Give some text."


class NothingToRead(InputError):
    """The clipboard, file or prompt holds no text that can be said."""

    remedy = "Copy or type some text first."


class UnreadableFile(InputError):
    """A file of text cannot be opened or is not text."""

    remedy = "Choose a text file that you may read."


class UnwritableFile(InputError):
    """A file that the user named cannot be written."""

    remedy = "Choose a place where you may write and that has room."


class VoiceCardRefused(InputError):
    """A voice's card holds what it cannot; `field` says where."""

    remedy = "Mend the named field, or make the voice anew."

    def __init__(self, message: str, *, field: str, remedy: str | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.field = field


class VoiceCardMissing(InputError):
    """No voice of the user's own has that name."""

    remedy = "Choose one of the voices that `sottovoce voices` lists."


class SettingsError(AppError):
    """The settings file holds something that has no meaning."""

    remedy = "Mend the named line, or remove the file to start with the defaults."


class LexiconError(AppError):
    """The user's own words and how to say them."""

    remedy = "Mend the named line of the lexicon; nothing in it was changed."


class LexiconDamaged(LexiconError):
    """The file of the lexicon, or one entry of it, cannot be read."""


class LexiconUnwritable(LexiconError):
    """The file of the lexicon cannot be written."""

    remedy = "Free some space on the disk, and see that you may write there."


class LexiconEntryRefused(LexiconError):
    """An entry has no word, nothing to say, or pinyin that is none."""

    remedy = "Give a word and how to say it, in Chinese also as pinyin: chong2 qing4."

    def __init__(self, message: str, *, syllable: str = "") -> None:
        """`syllable` is the one that is none; empty where a word or what to say is missing."""
        super().__init__(message)
        self.syllable = syllable


class KeyringUnavailable(AppError):
    """The system has no keyring for keys to services, or it stays locked."""

    remedy = "Unlock the keyring of your desktop, or install one, as GNOME Keyring or KWallet."


class KeyUnusable(InputError):
    """What should be a key to a service can be none."""

    remedy = "Copy the key again, all of it and nothing else."


class ModelError(AppError):
    """The language model."""

    remedy = "Choose another model."


class ModelMissing(ModelError):
    """There is no file where the model should be."""

    remedy = "Choose a model file that exists, or go back to the starter model."


class ModelRefused(ModelError):
    """The file is no model that opens: not GGUF, incomplete, damaged, or of a foreign kind."""

    remedy = "Download it again, or choose another model."


class ModelCrashed(ModelRefused):
    """Opening the file in a child process ended or froze that process."""


class ModelTooBig(ModelError):
    """The model does not fit into the memory that is free."""

    remedy = "Choose a smaller model, or close other programs."


class TemplateFailed(ModelError):
    """The model's chat template raised, or never ended."""

    remedy = "Choose a model with a working chat template."


class PromptTooLong(ModelError):
    """The question alone is larger than the model's context window."""

    remedy = "Shorten the question, or choose a model with a larger context window."


class GenerationFailed(ModelError):
    """llama.cpp, or the process that it lived in, gave up in the middle of an answer."""

    remedy = "Try again; if it happens again, choose another model."


class EngineError(AppError):
    """A speech engine. `retryable` is false where another try cannot help."""

    remedy = "Try again, or choose another voice."

    def __init__(
        self,
        message: str,
        *,
        engine: str,
        retryable: bool = True,
        remedy: str | None = None,
        detail: str = "",
    ) -> None:
        super().__init__(message, remedy=remedy, detail=detail)
        self.engine = engine
        self.retryable = retryable


class EngineUnavailable(EngineError):
    """The engine cannot start here: a library, a device or weights are missing."""


class EngineVersion(EngineUnavailable):
    """A library of the engine is installed in a version that it was not made for."""


class NoDevice(EngineUnavailable):
    """There is no graphics card that the engine can use."""

    remedy = "Use another voice engine, or install a driver and a torch that knows the card."


class WeightsMissing(EngineUnavailable):
    """Files of the engine's weights are not in the folder, or their licence is not accepted."""


class WeightsDamaged(EngineUnavailable):
    """Files of the engine's weights are not what was published."""


class OfflineRefused(EngineUnavailable):
    """The engine speaks over the internet, and nothing may leave this machine."""

    remedy = "Switch Offline off under Privacy in the settings, or choose another voice."


class KeyMissing(EngineUnavailable):
    """The engine's service needs a key, and the keyring holds none."""


class KeyRefused(EngineUnavailable):
    """The engine's service does not take the key, or not for this."""


class QuotaExceeded(EngineUnavailable):
    """The engine's service takes no more for this key: `retryable` tells whether it will again."""

    remedy = "Wait a while, or choose another voice."


class ServiceUnreachable(EngineUnavailable):
    """The engine's service does not answer, or only that it cannot work now."""

    remedy = "Check the connection to the internet, or choose another voice."


class WorkerCrashed(EngineError):
    """The process in which the engine lived ended by itself. The next utterance starts another."""


class WorkerHung(EngineError):
    """The process in which the engine lived did nothing any more and was ended."""


class EngineHung(EngineError):
    """The engine, in this process, brought nothing for so long that it was given up."""


class EngineLate(EngineError):
    """The engine was slower than speech, and another one could go on before a gap was heard."""


class OutOfMemory(EngineError):
    """The graphics card, or the process of the engine, has not enough memory left."""

    remedy = "Close other programs that use the graphics card, or choose a smaller model."


class VoiceUnknown(EngineError):
    """The engine has no voice of that name or for that language."""

    remedy = "Choose one of the voices that `sottovoce voices` lists."


class SynthesisFailed(EngineError):
    """The engine raised, or returned what is no speech."""


class UnsayableText(SynthesisFailed):
    """The text holds what this engine cannot say at all; another may."""

    remedy = "Choose espeak-ng for texts in other scripts."


class BadSpeech(SynthesisFailed):
    """What the engine made is no speech: it does not end, is silent, or is broken."""


class RunawaySpeech(BadSpeech):
    """What the engine makes does not come to an end; nobody knows what of the text it said."""


class AudioError(AppError):
    """The way from samples to the speaker."""

    remedy = "Check the sound device; text still works."


class NoAudioDevice(AudioError):
    """There is no sound library, or no device that opens."""

    remedy = "Plug in or enable a sound device; until then answers are shown as text."


class NoSoundLibrary(NoAudioDevice):
    """PortAudio is not installed, so looking for devices again is of no use."""

    remedy = "Install PortAudio (on Debian: apt install libportaudio2) and start again."


class AudioDeviceLost(AudioError):
    """The device went away while it sounded."""

    remedy = "Plug it in again, or choose another device. Your place is kept."
