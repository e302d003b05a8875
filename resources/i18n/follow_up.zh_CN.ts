<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ClaimDialog</name>
    <message>
        <source>Claim</source>
        <translation>三包要求</translation>
    </message>
    <message>
        <source>Write the claim down</source>
        <translation>登记要求</translation>
    </message>
    <message>
        <source>The customer wants</source>
        <translation>客户要求</translation>
    </message>
    <message>
        <source>Odometer today (km)</source>
        <translation>当前里程（公里）</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>No right of the record: the manager decides and gives the reason.</source>
        <translation>维修记录没有给出权利：由经理决定并说明理由。</translation>
    </message>
    <message>
        <source>Answer within 10 and finish within 20 working days from today (SB-06).</source>
        <translation>自今日起 10 个工作日内答复、20 个工作日内办结（SB-06）。</translation>
    </message>
</context>
<context>
    <name>ClaimsPart</name>
    <message>
        <source>Three guarantees: repairs and claims</source>
        <translation>三包：维修与要求</translation>
    </message>
    <message>
        <source>Record a repair…</source>
        <translation>登记维修…</translation>
    </message>
    <message>
        <source>The customer demands…</source>
        <translation>客户提出要求…</translation>
    </message>
    <message>
        <source>The record gives no right today.</source>
        <translation>目前没有三包权利。</translation>
    </message>
    <message>
        <source>No claim so far.</source>
        <translation>还没有三包要求。</translation>
    </message>
    <message>
        <source>No repair recorded.</source>
        <translation>还没有维修记录。</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>客户权利</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>三包要求</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>维修记录</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>车辆已收回</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>自 {day} 起</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>已提出</translation>
    </message>
    <message>
        <source>Claim…</source>
        <translation>登记要求…</translation>
    </message>
    <message>
        <source>{count} day(s) without a car</source>
        <translation>{count} 日未提供备用车</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Go on…</source>
        <translation>继续…</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>决定…</translation>
    </message>
    <message>
        <source>Customer told…</source>
        <translation>已答复客户…</translation>
    </message>
    <message>
        <source>Finish…</source>
        <translation>办结…</translation>
    </message>
    <message>
        <source>Pay out…</source>
        <translation>付款…</translation>
    </message>
    <message>
        <source>How was the customer told the refusal and its reason?</source>
        <translation>如何把不同意及其理由告知客户？</translation>
    </message>
    <message>
        <source>How was the customer told?</source>
        <translation>如何答复客户？</translation>
    </message>
    <message>
        <source>The customer was told</source>
        <translation>已答复客户</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Open a deal with a delivered car first</source>
        <translation>请先打开一个已交车的商机</translation>
    </message>
</context>
<context>
    <name>ComplaintButton</name>
    <message>
        <source>Complaint…</source>
        <translation>投诉…</translation>
    </message>
</context>
<context>
    <name>ComplaintForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>新投诉</translation>
    </message>
    <message>
        <source>Take it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Tried, not reached</source>
        <translation>联系未果</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>已联系</translation>
    </message>
    <message>
        <source>Answer to the customer</source>
        <translation>答复客户</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>登记答复</translation>
    </message>
    <message>
        <source>Close the complaint</source>
        <translation>投诉办结</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Hand over to a colleague</source>
        <translation>转办给同事</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>What they complain of</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理渠道</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>What they want</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>name or number; empty for somebody else</source>
        <translation>姓名或电话；不是本店客户可留空</translation>
    </message>
    <message>
        <source>Somebody else: name</source>
        <translation>其他投诉人姓名</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>受理日期</translation>
    </message>
    <message>
        <source>Number at 12315</source>
        <translation>12315 编号</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>经过与对方意见</translation>
    </message>
    <message>
        <source>What the customer was told</source>
        <translation>答复内容</translation>
    </message>
    <message>
        <source>Promised with it</source>
        <translation>同时承诺</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>兑现期限</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>could not be asked</source>
        <translation>无法询问</translation>
    </message>
    <message>
        <source>The customer is</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>同事</translation>
    </message>
