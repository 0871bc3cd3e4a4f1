"""How every benchmark reports: rows of our figure beside another, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim: our figure, the one it is held against from the same run, and the verdict."""

    name: str
    ours: float
    other: float
    """The peer's figure, or the limit itself."""
    against: str
    """Whose figure `other` is."""
    target: str
    """What must hold, in words: "<= 0.15 x"."""
    ok: bool
    unit: str = ""
    spread: float | None = None
    """Half the range of what `ours` is the median of; None for a single measurement."""
    other_spread: float | None = None
    """The same for `other`."""
    paired: float | None = None
    """The median of the ratios of measurements that were taken side by side."""

    @property
    def ratio(self) -> float | None:
        """`paired`, else `ours / other`; None where `other` is zero."""
        if self.paired is not None:
            return self.paired
        return self.ours / self.other if self.other else None


def main(measure: Callable[[], Iterable[Row]], argv: Sequence[str] | None = None) -> int:
    """Run `measure` and print its rows; with `--json` as a list of objects.

    Returns the exit code: 1 when a row is not ok, else 0.
    """
    parser = argparse.ArgumentParser(description=sys.modules[measure.__module__].__doc__)
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    options = parser.parse_args(argv)
    rows = list(measure())
    if options.json:
        print(json.dumps([_as_object(row) for row in rows], ensure_ascii=False, indent=1))
    else:
        _print_table(rows)
    return 0 if all(row.ok for row in rows) else 1


def _as_object(row: Row) -> dict[str, str | float | bool | None]:
    return {**asdict(row), "ratio": row.ratio}


def _figure(value: float, spread: float | None) -> str:
    return f"{value:.4g}" if spread is None else f"{value:.4g} ±{spread:.2g}"


def _print_table(rows: Sequence[Row]) -> None:
    table = [("", "what", "ours", "other", "unit", "ratio", "must be", "against")]
    table += [
        (
            "ok" if row.ok else "FAIL",
            row.name,
            _figure(row.ours, row.spread),
            _figure(row.other, row.other_spread),
            row.unit,
            "" if row.ratio is None else f"{row.ratio:.3g}",
            row.target,
            row.against,
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
    for line in table:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())
