<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>CandidatesDialog</name>
    <message>
        <source>Possible duplicates</source>
        <translation>可能重复的档案</translation>
    </message>
    <message>
        <source>Is there a second record of this customer?</source>
        <translation>这位客户还有另一份档案吗？</translation>
    </message>
    <message>
        <source>empty: records that look like the same person</source>
        <translation>留空：列出可能是同一人的档案</translation>
    </message>
    <message>
        <source>Another record: name, pinyin, phone or its tail</source>
        <translation>另一份档案：姓名、拼音、电话或尾号</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属顾问</translation>
    </message>
    <message>
        <source>Other record</source>
        <translation>另一份档案</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次接触</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>No record looks like a duplicate.</source>
        <translation>没有发现可能重复的档案。</translation>
    </message>
    <message>
        <source>Merged into this record</source>
        <translation>已并入此档案</translation>
    </message>
    <message>
        <source>Nothing was merged into it.</source>
        <translation>没有并入过其他档案。</translation>
    </message>
    <message>
        <source>Look further</source>
        <translation>继续查找</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compare and merge…</source>
        <translation>对照并合并…</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>不是同一个人</translation>
    </message>
    <message>
        <source>Pairs: {count}; {looked} of {total} customers compared</source>
        <translation>{count} 对；已比对 {total} 位客户中的 {looked} 位</translation>
    </message>
    <message>
        <source>Record {number}, {at}, by {name}</source>
        <translation>档案 {number}，{at}，{name} 合并</translation>
    </message>
    <message>
        <source>taken back {at}, by {name}</source>
        <translation>{at} 由 {name} 撤销</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Two records are one now</source>
        <translation>两份档案已合并</translation>
    </message>
    <message>
        <source>The merge was taken back</source>
        <translation>合并已撤销</translation>
    </message>
    <message>
        <source>Two people: the pair does not come back</source>
        <translation>已记为两个人：这一对不再出现</translation>
    </message>
</context>
<context>
    <name>CarDialog</name>
    <message>
        <source>Car owned</source>
        <translation>现有车辆</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购入日期</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>里程读取日</translation>
    </message>
    <message>
        <source>Insured until</source>
        <translation>保险到期</translation>
    </message>
    <message>
        <source>Sold or given away on</source>
        <translation>处置日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ChoiceRow</name>
    <message>
        <source>B: both, one below the other</source>
        <translation>B：两者都保留，上下排列</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
</context>
<context>
    <name>ComplaintsSection</name>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>answer by {day}</source>
        <translation>{day} 前答复</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Contact person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Relation to the customer</source>
        <translation>与客户的关系</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
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
        <source>People and cars</source>
        <translation>联系人与车辆</translation>
    </message>
    <message>
        <source>Deals and visits</source>
        <translation>商机与到店</translation>
    </message>
    <message>
        <source>Papers and money</source>
        <translation>文件与款项</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
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
        <source>Customer saved</source>
        <translation>客户已保存</translation>
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
        <source>Contract</source>
        <translation>合同</translation>
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
    <message>
        <source>Walked in</source>
        <translation>自然到店</translation>
    </message>
    <message>
        <source>By appointment</source>
        <translation>预约到店</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>looking at cars</source>
        <translation>看车</translation>
    </message>
    <message>
        <source>invited</source>
        <translation>邀约</translation>
    </message>
    <message>
        <source>event</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>picking up a car</source>
        <translation>提车</translation>
    </message>
    <message>
        <source>service</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>paperwork</source>
        <translation>办手续</translation>
    </message>
    <message>
        <source>cancellation</source>
        <translation>退订</translation>
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
        <translation>当面</translation>
    </message>
    <message>
        <source>Letter or mail</source>
        <translation>信函或邮件</translation>
    </message>
    <message>
        <source>Message sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Asks to call later</source>
        <translation>请稍后再打</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Wants no more contact</source>
        <translation>不愿再联系</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Intent order</source>
        <translation>订购意向书</translation>
    </message>
    <message>
        <source>Scan of a signed paper</source>
        <translation>签字文件扫描件</translation>
    </message>
    <message>
        <source>Power of attorney</source>
        <translation>授权委托书</translation>
    </message>
    <message>
        <source>Test drive agreement</source>
        <translation>试驾协议</translation>
    </message>
    <message>
        <source>Test drive report</source>
        <translation>试驾报告</translation>
    </message>
    <message>
        <source>All-in cost sheet</source>
        <translation>综合融资成本明示表</translation>
    </message>
    <message>
        <source>Delivery form</source>
        <translation>交车确认单</translation>
    </message>
    <message>
        <source>三包 certificate</source>
        <translation>三包凭证</translation>
    </message>
    <message>
        <source>Three-guarantees reckoning</source>
        <translation>三包结算单</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Electronic driving licence</source>
        <translation>电子驾驶证</translation>
    </message>
    <message>
        <source>Temporary driving permit</source>
        <translation>临时驾驶许可</translation>
    </message>
    <message>
        <source>Learner permit</source>
        <translation>学习驾驶证明</translation>
    </message>
    <message>
        <source>Trainee permit</source>
        <translation>实习教练证明</translation>
    </message>
    <message>
        <source>Foreign licence</source>
        <translation>境外驾驶证</translation>
    </message>
    <message>
        <source>Foreign provisional licence</source>
        <translation>境外临时驾驶证</translation>
    </message>
    <message>
        <source>International permit</source>
        <translation>国际驾照</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
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
        <translation>首次接触</translation>
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
    <name>DealsTab</name>
    <message>
        <source>No deal yet.</source>
        <translation>暂无商机。</translation>
    </message>
    <message>
        <source>No visit or call logged yet.</source>
        <translation>暂无到店或来电记录。</translation>
    </message>
    <message>
        <source>No follow-up contact yet.</source>
        <translation>暂无跟踪联系。</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Visits and calls</source>
        <translation>到店与来电</translation>
    </message>
    <message>
        <source>Follow-up contacts</source>
        <translation>跟踪联系</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>DoublesCard</name>
    <message>
        <source>Perhaps on file already</source>
        <translation>可能已有档案</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>same document</source>
        <translation>证件相同</translation>
    </message>
    <message>
        <source>same licence</source>
        <translation>驾驶证相同</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>姓名相近</translation>
    </message>
