<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AnswerDialog</name>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>Listen to the end → repeat → confirm → fact or case → “Is this settled?”</source>
        <translation>听完 → 复述 → 确认 → 用事实或案例回答 → 问“这样解决了吗？”</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>记录答复</translation>
    </message>
    <message>
        <source>Kind of objection</source>
        <translation>异议类别</translation>
    </message>
    <message>
        <source>Understood as (repeat it)</source>
        <translation>复述确认（您的意思是…）</translation>
    </message>
    <message>
        <source>The library has no answer of this kind yet.</source>
        <translation>答复库里还没有这一类的答复。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Fact or case that proves it</source>
        <translation>事实或案例依据</translation>
    </message>
    <message>
        <source>Yes, the customer says so</source>
        <translation>解决了，客户认可</translation>
    </message>
    <message>
        <source>Not yet: next meeting</source>
        <translation>还没有：下次见面再谈</translation>
    </message>
    <message>
        <source>Is this settled?</source>
        <translation>这样解决了吗？</translation>
    </message>
    <message>
        <source>Who answers it</source>
        <translation>由谁答复</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>最晚日期</translation>
    </message>
    <message>
        <source>Reason for the next meeting</source>
        <translation>下次见面的理由</translation>
    </message>
    <message>
        <source>From the library, best for this car first</source>
        <translation>答复库推荐（本车解决率高的在前）</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>settled {rate}, this car {here}</source>
        <translation>解决 {rate}，本车 {here}</translation>
    </message>
</context>
<context>
    <name>ApprovalPart</name>
    <message>
        <source>Approval</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>beyond the consultant&apos;s limit (CT-04)</source>
        <translation>超出顾问权限时（CT-04）</translation>
    </message>
    <message>
        <source>Reason for the manager</source>
        <translation>申请理由（给经理）</translation>
    </message>
    <message>
        <source>Your limit for this car: ¥{limit}. Up to ¥{manager} the sales manager decides, beyond it the general one.</source>
        <translation>您对本车型的权限：¥{limit}。¥{manager} 以内由销售经理审批，超出由总经理审批。</translation>
    </message>
    <message>
        <source>Covered by an earlier approval.</source>
        <translation>在此前批准的范围内，无需再申请。</translation>
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
        <source>Withdraw</source>
        <translation>撤回</translation>
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
        <source>valid until {at}</source>
        <translation>有效至 {at}</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>Approved up to ¥{amount}</source>
        <translation>批准至 ¥{amount}</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
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
    <name>ClosingDialog</name>
    <message>
        <source>Ask for the decision</source>
        <translation>请客户决定</translation>
    </message>
    <message>
        <source>End dates and numbers of cars are held against campaigns, price list and stock (§6.6).</source>
        <translation>所说的截止日期和现车台数，会与活动表、价格表和库存核对（6.6）。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Way to close</source>
        <translation>成交方法</translation>
    </message>
    <message>
        <source>no such reason</source>
        <translation>没有这样的理由</translation>
    </message>
    <message>
        <source>True reason to decide now</source>
        <translation>现在决定的真实理由</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>对客户说的话</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time to decide until</source>
        <translation>给客户考虑到</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>this way needs a true one (Consumer Law 20)</source>
        <translation>这种方法必须有真实理由（消保法 20）</translation>
    </message>
</context>
<context>
    <name>ClosingPart</name>
    <message>
        <source>Buying signals and closing</source>
        <translation>购买信号与成交</translation>
    </message>
    <message>
        <source>tick what you see; give time to decide</source>
        <translation>看到就勾选；给客户决定的时间</translation>
    </message>
    <message>
        <source>Ask for the decision…</source>
        <translation>请客户决定…</translation>
    </message>
    <message>
        <source>The decision was not asked for yet.</source>
        <translation>还没有请客户决定过。</translation>
    </message>
    <message>
        <source>seen {at}</source>
        <translation>{at} 看到</translation>
    </message>
    <message>
        <source>no open objection: time to ask</source>
        <translation>没有未解决的异议：可以请客户决定了</translation>
    </message>
    <message>
        <source>answer the open objections first</source>
        <translation>先解决未决的异议</translation>
    </message>
    <message>
        <source>decides by {day}</source>
        <translation>{day} 前决定</translation>
    </message>
