<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>FollowUpPage</name>
    <message>
        <source>Log contact</source>
        <translation>登记联系</translation>
    </message>
    <message>
        <source>Save survey</source>
        <translation>保存调查</translation>
    </message>
    <message>
        <source>Register referral</source>
        <translation>登记转介绍</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>跟踪计划</translation>
    </message>
    <message>
        <source>Update plan</source>
        <translation>更新计划</translation>
    </message>
    <message>
        <source>Unplanned contact</source>
        <translation>计划外联系</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系内容</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>How</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Effective contact</source>
        <translation>有效联系</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>谈话内容</translation>
    </message>
    <message>
        <source>Next contact on</source>
        <translation>下次联系日期</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>联系目的</translation>
    </message>
    <message>
        <source>Or: why nothing more is done</source>
        <translation>或：不再跟进的原因</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Satisfaction survey</source>
        <translation>满意度调查</translation>
    </message>
    <message>
        <source>0 to 10; items left open do not count</source>
        <translation>0 到 10 分，未评的不计</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>转介绍</translation>
    </message>
    <message>
        <source>register before the first visit</source>
        <translation>须在首次到店前登记</translation>
    </message>
    <message>
        <source>Recommended person</source>
        <translation>被推荐人</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Reward promised</source>
        <translation>承诺的礼遇</translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>The follow-up plan is up to date</source>
        <translation>跟踪计划已是最新</translation>
    </message>
    <message>
        <source>Contact logged</source>
        <translation>联系已登记</translation>
    </message>
    <message>
        <source>Contact postponed</source>
        <translation>联系已推迟</translation>
    </message>
    <message>
        <source>Survey stored</source>
        <translation>调查已保存</translation>
    </message>
    <message>
        <source>Referral registered</source>
        <translation>转介绍已登记</translation>
    </message>
    <message>
        <source>delivered {day}</source>
        <translation>{day} 交车</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>待办 {count} 项</translation>
    </message>
    <message>
        <source>by grade {day}</source>
        <translation>按级别应为 {day}</translation>
    </message>
    <message>
        <source>Closed: {reason}</source>
        <translation>已关闭：{reason}</translation>
    </message>
    <message>
        <source>The customer wants no contact: only duties of the contract remain (PI-11).</source>
        <translation>客户要求不再联系：只保留合同义务（PI-11）。</translation>
    </message>
    <message>
        <source>No marketing consent: renewals, greetings and replacement are left out (PI-01).</source>
        <translation>客户未同意营销联系：不含续保、问候和增换购（PI-01）。</translation>
    </message>
    <message>
        <source>{state}, tried {count}×</source>
        <translation>{state}，已试 {count} 次</translation>
    </message>
</context>
<context>
    <name>FollowUpWords</name>
    <message>
        <source>Phone call</source>
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
        <source>In person</source>
        <translation>面谈</translation>
    </message>
    <message>
        <source>Letter or mail</source>
        <translation>信件或邮件</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>Message sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>Asks to call later</source>
        <translation>要求改时间</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码不对</translation>
    </message>
    <message>
        <source>Wants no more contact</source>
        <translation>要求不再联系</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已交车</translation>
    </message>
    <message>
        <source>Moved to another day</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Survey answered</source>
        <translation>已答调查</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>不可执行</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not reached: try again on another day or at another hour</source>
        <translation>未联系上：换一天或换个时段再试</translation>
    </message>
    <message>
        <source>Three tries failed: send a text message, then it is closed</source>
        <translation>三次未联系上：请发短信，之后关闭</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Is a customer now</source>
        <translation>已建档</translation>
    </message>
    <message>
        <source>Delivered: reward due</source>
        <translation>已交车，应兑现礼遇</translation>
    </message>
</context>
</TS>
