"""`key`: put the key to a service on the internet into the system's keyring, or take it out."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass

from app import key_store
from app.engines import registry
from app.settings import SAMBERT

SERVICES = (SAMBERT,)
"""The engines whose service wants one."""


def add_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add the command and its deeds to the parser of all commands."""
    keys = commands.add_parser("key", help="keys to services on the internet, in the keyring")
    deeds = keys.add_subparsers(dest="deed", metavar="DEED", required=True)
    purposes = {
        "set": "keep a key, which is asked for and not shown (or read from a pipe)",
        "remove": "take it out of the keyring",
    }
    for deed, purpose in purposes.items():
        parser = deeds.add_parser(deed, parents=[common], help=purpose)
        parser.add_argument("service", choices=SERVICES, help="whose key")


def run(chosen: argparse.Namespace) -> int:
    """Do what was typed; 1 if a key should be removed and there is none.

    Raises:
        KeyringUnavailable: there is no keyring, or it stays locked.
        KeyUnusable: what was given is no key.
    """
    if chosen.deed == "remove":
        return 0 if key_store.forget(chosen.service) else 1
    label = registry.engine(chosen.service).label
    key_store.keep(chosen.service, _asked(label))
    print(f"The key for {label} is in the keyring.")
    return 0


def _asked(label: str) -> str:
    """The key as it was typed, unseen. Never an argument: those stand in lists of processes."""
    if sys.stdin.isatty():
        return getpass(f"Key for {label}: ")
    return sys.stdin.readline()
