"""The log: a file of bounded size, and the death of a thread is never silent."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from app import logs


@pytest.fixture
def own_logging():
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    hooks = threading.excepthook, sys.excepthook
    yield root
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    threading.excepthook, sys.excepthook = hooks


def test_records_go_to_the_file(tmp_path, own_logging):
    logs.start(tmp_path / "logs")
    logging.getLogger("app.test").info("a line")
    assert "a line" in (tmp_path / "logs" / "sottovoce.log").read_text("utf-8")


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_start(
    tmp_path, own_logging, expected_log
):
    expected_log.expect("no log file")
    (tmp_path / "file").write_text("")
    logs.start(tmp_path / "file")


def test_a_thread_that_dies_is_named(tmp_path, own_logging, expected_log):
    expected_log.expect("thread worker died")
    logs.start(tmp_path)

    def fail():
        raise ValueError("boom")

    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join(5.0)


def test_an_uncaught_error_is_logged(tmp_path, own_logging, expected_log):
    expected_log.expect("uncaught error")
    logs.start(tmp_path)
    sys.excepthook(ValueError, ValueError("boom"), None)
