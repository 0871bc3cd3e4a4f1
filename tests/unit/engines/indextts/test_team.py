"""Threads that share work."""

from __future__ import annotations

import threading

import pytest

from app.engines.indextts.team import Team


@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_every_part_is_done_once(threads: int, count: int) -> None:
    team, done = Team(threads), list[int]()
    team.share(count, lambda first, last: done.extend(range(first, last)))
    team.close()
    assert sorted(done) == list(range(count))


def test_all_work_at_the_same_time() -> None:
    team, met = Team(3), threading.Barrier(3, timeout=10)
    team.share(3, lambda _first, _last: met.wait() and None)
    team.close()
    assert not met.broken


def test_what_one_raises_is_raised() -> None:
    team = Team(2)

    def work(first: int, _last: int) -> None:
        if first:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        team.share(2, work)
    team.close()
