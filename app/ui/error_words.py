"""The sentences of errors in the window's language.

The layers below say what is so in English, without Qt, and some of it comes as text from a child
process. So a sentence is known again by its form; what stands in it, as a file's name, is kept.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.ui.language import to_translate

FORMS: Final = (
    # Of anything.
    to_translate("Errors", "Try again."),
    to_translate("Errors", "It goes on."),
    to_translate("Errors", "Something went wrong inside Sottovoce."),
    to_translate("Errors", "Sottovoce could not be put together."),
    # Texts and files.
    to_translate("Errors", "Give some text."),
    to_translate("Errors", "The message is empty."),
    to_translate("Errors", "There is no text to read."),
    to_translate("Errors", "There is no text in the clipboard."),
    to_translate("Errors", "Copy or type some text first."),
    to_translate("Errors", "{0} is no text that can be opened."),
    to_translate("Errors", "{0} is larger than 20 MB."),
    to_translate("Errors", "Choose a text file that you may read."),
    to_translate("Errors", "The file {0} cannot be written: {1}."),
    to_translate("Errors", "Choose a place where you may write."),
    to_translate("Errors", "Free some space, or choose another place."),
    to_translate("Errors", "Choose a place where you may write and that has room."),
    to_translate("Errors", "The help in {0} cannot be read: {1}."),
    to_translate("Errors", "{0} does not begin with a title."),
    to_translate("Errors", "{0}: the section {1} has no id or no passage."),
    to_translate("Errors", "There is no help in {0}."),
    # Settings.
    to_translate("Errors", "The settings in {0} cannot be read: {1}."),
    to_translate("Errors", "The settings in {0} have no meaning: {1}."),
    to_translate("Errors", "The settings in {0} were written by a newer Sottovoce (schema {1})."),
    to_translate("Errors", "The settings cannot be saved: {0}."),
    to_translate("Errors", "Free some space on the disk."),
    to_translate("Errors", "Update Sottovoce, or move the file away to start with the defaults."),
    to_translate("Errors", "Mend the named line, or remove the file to start with the defaults."),
    # Model files.
    to_translate("Errors", "No language model is open yet."),
    to_translate("Errors", "There is no model file {0}."),
    to_translate("Errors", "{0} is damaged or incomplete: {1}."),
    to_translate("Errors", "{0} is incomplete: {1} of {2} bytes are there."),
    to_translate("Errors", "{0} is damaged: its weights hold no numbers."),
    to_translate("Errors", "{0} is damaged: {1} makes no sense."),
    to_translate("Errors", "{0} is empty."),
    to_translate("Errors", "{0} is a web page, not a model: its download went wrong."),
    to_translate("Errors", "{0} is not a GGUF file."),
    to_translate("Errors", "{0} is not made for chatting."),
    to_translate("Errors", "{0} is a later part of a model of {1} files."),
    to_translate("Errors", "{0} is the image part of a model."),
    to_translate("Errors", "{0} is an adapter for a model."),
    to_translate("Errors", "{0} is only the vocabulary of a model."),
    to_translate("Errors", "{0} is a statistic about a model."),
    to_translate("Errors", "{0} is no language model."),
    to_translate("Errors", "{0} does not say what architecture it has."),
    to_translate("Errors", "{0} has an architecture that this version does not know."),
    to_translate("Errors", "{0} turns text into vectors and cannot answer."),
    to_translate("Errors", "{0} holds no vocabulary."),
    to_translate("Errors", "{0} holds no weights."),
    to_translate("Errors", "{0} cannot be read: {1}."),
    to_translate("Errors", "{0} cannot be opened: {1}."),
    to_translate("Errors", "{0} needs about {1} GB of memory, and {2} GB are free."),
    to_translate("Errors", "There is not enough memory for {0}: {1}."),
    to_translate("Errors", "{0} was not open after {1} seconds."),
    to_translate("Errors", "Opening {0} ended the process that tried it: {1}."),
    to_translate("Errors", "Opening the model was cancelled."),
    to_translate("Errors", "llama.cpp cannot run on this machine: {0}."),
    # An engine in a process of its own.
    to_translate("Errors", "{0} broke off: {1}."),
    to_translate("Errors", "{0} cannot be started: {1}."),
    to_translate("Errors", "{0} does not answer."),
    to_translate("Errors", "{0} ran out of memory."),
    to_translate("Errors", "The system ended {0}, perhaps because memory ran out."),
    to_translate("Errors", "Close other programs, or choose another voice."),
    to_translate("Errors", "The chat template of {0} does not work: {1}."),
    to_translate("Errors", "The chat template of {0} never ends."),
    to_translate("Errors", "The question is longer than the model can take in."),
    to_translate("Errors", "The model stopped in the middle: {0}."),
    to_translate("Errors", "Choose another model."),
    to_translate("Errors", "Choose a model that is."),
    to_translate("Errors", "Choose the language model itself."),
    to_translate("Errors", "Choose a model that is made for chatting."),
    to_translate("Errors", "Choose a model file that you may read."),
    to_translate("Errors", "Choose a model file of the kind that ends in .gguf."),
    to_translate("Errors", "Choose its first file, with all of them in one folder."),
    to_translate("Errors", "Choose a model file that exists, or go back to the starter model."),
    to_translate("Errors", "Choose a smaller model, or close other programs."),
    to_translate("Errors", "Choose a model with a working chat template."),
    to_translate("Errors", "Download it again, or choose another model."),
    to_translate("Errors", "Update Sottovoce, or choose another model."),
    to_translate("Errors", "Shorten the question, or choose a model with a larger context window."),
    to_translate("Errors", "Try again; if it happens again, choose another model."),
    to_translate("Errors", "Open it again."),
    to_translate("Errors", "Install the program again; the processor must have AVX2."),
    # The voice.
    to_translate("Errors", "Nothing in this text can be said."),
    to_translate("Errors", "espeak-ng has no voice called {0}."),
    to_translate("Errors", "espeak-ng has no timbre called {0}."),
    to_translate("Errors", "espeak-ng answered with error {0}."),
    to_translate("Errors", "espeak-ng cannot read its data in {0}."),
    to_translate("Errors", "The espeak-ng library does not load: {0}."),
    to_translate("Errors", "The package espeakng-loader is missing or broken."),
    to_translate("Errors", "The voice data of espeak-ng is missing in {0}."),
    to_translate("Errors", "There is no engine called {0}."),
    to_translate("Errors", "{0} needs {1}."),
    to_translate("Errors", "Skip it."),
    to_translate("Errors", "Try again, or choose another voice."),
    to_translate("Errors", "Choose one of: {0}."),
    to_translate("Errors", "Choose one of the voices that `sottovoce voices` lists."),
    to_translate("Errors", "Install it: {0}"),
    to_translate("Errors", "Install it again: {0}."),
    to_translate("Errors", "Install the program in a folder with a shorter path."),
    # One's own voices.
    to_translate("Errors", "The voice has no name."),
    to_translate("Errors", "The voice's name is empty."),
    to_translate("Errors", "The voice's name holds what cannot be seen."),
    to_translate("Errors", "The voice's name begins with {0}."),
    to_translate("Errors", "The voice's embedding holds {0} numbers instead of {1}."),
    to_translate("Errors", "The voice's {0} is longer than {1} characters."),
    to_translate("Errors", "The voice's {0} is not a whole number from {1} to {2}."),
    to_translate("Errors", "The voice's {0} is not a number from {1} to {2}."),
    to_translate("Errors", "The voice's {0} is empty, but {1} is not."),
    to_translate("Errors", "The voice's {0} is no text."),
    to_translate("Errors", "The voice's {0} holds half a character."),
    to_translate("Errors", "The voice's {0} is no name of an engine."),
    to_translate("Errors", "The voice's {0} are not en, zh or both."),
    to_translate("Errors", "The voice's {0} cannot be used: {1}."),
    to_translate("Errors", "The voice's {0} {1}."),
    to_translate("Errors", "A voice has no field {0}."),
    to_translate("Errors", "The file holds no voice: {0}."),
    to_translate("Errors", "The file is larger than 1 MB, so it holds no voice."),
    to_translate("Errors", "The voice was written by a newer Sottovoce (schema {0})."),
    to_translate("Errors", "There is no file {0}."),
    to_translate("Errors", "There is already a file {0}."),
    to_translate("Errors", "There is already a voice called {0}."),
    to_translate("Errors", "There is no voice called {0} of your own."),
    to_translate("Errors", "No deleted voice is called {0}."),
    to_translate("Errors", "{0} cannot be written: {1}."),
    to_translate("Errors", "Choose another name."),
    to_translate("Errors", "Choose one of 1 to {0} characters."),
    to_translate("Errors", "Choose one that begins otherwise."),
    to_translate("Errors", "Take away line breaks and spaces at its ends."),
    to_translate("Errors", "Write chattts or indextts there."),
    to_translate("Errors", "Write it in quotation marks."),
    to_translate("Errors", "Write it anew."),
    to_translate("Errors", "Shorten it."),
    to_translate("Errors", 'Write ["en", "zh"] there.'),
    to_translate("Errors", "Give {0} too, or leave both empty."),
    to_translate("Errors", "Mend it in the file, or make the voice anew."),
    to_translate("Errors", "Mend the named field, or make the voice anew."),
    to_translate("Errors", "Mend its name in the file, or take the line away."),
    to_translate("Errors", "Copy it again, whole, or ask for the voice again."),
    to_translate("Errors", "Write one in the file: name = ..."),
    to_translate(
        "Errors", "Choose a voice that Sottovoce exported, or a text with an embedding of ChatTTS."
    ),
    to_translate("Errors", "Choose a file that holds one voice."),
    to_translate("Errors", "The voice is nothing but its recording, and that is not here."),
    to_translate(
        "Errors", "Import it from its file, with the WAV file of the same name beside it."
    ),
    to_translate("Errors", "Update Sottovoce, or ask for the voice in schema 1."),
    # The neural voice.
    to_translate("Errors", "The licence of {0}'s weights is not accepted yet."),
    to_translate(
        "Errors", "Read and accept it on the page Voices, or with `sottovoce voices licence {0}`."
    ),
    to_translate("Errors", "{0} knows English and Chinese letters only."),
    to_translate("Errors", "{0} knows none of these characters."),
    to_translate("Errors", "There is nothing in it that can be said."),
    to_translate("Errors", "The graphics card's memory is full."),
    to_translate("Errors", "The graphics card could not finish."),
    to_translate("Errors", "ChatTTS has no voice {0}."),
    to_translate(
        "Errors",
        "ChatTTS needs about {0} GB of the graphics card's memory, and {1} GB are free.",
    ),
    to_translate(
        "Errors",
        "Put fewer layers of the language model there, or close other programs that use the"
        " graphics card.",
    ),
    to_translate("Errors", "The weights in {0} do not fit each other."),
    to_translate("Errors", "The voice {0} is damaged, or was made for other weights."),
    to_translate("Errors", "ChatTTS finds no weights in {0}."),
    to_translate("Errors", "ChatTTS finds no {0} in {1}."),
    to_translate("Errors", "ChatTTS finds {0} in {1}."),
    to_translate("Errors", "Not as published: {0} in {1}."),
    to_translate("Errors", "Choose another voice, or import this one again."),
    to_translate("Errors", "Put the files of {0} there ({1}, 1.2 GB), or name another folder."),
    to_translate("Errors", "Fetch what is named anew from {0} ({1})."),
    to_translate("Errors", "Install the neural voices: {0}"),
    to_translate(
        "Errors", "Use another voice engine, or install a driver and a torch that knows the card."
    ),
    to_translate(
        "Errors", "Close other programs that use the graphics card, or choose a smaller model."
    ),
    to_translate("Errors", "Choose espeak-ng for texts in other scripts."),
    to_translate("Errors", "The neural voice needs {0} {1}, but {2} is installed."),
    to_translate("Errors", "ChatTTS needs an NVIDIA graphics card: {0}."),
    to_translate("Errors", "The voice made samples that are no numbers."),
    to_translate("Errors", "The voice made a rattle."),
    to_translate("Errors", "The voice was silent."),
    to_translate("Errors", "The voice does not come to an end."),
    to_translate("Errors", "The voice swallowed the text."),
    to_translate("Errors", "The voice does not keep one sample rate."),
    to_translate("Errors", "{0} is no recording that can be opened."),
    to_translate("Errors", "Save it as a WAV file of 16 bit."),
    to_translate("Errors", "The recording lasts {0} seconds."),
    to_translate("Errors", "Record one voice for {0} to {1} seconds."),
    to_translate("Errors", "The recording is silent."),
    to_translate("Errors", "The recording holds only {0} seconds of sound."),
    to_translate("Errors", "{0} is larger than 256 MB."),
    to_translate("Errors", "Choose a minute of it or less."),
    to_translate("Errors", "Save it as a WAV, FLAC, Ogg or MP3 file."),
    to_translate("Errors", "Record it again, closer by."),
    to_translate("Errors", "What is said in the recording is missing."),
    to_translate("Errors", "Give it, word for word: --says TEXT."),
    to_translate("Errors", "IndexTTS finds no weights in {0}."),
    to_translate("Errors", "IndexTTS finds no {0} in {1}."),
    to_translate("Errors", "IndexTTS finds {0} in {1}."),
    to_translate("Errors", "Put the files of {0} there ({1}, 1.7 GB), or name another folder."),
    to_translate("Errors", "{0} holds IndexTTS {1}."),
    to_translate("Errors", "Name a folder of IndexTTS-1.5."),
    to_translate("Errors", "{0} cannot be: {1}."),
    to_translate("Errors", "{0} contradicts itself at {1}."),
    to_translate("Errors", "{0} is too long for a configuration."),
    to_translate("Errors", "{0} holds no fields."),
    to_translate("Errors", "{0} does not fit its configuration: {1}."),
    to_translate("Errors", "{0} holds something else than tensors."),
    to_translate("Errors", "{0} cannot be read."),
    to_translate("Errors", "A matrix of the decoder holds what is no number."),
    to_translate("Errors", "IndexTTS has no recording of the voice {0}."),
    to_translate("Errors", "IndexTTS has no recording of a voice."),
    to_translate("Errors", "IndexTTS has no recording of {0}."),
    to_translate("Errors", "Make a voice from a recording on the page Voices."),
    to_translate("Errors", "There is too little memory for IndexTTS."),
    to_translate("Errors", "The voice could not finish."),
    to_translate("Errors", "Close other programs."),
    to_translate("Errors", "Close other programs, or choose another voice."),
    to_translate("Errors", "The sentence is too long to be said at once."),
    to_translate("Errors", "The voice computed what is no number."),
    # A voice of sherpa-onnx.
    to_translate("Errors", "{0} is not installed."),
    to_translate("Errors", "{0} does not load: {1}."),
    to_translate("Errors", "There is no folder {0}."),
    to_translate("Errors", "There is no voice that sherpa-onnx knows in {0}."),
    to_translate("Errors", "The {0} voice in {1} lacks {2}."),
    to_translate("Errors", "The voice in {0} speaks neither English nor Chinese."),
    to_translate("Errors", "The voices in {0} speak neither English nor Chinese."),
    to_translate("Errors", "{0} does not tell its {1}, so it is no {2}."),
    to_translate("Errors", "{0} has a {1} of {2}."),
    to_translate("Errors", "{0} has more than {1} speakers."),
    to_translate("Errors", "{0} is no lexicon that can be read."),
    to_translate("Errors", "{0} is no ONNX model that can be opened."),
    to_translate("Errors", "{0} is refused by {1}."),
    to_translate("Errors", "{0} holds a model that {1} cannot load."),
    to_translate("Errors", "{0} is no list of tokens that can be read."),
    to_translate("Errors", "{0} is no list of tokens."),
    to_translate("Errors", "There is too little memory for the voice."),
    to_translate("Errors", "The voice made no sound of a part."),
    to_translate("Errors", "Unpack a voice from {0} and choose its folder."),
    to_translate("Errors", "Download the voice again, and unpack it into an empty folder."),
    to_translate("Errors", "Choose another voice for texts of this kind."),
    to_translate(
        "Errors", "Choose another voice, or make one from a recording on the page Voices."
    ),
    # The voice on the internet, and its key.
    to_translate("Errors", "{0} was too slow."),
    to_translate("Errors", "{0} speaks over the internet, and Sottovoce is set to stay offline."),
    to_translate(
        "Errors",
        "Switch Offline off under Privacy in the settings, or choose another voice.",
    ),
    to_translate("Errors", "The keyring holds no key for Sambert."),
    to_translate("Errors", "Enter it in the settings, or put it there: sottovoce key set sambert."),
    to_translate("Errors", "{0} cannot be reached: {1}."),
    to_translate("Errors", "{0} does not take the key."),
    to_translate("Errors", "{0} takes no more for a while."),
    to_translate("Errors", "{0} takes no more for this key."),
    to_translate("Errors", "{0} does not say this text."),
    to_translate("Errors", "Choose another voice for it."),
    to_translate("Errors", "{0} does not have this voice any more."),
    to_translate("Errors", "{0} cannot be used any more in this way: HTTP {1}."),
    to_translate("Errors", "Update Sottovoce, or choose another voice."),
    to_translate("Errors", "{0} refused the text: {1}."),
    to_translate("Errors", "Sambert has no voice called {0}."),
    to_translate("Errors", "Sambert sent no sound."),
    to_translate("Errors", "Sambert sent sound in a form that was not asked for."),
    to_translate("Errors", "Sambert sent sound at a rate that was not asked for."),
    to_translate("Errors", "Wait a while, or choose another voice."),
    to_translate("Errors", "Check the connection to the internet, or choose another voice."),
    to_translate("Errors", "The keyring stays locked."),
    to_translate("Errors", "That is no key: it is empty, or holds what no key has."),
    to_translate("Errors", "This computer has no keyring that is safe."),
    to_translate("Errors", "The package keyring is not installed."),
    to_translate("Errors", "Copy the key again, all of it and nothing else."),
    to_translate(
        "Errors", "Unlock the keyring of your desktop, or install one, as GNOME Keyring or KWallet."
    ),
    to_translate(
        "Errors", "Enter a valid key in the settings, or put it there: sottovoce key set sambert."
    ),
    to_translate("Errors", "See to your account with Alibaba Cloud, or choose another voice."),
    # The lexicon.
    to_translate("Errors", 'No character is read "{0}".'),
    to_translate(
        "Errors",
        "Line {0} of the lexicon in {1} cannot be read:"
        ' it must be "word" = "how to say it", and each word stands once.',
    ),
    to_translate(
        "Errors", "Line {0} of the lexicon in {1} is neither in the table [en] nor in [zh]."
    ),
    to_translate(
        "Errors", 'Line {0} of the lexicon in {1} has something else than a text for "{2}".'
    ),
    to_translate(
        "Errors", "Line {0} of the lexicon in {1} has pinyin that no character is read as: {2}."
    ),
    to_translate(
        "Errors",
        'Line {0} of the lexicon in {1} needs a word of letters and how to say it, not "{2}".',
    ),
    to_translate(
        "Errors",
        "The lexicon in {0} breaks off: a bracket or a quotation mark is open at its end.",
    ),
    to_translate("Errors", "The lexicon in {0} is no text in UTF-8."),
    to_translate("Errors", "See that you may read the file."),
    to_translate("Errors", "Save it as UTF-8 in a text editor."),
    to_translate("Errors", "The lexicon cannot be saved: {0}."),
    to_translate("Errors", "Mend the named line of the lexicon; nothing in it was changed."),
    to_translate(
        "Errors", "Give a word and how to say it, in Chinese also as pinyin: chong2 qing4."
    ),
    to_translate("Errors", "Free some space on the disk, and see that you may write there."),
    to_translate("Errors", "The lexicon in {0} cannot be read: {1}."),
    to_translate("Errors", '"{0}" needs a word of letters and how to say it.'),
    # Sound.
    to_translate("Errors", "The player failed."),
    to_translate("Errors", "The sound system does not start: {0}."),
    to_translate("Errors", "{0} does not start: {1}."),
    to_translate("Errors", "{0} does not open again: {1}"),
    to_translate("Errors", "{0} no longer takes sound."),
    to_translate("Errors", "The sound library PortAudio cannot be used: {0}."),
    to_translate("Errors", "No sound device opens: {0}."),
    to_translate("Errors", "The sound devices cannot be listed: {0}."),
    to_translate("Errors", "Check the sound device; text still works."),
    to_translate(
        "Errors", "Plug in or enable a sound device; until then answers are shown as text."
    ),
    to_translate("Errors", "Plug it in again, or choose another device. Your place is kept."),
    to_translate(
        "Errors", "Install PortAudio (on Debian: apt install libportaudio2) and start again."
    ),
)
"""Where two forms fit a sentence, the one that says more stands first."""


def in_words(sentence: str) -> str:
    """Return a sentence of an error in the window's language; as it is where it is not known."""
    for form in FORMS:
        if match := _pattern(form).fullmatch(sentence):
            return QCoreApplication.translate("Errors", form).format(*match.groups())
    return sentence


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\d\\}", "(.+?)", re.escape(form)), re.DOTALL)
