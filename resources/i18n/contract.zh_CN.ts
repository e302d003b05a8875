<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ArrivalDialog</name>
    <message>
        <source>The notice has arrived</source>
        <translation>解除通知已到达</translation>
    </message>
    <message>
        <source>The contract has ended</source>
        <translation>合同解除</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>到达日期</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>tracking number, who took it in, answer to the message</source>
        <translation>快递单号、签收人、短信回复等</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>送达凭据</translation>
    </message>
</context>
<context>
    <name>AuthorityPart</name>
    <message>
        <source>Power of attorney</source>
        <translation>授权委托书</translation>
    </message>
    <message>
        <source>Attach the authority…</source>
        <translation>附上授权书…</translation>
    </message>
    <message>
        <source>Scan of the power of attorney</source>
        <translation>授权委托书扫描件</translation>
    </message>
    <message>
        <source>Power of attorney filed</source>
        <translation>授权委托书已存档</translation>
    </message>
    <message>
        <source>{name} signs for the buyer (§3.2)</source>
        <translation>{name} 代买方签字（§3.2）</translation>
    </message>
    <message>
        <source>filed {at}</source>
        <translation>已存档 {at}</translation>
    </message>
    <message>
        <source>not filed</source>
        <translation>未存档</translation>
    </message>
</context>
<context>
    <name>BrandPart</name>
    <message>
        <source>Not authorised by the supplier</source>
        <translation>未经供应商授权</translation>
    </message>
    <message>
        <source>told in writing and acknowledged by itself (MF-03)</source>
        <translation>书面提醒，客户单独确认（MF-03）</translation>
    </message>
    <message>
        <source>The customer has read it</source>
        <translation>客户已阅读</translation>
    </message>
    <message>
        <source>acknowledged {at}</source>
        <translation>{at} 已确认</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回确认</translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
    <message>
        <source>Cancel the contract</source>
        <translation>退订（解除合同）</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>提请批准</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Whose default</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>one of the two, never both (DP-04)</source>
        <translation>二选一，不能并用（DP-04）</translation>
    </message>
    <message>
        <source>The innocent side chooses</source>
        <translation>守约方选择</translation>
    </message>
    <message>
        <source>Contractual penalty</source>
        <translation>合同违约金</translation>
    </message>
    <message>
        <source>Proven loss in all</source>
        <translation>可证明的损失总额</translation>
    </message>
    <message>
        <source>what exceeds the deposit is owed (DP-04)</source>
        <translation>超出定金部分可主张（DP-04）</translation>
    </message>
    <message>
        <source>Buyer&apos;s costs</source>
        <translation>买方合理费用</translation>
    </message>
    <message>
        <source>owed by a seller in default (DP-07)</source>
        <translation>由违约的卖方承担（DP-07）</translation>
    </message>
    <message>
        <source>Kept by agreement</source>
        <translation>约定扣留</translation>
    </message>
    <message>
        <source>only when both agree (CT-04)</source>
        <translation>仅限双方协商（CT-04）</translation>
    </message>
    <message>
        <source>The receipts ledger is right: nothing more was paid (DP-01)</source>
        <translation>收款台账无误，没有其他付款（DP-01）</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Change order</source>
        <translation>合同变更单</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>提请批准</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>车型版本</translation>
    </message>
    <message>
        <source>Car (VIN)</source>
        <translation>车辆（车架号）</translation>
    </message>
    <message>
        <source>Exterior colour</source>
        <translation>外观颜色</translation>
    </message>
    <message>
        <source>Interior</source>
        <translation>内饰</translation>
    </message>
    <message>
        <source>Delivery at the latest</source>
        <translation>最晚交车日期</translation>
    </message>
    <message>
        <source>Discount in all</source>
        <translation>优惠合计</translation>
    </message>
    <message>
        <source>one a line: name × number @ price</source>
        <translation>每行一项：名称 × 数量 @ 单价</translation>
    </message>
    <message>
        <source>Options and accessories</source>
        <translation>选装/精品</translation>
    </message>
    <message>
        <source>Special terms, one a line</source>
        <translation>特别约定，每行一条</translation>
    </message>
    <message>
        <source>need the manager and the general manager (CT-04)</source>
        <translation>须经理和总经理审批（CT-04）</translation>
    </message>
    <message>
        <source>to be allocated</source>
        <translation>待配车</translation>
    </message>
