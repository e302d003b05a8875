<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>FrontDeskPage</name>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
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
        <source>Why</source>
        <translation>来访目的</translation>
    </message>
    <message>
        <source>Receives</source>
        <translation>接待顾问</translation>
    </message>
    <message>
        <source>In turn</source>
        <translation>按轮值</translation>
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
        <source>Channel</source>
        <translation>信息渠道</translation>
    </message>
    <message>
        <source>Will come on</source>
        <translation>预约到店日</translation>
    </message>
    <message>
        <source>Log visit</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Enter logs the line; an empty line is an anonymous visitor.</source>
        <translation>回车即登记；什么都不填，就是一位未留名的访客。</translation>
    </message>
    <message>
        <source>Open deal</source>
        <translation>建立商机</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多栏位</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>店内客户</translation>
    </message>
    <message>
        <source>Add to selected</source>
        <translation>补入所选</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离店</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日登记</translation>
    </message>
    <message>
        <source>Today&apos;s log</source>
        <translation>今日客流登记</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离店</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>客流类型</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>未留名</translation>
    </message>
    <message>
        <source>In the store: {count}</source>
        <translation>店内客户：{count} 批</translation>
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
        <source>Left after {minutes} minutes</source>
        <translation>已离店，停留 {minutes} 分钟</translation>
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
        <translation>所在区域</translation>
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
        <source>Passing by</source>
        <translation>路过</translation>
    </message>
    <message>
        <source>Car website</source>
        <translation>汽车网站</translation>
    </message>
    <message>
        <source>Short video</source>
        <translation>短视频</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>朋友介绍</translation>
    </message>
    <message>
        <source>Owns one already</source>
        <translation>保有客户</translation>
    </message>
    <message>
        <source>Car show</source>
        <translation>车展</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>其他渠道</translation>
    </message>
</context>
</TS>