</context>
<context>
    <name>CostsDialog</name>
    <message>
        <source>Costs</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Incl. VAT; empty: not known.</source>
        <translation>含增值税；留空表示未知。</translation>
    </message>
    <message>
        <source>Keep the costs</source>
        <translation>保存成本</translation>
    </message>
    <message>
        <source>Cost of the car {vin}</source>
        <translation>车辆 {vin} 成本</translation>
    </message>
    <message>
        <source>One piece of {name}</source>
        <translation>{name} 单件成本</translation>
    </message>
    <message>
        <source>Costs kept</source>
        <translation>成本已保存</translation>
    </message>
</context>
<context>
    <name>EndWaitDialog</name>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>{who} has decided</source>
        <translation>{who} 已决定</translation>
    </message>
</context>
<context>
    <name>GroupPart</name>
    <message>
        <source>enquiry or tender at once to the manager; who decides at the customer, and by when</source>
        <translation>询价、招标立即报经理；客户内部谁决定、何时答复</translation>
    </message>
    <message>
        <source>Group customer</source>
        <translation>集团客户</translation>
    </message>
    <message>
        <source>No enquiry or tender, and nothing lies at the customer.</source>
        <translation>没有询价或招标，也不在等客户内部审批。</translation>
    </message>
    <message>
        <source>Report an enquiry or tender…</source>
        <translation>上报询价或招标…</translation>
    </message>
    <message>
        <source>Waits for approval at the customer…</source>
        <translation>等客户内部审批…</translation>
    </message>
    <message>
        <source>The customer has decided…</source>
        <translation>客户已决定…</translation>
    </message>
    <message>
        <source>approval at the customer</source>
        <translation>客户内部审批中</translation>
    </message>
    <message>
        <source>{cars} car(s)</source>
        <translation>{cars} 台</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day} 前答复</translation>
    </message>
    <message>
        <source>waits for the manager</source>
        <translation>等待经理</translation>
    </message>
    <message>
        <source>not feasible</source>
        <translation>不可行</translation>
    </message>
    <message>
        <source>feasible</source>
        <translation>可行</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day} 前</translation>
    </message>
    <message>
        <source>Decides at the customer: {who}</source>
        <translation>客户决定人：{who}</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
</context>
<context>
    <name>HagglingDialog</name>
    <message>
        <source>Why customers haggle</source>
        <translation>客户为什么还价</translation>
    </message>
    <message>
        <source>all deals of the store</source>
        <translation>全店商机</translation>
    </message>
    <message>
        <source>my own deals</source>
        <translation>我的商机</translation>
    </message>
    <message>
        <source>each deal counts once, with its newest quotation</source>
        <translation>每个商机按最新一版报价计一次</translation>
    </message>
    <message>
        <source>Save the figures…</source>
        <translation>保存统计…</translation>
    </message>
    <message>
        <source>haggling</source>
        <translation>还价原因</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>model</source>
        <translation>车系</translation>
    </message>
    <message>
        <source>consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>every reason</source>
        <translation>全部原因</translation>
    </message>
    <message>
        <source>Count by</source>
        <translation>统计方式</translation>
    </message>
    <message>
        <source>Why they haggle</source>
        <translation>还价原因</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>empty: the last 90 days</source>
        <translation>空：最近 90 天</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>What to answer…</source>
        <translation>怎么答复…</translation>
    </message>
    <message>
        <source>Excel…</source>
        <translation>导出 Excel…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签约</translation>
    </message>
    <message>
        <source>Average discount</source>
        <translation>平均优惠</translation>
    </message>
    <message>
        <source>% of guide price</source>
        <translation>占指导价 %</translation>
    </message>
    <message>
        <source>Discounts in all</source>
        <translation>优惠合计</translation>
    </message>
    <message>
        <source>Nobody haggled in these days.</source>
        <translation>这段时间没有还价记录。</translation>
    </message>
    <message>
        <source>Written to {path}</source>
        <translation>已写入 {path}</translation>
    </message>