</context>
<context>
    <name>ChangesPart</name>
    <message>
        <source>Deposit: ¥{earnest} is 定金 (cap ¥{cap}), ¥{rest} a prepayment (DP-02)</source>
        <translation>已付款：定金 ¥{earnest}（上限 ¥{cap}），预付款 ¥{rest}（DP-02）</translation>
    </message>
    <message>
        <source>The buyer pays more</source>
        <translation>客户补差价</translation>
    </message>
    <message>
        <source>The buyer pays less</source>
        <translation>客户少付</translation>
    </message>
    <message>
        <source>→ The store pays the buyer</source>
        <translation>→ 门店应退客户</translation>
    </message>
    <message>
        <source>→ The buyer owes the store</source>
        <translation>→ 客户应付门店</translation>
    </message>
    <message>
        <source>→ The store returns to the lender</source>
        <translation>→ 门店退还贷款机构</translation>
    </message>
    <message>
        <source>→ Nobody owes anything</source>
        <translation>→ 互不相欠</translation>
    </message>
    <message>
        <source>The contract says ¥{amount} more was paid than the ledger holds</source>
        <translation>合同载明的已付款比台账多 ¥{amount}</translation>
    </message>
    <message>
        <source>Contract total</source>
        <translation>合同总额</translation>
    </message>
    <message>
        <source>Received, goes over to the new contract</source>
        <translation>已收款，转入新合同</translation>
    </message>
    <message>
        <source>Must approve</source>
        <translation>需审批</translation>
    </message>
    <message>
        <source>Change, reissue or cancel</source>
        <translation>变更、作废重开与退订</translation>
    </message>
    <message>
        <source>the signed contract itself never changes (CT-06)</source>
        <translation>已签合同本身永不改动（CT-06）</translation>
    </message>
    <message>
        <source>Change order…</source>
        <translation>换订…</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>退订…</translation>
    </message>
    <message>
        <source>Void and issue anew…</source>
        <translation>作废重开…</translation>
    </message>
    <message>
        <source>End by notice…</source>
        <translation>单方解除…</translation>
    </message>
    <message>
        <source>Nothing was changed since the signing.</source>
        <translation>签订后没有变更。</translation>
    </message>
    <message>
        <source>Why is it not approved?</source>
        <translation>为什么不批准？</translation>
    </message>
    <message>
        <source>Do not approve</source>
        <translation>不批准</translation>
    </message>
    <message>
        <source>Sign or withdraw what is open first</source>
        <translation>请先签字或撤回未完成的那一份</translation>
    </message>
    <message>
        <source>This cannot be done on this deal</source>
        <translation>这笔商机不能办理此项</translation>
    </message>
    <message>
        <source>not approved</source>
        <translation>未获批准</translation>
    </message>
    <message>
        <source>waits for {posts}</source>
        <translation>等待{posts}批准</translation>
    </message>
    <message>
        <source>printed for signature by hand</source>
        <translation>已打印待手签</translation>
    </message>
    <message>
        <source>approved, still missing: {rules}</source>
        <translation>已批准，还缺：{rules}</translation>
    </message>
    <message>
        <source>approved, ready to sign</source>
        <translation>已批准，可签字</translation>
    </message>
    <message>
        <source>¥{left} to refund</source>
        <translation>待退款 ¥{left}</translation>
    </message>
    <message>
        <source>cancelled, all paid out</source>
        <translation>已退订，款项已付清</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签字…</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Do not approve…</source>
        <translation>不批准…</translation>
    </message>
    <message>
        <source>Review copy</source>
        <translation>审阅稿</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Pay the refund out…</source>
        <translation>登记退款…</translation>
    </message>
    <message>
        <source>Contract change stored</source>
        <translation>合同变更已保存</translation>
    </message>
    <message>
        <source>Void contract {number}</source>
        <translation>作废合同 {number}</translation>
    </message>
    <message>
        <source>replaced by {number}</source>
        <translation>由 {number} 代替</translation>
    </message>
    <message>
        <source>void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Open a deal with a signed contract first</source>
        <translation>请先打开一笔已签合同的商机</translation>
    </message>
    <message>
        <source>This deal has no signed contract yet</source>
        <translation>这笔商机还没有签订合同</translation>
    </message>
