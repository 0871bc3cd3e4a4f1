"""PortAudio: on Linux the system's own, elsewhere the one that sounddevice brings.

ALSA loads plugins from a folder that each distribution puts elsewhere, and one of them leads to
the sound server. A copy of another distribution's libasound finds none and sees no device. And
sounddevice opens the PortAudio that the system knows, so a copy of it would be of no use.
"""

import sys

from PyInstaller.utils.hooks import collect_data_files

datas = [] if sys.platform == "linux" else collect_data_files("_sounddevice_data")
