<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>Catching</name>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>What is promised, in full</source>
        <translation>承诺的内容，写完整</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Open a deal first: it is written down there.</source>
        <translation>请先打开一个商机：记在那里。</translation>
    </message>
</context>
<context>
    <name>DealListPage</name>
    <message>
        <source>Open deals</source>
        <translation>进行中的商机</translation>
    </message>
    <message>
        <source>Log the first visit</source>
        <translation>登记第一位客户</translation>
    </message>
    <message>
        <source>No open deals. Every deal begins with a visit or a call.</source>
        <translation>还没有进行中的商机。每个商机都从一次到店或来电开始。</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
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
        <source>Car</source>
        <translation>意向车</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>DealPage</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>跳过…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>归属 {name}</translation>
    </message>
    <message>
        <source>This step has no page yet</source>
        <translation>此步骤暂无页面</translation>
    </message>
    <message>
        <source>You may read the quotation, not make or change one.</source>
        <translation>您可以查看报价，不能报价或改价。</translation>
    </message>
    <message>
        <source>Back to: {step}</source>
        <translation>回到：{step}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>This step has no paper</source>
        <translation>此步骤没有单据</translation>
    </message>
    <message>
        <source>Skip “{step}”? The gates of later steps stay (G-08).</source>
        <translation>跳过“{step}”？后续步骤的关卡不变（G-08）。</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>跳过此步骤</translation>
    </message>
    <message>
        <source>Let pass</source>
        <translation>放行</translation>
    </message>
</context>
<context>
    <name>DealPanel</name>
    <message>
        <source>Nothing is missing</source>
        <translation>没有缺项</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>可以继续</translation>
    </message>
    <message>
        <source>1 item missing</source>
        <translation>还差 1 项</translation>
    </message>
    <message>
        <source>{count} items missing</source>
        <translation>还差 {count} 项</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>不可放行</translation>
    </message>
    <message>
        <source>needs approval</source>
        <translation>需批准</translation>
    </message>
    <message>
        <source>Let pass…</source>
        <translation>放行…</translation>
    </message>
    <message>
        <source>Promise…</source>
        <translation>记承诺…</translation>
    </message>
    <message>
        <source>Objection…</source>
        <translation>记异议…</translation>
    </message>
    <message>
        <source>Satisfied {count}</source>
        <translation>已满足 {count}</translation>
    </message>
    <message>
        <source>Promises {count}</source>
        <translation>承诺 {count}</translation>
    </message>
    <message>
        <source>Objections {count}</source>
        <translation>异议 {count}</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>Papers {count}</source>
        <translation>文件 {count}</translation>
    </message>
    <message>
        <source>Test drive agreement</source>
        <translation>试驾协议</translation>
    </message>
    <message>
        <source>Test drive report</source>
        <translation>试驾报告</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Intent order</source>
        <translation>订购意向书</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>销售合同</translation>
    </message>
    <message>
        <source>Change order</source>
        <translation>合同变更单</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>退订协议</translation>
    </message>
    <message>
        <source>Void and reissue</source>
        <translation>作废重开确认书</translation>
    </message>
    <message>
        <source>Notice of termination</source>
        <translation>解除通知书</translation>
    </message>
    <message>
        <source>Scan of a signed paper</source>
        <translation>签字文件扫描件</translation>
    </message>
    <message>
        <source>Power of attorney</source>
        <translation>授权委托书</translation>
    </message>
    <message>
        <source>Cost sheet</source>
        <translation>融资成本明示表</translation>
    </message>
    <message>
        <source>Delivery confirmation</source>
        <translation>交车确认单</translation>
    </message>
    <message>
        <source>三包 certificate</source>
        <translation>三包凭证</translation>
    </message>
    <message>
        <source>Three-guarantees reckoning</source>
        <translation>三包结算单</translation>
    </message>
    <message>
        <source>ZH</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>EN</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>{paper} · ended</source>
        <translation>{paper} · 已失效</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>PathButton</name>
    <message>
        <source>shown now</source>
        <translation>当前显示</translation>
    </message>
    <message>
        <source>{title} · {count}</source>
        <translation>{title} {count} 项</translation>
    </message>
    <message>
        <source>1 item missing</source>
        <translation>还差 1 项</translation>
    </message>
    <message>
        <source>{count} items missing</source>
        <translation>还差 {count} 项</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>can be worked on</source>
        <translation>可以办理</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <translation>尚未到达</translation>
    </message>
</context>
<context>
    <name>PathStrip</name>
    <message>
        <source>Path of the deal</source>
        <translation>商机路径</translation>
    </message>
</context>
<context>
    <name>PromiseDialog</name>
    <message>
        <source>Change the promise</source>
        <translation>修改承诺</translation>
    </message>
    <message>
        <source>Withdraw the promise</source>
        <translation>撤回承诺</translation>
    </message>
    <message>
        <source>In the new words</source>
        <translation>改成</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Number of the signed change order</source>
        <translation>已签变更单编号</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>PromiseLines</name>
    <message>
        <source>{step} · {by} · {day}</source>
        <translation>{step} · {by} · {day}</translation>
    </message>
    <message>
        <source>in {paper}</source>
        <translation>已载入 {paper}</translation>
    </message>
    <message>
        <source>not in the contract</source>
        <translation>未写入合同</translation>
    </message>
    <message>
        <source>A change order carries it: it is offered there by itself (CT-06)</source>
        <translation>由变更单补充载入：做变更单时会自动带出（CT-06）</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>已撤回：{why}</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
</context>
</TS>