</context>
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
        <translation>请双方先签字</translation>
    </message>
    <message>
        <source>Sign the contract with {name} over ¥{price}?</source>
        <translation>与 {name} 签订金额为 ¥{price} 的合同？</translation>
    </message>
    <message>
        <source>It gets its number and can then no longer be changed.</source>
        <translation>签字后取得编号，不能再改。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>ID copy annotation sheet</source>
        <translation>身份证件复印件说明</translation>
    </message>
    <message>
        <source>Contract, to be signed by hand</source>
        <translation>合同（待用笔签字）</translation>
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
        <translation>证件类型</translation>
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
        <translation>最晚交车日期</translation>
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
        <source>State of the car</source>
        <translation>车辆状态</translation>
    </message>
    <message>
        <source>Known defects, disclosed in writing</source>
        <translation>已知瑕疵（书面告知）</translation>
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
        <translation>特别约定，每行一条</translation>
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
        <source>not approved</source>
        <translation>未获批准</translation>
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
        <translation>等待经理确认</translation>
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
    <name>FilingDialog</name>
    <message>
        <source>Confirm and file the contract</source>
        <translation>确认并归档合同</translation>
    </message>
    <message>
        <source>File</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Why it is late</source>
        <translation>为何迟归档</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>FilingPart</name>
    <message>
        <source>Filing</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>confirmed and archived by the manager on the day (CT-05)</source>
        <translation>经理当日确认并归档（CT-05）</translation>
    </message>
    <message>
        <source>Confirm and file…</source>
        <translation>确认并归档…</translation>
    </message>
    <message>
        <source>Submission sheet</source>
        <translation>合同文本提交单</translation>
    </message>
    <message>
        <source>Order by phone or fax…</source>
        <translation>电话／传真订单…</translation>
    </message>
    <message>
        <source>Copy without prices</source>
        <translation>不含价格副本</translation>
    </message>
    <message>
        <source>filed by {name}</source>
        <translation>{name} 已归档</translation>
    </message>
    <message>
        <source>late: not filed</source>
        <translation>逾期未归档</translation>
    </message>
    <message>
        <source>not filed yet</source>
        <translation>尚未归档</translation>
    </message>
    <message>
        <source>not confirmed by {name}: {why}</source>
        <translation>{name} 未确认：{why}</translation>
    </message>
    <message>
        <source>confirmed by {name}</source>
        <translation>{name} 已确认</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Do not confirm…</source>
        <translation>不予确认…</translation>
    </message>
    <message>
        <source>waits for the manager</source>
        <translation>等待经理确认</translation>
    </message>
    <message>
        <source>Why does the order not hold?</source>
        <translation>为什么不确认这份订单？</translation>
    </message>
    <message>
        <source>Do not confirm</source>
        <translation>不予确认</translation>
    </message>
