"""The design tokens: colours by role, type scale, shape, spacing and motion, free of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Role: TypeAlias = Literal[
    "page",
    "chrome",
    "raised",
    "sunken",
    "bubble",
    "hover",
    "pressed",
    "line",
    "edge",
    "button_edge",
    "track",
    "ink",
    "ink2",
    "ink3",
    "off",
    "fill",
    "onfill",
    "fill_hover",
    "fill_pressed",
    "lamp",
    "lampword",
    "onword",
    "lampline",
    "lamptext",
    "focus",
    "select",
    "safe",
    "danger",
    "danger_ground",
]
"""What a colour is for. Widgets name roles, never colours."""

TypeName: TypeAlias = Literal[
    "micro", "small", "ui", "body", "read", "h3", "h2", "h1", "hero", "mono"
]
Scheme: TypeAlias = Literal["system", "light", "dark"]

_Channels: TypeAlias = tuple[int, int, int]


def _channels(colour: str) -> _Channels:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """Blend two `#RRGGBB` colours; `share` in [0, 1] is how much of `second` is in it."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two `#RRGGBB` colours, 1 to 21.

    The formula is WCAG 2.2's, with relative luminance as its glossary defines it.
    """
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One look: every role has its colour. High contrast draws no fills behind lit text."""

    name: str
    dark: bool
    contrast: bool
    colours: Mapping[Role, str]

    def __getitem__(self, role: Role) -> str:
        return self.colours[role]


def _palette(name: str, *, dark: bool, contrast: bool = False, **colours: str) -> Palette:
    """Complete the table's roles by the two that are mixed from others."""
    line, edge = colours["line"], colours["edge"]
    colours["button_edge"] = edge if contrast else mix(line, edge, 0.35)
    colours["track"] = edge if contrast else mix(line, edge, 0.45)
    known: dict[Role, str] = {role: colours[role] for role in _ROLES}
    return Palette(name=name, dark=dark, contrast=contrast, colours=MappingProxyType(known))


_ROLES: Final[tuple[Role, ...]] = get_args(Role)

LIGHT: Final = _palette(
    "light",
    dark=False,
    page="#FDFDFC",
    chrome="#F5F5F3",
    raised="#FFFFFF",
    sunken="#F0F0EE",
    bubble="#F0F0EE",
    hover="#E9E9E6",
    pressed="#DDDDD9",
    line="#E3E3E0",
    edge="#868783",
    ink="#1B1C1F",
    ink2="#4E5056",
    ink3="#63656B",
    off="#8C8D8A",
    fill="#1B1C1F",
    onfill="#FDFDFC",
    fill_hover="#34363B",
    fill_pressed="#000000",
    lamp="#FFEDBF",
    lampword="#FFD06A",
    onword="#1B1C1F",
    lampline="#A86C00",
    lamptext="#7E5200",
    focus="#2F5BD7",
    select="#CFDFFF",
    safe="#1C6847",
    danger="#AE241C",
    danger_ground="#FDF1EF",
)

DARK: Final = _palette(
    "dark",
    dark=True,
    page="#191A1D",
    chrome="#131417",
    raised="#222429",
    sunken="#111215",
    bubble="#25272D",
    hover="#2C2F36",
    pressed="#383B43",
    line="#2D2F35",
    edge="#7D808A",
    ink="#ECECE7",
    ink2="#B9BBC0",
    ink3="#979AA2",
    off="#71747D",
    fill="#ECECE7",
    onfill="#191A1D",
    fill_hover="#FFFFFF",
    fill_pressed="#CFCFC9",
    lamp="#423413",
    lampword="#6E5013",
    onword="#FFFFFF",
    lampline="#F0B546",
    lamptext="#F3C878",
    focus="#8CAFFF",
    select="#2E4474",
    safe="#83D3AA",
    danger="#FF9087",
    danger_ground="#2B1E1E",
)

