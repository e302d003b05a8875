<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ApprovalCard</name>
    <message>
        <source>Decide…</source>
        <translation>审批…</translation>
    </message>
    <message>
        <source>Open deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Change order</source>
        <translation>合同变更（换订）</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>退订</translation>
    </message>
    <message>
        <source>Contract issued anew</source>
        <translation>合同作废重开</translation>
    </message>
    <message>
        <source>Notice of termination</source>
        <translation>解除通知书</translation>
    </message>
    <message>
        <source>Order by phone, fax or message</source>
        <translation>电话、传真或消息订单</translation>
    </message>
    <message>
        <source>Special terms</source>
        <translation>特别约定</translation>
    </message>
    <message>
        <source>Three-guarantees claim</source>
        <translation>三包要求</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>¥{discount} off ¥{guide} ({share})</source>
        <translation>指导价 ¥{guide}，优惠 ¥{discount}（{share}）</translation>
    </message>
</context>
<context>
    <name>ApprovalDeskDialog</name>
    <message>
        <source>Waiting for your approval</source>
        <translation>等待您审批</translation>
    </message>
    <message>
        <source>No approval is waiting.</source>
        <translation>没有待审批的申请。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Approve only up to</source>
        <translation>只批准至</translation>
    </message>
    <message>
        <source>Open deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不批准</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Compare and decide…</source>
        <translation>比较后决定…</translation>
    </message>
    <message>
        <source>Approved: {who}</source>
        <translation>已批准：{who}</translation>
    </message>
    <message>
        <source>Refused: {who}</source>
        <translation>未批准：{who}</translation>
    </message>
</context>
<context>
    <name>DossierView</name>
    <message>
        <source>asked {since} by {who}, to be decided as {post}</source>
        <translation>{since} 由 {who} 申请，须由{post}审批</translation>
    </message>
    <message>
        <source>expires {until}</source>
        <translation>{until} 失效</translation>
    </message>
    <message>
        <source>Why they haggle: {why}</source>
        <translation>还价原因：{why}</translation>
    </message>
    <message>
        <source>Beyond the consultant&apos;s limit by</source>
        <translation>超出顾问权限</translation>
    </message>
    <message>
        <source>Margin at this price</source>
        <translation>按此价毛利</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>waiting for {hours} h {minutes} min</source>
        <translation>已等待 {hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>Consultant&apos;s limit on this car</source>
        <translation>顾问对本车的权限</translation>
    </message>
    <message>
        <source>Sales manager&apos;s limit on this car</source>
        <translation>销售经理对本车的权限</translation>
    </message>
    <message>
        <source>Limits and margin</source>
        <translation>权限与毛利</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>变更内容</translation>
    </message>
    <message>
        <source>The claim</source>
        <translation>三包要求</translation>
    </message>
    <message>
        <source>Versions of the quotation</source>
        <translation>报价各版本</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>General manager</source>
        <translation>总经理</translation>
    </message>
    <message>
        <source>Sales manager</source>
        <translation>销售经理</translation>
    </message>
    <message>
        <source>Over budget</source>
        <translation>超出预算</translation>
    </message>
    <message>
        <source>Rival is cheaper</source>
        <translation>竞品更便宜</translation>
    </message>
    <message>
        <source>Fears paying too much</source>
        <translation>怕买贵</translation>
    </message>
    <message>
        <source>Always haggles</source>
        <translation>习惯还价</translation>
    </message>
    <message>
        <source>Family decides</source>
        <translation>家人要求</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>Other requests for this quotation</source>
        <translation>本报价的其他申请</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Handed to a manager</source>
        <translation>转交经理</translation>
    </message>
</context>
<context>
    <name>Matters</name>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>answered, to be closed</source>
        <translation>已答复，待办结</translation>
    </message>
    <message>
        <source>contact by {at}</source>
        <translation>{at} 前联系</translation>
    </message>
    <message>
        <source>answer by {day}</source>
        <translation>{day} 前答复</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Open complaint: {what}</source>
        <translation>打开投诉：{what}</translation>
    </message>
    <message>
        <source>Tell the national system: {facts}</source>
        <translation>到全国汽车流通系统更新：{facts}</translation>
    </message>
    <message>
        <source>Register the store in the national system</source>
        <translation>到全国汽车流通系统备案</translation>
    </message>
    <message>
        <source>{what}, overdue since {day}</source>
        <translation>{what}，{day} 已到期</translation>
    </message>
    <message>
        <source>{what}, by {day}</source>
        <translation>{what}，{day} 前</translation>
    </message>
    <message>
        <source>Open settings: {what}</source>
        <translation>打开设置：{what}</translation>
    </message>
    <message>
        <source>Request of a person</source>
        <translation>个人权利请求</translation>
    </message>
    <message>
        <source>Incident: tell the authority</source>
        <translation>安全事件：报告主管部门</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新来访</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有到期的任务。</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>我的任务</translation>
    </message>
    <message>
        <source>No open deals. Every deal begins with a visit or a call.</source>
        <translation>没有进行中的商机。每个商机都从一次到店或来电开始。</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中的商机</translation>
    </message>
    <message>
        <source>Your post has no daily list here.</source>
        <translation>您的岗位在这里没有每日清单。</translation>
    </message>
    <message>
        <source>The day is not closed</source>
        <translation>今日尚未日结</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>等待您审批</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>在店客户</translation>
    </message>
    <message>
        <source>Test drives today</source>
        <translation>今日试驾</translation>
    </message>
    <message>
        <source>Demo cars: what ends or is missing</source>
        <translation>试驾车：到期与缺失</translation>
    </message>
    <message>
        <source>Effective calls today</source>
        <translation>今日有效电话</translation>
    </message>
    <message>
        <source>Idle customers</source>
        <translation>闲置客户</translation>
    </message>
    <message>
        <source>The store&apos;s own duties</source>
        <translation>门店备案义务</translation>
    </message>
    <message>
        <source>Privacy desk</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>意向车</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>建立于</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Nobody is in the store.</source>
        <translation>店内没有客户。</translation>
    </message>
    <message>
        <source>No test drive is booked.</source>
        <translation>今天没有预约试驾。</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count} 项</translation>
    </message>
    <message>
        <source>No approval is waiting.</source>
        <translation>没有待审批的申请。</translation>
    </message>
    <message>
        <source>{count} gaps keep the day open.</source>
        <translation>还有 {count} 项缺漏，今日不能日结。</translation>
    </message>
    <message>
        <source>No gaps: the day can be closed.</source>
        <translation>没有缺漏：可以日结。</translation>
    </message>
    <message>
        <source>{count} customers without contact for too long.</source>
        <translation>{count} 位客户过久没有联系。</translation>
    </message>
    <message>
        <source>Open: {what}</source>
        <translation>打开：{what}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>{name} {done}/{quota} (morning {am}/{am_quota}, afternoon {pm}/{pm_quota})</source>
        <translation>{name} {done}/{quota}（上午 {am}/{am_quota}，下午 {pm}/{pm_quota}）</translation>
    </message>
    <message>
        <source>Open car: {what}</source>
        <translation>打开车辆：{what}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超时未还</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open deal: {what}</source>
        <translation>打开商机：{what}</translation>
    </message>
    <message>
        <source>{day} late</source>
        <translation>{day} 逾期</translation>
    </message>
</context>
</TS>
