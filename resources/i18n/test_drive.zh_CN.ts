<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AgreementSection</name>
    <message>
        <source>Agreement</source>
        <translation>试乘试驾协议</translation>
    </message>
    <message>
        <source>Read the agreement</source>
        <translation>阅读协议</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>All sign by hand on the printed sheet</source>
        <translation>全部在打印件上手写签字</translation>
    </message>
    <message>
        <source>Guardian who signs for the customer</source>
        <translation>代客户签字的监护人</translation>
    </message>
    <message>
        <source>Passengers</source>
        <translation>随车人员</translation>
    </message>
    <message>
        <source>Signature of the customer</source>
        <translation>客户签名</translation>
    </message>
    <message>
        <source>Signature of the escort</source>
        <translation>陪驾人员签名</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Customer has read and understood it</source>
        <translation>客户已阅读并理解</translation>
    </message>
</context>
<context>
    <name>BookDialog</name>
    <message>
        <source>Book a test drive</source>
        <translation>预约试驾</translation>
    </message>
    <message>
        <source>{start}, {minutes} minutes</source>
        <translation>{start}，{minutes} 分钟</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Demo car</source>
        <translation>试驾车</translation>
    </message>
    <message>
        <source>Escort</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>No deal stands at the test drive without a booking</source>
        <translation>没有待预约试驾的商机</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Photograph the licence</source>
        <translation>拍摄驾驶证</translation>
    </message>
    <message>
        <source>The camera is being opened…</source>
        <translation>正在打开摄像头…</translation>
    </message>
    <message>
        <source>Take the picture</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>摄像头画面</translation>
    </message>
    <message>
        <source>Hold the sheet flat and close, so that it fills the picture</source>
        <translation>把证件放平、靠近，充满画面</translation>
    </message>
</context>
<context>
    <name>CheckSection</name>
    <message>
        <source>Before the start</source>
        <translation>出发前检查</translation>
    </message>
    <message>
        <source>Save check</source>
        <translation>保存检查</translation>
    </message>
    <message>
        <source>Persons in the car</source>
        <translation>乘车人数</translation>
    </message>
    <message>
        <source>with the escort</source>
        <translation>含陪驾人员</translation>
    </message>
    <message>
        <source>Your own impression</source>
        <translation>您的观察</translation>
    </message>
    <message>
        <source>Escort&apos;s years of licence</source>
        <translation>陪驾驾龄（年）</translation>
    </message>
    <message>
        <source>Customer declares: sober, rested, no impairing medicine</source>
        <translation>客户声明：未饮酒、无疲劳、未服用影响驾驶的药物</translation>
    </message>
    <message>
        <source>Belts on, children in child seats</source>
        <translation>安全带已系，儿童坐儿童座椅</translation>
    </message>
    <message>
        <source>Probation sticker on the car</source>
        <translation>已贴实习标志</translation>
    </message>
    <message>
        <source>Guardian comes along</source>
        <translation>监护人陪同</translation>
    </message>
</context>
<context>
    <name>DemoCarWords</name>
    <message>
        <source>Fuel</source>
        <translation>加油</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>充电</translation>
    </message>
    <message>
        <source>Wash</source>
        <translation>洗车</translation>
    </message>
    <message>
        <source>Toll</source>
        <translation>过路费</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>停车</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>Compulsory</source>
        <translation>交强险</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>三者险</translation>
    </message>
    <message>
        <source>Own damage</source>
        <translation>车损险</translation>
    </message>
    <message>
        <source>Passengers</source>
        <translation>座位险</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>Nobody on record</source>
        <translation>无用车记录</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已结</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Expired or removed</source>
        <translation>已过期或移除</translation>
    </message>
    <message>
        <source>Sales manager</source>
        <translation>销售经理</translation>
    </message>
    <message>
        <source>General manager</source>
        <translation>总经理</translation>
    </message>
    <message>
        <source>Nobody: it was parked</source>
        <translation>无人：停放中</translation>
    </message>
    <message>
        <source>Stop, hazard lights on</source>
        <translation>停车，开双闪</translation>
    </message>
    <message>
        <source>People safe, triangle set up</source>
        <translation>人员安全，放三角牌</translation>
    </message>
    <message>
        <source>Police called (122)</source>
        <translation>已报警（122）</translation>
    </message>
    <message>
        <source>Insurer called</source>
        <translation>已报保险</translation>
    </message>
    <message>
        <source>Photographs taken</source>
        <translation>已拍照</translation>
    </message>
    <message>
        <source>Who drove is written down</source>
        <translation>已记录驾驶人</translation>
    </message>
