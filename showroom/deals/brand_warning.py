"""What a customer is told of a brand that no supplier authorised the store to sell, on quotation and contract alike."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

WARNING = Phrase(
    "特别提醒：“{brand}”汽车，本店未取得该品牌供应商（进口汽车为境外生产企业）的授权。",
    "Special notice: this store is not authorised by the supplier of “{brand}” (for an imported car: by its maker).",
)
LIABLE = Phrase("承担该车质量保证和售后服务责任的主体：{liable}。", "Liable for its quality and after-sales: {liable}.")
TO_BE_NAMED = Phrase("签订合同前书面告知", "to be told in writing before the contract")
"""汽车销售管理办法 12 asks for both lines in writing (MF-03)."""
