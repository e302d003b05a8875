"""The wording and the items of the delivery confirmation in both languages (DV-05)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("交车确认单", "Delivery Confirmation")
HEAD_LINE = Phrase("{at}  {place}", "{at}, {place}")
S_CAR = Phrase("客户与车辆", "Customer and car")
LABELS = {
    "customer": Phrase("客户", "Customer"),
    "phone": Phrase("电话", "Phone"),
    "agent": Phrase("提车代理人（附授权书）", "Agent (authority attached)"),
    "contract": Phrase("合同编号", "Contract no."),
    "model": Phrase("车型及配置", "Model and version"),
    "colours": Phrase("颜色", "Colours"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "engine": Phrase("发动机/电机号", "Engine/motor no."),
    "plate": Phrase("号牌/临时号牌", "Plate"),
    "odometer": Phrase("交车里程（公里）", "Odometer (km)"),
    "keys": Phrase("钥匙（把）", "Keys"),
    "energy": Phrase("油量/电量", "Fuel or charge"),
}
GROUPS: dict[str, tuple[Phrase, dict[str, Phrase]]] = {
    "vehicle": (
        Phrase("车辆查验", "Vehicle check"),
        {
            "clean": Phrase("车内外清洁", "Clean inside and outside"),
            "paint": Phrase("漆面无划伤", "Paint unmarked"),
            "glass": Phrase("玻璃完好", "Glass sound"),
            "wheels": Phrase("轮胎轮毂完好", "Wheels and tyres sound"),
            "lamps": Phrase("灯具完好", "Lamps sound"),
            "mirrors": Phrase("后视镜完好", "Mirrors sound"),
            "jack": Phrase("千斤顶", "Jack"),
            "tools": Phrase("随车工具", "Tools"),
            "spare": Phrase("备胎/补胎套件", "Spare wheel or repair kit"),
            "triangle": Phrase("三角警示牌、反光背心", "Triangle and vest"),
            "energy_enough": Phrase("油/电足够到最近补能站", "Fuel or charge to the nearest station"),
        },
    ),
    "papers": (
        Phrase("文件交接", "Papers handed over"),
        {
            "contract": Phrase("销售合同", "Sale contract"),
            "invoice": Phrase("机动车销售统一发票", "Vehicle invoice"),
            "certificate": Phrase("合格证", "Certificate"),
            "conformity": Phrase("车辆一致性证书", "Certificate of conformity"),
            "import": Phrase("进口证明（进口车）", "Import papers (imported car)"),
            "manual": Phrase("中文使用说明书", "Chinese manual"),
            "warranty_book": Phrase("保修保养手册", "Warranty and service book"),
            "sanbao": Phrase("三包凭证", "Three-guarantees (三包) certificate"),
            "plate_papers": Phrase("号牌/临牌文件", "Plate papers"),
            "policies": Phrase("保险单", "Insurance policies"),
            "vehicle_licence": Phrase("行驶证（已上牌）", "Vehicle licence (if registered)"),
            "loan_papers": Phrase("贷款文件", "Loan papers"),
            "tax_proof": Phrase("购置税完税证明", "Purchase tax proof"),
        },
    ),
    "functions": (
        Phrase("功能讲解", "Functions explained"),
        {
            "seats": Phrase("座椅调节", "Seats"),
            "steering": Phrase("方向盘", "Steering wheel"),
            "locks": Phrase("门锁与钥匙", "Locks and keys"),
            "mirror_setting": Phrase("后视镜调节", "Mirror setting"),
            "lamp_switches": Phrase("灯光开关", "Lamp switches"),
            "instruments": Phrase("仪表与警示灯", "Instruments and warnings"),
            "wipers": Phrase("雨刮", "Wipers"),
            "climate": Phrase("空调", "Air conditioning"),
            "audio": Phrase("影音导航", "Audio and navigation"),
            "child_lock": Phrase("儿童锁", "Child lock"),
            "bonnet": Phrase("机舱盖与油液", "Bonnet and fluids"),
            "filler": Phrase("加油口/充电", "Filler or charging"),
            "running_in": Phrase("磨合期", "Running in"),
            "gearbox": Phrase("换挡要点", "Gearbox"),
            "special": Phrase("特殊装备", "Special equipment"),
            "app": Phrase("App 绑定", "App binding"),
            "data_plan": Phrase("流量套餐", "Data plan"),
            "remote": Phrase("远程控制", "Remote functions"),
            "rescue": Phrase("道路救援", "Road rescue"),
        },
    ),
    "service": (
        Phrase("质保与售后", "Warranty and service"),
        {
            "service_place": Phrase("售后地点与时间", "Place and hours"),
            "adviser": Phrase("介绍服务顾问", "Service adviser introduced"),
            "maintenance": Phrase("保养周期", "Maintenance intervals"),
            "warranty": Phrase("质保与三包期限", "Warranty and 三包 periods"),
        },
    ),
    "quality": (
        Phrase("三包交付义务（三包规定第13条）", "Duties at delivery (三包 art. 13)"),
        {
            "joint_exterior": Phrase("双方共同查验外观", "Exterior inspected together"),
            "joint_interior": Phrase("双方共同查验内饰", "Interior inspected together"),
            "papers_invoice": Phrase("随车文件、发票逐件交付", "Papers and invoice handed over"),
            "tool_list": Phrase("工具、备件按清单交付", "Tools and spares as listed"),
            "explain_terms": Phrase("已说明三包条款", "三包 terms explained"),
            "explain_periods": Phrase("已说明包修期、三包有效期", "Periods explained"),
            "explain_share": Phrase("已说明使用补偿系数 n", "Use coefficient n explained"),
            "explain_network": Phrase("已说明维修网点", "Repair network explained"),
            "safety_notes": Phrase("已提示安全注意事项", "Safety notes pointed out"),
        },
    ),
    "ceremony": (
        Phrase("交车仪式", "Ceremony"),
        {
            "gift": Phrase("赠品", "Gift"),
            "ceremony": Phrase("交车仪式", "Ceremony"),
            "club": Phrase("车主俱乐部", "Owners' club"),
        },
    ),
}
EXPLAINED = {
    "certificate": Phrase("三包凭证编号", "三包 certificate no."),
    "share": Phrase("使用补偿系数 n", "Use coefficient n"),
    "repair": Phrase("包修期", "Repair period"),
    "return": Phrase("三包有效期", "三包 period"),
    "network": Phrase("维修网点", "Repair network"),
}
"""What was explained under art. 13, with its values (SB-10)."""
UNTIL_KM = Phrase("至 {day} 或 {km} 公里", "to {day} or {km} km")
OTHER_ITEMS = Phrase("其他约定项目", "Other agreed items")
S_PROMISES = Phrase("承诺兑现", "Promises")
PROMISE = Phrase("承诺事项", "Promise")
KEPT = Phrase("已兑现", "Kept")
PROMISE_NOTE = Phrase("说明/约定日期", "Remark or date")
PROMISE_WITHDRAWN = Phrase("已撤回：{reason}", "withdrawn: {reason}")
NO_PROMISES = Phrase("无未兑现的承诺。", "No promises are open.")
S_STATEMENT = Phrase("确认", "Confirmation")
STATEMENTS = (
    Phrase(
        "**双方已当面逐项查验；勾选项目已完成，未勾选项目以“承诺兑现”或备注所列为准。**车辆自 {at} 起交付客户，"
        "毁损、灭失的风险及三包、质保期自此起算。",
        "**Both have checked item by item; ticked items are done, for others the promises or remarks count.** "
        "The car is "
        "handed over at {at}; risk passes and the 三包 and warranty periods begin then.",
    ),
    Phrase("备注：{remarks}", "Remarks: {remarks}"),
    Phrase(
        "签署本单不影响客户就日后发现的质量问题依法享有的权利。",
        "Signing does not touch the customer's legal rights as to defects found later.",
    ),
)
SIGN_CUSTOMER = Phrase("客户／代理人（签字）：", "Customer or agent (signature):")
SIGN_SALES = Phrase("销售顾问（签字）：", "Sales consultant (signature):")
SIGN_SERVICE = Phrase("服务顾问（签字）：", "Service adviser (signature):")
