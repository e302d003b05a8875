"""Tables without customers' data, journals with rules of their own, and what is kept of staff (PI-07, PI-08)."""

COLUMNS = """
customer_merge () journal
    ! freed_phone
    . kept_id lost_id lost_owner_id at by undone_at undone_by id
customer_merge_row () journal
    ! before after
    . merge_id table_name row_key id
import_trace () journal
    ! changed
    . run_id table_name columns created marks id
search_entry () journal
    ! title detail words
    . kind object_id owner_id id
restricted_row () journal
    ! before
    . customer_id table_name row_key gone id
staff_member () staff
    ! name phone licence_number licence_first_issue licence_valid_to
    . roles active signs_in escort licence_classes licence_long_term created_at version id
staff_training () staff
    ! note
    . staff_id kind held_on valid_to created_at created_by struck_at struck_by id
staff_trip () staff
    ! purpose
    . vehicle_id staff_id out_at back_at out_km back_km out_energy back_energy created_at created_by struck_at
    . struck_by struck_reason id
consultant_absence () staff
    ! note
    . staff_id reason starts_at ends_at created_by version id
view_allowance () staff
    ! reason
    . staff_id day extra at by id
hand_over () staff
    ! reason
    . kind from_id gone customers deals tasks appointments at by undone_at undone_by id
audit_entry () staff
    ! actor_name desk
    . seq at actor_id action object_kind object_id facts previous mac
after_sales_policy () store
    . text_zh text_en valid_from created_at created_by id
audit_head () store
    . id seq mac
brand_standing () store
    . brand kind supplier paper_number liable valid_from valid_to created_at created_by version id
breach () store
    . noticed_at what data_kinds concerned persons measures tell_by authority_at persons_at not_told_reason
    . closed_at closed_by created_at created_by version id
bulk_message () store
    . way text campaign_id reason persons left_no_contact left_no_consent left_no_phone left_no_words made_at
    . made_by id
call_list () store
    . campaign_id channel grades interest trade least_fleet silent_since from_campaign_id owner_id due
    . left_no_contact left_no_consent left_no_phone left_listed made_at made_by closed_at version id
campaign () store
    . kind name place starts ends note active created_by version id
campaign_cost () store
    . day channel campaign_id amount voucher note created_at created_by struck_at struck_by id
car_cost () store
    . vehicle_id kind day amount quantity voucher note created_at created_by struck_at struck_by struck_reason id
car_cover () store
    . vehicle_id kind insurer policy_number amount valid_from valid_to created_at created_by struck_at struck_by
    . struck_reason id
car_stop () store
    . vehicle_id reason freed_role incident_id stopped_at stopped_by freed_at freed_by freed_note id
contract_template () store
    . code kind name_zh name_en created_at created_by id
contract_template_block () store
    . version_id position key title_zh title_en clauses id
contract_template_mark () store
    . template_id at by id
contract_template_version () store
    . template_id number state based_on left_over created_at author_id valid_from valid_to legal_review
    . released_at released_by wording_sha256 version id
contract_template_withdrawal () store
    . version_id reason at by id
contract_wording () store
    . sha256 text at id
customer_apart () store
    . high_id low_id at by id
customer_standing () store
    . customer_id state since until by
day_close () store
    . day version number first_filed first_had_card first_not_filed again no_intention incomplete calls
    . test_drives closed_at closed_by reopened_at reopened_by reopen_reason id
day_close_line () store
    . close_id visit_id number traffic id
discount_limit () store
    . role model_id brand series share_bp amount valid_from valid_to reason at by id
drive_route () store
    . name length_km minutes features speed_limit swap_point motorway tracked active approved_by approved_at id
erased_paper () store
    . document_id rule erased_on
erasure () store
    . customer_id kind rule scope until at by id
erasure_pass () store
    . erasure_id table_name row_key id
file_opening () store
    . staff_id day customer_id what at
hand_over_item () store
    . hand_over_id kind object_id before_id new_owner_id row_version id
import_heading () store
    . kind heading field at by id
import_run () store
    . kind file sha256 mapping counts at by undone_at undone_by version id
model_price () store
    . model_id price valid_from valid_to note origin created_at created_by id
number_series () store
    . store type day last
objection_entry () store
    . category series text answer evidence active sought objection_id created_at created_by changed_at changed_by
    . version id
objection_entry_text () store
    . entry_id revision category series text answer evidence active at by id
option_cost () store
    . name amount at by version id
parameter () store
    . key value valid_from valid_to source id
processing_record () store
    . kind title purpose data_kinds receivers risk measures made_on keep_until replaces_id at by id
quality_terms () store
    . brand series model_id valid_from repair_years repair_km return_years return_km share battery_years
    . battery_km motor_years motor_km fade_percent vehicle_type manufacturer manufacturer_address
    . manufacturer_phone network main_parts wear_parts documents created_at created_by id
returned_car () store
    . vehicle_id claim_number exchanged reason odometer_km returned_on at by id
seal_certificate () store
    . place subject sha256 certificate chain private_key valid_from valid_to imported at by id
standard_answer () store
    . place price question_zh answer_zh question_en answer_en active changed_at changed_by version id
store () store
    . code name credit_code address phone bank bank_account legal_representative complaint_phone complaint_person
    . complaint_hours language sample created_at version id
goods_price () store
    . name price valid_from valid_to created_at created_by id
store_duty () store
    . kind what happened_on due done_on evidence done_at done_by created_at created_by version id
temporary_plate () store
    . vehicle_id plate issue valid_from valid_to production_late void_on created_at created_by id
vehicle () store
    . vin model_id exterior interior engine_number certificate_number status price arrived produced location plate
    . plate_kind temp_plate_valid_to compulsory_valid_to third_party own_damage passenger_cover
    . inspection_valid_to open_defect adapted odometer_km energy_percent note created_at version id
vehicle_cost () store
    . vehicle_id amount at by version id
vehicle_model () store
    . brand series version_name model_year energy gearbox seats displacement_ml range_km in_relief_list
    . guide_price origin emission facts version id
"""