</context>
<context>
    <name>InsuranceTable</name>
    <message>
        <source>Add insurance line</source>
        <translation>添加险种</translation>
    </message>
    <message>
        <source>Remove row</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Insurance</source>
        <translation>险种</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保险公司</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>保额／保障内容</translation>
    </message>
    <message>
        <source>Premium</source>
        <translation>保费</translation>
    </message>
</context>
<context>
    <name>LadderPart</name>
    <message>
        <source>Price ladder</source>
        <translation>价格阶梯</translation>
    </message>
    <message>
        <source>as it is printed</source>
        <translation>与打印一致</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Who gives it, why, how it is reckoned</source>
        <translation>谁承担、原因、如何计算</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>no value is told: it has no price here</source>
        <translation>本店没有标价，不写价值</translation>
    </message>
</context>
<context>
    <name>LearnDialog</name>
    <message>
        <source>Add to the library</source>
        <translation>加入答复库</translation>
    </message>
    <message>
        <source>Word it so that a colleague can use it; leave out whose objection it was.</source>
        <translation>写成同事也能用的话；不要写是哪位客户的异议。</translation>
    </message>
    <message>
        <source>every car</source>
        <translation>所有车型</translation>
    </message>
    <message>
        <source>Kind of objection</source>
        <translation>异议类别</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>适用车系</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Best answer</source>
        <translation>最佳答复</translation>
    </message>
    <message>
        <source>Fact or case that proves it</source>
        <translation>事实或案例依据</translation>
    </message>
    <message>
        <source>Answer kept in the library</source>
        <translation>答复已收入库</translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>Objection library</source>
        <translation>异议答复库</translation>
    </message>
    <message>
        <source>words, pinyin or initials</source>
        <translation>文字、拼音或首字母</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>every kind</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Kind of objection</source>
        <translation>异议类别</translation>
    </message>
    <message>
        <source>also those no longer used</source>
        <translation>含已停用的</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>适用车系</translation>
    </message>
    <message>
        <source>every car</source>
        <translation>所有车型</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Best answer</source>
        <translation>最佳答复</translation>
    </message>
    <message>
        <source>Fact or case that proves it</source>
        <translation>事实或案例依据</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>Its earlier wordings stand here.</source>
        <translation>以前的版本会列在这里。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Case stories…</source>
        <translation>成交案例…</translation>
    </message>
    <message>
        <source>Why they haggle…</source>
        <translation>为什么还价…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>every</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>解决率</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>{author} wrote it: the author or a manager may change it</source>
        <translation>由{author}编写：作者或经理可以修改</translation>
    </message>
    <message>
        <source>Answer kept in the library</source>
        <translation>答复已收入库</translation>
    </message>
</context>
<context>
    <name>MarginPart</name>
    <message>
        <source>Margin</source>
        <translation>毛利</translation>
    </message>
    <message>
        <source>internal, of the saved offer, incl. VAT</source>
        <translation>内部，按已保存的报价，含税</translation>
    </message>
    <message>
        <source>Enter costs…</source>
        <translation>录入成本…</translation>
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
        <source>Contract price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选装</translation>
    </message>
    <message>
        <source>Cost of the car</source>
        <translation>车辆成本</translation>
    </message>
    <message>
        <source>Service fees</source>
        <translation>服务费</translation>
    </message>
    <message>
        <source>Back from the manufacturer</source>
        <translation>厂家返还</translation>
    </message>
    <message>
        <source>Cost of options and gifts</source>
        <translation>选装与赠品成本</translation>
    </message>
    <message>
        <source>Gross margin</source>
        <translation>毛利额</translation>
    </message>
    <message>
        <source>Margin %</source>
        <translation>毛利率</translation>
    </message>
