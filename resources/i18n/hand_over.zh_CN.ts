<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>DonePart</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>From</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Hand-overs</source>
        <translation>移交记录</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销移交</translation>
    </message>
    <message>
        <source>Select a hand-over first</source>
        <translation>请先选择一次移交</translation>
    </message>
    <message>
        <source>to the pool</source>
        <translation>回公共池</translation>
    </message>
    <message>
        <source>hand-over</source>
        <translation>离职移交</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>can be taken back</source>
        <translation>可撤销</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>之后已改动</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand-over and pool</source>
        <translation>客户移交与公共池</translation>
    </message>
    <message>
        <source>A consultant leaves</source>
        <translation>顾问离职</translation>
    </message>
    <message>
        <source>Idle customers</source>
        <translation>闲置客户</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>公共客户池</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>移交记录</translation>
    </message>
    <message>
        <source>Files opened</source>
        <translation>档案查看</translation>
    </message>
</context>
<context>
    <name>IdlePart</name>
    <message>
        <source>Customers whose owner had no effective contact for longer than the rule allows (parameter ownership.idle_days). Nothing returns by itself: their tasks and open deals go to you.</source>
        <translation>归属顾问超过规定天数没有有效联系的客户（参数 ownership.idle_days）。不会自动收回：由您确认，其任务和进行中的商机转给您。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属顾问</translation>
    </message>
    <message>
        <source>Days idle</source>
        <translation>闲置天数</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Idle customers</source>
        <translation>闲置客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Return the selected to the pool</source>
        <translation>所选客户回公共池</translation>
    </message>
    <message>
        <source>Select the customers first</source>
        <translation>请先选择客户</translation>
    </message>
    <message>
        <source>Nobody lies idle</source>
        <translation>没有闲置客户</translation>
    </message>
    <message>
        <source>{count} customers returned to the pool</source>
        <translation>{count} 位客户已回公共池</translation>
    </message>
</context>
<context>
    <name>LeavePart</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中商机</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Who leaves</source>
        <translation>谁离职</translation>
    </message>
    <message>
        <source>Who takes over (several: evenly)</source>
        <translation>由谁接收（多人则平均分配）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Mark as gone</source>
        <translation>同时标为离职</translation>
    </message>
    <message>
        <source>Give the selected customers to</source>
        <translation>所选客户交给</translation>
    </message>
    <message>
        <source>Give the selected to this colleague</source>
        <translation>所选客户交给这位同事</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>as above</source>
        <translation>按上面分配</translation>
    </message>
    <message>
        <source>{name} holds nothing.</source>
        <translation>{name} 没有需要移交的内容。</translation>
    </message>
    <message>
        <source>{count} booked test drives need another escort: change them in the diary.</source>
        <translation>{count} 个已预约的试驾需要更换陪驾员：请在试驾日程中修改。</translation>
    </message>
    <message>
        <source>Choose who takes over: what each one receives is shown here.</source>
        <translation>请选择接收人：每位同事将收到多少显示在这里。</translation>
    </message>
    <message>
        <source>{customers} customers, {deals} deals, {tasks} tasks, {appointments} appointments</source>
        <translation>{customers} 位客户，{deals} 个商机，{tasks} 项任务，{appointments} 个预约</translation>
    </message>
    <message>
        <source>{count} customers of {name} handed over</source>
        <translation>{name} 的 {count} 位客户已移交</translation>
    </message>
    <message>
        <source>Taken back: {name} has the customers again</source>
        <translation>已撤销：客户归还 {name}</translation>
    </message>
</context>
<context>
    <name>ListActions</name>
    <message>
        <source>Export list…</source>
        <translation>导出名单…</translation>
    </message>
    <message>
        <source>Hand-over and pool…</source>
        <translation>移交与公共池…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Pool…</source>
        <translation>公共池…</translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation>导出客户名单</translation>
    </message>
</context>
<context>
    <name>PoolPart</name>
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
        <source>Interested in</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Formerly of</source>
        <translation>原归属</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>公共客户池</translation>
    </message>
    <message>
        <source>Take this customer</source>
        <translation>领取这位客户</translation>
    </message>
    <message>
        <source>Select a customer first</source>
        <translation>请先选择客户</translation>
    </message>
    <message>
        <source>{total} customers without owner · you may take {left} more today (limit {limit})</source>
        <translation>共 {total} 位无归属客户 · 今天还可领取 {left} 位（上限 {limit}）</translation>
    </message>
    <message>
        <source>The customer is yours: plan the first contact</source>
        <translation>客户已归您：请安排首次联系</translation>
    </message>
</context>
<context>
    <name>ViewingPart</name>
    <message>
        <source>Customer files opened and numbers revealed today; one&apos;s own customers with a task today do not count (parameters customer.daily_views.*).</source>
        <translation>今天打开的客户档案和查看的完整号码；有今日任务的本人客户不计（参数 customer.daily_views.*）。</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Opened today</source>
        <translation>今天已打开</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Raised today by</source>
        <translation>今天调高</translation>
    </message>
    <message>
        <source>Files opened today</source>
        <translation>今天查看的档案</translation>
    </message>
    <message>
        <source>More files today</source>
        <translation>今天增加份数</translation>
    </message>
    <message>
        <source>Reason, at least 10 characters</source>
        <translation>理由，至少 10 个字</translation>
    </message>
    <message>
        <source>Raise for today</source>
        <translation>为今天调高</translation>
    </message>
    <message>
        <source>Select a colleague first</source>
        <translation>请先选择同事</translation>
    </message>
    <message>
        <source>{name} may open {limit} files today</source>
        <translation>{name} 今天可打开 {limit} 份档案</translation>
    </message>
</context>
</TS>
