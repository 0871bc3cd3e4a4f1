"""A stream of Markdown or plain text to utterances."""

from app.segmenter.files import is_plain
from app.segmenter.plain import PlainSegmenter
from app.segmenter.stream import TextSegmenter

__all__ = ["PlainSegmenter", "TextSegmenter", "is_plain"]
