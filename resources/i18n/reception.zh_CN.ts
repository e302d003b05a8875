<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AppointmentsPart</name>
    <message>
        <source>Appointments</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Appointment cancelled</source>
        <translation>预约已取消</translation>
    </message>
    <message>
        <source>Marked as not come</source>
        <translation>已登记爽约</translation>
    </message>
    <message>
        <source>Showroom</source>
        <translation>展厅</translation>
    </message>
    <message>
        <source>Make appointment</source>
        <translation>登记预约</translation>
    </message>
    <message>
        <source>They are here</source>
        <translation>客户已到</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>爽约</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>接待准备</translation>
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
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>With</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Reason for coming</source>
        <translation>到店事由</translation>
    </message>
    <message>
        <source>we are speaking now (S2-04)</source>
        <translation>正在与客户沟通（S2-04）</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>! to be settled</source>
        <translation>! 待处理</translation>
    </message>
    <message>
        <source>! late by {minutes}′</source>
        <translation>! 迟到 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Appointments: {count}</source>
        <translation>预约：{count} 个</translation>
    </message>
    <message>
        <source>Move appointment</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Appointment made</source>
        <translation>预约已登记</translation>
    </message>
    <message>
        <source>Appointment moved</source>
        <translation>预约已改</translation>
    </message>
</context>
<context>
    <name>AudienceFields</name>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Intended car contains</source>
        <translation>意向车型包含</translation>
    </message>
    <message>
        <source>No contact for days</source>
        <translation>多少天未联系</translation>
    </message>
    <message>
        <source>Came with campaign</source>
        <translation>来自活动</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属顾问</translation>
    </message>
    <message>
        <source>Grades; none ticked: all</source>
        <translation>级别（不选为全部）</translation>
    </message>
    <message>
        <source>Trade contains</source>
        <translation>行业包含</translation>
    </message>
    <message>
        <source>Cars, at least</source>
        <translation>车队不少于</translation>
    </message>
</context>
<context>
    <name>BoardPart</name>
    <message>
        <source>In the store</source>
        <translation>店内客户</translation>
    </message>
    <message>
        <source>Next in turn takes them</source>
        <translation>按轮值接待</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离店</translation>
    </message>
    <message>
        <source>In the store: {count}</source>
        <translation>店内客户：{count} 批</translation>
    </message>
</context>
<context>
    <name>CallPart</name>
    <message>
        <source>Phone enquiry</source>
        <translation>来电咨询</translation>
    </message>
    <message>
        <source>Call is over</source>
        <translation>通话结束</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>District</source>
        <translation>来自区域</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Type and use</source>
        <translation>类型与用途</translation>
    </message>
    <message>
        <source>Price they think of</source>
        <translation>心里价位</translation>
    </message>
    <message>
        <source>Cash or loan</source>
        <translation>全款或贷款</translation>
    </message>
    <message>
        <source>Wanted when</source>
        <translation>何时用车</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>信息渠道</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>洽谈内容</translation>
    </message>
    <message>
        <source>name and district confirmed</source>
        <translation>已核实姓名与区域</translation>
    </message>
    <message>
        <source>asked for the price</source>
        <translation>询问价格</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无结果</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>约定到店</translation>
    </message>
    <message>
        <source>A consultant calls back at once</source>
        <translation>顾问立即回电</translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation>通话结果</translation>
    </message>
    <message>
        <source>Comes on</source>
        <translation>到店日期</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>Q&amp;A sheet: the same answer from everybody; no prices by telephone.</source>
        <translation>答客问：口径一致；电话里不报价。</translation>
    </message>
    <message>
        <source>The sheet is empty.</source>
        <translation>答客问还是空的。</translation>
    </message>
    <message>
        <source>Showroom</source>
        <translation>展厅</translation>
    </message>
    <message>
        <source>target {least}–{most} minutes</source>
        <translation>目标 {least}–{most} 分钟</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>Noted with the call</source>
        <translation>已记入本次通话</translation>
    </message>
    <message>
        <source>Call written down</source>
        <translation>通话已登记</translation>
    </message>
    <message>
        <source>Call written down, {name} calls back now</source>
        <translation>来电已登记，{name} 立即回电</translation>
    </message>
    <message>
        <source>Call written down, appointment made</source>
        <translation>来电已登记，预约已建立</translation>
    </message>
