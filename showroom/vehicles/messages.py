"""What the stock can tell a person."""

from __future__ import annotations

from showroom.kernel.errors import Message

VIN_KNOWN = Message("vin_known", "此车架号已在库（VN-06）", "This VIN is in stock already (VN-06)")
VEHICLE_NOT_FOUND = Message("vehicle_not_found", "找不到这台车", "This car cannot be found")
MODEL_NOT_FOUND = Message("model_not_found", "找不到这个配置", "This version cannot be found")
MODEL_KNOWN = Message("model_known", "这个配置已存在", "This version exists already")
STATUS_REFUSED = Message(
    "vehicle_status_refused",
    "车辆状态不能从“{before_zh}”改为“{after_zh}”",
    "A car that is {before_en} cannot become {after_en}",
)
NOT_FREE = Message(
    "vehicle_not_free", "{vin} 现为“{status_zh}”，不能再预留", "{vin} is {status_en} and cannot be reserved"
)
PRICE_NEEDED = Message("vehicle_price", "价格应大于 0", "The price must be above 0")
PL_01 = Message("temp_plate_refused", "{text}（PL-01）", "{text_en} (PL-01)")
SEATS_WRONG = Message("vehicle_seats", "座位数应为 1 至 60", "Seats: 1 to 60")
