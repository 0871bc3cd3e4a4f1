"""A cancel is never lost, whoever comes first."""

from __future__ import annotations

import threading

from app.turn import CancelToken, Turn


def test_a_token_stays_set():
    token = CancelToken()
    token.cancel()
    token.cancel()
    assert token.cancelled


def test_a_hook_runs_once_on_cancel():
    token, calls = CancelToken(), []
    token.on_cancel(lambda: calls.append("hook"))
    token.cancel()
    token.cancel()
    assert calls == ["hook"]


def test_a_hook_that_comes_too_late_runs_at_once():
    token, calls = CancelToken(), []
    token.cancel()
    token.on_cancel(lambda: calls.append("hook"))
    assert calls == ["hook"]


def test_a_hook_that_was_taken_back_does_not_run():
    token, calls = CancelToken(), []
    take_back = token.on_cancel(lambda: calls.append("hook"))
    take_back()
    token.cancel()
    assert calls == []


def test_taking_a_late_hook_back_does_nothing():
    token = CancelToken()
    token.cancel()
    token.on_cancel(lambda: None)()
    assert token.cancelled


def test_a_sleeper_wakes_on_cancel():
    token, woken = CancelToken(), []
    sleeper = threading.Thread(target=lambda: woken.append(token.wait(30.0)))
    sleeper.start()
    token.cancel()
    sleeper.join(5.0)
    assert woken == [True]


def test_a_sleeper_that_nobody_wakes_says_so():
    assert CancelToken().wait(0.0) is False


def test_turns_are_told_apart_by_number_and_equal_only_to_themselves():
    one, other = Turn("same"), Turn("same")
    assert one.id != other.id
    assert one != other
