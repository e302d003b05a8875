"""What the imports tell, in both languages."""

from __future__ import annotations

from showroom.kernel.errors import Message

CUSTOMERS = Message("import_kind_customers", "客户名单", "Customer list")
STOCK = Message("import_kind_stock", "库存表", "Stock list")
PRICES = Message("import_kind_prices", "价格表", "Price list")
VISITS = Message("import_kind_visits", "来店登记表", "Visit log")

NO_SUCH_KIND = Message(
    "import_no_kind", "不能导入“{kind}”：可选 {kinds}", "“{kind}” cannot be imported: choose one of {kinds}"
)
NO_SUCH_RUN = Message("import_no_run", "没有这次导入的记录。", "There is no record of this import.")
ALREADY_UNDONE = Message(
    "import_undone_already", "这次导入已经撤销过了。", "This import has been undone already."
)  # fmt: skip
NOT_UNDOABLE = Message(
    "import_in_use",
    "没有撤销任何内容：导入后已有 {count} 处被使用或修改。{first_zh}",
    "Nothing was undone: {count} of the rows have been used or changed since. {first_en}",
)
USED_BY = Message("import_used_by", "{what_zh}：已被 {by_zh} 使用", "{what_en}: used by {by_en}")
CHANGED_SINCE = Message("import_changed_since", "{what_zh}：导入后又被修改", "{what_en}: changed since the import")
GONE_SINCE = Message("import_gone_since", "{what_zh}：已被删除或合并", "{what_en}: removed or merged since the import")
TOOK_EMPTY = Message("import_filled", "同一人：已补充 {fields_zh}", "same person: filled in {fields_en}")
TOOK_NOTHING = Message(
    "import_filled_nothing", "同一人：档案里没有空缺可补", "same person: nothing was missing on file"
)
TOOK_NEW = Message(
    "import_taken_new", "按新客户导入，共用的号码记为备用电话（PH-04）",
    "taken as a new customer; the shared number is kept as second phone (PH-04)",
)  # fmt: skip
ID_STAYS = Message(
    "import_id_stays", "证件号码相同就是同一人：不能另建档案（第 {row} 行）",
    "The same ID number is the same person: row {row} cannot become a new customer",
)  # fmt: skip

TABLES: dict[str, tuple[str, str]] = {
    "customer": ("客户", "customer"),
    "customer_task": ("客户待办", "customer task"),
    "vehicle": ("车辆", "vehicle"),
    "vehicle_model": ("车型", "model"),
    "model_price": ("车型价格", "price of a model"),
    "staff_member": ("员工", "colleague"),
    "visit": ("来店/来电记录", "visit"),
    "deal": ("商谈", "deal"),
    "consent": ("同意书", "consent"),
    "grade_change": ("级别变更", "grade change"),
    "document": ("文件", "document"),
    "test_drive": ("试驾", "test drive"),
    "quotation": ("报价", "quotation"),
    "contract": ("合同", "contract"),
    "delivery": ("交车", "delivery"),
    "referral": ("转介绍", "referral"),
    "lead": ("线索", "lead"),
    "call_list_entry": ("邀约名单", "call list"),
    "bulk_message_to": ("群发信息", "message to many"),
    "customer_portrait": ("客户画像", "portrait"),
    "ownership_decision": ("归属裁定", "ownership decision"),
    "search_entry": ("搜索条目", "search entry"),
}
"""What a person calls the rows of a table; others go by the table's own name."""