</context>
<context>
    <name>CallTargetsPart</name>
    <message>
        <source>Day, empty for today</source>
        <translation>日期（空为今天）</translation>
    </message>
    <message>
        <source>A call counts when connected, and long enough or with a written result (PH-05).</source>
        <translation>接通，并且通话够长或写下结果，才算有效电话（PH-05）。</translation>
    </message>
    <message>
        <source>Effective calls against the quota</source>
        <translation>有效电话与定额</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>上午</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>下午</translation>
    </message>
    <message>
        <source>Whole day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计入</translation>
    </message>
</context>
<context>
    <name>CallsPart</name>
    <message>
        <source>Name, last digits, car, any word</source>
        <translation>姓名、尾号、车型、任意字词</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电档案</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
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
        <source>District</source>
        <translation>来自区域</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Price asked</source>
        <translation>问价</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>洽谈内容</translation>
    </message>
</context>
<context>
    <name>CampaignCallsPart</name>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>All open lists</source>
        <translation>所有进行中的名单</translation>
    </message>
    <message>
        <source>everybody&apos;s calls</source>
        <translation>所有人的电话</translation>
    </message>
    <message>
        <source>Give to</source>
        <translation>转给</translation>
    </message>
    <message>
        <source>Give to…</source>
        <translation>转给…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>移出名单</translation>
    </message>
    <message>
        <source>Save, next call</source>
        <translation>保存，下一位</translation>
    </message>
    <message>
        <source>Portrait…</source>
        <translation>画像…</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>No calls are waiting for you. A manager makes the lists.</source>
        <translation>目前没有待打的电话。名单由经理制作。</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Will come on</source>
        <translation>到店日期</translation>
    </message>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>下次联系</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>谈话内容</translation>
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
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Done elsewhere</source>
        <translation>已在别处完成</translation>
    </message>
    <message>
        <source>Give to {name}</source>
        <translation>转给{name}</translation>
    </message>
    <message>
        <source>{count} calls given away</source>
        <translation>已转出 {count} 通电话</translation>
    </message>
    <message>
        <source>{done} of {total} done · {coming} will come</source>
        <translation>已完成 {done} / {total} · 会来 {coming}</translation>
    </message>
    <message>
        <source>never spoken with</source>
        <translation>从未联系</translation>
    </message>
    <message>
        <source>Appointment made</source>
        <translation>预约已登记</translation>
    </message>
    <message>
        <source>Call written down</source>
        <translation>通话已登记</translation>
    </message>
    <message>
        <source>Written down: {count} more tries</source>
        <translation>已登记：还可再试 {count} 次</translation>
    </message>
    <message>
        <source>Written down: send a message now, then it is closed</source>
        <translation>已登记：现在发一条信息，然后结束</translation>
    </message>
    <message>
        <source>Taken off the list</source>
        <translation>已移出名单</translation>
    </message>
</context>
<context>
    <name>CampaignCostsPart</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>按渠道</translation>
    </message>
    <message>
        <source>By campaign</source>
        <translation>按活动</translation>
    </message>
    <message>
        <source>Leads and money</source>
        <translation>线索与费用</translation>
    </message>
    <message>
        <source>What leads cost</source>
        <translation>线索成本</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>费用明细</translation>
    </message>
    <message>
        <source>Strike the amount</source>
        <translation>作废这笔费用</translation>
    </message>
    <message>
        <source>Add the amount</source>
        <translation>添加费用</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待判定</translation>
    </message>
    <message>
        <source>Filing rate</source>
        <translation>建卡率</translation>
    </message>
    <message>
        <source>Per lead</source>
        <translation>每条线索</translation>
    </message>
    <message>
        <source>Per valid lead</source>
        <translation>每条有效线索</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
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
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>no channel</source>
        <translation>未注明渠道</translation>
    </message>
    <message>
        <source>Amount added</source>
        <translation>费用已添加</translation>
    </message>
    <message>
        <source>Amount struck</source>
        <translation>费用已作废</translation>
    </message>
