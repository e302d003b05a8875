<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ConsultationPage</name>
    <message>
        <source>Save needs</source>
        <translation>保存需求</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>ask openly, listen, do not sell yet</source>
        <translation>多问多听，先不推销</translation>
    </message>
    <message>
        <source>What brought you here, what have you seen?</source>
        <translation>因何而来，看过哪些车？</translation>
    </message>
    <message>
        <source>Your present car: likes and dislikes?</source>
        <translation>现在开什么车，满意与不满？</translation>
    </message>
    <message>
        <source>Who drives, how far a day, where, children?</source>
        <translation>谁开、每天多远、路况、家人与儿童座椅？</translation>
    </message>
    <message>
        <source>Your situation at present?</source>
        <translation>目前的情况是怎样的？</translation>
    </message>
    <message>
        <source>What should the new car solve?</source>
        <translation>希望新车解决什么问题？</translation>
    </message>
    <message>
        <source>What would be different then?</source>
        <translation>解决之后会有什么不同？</translation>
    </message>
    <message>
        <source>Must-haves: safety, comfort, technology, colour</source>
        <translation>必须有的：安全、舒适、科技、颜色</translation>
    </message>
    <message>
        <source>Rivals compared</source>
        <translation>对比的竞品</translation>
    </message>
    <message>
        <source>Car, budget and time</source>
        <translation>车型、预算与时间</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>车身形式</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能源形式</translation>
    </message>
    <message>
        <source>Budget, total</source>
        <translation>总预算（元）</translation>
    </message>
    <message>
        <source>Wishes to pay</source>
        <translation>付款意向</translation>
    </message>
    <message>
        <source>Will order</source>
        <translation>预计订车</translation>
    </message>
    <message>
        <source>When needed and why</source>
        <translation>何时用车，为什么</translation>
    </message>
    <message>
        <source>Who decides, who must see it</source>
        <translation>谁决定，还有谁要看车</translation>
    </message>
    <message>
        <source>Prefers to be reached</source>
        <translation>希望的联系方式</translation>
    </message>
    <message>
        <source>Top needs and restatement</source>
        <translation>首要需求与复述确认</translation>
    </message>
    <message>
        <source>the presentation starts from these</source>
        <translation>车辆介绍从这里开始</translation>
    </message>
    <message>
        <source>Need {place}</source>
        <translation>需求 {place}</translation>
    </message>
    <message>
        <source>In our words</source>
        <translation>需求复述</translation>
    </message>
    <message>
        <source>Read back to the customer, who confirmed it</source>
        <translation>已向客户复述，客户确认</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意事项</translation>
    </message>
    <message>
        <source>one tick each, as the customer says</source>
        <translation>逐项征求，由客户决定</translation>
    </message>
    <message>
        <source>How ripe</source>
        <translation>成交把握</translation>
    </message>
    <message>
        <source>BANT and prospect card (GR-04, GR-05)</source>
        <translation>BANT 与潜客卡（GR-04、GR-05）</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>决策权</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>First meeting</source>
        <translation>初次洽谈状态</translation>
    </message>
    <message>
        <source>Prospect card</source>
        <translation>潜客卡</translation>
    </message>
    <message>
        <source>Grade and next contact</source>
        <translation>客户级别与下次联系</translation>
    </message>
    <message>
        <source>The one who decides is here</source>
        <translation>决策人在场</translation>
    </message>
    <message>
        <source>Asked for price or loan</source>
        <translation>询问过价格或金融</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>客户级别</translation>
    </message>
    <message>
        <source>Reason if other than suggested</source>
        <translation>与建议不同的原因</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>下次联系日期</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>联系内容</translation>
    </message>
    <message>
        <source>Take the suggestion</source>
        <translation>采用建议</translation>
    </message>
    <message>
        <source>at the latest {day} (GR-02)</source>
        <translation>最晚 {day}（GR-02）</translation>
    </message>
    <message>
        <source>Needs saved</source>
        <translation>需求已保存</translation>
    </message>
    <message>
        <source>{percent} % answered</source>
        <translation>问卷完成 {percent} %</translation>
    </message>
    <message>
        <source>qualified</source>
        <translation>合格商机</translation>
    </message>
    <message>
        <source>prospect</source>
        <translation>有效潜客</translation>
    </message>
    <message>
        <source>Suggested {grade}: {reasons}</source>
        <translation>建议 {grade} 级：{reasons}</translation>
    </message>
</context>
<context>
    <name>NeedsChoices</name>
    <message>
        <source>Saloon</source>
        <translation>轿车</translation>
    </message>
    <message>
        <source>SUV</source>
        <translation>SUV</translation>
    </message>
    <message>
        <source>MPV</source>
        <translation>MPV</translation>
    </message>
    <message>
        <source>Coupé</source>
        <translation>轿跑</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Electric</source>
        <translation>纯电</translation>
    </message>
    <message>
        <source>Plug-in hybrid</source>
        <translation>插电混动</translation>
    </message>
    <message>
        <source>Petrol</source>
        <translation>燃油</translation>
    </message>
    <message>
        <source>Fuel cell</source>
        <translation>燃料电池</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>In full</source>
        <translation>全款</translation>
    </message>
    <message>
        <source>With a loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>By phone</source>
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
        <source>Within 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>Within 15 days</source>
        <translation>15 天内</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>Within 3 months</source>
        <translation>3 个月内</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分了解</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>明确</translation>
    </message>
    <message>
        <source>No need yet</source>
        <translation>暂无需求</translation>
    </message>
    <message>
        <source>First need</source>
        <translation>初步需求</translation>
    </message>
    <message>
        <source>Comparing rivals</source>
        <translation>比较竞品</translation>
    </message>
    <message>
        <source>H: within 7 days</source>
        <translation>H 级：7 天内</translation>
    </message>
    <message>
        <source>A: within 15 days</source>
        <translation>A 级：15 天内</translation>
    </message>
    <message>
        <source>B: within 30 days</source>
        <translation>B 级：30 天内</translation>
    </message>
    <message>
        <source>C: within 90 days</source>
        <translation>C 级：90 天内</translation>
    </message>
    <message>
        <source>Purchasing power</source>
        <translation>有购买力</translation>
    </message>
    <message>
        <source>Has the need</source>
        <translation>有需求</translation>
    </message>
    <message>
        <source>Approachable</source>
        <translation>可接近</translation>
    </message>
    <message>
        <source>May decide</source>
        <translation>有决定权</translation>
    </message>
    <message>
        <source>Income and work fit</source>
        <translation>收入与职业匹配</translation>
    </message>
    <message>
        <source>Easy to contact</source>
        <translation>便于联系</translation>
    </message>
    <message>
        <source>Interested</source>
        <translation>有兴趣</translation>
    </message>
    <message>
        <source>Agrees to the privacy notice</source>
        <translation>同意上述个人信息处理告知</translation>
    </message>
    <message>
        <source>Optional: copies of ID card and licence are kept</source>
        <translation>可选：同意留存身份证、驾驶证影像</translation>
    </message>
    <message>
        <source>Optional: offers and greetings by phone or message</source>
        <translation>可选：同意接收优惠信息和问候</translation>
    </message>
    <message>
        <source>Optional: notes on family and hobbies</source>
        <translation>可选：同意记录家庭与爱好</translation>
    </message>
</context>
</TS>
