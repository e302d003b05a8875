"""The data key is only ever on disk wrapped, and only the right password unwraps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from showroom.bootstrap import Location, NewStore, create_store, open_showroom, sign_in_names
from showroom.kernel.errors import ShowroomError
from showroom.persistence import keys

PASSWORD = "一个足够长的密码"


def test_a_store_opens_with_its_password_and_with_no_other(tmp_path: Path) -> None:
    place = Location(tmp_path)
    created, actor = create_store(place, NewStore("星河展厅", "周敏", PASSWORD))
    created.close()
    opened, again = open_showroom(place, "周敏", PASSWORD)
    opened.close()
    assert again == actor
    assert sign_in_names(place) == ("周敏",)
    before = place.store_file.read_bytes()
    for name, password in (("周敏", PASSWORD + "!"), ("别人", PASSWORD), ("周敏", "")):
        with pytest.raises(ShowroomError) as refused:
            open_showroom(place, name, password)
        assert refused.value.code == "wrong_password"
    assert place.store_file.read_bytes() == before


def test_nothing_on_disk_reads_as_the_key_or_as_a_name(tmp_path: Path) -> None:
    place = Location(tmp_path)
    created, _ = create_store(place, NewStore("星河展厅", "周敏", PASSWORD))
    key = created._key
    created.drafts.save(1, "reception", "new", '{"phone": "13800138000"}')
    created.close()
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content
        for text in ("星河展厅", "13800138000"):
            for coding in ("utf-8", "utf-16-le", "gbk"):
                assert text.encode(coding) not in content, file.name


def test_each_colleague_has_a_wrap_of_their_own(tmp_path: Path) -> None:
    file = keys.KeyFile(tmp_path / "keys.json")
    key = keys.new_key()
    file.put(keys.wrap(key, "周敏", PASSWORD))
    file.put(keys.wrap(key, "陈浩", PASSWORD + "2"))
    assert keys.unlock(file.read(), "陈浩", PASSWORD + "2") == key
    file.drop("陈浩")
    with pytest.raises(ShowroomError):
        keys.unlock(file.read(), "陈浩", PASSWORD + "2")
    assert keys.unlock(file.read(), "周敏", PASSWORD) == key


def test_a_damaged_key_file_is_said_so_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("{not json")
    with pytest.raises(ShowroomError) as told:
        keys.KeyFile(path).put(keys.wrap(keys.new_key(), "周敏", PASSWORD))
    assert told.value.code == "keys_unreadable"
    assert path.read_text() == "{not json"


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShowroomError) as refused:
        create_store(Location(tmp_path), NewStore("星河展厅", "周敏", "short"))
    assert refused.value.code == "password_short"
    assert not list(tmp_path.iterdir())
