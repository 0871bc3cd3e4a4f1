from __future__ import annotations

import struct
from pathlib import Path

import gguf as writer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines import gguf
from app.engines.gguf_header import TENSOR_TYPES
from app.errors import ModelMissing, ModelRefused
from tests.gguf_factory import Shape, noise, scripted


def metadata(**fields: str | int) -> Shape:
    def extra(file: writer.GGUFWriter) -> None:
        for key, value in fields.items():
            name = key.replace("__", ".")
            if isinstance(value, str):
                file.add_string(name, value)
            else:
                file.add_uint32(name, value)

    return Shape(extra=extra)


def refused(path: Path) -> str:
    with pytest.raises(ModelRefused) as refusal:
        gguf.inspect(path)
    assert str(refusal.value).endswith(".")
    assert refusal.value.remedy.endswith(".")
    return str(refusal.value)


def test_a_model_file_says_what_it_is(tmp_path: Path) -> None:
    shape = Shape(width=64, layers=3, inner=96, context=512, quantised=True, name="Tiny Talker")
    path = noise(tmp_path / "tiny.gguf", shape)
    file = gguf.inspect(path)
    assert (file.name, file.architecture, file.quantisation) == ("Tiny Talker", "llama", "Q8_0")
    assert (file.layers, file.embedding_length, file.feed_forward_length) == (3, 64, 96)
    assert file.context_length == 512
    assert file.size == path.stat().st_size
    assert file.template is not None
    assert "<|im_start|>" in file.template


def test_the_state_of_a_token_is_two_bytes_for_each_key_and_value(tmp_path: Path) -> None:
    shape = Shape(width=64, layers=3, heads=4, kv_heads=2)
    file = gguf.inspect(noise(tmp_path / "tiny.gguf", shape))
    assert file.kv_bytes_per_token == 3 * 2 * (64 // 4) * 2 * 2


def test_its_parameters_are_counted(tmp_path: Path) -> None:
    path = noise(tmp_path / "tiny.gguf", Shape())
    expected = sum(int(tensor.n_elements) for tensor in writer.GGUFReader(path).tensors)
    assert gguf.inspect(path).parameters == expected


def test_a_nameless_model_is_called_after_its_file(tmp_path: Path) -> None:
    assert (
        gguf.inspect(scripted(tmp_path / "My model.gguf", shape=Shape(name=""))).name == "My model"
    )


def test_a_name_is_one_short_printable_line(tmp_path: Path) -> None:
    name = "Bad\n\x1b[31m\u202e" + "x" * 500
    shown = gguf.inspect(scripted(tmp_path / "m.gguf", shape=Shape(name=name))).name
    assert shown.isprintable()
    assert len(shown) <= 80


def test_long_lists_of_texts_are_passed_to_the_byte(tmp_path: Path) -> None:
    def extra(file: writer.GGUFWriter) -> None:
        file.add_array("test.words", ["x" * (n * n % 997) for n in range(2000)] + ["y" * 300_000])
        file.add_array("test.more", ["z"])
        file.add_string("general.license", "MIT")

    path = scripted(tmp_path / "m.gguf", shape=Shape(extra=extra))
    assert gguf.inspect(path).licence == "MIT"
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"y" * 300_000) + 299_000])
    assert "the header ends early" in refused(path)


def test_a_model_without_a_template_is_no_reason_to_refuse(tmp_path: Path) -> None:
    assert gguf.inspect(scripted(tmp_path / "m.gguf", shape=Shape(template=None))).template is None


