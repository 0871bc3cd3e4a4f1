"""The queue between threads: bounded, closable, and it never holds a cancelled writer."""

from __future__ import annotations

import threading

import pytest

from app.channel import Channel, ChannelClosed
from app.turn import CancelToken


def test_items_come_out_in_order():
    channel: Channel[int] = Channel(3)
    for item in (1, 2, 3):
        assert channel.put(item, CancelToken())
    channel.close()
    assert list(channel) == [1, 2, 3]


def test_a_full_channel_holds_the_writer_until_there_is_room():
    channel: Channel[int] = Channel(1)
    channel.put(1, CancelToken())
    writer = threading.Thread(target=lambda: channel.put(2, CancelToken()))
    writer.start()
    items = iter(channel)
    assert next(items) == 1
    assert next(items) == 2
    writer.join(5.0)
    assert not writer.is_alive()


def test_a_cancel_releases_a_waiting_writer_and_drops_its_item():
    channel: Channel[int] = Channel(1)
    channel.put(1, CancelToken())
    token, answers = CancelToken(), []
    writer = threading.Thread(target=lambda: answers.append(channel.put(2, token)))
    writer.start()
    token.cancel()
    writer.join(5.0)
    assert answers == [False]
    assert len(channel) == 1


def test_a_cancelled_turn_puts_nothing_even_where_there_is_room():
    channel: Channel[int] = Channel(1)
    token = CancelToken()
    token.cancel()
    assert channel.put(1, token) is False
    assert len(channel) == 0


def test_replace_makes_its_item_the_only_one():
    channel: Channel[int] = Channel(2)
    channel.put(1, CancelToken())
    channel.put(2, CancelToken())
    channel.replace(3)
    channel.close()
    assert list(channel) == [3]


def test_a_nudge_finds_room_where_there_is_none():
    channel: Channel[int] = Channel(1)
    channel.put(1, CancelToken())
    channel.nudge(2)
    channel.close()
    channel.nudge(3)
    assert list(channel) == [1, 2]


def test_a_closed_channel_takes_nothing():
    channel: Channel[int] = Channel(1)
    channel.close()
    with pytest.raises(ChannelClosed):
        channel.put(1, CancelToken())
    with pytest.raises(ChannelClosed):
        channel.replace(1)


def test_closing_releases_a_waiting_writer():
    channel: Channel[int] = Channel(1)
    channel.put(1, CancelToken())
    outcome = []

    def write():
        try:
            channel.put(2, CancelToken())
        except ChannelClosed:
            outcome.append("closed")

    writer = threading.Thread(target=write)
    writer.start()
    channel.close()
    writer.join(5.0)
    assert outcome == ["closed"]


def test_closing_can_forget_what_waits():
    channel: Channel[int] = Channel(2)
    channel.put(1, CancelToken())
    channel.close(discard=True)
    assert list(channel) == []


def test_who_looks_at_what_waits_takes_nothing():
    channel: Channel[int] = Channel(3)
    assert channel.waiting(2) == ()
    for item in (1, 2, 3):
        channel.put(item, CancelToken())
    assert channel.waiting(2) == (1, 2)
    assert channel.waiting(5) == (1, 2, 3)
    channel.close()
    assert list(channel) == [1, 2, 3]