</context>
<context>
    <name>DemoCarsPage</name>
    <message>
        <source>Demo cars</source>
        <translation>试驾车</translation>
    </message>
    <message>
        <source>No demo car yet. Give a car in the stock the state Demo car.</source>
        <translation>还没有试驾车。请在车辆库存中把一台车的状态设为“试驾车”。</translation>
    </message>
    <message>
        <source>What was done before the car returns?</source>
        <translation>恢复前做了哪些处理？</translation>
    </message>
    <message>
        <source>Return to fleet</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Why is this policy struck out?</source>
        <translation>为什么作废这张保单？</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Accident…</source>
        <translation>事故…</translation>
    </message>
    <message>
        <source>Return to fleet…</source>
        <translation>恢复使用…</translation>
    </message>
    <message>
        <source>Out of service…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Accidents</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>File of the car</source>
        <translation>车辆档案</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>证照</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>用车</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Fines</source>
        <translation>违章</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期与提醒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶人</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Case no.</source>
        <translation>报案号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Demo car</source>
        <translation>试驾车</translation>
    </message>
    <message>
        <source>Booked: {numbers}</source>
        <translation>已预约：{numbers}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>DiaryActs</name>
    <message>
        <source>Put the cursor on a booking first</source>
        <translation>请先把光标移到一个预约上</translation>
    </message>
    <message>
        <source>{customer} did not come at {time}</source>
        <translation>{customer} {time} 未到场</translation>
    </message>
    <message>
        <source>{customer} is to be reminded</source>
        <translation>{customer} 待提醒</translation>
    </message>
    <message>
        <source>{customer} was reminded of {time}</source>
        <translation>已提醒 {customer}：{time}</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Not reminded after all</source>
        <translation>撤回“已提醒”</translation>
    </message>
    <message>
        <source>Customer reminded</source>
        <translation>已提醒客户</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到场</translation>
    </message>
    <message>
        <source>Cancel the booking…</source>
        <translation>取消预约…</translation>
    </message>
    <message>
        <source>{number} cannot be cancelled any more</source>
        <translation>{number} 已不能取消</translation>
    </message>
    <message>
        <source>Why is the booking of {customer} at {time} cancelled?</source>
        <translation>为什么取消 {customer} {time} 的预约？</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>The booking of {customer} at {time} is cancelled</source>
        <translation>已取消 {customer} {time} 的预约</translation>
    </message>
</context>
<context>
    <name>DiaryGrid</name>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
</context>
<context>
    <name>DiaryPage</name>
    <message>
        <source>Diary: arrows go, Ctrl moves, Shift stretches a booking, N books, Enter opens, R reminded, A did not come, Del cancels</source>
        <translation>日程：方向键移动光标，Ctrl 移动预约，Shift 伸缩，N 新建，Enter 打开，R 已提醒，A 未到场，Del 取消</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Test drives of {day}</source>
        <translation>{day} 试驾日程</translation>
    </message>
    <message>
        <source>Test drives</source>
        <translation>试乘试驾</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Day or week</source>
        <translation>日 / 周</translation>
    </message>
    <message>
        <source>Walk-in now (W)</source>
        <translation>现在试驾 (W)</translation>
    </message>
    <message>
        <source>Print the day</source>
        <translation>打印当日</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Demo car</source>
        <translation>试驾车</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Escort</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Bookings of the day</source>
        <translation>当日预约</translation>
    </message>
    <message>
        <source>to remind</source>
        <translation>待提醒</translation>
    </message>
    <message>
        <source>reminded</source>
        <translation>已提醒</translation>
    </message>
    <message>
        <source>Car withdrawn (TD-12)</source>
        <translation>车辆停用（TD-12）</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超时未归</translation>
    </message>
    <message>
        <source>{cars} demo cars, {drives} bookings</source>
        <translation>试驾车 {cars} 辆，预约 {drives} 个</translation>
    </message>
