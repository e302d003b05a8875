<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ContractPage</name>
    <message>
        <source>Save contract draft</source>
        <translation>保存合同草稿</translation>
    </message>
    <message>
        <source>Sign contract</source>
        <translation>签订合同</translation>
    </message>
    <message>
        <source>Both sides sign first</source>
        <translation>请双方先签名</translation>
    </message>
    <message>
        <source>Sign the contract with {name} over ¥{price}?</source>
        <translation>与 {name} 签订金额为 ¥{price} 的合同？</translation>
    </message>
    <message>
        <source>It gets its number and can then no longer be changed.</source>
        <translation>签订后生成正式编号，不能再修改。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Review copy</source>
        <translation>审阅稿</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Contract, English copy</source>
        <translation>合同（英文译本）</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>nothing is printed without these (§3.2 ★)</source>
        <translation>缺少则不能打印（§3.2 ★）</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>买方</translation>
    </message>
    <message>
        <source>as on the document shown</source>
        <translation>与所示证件一致</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名/名称</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件种类</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>empty: long-term</source>
        <translation>空白为长期</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Invoice to</source>
        <translation>发票抬头</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>法定监护人</translation>
    </message>
    <message>
        <source>signs for a buyer under 18 (G-05)</source>
        <translation>未满 18 周岁须签字（G-05）</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>with power of attorney</source>
        <translation>附授权委托书</translation>
    </message>
    <message>
        <source>Agent&apos;s document number</source>
        <translation>代理人证件号码</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>定金/订金</translation>
    </message>
    <message>
        <source>the word decides the law (DP-01)</source>
        <translation>一字之差，后果不同（DP-01）</translation>
    </message>
    <message>
        <source>定金 earnest money</source>
        <translation>定金（担保）</translation>
    </message>
    <message>
        <source>订金 refundable prepayment</source>
        <translation>订金（可退）</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Agreed (0 for none)</source>
        <translation>约定数额（没有填 0）</translation>
    </message>
    <message>
        <source>Paid now</source>
        <translation>本次实收</translation>
    </message>
    <message>
        <source>Delivery and balance</source>
        <translation>交车与余款</translation>
    </message>
    <message>
        <source>Delivery at the latest</source>
        <translation>最迟交车日期</translation>
    </message>
    <message>
        <source>Place of delivery</source>
        <translation>交车地点</translation>
    </message>
    <message>
        <source>Balance due</source>
        <translation>余款付清日期</translation>
    </message>
    <message>
        <source>empty: before delivery</source>
        <translation>空白为交车前</translation>
    </message>
    <message>
        <source>Place of signing</source>
        <translation>签订地点</translation>
    </message>
    <message>
        <source>Optional services</source>
        <translation>可选服务</translation>
    </message>
    <message>
        <source>off unless the buyer wants them (MF-04)</source>
        <translation>买方自愿勾选（MF-04）</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>special terms need the manager and the general manager (CT-04)</source>
        <translation>特别约定须销售经理和总经理批准（CT-04）</translation>
    </message>
    <message>
        <source>Approve special terms</source>
        <translation>批准特别约定</translation>
    </message>
    <message>
        <source>People&apos;s court</source>
        <translation>人民法院</translation>
    </message>
    <message>
        <source>Arbitration</source>
        <translation>仲裁</translation>
    </message>
    <message>
        <source>Special terms, one a line</source>
        <translation>特别约定（每行一条）</translation>
    </message>
    <message>
        <source>Disputes end before</source>
        <translation>争议解决</translation>
    </message>
    <message>
        <source>Arbitration commission</source>
        <translation>仲裁委员会</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>read the review copy together first (CT-01)</source>
        <translation>请先与客户一起看审阅稿（CT-01）</translation>
    </message>
    <message>
        <source>Review copy 中文</source>
        <translation>审阅稿（中文）</translation>
    </message>
    <message>
        <source>Review copy English</source>
        <translation>审阅稿（英文）</translation>
    </message>
    <message>
        <source>Buyer&apos;s signature</source>
        <translation>买方签名</translation>
    </message>
    <message>
        <source>Seller&apos;s signature</source>
        <translation>卖方签名</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重签</translation>
    </message>
    <message>
        <source>Contract draft saved</source>
        <translation>合同草稿已保存</translation>
    </message>
    <message>
        <source>Special terms approved</source>
        <translation>特别约定已批准</translation>
    </message>
    <message>
        <source>Contract {number} signed</source>
        <translation>合同 {number} 已签订</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>both approved</source>
        <translation>两级均已批准</translation>
    </message>
    <message>
        <source>waits for the general manager</source>
        <translation>等待总经理</translation>
    </message>
    <message>
        <source>waits for the manager</source>
        <translation>等待销售经理</translation>
    </message>
    <message>
        <source>waits for both</source>
        <translation>等待销售经理和总经理</translation>
    </message>
    <message>
        <source>定金: up to 20 % of the price; the buyer in default loses it, the seller in default pays double.</source>
        <translation>定金：不超过车价 20%；买方违约不退，卖方违约双倍返还。</translation>
    </message>
    <message>
        <source>订金: a prepayment that is returned in full whoever is in default.</source>
        <translation>订金：预付款，无论谁违约都应全额退还。</translation>
    </message>
    <message>
        <source>Choose the word before any money is taken.</source>
        <translation>收款前请先选定名称。</translation>
    </message>
    <message>
        <source>定金 {earnest} · prepayment {rest} · seller defaults: returns {seller} · buyer defaults: gets back {buyer}</source>
        <translation>定金 {earnest} · 预付款 {rest} · 卖方违约应返还 {seller} · 买方违约可退回 {buyer}</translation>
    </message>
</context>
<context>
    <name>SaleCard</name>
    <message>
        <source>Car and price</source>
        <translation>车辆与价格</translation>
    </message>
    <message>
        <source>from the accepted quotation</source>
        <translation>取自客户接受的报价</translation>
    </message>
    <message>
        <source>Contract price incl. VAT</source>
        <translation>合同车价（含增值税）</translation>
    </message>
    <message>
        <source>in full</source>
        <translation>全款</translation>
    </message>
    <message>
        <source>with a loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>to be allocated</source>
        <translation>待配车</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>外观/内饰</translation>
    </message>
    <message>
        <source>Guide price</source>
        <translation>指导价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选装/精品</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>付款方式</translation>
    </message>
</context>
</TS>
