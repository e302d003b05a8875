"""What the actions on demo cars refuse and warn of."""

from __future__ import annotations

from showroom.kernel.errors import Message

COVER_REVERSED = Message("cover_reversed", "止期早于起期", "The cover would end before it begins")
COVER_AMOUNT = Message("cover_amount", "第三者险须填写保额（TD-11）", "Third-party insurance needs its amount (TD-11)")
PLATE_NOT_PERMANENT = Message("plate_not_permanent", "请填写正式号牌", "Give the permanent plate")
BEFORE_ISSUE = Message(
    "plate_before_issue", "日期早于临时号牌起始日 {day}", "This is before the temporary plate began, {day}"
)
IN_FUTURE = Message("demo_in_future", "时间不能晚于现在", "This cannot be after now")
BACKWARDS = Message(
    "trip_backwards", "返回须晚于出发，里程不得减少（TR-04）",
    "The return is after the start, and the odometer never goes back (TR-04)",
)  # fmt: skip
TRIP_OVERLAP = Message(
    "trip_overlap", "该车此时已有 {what} 的用车记录（TR-04）", "The car was out already at that time: {what} (TR-04)"
)
NO_AMOUNT = Message("demo_no_amount", "金额须大于 0", "The amount must be more than 0")
POINTS_RANGE = Message("fine_points", "记分为 0 至 12", "Points are 0 to 12")
QUANTITY = Message(
    "demo_quantity", "数量只用于加油和充电，且须大于 0（TR-04）",
    "A quantity goes with fuel and charging only, and is more than 0 (TR-04)",
)  # fmt: skip
FINE_NO_DRIVER = Message(
    "fine_no_driver", "尚不知驾驶人：请先由经理指定（TR-04）",
    "Nobody is known to have driven: the manager says who first (TR-04)",
)  # fmt: skip
DROVE = Message(
    "fine_drove", "{number}：{driver} {out} 至 {back} 用车，违章时刻在其间（TR-04）",
    "{number}: {driver} had the car from {out} to {back}, and the fine lies between (TR-04)",
)  # fmt: skip
DROVE_STILL = Message(
    "fine_drove_still", "{number}：{driver} {out} 出场，尚未回场（TR-04）",
    "{number}: {driver} left at {out} and is not back yet (TR-04)",
)  # fmt: skip
SEVERAL_DROVE = Message(
    "fine_several", "这一分钟内多人用车：{who}（TR-04）", "Several had the car in that minute: {who} (TR-04)"
)
NOBODY_DROVE = Message(
    "fine_nobody", "此刻没有用车记录（TR-04）", "The log shows nobody in the car at that time (TR-04)"
)
ASSIGNED = Message(
    "fine_assigned", "{by}指定为 {driver}：{reason}（TR-04）", "{by} says that {driver} drove: {reason} (TR-04)"
)
EXPIRES_LATER = Message("list_expires", "失效日须晚于今天（TD-17）", "The entry must expire after today (TD-17)")
FINE_KNOWN = Message("fine_known", "该决定书编号已登记", "This number is recorded already")
ODOMETER_DOWN = Message(
    "demo_odometer", "里程不能小于已记录的 {least} 公里（TR-04）", "Not below the recorded {least} km (TR-04)"
)
PERCENT = Message("demo_percent", "应为 0 至 100", "Must be 0 to 100")
STOPPED_ALREADY = Message("car_stopped_already", "该车已停用：{reason}", "This car is stopped already: {reason}")
NOT_STOPPED = Message("car_not_stopped", "该车没有停用", "This car is not stopped")
NOT_A_DEMO_CAR = Message("not_a_demo_car", "该车不是试驾车（TD-12）", "This car is not a demo car (TD-12)")
IS_OUT = Message(
    "demo_car_is_out", "该车正在试驾（{number}）：请先归还", "The car is out on {number}: take it back first"
)
ONLY_ROLE = Message(
    "car_freed_by", "只有{role_zh}可以恢复该车（TD-12）", "Only the {role_en} may return this car (TD-12)"
)
FREED_ROLE = Message(
    "car_freed_role", "恢复人须是销售经理或总经理", "The sales manager or the general manager returns a car"
)
INCIDENT_OPEN = Message(
    "incident_open", "事故尚未结案：{missing}（TR-06）", "The accident is not closed yet: {missing} (TR-06)"
)
NOT_FOUND = Message("demo_not_found", "找不到这条记录", "This record cannot be found")
DRIVE_OF_OTHER = Message("incident_other_car", "这次试驾不是这辆车的", "This drive was not with this car")
NO_PROPOSAL = Message("list_no_proposal", "没有待决定的建议（TD-17）", "No proposal is waiting (TD-17)")
NO_CUSTOMER = Message(
    "list_no_customer", "此事故没有试驾客户，无法建议（TD-17）", "No customer belongs to this accident (TD-17)"
)
NO_CANDIDATE = Message("fine_no_candidate", "请选择当时的驾驶人", "Choose who drove")
INJURED_NO_COVER = Message(
    "tr07_no_cover",
    "有 {count} 人受伤而该车无座位险：依法由本店赔偿，请立即处理（TR-07）",
    "{count} hurt, and the car has no passenger cover: the store is liable, act now (TR-07)",
)
RIDERS_UNCOVERED = Message(
    "tr07_cover_missing", "{car} 无有效座位险：乘员受伤由本店赔偿（TR-07）",
    "{car} has no passenger cover: the store pays for hurt riders (TR-07)",
)  # fmt: skip
STOPPED_TASK = Message(
    "task_car_stopped", "{car} 停用（{reason}）：请为 {number} 换车或改期",
    "{car} is stopped ({reason}): give {number} another car or time",
)  # fmt: skip
FINE_TASK = Message(
    "task_fine", "{car} {at} 违章（{offence}）：请告知客户", "{car} {at} fined ({offence}): tell the customer"
)
WARN_PLATE = Message("warn_temp_plate", "临时号牌 {day} 到期（PL-01）", "Temporary plate ends {day} (PL-01)")
WARN_COMPULSORY = Message("warn_compulsory", "交强险 {day} 到期（TD-11）", "Compulsory insurance ends {day} (TD-11)")
WARN_THIRD = Message("warn_third_party", "三者险 {day} 到期（TD-11）", "Third-party insurance ends {day} (TD-11)")
WARN_OWN = Message("warn_own_damage", "车损险 {day} 到期（TD-11）", "Own-damage insurance ends {day} (TD-11)")
WARN_RIDERS = Message("warn_passengers", "座位险 {day} 到期（TR-07）", "Passenger cover ends {day} (TR-07)")
WARN_INSPECTION = Message("warn_inspection", "年检 {day} 到期（TD-12）", "Inspection ends {day} (TD-12)")
WARN_MISSING = Message("warn_missing", "未登记{what_zh}", "No {what_en} on record")
WARN_STOPPED = Message("warn_stopped", "停用：{reason}", "Out of service: {reason}")
WARN_ENERGY = Message("warn_energy", "电量/油量未登记（TD-12）", "Fuel or charge not recorded (TD-12)")