</context>
<context>
    <name>DriveCard</name>
    <message>
        <source>The drive</source>
        <translation>试驾过程</translation>
    </message>
    <message>
        <source>Quiet drive</source>
        <translation>安静试驾</translation>
    </message>
    <message>
        <source>Quiet drive: the customer feels the car, the escort says little</source>
        <translation>安静试驾：让客户感受车辆，陪驾少说话</translation>
    </message>
    <message>
        <source>Add pictures before the drive…</source>
        <translation>添加出发前照片…</translation>
    </message>
    <message>
        <source>Add pictures after the drive…</source>
        <translation>添加归还后照片…</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开试驾报告</translation>
    </message>
    <message>
        <source>overdue by {minutes} min</source>
        <translation>超时 {minutes} 分钟</translation>
    </message>
    <message>
        <source>time is up, {minutes} min over</source>
        <translation>已到时间，超 {minutes} 分钟</translation>
    </message>
    <message>
        <source>back in {minutes} min</source>
        <translation>{minutes} 分钟后归还</translation>
    </message>
    <message>
        <source>The escort chooses the route</source>
        <translation>由陪驾人员指定路线</translation>
    </message>
    <message>
        <source>{km} km · {minutes} min · at most {speed} km/h</source>
        <translation>{km} 公里 · {minutes} 分钟 · 限速 {speed} km/h</translation>
    </message>
    <message>
        <source>Swap at: {place}</source>
        <translation>换乘点：{place}</translation>
    </message>
    <message>
        <source>Licence shown again at the keys to {name}, {at}</source>
        <translation>交钥匙时由 {name} 再次查验驾驶证，{at}</translation>
    </message>
    <message>
        <source>before</source>
        <translation>出发前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>归还后</translation>
    </message>
    <message>
        <source>Picture {number}, {phase} · {at} · {by} · kept until {day}</source>
        <translation>照片 {number}，{phase} · {at} · {by} · 保存至 {day}</translation>
    </message>
