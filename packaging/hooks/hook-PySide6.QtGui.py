"""Qt's plugins, without those that a window of plain widgets never uses."""

from pathlib import PurePath

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

UNUSED_KINDS = {
    "egldeviceintegrations",  # screens without a window system
    "generic",  # input devices without one
    "iconengines",  # the icons are drawn
    "imageformats",
    "networkinformation",
    "tls",
    "xcbglintegrations",
}
UNUSED = {
    "dmabuf-server",
    "drm-egl-server",
    "qeglfs",
    "qgtk3",  # wants the GTK of another distribution; the desktop portal has its dialogs
    "qlinuxfb",
    "qminimal",
    "qminimalegl",
    "qvkkhrdisplay",
    "qvnc",
    "shm-emulation-server",
    "vulkan-server",
}


def _used(plugin: str) -> bool:
    path = PurePath(plugin)
    return path.parent.name not in UNUSED_KINDS and path.stem.removeprefix("lib") not in UNUSED


hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, folder) for source, folder in binaries if _used(source)]