def test_the_blocks_of_tensor_types_are_those_of_the_library() -> None:
    known = {int(kind): sizes for kind, sizes in writer.GGML_QUANT_SIZES.items()}
    differing = {kind for kind, sizes in TENSOR_TYPES.items() if known.get(kind) != sizes}
    # 9 is Q8_1, which no file holds: the library sums its block in two ways.
    assert differing <= {9}


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"no model file gone\.gguf"):
        gguf.inspect(tmp_path / "gone.gguf")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>Log in</html>", "a web page"),
        (b"\n  <html>", "a web page"),
        (b"PK\x03\x04 a zip", "not a GGUF file"),
        (b"ggjt" + bytes(100), "not a GGUF file"),
        (b"GGUF", "the header ends early"),
        (b"GGUF" + struct.pack("<I", 1) + bytes(64), "version 1 of the format"),
        (b"GGUF" + struct.pack(">I", 3) + bytes(64), "of the format is unknown"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 1), "it claims 1152921504606846976 tensors"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1, 1 << 60), "it claims 1152921504606846976 keys"),
        (b"GGUF" + struct.pack("<IQQQ", 3, 1, 1, 1 << 40), "bytes in one text"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 0) + bytes(8), "does not say what architecture"),
        (b"GGUF" + bytes(range(256)) * 40, "of the format is unknown"),
    ],
)
def test_what_is_no_model_is_refused_by_name(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "thing.gguf"
    path.write_bytes(content)
    sentence = refused(path)
    assert sentence.startswith("thing.gguf ")
    assert reason in sentence


@pytest.mark.parametrize("layers", [0, 4_000_000_000])
def test_impossible_numbers_of_layers_never_reach_native_code(tmp_path: Path, layers: int) -> None:
    path = scripted(tmp_path / "m.gguf", shape=Shape(overrides={"block_count": layers}))
    assert "llama.block_count makes no sense" in refused(path)


@pytest.mark.parametrize("key", ["context_length", "embedding_length", "attention.head_count"])
def test_absurd_sizes_are_refused(tmp_path: Path, key: str) -> None:
    path = scripted(tmp_path / "m.gguf", shape=Shape(overrides={key: 4_000_000_000}))
    assert f"llama.{key} makes no sense" in refused(path)


@pytest.mark.parametrize("kind", ["mmproj", "adapter", "vocab", "imatrix", "something new"])
def test_what_belongs_to_a_model_but_is_none_is_refused(tmp_path: Path, kind: str) -> None:
    path = scripted(tmp_path / "part.gguf", shape=metadata(general__type=kind))
    with pytest.raises(ModelRefused) as refusal:
        gguf.inspect(path)
    assert refusal.value.remedy == "Choose the language model itself."


@pytest.mark.parametrize(
    ("architecture", "reason"),
    [
        (b"clip", "is the image part of a model"),
        (b"bert", "turns text into vectors"),
        (b"nomic-bert-moe", "turns text into vectors"),
        (b"gemma-embedding", "turns text into vectors"),
        (b"llam\xff", "not UTF-8"),
        (b"", "does not say what architecture"),
    ],
)
def test_what_cannot_chat_is_known_by_its_architecture(
    tmp_path: Path, architecture: bytes, reason: str
) -> None:
    path = scripted(tmp_path / "m.gguf")
    key = b"general.architecture" + struct.pack("<I", 8)
    llama, other = (key + struct.pack("<Q", len(n)) + n for n in (b"llama", architecture))
    path.write_bytes(path.read_bytes().replace(llama, other) + bytes(64))
    assert reason in refused(path)


def test_a_later_part_of_a_split_model_points_to_the_first(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m-2.gguf", shape=metadata(split__no=1, split__count=3))
    with pytest.raises(ModelRefused, match="a later part of a model of 3 files") as refusal:
        gguf.inspect(path)
    assert "first file" in refusal.value.remedy


def test_a_download_that_broke_off_says_how_much_is_there(tmp_path: Path) -> None:
    path = scripted(tmp_path / "m.gguf")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert f"{len(data) // 2:,} of {len(data):,} bytes are there" in refused(path)


@given(st.binary(max_size=300))
def test_nothing_else_comes_of_whatever_follows_the_magic(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "garbage.gguf"
    path.write_bytes(b"GGUF" + struct.pack("<I", 3) + content)
    with pytest.raises(ModelRefused):
        gguf.inspect(path)