</context>
<context>
    <name>CampaignDialog</name>
    <message>
        <source>Calls</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Take a lead</source>
        <translation>登记线索</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Call lists</source>
        <translation>邀约名单</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新名单</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>群发信息</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Prospecting</source>
        <translation>拓客</translation>
    </message>
</context>
<context>
    <name>CampaignLeadsPart</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>only my customers</source>
        <translation>只看我的客户</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>No leads in these days.</source>
        <translation>这段时间没有线索。</translation>
    </message>
    <message>
        <source>Save the judgement</source>
        <translation>保存判定</translation>
    </message>
    <message>
        <source>Portrait…</source>
        <translation>画像…</translation>
    </message>
    <message>
        <source>Lead is</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Why not valid</source>
        <translation>无效原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Prospect test (GR-05)</source>
        <translation>潜客评定（GR-05）</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
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
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属顾问</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What was said last</source>
        <translation>最近谈话</translation>
    </message>
    <message>
        <source>{count} leads · {valid} valid · {invalid} not valid</source>
        <translation>线索 {count} 条 · 有效 {valid} · 无效 {invalid}</translation>
    </message>
    <message>
        <source>Judgement saved</source>
        <translation>判定已保存</translation>
    </message>
</context>
<context>
    <name>CampaignListsPart</name>
    <message>
        <source>Call lists</source>
        <translation>邀约名单</translation>
    </message>
    <message>
        <source>No call list was made yet: see New list.</source>
        <translation>还没有邀约名单：请到“新名单”制作。</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>结束名单</translation>
    </message>
    <message>
        <source>Take the list out</source>
        <translation>导出名单</translation>
    </message>
    <message>
        <source>By caller</source>
        <translation>按负责人</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Will come</source>
        <translation>会来</translation>
    </message>
    <message>
        <source>File: .xlsx, .csv, or .pdf to print</source>
        <translation>文件：.xlsx、.csv，打印用 .pdf</translation>
    </message>
    <message>
        <source>call-list</source>
        <translation>邀约名单</translation>
    </message>
    <message>
        <source>What for: full numbers go out</source>
        <translation>用途（含完整电话）</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作人</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Left out: {why}</source>
        <translation>未列入：{why}</translation>
    </message>
    <message>
        <source>{count} people in {file}</source>
        <translation>已导出 {count} 人：{file}</translation>
    </message>
    <message>
        <source>The list is closed, {count} calls taken back</source>
        <translation>名单已结束，收回 {count} 通电话</translation>
    </message>
</context>
<context>
    <name>CampaignMessagePart</name>
    <message>
        <source>What each would read</source>
        <translation>每位客户收到的内容</translation>
    </message>
    <message>
        <source>Take the messages out</source>
        <translation>导出群发信息</translation>
    </message>
    <message>
        <source>Text, with how to refuse further messages</source>
        <translation>内容（须写明退订方式）</translation>
    </message>
    <message>
        <source>Speaks of campaign</source>
        <translation>涉及活动</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>发送方式</translation>
    </message>
    <message>
        <source>Put in:</source>
        <translation>插入：</translation>
    </message>
    <message>
        <source>File: .xlsx or .csv</source>
        <translation>文件：.xlsx 或 .csv</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>群发信息</translation>
    </message>
    <message>
        <source>What for: full numbers go out</source>
        <translation>用途（含完整电话）</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>{matched} match · {allowed} get it (at most {most}) · {parts} messages for the first {shown}</source>
        <translation>符合 {matched} 人 · 可发 {allowed} 人（最多 {most}）· 前 {shown} 人共 {parts} 条</translation>
    </message>
    <message>
        <source>Left out: {why}</source>
        <translation>未列入：{why}</translation>
    </message>
    <message>
        <source>{count} messages in {file}</source>
        <translation>已导出 {count} 条信息：{file}</translation>
    </message>
