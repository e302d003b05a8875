<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>NegotiationPage</name>
    <message>
        <source>Save quotation</source>
        <translation>保存报价</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>申请审批</translation>
    </message>
    <message>
        <source>Customer accepts</source>
        <translation>客户接受报价</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Car price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>every discount must be true and is printed</source>
        <translation>每项优惠须真实，并会印在报价单上</translation>
    </message>
    <message>
        <source>Dealer discount</source>
        <translation>经销商优惠</translation>
    </message>
    <message>
        <source>Manufacturer&apos;s discount</source>
        <translation>厂家优惠</translation>
    </message>
    <message>
        <source>Trade-in bonus</source>
        <translation>置换补贴（店内）</translation>
    </message>
    <message>
        <source>Loyalty discount</source>
        <translation>老客户优惠</translation>
    </message>
    <message>
        <source>Accessories and gifts</source>
        <translation>精品与赠品</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>落地项目</translation>
    </message>
    <message>
        <source>official amounts of today, insurance as the insurer quotes</source>
        <translation>税费按今天的规定，商业险按保险公司报价</translation>
    </message>
    <message>
        <source>Vehicle tax a year</source>
        <translation>车船税（年）</translation>
    </message>
    <message>
        <source>Compulsory insurance</source>
        <translation>交强险</translation>
    </message>
    <message>
        <source>Commercial insurance</source>
        <translation>商业险</translation>
    </message>
    <message>
        <source>Plate fees</source>
        <translation>上牌规费</translation>
    </message>
    <message>
        <source>Services the customer chooses</source>
        <translation>客户自选服务（不作为购车条件）</translation>
    </message>
    <message>
        <source>Trade-in and payment</source>
        <translation>置换与付款</translation>
    </message>
    <message>
        <source>Trade-in value</source>
        <translation>旧车评估价</translation>
    </message>
    <message>
        <source>Old car</source>
        <translation>旧车</translation>
    </message>
    <message>
        <source>Replaces an own car</source>
        <translation>置换更新本人旧车</translation>
    </message>
    <message>
        <source>Pays by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Full payment</source>
        <translation>全款</translation>
    </message>
    <message>
        <source>Loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款额</translation>
    </message>
    <message>
        <source>Deposit already paid</source>
        <translation>已付定金／订金</translation>
    </message>
    <message>
        <source>Validity and terms</source>
        <translation>有效期与条款</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Expected delivery</source>
        <translation>预计交车</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未了解</translation>
    </message>
    <message>
        <source>Over budget</source>
        <translation>超预算</translation>
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
        <translation>家人意见</translation>
    </message>
    <message>
        <source>Why they haggle</source>
        <translation>还价原因</translation>
    </message>
    <message>
        <source>Special terms (need both managers)</source>
        <translation>特殊条款（须销售经理和总经理批准）</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>beyond the consultant&apos;s limit (CT-04)</source>
        <translation>超出顾问权限（CT-04）</translation>
    </message>
    <message>
        <source>Reason for the manager</source>
        <translation>申请理由</translation>
    </message>
    <message>
        <source>Quotation {number} saved</source>
        <translation>报价 {number} 已保存</translation>
    </message>
    <message>
        <source>Approval asked for</source>
        <translation>已提交审批</translation>
    </message>
    <message>
        <source>Decision recorded</source>
        <translation>审批结论已记录</translation>
    </message>
    <message>
        <source>The customer accepted; the quotation is stored on paper</source>
        <translation>客户已接受，报价单已存档</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>洽谈中</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已被新版本取代</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
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
        <source>Waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不批准</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>not agreed</source>
        <translation>不同意</translation>
    </message>
</context>
<context>
    <name>OptionsTable</name>
    <message>
        <source>Add accessory</source>
        <translation>添加精品</translation>
    </message>
    <message>
        <source>Add gift</source>
        <translation>添加赠品</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>赠品</translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>Contract price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>Purchase tax</source>
        <translation>购置税</translation>
    </message>
    <message>
        <source>On-road price</source>
        <translation>落地价</translation>
    </message>
    <message>
        <source>Amount due</source>
        <translation>应付金额</translation>
    </message>
    <message>
        <source>Expected state subsidy ¥{amount}, not guaranteed and not deducted</source>
        <translation>预计国家补贴 ¥{amount}，以审核为准，未从应付中扣除</translation>
    </message>
</context>
</TS>
