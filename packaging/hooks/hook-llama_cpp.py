"""llama.cpp's libraries, each once: what they need by other names, PyInstaller finds."""

from PyInstaller.utils.hooks import collect_dynamic_libs

OPENED = {"llama", "ggml"}
"""What the Python package opens by name."""

binaries = [
    (path, folder)
    for path, folder in collect_dynamic_libs("llama_cpp")
    if path.replace("\\", "/").rpartition("/")[2].removeprefix("lib").partition(".")[0] in OPENED
]
