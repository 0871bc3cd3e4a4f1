"""One measurement in a process of its own: prints what one program did as a line of JSON.

Run by `benchmarks.peers.series`, with the interpreter of the program that is measured.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import threading
import time
from importlib import import_module

from benchmarks.peers.contest import Contestant, Tap, TokenSource
from benchmarks.peers.espeak import SAMPLE_RATE
from benchmarks.peers.workload import WARM_UP, tokens

CONTESTANTS = {
    "bare": "benchmarks.peers.bare:Bare",
    "ours": "benchmarks.peers.ours:Ours",
    "ours-late": "benchmarks.peers.ours:LateOurs",
    "realtimetts": "benchmarks.peers.realtimetts:RealtimeTTS",
    "realtimetts-tuned": "benchmarks.peers.realtimetts:TunedRealtimeTTS",
    "pipecat": "benchmarks.peers.pipecat:Pipecat",
    "pipecat-long": "benchmarks.peers.pipecat:LongPipecat",
}
_SETTLE = 0.6
"""Seconds between the rehearsal and the measurement: what the rehearsal left has sounded."""


def _cpu_seconds() -> float:
    """Of this process and the children it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _stop_after(
    contestant: Contestant, source: TokenSource, seconds: float, noted: list[tuple[float, float]]
) -> None:
    """Stop the reply `seconds` after its first token and note when, before and after the call."""
    source.begun.wait()
    time.sleep(seconds)
    source.stopped.set()
    before = time.monotonic()
    contestant.stop()
    noted.append((before, time.monotonic()))


def _made(options: argparse.Namespace, tap: Tap) -> Contestant:
    """The program, rehearsed."""
    module, _, name = CONTESTANTS[options.contestant].partition(":")
    contestant: Contestant = getattr(import_module(module), name)(
        options.language, options.output, tap
    )
    contestant.speak(TokenSource(tokens(options.language, WARM_UP[options.language]), 0.0))
    return contestant


def _stand(options: argparse.Namespace) -> None:
    """Speak a reply for each line that comes, and print what it cost, until no more come."""
    tap = Tap(SAMPLE_RATE)
    contestant = _made(options, tap)
    for _ in sys.stdin:
        tap.clear()
        cpu = _cpu_seconds()
        contestant.speak(TokenSource(tokens(options.language), options.rate))
        cost = {"cpu_seconds": _cpu_seconds() - cpu, "audio_seconds": tap.samples / SAMPLE_RATE}
        print("\n" + json.dumps(cost), flush=True)
    contestant.close()


def _measure(options: argparse.Namespace) -> dict[str, object]:
    tap = Tap(SAMPLE_RATE)
    born = time.monotonic()
    contestant = _made(options, tap)
    ready = time.monotonic()
    time.sleep(_SETTLE)
    tap.clear()
    emitted: list[float] = []
    stops: list[tuple[float, float]] = []
    text = tokens(options.language)[: options.tokens or None]
    cpu = _cpu_seconds()
    for seconds in options.stop_after or [None]:
        source = TokenSource(text, options.rate)
        if seconds is not None:
            arguments = (contestant, source, seconds, stops)
            threading.Thread(target=_stop_after, args=arguments).start()
        contestant.speak(source)
        emitted.append(source.emitted[0])
        time.sleep(_SETTLE if seconds is not None else 0.0)
    cpu = _cpu_seconds() - cpu
    contestant.close()
    return {
        "first_tokens": emitted,
        "first_sample": tap.first,
        "first_audible": tap.audible,
        "audio_seconds": tap.samples / SAMPLE_RATE,
        "stops": stops,
        "cpu_seconds": cpu,
        "peak_megabytes": _peak_megabytes(),
        "prepare_seconds": ready - born,
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contestant", choices=CONTESTANTS)
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--rate", type=float, default=20.0, help="tokens a second; 0: at once")
    parser.add_argument("--tokens", type=int, default=0, help="of the reply; 0: all")
    parser.add_argument("--standing", action="store_true", help="a reply for each line of input")
    parser.add_argument("--output", choices=("callback", "device"), default="callback")
    parser.add_argument("--stop-after", type=float, nargs="*", help="seconds; a reply for each")
    return parser.parse_args()


if __name__ == "__main__":
    chosen = _options()
    if chosen.standing:
        _stand(chosen)
    else:
        # The line comes last whatever the program itself prints.
        print("\n" + json.dumps(_measure(chosen)), flush=True)
    sys.stderr.flush()
    os._exit(0)  # its threads are not waited for