</context>
<context>
    <name>IdentityForm</name>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Particulars</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>check digit right, born {day}</source>
        <translation>校验码正确，{day} 出生</translation>
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
        <translation>企业</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
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
        <translation>称谓</translation>
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
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Does not want to be contacted</source>
        <translation>不希望被联系</translation>
    </message>
</context>
<context>
    <name>MergeButton</name>
    <message>
        <source>Possible duplicates…</source>
        <translation>可能重复…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge two records</source>
        <translation>合并两份档案</translation>
    </message>
    <message>
        <source>Merge two records of one customer</source>
        <translation>合并同一位客户的两份档案</translation>
    </message>
    <message>
        <source>Nothing is lost: every number still finds the customer, and the merge can be taken back.</source>
        <translation>不会丢失任何内容：每个号码仍能找到这位客户，合并之后也可以撤销。</translation>
    </message>
    <message>
        <source>← → choose the record   ·   ↑ ↓ next field</source>
        <translation>← → 选择档案   ·   ↑ ↓ 换字段</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>This record</source>
        <translation>此档案</translation>
    </message>
    <message>
        <source>The other record</source>
        <translation>另一份</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>合并后</translation>
    </message>
    <message>
        <source>since {day}, owner {name}</source>
        <translation>{day} 建档，归属 {name}</translation>
    </message>
    <message>
        <source>Comes together:</source>
        <translation>归到一起：</translation>
    </message>
    <message>
        <source>nothing but the two records</source>
        <translation>只有这两份档案</translation>
    </message>
    <message>
        <source>Show what both say alike</source>
        <translation>显示相同的内容</translation>
    </message>
    <message>
        <source>Hide what both say alike</source>
        <translation>隐藏相同的内容</translation>
    </message>
</context>
<context>
    <name>MergeUndo</name>
    <message>
        <source>The merge was taken back</source>
        <translation>合并已撤销</translation>
    </message>
</context>
<context>
    <name>MergeWords</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称谓</translation>
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
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>How they heard of us</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation>意向车型</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属顾问</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>导入来源</translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation>驾驶证</translation>
    </message>
    <message>
        <source>Same document or licence number</source>
        <translation>证件或驾驶证号码相同</translation>
    </message>
    <message>
        <source>Same telephone number</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>Name sounds alike</source>
        <translation>姓名读音相近</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
