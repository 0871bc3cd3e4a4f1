"""Voices of sherpa-onnx made of noise: the interface of a family around a tiny random network."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SOUNDS = "_^$ abcdefghijklmnopqrstuvwxyzɑæəɛɪʊʌɔɹɾθðʃʒŋˈˌːɡɚɜɐᵻ.,!?;:-"
SENTENCES = (
    "the weather will be cold and rainy tomorrow so please bring a warm coat",
    "good morning hello tear drop tab bell fine one two three",
)
WORDS = " ".join(SENTENCES).split()
IDEOGRAPHS = "今天气很好你早上去吃饭我们在看书的人大小"
HOP = 800
"""Samples a token at speed 1."""
STYLE = 8
FLOAT, WHOLE = TensorProto.FLOAT, TensorProto.INT64
Inputs = Sequence[tuple[str, int, Sequence[int | str]]]


class Network:
    """Collects nodes and weights, and writes them with what the file says of itself."""

    def __init__(self, seed: int = 0) -> None:
        self.random = np.random.default_rng(seed)
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def value(self, array: Any, kind: Any = np.float32) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(array, kind), name))
        return name

    def add(self, kind: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        name = name or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def noise(self, *shape: int, scale: float = 1.0) -> str:
        return self.value(self.random.standard_normal(shape) * scale)

    def length(self, of: str, axis: int) -> str:
        return self.add("Gather", self.add("Shape", of), self.value(axis, np.int64), axis=0)

    def speech(self, tokens: str, stretch: str, to: str, shape: Sequence[int]) -> None:
        """A stretch of noise for each token, `stretch` times as long."""
        table = self.value(self.random.uniform(-0.4, 0.4, (200, HOP)))
        flat = self.add("Reshape", self.add("Gather", table, tokens), self.value([-1], np.int64))
        long = self.add("Cast", self.length(flat, 0), to=FLOAT)
        count = self.add("Cast", self.add("Mul", long, stretch), to=WHOLE)
        zero, one = self.value(0, np.int64), self.value(1, np.int64)
        every = self.add("Cast", self.add("Range", zero, count, one), to=FLOAT)
        at = self.add("Cast", self.add("Div", every, stretch), to=WHOLE)
        last = self.add("Sub", self.length(flat, 0), one)
        sound = self.add("Gather", flat, self.add("Min", at, last))
        self.add("Reshape", sound, self.value(list(shape), np.int64), name=to)

    def write(
        self, path: Path, inputs: Inputs, outputs: Inputs, told: Mapping[str, object] | None = None
    ) -> None:
        graph = helper.make_graph(
            self.nodes,
            "noise",
            [helper.make_tensor_value_info(*each) for each in inputs],
            [helper.make_tensor_value_info(*each) for each in outputs],
            self.weights,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        helper.set_model_props(model, {name: str(text) for name, text in (told or {}).items()})
        onnx.save(model, str(path))


def piper(folder: Path, *, speakers: int = 1, voice: str = "en-us", **told: object) -> Path:
    """A VITS voice that reads the sounds that espeak-ng writes."""
    folder.mkdir(parents=True, exist_ok=True)
    network = Network()
    stretch = network.add("Gather", "scales", network.value(1, np.int64))
    network.speech("input", stretch, "output", (1, 1, -1))
    inputs: list[Any] = [
        ("input", WHOLE, [1, "n"]), ("input_lengths", WHOLE, [1]), ("scales", FLOAT, [3]),
    ]  # fmt: skip
    if speakers > 1:
        inputs.append(("sid", WHOLE, [1]))
    network.write(
        folder / "en_US-noise-low.onnx",
        inputs,
        [("output", FLOAT, [1, 1, "t"])],
        {
            "model_type": "vits", "comment": "piper", "language": "English", "voice": voice,
            "has_espeak": 1, "n_speakers": speakers, "sample_rate": 16_000, **told,
        },
    )  # fmt: skip
    tokens(folder, SOUNDS)
    return folder


def melo(folder: Path) -> Path:
    """A VITS voice that reads Chinese and English words out of its own lexicon."""
    folder.mkdir(parents=True, exist_ok=True)
    network = Network()
    network.speech("x", "length_scale", "y", (1, 1, -1))
    scalars = [(name, FLOAT, [1]) for name in ("noise_scale", "length_scale", "noise_scale_w")]
    network.write(
        folder / "model.onnx",
        [
            ("x", WHOLE, [1, "n"]), ("x_lengths", WHOLE, [1]), ("tones", WHOLE, [1, "n"]),
            ("sid", WHOLE, [1]), *scalars,
        ],
        [("y", FLOAT, [1, 1, "t"])],
        {
            "model_type": "melo-vits", "comment": "melo", "language": "Chinese + English",
            "jieba": 1, "version": 2, "add_blank": 0, "n_speakers": 1, "speaker_id": 0,
            "sample_rate": 16_000, "lang_id": 3, "tone_start": 0, "bert_dim": 1024,
            "ja_bert_dim": 768,
        },
    )  # fmt: skip
    tokens(folder, "_abcdefghijklmnopqrstuvwxyz.,!?;:' ")
    lines = [f"{word} {' '.join(word)} {' '.join('0' * len(word))}\n" for word in WORDS]
    lines += [f"{sign} h a o 1 1 1\n" for sign in IDEOGRAPHS]
    lines += [f"{letter} {letter} 0\n" for letter in "abcdefghijklmnopqrstuvwxyz"]
    (folder / "lexicon.txt").write_text("".join(lines), "utf-8")
    return folder


def kitten(folder: Path, *, kind: str = "kitten-tts", speakers: int = 2, **told: object) -> Path:
    """A voice with a style for each speaker; as Kokoro, with one for each length too."""
    folder.mkdir(parents=True, exist_ok=True)
    network, lengths = Network(), 1 if kind == "kitten-tts" else 510
    stretch = network.add("Reciprocal", "speed")
    network.speech("input_ids", stretch, "waveform", (-1,))
    network.write(
        folder / "model.onnx",
        [("input_ids", WHOLE, [1, "n"]), ("style", FLOAT, [1, STYLE]), ("speed", FLOAT, [1])],
        [("waveform", FLOAT, ["t"])],
        {
            "model_type": kind, "has_espeak": 1, "n_speakers": speakers, "sample_rate": 16_000,
            "style_dim": f"1,{STYLE}" if lengths == 1 else f"{lengths},1,{STYLE}", "voice": "en-us",
            **told,
        },
    )  # fmt: skip
    np.zeros(lengths * STYLE * speakers, np.float32).tofile(folder / "voices.bin")
    tokens(folder, "$" + SOUNDS.replace("$", ""))
    return folder


def pocket(folder: Path) -> Path:
    """A voice that speaks like a recording: of the real one's shapes, and as long as its text."""
    folder.mkdir(parents=True, exist_ok=True)
    main = Network()
    frames = main.add("Cast", main.length("sequence", 1), to=FLOAT)
    given = main.add("Cast", main.length("text_embeddings", 1), to=FLOAT)
    said = main.add("Add", "said", frames, name="said_out")
    wanted = main.add("Add", "wanted", given, name="wanted_out")
    over = main.add("Sub", said, main.add("Mul", wanted, main.value([0.5])))
    main.add("Reshape", main.add("Sub", over, main.value([4.0])), main.value([1, 1], np.int64),
             name="eos_logit")  # fmt: skip
    main.add("Identity", main.noise(1, 1024, scale=0.1), name="conditioning")
    main.write(
        folder / "lm_main.onnx",
        [
            ("sequence", FLOAT, [1, "n", 32]), ("text_embeddings", FLOAT, [1, "m", 1024]),
            ("said", FLOAT, [1]), ("wanted", FLOAT, [1]),
        ],
        [
            ("conditioning", FLOAT, [1, 1024]), ("eos_logit", FLOAT, [1, 1]),
            ("said_out", FLOAT, [1]), ("wanted_out", FLOAT, [1]),
        ],
    )  # fmt: skip
    flow = Network(1)
    flow.add("MatMul", "x", flow.noise(32, 32, scale=0.1), name="flow_dir")
    flow.write(
        folder / "lm_flow.onnx",
        [
            ("c", FLOAT, [1, 1024]), ("s", FLOAT, [1, 1]), ("t", FLOAT, [1, 1]),
            ("x", FLOAT, [1, 32]),
        ],
        [("flow_dir", FLOAT, [1, 32])],
    )  # fmt: skip
    encoder = Network(2)
    encoder.add("Identity", encoder.noise(1, 2, 1024), name="latents")
    encoder.write(
        folder / "encoder.onnx", [("audio", FLOAT, [1, 1, "n"])], [("latents", FLOAT, [1, 2, 1024])]
    )
    decoder = Network(3)
    sound = decoder.add(
        "Tanh", decoder.add("MatMul", "latent", decoder.noise(32, 1920, scale=0.02))
    )
    sound = decoder.add("Tanh", sound)
    decoder.add("Reshape", sound, decoder.value([1, 1, -1], np.int64), name="audio")
    decoder.write(
        folder / "decoder.onnx", [("latent", FLOAT, [1, "k", 32])], [("audio", FLOAT, [1, 1, "t"])]
    )
    conditioner = Network(4)
    conditioner.add("Gather", conditioner.noise(400, 1024), "token_ids", name="embeddings")
    conditioner.write(
        folder / "text_conditioner.onnx",
        [("token_ids", WHOLE, [1, "n"])],
        [("embeddings", FLOAT, [1, "n", 1024])],
    )
    known = ["<unk>", "▁", *(f"<0x{byte:02X}>" for byte in range(256))]
    known += list("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,!?'")
    numbered = {piece: number for number, piece in enumerate(known)}
    (folder / "vocab.json").write_text(json.dumps(numbered), "utf-8")
    (folder / "token_scores.json").write_text(json.dumps(dict.fromkeys(known, -1.0)), "utf-8")
    return folder


