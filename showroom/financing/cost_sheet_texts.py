"""The wording of the loan cost sheet in both languages (FI-08, FI-09)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("综合融资成本明示表", "Statement of the All-in Cost of Credit")
HEAD_LINE = Phrase("{date}  签订借款合同前出示", "{date}, shown before the loan contract is signed")
S_LOAN = Phrase("借款人与贷款", "Borrower and loan")
LABELS = {
    "borrower": Phrase("借款人", "Borrower"),
    "id": Phrase("证件号码", "ID number"),
    "phone": Phrase("电话", "Phone"),
    "store": Phrase("协助办理的经销商", "Assisting store"),
    "vehicle": Phrase("车辆", "Vehicle"),
    "price": Phrase("车价", "Vehicle price"),
    "lender": Phrase("贷款机构", "Lender"),
    "product": Phrase("贷款产品", "Loan product"),
    "down_payment": Phrase("首付款", "Down payment"),
    "method": Phrase("还款方式", "Repayment"),
    "months": Phrase("期数（月）", "Instalments (months)"),
    "rate": Phrase("合同年利率", "Contract rate a year"),
    "payment": Phrase("每期还款", "Each instalment"),
    "last": Phrase("末期还款", "Last instalment"),
}
PRINCIPAL = Phrase("贷款本金", "Principal")
S_RATE = Phrase("年化综合融资成本（正常履约）", "All-in annual cost in normal performance")
SIMPLE = Phrase("单利年化 {rate}%", "Simple interest a year {rate}%")
COMPOUND = Phrase("复利年化 {rate}%", "Compound interest a year {rate}%")
RATE_NOTE = Phrase(
    "以全部息费与借款人实际占用的本金、按内部收益率计算；单利 = 月率 × 12，复利 = (1 + 月率)¹² − 1。",
    "Reckoned as internal rate of return from all interest and fees on the principal actually occupied; "
    "simple = monthly "
    "rate × 12, compound = (1 + monthly rate)¹² − 1.",
)
S_ITEMS = Phrase("息费项目（含第三方收费）", "Interest and fees (third parties included)")
HOW = Phrase("计收方式", "How it is charged")
RATE = Phrase("标准/费率", "Rate")
COLLECTED_BY = Phrase("收取主体", "Collected by")
TOTAL_COST = Phrase("综合融资成本合计", "All-in cost, total")
TOTAL_PAID = Phrase("还款及费用总额（含本金）", "All payments incl. principal")
S_CONTINGENT = Phrase(
    "或有成本（仅在违约、提前还款等情形发生）", "Contingent costs (only on default, early settlement and the like)"
)
WHEN = Phrase("发生情形", "When it arises")
NO_CONTINGENT = Phrase("贷款机构未列明或有成本。", "The lender has named no contingent costs.")
S_COMPARE = Phrase("方案比较", "Offers compared")
OFFER = Phrase("方案 {number}{chosen}", "Offer {number}{chosen}")
CHOSEN = Phrase("（所选）", " (chosen)")
COMPARE_ROWS = {
    "lender": LABELS["lender"],
    "product": LABELS["product"],
    "apr_simple": Phrase("单利年化", "Simple, a year"),
    "apr_compound": Phrase("复利年化", "Compound, a year"),
    "principal": PRINCIPAL,
    "months": LABELS["months"],
    "payment": LABELS["payment"],
    "last": LABELS["last"],
    "total_cost": TOTAL_COST,
    "total_paid": TOTAL_PAID,
}
S_SCHEDULE = Phrase("还款计划", "Repayment schedule")
COLUMNS = (
    Phrase("期次", "No."),
    Phrase("还款额（元）", "Payment (CNY)"),
    Phrase("本金（元）", "Principal (CNY)"),
    Phrase("利息（元）", "Interest (CNY)"),
    Phrase("剩余本金（元）", "Balance (CNY)"),
)
SUM = Phrase("合计", "Total")
S_NOTES = Phrase("声明", "Statements")
NOTES = (
    Phrase(
        "**本表由经销商按贷款机构的报价计算，经销商不是贷款人；贷款机构出具的明示表及借款合同与本表不一致的，"
        "以贷款机构的文本为准。**",
        "**The store made this sheet from the lender's offer and is not the lender. Where the lender's own "
        "form and loan "
        "contract differ from it, the lender's own form prevails.**",
    ),
    Phrase(
        "除上列项目外，不向借款人收取其他息费；利息不得预先在本金中扣除。选择何种付款方式和贷款机构由借款人自愿决定。",
        "No other interest or fee is charged to the borrower, and interest is not deducted from the principal "
        "in advance. The "
        "borrower is free to choose how to pay and which lender.",
    ),
    Phrase(
        "借款人确认：在签订借款合同前已阅读本表并了解各项息费、收取主体及年化成本。",
        "The borrower confirms having read this sheet before signing the loan contract and knowing all items, "
        "who collects "
        "them and the annual cost.",
    ),
)
SIGN_BORROWER = Phrase("借款人（签字）：", "Borrower (signature):")
SIGN_STORE = Phrase("经办人（经销商盖章）：", "Prepared by (store's seal):")
