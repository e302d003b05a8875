<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>CertificatePart</name>
    <message>
        <source>三包 certificate</source>
        <translation>三包凭证</translation>
    </message>
    <message>
        <source>Day of delivery on it</source>
        <translation>凭证所载交车日期</translation>
    </message>
    <message>
        <source>Make the certificate</source>
        <translation>制作三包凭证</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>已备好</translation>
    </message>
    <message>
        <source>to be made anew</source>
        <translation>须重新制作</translation>
    </message>
    <message>
        <source>to be made</source>
        <translation>待制作</translation>
    </message>
    <message>
        <source>Save the preparation first: the certificate takes the invoice from it.</source>
        <translation>请先保存交车准备：凭证从中取发票信息。</translation>
    </message>
    <message>
        <source>Changed since it was made: {what}</source>
        <translation>制作后有变更：{what}</translation>
    </message>
    <message>
        <source>{number}, delivery {day}</source>
        <translation>{number}，交车日期 {day}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>reissued free</source>
        <translation>免费补发</translation>
    </message>
    <message>
        <source>Lost: reissue free…</source>
        <translation>遗失：免费补发…</translation>
    </message>
    <message>
        <source>Why is the certificate reissued? It costs the customer nothing.</source>
        <translation>为什么补发三包凭证？客户不承担任何费用。</translation>
    </message>
    <message>
        <source>Reissue</source>
        <translation>补发</translation>
    </message>
    <message>
        <source>三包 certificate made: {number}</source>
        <translation>三包凭证已制作：{number}</translation>
    </message>
</context>
<context>
    <name>DeliveryPage</name>
    <message>
        <source>Save preparation</source>
        <translation>保存交车准备</translation>
    </message>
    <message>
        <source>Confirm delivery</source>
        <translation>交车确认</translation>
    </message>
    <message>
        <source>Delivery form</source>
        <translation>交车确认单</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>款项</translation>
    </message>
    <message>
        <source>Add receipt</source>
        <translation>登记收款</translation>
    </message>
    <message>
        <source>Car and PDI</source>
        <translation>车辆与 PDI</translation>
    </message>
    <message>
        <source>Ordered with the car, done</source>
        <translation>随车装潢与赠品（已完成）</translation>
    </message>
    <message>
        <source>Car from stock</source>
        <translation>库存车</translation>
    </message>
    <message>
        <source>Allocate this car</source>
        <translation>配这台车</translation>
    </message>
    <message>
        <source>Papers, insurance and plate</source>
        <translation>文件、保险与号牌</translation>
    </message>
    <message>
        <source>Papers with the car</source>
        <translation>随车文件</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接</translation>
    </message>
    <message>
        <source>item by item with the customer, then three signatures</source>
        <translation>与客户逐项确认，三方签字</translation>
    </message>
    <message>
        <source>Items of the delivery form</source>
        <translation>交车确认单项目</translation>
    </message>
    <message>
        <source>{vin} · {colours} · other colour</source>
        <translation>{vin} · {colours} · 颜色不同</translation>
    </message>
    <message>
        <source>{vin} · {colours} · {place}</source>
        <translation>{vin} · {colours} · {place}</translation>
    </message>
    <message>
        <source>Preparation saved</source>
        <translation>交车准备已保存</translation>
    </message>
    <message>
        <source>Car allocated</source>
        <translation>已配车</translation>
    </message>
    <message>
        <source>Receipt stored</source>
        <translation>收款已登记</translation>
    </message>
    <message>
        <source>Delivered: {number}</source>
        <translation>已交车：{number}</translation>
    </message>
    <message>
        <source>no VIN yet</source>
        <translation>尚未配车</translation>
    </message>
    <message>
        <source>PDI passed</source>
        <translation>PDI 已通过</translation>
    </message>
    <message>
        <source>PDI open</source>
        <translation>PDI 未完成</translation>
    </message>
    <message>
        <source>三包 from {start}: exchange or refund to {day_7} and {day_60}, 三包 to {year_2}, repair to {year_3}</source>
        <translation>三包自 {start} 起：7 日至 {day_7}，60 日至 {day_60}，三包有效期至 {year_2}，包修期至 {year_3}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>款项类型</translation>
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
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>收款记录</translation>
    </message>
    <message>
        <source>Due ¥{due} · received ¥{received} · loan ¥{loan}</source>
        <translation>应收 ¥{due} · 已收 ¥{received} · 放款 ¥{loan}</translation>
    </message>
    <message>
        <source>¥{amount} outstanding</source>
        <translation>待收 ¥{amount}</translation>
    </message>
    <message>
        <source>¥{amount} to give back</source>
        <translation>应退 ¥{amount}</translation>
    </message>
    <message>
        <source>Paid in full</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>VIN on the car</source>
        <translation>实车车架号</translation>
    </message>
    <message>
        <source>VIN on the certificate</source>
        <translation>合格证车架号</translation>
    </message>
    <message>
        <source>VIN on the invoice</source>
        <translation>发票车架号</translation>
    </message>
    <message>
        <source>Day of delivery</source>
        <translation>交车日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Odometer (km)</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>Delay told, with apology</source>
        <translation>已告知延期并致歉</translation>
    </message>
    <message>
        <source>Reason for the new day</source>
        <translation>改期原因</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>钥匙（把）</translation>
    </message>
    <message>
        <source>Fuel or charge %</source>
        <translation>油量／电量 %</translation>
    </message>
    <message>
        <source>PDI fault, still open</source>
        <translation>PDI 未解决问题</translation>
    </message>
    <message>
        <source>PDI</source>
        <translation>PDI</translation>
    </message>
    <message>
        <source>PDI, a day before the handover</source>
        <translation>PDI 检查（交车前一天完成）</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号码</translation>
    </message>
    <message>
        <source>Invoice date</source>
        <translation>开票日期</translation>
    </message>
    <message>
        <source>Compulsory insurance to</source>
        <translation>交强险有效期至</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>号牌</translation>
    </message>
    <message>
        <source>Temporary plate</source>
        <translation>临时号牌</translation>
    </message>
    <message>
        <source>Issue (1 to 3)</source>
        <translation>第几次核发（1–3）</translation>
    </message>
    <message>
        <source>Temporary from</source>
        <translation>临牌有效期起</translation>
    </message>
    <message>
        <source>Temporary to</source>
        <translation>临牌有效期止</translation>
    </message>
    <message>
        <source>Papers with the car (DV-03)</source>
        <translation>随车文件（DV-03）</translation>
    </message>
    <message>
        <source>{item} (if any)</source>
        <translation>{item}（如有）</translation>
    </message>
    <message>
        <source>Service adviser</source>
        <translation>服务顾问</translation>
    </message>
    <message>
        <source>Agent who fetches the car</source>
        <translation>提车代理人</translation>
    </message>
    <message>
        <source>Agent&apos;s ID number</source>
        <translation>代理人证件号</translation>
    </message>
    <message>
        <source>Agent&apos;s written authority seen</source>
        <translation>已核对书面授权</translation>
    </message>
    <message>
        <source>Photo will be published</source>
        <translation>将公开合影</translation>
    </message>
    <message>
        <source>Customer agrees to publish</source>
        <translation>客户同意公开</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>PointGrid</name>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message>
        <source>Customer or agent</source>
        <translation>客户／代理人</translation>
    </message>
    <message>
        <source>Sales consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>Service adviser</source>
        <translation>服务顾问</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
</TS>
