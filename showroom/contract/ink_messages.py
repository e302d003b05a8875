"""What signing with ink can tell a person (§3.6, CT-06)."""

from __future__ import annotations

from showroom.kernel.errors import Message

INK_OPEN = Message(
    "contract_ink_open",
    "{number} 已打印待签字：请先确认已签字，或收回这份打印本",
    "{number} is printed and waits for signatures by hand: confirm that it is signed, or withdraw the print first",
)
INK_NONE = Message("contract_ink_none", "没有待签字的打印本", "No printed copy is waiting for signatures")
INK_DIFFERS = Message(
    "contract_ink_differs",
    "打印之后有变动（{what_zh}），与签字的纸面不一致，打印本已失效：请收回，重新打印再签",
    "Something changed after printing ({what_en}), the print no longer holds: withdraw it, print anew",
)
INK_DAY = Message(
    "contract_ink_day", "签字日期须在打印日 {first} 与今天之间", "It was signed between its print on {first} and today"
)
INK_REASON = Message("contract_ink_reason", "请写明收回的原因", "Say why the print is withdrawn")
NOT_BY_HAND = Message(
    "contract_not_by_hand",
    "这份文件不是纸质签署，不需要扫描件",
    "This paper was not signed by hand: no scan belongs to it",
)
SCAN_EMPTY = Message("scan_empty", "请选择扫描件", "Choose the scan")
SCAN_HEAVY = Message("scan_heavy", "扫描件超过 {limit} MB", "The scan is larger than {limit} MB")
SCAN_KIND = Message(
    "scan_kind", "扫描件须是 PDF，或 JPEG、PNG、TIFF 图片", "A scan is a PDF, or JPEG, PNG or TIFF pictures"
)
SCAN_MIXED = Message("scan_mixed", "请只选一个 PDF，或只选图片", "Choose one PDF, or pictures only")
SCAN_PAGES = Message("scan_pages", "扫描件须有 1 到 {limit} 页", "A scan has 1 to {limit} pages")
SCAN_ACTIVE = Message(
    "scan_active",
    "PDF 里有脚本、附件或会自动执行的动作（{what}），不能作为扫描件。请重新扫描",
    "The PDF holds a script, an attachment or an action that runs by itself ({what}): scan the paper again",
)
SCAN_KNOWN = Message(
    "scan_known",
    "这个文件已在存档里（{number}），不是签字后的新扫描件",
    "This file is stored already ({number}): it is no new scan of the signed paper",
)
SCAN_BROKEN = Message("scan_broken", "扫描件损坏或带密码，读不出来", "The scan is damaged or has a password")
SCAN_PIXELS = Message(
    "scan_pixels", "图片超过 4000 万像素，请降低分辨率再扫", "The picture has more than 40 megapixels: scan it coarser"
)
