"""The wording of the information sheet in both languages (MF-02)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("质量保证与售后服务告知单", "Quality, Warranty and After-Sales Information")
HEAD_LINE = Phrase("{model}  {day}", "{model}, as of {day}")
S_QUALITY = Phrase("质量保证", "Quality guarantee")
S_WARRANTY = Phrase("保修与三包期限", "Warranty and 三包 periods")
S_RIGHTS = Phrase("三包权利摘要", "三包 rights in short")
S_NETWORK = Phrase("维修网点", "Repair network")
S_WEAR = Phrase("易损耗零部件及其质量保证期", "Wear parts and their periods")
S_DOCUMENTS = Phrase("随车交付文件", "Papers handed over with the car")
S_POLICY = Phrase("本店售后服务政策", "After-sales policy of this store")
S_COMPLAINTS = Phrase("投诉", "Complaints")
COMPLAINTS = Phrase(
    "投诉联系：{contact}。本店 **{hours} 小时内**与您联系，**{days} 个工作日内**答复；也可拨打 12315。",
    "Complaints: {contact}. We get in touch within **{hours} hours** and answer within **{days} working days**; the"
    " hotline 12315 is open to you as well.",
)
AT_THE_STORE = Phrase("本店前台", "the reception of this store")
QUALITY = (
    Phrase(
        "车辆符合国家标准并附合格证、车辆一致性证书；进口车另附进口证明文件。已知缺陷在签约前书面告知。",
        "The car meets the national standards and comes with certificate and certificate of conformity, an imported one"
        " with its import papers. Known defects are disclosed in writing before the contract.",
    ),
    Phrase(
        "生产者：{manufacturer}；地址：{address}；客服电话：{phone}。",
        "Manufacturer: {manufacturer}; address: {address}; service phone: {phone}.",
    ),
)
RIGHTS = (
    Phrase(
        "包修期内质量问题**免费修理**；包修期和三包有效期自发票之日起算，交车日期不同的自**交车之日**起算。",
        "Quality faults within the repair period are **repaired free**; periods begin with the invoice, or with the"
        " **delivery** where that is another day.",
    ),
    Phrase(
        "{seven} 日内发动机、变速器、动力蓄电池、驱动电机或其主要零部件需更换：**换车或退车**。"
        "{sixty} 日内或 {km} 公里内上述总成主要零部件有质量问题：**免费换总成**；"
        "转向、制动失效，车身开裂，燃油泄漏，电池起火：**换车或退车**。",
        "Within {seven} days engine, gearbox, battery, motor or a main part must be replaced: **new car or refund**."
        " Within {sixty} days or {km} km: a faulty main part gives a **new unit free**; steering or brake failure,"
        " cracked body, leaking fuel, battery fire: **new car or refund**.",
    ),
    Phrase(
        "三包有效期内反复修不好的，可按规定换车或退车，并按系数 n 支付使用补偿费。",
        "Faults that repairs do not end give a new car or refund within the 三包 period, against compensation by n.",
    ),
    Phrase(
        "单次修理超过 {days} 日提供备用车或交通补偿；三包请求 {reply} 个工作日内答复，{finish} 个工作日内处理。",
        "A repair of more than {days} days gives a courtesy car or travel money; claims are answered within {reply} and"
        " settled within {finish} working days.",
    ),
)
NOT_SAID = Phrase("以随车三包凭证所载为准", "as the certificate of the car says")
