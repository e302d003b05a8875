"""What the template service can tell a person."""

from __future__ import annotations

from collections.abc import Iterable

from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding

BAD_CODE = Message(
    "template_bad_code",
    "模板代号须为 2–20 位大写字母、数字或连字符，例如 BJ-2026",
    "The code is 2 to 20 capitals, digits or hyphens, as BJ-2026",
)
CODE_TAKEN = Message("template_code_taken", "代号 {code} 已被使用", "The code {code} is taken")
NOT_A_DRAFT = Message(
    "template_not_a_draft",
    "{label} 已发布，不能修改或删除：请以它为底稿建立新版本（CT-07）",
    "{label} is released and is never changed or deleted: make a new version from it (CT-07)",
)
NOT_RELEASED = Message("template_not_released", "{label} 不是有效的已发布版本", "{label} is no released version")
ONE_DRAFT = Message(
    "template_one_draft",
    "{label} 还是草稿：请先发布或删除它，再建立新版本",
    "{label} is still a draft: release or delete it before a new version is made",
)
PAST_DAY = Message("template_past_day", "生效日期不能早于今天 {day}", "It cannot become valid before today, {day}")
ENDS_BEFORE = Message("template_ends_before", "不能早于生效日期", "It cannot be before the first day")
TOO_MANY_LEFT = Message(
    "template_too_many_left", "未归类的文字最多 {limit} 段", "At most {limit} paragraphs without a place"
)
REFUSED = Message(
    "template_refused",
    "不能发布：还有 {count} 处未达要求，首先是：{first_zh}",
    "It cannot be released, {count} thing(s) are in the way, the first: {first_en}",
)


class ReleaseRefused(ShowroomError):  # noqa: N818 - it says what happened
    """A release was refused; `findings` name every reason with its field (CT-01, CT-02, §3.2)."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        first = self.findings[0]
        super().__init__(
            REFUSED,
            count=len(self.findings),
            first_zh=f"[{first.code}] {first.text_zh}",
            first_en=f"[{first.code}] {first.text_en}",
        )
