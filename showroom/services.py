"""The services of an open store that need nothing but the store, each built when first asked for (decision 004)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from showroom.price_services import PriceServices

if TYPE_CHECKING:
    from showroom.approvals.service import ApprovalDesk
    from showroom.consultation.service import ConsultationService
    from showroom.contract.authority import AuthorityService
    from showroom.contract.brand_notice import BrandNoticeService
    from showroom.contract.returned_car import ReturnedCarService
    from showroom.customer_file.service import CustomerFileService
    from showroom.customers.service import CustomerService
    from showroom.customers.viewing import ViewingService
    from showroom.delivery.quality_papers import QualityPaperService
    from showroom.exporting.service import ExportService
    from showroom.financing.service import FinancingService
    from showroom.follow_up.claim_service import QualityService
    from showroom.follow_up.complaint_service import ComplaintService
    from showroom.follow_up.service import FollowUpService
    from showroom.hand_over.pool import PoolService
    from showroom.hand_over.service import HandOverService
    from showroom.imports.service import ImportService
    from showroom.negotiation.goods import GoodsService
    from showroom.negotiation.renewal import RenewalService
    from showroom.persistence.actions import Workplace
    from showroom.presentation.service import PresentationService
    from showroom.privacy.registers import PrivacyRegisterService
    from showroom.privacy.subject_copy import SubjectCopyService
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
    from showroom.staff.brands import BrandService
    from showroom.staff.duties import DutyService
    from showroom.test_drive.car_log import CarLogService
    from showroom.test_drive.demo_cars import DemoCarService
    from showroom.test_drive.drive_service import DriveRecordService
    from showroom.test_drive.fines import FineService
    from showroom.test_drive.incident_list import IncidentListService
    from showroom.test_drive.incidents import IncidentService
    from showroom.test_drive.licence_capture import LicenceCaptureService
    from showroom.test_drive.service import TestDriveService
    from showroom.vehicles.quality_service import QualityTermsService
    from showroom.vehicles.service import VehicleService


class Services(PriceServices):
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
    def quality_terms(self) -> QualityTermsService:
        from showroom.vehicles.quality_service import QualityTermsService

        return QualityTermsService(self.work)

    @cached_property
    def quality_papers(self) -> QualityPaperService:
        from showroom.delivery.quality_papers import QualityPaperService

        return QualityPaperService(self.work)

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
    def financing(self) -> FinancingService:
        from showroom.financing.service import FinancingService

        return FinancingService(self.work)

    @cached_property
    def follow_up(self) -> FollowUpService:
        from showroom.follow_up.service import FollowUpService

        return FollowUpService(self.work)

    @cached_property
    def approvals(self) -> ApprovalDesk:
        from showroom.approvals.service import ApprovalDesk

        return ApprovalDesk(self.work, self)

    @cached_property
    def renewals(self) -> RenewalService:
        from showroom.negotiation.renewal import RenewalService

        return RenewalService(self.work)

    @cached_property
    def complaints(self) -> ComplaintService:
        from showroom.follow_up.complaint_service import ComplaintService

        return ComplaintService(self.work)

    @cached_property
    def authorities(self) -> AuthorityService:
        from showroom.contract.authority import AuthorityService

        return AuthorityService(self.work)

    @cached_property
    def brand_notices(self) -> BrandNoticeService:
        from showroom.contract.brand_notice import BrandNoticeService

        return BrandNoticeService(self.work)

    @cached_property
    def goods(self) -> GoodsService:
        from showroom.negotiation.goods import GoodsService

        return GoodsService(self.work)

    @cached_property
    def brands(self) -> BrandService:
        from showroom.staff.brands import BrandService

        return BrandService(self.work)

    @cached_property
    def duties(self) -> DutyService:
        from showroom.staff.duties import DutyService

        return DutyService(self.work)

    @cached_property
    def returned_cars(self) -> ReturnedCarService:
        from showroom.contract.returned_car import ReturnedCarService

        return ReturnedCarService(self.work)

    @cached_property
    def quality_claims(self) -> QualityService:
        from showroom.delivery.handed_over import guarantee_of, refunded
        from showroom.delivery.paying_out import pay_out
        from showroom.follow_up.claim_service import QualityService
        from showroom.follow_up.quality_views import Handover

        return QualityService(self.work, Handover(guarantee_of, refunded, pay_out))  # steps never import each other

    @cached_property
    def subject_copies(self) -> SubjectCopyService:
        from showroom.privacy.subject_copy import SubjectCopyService

        return SubjectCopyService(self.work)

    @cached_property
    def privacy_registers(self) -> PrivacyRegisterService:
        from showroom.privacy.registers import PrivacyRegisterService

        return PrivacyRegisterService(self.work)

    @cached_property
    def imports(self) -> ImportService:
        from showroom.imports.service import ImportService

        return ImportService(self.work)
