<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>FinancingPage</name>
    <message>
        <source>Save offers</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Customer takes this offer</source>
        <translation>客户选定此方案</translation>
    </message>
    <message>
        <source>Sign the cost sheet</source>
        <translation>签署成本明示表</translation>
    </message>
    <message>
        <source>Submit to the lender</source>
        <translation>提交进件</translation>
    </message>
    <message>
        <source>Cost sheet</source>
        <translation>综合融资成本明示表</translation>
    </message>
    <message>
        <source>Loan offers</source>
        <translation>贷款方案</translation>
    </message>
    <message>
        <source>Add offer</source>
        <translation>添加方案</translation>
    </message>
    <message>
        <source>Remove offer</source>
        <translation>删除方案</translation>
    </message>
    <message>
        <source>Take this offer</source>
        <translation>选定此方案</translation>
    </message>
    <message>
        <source>Pays in full, no loan</source>
        <translation>全款，不贷款</translation>
    </message>
    <message>
        <source>Pre-check and consents</source>
        <translation>预审与授权</translation>
    </message>
    <message>
        <source>asked before anything goes to the lender</source>
        <translation>进件前须问清</translation>
    </message>
    <message>
        <source>Lender&apos;s reason or conditions</source>
        <translation>机构给出的原因或条件</translation>
    </message>
    <message>
        <source>Repayment schedule</source>
        <translation>还款计划</translation>
    </message>
    <message>
        <source>of the picked offer</source>
        <translation>当前方案</translation>
    </message>
    <message>
        <source>Offers saved</source>
        <translation>方案已保存</translation>
    </message>
    <message>
        <source>Offer chosen</source>
        <translation>已选定方案</translation>
    </message>
    <message>
        <source>The customer pays in full</source>
        <translation>客户全款支付</translation>
    </message>
    <message>
        <source>Lender&apos;s answer recorded</source>
        <translation>已记录机构答复</translation>
    </message>
    <message>
        <source>Cost sheet signed and stored</source>
        <translation>明示表已签署并存档</translation>
    </message>
    <message>
        <source>Loan chosen</source>
        <translation>已选贷款</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>尚未选定</translation>
    </message>
    <message>
        <source>Pays in full</source>
        <translation>全款</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款机构</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>贷款产品</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>还款方式</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Rate a year %</source>
        <translation>年利率 %</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>期数</translation>
    </message>
    <message>
        <source>One-time fee</source>
        <translation>一次性费用</translation>
    </message>
    <message>
        <source>Fee collected by</source>
        <translation>费用收取方</translation>
    </message>
    <message>
        <source>Balloon</source>
        <translation>尾款</translation>
    </message>
    <message>
        <source>Flat fee % in all</source>
        <translation>总手续费率 %</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>厂家</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Subsidy paid by</source>
        <translation>贴息承担方</translation>
    </message>
    <message>
        <source>Lender&apos;s own rate %</source>
        <translation>机构利率 %</translation>
    </message>
    <message>
        <source>Early settlement % of balance</source>
        <translation>提前还款违约金（剩余本金 %）</translation>
    </message>
    <message>
        <source>Overdue rate a year %</source>
        <translation>逾期罚息年利率 %</translation>
    </message>
    <message>
        <source>Monthly income</source>
        <translation>月收入</translation>
    </message>
    <message>
        <source>Monthly debts</source>
        <translation>每月其他负债</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>none declared</source>
        <translation>声明无逾期</translation>
    </message>
    <message>
        <source>overdue declared</source>
        <translation>声明有逾期</translation>
    </message>
    <message>
        <source>Overdue payments</source>
        <translation>逾期记录</translation>
    </message>
    <message>
        <source>State subsidy</source>
        <translation>政府补贴</translation>
    </message>
    <message>
        <source>Commercial use</source>
        <translation>营运用途</translation>
    </message>
    <message>
        <source>Agrees to pass data to this lender</source>
        <translation>同意向该机构提供个人信息</translation>
    </message>
    <message>
        <source>Credit enquiry authorised</source>
        <translation>已授权征信查询</translation>
    </message>
    <message>
        <source>Simple / compound APR</source>
        <translation>单利 / 复利年化</translation>
    </message>
    <message>
        <source>First payment</source>
        <translation>首期还款</translation>
    </message>
    <message>
        <source>Cost in all</source>
        <translation>总成本</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>还款额</translation>
    </message>
    <message>
        <source>Principal part</source>
        <translation>本金</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>利息</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>剩余本金</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>期次</translation>
    </message>
    <message>
        <source>Car price ¥{price}</source>
        <translation>车价 ¥{price}</translation>
    </message>
    <message>
        <source>Car price ¥{price} · down payment ¥{down} · at most ¥{most} may be lent (base ¥{base})</source>
        <translation>车价 ¥{price} · 首付 ¥{down} · 最高可贷 ¥{most}（基数 ¥{base}）</translation>
    </message>
    <message>
        <source> · {share} % of the income goes into debts</source>
        <translation> · 负债占收入 {share}%</translation>
    </message>
    <message>
        <source> · interest subsidy ¥{subsidy}</source>
        <translation> · 贴息 ¥{subsidy}</translation>
    </message>
    <message>
        <source>each answer is kept with its time</source>
        <translation>每次答复都记录时间</translation>
    </message>
</context>
<context>
    <name>QuotedPart</name>
    <message>
        <source>Loan accepted with the quotation</source>
        <translation>客户接受的报价贷款</translation>
    </message>
    <message>
        <source>Customer takes it as quoted</source>
        <translation>按报价办理</translation>
    </message>
    <message>
        <source>Nothing has changed since.</source>
        <translation>与报价一致，没有变化。</translation>
    </message>
    <message>
        <source>accepted on {day}</source>
        <translation>{day} 接受</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>another offer is chosen</source>
        <translation>已选其他方案</translation>
    </message>
    <message>
        <source>to be confirmed</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>loan ¥{loan}</source>
        <translation>贷款 ¥{loan}</translation>
    </message>
    <message>
        <source>down payment ¥{down}</source>
        <translation>首付 ¥{down}</translation>
    </message>
    <message>
        <source>{months} months at {rate} %</source>
        <translation>{months} 期，年利率 {rate}%</translation>
    </message>
    <message>
        <source>¥{first} a month, the last ¥{last}</source>
        <translation>月供 ¥{first}，末期 ¥{last}</translation>
    </message>
    <message>
        <source>quoted {old} → now {new}</source>
        <translation>报价时 {old} → 现在 {new}</translation>
    </message>
    <message>
        <source>different</source>
        <translation>有变化</translation>
    </message>
</context>
<context>
    <name>SheetSection</name>
    <message>
        <source>Cost sheet</source>
        <translation>综合融资成本明示表</translation>
    </message>
    <message>
        <source>the borrower signs it before the loan contract (FI-08)</source>
        <translation>签贷款合同前由借款人签署（FI-08）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Borrower&apos;s signature</source>
        <translation>借款人签字</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签</translation>
    </message>
</context>
</TS>