</context>
<context>
    <name>MoneyTab</name>
    <message>
        <source>No paper yet.</source>
        <translation>暂无文件。</translation>
    </message>
    <message>
        <source>Nothing is owed: no price is agreed yet.</source>
        <translation>尚未谈定价格，无应收款。</translation>
    </message>
    <message>
        <source>No money received yet.</source>
        <translation>暂无收款。</translation>
    </message>
    <message>
        <source>Nothing promised.</source>
        <translation>暂无承诺。</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>应收余额</translation>
    </message>
    <message>
        <source>Receipts and refunds</source>
        <translation>收款与退款</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>kept {at}</source>
        <translation>{at} 兑现</translation>
    </message>
    <message>
        <source>withdrawn: {why}</source>
        <translation>已撤回：{why}</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>not kept yet</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Open the deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>due ¥{due}, received ¥{received}</source>
        <translation>应收 ¥{due}，已收 ¥{received}</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已结清</translation>
    </message>
    <message>
        <source>to pay back ¥{amount}</source>
        <translation>应退 ¥{amount}</translation>
    </message>
    <message>
        <source>outstanding ¥{amount}</source>
        <translation>未收 ¥{amount}</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Personal note</source>
        <translation>个人情况备注</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Age band and seat</source>
        <translation>年龄段与座椅</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>NumbersRow</name>
    <message>
        <source>protected until {day}</source>
        <translation>保护至 {day}</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Identity document</source>
        <translation>证件</translation>
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
        <source>empty: long-term (ID-06)</source>
        <translation>不填为长期（ID-06）</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>three letters, for foreign passports</source>
        <translation>三位代码，外国护照必填</translation>
    </message>
    <message>
        <source>Issuing country</source>
        <translation>签发国家</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>PartActs</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
</context>
<context>
    <name>PartDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>PartsTab</name>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Nobody beside the customer yet.</source>
        <translation>暂无其他联系人。</translation>
    </message>
    <message>
        <source>Cars owned</source>
        <translation>现有车辆</translation>
    </message>
    <message>
        <source>No car noted yet.</source>
        <translation>暂无车辆。</translation>
    </message>
    <message>
        <source>Identity documents</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>No document noted yet.</source>
        <translation>暂无证件。</translation>
    </message>
    <message>
        <source>Personal notes</source>
        <translation>个人情况备注</translation>
    </message>
    <message>
        <source>No personal note.</source>
        <translation>暂无备注。</translation>
    </message>
    <message>
        <source>kept only with consent, erased with it</source>
        <translation>须经客户同意，撤回即删除</translation>
    </message>
    <message>
        <source>as said in the needs talk</source>
        <translation>需求沟通中所述</translation>
    </message>
    <message>
        <source>The customer has not agreed to personal notes.</source>
        <translation>客户尚未同意记录个人情况。</translation>
    </message>
    <message>
        <source>Record the consent</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 购入</translation>
    </message>
    <message>
        <source>insured until {day}</source>
        <translation>保险至 {day}</translation>
    </message>
    <message>
        <source>gone {day}</source>
        <translation>{day} 已处置</translation>
    </message>
    <message>
        <source>replacement due</source>
        <translation>可置换</translation>
    </message>
    <message>
        <source>insurance ran out</source>
        <translation>保险已过期</translation>
    </message>
    <message>
        <source>insurance ends in {days} days</source>
        <translation>保险 {days} 天后到期</translation>
    </message>
    <message>
        <source>main</source>
        <translation>主要证件</translation>
    </message>
    <message>
        <source>check the number</source>
        <translation>请核对号码</translation>
    </message>
    <message>
        <source>long-term</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>seen on {day}</source>
        <translation>{day} 查验</translation>
    </message>
    <message>
        <source>recorded at the test drive</source>
        <translation>试驾时登记</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>无效</translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Plan the next contact</source>
        <translation>安排下次联系</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
</context>
<context>
    <name>Reveals</name>
    <message>
        <source>Why do you need to see it? Your name, the time and the reason are kept.</source>
        <translation>为什么需要查看？您的姓名、时间和原因会被记录。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Plan…</source>
        <translation>安排…</translation>
    </message>
    <message>
        <source>Nothing planned.</source>
        <translation>暂无安排。</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意事项</translation>
    </message>
    <message>
        <source>missing:</source>
        <translation>还缺：</translation>
    </message>
    <message>
        <source>all there</source>
        <translation>已齐全</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>完成…</translation>
    </message>
    <message>
        <source>suggested {grade}</source>
        <translation>建议 {grade}</translation>
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
        <source>Complete</source>
        <translation>完整度</translation>
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
        <translation>级别未调整过。</translation>
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
<context>
    <name>TimelineTab</name>
    <message>
        <source>The owner never changed by a rule.</source>
        <translation>暂无归属判定记录。</translation>
    </message>
    <message>
        <source>Nothing happened yet.</source>
        <translation>暂无记录。</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部经过</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>更早的</translation>
    </message>
    <message>
        <source>protected until {day}</source>
        <translation>保护至 {day}</translation>
    </message>
    <message>
        <source>consent given</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>consent withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>级别 {grade}</translation>
    </message>
    <message>
        <source>owner {name}</source>
        <translation>归属 {name}</translation>
    </message>
</context>
</TS>