</context>
<context>
    <name>NegotiationPage</name>
    <message>
        <source>Save quotation</source>
        <translation>保存报价</translation>
    </message>
    <message>
        <source>Renew quotation</source>
        <translation>更新报价</translation>
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
        <source>Why, or which campaign</source>
        <translation>原因或活动</translation>
    </message>
    <message>
        <source>Accessories and gifts</source>
        <translation>精品与赠品</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>落地价</translation>
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
        <source>The insurer&apos;s quote, line by line</source>
        <translation>保险公司报价，逐项录入</translation>
    </message>
    <message>
        <source>Services the customer chooses, at their marked prices</source>
        <translation>客户自选服务（明码标价）</translation>
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
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Replacement subsidy</source>
        <translation>申请置换更新补贴</translation>
    </message>
    <message>
        <source>Scrapping subsidy</source>
        <translation>申请报废更新补贴</translation>
    </message>
    <message>
        <source>Deposit already paid</source>
        <translation>已付定金／订金</translation>
    </message>
    <message>
        <source>Subsidy advanced</source>
        <translation>本店垫付补贴</translation>
    </message>
    <message>
        <source>the sales manager must agree</source>
        <translation>须销售经理同意</translation>
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
        <source>Quotation {number} saved</source>
        <translation>报价 {number} 已保存</translation>
    </message>
    <message>
        <source>Approval asked for</source>
        <translation>已提交审批</translation>
    </message>
    <message>
        <source>Quotation renewed for today</source>
        <translation>报价已按今天更新</translation>
    </message>
    <message>
        <source>Decision recorded</source>
        <translation>审批结论已记录</translation>
    </message>
    <message>
        <source>Request withdrawn</source>
        <translation>申请已撤回</translation>
    </message>
    <message>
        <source>The customer accepted; the quotation is stored on paper</source>
        <translation>客户已接受，报价单已存档</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已替换</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>ObjectionsPart</name>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>open ones hold the contract back</source>
        <translation>逐条解决，或定好负责人和日期；未解决前不能签合同</translation>
    </message>
    <message>
        <source>Library…</source>
        <translation>答复库…</translation>
    </message>
    <message>
        <source>Objection…</source>
        <translation>记异议…</translation>
    </message>
    <message>
        <source>Case story…</source>
        <translation>写成交案例…</translation>
    </message>
    <message>
        <source>No objection so far.</source>
        <translation>目前没有异议。</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>{count} 条未解决</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>没有未解决的</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>“What would make you 100 % satisfied?”</source>
        <translation>“怎样您才能 100% 满意？”</translation>
    </message>
    <message>
        <source>Record the answer…</source>
        <translation>记录回答…</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>还没问过</translation>
    </message>
    <message>
        <source>asked {at}: nothing missing</source>
        <translation>{at} 问过：没有别的要求</translation>
    </message>
    <message>
        <source>asked {at}: {count} demand(s)</source>
        <translation>{at} 问过：{count} 条要求</translation>
    </message>
    <message>
        <source>100 % demand</source>
        <translation>100% 满意的要求</translation>
    </message>
    <message>
        <source>Answer: {text}</source>
        <translation>答复：{text}</translation>
    </message>
    <message>
        <source>{owner} answers by {day}: {reason}</source>
        <translation>{owner} 于 {day} 前答复：{reason}</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>To the library…</source>
        <translation>存入答复库…</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>let pass by the manager</source>
        <translation>经理已放行</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未解决</translation>
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
        <translation>删除行</translation>
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
        <source>Unit price or value</source>
        <translation>单价／赠品价值</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>赠品</translation>
    </message>
    <message>
        <source>Kind of part</source>
        <translation>配件类别</translation>
    </message>
    <message>
        <source>Factory</source>
        <translation>厂家选装</translation>
    </message>
</context>
<context>
    <name>ProposalDialog</name>
    <message>
        <source>Keep as a proposal</source>
        <translation>保存为方案</translation>
    </message>
    <message>
        <source>Discounts, options, insurance and services are those on the page.</source>
        <translation>优惠、选装、保险和服务沿用本页内容。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Full payment</source>
        <translation>全款</translation>
    </message>
    <message>
        <source>Loan, terms typed</source>
        <translation>贷款，手工录入条件</translation>
    </message>
    <message>
        <source>Name of the proposal</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Loan amount</source>
        <translation>贷款金额</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>期数（月）</translation>
    </message>
    <message>
        <source>Lender</source>
        <translation>贷款机构</translation>
    </message>
    <message>
        <source>Annual rate (%)</source>
        <translation>年利率（%）</translation>
    </message>
    <message>
        <source>Repayment</source>
        <translation>还款方式</translation>
    </message>
    <message>
        <source>Balloon</source>
        <translation>尾款</translation>
    </message>
    <message>
        <source>Loan fee paid at once</source>
        <translation>一次性贷款费用</translation>
    </message>
    <message>
        <source>Flat fee (%)</source>
        <translation>手续费率（%）</translation>
    </message>
