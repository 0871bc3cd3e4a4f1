"""The text that the model learns from: grammars in `data`, and dialogues made of them."""
