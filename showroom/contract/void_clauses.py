"""The clauses that no contract may hold (CT-02): how they are recognised, why they are void, what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Message


@dataclass(frozen=True, slots=True)
class VoidClause:
    """`pattern` finds it in one sentence; `unless`: words in the same sentence that make it lawful after all."""

    code: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    message: Message
    lawful: Phrase


def _void(
    code: str, patterns: tuple[str, ...], unless: str, why: tuple[str, str], lawful: tuple[str, str]
) -> VoidClause:
    message = Message(
        f"ct02_{code}",
        why[0] + "：“{excerpt}”。可改为：{lawful_zh}",
        why[1] + ": “{excerpt}”. Write instead: {lawful_en}",
    )
    return VoidClause(
        f"ct02_{code}",
        re.compile("|".join(patterns), re.IGNORECASE),
        re.compile(unless, re.IGNORECASE) if unless else None,
        message,
        Phrase(*lawful),
    )


_MONEY = r"(?:定金|订金|押金|保证金|预付款|预付车款|意向金|已付款项?|已交款项?|已收款项?)"
_ALL = (
    r"(?:一律|一概|概|均|全部|皆|任何情况下?|任何条件下?|无论何种?(?:原因|理由|情况)|无论什么原因|无论任何原因|"
    r"不论(?:何种)?(?:原因|理由)|不问(?:原因|理由))"
)
_KEPT = (
    r"(?:不退|不予退|不可退|不得退|不能退|不再退|不返还|不予返还|不得要求(?:退|返)还|没收"
    r"|归(?:卖方|甲方|本店|本公司)所有)"
)
_US = r"(?:指定|本店|我店|本公司|我司|甲方|卖方|出卖人|经销商|4S店)"
_SELLER = r"(?:卖方|甲方|本店|我店|本公司|我司|出卖人|经销商)"
_BUYER = r"(?:本人|乙方|买方|客户|购车人|购车方|消费者|试驾人|我(?![店司们公]))"
_MUST = r"(?:必须|应当|应|只能|只可|须|务必|一律|仅限|仅能|不得不|需)"
_SERVICE = r"(?:保险|投保|贷款|按揭|金融|上牌|精品|装潢|装饰|救援|保养)"
_HAS_TO = r"(?:must|only|shall|has\s*to|obliged\s*to)"
_DESIGNATED = r"(?:designated|appointed\s*by|our|dealer's|seller's)"
_HAND_OVER = r"(?:交车|提车|交付|到店|开票)(?:当?日|当天|时|之日)?"

VOID_CLAUSES: tuple[VoidClause, ...] = (
    _void(
        "deposit_never_back",
        (
            rf"{_MONEY}[^。；]{{0,16}}{_ALL}[^。；]{{0,8}}{_KEPT}",
            rf"{_ALL}[^。；]{{0,12}}(?:不退|不予退|不可退|不返还)[^。；]{{0,6}}{_MONEY}",
            rf"{_MONEY}(?:一经)?(?:支付|交付|缴纳|收取)?[^。；]{{0,4}}(?:不退|不予退还?|不可退|不得退还?|不予返还|概不退)",
            r"(?:deposits?|earnest\s*money|prepayments?)[^.;]{0,30}(?:never|not|non-?|no)\s*(?:be\s*)?re(?:fund|turn)",
            r"(?:deposits?|earnest\s*money)[^.;]{0,40}forfeit(?:ed)?[^.;]{0,20}(?:in\s*any|whatever|regardless|all\s*cases)",
            r"(?:no|never)\s*refund\s*of\s*(?:the\s*|any\s*)?(?:deposit|earnest)",
        ),
        r"(?:买方|乙方|购车方|购车人|客户)[^。；]{0,12}(?:违约|不履行|拒绝履行|不按约)"
        r"|(?:因|由于)(?:买方|乙方|客户)[^。；]{0,8}(?:原因|过错)|buyer[^.;]{0,30}(?:default|breach|fail)",
        (
            "不问过错一律不退定金的条款无效（民法典 497、587）",
            "A deposit kept whoever is at fault is void (Civil Code 497, 587)",
        ),
        (
            "买方违约致使不能实现合同目的的，无权请求返还定金；卖方违约的，双倍返还定金。",
            (
                "If the buyer's breach defeats the contract, the earnest money is not returned; if the seller's does,"
                " it is returned twofold."
            ),
        ),
    ),
    _void(
        "price_at_delivery",
        (
            (
                rf"(?:调价|调整价格|价格(?:调整|变动|上涨|变化|浮动)|涨价|政策(?:调整|变动))[^。；]{{0,16}}以?{_HAND_OVER}"
                r"[^。；]{0,10}(?:为准|结算|执行|计算|收取)"
            ),
            rf"以{_HAND_OVER}[^。；]{{0,12}}价格?[^。；]{{0,4}}(?:为准|结算|执行|计算)",
            rf"(?:按|按照|依照?|根据){_HAND_OVER}[^。；]{{0,10}}价格?[^。；]{{0,4}}(?:为准|结算|执行|计算|收取)",
            r"(?:调价|涨价|价格上涨|上涨部分|差价)[^。；]{0,10}(?:由|均由|概由)(?:买方|乙方|客户|购车人)(?:承担|补足|补交|支付)",
            r"price\s*(?:valid|ruling|in\s*force|applicable|current)\s*(?:at|on|upon)\s*(?:the\s*(?:day|date|time)\s*of\s*)?deliver",
            r"price\s*increase[^.;]{0,30}(?:borne|paid)\s*by\s*the\s*(?:buyer|customer)",
        ),
        r"(?:变更|更换|换订|加装|增配|升级|增加)[^。；]{0,8}(?:配置|车型|颜色|选装|精品)",
        (
            "单方以交车时价格为准的条款无效（民法典 497）",
            "A price that moves against the buyer until delivery is void (Civil Code 497)",
        ),
        (
            "合同价格自签订之日起固定，任何一方不得因厂家调价单方变更。",
            (
                "The price is fixed from signing; neither party may change it alone because the manufacturer changes"
                " its prices."
            ),
        ),
    ),
    _void(
        "automatic_waiver",
        (
            r"(?:视为|视同|即|则|将|等同)?自动(?:放弃|弃权|解除|作废|失效|终止|取消)",
            r"(?:视为|视同|等同于?|即为)(?:主动|自愿|自行)?(?:放弃|弃权|弃购)(?:本|该|所购)?(?:购买|购车|车辆|权利|定金|订单|合同|提车)?",
            r"(?:deemed|considered|regarded|treated)\s*(?:to\s*(?:have\s*)?|as\s*(?:having\s*)?)(?:waive|abandon|forfeit|giv(?:en|ing)\s*up)",
            r"automatic(?:ally)?\s*(?:waive|void|cancel|forfeit|lapse|terminat)",
        ),
        r"(?:全额|全部)(?:退还|返还)|履行完毕|期满|届满|到期|双方(?:协商|同意)|refund(?:ed)?\s*in\s*full|on\s*performance",
        ("逾期“自动放弃”的条款无效（民法典 497）", "An automatic waiver is void (Civil Code 497)"),
        (
            "乙方逾期未提车的，甲方应书面催告；催告后 30 日内仍未提车的，甲方可以解除合同，并依法处理已收款项。",
            (
                "If the buyer does not collect the car in time, the seller sends a written reminder and may withdraw 30"
                " days after it, settling the money received under the contract and the law."
            ),
        ),
    ),
    _void(
        "exclusive_provider",
        (
            rf"{_MUST}[^。；，]{{0,10}}{_US}[^。；，]{{0,12}}{_SERVICE}",
            rf"{_MUST}[^。；，]{{0,6}}(?:购买|办理|投保|加装|选购)[^。；，]{{0,8}}{_US}[^。；，]{{0,6}}{_SERVICE}",
            rf"{_SERVICE}[^。；，]{{0,10}}(?:必须|只能|只可|须|务必|仅限|一律)[^。；，]{{0,8}}(?:在|由|通过|向|于)?{_US}",
            rf"(?:不|未)(?:在|于|通过|由)?{_US}[^。；]{{0,10}}{_SERVICE}[^。；]{{0,12}}(?:不予?交车|不予?提车|不予?开票|取消优惠|不享受)",
            rf"{_HAS_TO}[^.;]{{0,40}}(?:insur|loan|financ|mortgage)[^.;]{{0,40}}(?:designated|our|dealer|seller)",
            r"(?:insur|loan|financ|mortgage)[^.;]{0,20}(?:must|only|shall|has\s*to)[^.;]{0,40}(?:designated|our\b)",
            rf"{_HAS_TO}[^.;]{{0,40}}{_DESIGNATED}[^.;]{{0,30}}(?:insur|lender|bank|financ|loan)",
        ),
        r"无须|无需|不必|委托|选择(?:由|在|代办)|批复|证明|不必须|可以?自行选择|自愿|自主选择|自由选择|free\s*to\s*choose|of\s*(?:the\s*buyer's|its)\s*(?:own\s*)?choice"
        r"|not\s*(?:be\s*)?(?:required|obliged)",
        (
            "不得限定保险公司、贷款机构或服务商（汽车销售管理办法 14，MF-04）",
            "No insurer, lender or provider may be forced on the buyer (MF-04)",
        ),
        (
            "保险公司、贷款机构及服务由乙方自愿选择，甲方不以此作为购车条件。",
            "Insurer, lender and services are of the buyer's own choice and no condition of the sale.",
        ),
    ),
    _void(
        "final_interpretation",
        (
            r"最终(?:的)?解释(?:权|之权)",
            rf"(?:解释权|解释之权)(?:最终)?(?:均|皆|全部)?(?:归|属|由|在){_SELLER}?",
            rf"(?:由|以){_SELLER}(?:负责|最终|的)?(?:作出)?解释(?:为准|权)",
            r"final\s*(?:right\s*of\s*|power\s*of\s*)?interpretation",
            r"right\s*(?:of\s*final\s*|to\s*(?:finally\s*)?)interpret(?:ation)?",
        ),
        "",
        (
            "“最终解释权”条款无效（消费者权益保护法 26）",
            "A right of final interpretation is void (Consumer Protection Law 26)",
        ),
        (
            "对条款理解不一致的，按通常理解解释；有两种以上解释的，作出不利于提供格式条款一方的解释。",
            "Where the terms can be read in two ways, the reading against the party that supplied them holds.",
        ),
    ),
    _void(
        "all_losses",
        (
            (
                r"(?:一切|全部|所有|任何)(?:的)?(?:损失|责任|后果|事故|伤亡|人身损害)[^。；]{0,14}(?:由|均由|概由|皆由)?"
                rf"{_BUYER}[^。；]{{0,6}}(?:自行|独自|全部|单独|自己)?(?:承担|负责|自负)"
            ),
            rf"{_SELLER}[^。；]{{0,8}}(?:概不|均不|不|一律不|免于|免除)(?:承担|负|负责)?(?:任何|一切|全部)?(?:的)?(?:赔偿)?责任",
            rf"{_SELLER}[^。；]{{0,6}}(?:概不|一概不|不予)负责",
            rf"与{_SELLER}(?:无关|无涉)",
            r"all\s*(?:loss(?:es)?|risks?|liabilit(?:y|ies))[^.;]{0,30}(?:borne|bear)",
            (
                r"(?:seller|dealer|store)[^.;]{0,20}(?:not\s*(?:be\s*)?liable|no\s*liability|no\s*responsibility)[^.;]{0,20}"
                r"(?:for\s*any|whatsoever|in\s*any|under\s*any)"
            ),
        ),
        r"不可抗力|(?:因|由于)(?:买方|乙方|客户|购车人)[^。；，]{0,20}(?:的[，,]?|[，,]|导致|造成|致使|引起|产生)"
        r"|(?:因|由于|由)(?:买方|乙方|客户|本人|其)(?:自身|自己|单方)?(?:的)?(?:原因|过错|故意|重大过失|违约|使用不当|不当使用)"
        r"|不可归责于?(?:甲方|卖方|双方|任何一方)|force\s*majeure|buyer's\s*(?:own\s*)?(?:fault|negligence)",
        (
            "排除人身伤害或重大过失责任、一概免除卖方责任的条款无效（民法典 497、506）",
            "An exclusion of liability for injury, gross negligence or altogether is void (Civil Code 497, 506)",
        ),
        (
            "因一方过错造成损失的，由过错方依法承担相应责任；因不可抗力不能履行的，依法部分或全部免除责任。",
            "Each party answers for the loss that its own fault causes; force majeure excuses as the law provides.",
        ),
    ),
    _void(
        "all_costs",
        (
            (
                rf"(?:一切|全部|所有|任何)(?:的)?费用[^。；]{{0,14}}(?:由|均由|概由|皆由)?{_BUYER}[^。；]{{0,6}}"
                r"(?:自行|独自|全部|单独|自己)?(?:承担|负责|自负)"
            ),
            r"all\s*(?:costs|expenses)[^.;]{0,30}(?:borne|bear)",
        ),
        r"(?:因|由于)(?:买方|乙方|客户|购车人)|购置税|车船税|上牌|登记|过户|规费|税费|违章|违法|罚款|年检|停车"
        r"|buyer's\s*(?:own\s*)?(?:fault|choice)|registration|tax",
        (
            "不分原因由买方承担全部费用的条款无效（民法典 497）",
            "A clause that charges the buyer with all costs whatever their cause is void (Civil Code 497)",
        ),
        (
            "因一方过错产生的费用由过错方承担；购置税、保险费等按实际金额由乙方支付。",
            "Costs caused by one party's fault are borne by that party; the buyer pays tax and insurance at cost.",
        ),
    ),
    _void(
        "sold_is_sold",
        (
            r"(?:一经)?(?:售出|出售|签收|提车|交付|离店)(?:后|之后)?[^。；]{0,10}(?:概不|一概不|一律不|恕不|不予)(?:退换|退货|退车|换车|更换|受理|负责)",
            r"(?:质量|瑕疵|故障)[^。；]{0,10}(?:概不|一概不|一律不|恕不|不再)(?:负责|保修|承担|受理)",
            r"(?:sold|delivered)[^.;]{0,30}(?:no\s*(?:return|exchange|refund)|not\s*be\s*(?:returned|exchanged))",
            r"sold\s*as\s*is[^.;]{0,30}(?:no|without)\s*(?:any\s*)?warrant",
        ),
        "",
        (
            "排除三包和质量责任的条款无效（消费者权益保护法 26、民法典 497）",
            "An exclusion of the 三包 duties is void (Consumer Protection Law 26, Civil Code 497)",
        ),
        (
            "甲方按《家用汽车产品修理更换退货责任规定》承担三包责任。",
            "The seller bears the 三包 duties under the Provisions on Household Automotive Products.",
        ),
    ),
    _void(
        "one_sided_change",
        (
            (
                rf"{_SELLER}[^。；，]{{0,6}}(?:有权|可以?|得)(?:随时|自行|单方(?:面)?|视情况|根据情况)[^。；，]{{0,8}}"
                r"(?:变更|修改|调整|更改|解除|终止|取消)"
            ),
            rf"{_SELLER}保留[^。；]{{0,16}}(?:变更|修改|调整|更改|取消)[^。；]{{0,8}}(?:权利|之权|权)",
            (
                r"(?:seller|dealer)\s*(?:may|reserves\s*the\s*right\s*to)[^.;]{0,20}(?:at\s*any\s*time|unilaterally|alone|"
                r"without\s*(?:prior\s*)?notice)?\s*(?:change|modify|amend|alter|adjust)[^.;]{0,30}(?:price|contract|terms?|delivery)"
            ),
        ),
        r"(?:乙方|买方|购车人|客户)[^。；]{0,12}(?:逾期|违约|未按|未能|不履行|拒绝|拒不)|(?:经|取得|征得|须经|应经)(?:双方|乙方|买方)[^。；]{0,8}(?:同意|确认|协商一致)|with\s*the\s*buyer's\s*(?:written\s*)?(?:consent|agreement)",
        (
            "卖方单方变更合同的条款无效（民法典 497、543）",
            "A right of the seller to change the contract alone is void (Civil Code 497, 543)",
        ),
        (
            "变更本合同须经双方书面确认并签署变更单。",
            "A change of this contract needs a change order signed by both parties.",
        ),
    ),
    _void(
        "no_remedy",
        (
            (
                rf"{_BUYER}[^。；，]{{0,8}}(?:不得|无权|不能|不可以?|放弃)[^。；，]{{0,10}}"
                r"(?:投诉|起诉|诉讼|仲裁|索赔|追究|追责|主张权利|要求赔偿|举报|维权)"
            ),
            r"(?:放弃|不再主张)[^。；，]{0,6}(?:一切|任何|全部|所有)[^。；，]{0,6}(?:追偿|追诉|索赔|诉讼|权利|赔偿)",
            r"buyer[^.;]{0,20}(?:waives?|gives?\s*up|may\s*not\s*(?:claim|sue|complain))[^.;]{0,40}",
        ),
        r"不影响|仍(?:有权|可以)|除外",
        (
            "剥夺买方投诉、起诉、索赔权利的条款无效（民法典 497，消费者权益保护法 26）",
            (
                "A clause that takes complaint, action or claims from the buyer is void (Civil Code 497, Consumer"
                " Protection Law 26)"
            ),
        ),
        (
            "发生争议的，双方先行协商；乙方可以投诉、拨打 12315，也可以依法起诉或申请仲裁。",
            "The parties first negotiate; the buyer may complain, call 12315, sue or arbitrate.",
        ),
    ),
)