</context>
<context>
    <name>ComplaintsDialog</name>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>New complaint</source>
        <translation>新投诉</translation>
    </message>
    <message>
        <source>Next by</source>
        <translation>下一期限</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>投诉人</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>No complaint here.</source>
        <translation>没有投诉。</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>Contacted…</source>
        <translation>已联系…</translation>
    </message>
    <message>
        <source>Not reached…</source>
        <translation>未联系上…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>办结…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>转办…</translation>
    </message>
    <message>
        <source>Open again…</source>
        <translation>重新受理…</translation>
    </message>
    <message>
        <source>{count}, {late} overdue</source>
        <translation>{count} 件，{late} 件逾期</translation>
    </message>
    <message>
        <source>with {owner}</source>
        <translation>处理人 {owner}</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Wants: {wish}</source>
        <translation>诉求：{wish}</translation>
    </message>
    <message>
        <source>Answered: {answer}</source>
        <translation>答复：{answer}</translation>
    </message>
    <message>
        <source>Promised until {day}: {text}</source>
        <translation>承诺 {day} 前：{text}</translation>
    </message>
    <message>
        <source>The customer is satisfied</source>
        <translation>客户满意</translation>
    </message>
    <message>
        <source>The customer is not satisfied</source>
        <translation>客户不满意</translation>
    </message>
    <message>
        <source>Whether the customer is satisfied could not be asked</source>
        <translation>无法询问客户是否满意</translation>
    </message>
    <message>
        <source>answered, to be closed</source>
        <translation>已答复，待办结</translation>
    </message>
    <message>
        <source>{at} contact late</source>
        <translation>{at} 联系逾期</translation>
    </message>
    <message>
        <source>{at} contact</source>
        <translation>{at} 前联系</translation>
    </message>
    <message>
        <source>{day} answer late</source>
        <translation>{day} 答复逾期</translation>
    </message>
    <message>
        <source>{day} answer</source>
        <translation>{day} 前答复</translation>
    </message>
    <message>
        <source>anonymous</source>
        <translation>匿名</translation>
    </message>
    <message>
        <source>Taken down: {owner} gets in touch by {by}, the answer is due on {day}</source>
        <translation>已登记：{owner} 须在 {by} 前联系，{day} 前答复</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>needed for a refusal, and without a right of the record</source>
        <translation>不同意、或记录没有此权利时必填</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Registration fee</source>
        <translation>登记费用</translation>
    </message>
    <message>
        <source>Accessories paid</source>
        <translation>加装、装饰费用</translation>
    </message>
    <message>
        <source>Their depreciation</source>
        <translation>合理折旧</translation>
    </message>
    <message>
        <source>Service fees</source>
        <translation>相关服务费用</translation>
    </message>
    <message>
        <source>Purchase tax paid</source>
        <translation>已缴购置税</translation>
    </message>
    <message>
        <source>Tax paid on</source>
        <translation>缴税日期</translation>
    </message>
    <message>
        <source>n of the certificate, at most 0.5</source>
        <translation>三包凭证的系数 n，不高于 0.5</translation>
    </message>
    <message>
        <source>Use coefficient (%)</source>
        <translation>使用补偿系数（%）</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Both choices</source>
        <translation>两种选择</translation>
    </message>
    <message>
        <source>The store pays</source>
        <translation>门店应付</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>Finish the claim</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Car given in exchange</source>
        <translation>更换的新车</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The car comes back marked 三包换退车 and out of service; it is sold again only with the written disclosure (SB-11).</source>
        <translation>车辆收回后标记为“三包换退车”并停用；再次销售须书面告知（SB-11）。</translation>
    </message>