CONTRAST_DARK: Final = _palette(
    "contrast dark",
    dark=True,
    contrast=True,
    page="#000000",
    chrome="#000000",
    raised="#000000",
    sunken="#000000",
    bubble="#000000",
    hover="#1F1F1F",
    pressed="#333333",
    line="#FFFFFF",
    edge="#FFFFFF",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    ink3="#E6E6E6",
    off="#A8A8A8",
    fill="#FFFFFF",
    onfill="#000000",
    fill_hover="#E6E6E6",
    fill_pressed="#CCCCCC",
    lamp="#000000",
    lampword="#FFDD33",
    onword="#000000",
    lampline="#FFDD33",
    lamptext="#FFDD33",
    focus="#3DE7FF",
    select="#0A4A8F",
    safe="#8CF5BE",
    danger="#FFA199",
    danger_ground="#000000",
)

CONTRAST_LIGHT: Final = _palette(
    "contrast light",
    dark=False,
    contrast=True,
    page="#FFFFFF",
    chrome="#FFFFFF",
    raised="#FFFFFF",
    sunken="#FFFFFF",
    bubble="#FFFFFF",
    hover="#EDEDED",
    pressed="#D9D9D9",
    line="#000000",
    edge="#000000",
    ink="#000000",
    ink2="#000000",
    ink3="#2B2B2B",
    off="#5E5E5E",
    fill="#000000",
    onfill="#FFFFFF",
    fill_hover="#2B2B2B",
    fill_pressed="#444444",
    lamp="#FFFFFF",
    lampword="#000000",
    onword="#FFFFFF",
    lampline="#000000",
    lamptext="#000000",
    focus="#0037C8",
    select="#B8D2FF",
    safe="#004D2C",
    danger="#8E0B04",
    danger_ground="#FFFFFF",
)

PALETTES: Final = (LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT)


def palette_for(*, dark: bool, high_contrast: bool) -> Palette:
    """Return the one of the four palettes that the two switches name."""
    return next(p for p in PALETTES if p.dark == dark and p.contrast == high_contrast)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size and line height in pixels at 100 %, weight as in OpenType."""

    size: int
    weight: int
    line: int


TYPE: Final[Mapping[TypeName, TypeStyle]] = MappingProxyType(
    {
        "micro": TypeStyle(12, 500, 16),
        "small": TypeStyle(13, 400, 18),
        "ui": TypeStyle(14, 400, 20),
        "body": TypeStyle(16, 400, 26),
        "read": TypeStyle(20, 400, 33),
        "h3": TypeStyle(15, 600, 20),
        "h2": TypeStyle(18, 600, 23),
        "h1": TypeStyle(24, 600, 31),
        "hero": TypeStyle(30, 600, 39),
        "mono": TypeStyle(14, 400, 20),
    }
)

TEXT_FACE: Final = "Inter"
TITLE_FACE: Final = "Inter Display"
CODE_FACE: Final = "JetBrains Mono"
HAN_FACES: Final = ("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC")
TITLE_FROM: Final = 24
"""Type of this size and more is set in the title face."""
TITLE_SPACING: Final = 98.5
"""Letter spacing of titles, percent."""

SMALLEST_SCALE: Final = 0.8
LARGEST_SCALE: Final = 3.0
LARGEST_BAR_SCALE: Final = 2.0
"""Where top bar, composer, voice bar and sidebar stop growing."""
LARGEST_SPACE_SCALE: Final = 1.3

RADIUS_LIT: Final = 4
RADIUS_CONTROL: Final = 8
RADIUS_BLOCK: Final = 10
RADIUS_CARD: Final = 12
RADIUS_MINI: Final = 14
ICON_STROKE: Final = 1.5

GROUND_MS: Final = 90
POPOVER_MS: Final = 140
SIDEBAR_MS: Final = 180
SCROLL_MS: Final = 220
EQUALISER_MS: Final = 200
"""Between two frames of the equaliser: five a second."""
