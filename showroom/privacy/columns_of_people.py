"""What is kept of customers themselves, column by column, and how each ends (PI-07, PI-08)."""

COLUMNS = """
customer (id)
    ! name=name sound phone other_phones gender birth id_kind id_number id_valid_to address district interest note
    ! origin
    . kind channel grade owner_id first_seen last_contact do_not_contact created_at created_by version id
contact_person (customer_id) drop
    ! customer_id role name relation phone note created_at by version id
identity_paper (customer_id) drop
    ! customer_id kind number country valid_to note created_at by version id
owned_vehicle (customer_id) drop
    ! customer_id brand model plate vin since mileage_km mileage_on insurance_to gone_on note created_at by
    ! version id
personal_note (customer_id) drop private
    ! customer_id consent_id topic text created_at by version id
customer_portrait (customer_id) drop private
    ! customer_id trade staff fleet pain_points decision_chain changed_at changed_by version id
consent (customer_id)
    ! how
    . customer_id purpose given notice_version at by id
grade_change (customer_id)
    ! reason
    . customer_id grade suggested at by id
ownership_decision (customer_id)
    ! evidence_zh evidence_en
    . customer_id visit_id before_id owner_id rule protected_until split_percent at by id
customer_task (customer_id)
    ! note result_note
    . customer_id deal_id kind due owner_id done_at result tries created_at version id
appointment (customer_id phone call_id:visit visit_id)
    ! name=name phone wanted_model reason prepared
    . at day place customer_id party_size consultant_id made_by made_at by_phone state call_id visit_id version id
visit (customer_id deal_id phone)
    ! companions name=name phone gender district own_car remark no_file_reason plate talk next_step receive_reason
    ! trade_in
    . day kind purpose arrived_at left_at party_size wanted_model channel greeting appointment_on asks_for_id
    . consultant_id customer_id deal_id visited_before had_card created_by wanted_brand wanted_version
    . wanted_colour campaign_id contact_way competitor grade_left next_on state again in_turn appointment_id
    . logged_at greeted_at struck_at version id
enquiry (visit_id)
    ! address wish_price wish_use wish_pay wish_when answers note
    . visit_id day started_at seconds verified asked_price appointment_id task_id id
self_review (visit_id)
    ! went_well improve next_time
    . visit_id staff_id written_at version id
lead (customer_id)
    ! gift note
    . day at customer_id channel campaign_id visit_id known prospect verdict lead_reason judged_at judged_by
    . won_by version id
call_list_entry (customer_id)
    ! note
    . list_id customer_id task_id result tries tried_at message_sent appointment_id called_at called_by version id
bulk_message_to (customer_id)
    . message_id customer_id id
driving_licence (customer_id) drop
    ! customer_id paper number name classes first_issue valid_from valid_to long_term issuer permit_valid_to
    ! conditions conditions_confirmed suspended points_full medical_proof copy_filed front back front_taken
    ! back_taken seen_by seen_at version id
licence_capture (customer_id)
    ! file_number
    . customer_id confirmed_at confirmed_by corrected confidence_percent keep_until erased_at id
drive_incident (customer_id)
    ! reason remove_reason
    . customer_id test_drive_id at by expires_on removed_at removed_by id
test_drive (customer_id) paper
    ! route out_findings=list damage_note feedback_text end_reason
    . number deal_id customer_id vehicle_id escort_id mode status starts_at ends_at held_until route_id
    . bad_conditions persons children_seated guardian_present fit_declared observed_unfit probation_sticker
    . companion_years agreement_id agreement_template agreement_sha256 signed_at signed_on_paper out_at out_km
    . out_energy out_verdict out_by back_at back_km back_energy damage_checked ratings intent created_at
    . created_by version id
drive_signature (test_drive_id) drop paper
    ! test_drive_id part name image signed_at guardian id
drive_photo (test_drive_id) drop paper
    ! test_drive_id phase image width height taken_at taken_by keep_until id
drive_damage (test_drive_id) drop paper
    ! test_drive_id phase x y kind note photo_id id
drive_record (test_drive_id) paper
    ! quiet
    . test_drive_id licence_seen_by licence_seen_at refuse_codes report_id report_sha256 id
car_incident (test_drive_id) paper
    ! what driver_name injured_note list_reason
    . vehicle_id test_drive_id at place who_drove insurer case_number injured cover_missing list_state created_at
    . created_by closed_at closed_by version id
incident_photo (incident_id:car_incident) drop paper
    ! incident_id image created_at created_by id
incident_step (incident_id:car_incident) paper
    . incident_id step done_at done_by id
traffic_fine (test_drive_id) paper
    ! match_reason
    . vehicle_id at place offence number amount points match test_drive_id trip_id staff_id match_by told_at
    . told_by paid_on voucher created_at created_by struck_at struck_by struck_reason version id
referral (phone)
    ! name=name phone reward
    . deal_id referrer_id at by id
rights_request (customer_id)
    ! name=name contact wish identity answer
    . kind customer_id received_on due identity_at identity_by state answered_at answered_by created_at created_by
    . version id
"""
