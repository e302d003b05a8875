from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.cli import main
from showroom.cli.entry import find_rule_command, summaries
from showroom.cli.rule_command import RuleCommand, answer_lines
from showroom.cli.rule_commands import RULE_COMMANDS

ON = ["--on", "2026-11-22"]
PROGRAM = "import sys; from showroom.cli import main; sys.exit(main(sys.argv[1:]))"


def program(
    *argv: str, stdin: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *argv],
        input=stdin,
        capture_output=True,
        check=False,
        env=environment,
        timeout=60,
    )


def ask(capsys: pytest.CaptureFixture[str], *argv: str) -> dict[str, object]:
    assert main([*argv, "--json"]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    answer = json.loads(out)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.rule("ID-02", "ID-05", "US-02", "VN-04", "VN-05", "PH-01", "TD-03", "RM-05")
@pytest.mark.parametrize(
    "argv, expected",
    [
        (
            ["check-id", "11010519491231002x"],
            {"ok": True, "code": None, "normalized": "11010519491231002X", "birth": "1949-12-31", "sex": "F", "age": 76,
             "expected": None, "warnings": []},
        ),
        (["check-id", "110105194912310021"], {"ok": False, "code": "BAD_CHECK", "expected": "X"}),
        (["check-id", "119999770706001"], {"ok": True, "normalized": "119999197707060012", "age": 49}),
        (["check-uscc", "91340104MA8NE3M66X"], {"ok": False, "expected": "N"}),
        (["check-uscc", "91340104MA8NE3M66N"], {"ok": True}),
        (["check-vin", "LFV3A28K7J3000001"], {"severity": "BLOCK", "code": "CHECK_MISMATCH", "expected": "5"}),
        (["check-vin", "LSVAU2182T2000001"], {"severity": "OK", "code": None, "model_year": 2026}),
        (["check-plate", "沪AD12345"], {"ok": True, "kind": "nev_small", "normalized": "沪AD12345"}),
        (["check-plate", "京I12345"], {"ok": False, "kind": None}),
        (["check-plate", '{"text": "沪AD1234", "kind": "temporary"}'], {"ok": True, "kind": "temporary"}),
        (["check-phone", "+86-138 0013 8000"], {"ok": True, "kind": "mobile", "normalized": "13800138000"}),
        (["licence-covers", "C1E", "MT", "5"], {"covers": True}),
        (["licence-covers", "--classes", "C5", "--gearbox", "AT", "--seats=5", "--adapted=yes"], {"covers": True}),
        (["licence-covers", '{"classes": "C2", "gearbox": "MT", "seats": 5}'], {"covers": False}),
        (["capitals", "107000.53"], {"text": "人民币壹拾万柒仟元零伍角叁分"}),
        (["capitals", "-5"], {"code": "capitals_range"}),
        (["capitals", "NaN"], {"code": "bad_amount"}),
    ],
)  # fmt: skip
def test_one_case(capsys: pytest.CaptureFixture[str], argv: list[str], expected: dict[str, object]) -> None:
    answer = ask(capsys, *argv, *ON)
    assert {key: answer.get(key) for key in expected} == expected


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "argv, shown",
    [
        (
            ["check-id", "11010519491231002x"],
            {"zh": "女，1949-12-31 出生，76 岁", "en": "female, born 1949-12-31, age 76"},
        ),
        (["check-id", "110105194912310021"], {"zh": "末位应为 X", "en": "should be X"}),
        (["check-vin", "LSVAU2182T2000001"], {"zh": "LSV AU2182 T2000001 OK · 2026 年款", "en": "model year 2026"}),
        (["check-phone", "nothing"], {"zh": "手机 11 位", "en": "no phone number"}),
        (["check-plate", "沪AD12345"], {"zh": "新能源", "en": "green plate"}),
        (["check-uscc", "91340104MA8NE3M66N"], {"zh": "有效", "en": "valid"}),
        (["licence-covers", "C2", "MT", "5"], {"zh": "不可以", "en": "may not"}),
        (["capitals", "x"], {"zh": "无法识别", "en": "is not an amount"}),
    ],
)
def test_a_line_a_person_can_read(
    capsys: pytest.CaptureFixture[str], argv: list[str], shown: dict[str, str], language: str
) -> None:
    assert main(["--lang", language, *argv, *ON]) == 0
    out = capsys.readouterr().out
    assert shown[language] in out
    assert out.count("\n") == 1