</context>
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
<context>
    <name>PayDialog</name>
    <message>
        <source>Pay out</source>
        <translation>付款</translation>
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
        <translation>现金不需要</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>QualityWords</name>
    <message>
        <source>article {article}</source>
        <translation>第 {article} 条</translation>
    </message>
    <message>
        <source>7 days: to {day}</source>
        <translation>7 日：至 {day}</translation>
    </message>
    <message>
        <source>60 days: to {day} or {km} km</source>
        <translation>60 日：至 {day} 或 {km} 公里</translation>
    </message>
    <message>
        <source>New car or refund: to {day} or {km} km</source>
        <translation>三包有效期：至 {day} 或 {km} 公里</translation>
    </message>
    <message>
        <source>Free repair: to {day} or {km} km</source>
        <translation>包修期：至 {day} 或 {km} 公里</translation>
    </message>
    <message>
        <source>serious safety fault</source>
        <translation>严重安全性能故障</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>in the workshop {first} to {last}</source>
        <translation>{first} 进厂，至 {last}</translation>
    </message>
    <message>
        <source>{count} day(s)</source>
        <translation>{count} 日</translation>
    </message>
    <message>
        <source>fault gone</source>
        <translation>故障已排除</translation>
    </message>
    <message>
        <source>fault not gone</source>
        <translation>故障未排除</translation>
    </message>
    <message>
        <source>a correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>opened {opened}, answer by {answer}, finish by {finish}</source>
        <translation>{opened} 提出，{answer} 前答复，{finish} 前办结</translation>
    </message>
    <message>
        <source>decided by {name}</source>
        <translation>{name} 决定</translation>
    </message>
    <message>
        <source>¥{amount} to the customer</source>
        <translation>应付客户 ¥{amount}</translation>
    </message>
    <message>
        <source>the customer pays ¥{amount}</source>
        <translation>客户应付 ¥{amount}</translation>
    </message>
    <message>
        <source>¥{amount} still to pay</source>
        <translation>尚未付 ¥{amount}</translation>
    </message>
    <message>
        <source>new car {vin}</source>
        <translation>新车 {vin}</translation>
    </message>
    <message>
        <source>answer overdue (SB-06)</source>
        <translation>答复已超期（SB-06）</translation>
    </message>
    <message>
        <source>overdue (SB-06)</source>
        <translation>办结已超期（SB-06）</translation>
    </message>
    <message>
        <source>finished {day}</source>
        <translation>{day} 办结</translation>
    </message>
    <message>
        <source>waits for the manager</source>
        <translation>等待经理决定</translation>
    </message>
    <message>
        <source>decided: tell the customer</source>
        <translation>已决定，待答复客户</translation>
    </message>
    <message>
        <source>answered: carry it out</source>
        <translation>已答复，待办结</translation>
    </message>
</context>
<context>
    <name>RenewalPart</name>
    <message>
        <source>Compulsory insurance from {day}, scheme {scheme}, base ¥{base}</source>
        <translation>{day} 起交强险，{scheme} 方案，基础保费 ¥{base}</translation>
    </message>
</context>
<context>
    <name>RepairDialog</name>
    <message>
        <source>Correct a repair record</source>
        <translation>更正维修记录</translation>
    </message>
    <message>
        <source>Repair record</source>
        <translation>维修记录</translation>
    </message>
    <message>
        <source>Record the correction</source>
        <translation>登记更正</translation>
    </message>
    <message>
        <source>Keep the record</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>报修日期</translation>
    </message>
    <message>
        <source>Odometer (km)</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>In the workshop on</source>
        <translation>进厂日期</translation>
    </message>
    <message>
        <source>Out on</source>
        <translation>出厂日期</translation>
    </message>
    <message>
        <source>closes the record</source>
        <translation>填写后记录不能再改</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Workshop&apos;s finding</source>
        <translation>检测结论</translation>
    </message>
    <message>
        <source>Danger (60 days or 3,000 km)</source>
        <translation>危险情形（60 日／3,000 公里）</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>A main part is defective</source>
        <translation>主要零件有质量问题</translation>
    </message>
    <message>
        <source>Serious safety fault</source>
        <translation>严重安全性能故障</translation>
    </message>
    <message>
        <source>Same problem as</source>
        <translation>与哪次是同一问题</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no, still there</source>
        <translation>否，仍存在</translation>
    </message>
    <message>
        <source>Is the fault gone?</source>
        <translation>故障排除了吗？</translation>
    </message>
    <message>
        <source>Days parts were shipped</source>
        <translation>零件运输天数</translation>
    </message>
    <message>
        <source>VIN-specific, battery</source>
        <translation>特制零件、动力蓄电池</translation>
    </message>
    <message>
        <source>Days of rescue travel</source>
        <translation>外出救援在途天数</translation>
    </message>
    <message>
        <source>Work and parts in words</source>
        <translation>修理内容和零件</translation>
    </message>
    <message>
        <source>Days with a courtesy car</source>
        <translation>提供备用车天数</translation>
    </message>
    <message>
        <source>Days with travel money</source>
        <translation>给付交通费天数</translation>
    </message>
    <message>
        <source>Travel money a day</source>
        <translation>每日交通费</translation>
    </message>
    <message>
        <source>none: a new problem</source>
        <translation>不是，新问题</translation>
    </message>
</context>
</TS>