</context>
<context>
    <name>ProposalsPart</name>
    <message>
        <source>Proposals side by side</source>
        <translation>方案对比</translation>
    </message>
    <message>
        <source>up to three, with their loans</source>
        <translation>最多三个，含贷款月供</translation>
    </message>
    <message>
        <source>Keep as a proposal…</source>
        <translation>保存为方案…</translation>
    </message>
    <message>
        <source>On one page</source>
        <translation>打印一页</translation>
    </message>
    <message>
        <source>Keep the offer as it stands, then change it: cash beside a loan, or another version of the car.</source>
        <translation>先把当前报价保存为方案，再修改：例如全款与贷款对比，或换一个版本。</translation>
    </message>
    <message>
        <source>Present quotation</source>
        <translation>当前报价</translation>
    </message>
    <message>
        <source>Cannot be offered today</source>
        <translation>今天不能报价</translation>
    </message>
    <message>
        <source>Take “{title}”</source>
        <translation>采用“{title}”</translation>
    </message>
    <message>
        <source>Remove “{title}”</source>
        <translation>移除“{title}”</translation>
    </message>
    <message>
        <source>Proposal kept</source>
        <translation>方案已保存</translation>
    </message>
</context>
<context>
    <name>QuoteParts</name>
    <message>
        <source>Versions</source>
        <translation>历次版本</translation>
    </message>
    <message>
        <source>Versions ({count})</source>
        <translation>历次版本（{count}）</translation>
    </message>
    <message>
        <source>The proposal is the quotation now</source>
        <translation>该方案已成为当前报价</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>What came in</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>台数</translation>
    </message>
    <message>
        <source>Answer due</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Customer and project</source>
        <translation>客户与项目</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Report to the manager: enquiry or tender</source>
        <translation>上报经理：询价或招标</translation>
    </message>
</context>
<context>
    <name>SatisfactionDialog</name>
    <message>
        <source>“What would make you 100 % satisfied?”</source>
        <translation>“怎样您才能 100% 满意？”</translation>
    </message>
    <message>
        <source>Write every demand down as it is said; each is answered, or has an owner and a day.</source>
        <translation>照原话逐条记下；每条都要答复，或定好负责人和日期。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Demands, one a line</source>
        <translation>要求，一行一条</translation>
    </message>
    <message>
        <source>Nothing is missing: the customer is satisfied</source>
        <translation>没有别的要求：客户满意</translation>
    </message>
</context>
<context>
    <name>ServicesField</name>
    <message>
        <source>Price of {service}</source>
        <translation>{service}价格</translation>
    </message>
    <message>
        <source>Provider of {service}</source>
        <translation>{service}提供方</translation>
    </message>
</context>
<context>
    <name>StageDialog</name>
    <message>
        <source>feasible</source>
        <translation>可行</translation>
    </message>
    <message>
        <source>not feasible</source>
        <translation>不可行</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Who attends</source>
        <translation>参加人</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>StoriesDialog</name>
    <message>
        <source>Case stories</source>
        <translation>成交案例</translation>
    </message>
    <message>
        <source>words, pinyin or initials</source>
        <translation>词语、拼音或首字母</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>车系</translation>
    </message>
    <message>
        <source>every car</source>
        <translation>全部车系</translation>
    </message>
    <message>
        <source>shared and my own</source>
        <translation>已分享的和我的</translation>
    </message>
    <message>
        <source>told this morning</source>
        <translation>今天晨会分享</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我写的</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>No objection came up.</source>
        <translation>没有异议。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>收获</translation>
    </message>
    <message>
        <source>Objections and answers</source>
        <translation>异议与答复</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>案例</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>分享日期</translation>
    </message>
    <message>
        <source>By</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>not shared</source>
        <translation>未分享</translation>
    </message>
    <message>
        <source>No story found.</source>
        <translation>没有找到案例。</translation>
    </message>
    <message>
        <source>in the library</source>
        <translation>已入库</translation>
    </message>
    <message>
        <source>To the library</source>
        <translation>收入答复库</translation>
    </message>
    <message>
        <source>Answer kept in the library</source>
        <translation>答复已收入库</translation>
    </message>
