"""What units are called."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """The names of a unit; the English plural is made if it is not given."""

    one: str
    several: str
    zh: str


def _unit(names: str) -> Unit:
    one, _, rest = names.partition("/")
    several, _, chinese = rest.partition("/")
    return Unit(one, several or f"{one}s", chinese)


_LENGTHS = {
    "nm": "nanometer//纳米",
    "μm": "micrometer//微米",
    "mm": "millimeter//毫米",
    "cm": "centimeter//厘米",
    "dm": "decimeter//分米",
    "m": "meter//米",
    "km": "kilometer//公里",
    "in": "inch/inches/英寸",
    "ft": "foot/feet/英尺",
    "yd": "yard//码",
    "mi": "mile//英里",
}
_OTHERS = {
    "μg": "microgram//微克",
    "mg": "milligram//毫克",
    "g": "gram//克",
    "kg": "kilogram//公斤",
    "oz": "ounce//盎司",
    "lb lbs": "pound//磅",
    "mL ml": "milliliter//毫升",
    "L l": "liter//升",
    "ns": "nanosecond//纳秒",
    "μs": "microsecond//微秒",
    "ms": "millisecond//毫秒",
    "s sec secs": "second//秒",
    "min mins": "minute//分钟",
    "h hr hrs": "hour//小时",
    "Hz": "hertz/hertz/赫兹",
    "kHz KHz": "kilohertz/kilohertz/千赫",
    "MHz": "megahertz/megahertz/兆赫",
    "GHz": "gigahertz/gigahertz/吉赫",
    "THz": "terahertz/terahertz/太赫",
    "kB KB": "kilobyte//K B",
    "MB": "megabyte//M B",
    "GB": "gigabyte//G B",
    "TB": "terabyte//T B",
    "PB": "petabyte//P B",
    "KiB": "kibibyte//K B",
    "MiB": "mebibyte//M B",
    "GiB": "gibibyte//G B",
    "TiB": "tebibyte//T B",
    "kb Kb": "kilobit//千比特",
    "Mb": "megabit//兆比特",
    "Gb": "gigabit//吉比特",
    "mW": "milliwatt//毫瓦",
    "W": "watt//瓦",
    "kW KW": "kilowatt//千瓦",
    "MW": "megawatt//兆瓦",
    "GW": "gigawatt//吉瓦",
    "Wh": "watt hour//瓦时",
    "kWh": "kilowatt hour//千瓦时",
    "mV": "millivolt//毫伏",
    "V": "volt//伏",
    "kV": "kilovolt//千伏",
    "mA": "milliampere//毫安",
    "mAh": "milliampere hour//毫安时",
    "Ω": "ohm//欧姆",
    "kΩ": "kilohm//千欧",
    "J": "joule//焦耳",
    "kJ": "kilojoule//千焦",
    "cal": "calorie//卡",
    "kcal": "kilocalorie//千卡",
    "Pa": "pascal//帕",
    "hPa": "hectopascal//百帕",
    "kPa": "kilopascal//千帕",
    "MPa": "megapascal//兆帕",
    "dB": "decibel//分贝",
    "mmHg": "millimeter of mercury/millimeters of mercury/毫米汞柱",
    "px": "pixel//像素",
    "ppm": "part per million/parts per million/P P M",
    "ha": "hectare//公顷",
    "mol": "mole//摩尔",
    "°C": "degree Celsius/degrees Celsius/摄氏度",
    "°F": "degree Fahrenheit/degrees Fahrenheit/华氏度",
    "°": "degree//度",
}
_RATES = {
    "mph": "mile per hour/miles per hour/英里",
    "kph kmh": "kilometer per hour/kilometers per hour/公里",
    "fps": "frame per second/frames per second/帧",
    "rpm RPM": "revolution per minute/revolutions per minute/转",
    "bps": "bit per second/bits per second/比特",
    "kbps Kbps": "kilobit per second/kilobits per second/千比特",
    "Mbps": "megabit per second/megabits per second/兆比特",
    "Gbps": "gigabit per second/gigabits per second/吉比特",
}
_TIMES = {"h": "小时", "min": "分钟", "s": "秒", "fps": "秒", "rpm": "分钟", "RPM": "分钟"}


def _table(source: dict[str, str]) -> dict[str, Unit]:
    return {sign: _unit(names) for signs, names in source.items() for sign in signs.split()}


def _powers(lengths: dict[str, Unit]) -> dict[str, Unit]:
    """Square and cubic units, however their power is written."""
    made: dict[str, Unit] = {}
    for sign, unit in lengths.items():
        for marks, english, chinese in (("² 2 ^2", "square", "平方"), ("³ 3 ^3", "cubic", "立方")):
            power = Unit(f"{english} {unit.one}", f"{english} {unit.several}", chinese + unit.zh)
            made |= {f"{sign}{mark}": power for mark in marks.split()}
    return made


_LENGTH = _table(_LENGTHS)
SQUARES = _powers(_LENGTH) | {"sq ft": Unit("square foot", "square feet", "平方英尺")}
RATES = _table(_RATES)
PLAIN = _table(_OTHERS) | _LENGTH | SQUARES
PER = PLAIN | {
    **dict.fromkeys(("s²", "s2", "s^2"), Unit("second squared", "seconds squared", "平方秒")),
    "day": Unit("day", "days", "天"),
    "week": Unit("week", "weeks", "周"),
    "month": Unit("month", "months", "月"),
    "year": Unit("year", "years", "年"),
    "person": Unit("person", "people", "人"),
}
"""What may stand under a stroke."""
UNITS = PLAIN | RATES


def period(rate: str) -> str:
    """Say in Chinese per what a rate counts."""
    return "小时" if rate in {"mph", "kph", "kmh"} else _TIMES.get(rate, "秒")