</context>
<context>
    <name>CampaignsPart</name>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Call lists, messages, costs…</source>
        <translation>邀约名单、群发、费用…</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Arrivals and calls</source>
        <translation>来店来电数</translation>
    </message>
</context>
<context>
    <name>DayCloseDialog</name>
    <message>
        <source>Day close</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>尚未完善</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>没有缺项。</translation>
    </message>
    <message>
        <source>Enter opens the line.</source>
        <translation>回车打开该行登记。</translation>
    </message>
    <message>
        <source>Traffic (RC-01)</source>
        <translation>客流合计（RC-01）</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>First visits</source>
        <translation>首次到店</translation>
    </message>
    <message>
        <source>Test drives</source>
        <translation>试乘试驾</translation>
    </message>
    <message>
        <source>Phone calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>By consultant</source>
        <translation>按顾问</translation>
    </message>
    <message>
        <source>Closed days</source>
        <translation>已日结</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新打开…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺什么</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表号</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Why is {day} opened again? Ten characters or more (G-07).</source>
        <translation>为什么重新打开 {day}？至少十个字（G-07）。</translation>
    </message>
    <message>
        <source>Reopen the day</source>
        <translation>重新打开当天</translation>
    </message>
    <message>
        <source>Sheet…</source>
        <translation>查看日结表…</translation>
    </message>
    <message>
        <source>closed, {number}</source>
        <translation>已日结 {number}</translation>
    </message>
    <message>
        <source>not closed, {count} to complete</source>
        <translation>未日结，{count} 处待完善</translation>
    </message>
    <message>
        <source>ready to close</source>
        <translation>可以日结</translation>
    </message>
    <message>
        <source>Still missing: {count}</source>
        <translation>尚未完善：{count} 处</translation>
    </message>
    <message>
        <source>Every line is complete</source>
        <translation>每一行都已完善</translation>
    </message>
    <message>
        <source>{name}: {total} arrivals, {calls} calls, {drives} drives</source>
        <translation>{name}：到店 {total}，来电 {calls}，试驾 {drives}</translation>
    </message>
    <message>
        <source>Earlier days not closed:</source>
        <translation>以前未日结：</translation>
    </message>
    <message>
        <source>Back to the front desk</source>
        <translation>返回前台</translation>
    </message>
    <message>
        <source>Closed: sheet {number} is ready to be signed</source>
        <translation>已日结：{number} 可打印签字</translation>
    </message>
</context>
<context>
    <name>DeskTabs</name>
    <message>
        <source>In the store</source>
        <translation>店内客户</translation>
    </message>
    <message>
        <source>Today&apos;s log</source>
        <translation>今日客流登记</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>接电话</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电档案</translation>
    </message>
    <message>
        <source>Q&amp;A sheet</source>
        <translation>答客问</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>市场活动</translation>
    </message>
    <message>
        <source>Call quota</source>
        <translation>电话定额</translation>
    </message>
    <message>
        <source>Self-review</source>
        <translation>接待自评</translation>
    </message>
    <message>
        <source>Parts of the front desk</source>
        <translation>前台各部分</translation>
    </message>
</context>
<context>
    <name>FileButton</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