</context>
<context>
    <name>DrivePart</name>
    <message>
        <source>must be signed before the start</source>
        <translation>出发前须签署</translation>
    </message>
    <message>
        <source>Pictures of the car</source>
        <translation>车辆照片</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>图片 (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>Picture kept</source>
        <translation>照片已保存</translation>
    </message>
    <message>
        <source>signed and sealed, version {version}, digest {digest}</source>
        <translation>已签署并存证，版本 {version}，摘要 {digest}</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>passenger</source>
        <translation>随车人员</translation>
    </message>
    <message>
        <source>escort</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>纸质</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>屏幕签名</translation>
    </message>
    <message>
        <source>Test drive report</source>
        <translation>试驾报告</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Fine (12123)</source>
        <translation>违章（12123）</translation>
    </message>
    <message>
        <source>Temporary plate (PL-01)</source>
        <translation>临时号牌（PL-01）</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>保险</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Staff trip</source>
        <translation>员工用车</translation>
    </message>
    <message>
        <source>Permanent plate</source>
        <translation>正式号牌</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>年检</translation>
    </message>
    <message>
        <source>Odometer and energy</source>
        <translation>里程与能量</translation>
    </message>
    <message>
        <source>Fine paid</source>
        <translation>违章已缴款</translation>
    </message>
    <message>
        <source>Who drove</source>
        <translation>驾驶人</translation>
    </message>
    <message>
        <source>Incident list (TD-17)</source>
        <translation>事件名单（TD-17）</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>fuel and charging only</source>
        <translation>仅加油、充电填写</translation>
    </message>
    <message>
        <source>kWh or litres</source>
        <translation>度或升</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>票据号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶人</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Out on</source>
        <translation>出发日期</translation>
    </message>
    <message>
        <source>Out at</source>
        <translation>出发时刻</translation>
    </message>
    <message>
        <source>Back on</source>
        <translation>返回日期</translation>
    </message>
    <message>
        <source>Back at</source>
        <translation>返回时刻</translation>
    </message>
    <message>
        <source>Odometer out, km</source>
        <translation>出发里程（公里）</translation>
    </message>
    <message>
        <source>Odometer back, km</source>
        <translation>返回里程（公里）</translation>
    </message>
    <message>
        <source>Energy out, %</source>
        <translation>出发能量 %</translation>
    </message>
    <message>
        <source>Energy back, %</source>
        <translation>返回能量 %</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>违章</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>记分</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>决定书编号</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>号牌</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Only the plates themselves are late</source>
        <translation>仅号牌制作延误</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>领取日期</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>缴款日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>empty: after the store&apos;s usual time</source>
        <translation>不填则按门店规定的期限</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>失效日</translation>
    </message>
    <message>
        <source>Sum insured</source>
        <translation>保额</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <source>Policy number</source>
        <translation>保单号</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>Charge or tank, %</source>
        <translation>电量或油量 %</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Who may return it</source>
        <translation>谁可恢复</translation>
    </message>
</context>
<context>
    <name>FeedbackSection</name>
    <message>
        <source>Feedback</source>
        <translation>试驾反馈</translation>
    </message>
    <message>
        <source>1 poor to 5 excellent</source>
        <translation>1 分差，5 分很好</translation>
    </message>
    <message>
        <source>Save feedback</source>
        <translation>保存反馈</translation>
    </message>
    <message>
        <source>Intent after the drive</source>
        <translation>试驾后意向</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Confirm {field}</source>
        <translation>确认{field}</translation>
    </message>
    <message>
        <source>please type</source>
        <translation>请手工填写</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{percent} %: look closely</source>
        <translation>{percent}% 请细看</translation>
    </message>
    <message>
        <source>✓ confirmed</source>
        <translation>✓ 已确认</translation>
    </message>
    <message>
        <source>✓ not on it</source>
        <translation>✓ 证上没有</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>不可能</translation>
    </message>
</context>
<context>
    <name>FinesView</name>
    <message>
        <source>Fines</source>
        <translation>违章</translation>
    </message>
    <message>
        <source>Why is this fine struck out?</source>
        <translation>为什么作废这条违章？</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>New fine…</source>
        <translation>登记违章…</translation>
    </message>
    <message>
        <source>Driver told</source>
        <translation>已告知驾驶人</translation>
    </message>
    <message>
        <source>Paid…</source>
        <translation>缴款…</translation>
    </message>
    <message>
        <source>Who drove…</source>
        <translation>指定驾驶人…</translation>
    </message>
    <message>
        <source>Strike out…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>违章</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>记分</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>paid, not told</source>
        <translation>已缴款，未告知</translation>
    </message>
    <message>
        <source>paid {day}</source>
        <translation>{day} 已缴款</translation>
    </message>
    <message>
        <source>told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>No open fine.</source>
        <translation>没有未结的违章。</translation>
    </message>
    <message>
        <source>No fine is done.</source>
        <translation>没有已结的违章。</translation>
    </message>
    <message>
        <source>No fine.</source>
        <translation>没有违章。</translation>
    </message>
</context>
<context>
    <name>IncidentDialog</name>
    <message>
        <source>Accident</source>
        <translation>事故</translation>
    </message>
    <message>
        <source>Photograph…</source>
        <translation>照片…</translation>
    </message>
    <message>
        <source>Why should this customer be on the incident list?</source>
        <translation>为什么建议把该客户列入事件名单？</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Who drove</source>
        <translation>驾驶人</translation>
    </message>
    <message>
        <source>Driver&apos;s name</source>
        <translation>驾驶人姓名</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <source>Insurance case no.</source>
        <translation>保险报案号</translation>
    </message>
    <message>
        <source>People hurt</source>
        <translation>受伤人数</translation>
    </message>
    <message>
        <source>Who and how</source>
        <translation>伤者与伤情</translation>
    </message>
    <message>
        <source>Incident list…</source>
        <translation>事件名单…</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>列入名单</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不列入</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Proposed for the list: {reason}</source>
        <translation>建议列入名单：{reason}</translation>
    </message>
    <message>
        <source>On test drive {number}: saving ends it and stops the car (TR-06)</source>
        <translation>试驾 {number}：保存后试驾结束，车辆停用（TR-06）</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>IncidentListView</name>
    <message>
        <source>Incident list</source>
        <translation>事件名单</translation>
    </message>
    <message>
        <source>Why is {customer} taken off the list?</source>
        <translation>为什么把{customer}移出名单？</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>On the list: to drive, the general manager must approve (TD-17)</source>
        <translation>名单内的客户试驾须总经理批准（TD-17）</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Take off the list…</source>
        <translation>移出名单…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Test drive</source>
        <translation>试驾</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>失效日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>没有客户。</translation>
    </message>
    <message>
        <source>{customer}: {reason}. Taken off by {by} on {day}: {why}</source>
        <translation>{customer}：{reason}。{day} 由{by}移除：{why}</translation>
    </message>
    <message>
        <source>{customer}: {reason}. Until {day}, that day included.</source>
        <translation>{customer}：{reason}。有效至 {day}（含当日）。</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keys out and back</source>
        <translation>交钥匙与归还</translation>
    </message>
    <message>
        <source>Hand over the keys</source>
        <translation>交钥匙出发</translation>
    </message>
    <message>
        <source>Car is back</source>
        <translation>车辆已归还</translation>
    </message>
    <message>
        <source>Incident…</source>
        <translation>发生事故…</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>Fuel or charge, %</source>
        <translation>油量／电量（%）</translation>
    </message>
    <message>
        <source>Original licence shown again, seen by me now</source>
        <translation>驾驶证原件再次出示，本人已当面查看</translation>
    </message>
    <message>
        <source>click, or arrow keys and Enter; Delete takes a mark off</source>
        <translation>点击，或用方向键和回车标记；Delete 删除</translation>
    </message>
    <message>
        <source>Marks on the car</source>
        <translation>车况标记</translation>
    </message>
    <message>
        <source>Looked over on return</source>
        <translation>归还时已检查车况</translation>
    </message>
    <message>
        <source>Damage found: car stays in</source>
        <translation>发现损伤，车辆停用</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>损伤说明</translation>
    </message>
    <message>
        <source>Marks found before the drive</source>
        <translation>出发前已有的损伤</translation>
    </message>
    <message>
        <source>New damage</source>
        <translation>新的损伤</translation>
    </message>
</context>
<context>
    <name>LicenceCapture</name>
    <message>
        <source>Reading the photo</source>
        <translation>正在识别照片</translation>
    </message>
    <message>
        <source>Tick both consents below first: personal data, and copy of licence and ID (TD-18)</source>
        <translation>请先在下方勾选两项同意：个人信息、驾照和证件影像（TD-18）</translation>
    </message>
    <message>
        <source>Reading the photo… typing goes on meanwhile</source>
        <translation>正在识别照片……期间可以继续填写</translation>
    </message>
    <message>
        <source>Main sheet</source>
        <translation>正页</translation>
    </message>
    <message>
        <source>Second sheet</source>
        <translation>副页</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Camera…</source>
        <translation>拍照…</translation>
    </message>
    <message>
        <source>Discard the photos</source>
        <translation>丢弃照片</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>准驾车型</translation>
    </message>
    <message>
        <source>First issued</source>
        <translation>初次领证</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid to, or 长期</source>
        <translation>有效期至（或长期）</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>File number</source>
        <translation>档案编号</translation>
    </message>
    <message>
        <source>Store the confirmed licence</source>
        <translation>保存已确认的驾照</translation>
    </message>
    <message>
        <source>Compare each field with the photo and press Enter: only confirmed fields are stored</source>
        <translation>逐项与照片核对后按回车确认：只保存已确认的内容</translation>
    </message>
    <message>
        <source>Nothing could be read: take a sharper photo, or type the fields</source>
        <translation>没有识别出内容：请重拍清晰的照片，或手工填写</translation>
    </message>
    <message>
        <source>✓ If this is confirmed, the licence satisfies TD-02 to TD-07 and is the customer&apos;s own</source>
        <translation>✓ 如确认无误：驾照符合 TD-02 至 TD-07，且为客户本人</translation>
    </message>
    <message>
        <source>{done} of {all} confirmed</source>
        <translation>已确认 {done} / {all}</translation>
    </message>
</context>
<context>
    <name>LicencePart</name>
    <message>
        <source>Photos of the licence</source>
        <translation>驾驶证照片</translation>
    </message>
    <message>
        <source>Photos (*.jpg *.jpeg *.png *.webp *.bmp)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.bmp)</translation>
    </message>
