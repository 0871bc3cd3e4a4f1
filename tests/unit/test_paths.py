"""Every folder is found, and one variable moves them all."""

from __future__ import annotations

import sys

from app import paths


def test_one_variable_moves_every_folder_of_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    folders = {paths.config(), paths.data(), paths.cache(), paths.state(), paths.logs()}
    assert {folder.parent for folder in folders} == {tmp_path}
    assert len(folders) == 5


def test_voices_and_weights_are_the_users_data():
    assert paths.voices().parent == paths.chattts().parent == paths.data()


def test_without_it_they_are_the_platforms_own(monkeypatch):
    monkeypatch.delenv(paths.HOME, raising=False)
    for folder in (paths.config(), paths.data(), paths.cache(), paths.state(), paths.logs()):
        assert "sottovoce" in str(folder)


def test_a_frozen_app_finds_its_resources_in_the_bundle(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_the_source_tree_holds_the_resources():
    assert paths.resources().name == "resources"
