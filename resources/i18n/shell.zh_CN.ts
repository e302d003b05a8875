<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>Banner</name>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hide: {what}</source>
        <translation>隐藏：{what}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Import lists: customers, stock, prices, visits</source>
        <translation>导入清单：客户、库存、价格、来访</translation>
    </message>
    <message>
        <source>Possible duplicates: merge customers</source>
        <translation>可能重复的客户：合并</translation>
    </message>
    <message>
        <source>Close the day: gaps, totals, sheet</source>
        <translation>日结：缺项、合计、打印</translation>
    </message>
    <message>
        <source>Hand over customers of a colleague who leaves</source>
        <translation>移交离职同事的客户</translation>
    </message>
    <message>
        <source>Idle customers: return them to the pool</source>
        <translation>闲置客户：放回公共池</translation>
    </message>
    <message>
        <source>Demo cars: plates, insurance, log, costs</source>
        <translation>试驾车：号牌、保险、用车、费用</translation>
    </message>
    <message>
        <source>Traffic fines of the demo cars</source>
        <translation>试驾车违章</translation>
    </message>
    <message>
        <source>Incident list: who drives only with approval</source>
        <translation>事件名单：试驾须批准的客户</translation>
    </message>
    <message>
        <source>Verify a PDF: genuine, altered or unknown</source>
        <translation>核验 PDF：原件、已改动或无存档</translation>
    </message>
    <message>
        <source>Print queue: print many papers, print log</source>
        <translation>打印队列：批量打印、打印记录</translation>
    </message>
    <message>
        <source>Contract templates: texts, versions, release</source>
        <translation>合同模板：文本、版本、发布</translation>
    </message>
    <message>
        <source>Change order: another car, colour, price, day (this deal)</source>
        <translation>换订：改车、颜色、价格、日期（当前商机）</translation>
    </message>
    <message>
        <source>Void and issue the contract anew (this deal)</source>
        <translation>合同作废重开（当前商机）</translation>
    </message>
    <message>
        <source>Cancel the contract (this deal)</source>
        <translation>退订（当前商机）</translation>
    </message>
    <message>
        <source>End the contract by one side's notice (this deal)</source>
        <translation>单方通知解除合同（当前商机）</translation>
    </message>
    <message>
        <source>Record a repair of the open deal's car</source>
        <translation>登记维修（当前商机的车辆）</translation>
    </message>
    <message>
        <source>Three guarantees: write a claim down</source>
        <translation>登记三包要求（当前商机）</translation>
    </message>
    <message>
        <source>Call before a campaign: my calls</source>
        <translation>活动邀约：我的电话</translation>
    </message>
    <message>
        <source>Take a lead: a number for a gift</source>
        <translation>登记线索：留电话赠礼</translation>
    </message>
    <message>
        <source>Prospecting: call lists, messages, leads and their cost</source>
        <translation>拓客：邀约名单、群发、线索与费用</translation>
    </message>
    <message>
        <source>Why customers haggle: reasons, models, discounts</source>
        <translation>客户为什么还价：原因、车系、优惠</translation>
    </message>
    <message>
        <source>Case stories: how colleagues won a customer</source>
        <translation>成交案例：同事怎样成交</translation>
    </message>
    <message>
        <source>Effective calls against the quota</source>
        <translation>有效电话与定额</translation>
    </message>
    <message>
        <source>Review a reception of mine</source>
        <translation>写接待自评</translation>
    </message>
    <message>
        <source>Approvals that wait for me: discounts, changes, terms</source>
        <translation>等待我审批：优惠、合同变更、特别约定</translation>
    </message>
    <message>
        <source>Write a promise down in this deal</source>
        <translation>在当前商机记一条承诺</translation>
    </message>
    <message>
        <source>Write an objection down in this deal</source>
        <translation>在当前商机记一条异议</translation>
    </message>
    <message>
        <source>Take down a complaint</source>
        <translation>登记投诉</translation>
    </message>
    <message>
        <source>Complaints: the register, what is overdue</source>
        <translation>投诉登记簿：待办与逾期</translation>
    </message>
    <message>
        <source>Objection library: answers and their success</source>
        <translation>异议答复库：答复与解决率</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Showroom made a mistake</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>What was saved is safe, and your drafts are kept. Please send the report to your administrator.</source>
        <translation>已保存的内容没有丢失，草稿也还在。请把报告发给管理员。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Welcome. Set up your store</source>
        <translation>欢迎使用，先建立门店</translation>
    </message>
    <message>
        <source>This takes one minute.</source>
        <translation>一分钟即可完成。</translation>
    </message>
    <message>
        <source>Store name</source>
        <translation>门店名称</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Language of papers</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>8 characters or more</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation>用示例数据试用</translation>
    </message>
    <message>
        <source>Create the store</source>
        <translation>建立门店</translation>
    </message>
    <message>
        <source>Creating the store…</source>
        <translation>正在建立门店…</translation>
    </message>
    <message>
        <source>Filling a store with sample data…</source>
        <translation>正在载入示例数据…</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已存 {time}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>SearchPalette</name>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
<context>
    <name>StoreNotices</name>
    <message>
        <source>{count} of your unsaved drafts were older than 14 days and have been deleted.</source>
        <translation>您有 {count} 份未保存的草稿已超过 14 天，已自动删除。</translation>
    </message>
    <message>
        <source>Unsaved for ten days and more: {what}. Open and save; the first is deleted on {day}.</source>
        <translation>超过 10 天未保存：{what}。请打开并保存，最早的一份将于 {day} 删除。</translation>
    </message>
    <message>
        <source>Open deal</source>
        <translation>打开商机</translation>
    </message>
    <message>
        <source>a form outside the deals</source>
        <translation>商机以外的表单</translation>
    </message>
    <message>
        <source>No proved backup since {day}. Whoever may make one runs: showroom backup FILE, best onto another disk.</source>
        <translation>自 {day} 起没有经过验证的备份。请有权限的同事运行：showroom backup 文件，最好存到另一块磁盘。</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <source>Backup today {time}</source>
        <translation>备份 今天 {time}</translation>
    </message>
    <message>
        <source>Backup yesterday {time}</source>
        <translation>备份 昨天 {time}</translation>
    </message>
    <message>
        <source>Backup {day}</source>
        <translation>备份 {day}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Name, phone tail, pinyin, VIN, contract</source>
        <translation>搜索 客户 · 电话尾号 · 拼音 · 车架号 · 合同号</translation>
    </message>
    <message>
        <source>Customer looks on</source>
        <translation>客户在看</translation>
    </message>
    <message>
        <source>Hide grade, margin and notes</source>
        <translation>隐藏级别、毛利和备注</translation>
    </message>
    <message>
        <source>中 / EN</source>
        <translation>中 / EN</translation>
    </message>
    <message>
        <source>Switch to Chinese</source>
        <translation>切换到英文</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色 / 深色</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>general manager</source>
        <translation>总经理</translation>
    </message>
    <message>
        <source>sales manager</source>
        <translation>销售经理</translation>
    </message>
    <message>
        <source>consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>receptionist</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>交车专员</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>The store cannot be opened</source>
        <translation>门店数据打不开</translation>
    </message>
    <message>
        <source>Code: {code}</source>
        <translation>代码：{code}</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
</TS>
