"""A tokenizer of the published one's form: word pieces, ideographs, fifty control tokens."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Final

from transformers import BertTokenizer

_MARKS: Final = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
CONTROLS: Final = (
    *("[Sasr]", "[Pasr]", "[Easr]", "[Stts]", "[Ptts]", "[Etts]"),
    *("[Sbreak]", "[Pbreak]", "[Ebreak]", "[uv_break]", "[v_break]", "[lbreak]", "[llbreak]"),
    *("[undefine]", "[laugh]", "[spk_emb]", "[empty_spk]", "[music]", "[pure]"),
    *(f"[break_{degree}]" for degree in range(8)),
    *(f"[laugh_{degree}]" for degree in range(3)),
    *(f"[oral_{degree}]" for degree in range(10)),
    *(f"[speed_{degree}]" for degree in range(10)),
)
"""In this order: what the text refiner must drop comes from `[break_0]` on."""
_ROLES: Final = {
    "cls_token": "[CLS]",
    "mask_token": "[MASK]",
    "pad_token": "[PAD]",
    "sep_token": "[SEP]",
    "unk_token": "[UNK]",
}


def write_tokenizer(folder: Path, tokens: int) -> None:
    """Write the three files of a tokenizer with `tokens` tokens."""
    words = _words(tokens - len(CONTROLS))
    tokenizer = BertTokenizer(vocab={word: at for at, word in enumerate(words)})
    tokenizer.add_special_tokens({"additional_special_tokens": list(CONTROLS)})
    tokenizer.save_pretrained(str(folder))
    # Every transformers from 4.46 on reads this older form; the one that 5 writes, only 5 does.
    added = {**dict(enumerate(_MARKS)), **dict(enumerate(CONTROLS, len(words)))}
    settings = {
        "added_tokens_decoder": {str(at): _added(token) for at, token in added.items()},
        "additional_special_tokens": list(CONTROLS),
        "clean_up_tokenization_spaces": True,
        "do_lower_case": True,
        "model_max_length": int(1e30),
        "strip_accents": None,
        "tokenize_chinese_chars": True,
        "tokenizer_class": "BertTokenizer",
        **_ROLES,
    }
    special = {"additional_special_tokens": list(CONTROLS), **_ROLES}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    (folder / "special_tokens_map.json").write_text(json.dumps(special), encoding="utf-8")


def _words(count: int) -> list[str]:
    letters = [chr(code) for code in range(33, 127) if not chr(code).isupper()]
    endings = [f"##{chr(code)}" for code in range(ord("a"), ord("z") + 1)]
    known = list(chain(_MARKS, letters, endings, "，。、？！：；"))
    return [*known, *(chr(0x4E00 + at) for at in range(count - len(known)))]


def _added(token: str) -> dict[str, object]:
    plain = dict.fromkeys(("lstrip", "normalized", "rstrip", "single_word"), False)
    return {"content": token, **plain, "special": True}
