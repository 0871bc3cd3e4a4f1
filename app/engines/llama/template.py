"""Messages to the prompt that the model was trained on, by the chat template of its file."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import Final

from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from app.errors import TemplateFailed
from app.ports import Message

log = logging.getLogger(__name__)

CHATML: Final = (
    "{% for message in messages %}"
    "<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
"""What most models without a template of their own understand."""

CHATML_STOPS: Final = ("<|im_end|>", "<|im_start|>")
"""Where the answer ends if the vocabulary has no such tokens and they come as plain text."""

_TOOLS: Final = re.compile(r"\{[{%][^}]*\btools\b")
"""A template that reads the list of tools."""

_PROBE: Final = "A probe of the system message."


class ChatTemplate:
    """Renders conversations; finds out first whether the template takes a system message."""

    def __init__(
        self,
        source: str | None,
        *,
        bos: str,
        eos: str,
        defuse: Callable[[str], str],
        thinking: bool,
        model: str,
    ) -> None:
        """Compile and try the template.

        Raises:
            TemplateFailed: it does not compile, or fails on the plainest conversation.
        """
        self._model = model
        self._defuse = defuse
        self._thinking = thinking
        self.stops: tuple[str, ...] = ()
        if source is None:
            log.warning("%s has no chat template; ChatML is used in its place", model)
            source, self.stops = CHATML, CHATML_STOPS
        try:
            self._formatter = Jinja2ChatFormatter(source, eos_token=eos, bos_token=bos)
        except Exception as error:  # a template is a foreign program: anything can come of it
            raise self._failure(error) from error
        self.names_tools = _TOOLS.search(source) is not None
        self._takes_system = self._probe()
        self.render([Message("user", "Hello")])

    def render(self, messages: Sequence[Message]) -> str:
        """The prompt up to where the answer begins.

        Raises:
            TemplateFailed: the template gave up on these messages.
        """
        messages = _joined(messages)
        if not self._takes_system:
            messages = _without_system(messages)
        try:
            return self._run(messages)
        except Exception as error:  # see above
            raise self._failure(error) from error

    def _run(self, messages: Sequence[Message]) -> str:
        rows = [{"role": m.role, "content": self._defuse(m.text)} for m in messages]
        result = self._formatter(messages=rows, enable_thinking=self._thinking)  # type: ignore[arg-type]  # its TypedDicts are those of an API with more roles
        return result.prompt

    def _probe(self) -> bool:
        """Whether a system message arrives in the prompt; some raise, some leave it out."""
        messages = [Message("system", _PROBE), Message("user", "Hello")]
        try:
            return _PROBE in self._run(messages)
        except Exception as error:  # noqa: BLE001  a template is a foreign program
            log.info("the template of %s takes no system message: %s", self._model, error)
        return False

    def _failure(self, error: Exception) -> TemplateFailed:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        return TemplateFailed(f"The chat template of {self._model} does not work: {reason}.")


def _joined(messages: Sequence[Message]) -> list[Message]:
    """The messages with neighbours of one role made one: many templates insist on turns."""
    joined: list[Message] = []
    for message in messages:
        if joined and joined[-1].role == message.role:
            joined[-1] = Message(message.role, f"{joined[-1].text}\n\n{message.text}")
        else:
            joined.append(message)
    return joined


def _without_system(messages: Sequence[Message]) -> list[Message]:
    """The messages with the text of the system's before the first one of the user."""
    system = [m.text for m in messages if m.role == "system"]
    rest = [m for m in messages if m.role != "system"]
    if system and rest and rest[0].role == "user":
        rest[0] = Message("user", "\n\n".join([*system, rest[0].text]))
    return rest
