"""The data key: 32 random bytes, wrapped once per person by their password (argon2id), also kept in the OS keyring.

The wrap is at the same time the password check: a password that does not unwrap is wrong. Nothing here writes the key
in plain text to a disk.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from showroom.kernel.errors import Message, ShowroomError

WRONG_PASSWORD = Message(
    "wrong_password", "姓名或密码不对，请再试一次。", "The name or the password is wrong; try again."
)
KEYS_UNREADABLE = Message(
    "keys_unreadable",
    "钥匙文件 {path} 读不出来。请从备份恢复该文件，不要新建。",
    "The key file {path} cannot be read. Restore it from the backup; do not make a new one.",
)
PASSWORD_SHORT = Message("password_short", "密码至少 {least} 个字符", "The password needs at least {least} characters")
LEAST_PASSWORD = 8
KEYRING_SERVICE = "showroom"
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4


@dataclass(frozen=True, slots=True)
class Wrap:
    """The data key under one person's password; binary values in base64."""

    name: str
    salt: str
    nonce: str
    key: str
    memory_kib: int = MEMORY_KIB
    passes: int = PASSES
    lanes: int = LANES


def new_key() -> bytes:
    """A fresh random data key."""
    return secrets.token_bytes(32)


def derive(key: bytes, purpose: str, length: int = 32) -> bytes:
    """A key of `length` bytes for one purpose ('audit', 'drafts', 'personal fields')."""
    return HKDF(SHA256(), length, salt=None, info=f"showroom/{purpose}".encode()).derive(key)


def wrap(key: bytes, name: str, password: str) -> Wrap:
    """`key` under `password`; raises ShowroomError(password_short)."""
    if len(password) < LEAST_PASSWORD:
        raise ShowroomError(PASSWORD_SHORT, least=LEAST_PASSWORD)
    salt, nonce = os.urandom(16), os.urandom(12)
    secret = _stretch(password, salt, MEMORY_KIB, PASSES, LANES)
    sealed = AESGCM(secret).encrypt(nonce, key, name.encode())
    return Wrap(name, _text(salt), _text(nonce), _text(sealed))


def unwrap(entry: Wrap, password: str) -> bytes:
    """The data key; raises ShowroomError(wrong_password)."""
    secret = _stretch(password, _bytes(entry.salt), entry.memory_kib, entry.passes, entry.lanes)
    try:
        return AESGCM(secret).decrypt(_bytes(entry.nonce), _bytes(entry.key), entry.name.encode())
    except InvalidTag:
        raise ShowroomError(WRONG_PASSWORD) from None


class KeyFile:
    """The wraps of one store in a JSON file beside the database."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Wrap, ...]:
        if not self.path.exists():
            return ()
        try:
            return tuple(Wrap(**row) for row in json.loads(self.path.read_text("utf-8"))["wraps"])
        except (ValueError, KeyError, TypeError, OSError) as error:
            raise ShowroomError(KEYS_UNREADABLE, path=str(self.path)) from error

    def put(self, entry: Wrap) -> None:
        """Add or replace one person's wrap: whole file or nothing."""
        kept = [old for old in self.read() if old.name != entry.name]
        self._write([*kept, entry])

    def drop(self, name: str) -> None:
        """Take one person's wrap away; their password opens nothing any more."""
        self._write([old for old in self.read() if old.name != name])

    def _write(self, wraps: list[Wrap]) -> None:
        text = json.dumps({"version": 1, "wraps": [asdict(entry) for entry in wraps]}, ensure_ascii=False, indent=1)
        fresh = self.path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)


def remember(path: Path, key: bytes) -> bool:
    """Keep the key in the OS keyring too, if this desk has one; it is read back before we believe it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        if keyring.get_keyring().priority <= 0 or "plaintext" in type(keyring.get_keyring()).__module__:
            return False
        keyring.set_password(KEYRING_SERVICE, str(path), _text(key))
        return keyring.get_password(KEYRING_SERVICE, str(path)) == _text(key)
    except (KeyringError, RuntimeError, OSError):
        return False


def recall(path: Path) -> bytes | None:
    """The key from the OS keyring, None without one; for a store whose key file was lost."""
    import keyring
    from keyring.errors import KeyringError

    try:
        found = keyring.get_password(KEYRING_SERVICE, str(path))
    except (KeyringError, RuntimeError, OSError):
        return None
    return None if found is None else _bytes(found)


def unlock(wraps: tuple[Wrap, ...], name: str, password: str) -> bytes:
    """The data key for a name and password; an unknown name costs as long and says the same as a wrong password."""
    for entry in wraps:
        if entry.name == name:
            return unwrap(entry, password)
    _stretch(password, bytes(16), MEMORY_KIB, PASSES, LANES)
    raise ShowroomError(WRONG_PASSWORD)


def _stretch(password: str, salt: bytes, memory_kib: int, passes: int, lanes: int) -> bytes:
    return hash_secret_raw(password.encode("utf-8", "surrogatepass"), salt, passes, memory_kib, lanes, 32, Type.ID)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
