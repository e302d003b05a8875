"""What tables and columns are called in an export, in Chinese and English."""

# ruff: noqa: E501 - word lists read better wide
from __future__ import annotations

from showroom.kernel.errors import Lang

TABLES: dict[str, tuple[str, str]] = {
    "store": ("门店", "Store"),
    "staff_member": ("员工", "Staff"),
    "customer": ("客户", "Customers"),
    "consent": ("授权同意", "Consents"),
    "grade_change": ("级别变更", "Grade history"),
    "ownership_decision": ("归属判定", "Ownership"),
    "customer_task": ("任务", "Tasks"),
    "visit": ("客流登记", "Visits"),
    "deal": ("商机", "Deals"),
    "deal_step": ("商机步骤", "Deal steps"),
    "deal_event": ("商机时间线", "Deal timeline"),
    "promise": ("承诺", "Promises"),
    "objection": ("异议", "Objections"),
    "objection_answer": ("异议答复记录", "Answers to objections"),
    "objection_entry": ("异议答复库", "Objection library"),
    "objection_entry_text": ("答复库历次版本", "Versions of the objection library"),
    "satisfaction_question": ("100%满意询问", "100 % questions"),
    "buying_signal": ("购买信号", "Buying signals"),
    "closing_attempt": ("成交尝试", "Closing attempts"),
    "rule_override": ("特批", "Overrides"),
    "consultation": ("需求", "Needs"),
    "presentation": ("产品介绍", "Presentations"),
    "driving_licence": ("驾驶证", "Driving licences"),
    "licence_capture": ("驾驶证采集", "Licence captures"),
    "test_drive": ("试驾", "Test drives"),
    "drive_signature": ("试驾签名", "Test drive signatures"),
    "drive_incident": ("试驾事件", "Test drive incidents"),
    "drive_route": ("试驾路线", "Test drive routes"),
    "drive_record": ("试驾过程", "Test drive records"),
    "drive_photo": ("试驾照片", "Test drive pictures"),
    "drive_damage": ("试驾车况标记", "Test drive damage marks"),
    "quotation": ("报价", "Quotations"),
    "quote_proposal": ("报价方案", "Quotation proposals"),
    "vehicle_cost": ("车辆成本", "Car costs"),
    "option_cost": ("精品成本", "Accessory costs"),
    "approval": ("优惠审批", "Approvals"),
    "discount_limit": ("优惠权限", "Discount limits"),
    "turnover": ("转交经理", "Turnovers to managers"),
    "case_story": ("成交案例", "Case stories"),
    "group_deal": ("集团客户询价与招标", "Group enquiries and tenders"),
    "customer_wait": ("客户内部审批", "Approvals at customers"),
    "case_story_answer": ("案例中的异议", "Objections of case stories"),
    "terms_refusal": ("条款未批准", "Refused terms"),
    "intent_order": ("订购意向书", "Intent orders"),
    "intent_end": ("意向书终结", "Ends of intent orders"),
    "informal_order": ("电话传真订单", "Orders by phone or fax"),
    "contract": ("合同", "Contracts"),
    "contract_template": ("合同模板", "Contract templates"),
    "contract_template_version": ("合同模板版本", "Template versions"),
    "contract_template_block": ("合同模板条款", "Template blocks"),
    "contract_template_withdrawal": ("模板停用", "Template withdrawals"),
    "contract_template_mark": ("标准模板", "Standard templates"),
    "contract_wording": ("签约文本", "Signed wordings"),
    "terms_approval": ("条款审批", "Terms approvals"),
    "contract_filing": ("合同归档", "Contracts filed"),
    "contract_change": ("合同变更与退订", "Contract changes"),
    "change_approval": ("变更审批", "Change approvals"),
    "notice_end": ("解除通知结果", "Notices ended"),
    "notice_objection": ("解除异议", "Objections to notices"),
    "financing": ("金融", "Financing"),
    "loan_offer": ("贷款方案", "Loan offers"),
    "loan_event": ("贷款进度", "Loan progress"),
    "receipt": ("收款", "Receipts"),
    "delivery": ("交车", "Deliveries"),
    "quality_certificate": ("三包凭证", "三包 certificates"),
    "follow_up": ("跟踪计划", "Follow-ups"),
    "contact": ("联系记录", "Contacts"),
    "survey": ("满意度", "Surveys"),
    "referral": ("转介绍", "Referrals"),
    "repair_record": ("维修记录", "Repair record"),
    "quality_claim": ("三包要求", "Three-guarantees claims"),
    "claim_sheet": ("三包结算单", "Three-guarantees reckonings"),
    "returned_car": ("三包换退车", "Cars returned under three guarantees"),
    "returned_car_notice": ("三包换退车告知", "Disclosures of returned cars"),
    "complaint": ("投诉登记", "Complaints"),
    "complaint_entry": ("投诉处理记录", "What was done about complaints"),
    "goods_price": ("精品价目牌", "Price board of accessories"),
    "brand_standing": ("经销品牌与授权", "Brands and authorisations"),
    "brand_notice": ("未授权品牌确认", "Unauthorised brands acknowledged"),
    "store_duty": ("门店备案义务", "The store's own duties"),
    "vehicle": ("车辆", "Vehicles"),
    "vehicle_model": ("车型与指导价", "Models and prices"),
    "document": ("存档文件", "Documents"),
    "document_end": ("失效文件", "Papers no longer valid"),
    "signature_evidence": ("签名笔迹", "Signature strokes"),
    "ink_copy": ("纸质签署本", "Copies signed by hand"),
    "paper_scan": ("签字扫描件", "Scans of signed papers"),
    "print_log": ("打印记录", "Print log"),
    "print_job": ("打印队列", "Print queue"),
    "parameter": ("参数", "Parameters"),
    "contact_person": ("客户联系人", "Contact people"),
    "identity_paper": ("证件", "Identity papers"),
    "owned_vehicle": ("客户车辆", "Customers' cars"),
    "personal_note": ("个人备注", "Personal notes"),
    "enquiry": ("来电咨询", "Enquiries"),
    "appointment": ("预约", "Appointments"),
    "self_review": ("接待自评", "Reception reviews"),
    "campaign": ("活动", "Campaigns"),
    "campaign_cost": ("推广费用", "Campaign costs"),
    "lead": ("线索", "Leads"),
    "customer_portrait": ("客户画像", "Customer portraits"),
    "call_list": ("邀约名单", "Call lists"),
    "call_list_entry": ("邀约名单明细", "Call list entries"),
    "bulk_message": ("群发信息", "Messages to many"),
    "bulk_message_to": ("群发对象", "Receivers of messages"),
    "consultant_absence": ("顾问缺勤", "Absences"),
    "standard_answer": ("标准答客问", "Standard answers"),
    "model_price": ("车型价格", "Prices"),
    "quality_terms": ("三包条款", "Quality terms"),
    "after_sales_policy": ("售后政策", "After-sales policies"),
    "customer_merge": ("客户合并", "Merged customers"),
    "customer_apart": ("非同一客户", "Judged two people"),
    "customer_merge_row": ("合并明细", "Merge details"),
    "import_run": ("导入记录", "Imports"),
    "import_trace": ("导入明细", "Import details"),
    "import_heading": ("导入表头", "Import headings"),
    "hand_over": ("客户移交", "Hand-overs"),
    "hand_over_item": ("移交明细", "Hand-over items"),
    "file_opening": ("客户档案查看", "File openings"),
    "view_allowance": ("查看额度", "Viewing allowances"),
    "day_close": ("日结", "Closed days"),
    "day_close_line": ("日结明细", "Lines of closed days"),
    "staff_training": ("员工培训", "Trainings"),
    "temporary_plate": ("临时号牌", "Temporary plates"),
    "car_cover": ("试驾车保险", "Demo car insurance"),
    "car_stop": ("试驾车停用", "Demo cars stopped"),
    "staff_trip": ("员工用车", "Staff trips"),
    "car_cost": ("试驾车费用", "Demo car costs"),
    "traffic_fine": ("违章", "Traffic fines"),
    "car_incident": ("试驾事故", "Accidents"),
    "incident_step": ("事故处理步骤", "Accident steps"),
    "incident_photo": ("事故照片", "Accident photographs"),
    "customer_standing": ("已删除或受限客户", "Erased and restricted customers"),
    "erased_paper": ("到期删除的文件", "Papers whose period ended"),
    "rights_request": ("个人权利请求", "Requests of persons"),
    "erasure": ("删除与限制登记", "Register of erasures"),
    "processing_record": ("处理记录与影响评估", "Processing records and assessments"),
    "breach": ("个人信息事件", "Data breaches"),
    "audit_entry": ("审计", "Audit"),
}
"""The order of the sheets too; a table that is not named here follows at the end under its own name."""
_ZH = """
action 动作|active 在用|actor_id 操作人|actor_name 操作人姓名|adapted 已改装|address 地址|agent 代办人|agent_authority 有授权书
agent_id_number 代办人证件号码|agreement_id 协议文件|agreement_sha256 协议摘要|agreement_template 协议模板|amount 金额
annual_rate 年利率|answer 答复|appointment 预约时间|appointment_on 预约到店日|approved 已批准|approved_at 批准时间
approved_by 批准人|arrived 到库日期|arrived_at 到店时刻|asked_at 申请时间|asked_by 申请人|asked_price 问过价格|asks_for_id 指名顾问
at 时间|back 背面|back_at 返回时间|back_energy 返回电量油量|back_km 返回里程|back_taken 已拍背面
bad_conditions 恶劣天气路况|balance_due 余款期限|balloon 尾款|bank 开户行|bank_account 银行账号|bant_authority 决策权
bant_budget 预算情况|bant_need 需求情况|bant_timing 时间情况|before_id 原归属顾问|birth 出生日期|body_type 车身形式
borrower_signature 借款人签名|brand 品牌|budget 预算|buyer_address 买方地址|buyer_birth 买方出生日期|buyer_id_kind 买方证件种类
buyer_id_number 买方证件号码|buyer_id_valid_to 买方证件有效期至|buyer_name 买方|buyer_phone 买方电话|buyer_signature 买方签名|by 经办人
category 类别|certificate_number 合格证号|channel 信息来源|children_seated 儿童已就座|chosen 选定方案|classes 准驾车型
closed_at 关闭时间|closed_reason 关闭原因|code 代码|comment 意见|commercial_use 营运|companion_years 陪同驾龄|companions 同行人
competitors 竞品|complaint_phone 投诉电话|compulsory_valid_to 交强险有效期至|conditions 附注|conditions_confirmed 附注已确认
confirmed_at 确认时间|consent_lender 征信授权机构|consultant_id 销售顾问|contact_preference 联系偏好|contract_id 合同
contract_number 合同编号|contract_price 合同价|contract_signed_on 签约日期|copy_filed 复印件已存|cost_sheet_at 明示表时间
cost_sheet_id 明示表文件|cost_sheet_number 明示表编号|created_at 建立时间|created_by 建立人|credit_authorised_at 征信授权时间
credit_code 统一社会信用代码|customer_id 客户|customer_signature 客户签名|damage_checked 已查损伤|damage_note 损伤说明|day 日期
deal_id 商机|decided_at 审批时间|decided_by 审批人|deciders 决策人|decision_maker_present 决策人在场|delay_reason 延期原因
delay_told 已告知延期|delivered_at 交车时间|delivered_on 交车日期|delivery_date 约定交车日|delivery_place 交车地点|deposit_agreed 约定定金
deposit_paid 已付定金|deposit_word 定金订金|desk 电脑|detail 详情|discount 优惠|displacement_ml 排量毫升|district 区域
do_not_contact 不再联系|document_id 文件|done_at 完成时间|draft 草稿内容|due 到期|effective 有效联系|emission 排放标准
end_reason 结束原因|ends_at 结束时间|energy 能源|energy_percent 电量油量百分比|engine_number 发动机电机号|enthusiasm 热情度|escort 可陪驾
escort_id 陪驾员|evidence 依据|evidence_en 依据英文|evidence_zh 依据中文|expires_on 失效日|exterior 外观颜色|extra 增加次数|facts 内容
features 特征|fee_collector 费用收取方|feedback_text 反馈|financing_id 金融|first_issue 初次领证日|first_meeting 首次面谈
first_seen 首次来店日期|fit_declared 声明适合驾驶|flat_fee_rate 手续费率|forum 争议解决|forum_name 法院或仲裁委|from_id 移交人|front 正面
front_taken 已拍正面|gearbox 变速箱|gender 性别|given 已同意|government_subsidy 政府补贴|grade 级别|grade_reason 定级原因
greeting 迎宾|guarantee_day_60 三包六十日|guarantee_day_7 三包七日|guarantee_repair_km 包修里程|guarantee_repair_to 包修期至
guarantee_return_km 退换里程|guarantee_return_to 退换期至|guarantee_start 三包起始日|guardian 监护人|guardian_present 监护人在场
guide_price 指导价|had_card 已建卡|hand_over_id 移交|held_until 保留至|horizon_days 购车时限天|how 方式|id 编号
id_kind 证件种类|id_number 证件号码|id_valid_to 证件有效期至|idempotency_key 防重键|image 图像|in_relief_list 在减税目录
inspection_valid_to 年检有效期至|intent 购买意向|interest 意向车型|interior 内饰颜色|invoice_number 发票号码|invoice_on 开票日期
invoice_title 发票抬头|issuer 发证机关|kept_at 兑现时间|kept_note 兑现说明|key 键|keys 钥匙数|kind 种类|language 语言
title 名称|last_contact 最近跟进|left_at 离店时刻|legal_representative 法定代表人|lender 贷款机构|lender_rate 机构利率|length_km 长度公里
licence_classes 准驾车型|licence_number 驾驶证号|licence_valid_to 驾驶证有效期至|loan_principal 贷款本金|location 库位
long_term 长期有效|mac 校验码|medical_proof 体检证明|method 还款方式|minutes 分钟|mode 方式|model_id 车型|model_year 年款
monthly_debts 月负债|monthly_income 月收入|months 期数|motorway 含高速|must_haves 必备|name 姓名|need_1 需求一|need_2 需求二
need_3 需求三|needs_summary 需求摘要|new_owner_id 接收人|next_contact 下次联系|next_due 下次日期|next_note 下次事项
no_file_reason 未留档原因|note 备注|notice_version 告知书版本|number 单号|object_id 对象编号|object_kind 对象种类
observed_unfit 观察到不适|odometer_km 里程公里|on_road_price 落地价|open_defect 有未决缺陷|opened_at 建立时间|options_price 选装价
origin 导入来源|other_phones 备用电话|out_at 出发时间|out_by 放行人|out_energy 出发电量油量|out_findings 出发检查项|out_km 出发里程
out_verdict 出发判定|overdue_declared 声明有逾期|overdue_rate 逾期利率|own_car 现有车辆|own_damage 车损险|owner_id 销售顾问
pages 页数|paid_by 付款方式|paper 证件种类|papers 随车资料|part 签署方|party_size 人数|passenger_cover 座位险|pay_way 付款方式
pay_wish 付款意向|pdf 文件内容|pdi_by 检查人|pdi_passed_at 检查通过时间|pdi_points 检查项|pdi_ticket 检查单|penalty_share 违约金比例
permit_valid_to 许可有效期至|persons 人数|phone 联系电话|photo_published 照片已发布|planned_at 计划时间|plate 车牌
plate_kind 车牌种类|points_full 记分已满|position 序号|positions 绕车方位|post 岗位|present_car 现有车辆|present_situation 现状
previous 前一校验码|price 价格|principal 本金|probation_sticker 实习标志|produced 生产日期|product 产品|promised_on 承诺交车日
prospect 潜客评定|protected_until 保护至|purpose 用途|questions 疑问|quotation_id 报价|quotation_json 报价内容|quoted_on 报价日期
range_km 续航公里|ratings 评分|reason 原因|received_on 收款日期|referrer_id 介绍人|remark 备注|remarks 备注|reminder_id 提醒任务
restatement 需求复述|result 结果|result_note 结果说明|reveals 查看号码次数|revision 版本号|reward 奖励|role 审批岗位|roles 岗位
route 路线说明|route_id 路线|rule 规则|sales_signature 销售签名|sample 示例数据|saved_at 保存时间|saved_by 保存人|saves 保存次数
scores 评分|seats 座位数|seen_at 查验时间|seen_by 查验人|seller_signature 卖方签名|seq 序号|series 车系|service_adviser 服务顾问
service_signature 服务签名|services 服务项目|settled_at 解决时间|sha256 摘要|sign_place 签署地点|signed_at 签署时间|signed_by 签署人
signed_on_paper 纸质签署|signs_in 可登录|snapshot 成文数据|source 来源|special_terms 特别约定|speed_limit 限速|staff_id 员工
starts_at 开始时间|state 状态|status 状态|status_at 状态时间|step 步骤|subsidy_payer 贴息方|suggested 建议级别|suspended 暂扣
swap_point 换乘点|task_id 任务|temp_plate_valid_to 临牌有效期至|template 模板|temporary_from 临牌起|temporary_issue 临牌次数
temporary_plate 临时号牌|temporary_to 临牌止|terms_sha256 条款摘要|test_drive_id 试驾|text 内容|third_party 三者险|ticked 已核对项
timing 时间|tracked 记录轨迹|translation_id 译本文件|tries 次数|undone_at 撤销时间|undone_by 撤销人|upfront_fee 手续费
valid_from 生效日|valid_to 失效日|valid_until 有效期至|value 值|vehicle_id 车辆|version 版本|version_name 版型|vin 车架号
vin_on_car 车上车架号|vin_on_certificate 合格证车架号|vin_on_invoice 发票车架号|visit_id 来访|visited_before 曾到店|voucher 凭证号
wanted_energy 意向能源|wanted_model 意向车型|wanted_seats 意向座位数|way 方式|what_brought_you 来店原因|what_to_solve 想解决的问题
sound 读音|split_percent 提成分配百分比|wanted_brand 意向品牌|wanted_version 意向版型|wanted_colour 意向颜色|trade_in 置换|campaign_id 活动
contact_way 联系方式|talk 洽谈内容|competitor 竞品|grade_left 离店级别|next_step 下一步|next_on 下次日期|again 再次到店|in_turn 轮到
receive_reason 指定原因|appointment_id 预约|logged_at 登记时间|greeted_at 迎接时间|struck_at 作废时间|gone 已离职|customers 客户数
deals 商机数|tasks 任务数|appointments 预约数|row_version 移交后版本|what 事项|place 地点|made_by 建立人|made_at 建立时间|by_phone 电话预约
call_id 来电|starts 开始|ends 结束|relation 关系|kept_id 保留客户|low_id 先建档客户|high_id 后建档客户|lost_id 被并客户|freed_phone 释放的电话|lost_owner_id 被并客户顾问
merge_id 合并|table_name 数据表|row_key 行号|before 改前|after 改后|started_at 开始时间|seconds 秒数|wish_price 价格意向|wish_use 用途
wish_pay 付款意向|wish_when 购车时间|verified 已核对|answers 答复|country 国家地区|heading 表头|field 字段|file 文件|mapping 对应关系
counts 计数|run_id 导入|columns 列|created 新建内容|marks 标记|changed 改动内容|model 车型|since 起始日|mileage_km 里程公里
mileage_on 里程日期|insurance_to 保险到期|gone_on 处置日期|consent_id 授权|topic 主题|question_zh 问题中文|answer_zh 答复中文
question_en 问题英文|answer_en 答复英文|changed_at 修改时间|changed_by 修改人
car_state 车辆状态|known_defects 已告知瑕疵
prepared 已准备事项|what_would_differ 期望改变|who_drives 主要驾驶人|wishes_done 愿望已办|yearly_shares 年度比例
first_filed 首次留档|first_had_card 已建卡首次到店|first_not_filed 看车未留档|no_intention 非意向|incomplete 未完善|calls 来电
test_drives 试乘试驾|closed_by 日结人|reopened_at 重新打开时间|reopened_by 重新打开人|reopen_reason 重新打开原因|close_id 日结|traffic 客流类型
case_number 报案号|cover_missing 无座位险|done_by 完成人|driver_name 驾驶人|freed_at 恢复时间|freed_by 恢复人
freed_note 恢复说明|freed_role 可恢复岗位|held_on 培训日期|incident_id 事故|injured 受伤人数|injured_note 伤情|insurer 保险公司|issue 核发次数
licence_first_issue 驾驶证初领|licence_long_term 驾驶证长期|list_reason 建议原因|list_state 名单建议|match 归属|match_reason 归属说明
offence 违章|paid_on 缴款日期|points 记分|policy_number 保单号|production_late 仅号牌制作延误|remove_reason 移除原因|removed_at 移除时间
removed_by 移除人|stopped_at 停用时间|stopped_by 停用人|struck_by 作废人|told_at 告知时间|told_by 告知人|trip_id 员工用车记录|void_on 作废日
who_drove 谁驾驶|match_by 归属指定人|quantity 数量百分之一度或升|struck_reason 作废原因
confidence_percent 识别把握 %|confirmed_by 确认人|corrected 更正的字段|file_number 档案编号|keep_until 保存至
erased_at 删除时间
quiet 安静试驾要点|refuse_codes 拒绝依据|report_id 试驾报告
withdrawn_by 撤回人|withdrawn_reason 撤回理由|replaced_by 替代承诺|carried_by 载入文件编号|delivery_note 交付说明|departments 会签部门
intent_id 意向书
report_sha256 报告摘要|licence_seen_by 再次查验驾驶证
licence_seen_at 再次查验时间|phase 阶段|width 宽|height 高
taken_at 拍摄时间|taken_by 拍摄人|x 横向位置|y 纵向位置|photo_id 照片
grades 级别|silent_since 未联系起始日|from_campaign_id 来自活动|left_no_contact 未列入不再联系|left_no_consent 未列入无授权
left_no_phone 未列入无可用电话|left_listed 未列入已在名单|left_no_words 未列入缺少内容|list_id 邀约名单|tried_at 最近拨打时间
message_sent 已发信息|called_at 联系时间|called_by 联系人员|gift 礼品|known 已有档案|lead_reason 无效原因|verdict 判定
change_id 合同变更|parent_sha256 前一文件摘要|total_before 变更前总额|total_after 变更后总额|ending 解除原因|kept 扣留金额
buyer_draft 重开内容|replaces_id 所代替的合同|by_number 终止文件编号|valid_number 现行文件编号|ended_on 失效日期
owed 应退买方|owed_to_lender 应退贷款机构|refunded_before 此前已退|withdrawn_at 撤回时间
judged_at 判定时间|judged_by 判定人|won_by 获取人|message_id 群发信息|trade 行业|least_fleet 车队规模不少于|staff 人员规模|fleet 车队规模|pain_points 痛点|decision_chain 决策链|went_well 做得好的|improve 要改进的|next_time 下次怎么做|written_at 填写时间
expires_at 失效时刻|granted 批准上限|ended 终止方式|ended_at 终止时间|ended_by 终止人|share_bp 比例万分之|manager_id 经理|handed_at 转交时间
device 书写设备|wishes 客户要求|strokes 笔迹|image_sha256 签名图摘要|printed_at 打印时间|printed_by 打印人|withdrawn_by 撤回人|signed_on 签署日期
handed_by 转交人|outcome 结果|outcome_note 结果说明
basis 真实理由|basis_ends 理由截止日|cars_left 现车台数|decide_by 客户决定日|demand 满意要求|demands 要求条数|entry_id 答复库条目|left_reason 未解决原因
objection_id 异议|restated 复述|said 所说的话|settled 已解决|settled_by 解决人|signal 信号|sought 检索文字|technique 成交方法
wording_sha256 签约文本摘要|template_id 模板|based_on 依据版本|left_over 未归类文字
project 项目|cars 台数|reported_at 上报时间|reported_by 上报人|feasible 可行|decision_note 决定说明|prepared_at 准备时间
prepared_by 准备人|reviewed_at 评审时间|reviewed_by 评审人|sealed_at 签章时间|sealed_by 签章人|attendees 参加人|result_at 结果时间
result_by 结果登记人|who 决定人|expected 预计答复日
template_choice 选定模板|customer 客户情况|process 成交过程|lesson 最大收获|told_on 分享日期|story_id 案例
author_id 起草人|legal_review 法务审核|released_at 发布时间|released_by 发布人|version_id 模板版本|title_zh 中文标题
title_en 英文标题|clauses 条款|name_zh 中文名称|name_en 英文名称
contact 联系方式|until 保护期至|erased_on 删除日期|wish 请求内容|identity 身份核验方式|identity_at 核验时间|identity_by 核验人
answered_at 答复时间|answered_by 答复人|data_kinds 信息种类|receivers 接收方|risk 风险|measures 措施|made_on 编制日期|scope 范围
noticed_at 发现时间|concerned 涉及人员|tell_by 告知期限|authority_at 报告主管部门时间|persons_at 告知个人时间|not_told_reason 未告知个人的理由
contact 联系方式
printer 打印机|copies 份数|duplex 双面|printing 第几次打印|machine 电脑|session 运行编号|queued_at 入队时间|queued_by 入队人|claimed_at 送打时间|log_id 打印记录
repair_years 包修年限|repair_km 包修公里|return_years 三包年限|return_km 三包公里|share 使用补偿系数|battery_years 电池质保年限
battery_km 电池质保公里|motor_years 电机质保年限|proof 送达或撤回依据|came_on 提出日期|refusal 拒绝理由
page_number 差异页编号|page_document_id 差异页文件|page_translation_id 差异页译本|page_sha256 差异页摘要|copy_id 纸质签署本|motor_km 电机质保公里|fade_percent 电池容量衰减限值|vehicle_type 车辆类型
manufacturer 生产者|manufacturer_address 生产者地址|manufacturer_phone 生产者电话|network 维修网点|main_parts 主要零部件
complaint_person 投诉联系人|complaint_hours 投诉受理时间|supplier 供应商|paper_number 授权文件号|liable 责任主体|happened_on 发生日期
done_on 办理日期|complaint_id 投诉|subject 投诉事项|caller 投诉人|caller_contact 投诉人联系方式|reference 转办编号|contact_by 联系期限
answer_by 答复期限|contacted_at 联系时间|promised 承诺内容|promised_by 兑现期限|promise_id 承诺|satisfied 客户满意|survey_id 满意度调查|received_at 受理时间
wear_parts 易损耗零部件|documents 随车文件|text_zh 中文内容|text_en 英文内容|delivery_on 凭证所载交车日|original_id 原凭证|made_at 制作时间|made_by 制作人
reported_on 报修日期|in_on 进厂日期|out_on 出厂日期|system 故障系统|main_part 主要零件|need 需要的处理|safety 严重安全性能故障|hazard 危险情形
fault 故障现象|problem_id 同一问题首次维修|work 完成的处理|work_note 处理说明|fixed 故障已排除|parts_days 零件运输天数|rescue_days 救援在途天数
car_days 提供备用车天数|money_days 给付交通费天数|money_a_day 每日交通费|corrects_id 更正的维修记录|ground 三包依据|ground_count 依据次数天数
repairs 相关维修|wanted 客户所要|opened_on 登记日期|finish_by 办结期限|opened_by 登记人|answered_on 答复日期|answer_note 答复内容
finished_on 办结日期|finish_note 办结说明|new_vehicle_id 更换的新车|claim_id 三包要求|use_km 行驶公里|compensation 使用补偿|use_share 补偿系数
registration_fee 登记费用|accessories 加装费用|accessories_worn 加装折旧|tax_paid 已缴购置税|tax_paid_on 缴税日期|tax_back 税务退税
to_customer 应付客户|claim_number 三包单号|exchanged 已更换|returned_on 退回日期
"""
COLUMNS = dict(entry.split(" ", 1) for line in _ZH.split("\n") for entry in line.split("|") if entry)
"""`{field name: Chinese heading}`; a column that refers to another record says so by `编号` behind it."""
_NO = {"zh": "编号", "en": " no."}


def table_title(table: str, lang: Lang) -> str:
    """What a table is called; its own name when nobody has named it yet."""
    zh, en = TABLES.get(table, (table, table))
    return zh if lang == "zh" else en


def heading(column: str, lang: Lang, *, refers: bool = False) -> str:
    """What a column is called; `refers` for the number of another record, whose name stands beside it."""
    if lang == "zh":
        return COLUMNS.get(column, column) + (_NO["zh"] if refers else "")
    words = "No." if column == "id" else column.removesuffix("_id").replace("_", " ").capitalize()
    return words + (_NO["en"] if refers else "")
