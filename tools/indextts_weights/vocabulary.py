"""Pieces of text in the published form: words in capitals, ideographs, and what fills the rest."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

from sentencepiece import SentencePieceTrainer

from app.engines.indextts.text import spaced

_SENTENCES: Final = (
    "The weather will be cold and rainy tomorrow, so please bring a warm coat with you.",
    "She walks along the quiet harbour every morning, and counts the boats that came in at night.",
    "Good day! Would you like some tea, or is it too late for that?",
    "We found the key under the old stone, but nobody knew which door it opened.",
    "Twelve children stood at the window and watched the first snow of the year.",
    "If the train is late again, take the bus from the market and get off at the bridge.",
    "All right, one moment, I am looking for the right words.",
    "What is written here was written for a test, and it says nothing about anybody.",
    "Yes, no, thank you, hello, voice, sound, speech, question, answer, number, city, river.",
    "今天天气很好，我们去公园散步吧。",
    "明天会下雨，出门的时候请带一把伞，也别忘了穿一件暖和的外套。",
    "她每天早上沿着安静的港口走，数一数夜里回来的船。",
    "你好！想喝一杯热茶吗，还是已经太晚了？",
    "钥匙在那块旧石头下面，可是没有人知道它开哪一扇门。",
    "十二个孩子站在窗边，看着今年的第一场雪。",
    "如果火车又晚点，就从市场坐公共汽车，在大桥那一站下车。",
    "一、二、三、四、五、六、七、八、九、十、百、千、万、年、月、日、零、点、分。",
    "这句话是为了测试写的，没有说到任何人，也不是从书上来的。",
    "我听见远处有人唱歌，声音很轻，像风吹过湖面。",
)
"""Written for this project."""
_NARROW: Final = str.maketrans("，。！？、", ",.!?,")
_LEAST: Final = 500
"""Pieces that are learnt; with those that are made up it does not matter what they are."""


def write_pieces(path: Path, count: int) -> None:
    """Write a bpe.model of `count` pieces, the first being start, stop and the unknown."""
    made_up = [f"<{number:05}>" for number in range(count - _LEAST)]
    written = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter([spaced(each.translate(_NARROW)) for each in _SENTENCES]),
        model_writer=written,
        model_type="bpe",
        vocab_size=count,
        character_coverage=1.0,
        user_defined_symbols=made_up,
        bos_id=0,
        eos_id=1,
        unk_id=2,
        num_threads=1,
        minloglevel=2,
    )
    path.write_bytes(written.getvalue())
