"""The services of negotiation and contract (steps 5 and 6), each built when first asked for (decision 004)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from showroom.contract.annexes import Sources
    from showroom.contract.change_drafts import Neighbours
    from showroom.contract.change_service import ContractChangeService
    from showroom.contract.filing_service import FilingService
    from showroom.contract.ink_service import InkService
    from showroom.contract.intent_service import IntentService
    from showroom.contract.notice_service import NoticeService
    from showroom.contract.print_lists import PrintListService
    from showroom.contract.service import ContractService
    from showroom.contract.template_service import TemplateService
    from showroom.negotiation.group_deals import GroupDealService
    from showroom.negotiation.haggling import HagglingService
    from showroom.negotiation.library import ObjectionLibraryService
    from showroom.negotiation.limit_service import DiscountLimitService
    from showroom.negotiation.margin import MarginService
    from showroom.negotiation.proposals import ProposalService
    from showroom.negotiation.service import NegotiationService
    from showroom.negotiation.stories import CaseStoryService
    from showroom.negotiation.talk_service import TalkService
    from showroom.negotiation.turnover import TurnoverService
    from showroom.negotiation.versions import VersionService
    from showroom.persistence.actions import Workplace


class PriceServices:
    """What a price and its contract need; `Services` has the rest. Steps never import each other: they meet here."""

    work: Workplace

    @cached_property
    def negotiation(self) -> NegotiationService:
        from showroom.negotiation.service import NegotiationService

        return NegotiationService(self.work)

    @cached_property
    def talk(self) -> TalkService:
        from showroom.negotiation.talk_service import TalkService
        from showroom.reception.campaigns import running_until

        return TalkService(self.work, running_until)  # steps never import each other

    @cached_property
    def objection_library(self) -> ObjectionLibraryService:
        from showroom.negotiation.library import ObjectionLibraryService

        return ObjectionLibraryService(self.work)

    @cached_property
    def group_deals(self) -> GroupDealService:
        from showroom.negotiation.group_deals import GroupDealService

        return GroupDealService(self.work)

    @cached_property
    def stories(self) -> CaseStoryService:
        from showroom.negotiation.stories import CaseStoryService

        return CaseStoryService(self.work)

    @cached_property
    def haggling(self) -> HagglingService:
        from showroom.negotiation.haggling import HagglingService

        return HagglingService(self.work)

    @cached_property
    def discount_limits(self) -> DiscountLimitService:
        from showroom.negotiation.limit_service import DiscountLimitService

        return DiscountLimitService(self.work)

    @cached_property
    def turnovers(self) -> TurnoverService:
        from showroom.negotiation.turnover import TurnoverService

        return TurnoverService(self.work)

    @cached_property
    def quote_versions(self) -> VersionService:
        from showroom.negotiation.versions import VersionService

        return VersionService(self.work)

    @cached_property
    def proposals(self) -> ProposalService:
        from showroom.financing.quoted_loans import lender_offers, loan_figures
        from showroom.negotiation.proposals import LoanDesk, ProposalService

        return ProposalService(self.work, LoanDesk(loan_figures, lender_offers))  # steps never import each other

    @cached_property
    def margins(self) -> MarginService:
        from showroom.negotiation.margin import MarginService

        return MarginService(self.work)

    @cached_property
    def contract(self) -> ContractService:
        from showroom.contract.service import ContractService

        return ContractService(self.work, self._contract_sources())

    @cached_property
    def ink(self) -> InkService:
        from showroom.contract.ink_service import InkService

        return InkService(self.work, self._change_neighbours())

    @staticmethod
    def _contract_sources() -> Sources:
        from showroom.contract.annexes import Sources
        from showroom.delivery.intent_money import held, set_off
        from showroom.financing.chosen_loan import chosen_loan
        from showroom.negotiation.price_sheet import accepted_price, given_approvals

        return Sources(accepted_price, chosen_loan, held, set_off, given_approvals)  # steps never import each other

    @cached_property
    def filing(self) -> FilingService:
        from showroom.contract.filing_service import FilingService

        return FilingService(self.work, self._contract_sources())

    @cached_property
    def intents(self) -> IntentService:
        from showroom.contract.intent_service import IntentService
        from showroom.delivery.paying_out import pay_out

        return IntentService(self.work, self._contract_sources(), pay_out)  # steps never import each other

    @cached_property
    def contract_changes(self) -> ContractChangeService:
        from showroom.contract.change_service import ContractChangeService

        return ContractChangeService(self.work, self._change_neighbours())

    @cached_property
    def notices(self) -> NoticeService:
        from showroom.contract.notice_service import NoticeService

        return NoticeService(self.work, self._change_neighbours())

    def _change_neighbours(self) -> Neighbours:
        from showroom.contract.change_drafts import Neighbours
        from showroom.delivery.changed_car import forget_car
        from showroom.delivery.ledger import money_view
        from showroom.delivery.paying_out import pay_out
        from showroom.negotiation.change_quote import requote

        return Neighbours(  # steps never import each other
            requote, lambda tx, deal: money_view(tx, deal).receipts, pay_out, forget_car, self._contract_sources()
        )

    @cached_property
    def print_lists(self) -> PrintListService:
        from showroom.contract.print_lists import PrintListService

        return PrintListService(self.work)

    @cached_property
    def templates(self) -> TemplateService:
        from showroom.contract.template_service import TemplateService

        return TemplateService(self.work)