</context>
<context>
    <name>StoryDialog</name>
    <message>
        <source>Case story</source>
        <translation>成交案例</translation>
    </message>
    <message>
        <source>For the colleagues: write “the customer”, never the name or the phone.</source>
        <translation>给同事看：写“客户”，不写姓名和电话。</translation>
    </message>
    <message>
        <source>Objections and answers, from this deal</source>
        <translation>本商机的异议与答复</translation>
    </message>
    <message>
        <source>No objection came up.</source>
        <translation>没有异议。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Told in the morning of</source>
        <translation>晨会分享日</translation>
    </message>
    <message>
        <source>empty: not shared yet</source>
        <translation>空：暂不分享</translation>
    </message>
    <message>
        <source>Customer: who, what for, who decides</source>
        <translation>客户：什么人、做什么用、谁决定</translation>
    </message>
    <message>
        <source>Process: from the first visit to the signature</source>
        <translation>过程：从首次到店到签约</translation>
    </message>
    <message>
        <source>Lesson: what won it</source>
        <translation>收获：靠什么成交</translation>
    </message>
    <message>
        <source>Keep the story</source>
        <translation>保存案例</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不写入</translation>
    </message>
    <message>
        <source>Story kept, not shared yet</source>
        <translation>案例已保存，暂未分享</translation>
    </message>
    <message>
        <source>Story kept, to be told on {day}</source>
        <translation>案例已保存，{day} 晨会分享</translation>
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
        <source>Expected state subsidy ¥{amount}, not guaranteed; only what the store advances is deducted</source>
        <translation>预计国家补贴 ¥{amount}，以审核为准；仅扣除本店垫付部分</translation>
    </message>
    <message>
        <source>These are the figures before: {reason}</source>
        <translation>以上仍是改动前的金额：{reason}</translation>
    </message>
</context>
<context>
    <name>TurnoverPart</name>
    <message>
        <source>Turnover to the manager</source>
        <translation>转交经理</translation>
    </message>
    <message>
        <source>the customer stays yours</source>
        <translation>客户归属不变</translation>
    </message>
    <message>
        <source>The customer was not handed to a manager.</source>
        <translation>尚未转交经理。</translation>
    </message>
    <message>
        <source>Hand to the manager</source>
        <translation>转交经理</translation>
    </message>
    <message>
        <source>Record the outcome</source>
        <translation>登记结果</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What the manager must know</source>
        <translation>经理须知道的情况</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>With the manager</source>
        <translation>经理接待中</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions of the quotation</source>
        <translation>报价历次版本</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>How and why after</source>
        <translation>之后的原因与计算</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Quotation no.</source>
        <translation>报价编号</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Contract price</source>
        <translation>车价</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>落地价</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>只看差异</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Open this version&apos;s paper</source>
        <translation>打开此版本报价单</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已替换</translation>
    </message>
    <message>
        <source>{count} lines differ, on the road {delta}</source>
        <translation>{count} 项不同，落地价 {delta}</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价单</translation>
    </message>
</context>
<context>
    <name>WaitDialog</name>
    <message>
        <source>known: {people}</source>
        <translation>联系人：{people}</translation>
    </message>
    <message>
        <source>Who decides there</source>
        <translation>客户决定人</translation>
    </message>
    <message>
        <source>Answer expected</source>
        <translation>预计答复日</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>审批事项</translation>
    </message>
    <message>
        <source>Remind me on that day</source>
        <translation>到期提醒我</translation>
    </message>
    <message>
        <source>Waits for approval at the customer</source>
        <translation>等客户内部审批</translation>
    </message>
</context>
</TS>
