"""What can go wrong with a service on the internet, as errors that say for how long."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Final

from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.errors import (
    EngineError,
    EngineHung,
    EngineUnavailable,
    KeyMissing,
    KeyRefused,
    QuotaExceeded,
    ServiceUnreachable,
    SynthesisFailed,
    UnsayableText,
    VoiceUnknown,
)

ENGINE: Final = "sambert"
LABEL: Final = "Sambert"

_ANOTHER_KEY: Final = (
    "Enter a valid key in the settings, or put it there: sottovoce key set sambert."
)
_ACCOUNT: Final = "See to your account with Alibaba Cloud, or choose another voice."


def key_missing() -> EngineError:
    """That nobody gave a key."""
    return KeyMissing(
        "The keyring holds no key for Sambert.",
        engine=ENGINE,
        retryable=False,
        remedy="Enter it in the settings, or put it there: sottovoce key set sambert.",
    )


def nothing_to_say() -> EngineError:
    """That the text holds no word."""
    return SynthesisFailed(
        "Nothing in this text can be said.", engine=ENGINE, retryable=False, remedy="Skip it."
    )


def unanswered() -> EngineError:
    """That nothing came for too long."""
    return EngineHung(f"{LABEL} does not answer.", engine=ENGINE)


def garbled(reason: str) -> EngineError:
    """That what came is nothing the service should send."""
    return SynthesisFailed(f"{LABEL} broke off: {reason}.", engine=ENGINE)


def closed(error: ConnectionClosed) -> EngineError:
    """That the connection ended before the task. The other side's words may quote the text."""
    code = error.rcvd.code if error.rcvd is not None else "nothing"
    return SynthesisFailed(
        f"{LABEL} broke off: the connection was closed.", engine=ENGINE, detail=f"received {code}"
    )


def unopened(error: Exception) -> EngineError:
    """Why there is no connection."""
    if isinstance(error, InvalidStatus):
        return _status(error.response.status_code)
    if isinstance(error, TimeoutError):
        return _unreachable("no answer in time")
    if isinstance(error, ssl.SSLError):
        return _unreachable("its certificate does not hold, or the connection is not secure")
    if isinstance(error, OSError):
        return _unreachable(error.strerror or type(error).__name__)
    return _unreachable(type(error).__name__)


def _status(status: int) -> EngineError:
    """What an HTTP status means in the place of a connection."""
    if status in {401, 403}:
        return _key()
    if status == 402:
        return _exhausted()
    if status == 429:
        return _throttled()
    if status in {400, 404, 405, 410}:
        return EngineUnavailable(
            f"{LABEL} cannot be used any more in this way: HTTP {status}.",
            engine=ENGINE,
            retryable=False,
            remedy="Update Sottovoce, or choose another voice.",
        )
    return _unreachable(f"HTTP {status}")


def failed(code: str) -> EngineError:
    """What the code of a failed task means (help.aliyun.com/zh/model-studio/error-code)."""
    lower = code.lower().replace("_", "")
    for beginnings, make in _CODES:
        if lower.startswith(beginnings):
            return make()
    if lower.startswith(("invalidparameter", "badrequest")):
        return SynthesisFailed(
            f"{LABEL} refused the text: {code}.",
            engine=ENGINE,
            retryable=False,
            remedy="Choose another voice for it.",
        )
    return SynthesisFailed(f"{LABEL} broke off: {code or 'no reason given'}.", engine=ENGINE)


def _unreachable(reason: str) -> EngineError:
    return ServiceUnreachable(f"{LABEL} cannot be reached: {reason}.", engine=ENGINE)


def _key() -> EngineError:
    return KeyRefused(
        f"{LABEL} does not take the key.", engine=ENGINE, retryable=False, remedy=_ANOTHER_KEY
    )


def _throttled() -> EngineError:
    return QuotaExceeded(f"{LABEL} takes no more for a while.", engine=ENGINE)


def _exhausted() -> EngineError:
    return QuotaExceeded(
        f"{LABEL} takes no more for this key.", engine=ENGINE, retryable=False, remedy=_ACCOUNT
    )


def _unsaid() -> EngineError:
    return UnsayableText(
        f"{LABEL} does not say this text.",
        engine=ENGINE,
        retryable=False,
        remedy="Choose another voice for it.",
    )


def _voiceless() -> EngineError:
    return VoiceUnknown(f"{LABEL} does not have this voice any more.", engine=ENGINE)


def _overloaded() -> EngineError:
    return _unreachable("it is overloaded")


_CODES: Final[tuple[tuple[tuple[str, ...], Callable[[], EngineError]], ...]] = (
    (("invalidapikey", "accessdenied", "model.accessdenied", "workspace.accessdenied"), _key),
    (("arrearage", "allocationquota", "insufficientquota"), _exhausted),
    (("prepaidbilloverdue", "postpaidbilloverdue", "commoditynotpurchased"), _exhausted),
    (("throttling", "limitrequests", "ratelimit"), _throttled),
    (("datainspection",), _unsaid),
    (("modelnotfound", "invalidmodel"), _voiceless),
    (("serviceunavailable", "requesttimeout", "modelunavailable"), _overloaded),
)
"""By how a code begins, in lower case and without underlines: the service writes both ways."""