</context>
<context>
    <name>LicenceSection</name>
    <message>
        <source>Eligibility</source>
        <translation>试驾资格</translation>
    </message>
    <message>
        <source>driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Save licence</source>
        <translation>保存驾驶证</translation>
    </message>
    <message>
        <source>Licence number</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Name on the licence</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>准驾车型</translation>
    </message>
    <message>
        <source>C1, C2, B2 …</source>
        <translation>如 C1、C2、B2</translation>
    </message>
    <message>
        <source>First issued</source>
        <translation>初次领证</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>What was shown</source>
        <translation>出示证件</translation>
    </message>
    <message>
        <source>Issued in (country)</source>
        <translation>签发国家</translation>
    </message>
    <message>
        <source>Temporary permit valid to</source>
        <translation>临时驾驶许可至</translation>
    </message>
    <message>
        <source>Customer declares: suspended?</source>
        <translation>客户声明：驾照被暂扣？</translation>
    </message>
    <message>
        <source>Customer declares: 12 points?</source>
        <translation>客户声明：记满 12 分？</translation>
    </message>
    <message>
        <source>Conditions on the licence</source>
        <translation>附加条件</translation>
    </message>
    <message>
        <source>glasses, hearing aid …</source>
        <translation>如眼镜、助听器</translation>
    </message>
    <message>
        <source>I saw the original, live, now</source>
        <translation>我刚刚当面查验了原件</translation>
    </message>
    <message>
        <source>Front and back copied and filed</source>
        <translation>正副页已复印存档</translation>
    </message>
    <message>
        <source>Long-term licence</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>Conditions are met</source>
        <translation>附加条件已满足</translation>
    </message>
    <message>
        <source>Medical certificate seen (70 and older)</source>
        <translation>已见体检证明（70 周岁以上）</translation>
    </message>
    <message>
        <source>ID number, if not on file</source>
        <translation>证件号码（档案中没有时填）</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>客户同意</translation>
    </message>
