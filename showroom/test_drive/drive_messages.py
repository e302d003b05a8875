"""What signing, driving and refusing have to say (TD-08, TR-01, TR-04)."""

from __future__ import annotations

from showroom.kernel.errors import Message

FEWER_HANDS = Message(
    "test_drive_fewer_hands",
    "还有 {missing} 位随车人员没有登记和签名（车上共 {persons} 人）（TD-08）",
    "{missing} more passenger(s) must be named and sign: {persons} persons are in the car (TD-08)",
)
GUARDIAN_MISSING = Message(
    "test_drive_guardian",
    "{name} 未满 18 周岁，由监护人签名：请填写监护人姓名（TD-08）",
    "{name} is under 18 and the guardian signs: give the guardian's name (TD-08)",
)
ESCORT_UNSIGNED = Message(
    "test_drive_escort_unsigned", "陪驾人员 {name} 尚未签名（§2.4）", "The escort {name} has not signed yet (§2.4)"
)
SAME_NAME = Message("test_drive_same_name", "{name} 填写了两次", "{name} is named twice")
LICENCE_AGAIN = Message(
    "test_drive_licence_again",
    "交钥匙前请再次当面查看驾驶证原件（TD-01）",
    "See the original licence again before the keys are handed over (TD-01)",
)
MARK_OUTSIDE = Message("damage_outside", "标记不在车图上", "The mark is not on the drawing of the car")
TOO_MANY_MARKS = Message("damage_too_many", "标记最多 {limit} 处", "At most {limit} marks")
TOO_MANY_PHOTOS = Message("photos_too_many", "每次试驾最多 {limit} 张照片", "At most {limit} pictures a drive")
PHOTO_ELSEWHERE = Message(
    "photo_elsewhere", "照片不属于这次试驾", "The picture does not belong to this test drive"
)  # fmt: skip
PHOTO_LATE = Message(
    "photo_late",
    "现在不能添加这张照片：出发前的照片在交钥匙之前拍，回场照片在归还之后拍",
    "Not now: pictures before the drive are taken before the keys go out, the others when the car is out or back",
)
REFUSE_CODE = Message(
    "refuse_code", "请选择拒绝的依据（规则编号）", "Choose the rule for which the drive is refused"
)  # fmt: skip