def matcha(folder: Path) -> Path:
    """A voice of two networks, one that draws what a text sounds like and one that sounds it."""
    folder.mkdir(parents=True, exist_ok=True)
    network = Network()
    bands = network.add("Gather", network.noise(200, 80), "x")
    long = network.add("Cast", network.length("x", 1), to=FLOAT)
    frames = network.add("Mul", long, network.add("Mul", "length_scale", network.value([4.0])))
    wanted = network.add("Cast", network.add("Squeeze", frames), to=WHOLE)
    shape = network.add(
        "Concat", network.value([1], np.int64),
        network.add("Reshape", wanted, network.value([1], np.int64)),
        network.value([80], np.int64), axis=0,
    )  # fmt: skip
    drawn = network.add("Resize", bands, "", "", shape, mode="nearest")
    network.add("Transpose", drawn, name="mel", perm=[0, 2, 1])
    network.write(
        folder / "model-steps-3.onnx",
        [
            ("x", WHOLE, [1, "n"]), ("x_length", WHOLE, [1]), ("noise_scale", FLOAT, [1]),
            ("length_scale", FLOAT, [1]),
        ],
        [("mel", FLOAT, [1, 80, "t"])],
        {
            "model_type": "matcha-tts", "language": "English", "voice": "en-us", "has_espeak": 1,
            "jieba": 0, "n_speakers": 1, "sample_rate": 16_000, "use_eos_bos": 1, "pad_id": 0,
            "version": 1, "model_author": "icefall", "num_ode_steps": 3,
        },
    )  # fmt: skip
    vocoder = Network(1)
    turned = vocoder.add("Transpose", "mel", perm=[0, 2, 1])
    sound = vocoder.add("MatMul", turned, vocoder.noise(80, 256, scale=0.02))
    sound = vocoder.add("Tanh", sound)
    vocoder.add("Reshape", sound, vocoder.value([1, 1, -1], np.int64), name="audio")
    vocoder.write(
        folder / "hifigan_v2.onnx",
        [("mel", FLOAT, [1, 80, "t"])],
        [("audio", FLOAT, [1, 1, "n"])],
        {"model_type": "hifigan", "sample_rate": 16_000, "hop_length": 256},
    )
    tokens(folder, SOUNDS)
    return folder