</context>
<context>
    <name>FrontDeskPage</name>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Open deal</source>
        <translation>建立商机</translation>
    </message>
    <message>
        <source>Today: arrivals {total}, calls {calls}</source>
        <translation>今日到店 {total} 批，来电 {calls} 个</translation>
    </message>
    <message>
        <source>Logged: {name} receives</source>
        <translation>已登记，由 {name} 接待</translation>
    </message>
    <message>
        <source>Go to deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Visit logged</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>A call comes in</source>
        <translation>来电话了</translation>
    </message>
    <message>
        <source>Day close</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>All columns</source>
        <translation>全部栏目</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Enter logs; an empty line is an anonymous visitor, 3 a party of three; ↓ opens all columns.</source>
        <translation>回车登记；空行是未留名访客，输 3 是三人同行；↓ 展开全部栏目。</translation>
    </message>
    <message>
        <source>known</source>
        <translation>老客户</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>归属 {name}</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Correcting the line of {name}</source>
        <translation>更正 {name} 的登记</translation>
    </message>
    <message>
        <source>an anonymous party</source>
        <translation>未留名访客</translation>
    </message>
    <message>
        <source>test drive: {car}</source>
        <translation>试驾：{car}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>无</translation>
    </message>
    <message>
        <source>quotation given: yes</source>
        <translation>已报价</translation>
    </message>
    <message>
        <source>quotation given: no</source>
        <translation>未报价</translation>
    </message>
    <message>
        <source>on file</source>
        <translation>已留档</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>未留档</translation>
    </message>
    <message>
        <source>Call logged</source>
        <translation>来电已登记</translation>
    </message>
    <message>
        <source>Line stored</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Logged: everybody is away, the party waits</source>
        <translation>已登记：顾问都不在，客户等候中</translation>
    </message>
    <message>
        <source>Line taken back</source>
        <translation>登记已撤销</translation>
    </message>
    <message>
        <source>Left after {minutes} minutes</source>
        <translation>已离店，停留 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>GreetingCard</name>
    <message>
        <source>Greeting</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Greeted</source>
        <translation>已问候</translation>
    </message>
    <message>
        <source>Greeting standard</source>
        <translation>接待规范</translation>
    </message>
    <message>
        <source>Select a party on the board.</source>
        <translation>请在看板上选择一批客户。</translation>
    </message>
    <message>
        <source>Greeting: appointment</source>
        <translation>接待：预约客户</translation>
    </message>
    <message>
        <source>Greeting: a stranger</source>
        <translation>接待：陌生访客</translation>
    </message>
    <message>
        <source>Greeted at {time}</source>
        <translation>{time} 已问候</translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>LeavingBar</name>
    <message>
        <source>Grade at leaving</source>
        <translation>离店级别</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why no file</source>
        <translation>未留档原因</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离店</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>In turn</source>
        <translation>按轮值</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Phone, last digits, pinyin</source>
        <translation>电话、尾号、拼音</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>How</source>
        <translation>来访方式</translation>
    </message>
    <message>
        <source>Visit type</source>
        <translation>来访类型</translation>
    </message>
    <message>
        <source>Receives</source>
        <translation>接待顾问</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离店</translation>
    </message>
    <message>
        <source>still here</source>
        <translation>未离店</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>同行人</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>District</source>
        <translation>来自区域</translation>
    </message>
    <message>
        <source>Contact by</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Own car</source>
        <translation>现有车辆</translation>
    </message>
    <message>
        <source>Number plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Used car to trade in</source>
        <translation>置换旧车</translation>
    </message>
    <message>
        <source>Brand wanted</source>
        <translation>意向品牌</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>信息渠道</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>指名顾问</translation>
    </message>
    <message>
        <source>Why not in turn</source>
        <translation>不按轮值的理由</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>竞品</translation>
    </message>
    <message>
        <source>Grade at leaving</source>
        <translation>离店级别</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why no file</source>
        <translation>未留档原因</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>洽谈内容</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>LiveBoardModel</name>
    <message>
        <source>Arrived</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Visit type</source>
        <translation>来访类型</translation>
    </message>
    <message>
        <source>Receives</source>
        <translation>接待顾问</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>greeted {minutes}′</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>! nobody yet</source>
        <translation>! 待分配</translation>
    </message>
</context>
<context>
    <name>LogPart</name>
    <message>
        <source>Today&apos;s log</source>
        <translation>今日客流登记</translation>
    </message>
    <message>
        <source>Take the line back</source>
        <translation>撤销登记</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离店</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>停留分钟</translation>
    </message>
    <message>
        <source>How</source>
        <translation>来访方式</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
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
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Receives</source>
        <translation>接待顾问</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>计为</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>信息渠道</translation>
    </message>
    <message>
        <source>Test drive</source>
        <translation>试驾</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>未留名</translation>
    </message>
