"""The services of an open store that need nothing but the store, each built when first asked for (decision 004)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from showroom.approvals.service import ApprovalDesk
    from showroom.consultation.service import ConsultationService
    from showroom.contract.annexes import Sources
    from showroom.contract.change_service import ContractChangeService
    from showroom.contract.filing_service import FilingService
    from showroom.contract.ink_service import InkService
    from showroom.contract.intent_service import IntentService
    from showroom.contract.print_lists import PrintListService
    from showroom.contract.service import ContractService
    from showroom.contract.template_service import TemplateService
    from showroom.customer_file.service import CustomerFileService
    from showroom.customers.service import CustomerService
    from showroom.customers.viewing import ViewingService
    from showroom.exporting.service import ExportService
    from showroom.financing.service import FinancingService
    from showroom.follow_up.service import FollowUpService
    from showroom.hand_over.pool import PoolService
    from showroom.hand_over.service import HandOverService
    from showroom.imports.service import ImportService
    from showroom.negotiation.library import ObjectionLibraryService
    from showroom.negotiation.limit_service import DiscountLimitService
    from showroom.negotiation.margin import MarginService
    from showroom.negotiation.proposals import ProposalService
    from showroom.negotiation.service import NegotiationService
    from showroom.negotiation.talk_service import TalkService
    from showroom.negotiation.turnover import TurnoverService
    from showroom.negotiation.versions import VersionService
    from showroom.persistence.actions import Workplace
    from showroom.presentation.service import PresentationService
    from showroom.reception.answers import AnswerService
    from showroom.reception.appointments import AppointmentService
    from showroom.reception.call_counts import CallCountService
    from showroom.reception.calls import EnquiryService
    from showroom.reception.campaign_bulk import BulkMessageService
    from showroom.reception.campaign_calls import CampaignCallService
    from showroom.reception.campaign_costs import CampaignCostService
    from showroom.reception.campaign_leads import LeadService
    from showroom.reception.campaign_lists import CallListService
    from showroom.reception.campaign_portraits import PortraitService
    from showroom.reception.campaign_sheets import CallSheetService
    from showroom.reception.campaigns import CampaignService
    from showroom.reception.day_close import DayCloseService
    from showroom.reception.ownership_service import OwnershipService
    from showroom.reception.self_review import SelfReviewService
    from showroom.reception.service import ReceptionService
    from showroom.reception.turns import QueueService
    from showroom.search import SearchService
    from showroom.settings import ParameterService
    from showroom.test_drive.car_log import CarLogService
    from showroom.test_drive.demo_cars import DemoCarService
    from showroom.test_drive.drive_service import DriveRecordService
    from showroom.test_drive.fines import FineService
    from showroom.test_drive.incident_list import IncidentListService
    from showroom.test_drive.incidents import IncidentService
    from showroom.test_drive.licence_capture import LicenceCaptureService
    from showroom.test_drive.service import TestDriveService
    from showroom.vehicles.service import VehicleService


class Services:
    """One attribute per service; importing them waits until somebody needs one."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @cached_property
    def customers(self) -> CustomerService:
        from showroom.customers.service import CustomerService

        return CustomerService(self.work)

    @cached_property
    def customer_file(self) -> CustomerFileService:
        from showroom.customer_file.service import CustomerFileService

        return CustomerFileService(self.work)

    @cached_property
    def vehicles(self) -> VehicleService:
        from showroom.vehicles.service import VehicleService

        return VehicleService(self.work)

    @cached_property
    def search(self) -> SearchService:
        from showroom.search import SearchService

        return SearchService(self.work)

    @cached_property
    def parameters(self) -> ParameterService:
        from showroom.settings import ParameterService

        return ParameterService(self.work)

    @cached_property
    def exporting(self) -> ExportService:
        from showroom.exporting.service import ExportService

        return ExportService(self.work)

    @cached_property
    def hand_over(self) -> HandOverService:
        from showroom.hand_over.service import HandOverService

        return HandOverService(self.work)

    @cached_property
    def pool(self) -> PoolService:
        from showroom.hand_over.pool import PoolService

        return PoolService(self.work)

    @cached_property
    def viewing(self) -> ViewingService:
        from showroom.customers.viewing import ViewingService

        return ViewingService(self.work)

    @cached_property
    def reception(self) -> ReceptionService:
        from showroom.reception.service import ReceptionService

        return ReceptionService(self.work)

    @cached_property
    def day_close(self) -> DayCloseService:
        from showroom.reception.day_close import DayCloseService

        return DayCloseService(self.work)

    @cached_property
    def ownership(self) -> OwnershipService:
        from showroom.reception.ownership_service import OwnershipService

        return OwnershipService(self.work)

    @cached_property
    def queue(self) -> QueueService:
        from showroom.reception.turns import QueueService

        return QueueService(self.work)

    @cached_property
    def appointments(self) -> AppointmentService:
        from showroom.reception.appointments import AppointmentService

        return AppointmentService(self.work)

    @cached_property
    def enquiries(self) -> EnquiryService:
        from showroom.reception.calls import EnquiryService

        return EnquiryService(self.work)

    @cached_property
    def call_counts(self) -> CallCountService:
        from showroom.reception.call_counts import CallCountService

        return CallCountService(self.work)

    @cached_property
    def self_reviews(self) -> SelfReviewService:
        from showroom.reception.self_review import SelfReviewService

        return SelfReviewService(self.work)

    @cached_property
    def answers(self) -> AnswerService:
        from showroom.reception.answers import AnswerService

        return AnswerService(self.work)

    @cached_property
    def campaigns(self) -> CampaignService:
        from showroom.reception.campaigns import CampaignService

        return CampaignService(self.work)

    @cached_property
    def call_lists(self) -> CallListService:
        from showroom.reception.campaign_lists import CallListService

        return CallListService(self.work)

    @cached_property
    def call_sheets(self) -> CallSheetService:
        from showroom.reception.campaign_sheets import CallSheetService

        return CallSheetService(self.work)

    @cached_property
    def campaign_calls(self) -> CampaignCallService:
        from showroom.reception.campaign_calls import CampaignCallService

        return CampaignCallService(self.work)

    @cached_property
    def leads(self) -> LeadService:
        from showroom.reception.campaign_leads import LeadService

        return LeadService(self.work)

    @cached_property
    def campaign_costs(self) -> CampaignCostService:
        from showroom.reception.campaign_costs import CampaignCostService

        return CampaignCostService(self.work)

    @cached_property
    def portraits(self) -> PortraitService:
        from showroom.reception.campaign_portraits import PortraitService

        return PortraitService(self.work)

    @cached_property
    def bulk_messages(self) -> BulkMessageService:
        from showroom.reception.campaign_bulk import BulkMessageService

        return BulkMessageService(self.work)

    @cached_property
    def consultation(self) -> ConsultationService:
        from showroom.consultation.service import ConsultationService

        return ConsultationService(self.work)

    @cached_property
    def presentation(self) -> PresentationService:
        from showroom.presentation.service import PresentationService

        return PresentationService(self.work)

    @cached_property
    def drive_record(self) -> DriveRecordService:
        from showroom.test_drive.drive_service import DriveRecordService

        return DriveRecordService(self.work)

    @cached_property
    def test_drive(self) -> TestDriveService:
        from showroom.test_drive.service import TestDriveService

        return TestDriveService(self.work)

    @cached_property
    def licence_capture(self) -> LicenceCaptureService:
        from showroom.test_drive.licence_capture import LicenceCaptureService

        return LicenceCaptureService(self.work)

    @cached_property
    def demo_cars(self) -> DemoCarService:
        from showroom.test_drive.demo_cars import DemoCarService

        return DemoCarService(self.work)

    @cached_property
    def car_log(self) -> CarLogService:
        from showroom.test_drive.car_log import CarLogService

        return CarLogService(self.work)

    @cached_property
    def fines(self) -> FineService:
        from showroom.test_drive.fines import FineService

        return FineService(self.work)

    @cached_property
    def incidents(self) -> IncidentService:
        from showroom.test_drive.incidents import IncidentService

        return IncidentService(self.work)

    @cached_property
    def incident_list(self) -> IncidentListService:
        from showroom.test_drive.incident_list import IncidentListService

        return IncidentListService(self.work)

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
    def discount_limits(self) -> DiscountLimitService:
        from showroom.negotiation.limit_service import DiscountLimitService

        return DiscountLimitService(self.work)

    @cached_property
    def turnovers(self) -> TurnoverService:
        from showroom.negotiation.turnover import TurnoverService

        return TurnoverService(self.work)

    @cached_property
    def approvals(self) -> ApprovalDesk:
        from showroom.approvals.service import ApprovalDesk

        return ApprovalDesk(self.work, self)

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

        return InkService(self.work, self._contract_sources())

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
        from showroom.contract.change_drafts import Neighbours
        from showroom.contract.change_service import ContractChangeService
        from showroom.delivery.changed_car import forget_car
        from showroom.delivery.ledger import money_view
        from showroom.delivery.paying_out import pay_out
        from showroom.negotiation.change_quote import requote

        neighbours = Neighbours(
            requote, lambda tx, deal: money_view(tx, deal).receipts, pay_out, forget_car, self._contract_sources()
        )
        return ContractChangeService(self.work, neighbours)  # steps never import each other

    @cached_property
    def print_lists(self) -> PrintListService:
        from showroom.contract.print_lists import PrintListService

        return PrintListService(self.work)

    @cached_property
    def financing(self) -> FinancingService:
        from showroom.financing.service import FinancingService

        return FinancingService(self.work)

    @cached_property
    def follow_up(self) -> FollowUpService:
        from showroom.follow_up.service import FollowUpService

        return FollowUpService(self.work)

    @cached_property
    def templates(self) -> TemplateService:
        from showroom.contract.template_service import TemplateService

        return TemplateService(self.work)

    @cached_property
    def imports(self) -> ImportService:
        from showroom.imports.service import ImportService

        return ImportService(self.work)