</context>
<context>
    <name>InkDialog</name>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Scan of the signed paper</source>
        <translation>签字文件的扫描件</translation>
    </message>
    <message>
        <source>Choose the scan…</source>
        <translation>选择扫描件…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>InkPart</name>
    <message>
        <source>Sign on paper</source>
        <translation>纸质签署</translation>
    </message>
    <message>
        <source>print, sign with a pen, scan back (§3.6)</source>
        <translation>打印、用笔签字、扫描存回（§3.6）</translation>
    </message>
    <message>
        <source>Print for signature by hand…</source>
        <translation>打印纸质签署本…</translation>
    </message>
    <message>
        <source>Open the page of differences</source>
        <translation>打开差异页</translation>
    </message>
    <message>
        <source>Open the print</source>
        <translation>打开打印本</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>收回…</translation>
    </message>
    <message>
        <source>{paper}: print it for signature by hand?</source>
        <translation>{paper}：打印出来手签吗？</translation>
    </message>
    <message>
        <source>Scan of the signed paper</source>
        <translation>签字文件的扫描件</translation>
    </message>
    <message>
        <source>print expired</source>
        <translation>打印本已失效</translation>
    </message>
    <message>
        <source>signed by hand on {day}; the stored print is the original</source>
        <translation>{day} 手签；存档的打印本即原件</translation>
    </message>
    <message>
        <source>scan missing</source>
        <translation>缺扫描件</translation>
    </message>
    <message>
        <source>Scan {name}</source>
        <translation>扫描件 {name}</translation>
    </message>
    <message>
        <source>{number} is signed</source>
        <translation>{number} 已签字</translation>
    </message>
    <message>
        <source>Scan stored with the signed paper</source>
        <translation>扫描件已与签字文件一起存档</translation>
    </message>
    <message>
        <source>Attach scan…</source>
        <translation>添加扫描件…</translation>
    </message>
    <message>
        <source>Save the contract draft first</source>
        <translation>请先保存合同草稿</translation>
    </message>
    <message>
        <source>Give it its number and print</source>
        <translation>取号并打印</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Why is the print withdrawn?</source>
        <translation>为什么收回打印本？</translation>
    </message>
    <message>
        <source>Withdraw the print</source>
        <translation>收回打印本</translation>
    </message>
    <message>
        <source>waits for signatures</source>
        <translation>等待签字</translation>
    </message>
    <message>
        <source>signed by hand</source>
        <translation>纸质已签</translation>
    </message>
    <message>
        <source>signed by hand, scan missing</source>
        <translation>纸质已签，缺扫描件</translation>
    </message>
    <message>
        <source>{number} is ready to be signed by hand</source>
        <translation>{number} 已可手签</translation>
    </message>
    <message>
        <source>The print was withdrawn; its number is not used again</source>
        <translation>打印本已收回，编号不再使用</translation>
    </message>