def test_global_options_before_or_after_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["--json", "--lang", "en", "--as", "check-vin", "--data", "x", *ON]
    answers = []
    for place in (0, len(argv)):
        assert main([*argv[:place], "check-id", "11010519491231002X", *argv[place:]]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]
    assert json.loads(answers[0])["ok"] is True


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["no-such-command"],
        ["check-id"],
        ["check-id", "1", "2"],
        ["check-id", "--no-such-option", "1"],
        ["check-id", "1", "--on", "2026-02-30"],
        ["check-id", "1", "--on", "20261122"],
        ["check-id", "1", "--lang", "fr"],
        ["check-id", '{"text": 5}'],
        ["check-id", "{"],
        ["check-id", "\0.json"],
        ["licence-covers", "C1", "MT"],
        ["licence-covers", "C1", "MT", "five"],
    ],
)
def test_wrong_usage_is_one_line_and_exits_2(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    assert main(argv) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("showroom: ")
    assert told.err.count("\n") == 1


def test_a_file_that_is_not_there_exits_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["check-id", str(tmp_path / "none.jsonl")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_files(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one, many = tmp_path / "one.json", tmp_path / "many.jsonl"
    one.write_text('\ufeff{\n"amount": 5}\n', encoding="utf-8")
    many.write_text('{"amount": 5}\n{"amount": "0.50"}\n', encoding="utf-8")
    assert ask(capsys, "capitals", str(one)) == {"text": "人民币伍元整"}
    assert main(["capitals", str(many)]) == 0
    texts = [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()]
    assert texts == ["人民币伍元整", "人民币伍角整"]


def test_help_names_every_command_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help", "--lang", "en"]) == 0
    lines = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert lines == list(summaries())
    assert set(RULE_COMMANDS) <= set(lines)
    assert main(["check-id", "--help"]) == 0
    assert "--text" in capsys.readouterr().out


def test_json_lines_in_order_and_bad_lines_go_by() -> None:
    lines = [
        b'\xef\xbb\xbf{"text": "11010519491231002X"}',
        b"",
        b"not json",
        b"[1]",
        b'{"text": 5}',
        b'{"text": NaN}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"text": ' + b"1" * 5000 + b"}",
        b'{"text": "\\ud800"}',
        b'"110105194912310021"\r',
        b'{"text": "' + b"1" * 1_000_000 + b'"}',
        b'{"text": "11010519491231002X"}',
    ]
    done = program("check-id", "-", *ON, stdin=b"\n".join(lines))
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert ["error" in answer for answer in answers] == [False] + [True] * 8 + [False] * 4
    assert [answer.get("code") for answer in answers[9:]] == ["BAD_FORMAT", "BAD_CHECK", "BAD_FORMAT", None]


@pytest.mark.parametrize("name", RULE_COMMANDS)
def test_ten_thousand_cases_in_ten_seconds(name: str) -> None:
    cases = {
        "licence-covers": '{"classes": "C1E", "gearbox": "MT", "seats": 5}',
        "capitals": '{"amount": "107000.53"}',
    }
    line = cases.get(name, '{"text": "LSVAU2182T2000001"}')
    start = time.perf_counter()
    answers = list(answer_lines(RULE_COMMANDS[name], [line] * 10_000, date(2026, 11, 22), "zh"))
    assert time.perf_counter() - start < 10
    assert len(answers) == 10_000
    assert not [answer for answer in answers if "error" in answer]


def test_utf8_whatever_the_locale() -> None:
    environment = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONPATH": ":".join(filter(None, sys.path)),
    }
    done = program("capitals", "1", environment=environment)
    assert done.stdout.decode("utf-8").strip() == "人民币壹元整"


def test_a_reader_that_leaves_is_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "check-id", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        running.stdin.write(b'{"text": "1"}\n' * 100)
        running.stdin.close()
        assert running.wait(30) == 1
        assert running.stderr.read() == b""


def test_a_check_imports_no_database_and_no_window() -> None:
    code = (
        "import sys; from showroom.cli import main; main(['check-id', '119999198802291016', '--json']);"
        "heavy = {'sqlalchemy', 'PySide6', 'ui', 'reportlab', 'alembic'};"
        "print(sorted(heavy.intersection(name.split('.')[0] for name in sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8")
    assert done.stdout.splitlines()[1] == "[]"


def test_broken_rule_is_told_and_the_run_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = RULE_COMMANDS["capitals"]

    def stumble(_case: object) -> dict[str, object]:
        raise KeyError("missing row")

    broken = RuleCommand("capitals", sound.summary, sound.keys, stumble, sound.line, sound.arguments)
    monkeypatch.setitem(RULE_COMMANDS, "capitals", broken)
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"amount": 1}\n{"amount": 2}\n'))
    assert main(["capitals", "-"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["code"] for answer in answers] == ["case_not_worked_out"] * 2
    assert main(["capitals", "1"]) == 1
    assert "KeyError" in capsys.readouterr().err


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("name", RULE_COMMANDS)
@given(data=st.data())
def test_any_case_gets_one_answer(name: str, data: st.DataObject) -> None:
    command = RULE_COMMANDS[name]
    keys = st.fixed_dictionaries({key.name: JSON | st.text() for key in command.keys})
    line = json.dumps(data.draw(keys | JSON))
    (answer,) = answer_lines(command, [line], date(2026, 11, 22), "zh")
    assert "case_not_worked_out" not in answer
    assert isinstance(json.loads(answer), dict)


def test_commands_are_found_by_name() -> None:
    assert all(find_rule_command(name) is command for name, command in RULE_COMMANDS.items())
    assert find_rule_command("no-such-command") is None
