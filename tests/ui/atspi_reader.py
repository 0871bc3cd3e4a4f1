"""Reads a program's accessibility tree as a screen reader does. Runs under the system's Python.

python3 atspi_reader.py PROGRAM [PRESS]: prints the tree as JSON; presses the button PRESS first.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  the version comes first


def application(name):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(number)
            if child is not None and child.get_name() == name and child.get_child_count():
                return child
        time.sleep(0.1)
    raise SystemExit(f"{name} is not on the bus")


def walk(node, depth=0):
    states = node.get_state_set()
    yield (
        node,
        {
            "depth": depth,
            "role": node.get_role_name(),
            "name": node.get_name(),
            "description": node.get_description(),
            "showing": states.contains(Atspi.StateType.SHOWING),
            "editable": states.contains(Atspi.StateType.EDITABLE),
            "focusable": states.contains(Atspi.StateType.FOCUSABLE),
            "text": text_of(node),
        },
    )
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from walk(child, depth + 1)


def text_of(node):
    text = node.get_text_iface()
    if text is None:
        return ""
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))


def main():
    found = application(sys.argv[1])
    if len(sys.argv) > 2:
        for node, seen in walk(found):
            if seen["name"] == sys.argv[2] and seen["showing"] and node.get_action_iface():
                Atspi.Action.do_action(node.get_action_iface(), 0)
                break
        time.sleep(0.7)
    sys.stdout.write(json.dumps([seen for _, seen in walk(found)]))


main()
