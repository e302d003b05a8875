"""Sample objections: a small neutral library, and a talk in every sample deal, so that its success is counted."""

# ruff: noqa: E501 - word lists read better wide
from __future__ import annotations

import random

from showroom.bootstrap import Showroom
from showroom.deals.objections import Caught, LeftOpen
from showroom.demo.store_setup import Staff
from showroom.kernel.actor import Actor
from showroom.negotiation.talk_views import AnswerDraft, ClosingDraft, EntryDraft

ENTRIES = (
    EntryDraft("price", "价格超出预算", "先分清是总价还是月供超了：把车价、税费、保险逐项写在报价单上，一起看哪项可以调整", "报价单"),
    EntryDraft("competitor", "别家报价更低", "请客户把两张报价单并排放：配置、赠品、保险、服务费逐项对，再谈差额", "报价单对比"),
    EntryDraft("waiting", "想等降价", "说明现行价格的有效期，把等待期间的用车花费算给客户，不猜将来的价格", "价格表有效期"),
    EntryDraft("decider", "要回家商量", "问清家人最关心什么，约家人一起试驾，把报价单和车型资料带回去", "试驾预约"),
    EntryDraft("availability", "想要的颜色没有现车", "查库存和在途车辆，写明可以承诺的交车日期；不确定的不承诺", "库存表"),
    EntryDraft("range", "担心冬天续航", "用试驾车当天的表显数据说话，按客户每天的里程一起算充电次数", "试驾报告"),
    EntryDraft("financing", "贷款费用看不明白", "打印综合融资成本明示表，逐项说明利息和费用由谁收取", "成本明示表"),
    EntryDraft("trade_in", "旧车评估价低", "当面说明评估的依据和车况，请客户自行比较，不强求在本店置换", "评估单"),
    EntryDraft("insurance", "保险一定要在店里买吗", "不是：保险和代办服务都由客户自愿选择，默认不选", "报价单的自愿服务项"),
    EntryDraft("distance", "售后网点远", "在地图上一起找离家最近的授权服务网点，说明取送车服务怎么约", "服务网点图"),
)  # fmt: skip


def start_library(store: Showroom, manager: Actor) -> None:
    """The manager's starting set; how good an answer is shows only in use."""
    for entry in ENTRIES:
        store.objection_library.save_entry(manager, entry)


def talk_over(store: Showroom, staff: Staff, seller: Actor, deal_id: int, rng: random.Random) -> None:
    """An objection with one or two tries to answer it, the 100 % question, a signal, and the decision asked for."""
    talk = store.talk
    category = rng.choice(("price", "competitor", "range", "decider"))
    (best, *_rest) = store.objection_library.suggestions(seller, deal_id, category)
    doubt = talk.catch(seller, deal_id, Caught(category, best.draft.text)).objections[-1]
    answer = AnswerDraft(best.draft.answer, settled=True, evidence=best.draft.evidence, entry_id=best.id)
    if rng.random() < 0.3:
        left = LeftOpen(staff.manager.id, store.work.today(), "请经理一起谈")
        tried = AnswerDraft(best.draft.answer, settled=False, entry_id=best.id, left=left)
        doubt = talk.answer(seller, deal_id, doubt.id, doubt.version, tried).objections[-1]
        answer = AnswerDraft("经理当面说明，客户认可", settled=True)
    talk.answer(seller, deal_id, doubt.id, doubt.version, answer)
    talk.ask_satisfaction(seller, deal_id, "", nothing=True)
    talk.tick_signal(seller, deal_id, rng.choice(("delivery", "payment", "papers")), seen=True)
    talk.close(seller, deal_id, ClosingDraft(rng.choice(("direct", "assumptive", "economic")), "agreed"))
