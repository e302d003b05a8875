<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>CustomerCard</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新商机</translation>
    </message>
    <message>
        <source>The customer is in the store</source>
        <translation>客户在店（登记到店）</translation>
    </message>
    <message>
        <source>The customer is on the phone</source>
        <translation>客户来电（登记来电）</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Show phone</source>
        <translation>显示电话</translation>
    </message>
    <message>
        <source>Show other phones</source>
        <translation>显示其他电话</translation>
    </message>
    <message>
        <source>Show document number</source>
        <translation>显示证件号码</translation>
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
        <source>Other phones</source>
        <translation>其他电话</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>How they heard of us</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Does not want to be contacted</source>
        <translation>客户要求不再联系</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>No deal yet.</source>
        <translation>还没有商机。</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Nothing planned.</source>
        <translation>没有安排。</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>授权同意</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Change grade</source>
        <translation>调整级别</translation>
    </message>
    <message>
        <source>New grade</source>
        <translation>新级别</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>No change of grade yet.</source>
        <translation>级别还没有调整过。</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>归属 {name}</translation>
    </message>
    <message>
        <source>does not want to be contacted</source>
        <translation>不再联系</translation>
    </message>
    <message>
        <source>from {file}</source>
        <translation>来自 {file}</translation>
    </message>
    <message>
        <source>A customer of {name}. You may only see that they are known (PI-10).</source>
        <translation>这是 {name} 的客户：您只能看到已建档（PI-10）。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>完成…</translation>
    </message>
    <message>
        <source>given</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Customer saved</source>
        <translation>客户已保存</translation>
    </message>
    <message>
        <source>Why do you need to see it? Your name, the time and the reason are kept.</source>
        <translation>为什么需要查看？您的姓名、时间和原因会留下记录。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>CustomerViewModel</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>Privacy notice</source>
        <translation>隐私告知</translation>
    </message>
    <message>
        <source>Copies of documents</source>
        <translation>留存证件影像</translation>
    </message>
    <message>
        <source>News and offers</source>
        <translation>营销信息</translation>
    </message>
    <message>
        <source>Passing on to the lender</source>
        <translation>提供给金融机构</translation>
    </message>
    <message>
        <source>Passing on to the insurer</source>
        <translation>提供给保险公司</translation>
    </message>
    <message>
        <source>Route of the test drive</source>
        <translation>试驾路线记录</translation>
    </message>
    <message>
        <source>Delivery photograph</source>
        <translation>交车合影</translation>
    </message>
    <message>
        <source>Notes on family and friends</source>
        <translation>亲友关系记录</translation>
    </message>
    <message>
        <source>Next contact</source>
        <translation>下次联系</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交车</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Wants to be called later</source>
        <translation>请改日再联系</translation>
    </message>
    <message>
        <source>Will come to the store</source>
        <translation>约好到店</translation>
    </message>
    <message>
        <source>Not interested any more</source>
        <translation>不再考虑</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>won</source>
        <translation>已成交</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>战败</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Import customers</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>No customers yet. Enter the first one, or import your list.</source>
        <translation>还没有客户。新建第一位，或导入现有名单。</translation>
    </message>
    <message>
        <source>Nobody matches. Use fewer words, or another filter.</source>
        <translation>没有符合的客户。请减少关键词或换一个筛选条件。</translation>
    </message>
    <message>
        <source>Your post does not see customers. You may import a list.</source>
        <translation>您的岗位不能查看客户，但可以导入名单。</translation>
    </message>
    <message>
        <source>Import Excel…</source>
        <translation>导入 Excel…</translation>
    </message>
    <message>
        <source>Name, pinyin, phone or its tail</source>
        <translation>姓名、拼音、电话或尾号</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属顾问</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按姓名</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次到店</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>只看我的</translation>
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
        <source>Interested in</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无归属</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>Task done</source>
        <translation>完成任务</translation>
    </message>
    <message>
        <source>How did it go?</source>
        <translation>联系结果如何？</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>empty: by grade (GR-02)</source>
        <translation>留空：按级别安排（GR-02）</translation>
    </message>
    <message>
        <source>Next contact on</source>
        <translation>下次联系日期</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close the task</source>
        <translation>完成任务</translation>
    </message>
</context>
</TS>
