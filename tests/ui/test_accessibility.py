"""The window as a screen reader finds it, over the real accessibility bus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.display import display

HERE = Path(__file__).resolve().parent
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"
Node = dict[str, Any]
Trees = tuple[list[Node], list[Node], list[Node]]


def can_listen() -> bool:
    """Whether the bus, its launcher and the reader's library are installed."""
    if not (LAUNCHER.exists() and shutil.which("dbus-run-session") and shutil.which("Xvfb")):
        return False
    asked = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


pytestmark = [
    pytest.mark.screen,
    pytest.mark.skipif(not can_listen(), reason="needs at-spi2-core, dbus and gir1.2-atspi-2.0"),
]

SCRIPT = """
"$LAUNCHER" --launch-immediately & bus=$!
"$PROGRAM" -m tests.ui.spoken_window & window=$!
"$READER" "$HERE/atspi_reader.py" Sottovoce > "$FOLDER/before.json"
"$READER" "$HERE/atspi_reader.py" Sottovoce Stop > "$FOLDER/after.json"
"$READER" "$HERE/atspi_reader.py" Sottovoce Settings > "$FOLDER/settings.json"
kill "$window" "$bus"; wait
"""


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    """What a screen reader finds while the voice speaks, after it pressed Stop, then Settings."""
    folder = tmp_path_factory.mktemp("bus")
    with display() as screen:
        environment = screen.environment(dict(os.environ)) | {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "XDG_RUNTIME_DIR": str(folder),
            "LAUNCHER": str(LAUNCHER),
            "PROGRAM": sys.executable,
            "READER": SYSTEM_PYTHON,
            "HERE": str(HERE),
            "FOLDER": str(folder),
        }
        folder.chmod(0o700)
        ran = subprocess.run(
            ["dbus-run-session", "--", "bash", "-c", SCRIPT],
            env=environment,
            cwd=HERE.parents[1],
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    read = [folder / f"{name}.json" for name in ("before", "after", "settings")]
    for file in read:
        assert file.read_text(), ran.stderr
    before, after, settings = (json.loads(file.read_text()) for file in read)
    return before, after, settings


def named(tree: list[Node], name: str, role: str | None = None) -> Node:
    found = [
        node
        for node in tree
        if node["name"] == name and node["showing"] and role in {None, node["role"]}
    ]
    assert found, f"{name} is not there"
    return found[0]


def test_the_composer_is_a_text_that_says_what_enter_does(
    trees: Trees,
) -> None:
    node = named(trees[0], "Message", "text")
    assert node["editable"]
    assert node["description"] == "Enter sends, Shift+Enter new line"


def test_the_answer_can_be_read(trees: Trees) -> None:
    node = named(trees[0], "Sottovoce said", "text")
    assert node["text"].startswith("A ring buffer is an array used as a circle.")
    assert not node["editable"]
    assert "class Ring:" in named(trees[0], "Code, Python", "text")["text"]
    assert named(trees[0], "Conversation")
    assert named(trees[0], "You said")["description"] == "What is a ring buffer?"


@pytest.mark.parametrize(
    "name",
    [
        "Pause",
        "Previous sentence",
        "Next sentence",
        "Repeat sentence",
        "Speed",
        "Sound device",
        "First sound",
        "New chat",
        "Reader",
        "Settings",
        "Hide sidebar",
        "Read clipboard",
        "Read it",
        "Copy",
    ],
)
def test_every_control_is_a_button_with_a_name(trees: Trees, name: str) -> None:
    node = named(trees[0], name)
    assert "button" in node["role"]
    assert node["focusable"]


def test_the_ribbon_is_a_slider_that_says_the_place(
    trees: Trees,
) -> None:
    node = named(trees[0], "Position", "slider")
    assert node["description"].startswith("Sentence 2 of ")


def test_play_says_what_it_would_play(trees: Trees) -> None:
    assert named(trees[0], "Pause")["description"].startswith("Sentence 2 of ")


def test_stop_can_be_pressed_from_the_bus_and_becomes_send(
    trees: Trees,
) -> None:
    assert "button" in named(trees[0], "Stop")["role"]
    assert "button" in named(trees[1], "Send")["role"]
    assert named(trees[1], "Play")


def test_drawings_that_words_stand_beside_are_not_told(
    trees: Trees,
) -> None:
    told = [node["name"].lower() for node in trees[0] if node["showing"]]
    assert not any("equaliser" in name or "voiceprint" in name for name in told)


def test_a_rung_of_the_ladder_is_told_whole_and_what_does_not_work_says_why(trees: Trees) -> None:
    rung = named(trees[2], "ChatTTS")
    assert rung["focusable"]
    assert rung["description"].startswith("Rung 1, ")
    assert rung["description"].endswith("1 late of 6")
    refused = named(trees[2], "Speak with Sambert")
    assert "button" in refused["role"]
    assert refused["description"] == "Refused while Offline is on."
    assert named(trees[2], "Offline", "check box")["focusable"]
    assert named(trees[2], "Key to Alibaba Cloud")["editable"]
    for name in ("Test IndexTTS", "More about IndexTTS", "Choose folder of sherpa-onnx"):
        assert "button" in named(trees[2], name)["role"]