def supertonic(folder: Path, *, speakers: int = 2) -> Path:
    """A voice of four networks that reads letters; as long as its text."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = [("text_ids", WHOLE, [1, "n"])]
    mask = [("text_mask", FLOAT, [1, 1, "n"])]
    seconds = Network()
    long = seconds.add("Cast", seconds.length("text_ids", 1), to=FLOAT)
    taken = seconds.add("Mul", long, seconds.value([0.05]))
    seconds.add("Reshape", taken, seconds.value([1], np.int64), name="duration")
    seconds.write(
        folder / "duration_predictor.onnx",
        [*asked, ("style_dp", FLOAT, [1, 2, 4]), *mask],
        [("duration", FLOAT, [1])],
    )
    text = Network(1)
    drawn = text.add("Gather", text.noise(200, 16), "text_ids")
    text.add("Transpose", drawn, name="text_emb", perm=[0, 2, 1])
    text.write(
        folder / "text_encoder.onnx",
        [*asked, ("style_ttl", FLOAT, [1, 2, 4]), *mask],
        [("text_emb", FLOAT, [1, 16, "n"])],
    )
    step = Network(2)
    step.add("Mul", "noisy_latent", step.value([0.9]), name="denoised_latent")
    step.write(
        folder / "vector_estimator.onnx",
        [
            ("noisy_latent", FLOAT, [1, 8, "t"]), ("text_emb", FLOAT, [1, 16, "n"]),
            ("style_ttl", FLOAT, [1, 2, 4]), ("latent_mask", FLOAT, [1, 1, "t"]), *mask,
            ("current_step", FLOAT, [1]), ("total_step", FLOAT, [1]),
        ],
        [("denoised_latent", FLOAT, [1, 8, "t"])],
    )  # fmt: skip
    vocoder = Network(3)
    turned = vocoder.add("Transpose", "latent", perm=[0, 2, 1])
    sound = vocoder.add("MatMul", turned, vocoder.noise(8, 1024, scale=0.1))
    sound = vocoder.add("Tanh", sound)
    vocoder.add("Reshape", sound, vocoder.value([1, -1], np.int64), name="wav_tts")
    vocoder.write(
        folder / "vocoder.onnx",
        [("latent", FLOAT, [1, 8, "t"])],
        [("wav_tts", FLOAT, [1, "n"])],
    )
    (folder / "tts.json").write_text(
        json.dumps(
            {
                "ae": {"sample_rate": 16_000, "base_chunk_size": 512},
                "ttl": {"chunk_compress_factor": 2, "latent_dim": 4},
            }
        ),
        "utf-8",
    )
    (np.arange(256, dtype=np.int32) % 200).tofile(folder / "unicode_indexer.bin")
    shape = np.array([speakers, 2, 4] * 2, np.int64).tobytes()
    (folder / "voice.bin").write_bytes(shape + bytes(4 * 2 * speakers * 2 * 4))
    return folder


def zipvoice(folder: Path, *, rate: int = 24_000) -> Path:
    """A voice that speaks like a recording whose words it knows, and makes its sound of waves."""
    folder.mkdir(parents=True, exist_ok=True)
    encoder = Network()
    long = encoder.add("Cast", encoder.length("tokens", 1), to=FLOAT)
    frames = encoder.add("Div", encoder.add("Mul", long, encoder.value([6.0])), "speed")
    frames = encoder.add("Cast", frames, to=WHOLE)
    shape = encoder.add(
        "Concat", encoder.value([1], np.int64), encoder.add("Add", frames, "prompt_features_len"),
        encoder.value([100], np.int64), axis=0,
    )  # fmt: skip
    encoder.add("Expand", encoder.noise(1, 1, 100), shape, name="text_condition")
    encoder.write(
        folder / "encoder.onnx",
        [
            ("tokens", WHOLE, [1, "n"]), ("prompt_tokens", WHOLE, [1, "p"]),
            ("prompt_features_len", WHOLE, [1]), ("speed", FLOAT, [1]),
        ],
        [("text_condition", FLOAT, [1, "t", 100])],
        {"use_espeak": 0},
    )  # fmt: skip
    decoder = Network(1)
    decoder.add("Mul", "x", decoder.value([0.1]), name="v")
    every = [(name, FLOAT, [1, "n", 100]) for name in ("x", "text_condition", "speech_condition")]
    decoder.write(
        folder / "decoder.onnx",
        [("t", FLOAT, [1]), *every, ("guidance_scale", FLOAT, [1])],
        [("v", FLOAT, [1, "n", 100])],
        {"sample_rate": 24_000, "feat_dim": 100},
    )
    vocoder = Network(2)
    turned = vocoder.add("Transpose", "mels", perm=[0, 2, 1])
    for name in ("mag", "x", "y"):
        wave = vocoder.add("MatMul", turned, vocoder.noise(100, 513, scale=0.05))
        vocoder.add("Transpose", vocoder.add("Tanh", wave), name=name, perm=[0, 2, 1])
    vocoder.write(
        folder / "vocos_24khz.onnx",
        [("mels", FLOAT, [1, 100, "t"])],
        [(name, FLOAT, [1, 513, "t"]) for name in ("mag", "x", "y")],
        {"model_type": "vocos", "sample_rate": rate},
    )
    tokens(folder, "_abcdefghijklmnopqrstuvwxyz.,!?;:' ")
    lines = [f"{word} {' '.join(word)}\n" for word in WORDS]
    (folder / "lexicon.txt").write_text("".join(lines), "utf-8")
    return folder


def tokens(folder: Path, symbols: str) -> None:
    lines = (f"{symbol} {number}\n" for number, symbol in enumerate(symbols))
    (folder / "tokens.txt").write_text("".join(lines), "utf-8")