</context>
<context>
    <name>InkWords</name>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>For customers who want to sign with a pen: lines stay empty, the seal has its room.</source>
        <translation>客户要用笔签时用：签名处留空，留出盖章位置。</translation>
    </message>
    <message>
        <source>Page of differences and new contract; the old one is valid until both have signed.</source>
        <translation>打印差异页和新合同；双方签字前，原合同仍然有效。</translation>
    </message>
    <message>
        <source>Issued once it is signed and sealed; the contract ends when it arrives (565).</source>
        <translation>签字盖章后即为发出；通知到达时合同解除（民法典第565条）。</translation>
    </message>
    <message>
        <source>The contract stays as it is until both have signed.</source>
        <translation>双方签字前，合同保持不变。</translation>
    </message>
    <message>
        <source>It gets its number now. Until both have signed it or you withdraw it, the draft cannot be changed.</source>
        <translation>现在取得编号。在双方签字或收回之前，草稿不能再改。</translation>
    </message>
    <message>
        <source>It gets its number now. Until it is signed or you withdraw it, nothing else is done with the contract.</source>
        <translation>现在取得编号。在签字或收回之前，这份合同不能再办别的变更。</translation>
    </message>
    <message>
        <source>{number} was printed on {day} by {who}. Whoever gives the notice signs it, and the store puts its red seal on it; then confirm it here and have it delivered.</source>
        <translation>{number} 已由 {who} 于 {day} 打印。由发出通知的一方签字，门店加盖公章；然后在这里确认并送达。</translation>
    </message>
    <message>
        <source>{number} was printed for signature by hand on {day} by {who}. Have both sides sign every copy and put the red seal on it; then confirm it here.</source>
        <translation>{number} 已由 {who} 于 {day} 打印待手签。请双方在每一份上签字并加盖公章，然后在这里确认。</translation>
    </message>
    <message>
        <source>It is signed and sealed</source>
        <translation>已签字盖章</translation>
    </message>
    <message>
        <source>Is {number} signed and sealed?</source>
        <translation>{number} 已经签字盖章了吗？</translation>
    </message>
    <message>
        <source>With this the notice is issued; the contract ends when it arrives. The scan may follow later, and with it what proves the delivery: a task asks for it until it is here.</source>
        <translation>确认后通知即为发出，到达对方时合同解除。扫描件和送达凭证可以稍后补上：在补齐之前，待办会一直提醒。</translation>
    </message>
    <message>
        <source>Both have signed</source>
        <translation>双方已签字</translation>
    </message>
    <message>
        <source>Has everybody signed {number}?</source>
        <translation>{number} 所有人都签字了吗？</translation>
    </message>
    <message>
        <source>With this it is signed and can no longer be changed. The scan may follow later: a task asks for it until it is here.</source>
        <translation>确认后即为已签，不能再改。扫描件可以稍后补上：在补上之前，待办会一直提醒。</translation>
    </message>
</context>
<context>
    <name>IntentDialog</name>
    <message>
        <source>Intent order</source>
        <translation>订购意向书</translation>
    </message>
    <message>
        <source>Save intent order</source>
        <translation>保存意向书</translation>
    </message>
    <message>
        <source>订金 is returned in full, whoever decides not to sign the contract (DP-05).</source>
        <translation>订金全额退还，无论哪一方决定不签合同（DP-05）。</translation>
    </message>
    <message>
        <source>Intent money (订金)</source>
        <translation>订金</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Delivery wished for</source>
        <translation>期望交付</translation>
    </message>
    <message>
        <source>Special wishes</source>
        <translation>特殊要求</translation>
    </message>
    <message>
        <source>of a buyer under 18, who signs too (G-05)</source>
        <translation>买方不满 18 周岁时填写，须一并签字（G-05）</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>法定监护人</translation>
    </message>
</context>
<context>
    <name>IntentPart</name>
    <message>
        <source>Intent order</source>
        <translation>订购意向书</translation>
    </message>
    <message>
        <source>before the contract: 订金, returned in full (DP-05)</source>
        <translation>签合同之前：订金，可全额退还（DP-05）</translation>
    </message>
    <message>
        <source>No intent order was signed.</source>
        <translation>没有签订意向书。</translation>
    </message>
    <message>
        <source>Sign the intent order</source>
        <translation>签订意向书</translation>
    </message>
    <message>
        <source>End it: expired</source>
        <translation>终止：已到期</translation>
    </message>
    <message>
        <source>End it: withdrawn</source>
        <translation>终止：客户退订</translation>
    </message>
    <message>
        <source>Why is there no contract? The 订金 is returned in full.</source>
        <translation>为什么没有签合同？订金将全额退还。</translation>
    </message>
    <message>
        <source>¥{held} of 订金 in the ledger</source>
        <translation>台账中有订金 ¥{held}</translation>
    </message>
    <message>
        <source>订金 ¥{amount}, valid until {day}</source>
        <translation>订金 ¥{amount}，有效期至 {day}</translation>
    </message>
    <message>
        <source>¥{due} to return</source>
        <translation>应退 ¥{due}</translation>
    </message>
    <message>
        <source>expired: sign the contract or return the money</source>
        <translation>已到期：请签合同或退还订金</translation>
    </message>
    <message>
        <source>Intent order…</source>
        <translation>意向书…</translation>
    </message>
    <message>
        <source>Review copy</source>
        <translation>审阅稿</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签订…</translation>
    </message>
    <message>
        <source>End without a contract…</source>
        <translation>不签合同，终止…</translation>
    </message>
    <message>
        <source>Return the 订金…</source>
        <translation>退还订金…</translation>
    </message>
    <message>
        <source>Intent order stored</source>
        <translation>意向书已保存</translation>
    </message>
    <message>
        <source>Intent order, review copy</source>
        <translation>意向书审阅稿</translation>
    </message>