</context>
<context>
    <name>MarkRow</name>
    <message>
        <source>Kind of mark {number}</source>
        <translation>标记 {number} 的类型</translation>
    </message>
    <message>
        <source>Note to mark {number}</source>
        <translation>标记 {number} 的说明</translation>
    </message>
    <message>
        <source>how long, how deep</source>
        <translation>长度、深浅</translation>
    </message>
    <message>
        <source>Picture ✓</source>
        <translation>照片 ✓</translation>
    </message>
    <message>
        <source>Add picture…</source>
        <translation>加照片…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>MonthPart</name>
    <message>
        <source>Staff trip…</source>
        <translation>员工用车…</translation>
    </message>
    <message>
        <source>Strike out…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Cost…</source>
        <translation>费用…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>用车</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Save the month&apos;s sheet…</source>
        <translation>保存月度表…</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Month&apos;s sheet…</source>
        <translation>月度表…</translation>
    </message>
    <message>
        <source>Drive or purpose</source>
        <translation>单号或事由</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>驾驶人</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出发</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>km</source>
        <translation>公里</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能量</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>票据号</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>struck: {why}</source>
        <translation>已作废：{why}</translation>
    </message>
    <message>
        <source>{km} km, of them {own} km by staff · costs ¥{costs} · fines ¥{fines}</source>
        <translation>共 {km} 公里，其中员工用车 {own} 公里 · 费用 ¥{costs} · 罚款 ¥{fines}</translation>
    </message>
    <message>
        <source>Why is this line struck out?</source>
        <translation>为什么作废这一行？</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Struck out; it counts no more and stays to be seen</source>
        <translation>已作废：不再计入，仍可查看</translation>
    </message>
    <message>
        <source>The month&apos;s sheet is written</source>
        <translation>月度表已保存</translation>
    </message>
