"""What an export can tell a person."""

from __future__ import annotations

from showroom.kernel.errors import Message

FOLDER_NOT_EMPTY = Message(
    "export_folder_not_empty",
    "“{folder}”里已有内容，没有覆盖。请选择空文件夹或新的名称。",
    "“{folder}” already holds something and was not overwritten. Choose an empty folder or a new name.",
)
NO_PARENT = Message(
    "export_no_parent",
    "文件夹“{folder}”不存在或不能写入。请先建立文件夹并检查权限。",
    "The folder “{folder}” does not exist or cannot be written. Create it first and check its permissions.",
)
NO_ROOM = Message(
    "export_no_room",
    "磁盘空间不足：导出约需 {needed} MB，“{folder}”只剩 {free} MB。请腾出空间或换一个磁盘。",
    "Not enough free space: the export needs about {needed} MB, “{folder}” has {free} MB left. Free some space or"
    " choose another disk.",
)
EXPORT_FAILED = Message(
    "export_failed",
    "导出没有完成：{why}。没有留下不完整的文件；请检查文件夹和磁盘后再试。",
    "The export was not finished: {why}. Nothing half-done was left behind; check the folder and the disk, and try"
    " again.",
)
EXPORT_CANCELLED = Message(
    "export_cancelled", "导出已取消，没有留下任何文件。", "The export was cancelled; no file was left behind."
)
REVEAL_REASON_SHORT = Message(
    "export_reason",
    "导出完整号码须写明理由，至少 {least} 个字（PI-10）",
    "To export full numbers give a reason of {least} characters or more (PI-10)",
)
PAPER_ALTERED = Message(
    "export_paper_altered",
    "存档文件 {number} 与封存时的摘要不符，没有导出。请通知管理员：showroom verify --all",
    "The stored paper {number} does not fit the digest it was sealed with; nothing was exported. Tell the"
    " administrator: showroom verify --all",
)