</context>
<context>
    <name>MissingPart</name>
    <message>
        <source>Still missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>nothing is printed without these (§3.2 ★)</source>
        <translation>缺少则不能打印（§3.2 ★）</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>End the contract by one side&apos;s notice</source>
        <translation>单方通知解除合同</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>提请审批</translation>
    </message>
    <message>
        <source>Who ends it</source>
        <translation>解除方</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>解除事由</translation>
    </message>
    <message>
        <source>It happened on</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <source>after the day agreed (Civil Code 563)</source>
        <translation>在约定日期之后（民法典 563）</translation>
    </message>
    <message>
        <source>Reminder sent on</source>
        <translation>催告日期</translation>
    </message>
    <message>
        <source>Reminded how</source>
        <translation>催告方式</translation>
    </message>
    <message>
        <source>a reasonable time, and over by now</source>
        <translation>合理期限，且现已届满</translation>
    </message>
    <message>
        <source>Time given until</source>
        <translation>催告期限至</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事实经过</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>How it is delivered</source>
        <translation>送达方式</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>送达地址</translation>
    </message>
    <message>
        <source>the contract ended on that day (565)</source>
        <translation>合同自该日解除（565）</translation>
    </message>
    <message>
        <source>Arrived here on</source>
        <translation>到达本店日期</translation>
    </message>
    <message>
        <source>one of the two, never both (DP-04)</source>
        <translation>二者只能选一（DP-04）</translation>
    </message>
    <message>
        <source>The innocent side chooses</source>
        <translation>守约方选择</translation>
    </message>
    <message>
        <source>Contractual penalty</source>
        <translation>合同违约金</translation>
    </message>
    <message>
        <source>what exceeds the deposit is owed (DP-04)</source>
        <translation>超出定金的部分应赔偿（DP-04）</translation>
    </message>
    <message>
        <source>Proven loss in all</source>
        <translation>已证实的全部损失</translation>
    </message>
    <message>
        <source>Buyer&apos;s costs</source>
        <translation>买方合理费用</translation>
    </message>
    <message>
        <source>owed by a seller in default (DP-07)</source>
        <translation>由违约的卖方承担（DP-07）</translation>
    </message>
    <message>
        <source>the earnest rule in proportion to the rest (DP-05)</source>
        <translation>定金罚则按未履行部分比例适用（DP-05）</translation>
    </message>
    <message>
        <source>Worth of what was carried out</source>
        <translation>已履行部分的价值</translation>
    </message>
    <message>
        <source>The receipts ledger is right: nothing more was paid (DP-01)</source>
        <translation>收款台账无误，没有其他付款（DP-01）</translation>
    </message>
</context>
<context>
    <name>NoticePart</name>
    <message>
        <source>Notice of termination</source>
        <translation>解除通知书</translation>
    </message>
    <message>
        <source>the contract ends when it arrives (Civil Code 565)</source>
        <translation>合同自通知到达时解除（民法典 565）</translation>
    </message>
    <message>
        <source>It has arrived…</source>
        <translation>登记到达…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>The other side objects…</source>
        <translation>登记异议…</translation>
    </message>
    <message>
        <source>Why is the notice taken back?</source>
        <translation>为什么撤回解除通知？</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>送达中</translation>
    </message>
    <message>
        <source>record when it arrives</source>
        <translation>到达后请登记</translation>
    </message>
    <message>
        <source>Objection of {day}: {text}</source>
        <translation>{day} 异议：{text}</translation>
    </message>
    <message>
        <source>Notice of termination: stored</source>
        <translation>解除通知已登记</translation>
    </message>