</context>
<context>
    <name>NewListPart</name>
    <message>
        <source>Only customers who agreed to marketing and may be contacted come on the list. Owners call their own customers; the others go to whoever has least.</source>
        <translation>只列入同意接收营销且可以联系的客户。有归属的客户由其顾问联系，其余分给任务最少的顾问。</translation>
    </message>
    <message>
        <source>Make the list</source>
        <translation>生成名单</translation>
    </message>
    <message>
        <source>For campaign</source>
        <translation>为哪个活动</translation>
    </message>
    <message>
        <source>Call until</source>
        <translation>联系截止日</translation>
    </message>
    <message>
        <source>empty: the day before</source>
        <translation>不填：活动前一天</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多人数</translation>
    </message>
    <message>
        <source>Who calls; none ticked: everybody</source>
        <translation>由谁联系（不选为全体顾问）</translation>
    </message>
    <message>
        <source>Write a campaign down first: front desk, Campaigns</source>
        <translation>请先在前台“市场活动”中登记活动</translation>
    </message>
    <message>
        <source>{matched} match · {allowed} may be called</source>
        <translation>符合 {matched} 人 · 可联系 {allowed} 人</translation>
    </message>
    <message>
        <source>Left out: {why}</source>
        <translation>未列入：{why}</translation>
    </message>
    <message>
        <source>The list is made; everybody finds their calls under Calls and Today</source>
        <translation>名单已生成：每位顾问在“电话”和“今日”中看到自己的任务</translation>
    </message>
</context>
<context>
    <name>PortraitDialog</name>
    <message>
        <source>Customer portrait</source>
        <translation>客户画像</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>车辆数</translation>
    </message>
    <message>
        <source>What hurts: standstill, costs, range …</source>
        <translation>痛点：停运、费用、续航……</translation>
    </message>
    <message>
        <source>Who asks, checks, pays, decides</source>
        <translation>决策链：谁提出、谁审核、谁付款、谁拍板</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save the portrait</source>
        <translation>保存画像</translation>
    </message>
    <message>
        <source>changed {at} by {name}</source>
        <translation>{name} 于 {at} 修改</translation>
    </message>
    <message>
        <source>Portrait saved</source>
        <translation>画像已保存</translation>
    </message>
</context>
<context>
    <name>QueueCard</name>
    <message>
        <source>Whose turn</source>
        <translation>接待轮值</translation>
    </message>
    <message>
        <source>No consultant is here.</source>
        <translation>没有顾问在岗。</translation>
    </message>
    <message>
        <source>Somebody is away</source>
        <translation>登记离岗</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Back at</source>
        <translation>返回时间</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Mark away</source>
        <translation>离岗</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>回岗</translation>
    </message>
    <message>
        <source>with customers</source>
        <translation>接待中</translation>
    </message>
    <message>
        <source>next</source>
        <translation>轮到</translation>
    </message>
    <message>
        <source>today {count}</source>
        <translation>今日 {count} 批</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>Save reception</source>
        <translation>保存接待</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>filed with name, phone and intended car (RC-02)</source>
        <translation>姓名、电话、意向车型齐全即留档（RC-02）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>District</source>
        <translation>来自区域</translation>
    </message>
    <message>
        <source>How they heard of us</source>
        <translation>信息渠道</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>How</source>
        <translation>来访方式</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>来访目的</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>同行人</translation>
    </message>
    <message>
        <source>Came with, own car</source>
        <translation>来店方式、现有车</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>指名顾问</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>未指名</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>客户归属</translation>
    </message>
    <message>
        <source>Give to</source>
        <translation>改归</translation>
    </message>
    <message>
        <source>Reason, ten characters or more</source>
        <translation>理由，至少十个字</translation>
    </message>
    <message>
        <source>Change owner</source>
        <translation>更改归属</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>接待规范</translation>
    </message>
    <message>
        <source>within one minute (RC-04)</source>
        <translation>一分钟内完成（RC-04）</translation>
    </message>
    <message>
        <source>Greeting standard</source>
        <translation>接待规范</translation>
    </message>
    <message>
        <source>Reception saved</source>
        <translation>接待已保存</translation>
    </message>
    <message>
        <source>Owner changed</source>
        <translation>归属已更改</translation>
    </message>
    <message>
        <source>Not decided: add name, phone and intended car.</source>
        <translation>归属未定：请补全姓名、电话、意向车型。</translation>
    </message>
    <message>
        <source>not logged yet: saving logs it</source>
        <translation>尚未登记，保存时登记</translation>
    </message>
    <message>
        <source>arrived {time}</source>
        <translation>{time} 到店</translation>
    </message>
    <message>
        <source>, left {time}</source>
        <translation>，{time} 离店</translation>
    </message>
    <message>
        <source>, received by {name}</source>
        <translation>，{name} 接待</translation>
    </message>
    <message>
        <source> · protected until {day}</source>
        <translation> · 保护至 {day}</translation>
    </message>
