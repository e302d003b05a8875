"""What is kept of customers in deals and papers, column by column, and how each ends (PI-07, PI-08)."""

COLUMNS = """
deal (customer_id)
    ! needs_summary closed_reason quotation_json=json
    . number customer_id consultant_id status opened_at model_id vehicle_id exterior interior budget wanted_seats
    . wanted_energy quotation_id guide_price discount contract_price options_price on_road_price pay_way
    . loan_principal contract_number contract_signed_on delivered_on version id
deal_event (deal_id)
    ! detail
    . deal_id at code by id
deal_step (deal_id)
    ! reason
    . deal_id step state at by
rule_override (deal_id)
    ! reason evidence
    . deal_id code at by id
promise (deal_id)
    ! text kept_note withdrawn_reason
    . deal_id step at by kept_at withdrawn_at withdrawn_by replaced_by carried_by id
objection (deal_id)
    ! text answer restated evidence left_reason
    . deal_id category at by settled_at settled_by step demand owner_id due task_id version id
objection_answer (objection_id)
    ! answer evidence
    . objection_id entry_id series settled at by id
satisfaction_question (deal_id)
    . deal_id demands at by id
buying_signal (deal_id)
    . deal_id signal at by id
closing_attempt (deal_id)
    ! said basis note
    . deal_id technique basis_ends cars_left outcome decide_by at by id
turnover (deal_id)
    ! note outcome_note
    . deal_id manager_id reason handed_at handed_by ended_at ended_by outcome version id
consultation (deal_id)
    ! what_brought_you present_car who_drives what_to_solve present_situation what_would_differ must_haves timing
    ! deciders competitors contact_preference need_1 need_2 need_3 restatement grade_reason next_note
    . deal_id body_type seats energy budget pay_wish horizon_days confirmed_at first_meeting bant_budget
    . bant_authority bant_need bant_timing prospect decision_maker_present asked_price grade suggested
    . next_contact saved_at saved_by version id
presentation (deal_id)
    ! questions
    . deal_id model_id vehicle_id exterior interior positions enthusiasm confirmed_at saved_at saved_by version id
quotation (deal_id)
    ! draft=json
    . deal_id number model_id revision status quoted_on valid_until guide_price discount contract_price
    . options_price on_road_price due pay_way at by version id
quote_proposal (deal_id)
    ! title draft=json
    . deal_id position model_id at by version id
approval (quotation_id)
    ! reason note
    . quotation_id role asked_at asked_by decided_at decided_by approved expires_at granted model_id ended_at
    . ended version id
informal_order (deal_id)
    ! text
    . deal_id way at by confirmed_at confirmed_by refusal id
intent_order (deal_id) paper
    ! delivery_note wishes buyer_signature=blank
    . deal_id amount valid_until guardian created_at created_by number document_id translation_id sha256 signed_at
    . signed_by seller_signature idempotency_key version id
intent_end (intent_id:intent_order) paper
    ! reason
    . intent_id ending contract_number due at by id
contract (deal_id) paper
    ! buyer_name=name buyer_id_kind buyer_id_number buyer_id_valid_to buyer_birth buyer_phone buyer_address
    ! invoice_title agent agent_id_number guardian delivery_place sign_place special_terms buyer_signature=blank
    . deal_id replaces_id deposit_word deposit_agreed deposit_paid balance_due delivery_date services car_state
    . known_defects forum forum_name template template_choice created_at number document_id translation_id sha256
    . wording_sha256 price signed_at signed_by seller_signature idempotency_key version id
contract_change (deal_id) paper
    ! draft=json buyer_draft reason buyer_signature=blank
    . contract_id deal_id kind created_at created_by withdrawn_at number revision parent_sha256 document_id
    . translation_id sha256 signed_at signed_by seller_signature idempotency_key total_before total_after
    . delivery_date ending kept owed owed_to_lender refunded_before version id
change_approval (change_id:contract_change) paper
    ! note
    . change_id role terms_sha256 approved at by id
contract_filing (contract_id) paper
    ! note
    . contract_id departments at by id
terms_approval (contract_id) paper
    . contract_id post terms_sha256 at by id
terms_refusal (contract_id) paper
    ! note
    . contract_id post terms_sha256 at by id
ink_copy (deal_id) paper
    ! reason
    . deal_id contract_id change_id number document_id translation_id sha256 page_number page_document_id
    . page_translation_id page_sha256 printed_at printed_by withdrawn_at withdrawn_by signed_on confirmed_at
    . confirmed_by id
paper_scan (copy_id:ink_copy) paper
    . copy_id document_id source at by id
document (deal_id customer_id) paper
    ! snapshot=object
    . kind number language deal_id customer_id sha256 pages template at by id
document_blob (document_id) drop paper
    ! document_id pdf
document_end (document_id) paper
    . document_id by_number valid_number ended_on
signature_evidence (document_id) drop paper
    ! document_id role name device points strokes sha256 image_sha256 at by id
print_log (document_id)
    ! reason
    . document_id sha256 printer copies duplex pages outcome printing at by id
financing (deal_id) paper
    ! monthly_income monthly_debts overdue_declared borrower_signature
    . deal_id chosen status status_at commercial_use government_subsidy consent_lender credit_authorised_at
    . cost_sheet_number cost_sheet_id cost_sheet_at saves version id
loan_offer (financing_id)
    . financing_id position lender product method principal annual_rate months balloon upfront_fee fee_collector
    . flat_fee_rate yearly_shares subsidy_payer lender_rate penalty_share overdue_rate id
loan_event (financing_id)
    ! note
    . financing_id status at by id
receipt (deal_id) paper
    ! voucher note
    . deal_id number kind amount paid_by received_on at by idempotency_key id
delivery (deal_id) paper
    ! delay_reason plate temporary_plate agent agent_id_number remarks wishes_done=list customer_signature=blank
    . deal_id appointment promised_on delay_told reminder_id vin_on_car vin_on_certificate vin_on_invoice
    . pdi_points pdi_ticket pdi_passed_at pdi_by papers invoice_number invoice_on compulsory_valid_to
    . temporary_from temporary_to temporary_issue odometer_km keys energy_percent agent_authority photo_published
    . ticked service_adviser number document_id delivered_at sales_signature service_signature idempotency_key
    . guarantee_start guarantee_day_7 guarantee_day_60 guarantee_return_to guarantee_repair_to guarantee_return_km
    . guarantee_repair_km version id
follow_up (deal_id)
    ! closed_reason
    . deal_id planned_at closed_at version id
contact (deal_id)
    ! note
    . deal_id task_id way result effective next_due at by id
survey (deal_id)
    ! comment
    . deal_id scores at by id
complaint (customer_id deal_id)
    ! caller caller_contact reference text wish answer promised
    . received_at channel subject customer_id deal_id owner_id contact_by answer_by contacted_at answered_at
    . promised_by promise_id outcome satisfied closed_at task_id survey_id created_by version id
complaint_entry (complaint_id:complaint)
    ! text
    . complaint_id kind at by id
brand_notice (contract_id) paper
    . contract_id change_id brand liable given at by id
quality_claim (deal_id) paper
    ! reason
    . number deal_id vehicle_id ground repairs ground_count wanted demand odometer_km opened_on answer_by
    . finish_by opened_at opened_by outcome decided_at decided_by answered_on answer_note finished_on finish_note
    . new_vehicle_id refunded_before version id
claim_sheet (claim_id:quality_claim) paper
    . claim_id price use_km use_share compensation registration_fee accessories accessories_worn services tax_paid
    . tax_paid_on tax_back to_customer document_id translation_id at by id
repair_record (deal_id) paper
    ! fault work_note
    . deal_id vehicle_id reported_on in_on out_on odometer_km system part main_part need safety hazard problem_id
    . work fixed parts_days rescue_days car_days money_days money_a_day corrects_id created_at created_by
    . closed_at closed_by version id
returned_car_notice (deal_id) paper
    ! text
    . deal_id vehicle_id at by id
notice_end (change_id:contract_change) paper
    ! proof
    . change_id outcome ended_on way kept owed owed_to_lender refunded_before at by id
notice_objection (change_id:contract_change) paper
    ! text
    . change_id came_on way at by id
quality_certificate (deal_id) paper
    ! reason
    . deal_id vehicle_id number vin invoice_number invoice_on delivery_on document_id original_id made_at made_by
    . id
customer_wait (deal_id)
    ! who what outcome_note
    . deal_id expected task_id at by outcome ended_at ended_by version id
group_deal (deal_id)
    ! project decision_note attendees result_note
    . deal_id kind cars due reported_at reported_by feasible decided_at decided_by prepared_at prepared_by
    . reviewed_at reviewed_by sealed_at sealed_by result result_at result_by version id
print_job (document_id)
    . document_id queued_by position copies state reason printer duplex machine session queued_at claimed_at
    . ended_at log_id id
case_story (deal_id)
    ! title customer process lesson sought
    . deal_id series told_on created_at created_by changed_at changed_by version id
case_story_answer (story_id:case_story)
    ! text answer
    . story_id position category id
"""
