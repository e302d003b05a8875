"""10,000 customers from Excel into an encrypted store, against openpyxl reading the same file and doing nothing."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.benchmarks._fresh import PASSWORD, ROOT, ROUNDS, bench_folder, environment, row

ROWS = 10_000
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
HEADINGS = (
    "序号", "客户姓名", "性别", "联系电话", "证件号码", "意向车型", "级别", "首次来店日期", "信息来源", "销售顾问",
    "最近跟进", "备注",
)  # fmt: skip
FLOOR = """
import json, sys, time
import openpyxl
began, busy = time.perf_counter(), time.process_time()
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
book.close()
print(json.dumps({"rows": count - 1, "seconds": time.perf_counter() - began, "busy": time.process_time() - busy}))
"""
OURS = """
import json, sys, time
from pathlib import Path
from showroom.bootstrap import Location, NewStore, create_store
store, actor = create_store(Location(Path(sys.argv[2])), NewStore("星河展厅", "demo", sys.argv[3]))
from showroom.imports import customer_review, kinds
from showroom.customers import customer_import, search_words, sounds
began = time.perf_counter()
draft = store.imports.read_file(actor, "customers", Path(sys.argv[1]))
planned = store.imports.plan(actor, draft).sheet
dry = time.perf_counter() - began
began, busy = time.perf_counter(), time.process_time()
draft = store.imports.read_file(actor, "customers", Path(sys.argv[1]))
taken = store.imports.take(actor, draft).sheet
applied, busy = time.perf_counter() - began, time.process_time() - busy
counts = taken.as_json("en")
assert counts["accept"] == planned.as_json("en")["accept"] == int(sys.argv[4]), counts
store.close()
print(json.dumps({"dry": dry, "applied": applied, "busy": busy}))
"""


def identity(place: int) -> str:
    """A resident ID of its own with a right check sign, in a county that does not exist (ID-02)."""
    born = date(1960, 1, 1) + timedelta(days=place)
    body = f"119999{born:%Y%m%d}{place % 1000:03d}"
    return body + "10X98765432"[sum(int(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True)) % 11]


def write_list(path: Path) -> None:
    """The list: texts, numbers and dates as another system exports them."""
    import xlsxwriter

    rng = random.Random(7)
    families, givens = (
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许",
        "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建文玲",
    )
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, style = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADINGS)
        for place in range(1, ROWS + 1):
            name = rng.choice(families) + "".join(rng.choices(givens, k=rng.choice((1, 2, 2))))
            cells = (
                place, name, rng.choice("男女"), f"139{place:08d}", identity(place) if place % 2 else None,
                rng.choice(("星河 S5 1.5T", "星河 E6 650km", "远航 P7")), rng.choice("HABCN"), 300,
                rng.choice(("抖音", "自然到店", "转介绍")), rng.choice(("周敏", "陈浩", "李静")), 150,
                f"客户看重空间，周末再来 第{place}次",
            )  # fmt: skip
            for column, value in enumerate(cells):
                if column in (7, 10):
                    day = datetime(2026, 1, 1) + timedelta(days=rng.randrange(int(str(value))))  # noqa: DTZ001
                    sheet.write_datetime(place, column, day, style)
                elif value is not None:
                    sheet.write(place, column, value)


def told(folder: Path, source: str, *arguments: str) -> dict[str, float]:
    """What one fresh process measured of itself."""
    done = subprocess.run(
        [sys.executable, "-c", source, *arguments], cwd=ROOT, env=environment(folder), check=True, capture_output=True,
        text=True,
    )  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(folder: Path) -> None:
    """Print the rows: the best of several of each, floor and ours in turn."""
    book = folder / "customers.xlsx"
    write_list(book)
    floors, runs = [], []
    for number in range(max(3, ROUNDS // 2)):
        floors.append(told(folder, FLOOR, str(book)))
        runs.append(told(folder, OURS, str(book), str(folder / f"store{number}"), PASSWORD, str(ROWS)))
    floor, busy = (min(run[name] for run in floors) for name in ("seconds", "busy"))
    dry, applied, ours = (min(run[name] for run in runs) for name in ("dry", "applied", "busy"))
    row("10,000 customers from Excel, dry run: openpyxl reading", floor, dry, "s", 2.0)
    row("10,000 customers from Excel, imported: openpyxl reading", floor, applied, "s", 2.0)
    row("the same, time of the processor", busy, ours, "s", None)


if __name__ == "__main__":
    with bench_folder() as place:
        measure(place)
