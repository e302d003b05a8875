"""Translations: collect source strings, list and fill what is missing, compile, and check that all is done.

    .ci/i18n.py update            collect tr() strings of each ui folder into resources/i18n/<folder>.zh_CN.ts, compile
    .ci/i18n.py list [FOLDER]     print unfinished strings as JSON {"source": ""}, ready to be filled in
    .ci/i18n.py fill FOLDER FILE  take translations of what is unfinished from a JSON {"source": "译文"}, then compile;
                                  "Page|source" puts another word in that page for one that stands
    .ci/i18n.py compile           write resources/i18n/zh_CN.qm from all .ts
    .ci/i18n.py --check           fail on unfinished strings, or a .ts or the .qm being stale

Strings of modules directly in ui/ are in the folder "window".
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET  # our own files, written by lupdate
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI, I18N = ROOT / "ui", ROOT / "resources" / "i18n"
QM = "zh_CN.qm"


def tool(name: str) -> str:
    """The path of a Qt tool, of this environment first."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if not found:
        sys.exit(f"{name} not found: install PySide6-Essentials")
    return found


def folders() -> dict[str, list[Path]]:
    """Python files by ui folder; files directly in ui/ belong to 'window'."""
    by_folder = {"window": sorted(UI.glob("*.py"))}
    for folder in sorted(path for path in UI.iterdir() if (path / "__init__.py").exists()):
        by_folder[folder.name] = sorted(folder.rglob("*.py"))
    return {name: files for name, files in by_folder.items() if any("tr(" in f.read_text("utf-8") for f in files)}


def ts_file(folder: str, where: Path = I18N) -> Path:
    """The translation source of one ui folder."""
    return where / f"{folder}.zh_CN.ts"


def update(where: Path = I18N) -> None:
    """Collect the source strings into `where`, dropping what is no longer used."""
    for folder, files in folders().items():
        names = [str(path.relative_to(ROOT)) for path in files]
        target = ["-ts", str(ts_file(folder, where))]
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en_GB", "-target-language", "zh_CN"]
        subprocess.run([tool("pyside6-lupdate"), *options, *names, *target], check=True, capture_output=True, cwd=ROOT)


def compile_all(target: Path) -> None:
    """All .ts into one .qm."""
    sources = [str(path) for path in sorted(I18N.glob("*.zh_CN.ts"))]
    if sources:
        fresh = target.with_suffix(".new")  # a running program has the old file mapped: it must not shrink under it
        command = [tool("pyside6-lrelease"), *sources, "-qm", str(fresh), "-silent"]
        subprocess.run(command, check=True, capture_output=True)
        fresh.replace(target)


def unfinished(path: Path) -> list[str]:
    """Source strings of one .ts without translation."""
    messages = ET.parse(path).getroot().iter("message")  # noqa: S314 - our own file
    return [str(m.findtext("source")) for m in messages if not _finished(m.find("translation"))]


def _finished(translation: ET.Element | None) -> bool:
    if translation is None or translation.get("type") == "unfinished":
        return False
    return bool("".join(translation.itertext()).strip())


def fill(folder: str, mapping: dict[str, str]) -> int:
    """Put translations in; returns how many strings are still missing.

    What is translated stays: one English word has several Chinese ones, and each page had its own chosen.
    """
    path = ts_file(folder)
    tree = ET.parse(path)  # noqa: S314 - our own file
    for page, message in ((c.findtext("name"), m) for c in tree.getroot().iter("context") for m in c.iter("message")):
        source, translation = str(message.findtext("source")), message.find("translation")
        if translation is None:
            continue
        open_now = translation.get("type") == "unfinished"
        text = mapping.get(f"{page}|{source}") or (mapping.get(source) if open_now else None)
        if not text:
            continue
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = text
        if not forms:
            translation.text = text
    body = ET.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")
    return len(unfinished(path))


def stale() -> list[str]:
    """What `update` and `compile` would change."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        for path in I18N.glob("*.ts"):
            shutil.copy(path, where)
        update(where)
        for path in sorted(where.glob("*.ts")):
            committed = I18N / path.name
            if not committed.exists() or _strings(path) != _strings(committed):
                wrong.append(f"{path.name}: stale, run .ci/i18n.py update")
        compile_all(where / QM)
        if (where / QM).exists() and (
            not (I18N / QM).exists() or (where / QM).read_bytes() != (I18N / QM).read_bytes()
        ):
            wrong.append(f"{QM}: stale, run .ci/i18n.py compile")
    return wrong


def _strings(path: Path) -> list[tuple[str, str]]:
    contexts = ET.parse(path).getroot().iter("context")  # noqa: S314 - our own file
    return sorted((str(c.findtext("name")), str(m.findtext("source"))) for c in contexts for m in c.iter("message"))


def check() -> int:
    """1 with one line per fault, else 0."""
    faults = [f"{path.name}: not translated: {text}" for path in sorted(I18N.glob("*.ts")) for text in unfinished(path)]
    faults += stale()
    print("\n".join(faults) or "translations complete")
    return 1 if faults else 0


def main(arguments: list[str]) -> int:
    """Run one command; see the module's docstring."""
    match arguments:
        case ["update"]:
            update()
            compile_all(I18N / QM)
        case ["list", *only]:
            for path in sorted(I18N.glob("*.ts")):
                missing = unfinished(path)
                if missing and (not only or path.name.startswith(f"{only[0]}.")):
                    print(json.dumps({path.name: dict.fromkeys(missing, "")}, ensure_ascii=False, indent=1))
        case ["fill", folder, mapping]:
            update()
            left = fill(folder, json.loads(Path(mapping).read_text("utf-8")))
            compile_all(I18N / QM)
            print(f"{folder}: {left} strings left")
        case ["compile"]:
            compile_all(I18N / QM)
        case ["--check"]:
            return check()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