</context>
<context>
    <name>PapersPart</name>
    <message>
        <source>Plate</source>
        <translation>号牌</translation>
    </message>
    <message>
        <source>Permanent plate…</source>
        <translation>正式号牌…</translation>
    </message>
    <message>
        <source>Temporary plate…</source>
        <translation>临时号牌…</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>年检</translation>
    </message>
    <message>
        <source>Inspection…</source>
        <translation>年检…</translation>
    </message>
    <message>
        <source>Odometer and energy</source>
        <translation>里程与能量</translation>
    </message>
    <message>
        <source>Read off…</source>
        <translation>抄表…</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>保险</translation>
    </message>
    <message>
        <source>Insurance…</source>
        <translation>登记保单…</translation>
    </message>
    <message>
        <source>Strike out…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>not on record</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>valid to {day}</source>
        <translation>有效至 {day}</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未抄表</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未停用</translation>
    </message>
    <message>
        <source>Temporary plate no. {issue}: {plate}, {first} to {last}</source>
        <translation>第 {issue} 次临时号牌：{plate}，{first} 至 {last}</translation>
    </message>
    <message>
        <source>only the plates were late</source>
        <translation>仅号牌制作延误</translation>
    </message>
    <message>
        <source>{began} {by}: {reason}</source>
        <translation>{began} {by}：{reason}</translation>
    </message>
    <message>
        <source>back {ended} {by}: {note}</source>
        <translation>{ended} {by}恢复：{note}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>起期</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>止期</translation>
    </message>
    <message>
        <source>Sum insured</source>
        <translation>保额</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <source>Policy number</source>
        <translation>保单号</translation>
    </message>
</context>
<context>
    <name>PassengerRow</name>
    <message>
        <source>Passenger {number}: name</source>
        <translation>随车人员 {number}：姓名</translation>
    </message>
    <message>
        <source>Guardian who signs: name</source>
        <translation>代签监护人姓名</translation>
    </message>
    <message>
        <source>Under 18: the guardian signs</source>
        <translation>未满 18 周岁，监护人代签</translation>
    </message>
    <message>
        <source>Signs on the printed sheet</source>
        <translation>在打印件上签字</translation>
    </message>
    <message>
        <source>Signature of passenger {number}</source>
        <translation>随车人员 {number} 签名</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>RefuseDialog</name>
    <message>
        <source>Refuse the drive</source>
        <translation>拒绝试驾</translation>
    </message>
    <message>
        <source>Why is the drive refused?</source>
        <translation>为什么拒绝试驾？</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>SheetTile</name>
    <message>
        <source>{sheet}: drop a photo or click</source>
        <translation>{sheet}：拖入照片或点击选择</translation>
    </message>
</context>
<context>
    <name>SlotSection</name>
    <message>
        <source>Slot</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Diary of the demo cars: arrows move, Enter chooses</source>
        <translation>试驾车日程：方向键移动，回车选择</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Cancel booking…</source>
        <translation>取消预约…</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到场</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>拒绝试驾…</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Demo car</source>
        <translation>试驾车</translation>
    </message>
    <message>
        <source>Escort</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>路线</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>时长（分钟）</translation>
    </message>
    <message>
        <source>Rain, snow or fog</source>
        <translation>雨雪或大雾</translation>
    </message>
</context>
<context>
    <name>TestDrivePage</name>
    <message>
        <source>Save licence</source>
        <translation>保存驾驶证</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Save check</source>
        <translation>保存检查</translation>
    </message>
    <message>
        <source>Sign agreement</source>
        <translation>签署协议</translation>
    </message>
    <message>
        <source>Hand over the keys</source>
        <translation>交钥匙出发</translation>
    </message>
    <message>
        <source>Car is back</source>
        <translation>车辆已归还</translation>
    </message>
    <message>
        <source>Save feedback</source>
        <translation>保存反馈</translation>
    </message>
    <message>
        <source>Why is the booking cancelled?</source>
        <translation>为什么取消预约？</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>试乘试驾协议</translation>
    </message>
    <message>
        <source>may drive</source>
        <translation>可以试驾</translation>
    </message>
    <message>
        <source>needs approval</source>
        <translation>需审批</translation>
    </message>
    <message>
        <source>no keys yet</source>
        <translation>不能交钥匙</translation>
    </message>
    <message>
        <source>seen by {name}, {at}</source>
        <translation>{name} 查验，{at}</translation>
    </message>
    <message>
        <source>Move booking</source>
        <translation>改期</translation>
    </message>
