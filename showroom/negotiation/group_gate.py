"""What a group customer's deal waits for before a price binds: manager, sealed tender, the customer's own top."""

from __future__ import annotations

from collections.abc import Iterator

from showroom.deals.model import Deal
from showroom.kernel.findings import Finding, Severity
from showroom.negotiation.group_deals import group_of, next_stage, open_wait
from showroom.negotiation.group_views import KIND_WORDS, STAGE_WORDS, GroupStage
from showroom.persistence.actions import Tx


def group_findings(tx: Tx, deal: Deal) -> Iterator[Finding]:
    """S3-24: no price before the manager's yes; S3-37: none before the tender is sealed; S0-30: who holds it up."""
    row = group_of(tx, deal.id)
    if row is not None and row.feasible is None:
        zh, en = KIND_WORDS[row.kind].zh, KIND_WORDS[row.kind].en
        yield Finding(
            "S3-24", Severity.BLOCK, f"{zh}“{row.project}”等待经理决定是否可行",
            f"{en} “{row.project}” waits for the manager's decision", field="group",
        )  # fmt: skip
    elif row is not None and not row.feasible:
        yield Finding(
            "S3-24", Severity.BLOCK, f"经理决定不做：{row.decision_note}",
            f"The manager decided against it: {row.decision_note}", field="group",
        )  # fmt: skip
    elif row is not None and next_stage(row) in {GroupStage.PREPARE, GroupStage.REVIEW, GroupStage.SEAL}:
        words = STAGE_WORDS[next_stage(row) or GroupStage.SEAL]
        yield Finding(
            "S3-37", Severity.BLOCK, f"投标未完成，下一步：{words.zh}", f"The tender is not done, next: {words.en}",
            field="group",
        )  # fmt: skip
    wait = open_wait(tx, deal.id)
    if wait is not None:
        day = wait.expected.isoformat()
        yield Finding(
            "S0-30", Severity.WARN, f"等客户内部审批：{wait.who}，{day} 前答复",
            f"Waits for approval at the customer: {wait.who}, expected by {day}", field="group",
        )  # fmt: skip