</context>
<context>
    <name>ReceptionWords</name>
    <message>
        <source>Walked in</source>
        <translation>自然来店</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约到店</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Looking at cars</source>
        <translation>看车</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>邀约</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Picking up a car</source>
        <translation>提车</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>办手续</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>退订</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>First, filed</source>
        <translation>首次留档</translation>
    </message>
    <message>
        <source>First, had a card</source>
        <translation>已建卡首次到店</translation>
    </message>
    <message>
        <source>First, not filed</source>
        <translation>看车未留档</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再次到店</translation>
    </message>
    <message>
        <source>No intention</source>
        <translation>非意向</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>未完善</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>预定</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>成交</translation>
    </message>
    <message>
        <source>About to give up</source>
        <translation>准放弃</translation>
    </message>
    <message>
        <source>Gave up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Bought another car</source>
        <translation>购他车</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>Lunch</source>
        <translation>午餐</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>请假</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Test drive</source>
        <translation>试驾</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>开会</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>待到店</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>已到店</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>爽约</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Here again</source>
        <translation>再次到店</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
</context>
<context>
    <name>ReviewPart</name>
    <message>
        <source>What went well</source>
        <translation>做得好的</translation>
    </message>
    <message>
        <source>What to improve</source>
        <translation>要改进的</translation>
    </message>
    <message>
        <source>What to do next time</source>
        <translation>下次怎么做</translation>
    </message>
    <message>
        <source>Self-review after a reception: you and the manager read it, nobody else</source>
        <translation>接待自评：只有本人和经理能看</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接待人</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>自评</translation>
    </message>
    <message>
        <source>not written yet</source>
        <translation>未写</translation>
    </message>
    <message>
        <source>written {day}</source>
        <translation>已写 {day}</translation>
    </message>
</context>
<context>
    <name>SheetPart</name>
    <message>
        <source>Question in Chinese</source>
        <translation>中文问题</translation>
    </message>
    <message>
        <source>Question in English</source>
        <translation>英文问题</translation>
    </message>
    <message>
        <source>Answer in Chinese</source>
        <translation>中文回答</translation>
    </message>
    <message>
        <source>Answer in English</source>
        <translation>英文回答</translation>
    </message>
    <message>
        <source>asks for a price</source>
        <translation>涉及价格</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Q&amp;A sheet for the telephone</source>
        <translation>电话答客问</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答</translation>
    </message>
</context>
<context>
    <name>TakeLeadPart</name>
    <message>
        <source>First say how the store uses personal data, then take the number. The gift is for the number: it must not depend on agreeing to offers (PI-03).</source>
        <translation>先说明门店如何使用个人信息，再登记电话。礼品换的是电话，不得以同意接收优惠为条件（PI-03）。</translation>
    </message>
    <message>
        <source>Save, next one</source>
        <translation>保存，下一位</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Gift for the number</source>
        <translation>留电话赠礼</translation>
    </message>
    <message>
        <source>Intended car</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>was told how personal data is used (PI-02)</source>
        <translation>已告知个人信息处理规则（PI-02）</translation>
    </message>
    <message>
        <source>agrees to offers by phone or message (PI-04)</source>
        <translation>同意通过电话或信息接收优惠（PI-04）</translation>
    </message>
    <message>
        <source>On file already, owner {owner}: a call is planned for today</source>
        <translation>已有档案，归属 {owner}：已安排今天联系</translation>
    </message>
    <message>
        <source>Lead filed</source>
        <translation>线索已登记</translation>
    </message>
</context>
</TS>
