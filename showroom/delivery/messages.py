"""What delivery says, in both languages."""

from __future__ import annotations

from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.kernel.errors import Message

KIND_NAMES: dict[ReceiptKind, tuple[str, str]] = {
    ReceiptKind.EARNEST: ("定金", "Earnest money"),
    ReceiptKind.INTENT: ("订金", "Intent money"),
    ReceiptKind.PREPAYMENT: ("预付款", "Prepayment"),
    ReceiptKind.BALANCE: ("车款尾款", "Balance"),
    ReceiptKind.LOAN: ("贷款放款", "Loan disbursement"),
    ReceiptKind.TRADE_IN: ("旧车抵款", "Trade-in"),
    ReceiptKind.REFUND: ("退款", "Refund"),
}
PAID_BY_NAMES: dict[PaidBy, tuple[str, str]] = {
    PaidBy.TRANSFER: ("银行转账", "Bank transfer"),
    PaidBy.CARD: ("刷卡", "Card"),
    PaidBy.MOBILE: ("移动支付", "Mobile payment"),
    PaidBy.CASH: ("现金", "Cash"),
    PaidBy.LENDER: ("机构放款", "Paid by the lender"),
    PaidBy.OFFSET: ("抵扣", "Set off"),
}
AMOUNT_NEEDED = Message("receipt_amount", "金额应大于 0", "The amount must be above 0")
REFUND_TOO_HIGH = Message(
    "receipt_refund_high", "退款不能超过已收 {received}", "A refund cannot exceed the {received} received"
)
REFUND_ABOVE_OWED = Message(
    "receipt_refund_owed",
    "按退订协议还应退 {owed}，不能多退（DP-03）",
    "The cancellation leaves {owed} to be refunded; no more can be paid out (DP-03)",
)
RECEIVED_LATER = Message("receipt_later", "收款日期不能在今天之后", "The day of receipt cannot lie ahead")
NO_LOAN = Message("receipt_no_loan", "客户全款支付，没有贷款可放款", "The customer pays in full: no loan is disbursed")
NO_PRICE = Message("receipt_no_price", "还没有成交价：先在“协商”中确认报价", "There is no agreed price yet")
VOUCHER_NEEDED = Message("receipt_voucher", "请填写凭证号", "Give the voucher number")
KEY_USED = Message(
    "receipt_key_used", "这笔收款与已登记的不一致，请重新登记", "This entry differs from the one stored under its key"
)
EXCESS_NOTE = "> 20% (DP-02)"
ALREADY_ALLOCATED = Message(
    "delivery_allocated", "已配车 {vin}：换车须走合同变更", "{vin} is allocated: another car needs a change order"
)
OTHER_MODEL = Message("delivery_other_model", "这台车不是合同约定的车型", "This car is not the model of the contract")
CAR_GONE = Message("delivery_car_gone", "{vin} 已配给别的客户（VN-06）", "{vin} is another customer's car (VN-06)")
ALREADY_DELIVERED = Message(
    "delivery_done", "已交车（{number}），不能再改", "Delivered already ({number}); nothing can be changed"
)
SAVE_FIRST = Message("delivery_save_first", "请先保存交车准备", "Save the preparation first")
DELAY_REASON = Message(
    "delivery_delay_reason",
    "改期须写明原因并已告知客户（DV-07）",
    "A new date needs its reason, told to the customer (DV-07)",
)
UNKNOWN_POINT = Message("delivery_unknown_point", "没有这一项：{point}", "There is no such point: {point}")
COUNT_WRONG = Message("delivery_count", "请填 {low} 至 {high}", "Between {low} and {high}")
PLATE_DATES = Message(
    "delivery_plate_dates", "临时号牌须填有效期（PL-01）", "A temporary plate needs its period (PL-01)"
)
SIGNATURE_NEEDED = Message("delivery_signature", "请签字（DV-05）", "Please sign (DV-05)")
GATE_DONE = Message("gate_delivered", "已交车：{number}", "Delivered: {number}")
GATE_CAR = Message("gate_delivery_car", "已配车 {vin}", "Car allocated: {vin}")
GATE_PAID = Message("gate_delivery_paid", "款项已结清 {due}", "Paid in full: {due}")
GATE_PDI = Message("gate_delivery_pdi", "PDI 检查已通过", "PDI passed")
GATE_PDI_LATE = Message(
    "gate_delivery_pdi_late", "PDI 应在交车前 {hours} 小时完成", "The PDI should be {hours} hours before the handover"
)
GATE_PAPERS = Message("gate_delivery_papers", "随车文件齐全", "All papers are there")
GATE_APPOINTMENT = Message("gate_delivery_appointment", "未约定交车时间", "No time of delivery is agreed")
GATE_UNCONFIRMED = Message("gate_delivery_unconfirmed", "还没有交车确认", "The delivery is not confirmed yet")
