"""espeak-ng's library, by the one name that is opened, and the data of its voices."""

from pathlib import Path

import espeakng_loader

FOLDER = "espeakng_loader"

binaries = [(espeakng_loader.get_library_path(), FOLDER)]
datas = [(espeakng_loader.get_data_path(), str(Path(FOLDER, "espeak-ng-data")))]