</context>
<context>
    <name>ObjectionDialog</name>
    <message>
        <source>The other side objects</source>
        <translation>对方提出异议</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Came on</source>
        <translation>提出日期</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>异议内容</translation>
    </message>
</context>
<context>
    <name>OrderDialog</name>
    <message>
        <source>Order by phone, fax or message</source>
        <translation>电话、传真或消息订单</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>来源方式</translation>
    </message>
    <message>
        <source>What was ordered</source>
        <translation>订购内容</translation>
    </message>
</context>
<context>
    <name>ReckoningDialog</name>
    <message>
        <source>Fill in the fields with * to see what it comes to.</source>
        <translation>填完带 * 的项，即可看到结果。</translation>
    </message>
</context>
<context>
    <name>RefundDialog</name>
    <message>
        <source>Pay the refund out</source>
        <translation>登记退款</translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>¥{left} is left to be paid out; nothing above it can be.</source>
        <translation>还应退 ¥{left}，不能多退。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>not needed for cash</source>
        <translation>现金可不填</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ReissueDialog</name>
    <message>
        <source>Void and issue anew</source>
        <translation>作废重开</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation>提请批准</translation>
    </message>
    <message>
        <source>what was written wrong, and how it was noticed</source>
        <translation>哪里写错，如何发现</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名/名称</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件类型</translation>
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
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Invoice to</source>
        <translation>发票抬头</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>Agent&apos;s document number</source>
        <translation>代理人证件号码</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>法定监护人</translation>
    </message>
    <message>
        <source>Exterior colour</source>
        <translation>外观颜色</translation>
    </message>
    <message>
        <source>Interior</source>
        <translation>内饰</translation>
    </message>
    <message>
        <source>other money: the general manager too (CT-04)</source>
        <translation>改动金额须总经理也批准（CT-04）</translation>
    </message>
    <message>
        <source>Discount in all</source>
        <translation>优惠合计</translation>
    </message>
    <message>
        <source>Delivery at the latest</source>
        <translation>最晚交车日期</translation>
    </message>
    <message>
        <source>Place of delivery</source>
        <translation>交车地点</translation>
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
        <translation>车型版本</translation>
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
<context>
    <name>SignChangeDialog</name>
    <message>
        <source>It gets its number and can then no longer be changed.</source>
        <translation>签字后取得编号，不能再改。</translation>
    </message>
    <message>
        <source>Buyer&apos;s signature</source>
        <translation>买方签字</translation>
    </message>
    <message>
        <source>Agent&apos;s signature</source>
        <translation>代理人签字</translation>
    </message>
    <message>
        <source>Seller&apos;s signature</source>
        <translation>卖方签字</translation>
    </message>
    <message>
        <source>Guardian&apos;s signature</source>
        <translation>监护人签名</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Both sides sign first</source>
        <translation>请双方先签字</translation>
    </message>
    <message>
        <source>Sign first</source>
        <translation>请先签字</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重签</translation>
    </message>
</context>
<context>
    <name>SignaturesPart</name>
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
        <translation>买方签字</translation>
    </message>
    <message>
        <source>Guardian&apos;s signature</source>
        <translation>监护人签名</translation>
    </message>
    <message>
        <source>Seller&apos;s signature</source>
        <translation>卖方签字</translation>
    </message>
    <message>
        <source>Agent&apos;s signature</source>
        <translation>代办人签名</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重签</translation>
    </message>
</context>
<context>
    <name>TemplatePart</name>
    <message>
        <source>Contract template</source>
        <translation>合同模板</translation>
    </message>
    <message>
        <source>review copy, print and signature are all of the chosen one</source>
        <translation>审阅件、打印和签约都用所选的模板</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>no longer valid</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>the store&apos;s standard</source>
        <translation>本店标准</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
</context>
</TS>
