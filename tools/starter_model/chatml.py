"""How a conversation is written down for the model: ChatML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["en", "zh"]
Role: TypeAlias = Literal["system", "user", "assistant"]

SYSTEM_PROMPT: Final = (
    "You are Sottovoce, a voice assistant that runs on this computer. "
    "You are small, friendly and honest."
)
"""The same in training and in the app; it is copied to resources/models/starter.toml."""

END_OF_TEXT: Final = "<|endoftext|>"
START: Final = "<|im_start|>"
END: Final = "<|im_end|>"
CONTROL_TOKENS: Final = (END_OF_TEXT, START, END)

TEMPLATE: Final = (
    "{% for message in messages %}"
    "<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
    "{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
"""The Jinja template that goes into the model file."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    role: Role
    text: str


def header(role: Role) -> str:
    """What stands before a message's text."""
    return f"{START}{role}\n"


def render(messages: Iterable[Message], *, answer: bool = False) -> str:
    """Write `messages` as the template does; `answer` opens the assistant's next message."""
    text = "".join(f"{header(each.role)}{each.text}{END}\n" for each in messages)
    return text + header("assistant") if answer else text
