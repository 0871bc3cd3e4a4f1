"""`doctor`: what works here, what is missing, and the command that mends it."""

from __future__ import annotations

import json
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any, TypedDict

from app import __version__, paths, settings
from app.assembly import devices, model_facts
from app.cli import measuring
from app.engines import registry
from app.errors import AppError, EngineError, NoAudioDevice
from app.neural import (
    CHATTTS,
    INDEXTTS,
    SHERPA,
    IndexTTSFacts,
    chattts_facts,
    indextts_facts,
    sherpa_needs,
)

LIBRARIES = (
    "ChatTTS",
    "espeakng-loader",
    "keyring",
    "llama-cpp-python",
    "numpy",
    "PySide6-Essentials",
    "rtmixer",
    "sounddevice",
    "soxr",
    "torch",
    "transformers",
    "websockets",
)


class Finding(TypedDict):
    """One thing that was looked at."""

    what: str
    ok: bool
    detail: str
    fix: str
    """What to do about it; empty if all works."""


def run(*, as_json: bool, quick: bool = False) -> int:
    """Print the findings; 1 if one of them is bad. With `quick` no voice is measured."""
    known = _known()
    indextts = indextts_facts(known)
    findings = [
        *_settings(),
        *_models(),
        *_engines(known),
        _indextts(indextts, chosen=known.speech.engine == INDEXTTS),
        *_sound(),
        *_window(),
    ]
    facts = {
        "version": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "folders": {
            "settings": str(paths.config()),
            "data": str(paths.data()),
            "cache": str(paths.cache()),
            "state": str(paths.state()),
            "logs": str(paths.logs()),
        },
        "indextts": _parts(indextts),
        "findings": findings,
        "health": None if quick else measuring.measure(known),
    }
    if as_json:
        print(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        _print(facts, findings)
    return 0 if all(finding["ok"] for finding in findings) else 1


def _print(facts: dict[str, Any], findings: list[Finding]) -> None:
    print(f"Sottovoce {facts['version']}, Python {facts['python']}, {facts['platform']}")
    for finding in findings:
        print(f"{'ok     ' if finding['ok'] else 'MISSING'} {finding['what']}: {finding['detail']}")
        if finding["fix"]:
            print(f"        {finding['fix']}")
    if facts["health"] is not None:
        print(f"Measured {facts['health']['measured']}")
        for line in measuring.lines(facts["health"]):
            print(f"        {line}")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _found(what: str, detail: str) -> Finding:
    return Finding(what=what, ok=True, detail=detail, fix="")


def _failed(what: str, error: AppError) -> Finding:
    return Finding(what=what, ok=False, detail=str(error), fix=error.remedy)


def _known() -> settings.Settings:
    """The user's settings; the defaults where they cannot be read, which is told by `_settings`."""
    try:
        return settings.load(paths.config())
    except AppError:
        return settings.Settings()


def _settings() -> list[Finding]:
    try:
        settings.load(paths.config())
    except AppError as error:
        return [_failed("settings", error)]
    return [_found("settings", str(paths.config() / settings.FILE))]


def _models() -> list[Finding]:
    try:
        facts = model_facts(settings.load(paths.config()))
    except AppError as error:
        return [_failed("language model", error)]
    return [_found("language model", facts)]


def _engines(known: settings.Settings) -> list[Finding]:
    findings = []
    for spec in registry.ENGINES:
        if spec.kind != "speech" or spec.name == INDEXTTS:
            continue
        what = f"voice engine {spec.label}"
        try:
            detail = _engine(spec, known)
        except AppError as error:
            findings.append(_failed(what, error))
        else:
            findings.append(_found(what, detail))
    return findings


def _engine(spec: registry.EngineSpec, known: settings.Settings) -> str:
    """What an engine has here. That an optional one has nothing is no fault if nobody chose it."""
    try:
        if spec.name == CHATTTS:
            return chattts_facts(known)
        if spec.name == settings.SAMBERT:
            return f"{_voices(spec, offline=known.privacy.offline)}; texts go to Alibaba Cloud"
        if spec.name == SHERPA:
            return _sherpa(known)
        return _voices(spec)
    except EngineError as error:
        if not spec.extra or known.speech.engine == spec.name:
            raise
        return f"not set up. {error} {error.remedy}"


def _sherpa(known: settings.Settings) -> str:
    """Where its voice is. It is not opened for that, which takes a process of its own."""
    needs = sherpa_needs(known)
    if needs.first is not None:
        raise needs.first
    return f"a voice in {needs.folder}"


def _voices(spec: registry.EngineSpec, **options: bool) -> str:
    engine = spec.load()(**options)
    try:
        return f"{len(engine.voices())} voices"
    finally:
        engine.close()


def _indextts(facts: IndexTTSFacts, *, chosen: bool) -> Finding:
    """All parts of IndexTTS. That some are missing is no fault where nobody chose it."""
    needs = facts.needs
    files = (name if there else f"no {name}" for name, there in facts.files.items())
    detail = [
        "packages installed" if needs.packages is None else str(needs.packages).rstrip("."),
        f"licence {'accepted' if needs.licence is None else 'not accepted'}",
        f"weights in {needs.folder}: {', '.join(files)}",
        f"{facts.free / 1e9:.1f} GB of memory free of {facts.needed / 1e9:.1f} needed",
        f"{facts.clips} voices with a recording",
    ]
    error = needs.first or facts.memory
    ok = error is None or not chosen
    return Finding(
        what=f"voice engine {needs.label}",
        ok=ok,
        detail="; ".join(detail),
        fix=error.remedy if error is not None else "",
    )


def _parts(facts: IndexTTSFacts) -> dict[str, Any]:
    needs = facts.needs
    return {
        "packages": needs.packages is None,
        "licence": needs.licence is None,
        "folder": str(needs.folder),
        "weights": facts.files,
        "memory": {"needed": facts.needed, "free": facts.free},
        "voices": facts.clips,
    }


def _sound() -> list[Finding]:
    try:
        names = devices()
    except AppError as error:
        return [_failed("sound", error)]
    if not names:
        return [_failed("sound", NoAudioDevice("There is no device that can sound."))]
    return [_found("sound", ", ".join(names))]


def _window() -> list[Finding]:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform != "linux" or shown:
        return [_found("display", shown or platform.system())]
    return [
        Finding(
            what="display",
            ok=False,
            detail="No display is set, so no window can open.",
            fix="Use the commands say, chat and read, or start from a desktop.",
        )
    ]