</context>
<context>
    <name>TestDrivePlace</name>
    <message>
        <source>Diary</source>
        <translation>日程</translation>
    </message>
    <message>
        <source>Demo cars</source>
        <translation>试驾车</translation>
    </message>
    <message>
        <source>Fines</source>
        <translation>违章</translation>
    </message>
    <message>
        <source>Incident list</source>
        <translation>事件名单</translation>
    </message>
    <message>
        <source>Test drives</source>
        <translation>试乘试驾</translation>
    </message>
</context>
<context>
    <name>TestDriveWords</name>
    <message>
        <source>Customer drives</source>
        <translation>试驾（客户驾驶）</translation>
    </message>
    <message>
        <source>Customer rides</source>
        <translation>试乘（员工驾驶）</translation>
    </message>
    <message>
        <source>Original licence</source>
        <translation>驾驶证原件</translation>
    </message>
    <message>
        <source>Electronic licence, shown live</source>
        <translation>电子驾驶证（当面打开）</translation>
    </message>
    <message>
        <source>Temporary driving permit</source>
        <translation>临时驾驶许可</translation>
    </message>
    <message>
        <source>Foreign licence</source>
        <translation>境外驾驶证</translation>
    </message>
    <message>
        <source>International permit</source>
        <translation>国际驾照</translation>
    </message>
    <message>
        <source>Learner permit</source>
        <translation>学习驾驶证明</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Not looked yet</source>
        <translation>尚未观察</translation>
    </message>
    <message>
        <source>Fit to drive</source>
        <translation>适合驾驶</translation>
    </message>
    <message>
        <source>Unfit: refuse</source>
        <translation>不适合，拒绝</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息处理</translation>
    </message>
    <message>
        <source>Copy of licence and ID</source>
        <translation>证件影像留存</translation>
    </message>
    <message>
        <source>Recording of the route</source>
        <translation>路线轨迹记录</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已检查</translation>
    </message>
    <message>
        <source>Agreement signed</source>
        <translation>协议已签</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>试驾中</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已归还</translation>
    </message>
    <message>
        <source>Feedback recorded</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到场</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>事故</translation>
    </message>
</context>
<context>
    <name>TimeGrid</name>
    <message>
        <source>escort</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>the car is withdrawn (TD-12)</source>
        <translation>车辆停用（TD-12）</translation>
    </message>
</context>
<context>
    <name>VerdictList</name>
    <message>
        <source>Checks</source>
        <translation>资格核验</translation>
    </message>
    <message>
        <source>Offer a ride instead</source>
        <translation>改为试乘</translation>
    </message>
    <message>
        <source>all satisfied</source>
        <translation>全部符合</translation>
    </message>
    <message>
        <source>needs approval</source>
        <translation>需审批</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>a reminder, no obstacle</source>
        <translation>仅提醒，不影响</translation>
    </message>
    <message>
        <source>a manager may let it pass</source>
        <translation>经理可放行</translation>
    </message>
    <message>
        <source>the general manager may let it pass</source>
        <translation>总经理可放行</translation>
    </message>
    <message>
        <source>nobody may let it pass</source>
        <translation>任何人不得放行</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Let pass…</source>
        <translation>放行…</translation>
    </message>
</context>
<context>
    <name>VerdictPart</name>
    <message>
        <source>Why may {code} pass? At least ten characters; it is recorded with your name.</source>
        <translation>为什么放行 {code}？至少十个字，将连同您的姓名留档。</translation>
    </message>
    <message>
        <source>Let pass</source>
        <translation>放行</translation>
    </message>
</context>
</TS>
