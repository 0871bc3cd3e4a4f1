"""From the network's hidden rows to sound: the package's decoder and vocoder, window by window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

import torch
from torch import Tensor, nn

from app.engines.chattts.windows import Window

SAMPLE_RATE: Final = 24_000
CODE: Final = 512
"""Samples of one code: 46.875 codes are a second."""
CODES_A_SECOND: Final = SAMPLE_RATE / CODE


class Vocoder(nn.Module):
    """Takes (codes, hidden), gives `CODE` samples for each but the last, which has half of that."""

    def __init__(self, chat: Any, device: str) -> None:
        """Take the decoder and the vocoder of a loaded `Chat`, and move them to `device`."""
        super().__init__()
        self._decoder = chat.decoder.to(device)
        self._backbone = chat.vocos.backbone.to(device)
        self._spectrum = chat.vocos.head.out.to(device)
        transform = chat.vocos.head.istft
        self._size, self._hop = int(transform.n_fft), int(transform.hop_length)
        self._window: Tensor
        self.register_buffer("_window", transform.window.detach().to(device))
        self._width = 2 * int(chat.decoder.decoder.conv_in[0].in_channels)
        self._device = device
        self._graphs: dict[int, Callable[[Tensor], Tensor]] = {}
        self._pool: Any = None

    @torch.inference_mode()
    def decode(self, hidden: Tensor, window: Window) -> Tensor:
        """The new samples of a window of an utterance's rows, (codes, hidden), on the processor."""
        rows = hidden[window.first : window.last]
        sound = self._graphs.get(len(rows), self._eager)(rows)
        start, stop = window.start - window.first, window.stop - window.first
        return sound[start * CODE : stop * CODE].cpu()

    @torch.inference_mode()
    def warm_up(self, sizes: Iterable[int]) -> None:
        """On a card, record how windows of these many codes are decoded: those come often."""
        if self._device != "cpu":
            self._graphs = {codes: self._record(codes) for codes in sizes}

    def _eager(self, rows: Tensor) -> Tensor:
        mel = self._decoder(rows.t().unsqueeze(0).contiguous())
        size, wave = self._spectrum(self._backbone(mel)).transpose(1, 2).chunk(2, 1)
        # The vocoder's own ceiling against bursts.
        size = torch.exp(size).clamp(max=1e2)
        return self._overlapped(torch.complex(size * wave.cos(), size * wave.sin()))

    def _overlapped(self, spectrum: Tensor) -> Tensor:
        """The inverse short-time Fourier transform of (1, frequencies, frames), centred.

        torch's own asks the device whether the windows cover everything, which a graph cannot.
        """
        frames = torch.fft.irfft(spectrum, self._size, dim=1) * self._window[None, :, None]
        count = frames.shape[-1]
        length = (count - 1) * self._hop + self._size
        weight = (self._window**2)[None, :, None].expand(1, -1, count)
        sound, covered = (
            torch.nn.functional.fold(
                each, (1, length), kernel_size=(1, self._size), stride=(1, self._hop)
            ).view(length)
            for each in (frames, weight)
        )
        inner = slice(self._size // 2, length - self._size // 2)
        return sound[inner] / covered[inner]

    def _record(self, codes: int) -> Callable[[Tensor], Tensor]:
        rows = torch.zeros(codes, self._width, device=self._device)
        aside = torch.cuda.Stream()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(3):
                self._eager(rows)
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        # A language model may use the card from its own thread meanwhile.
        with torch.cuda.graph(graph, pool=self._pool, capture_error_mode="thread_local"):
            sound = self._eager(rows)
        self._pool = self._pool or graph.pool()

        def replay(new: Tensor) -> Tensor:
            rows.copy_(new)
            graph.replay()
            return sound

        return replay
