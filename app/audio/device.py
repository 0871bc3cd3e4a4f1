"""The sound device: PortAudio with a callback in C, so that playback never waits for Python."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import Any

from app.audio import portaudio
from app.audio.waiting import Waiting
from app.errors import AudioDeviceLost, NoAudioDevice
from app.ports import Samples

log = logging.getLogger(__name__)

_CAPACITY = 262_144
"""Frames in the ring, a power of two: 5.5 s at 48 kHz outlast any hold-up of Python."""
_LEAD_BLOCKS = 1.5
_STARTS_AGAIN = sys.platform != "linux"
"""Whether a stream that was opened some time ago can be trusted to start.

PortAudio 19.6 on ALSA hangs for ever where the sound server has gone meanwhile. To open a stream
does not hang, and costs 2 ms there, but much more on other systems.
"""


class DeviceSink:
    """rtmixer's callback reads our ring; we move its write index, also over what it has not read.

    The stream is started only when there is sound, its first buffer being that sound: one that
    plays silence would make the first sample wait behind its whole queue. Laying it to rest aborts
    it, which drops that queue.

    Whoever gives the GIL away may wait a second for it, so `taken`, `write` and `running` read and
    write the fields of the C structures and make no call. rtmixer 0.1.7 offers no public names for
    them, which is why it is pinned.
    """

    def __init__(
        self, device: str | int | None = None, *, rate: int | None = None, latency: float = 0.040
    ) -> None:
        """Open `device`, by default the system's own choice, and leave it silent.

        Args:
            device: PortAudio's name or number of it.
            rate: Samples a second; None for 48000, or the device's own where it refuses that.
            latency: Seconds that the device shall hold; what it grants is in `latency`.

        Raises:
            NoAudioDevice: there is no sound library, or no such device that opens.
        """
        self._sounddevice, rtmixer = portaudio.load()
        self._device = device
        self._asked = latency
        try:
            self._mixer = portaudio.open_mixer(device, rate, latency)
        except NoAudioDevice:
            portaudio.refresh()
            self._mixer = portaudio.open_mixer(device, rate, latency)
        self.sample_rate = int(self._mixer.samplerate)
        self.capacity = _CAPACITY
        block = self._mixer.blocksize
        self.lead = int(_LEAD_BLOCKS * block)
        self.latency: float = self._mixer.latency + block / self.sample_rate
        self.label = portaudio.name_of(self._mixer)
        self._waiting = Waiting(_CAPACITY)
        self._ring = rtmixer.RingBuffer(4, buffer=self._waiting.ring.array)
        self._indices = self._ring._ptr  # noqa: SLF001  see the class
        self._action: Any = None
        self._streaming = False
        self._arm()

    @property
    def end(self) -> int:
        """See AudioSink."""
        return self._waiting.end

    def taken(self) -> int:
        """See AudioSink."""
        # Read before the end, which then cannot be the older of both.
        read: int = self._indices.readIndex
        end = self._waiting.end
        mask: int = self._indices.bigMask
        return end - ((end - read) & mask)

    def read(self, start: int, stop: int) -> Samples:
        """See AudioSink."""
        return self._waiting.read(start, stop)

    def write(self, at: int, sound: Sequence[Samples]) -> None:
        """See AudioSink."""
        self._waiting.write(at, sound, keep_end=self.running())
        self._publish()

    def running(self) -> bool:
        """See AudioSink."""
        return self._streaming and self._action_runs()

    def start(self) -> None:
        """See AudioSink. The stream itself starts with what waits as its first buffer."""
        spent = None
        if not self._streaming and not _STARTS_AGAIN:
            spent = self._renew()
        self._arm()
        if self._streaming:
            return
        try:
            self._mixer.start()
        except self._sounddevice.PortAudioError as error:
            raise AudioDeviceLost(f"{self.label} does not start: {error}.") from error
        finally:
            if spent is not None:
                spent.close()  # takes its time, so only now
        self._streaming = True

    def rest(self) -> None:
        """See AudioSink. Afterwards no callback runs, so the indices are ours alone."""
        if self._streaming:
            self._mixer.abort()  # an error here shows again when the stream is started
            self._streaming = False
        self._waiting.end = self.taken()
        self._publish()
        self._arm()

    def lost(self) -> bool:
        """See AudioSink."""
        try:
            return self._streaming and not self._mixer.active
        except self._sounddevice.PortAudioError as error:
            log.debug("%s does not say whether it is active: %s", self.label, error)
            return True

    def close(self) -> None:
        """See AudioSink."""
        self._streaming = False
        self._mixer.close()

    def _renew(self) -> Any:
        """Open the stream anew. Returns the one that it replaces."""
        spent = self._mixer
        try:
            self._mixer = portaudio.open_mixer(self._device, self.sample_rate, self._asked)
        except NoAudioDevice as error:
            raise AudioDeviceLost(f"{self.label} does not open again: {error}") from error
        self._action = None
        return spent

    def _publish(self) -> None:
        """Let the callback see what waits."""
        self._indices.writeIndex = self._waiting.end & self._indices.bigMask

    def _arm(self) -> None:
        """See to it that the callback has an action, which ends whenever the ring runs empty."""
        if self._action_runs():
            return
        try:
            self._action = self._mixer.play_ringbuffer(self._ring)
        except RuntimeError as error:  # its queue is full: no callback empties it
            raise AudioDeviceLost(f"{self.label} no longer takes sound.") from error

    def _action_runs(self) -> bool:
        ended = self._mixer._result_q._ptr  # noqa: SLF001  see the class
        if ended.writeIndex != ended.readIndex:
            _ = self._mixer.actions  # takes the ended ones out; a call, so only when there is one
        return self._action in self._mixer._actions  # noqa: SLF001  see the class
