"""The loudspeaker goes, sleeps, or the sound server dies: the reading goes on where it was."""

from __future__ import annotations

import numpy as np
import pytest

from app import assembly
from app.events import DeviceLost, DeviceReady, TurnEnded
from app.settings import Settings
from tests.end2end.conftest import sounding
from tests.fakes import Log
from tests.pulse import pulse_server, wait_until

pytestmark = pytest.mark.sound

TEXT = "One sentence follows another while the sound comes and goes."


@pytest.fixture
def server():
    """A server of its own for each test: it is unplugged and killed."""
    with pulse_server() as made:
        yield made


@pytest.fixture
def reading(server):
    """A session in the middle of a text."""
    log = Log()
    parts = assembly.assemble(Settings(), listener=log, chat=False)
    came_back: list[float] = []

    def note(event):
        if isinstance(event, DeviceReady):
            came_back.append(parts.player.position())

    parts.session.subscribe(note)
    parts.session.read(TEXT)
    try:
        wait_until(lambda: parts.player.position() > 0.5)
        yield parts, log, came_back
    finally:
        parts.session.close()


def goes_on(server, reading, place):
    """On the sink that is back the text is read from `place` to its end."""
    parts, log, came_back = reading
    after = server.record()
    log.wait(DeviceReady, 2)
    wait_until(lambda: bool(log.of(TurnEnded)), timeout=40.0)
    after.wait(0.5)
    after.close()
    assert log.of(TurnEnded)[0].outcome == "completed"
    # The recording, which begins a moment after the sound, ends with the end of the tape.
    tape, heard = sounding(parts.player.tape()), sounding(after.samples())
    assert np.array_equal(heard[-48_000:], tape[-48_000:])
    assert came_back[-1] == pytest.approx(place, abs=0.3)


def test_an_unplugged_device_is_told_and_the_reading_goes_on_when_one_is_back(server, reading):
    parts, log, _ = reading
    server.remove_sink()
    log.wait(DeviceLost)
    place = parts.player.position()
    server.add_sink()
    goes_on(server, reading, place)


def test_a_server_that_is_killed_and_back_costs_nothing_but_time(server, reading):
    parts, log, _ = reading
    server.kill()
    log.wait(DeviceLost)
    place = parts.player.position()
    server.start()
    server.add_sink()
    goes_on(server, reading, place)


def test_a_device_that_sleeps_is_waited_for(server, reading):
    parts, log, _ = reading
    server.suspend("speaker", asleep=True)
    wait_until(lambda: bool(log.of(DeviceLost)) or parts.player.position() > 2.5, timeout=5.0)
    server.suspend("speaker", asleep=False)
    wait_until(lambda: bool(log.of(TurnEnded)), timeout=40.0)
    assert log.of(TurnEnded)[0].outcome == "completed"
