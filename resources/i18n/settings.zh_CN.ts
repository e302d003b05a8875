<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>BrandsPart</name>
    <message>
        <source>Brands</source>
        <translation>品牌授权</translation>
    </message>
    <message>
        <source>without a row in force the contract warns in writing and names who answers (MF-03)</source>
        <translation>当日没有授权的品牌，合同会书面提醒并写明责任主体（MF-03）</translation>
    </message>
    <message>
        <source>Choose the row that ends</source>
        <translation>请先选择要截止的一行</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>新增一行</translation>
    </message>
    <message>
        <source>authorised by its supplier</source>
        <translation>供应商授权</translation>
    </message>
    <message>
        <source>sold without authorisation</source>
        <translation>未经授权销售</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>授权情况</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Paper number</source>
        <translation>授权文件号</translation>
    </message>
    <message>
        <source>Liable for quality and after-sales, where not authorised</source>
        <translation>未授权时的质量与售后责任主体</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>To (included)</source>
        <translation>至（含当日）</translation>
    </message>
    <message>
        <source>Last day of the chosen row</source>
        <translation>所选行的最后一天</translation>
    </message>
    <message>
        <source>End the chosen row</source>
        <translation>截止所选行</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>✓ in force</source>
        <translation>✓ 有效</translation>
    </message>
    <message>
        <source>authorised</source>
        <translation>已授权</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>Supplier, or who is liable</source>
        <translation>供应商或责任主体</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Row added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Row ended</source>
        <translation>已截止</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Compare versions</source>
        <translation>比较版本</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>与之比较</translation>
    </message>
    <message>
        <source>Only what changed</source>
        <translation>只看变化</translation>
    </message>
    <message>
        <source>{label} against</source>
        <translation>{label} 对比</translation>
    </message>
    <message>
        <source>{gone} gone, {new} new</source>
        <translation>删去 {gone} 行，新增 {new} 行</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message>
        <source>Delete the draft {label}?</source>
        <translation>删除草稿 {label}？</translation>
    </message>
    <message>
        <source>The draft and what was typed into it are gone for good.</source>
        <translation>草稿及其中的文字将无法恢复。</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>删除草稿</translation>
    </message>
</context>
<context>
    <name>DuePart</name>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
    <message>
        <source>Periods are parameters; the law&apos;s ten years cannot be shortened. This program records no talks.</source>
        <translation>保存期在参数中设置；法定十年不能缩短。本程序不录音录像。</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>正在处理…</translation>
    </message>
    <message>
        <source>Choose a rule above.</source>
        <translation>请先在上面选择一条规则。</translation>
    </message>
    <message>
        <source>End all listed…</source>
        <translation>处理所列全部…</translation>
    </message>
    <message>
        <source>What ends now is gone for ever. What a period still protects of it stays, locked away.</source>
        <translation>现在处理的内容将永久删除；仍受保存期保护的部分会锁定保存。</translation>
    </message>
    <message>
        <source>End for good</source>
        <translation>确认处理</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>起算日</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>locked away until {day}, then erased</source>
        <translation>锁定保存至 {day}，之后删除</translation>
    </message>
    <message>
        <source>erased for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>{count} due</source>
        <translation>{count} 项到期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>{rule}: {count} listed</source>
        <translation>{rule}：列出 {count} 项</translation>
    </message>
    <message>
        <source>Ended: {done}; left: {left}</source>
        <translation>已处理 {done} 项，保留 {left} 项</translation>
    </message>
    <message>
        <source>Stopped. {text}</source>
        <translation>已停止。{text}</translation>
    </message>
</context>
<context>
    <name>DutiesPart</name>
    <message>
        <source>National system of car dealers</source>
        <translation>全国汽车流通信息管理系统</translation>
    </message>
    <message>
        <source>Choose the entry that was made</source>
        <translation>请先选择已办理的一项</translation>
    </message>
    <message>
        <source>What starts the clock</source>
        <translation>期限起算</translation>
    </message>
    <message>
        <source>Business licence issued on</source>
        <translation>营业执照日期</translation>
    </message>
    <message>
        <source>Enter licence</source>
        <translation>登记执照</translation>
    </message>
    <message>
        <source>Other change</source>
        <translation>其他变更</translation>
    </message>
    <message>
        <source>Changed on</source>
        <translation>变更日期</translation>
    </message>
    <message>
        <source>Note change</source>
        <translation>登记变更</translation>
    </message>
    <message>
        <source>Name, address, legal representative and brands start it by themselves when changed here.</source>
        <translation>在这里修改名称、地址、法定代表人或品牌，期限会自动起算。</translation>
    </message>
    <message>
        <source>The chosen entry was made</source>
        <translation>所选事项已办理</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>编制日期</translation>
    </message>
    <message>
        <source>Evidence: number, receipt, where it is kept</source>
        <translation>凭证：备案编号、回执、存放处</translation>
    </message>
    <message>
        <source>Record as done</source>
        <translation>登记为已办</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>发生日</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Register the store (90 days after the licence)</source>
        <translation>门店备案（执照后 90 天内）</translation>
    </message>
    <message>
        <source>Tell of the change: {facts}</source>
        <translation>更新变更：{facts}</translation>
    </message>
    <message>
        <source>done on {day}</source>
        <translation>{day} 已办</translation>
    </message>
    <message>
        <source>{days} days overdue</source>
        <translation>逾期 {days} 天</translation>
    </message>
    <message>
        <source>{days} days left</source>
        <translation>还有 {days} 天</translation>
    </message>
    <message>
        <source>licence {day}</source>
        <translation>执照 {day}</translation>
    </message>
    <message>
        <source>registered {day}</source>
        <translation>备案 {day}</translation>
    </message>
    <message>
        <source>last change {day}</source>
        <translation>最近变更 {day}</translation>
    </message>
    <message>
        <source>last told {day}</source>
        <translation>最近更新 {day}</translation>
    </message>
    <message>
        <source>Recorded as done</source>
        <translation>已登记办理</translation>
    </message>
</context>
<context>
    <name>ExportPart</name>
    <message>
        <source>Every table as an Excel workbook, CSV files and JSON Lines, with a list of all files and their check sums. Text stays text: no cell is run as a formula.</source>
        <translation>全部数据表导出为 Excel 工作簿、CSV 文件和 JSON Lines，并附所有文件的清单和校验值。文本始终是文本：不会有单元格被当作公式运行。</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>导出全部</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>GoodsPart</name>
    <message>
        <source>Price board</source>
        <translation>价目牌</translation>
    </message>
    <message>
        <source>accessories and parts; nothing is sold dearer, and a gift is worth what stands here (MF-01)</source>
        <translation>精品与配件明码标价：不加价销售，赠品价值以此为准（MF-01）</translation>
    </message>
    <message>
        <source>Choose what is taken off</source>
        <translation>请先选择要撤下的商品</translation>
    </message>
    <message>
        <source>Mark a price</source>
        <translation>新标价</translation>
    </message>
    <message>
        <source>Accessory or part</source>
        <translation>精品或配件</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Take the chosen one off the board</source>
        <translation>撤下所选商品</translation>
    </message>
    <message>
        <source>Mark price</source>
        <translation>标价</translation>
    </message>
    <message>
        <source>✓ in force</source>
        <translation>✓ 有效</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Price marked</source>
        <translation>已标价</translation>
    </message>
</context>
<context>
    <name>IncidentsPart</name>
    <message>
        <source>Incidents</source>
        <translation>安全事件</translation>
    </message>
    <message>
        <source>Persons need not be told where measures keep harm away. Which ones?</source>
        <translation>已采取措施、能够有效避免危害的，可以不告知个人。采取了哪些措施？</translation>
    </message>
    <message>
        <source>Persons not told</source>
        <translation>不告知个人</translation>
    </message>
    <message>
        <source>Authority told now</source>
        <translation>已报告主管部门</translation>
    </message>
    <message>
        <source>Persons told now</source>
        <translation>已告知个人</translation>
    </message>
    <message>
        <source>Persons not told…</source>
        <translation>不告知个人…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>New incident</source>
        <translation>登记安全事件</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件经过</translation>
    </message>
    <message>
        <source>Noticed on</source>
        <translation>发现日期</translation>
    </message>
    <message>
        <source>Persons concerned</source>
        <translation>涉及人数</translation>
    </message>
    <message>
        <source>Kinds of data</source>
        <translation>信息种类</translation>
    </message>
    <message>
        <source>which group, no names</source>
        <translation>写明人群，不写姓名</translation>
    </message>
    <message>
        <source>Whom it concerns</source>
        <translation>涉及人员</translation>
    </message>
    <message>
        <source>What was done at once</source>
        <translation>已采取的措施</translation>
    </message>
    <message>
        <source>The authority is told at once: the clock starts with the notice.</source>
        <translation>应立即报告主管部门：自发现时起计时。</translation>
    </message>
    <message>
        <source>Log incident</source>
        <translation>登记事件</translation>
    </message>
    <message>
        <source>Tell the authority by</source>
        <translation>报告期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Authority told</source>
        <translation>报告主管部门</translation>
    </message>
    <message>
        <source>Persons told</source>
        <translation>告知个人</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
</context>
<context>
    <name>LimitsPart</name>
    <message>
        <source>Discount limits</source>
        <translation>优惠权限</translation>
    </message>
    <message>
        <source>New limit</source>
        <translation>新增权限</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Brand, series or model</source>
        <translation>品牌、车系或车型</translation>
    </message>
    <message>
        <source>Share of the guide price, %</source>
        <translation>占指导价比例（%）</translation>
    </message>
    <message>
        <source>or amount</source>
        <translation>或金额</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>To (included)</source>
        <translation>失效日（含）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The narrower limit wins; older rows stay, for older quotations.</source>
        <translation>范围越小越优先；旧行保留，供旧报价核对。</translation>
    </message>
    <message>
        <source>Add limit</source>
        <translation>新增权限</translation>
    </message>
    <message>
        <source>✓ in force</source>
        <translation>✓ 有效</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型范围</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>To</source>
        <translation>失效日</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>设定人</translation>
    </message>
    <message>
        <source>without a row: consultant {consultant}, sales manager {manager} of the guide price</source>
        <translation>未设定时：顾问为指导价的 {consultant}，销售经理 {manager}</translation>
    </message>
    <message>
        <source>Limit added</source>
        <translation>权限已新增</translation>
    </message>
</context>
<context>
    <name>NewTemplateDialog</name>
    <message>
        <source>New template</source>
        <translation>新建模板</translation>
    </message>
    <message>
        <source>Create draft</source>
        <translation>建立草稿</translation>
    </message>
    <message>
        <source>Begins with the text of {source}.</source>
        <translation>以{source}的文字为底稿。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
</context>
<context>
    <name>OwnPart</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>密码已修改</translation>
    </message>
</context>
<context>
    <name>ParameterPart</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Key, value or source</source>
        <translation>参数名、值或依据</translation>
    </message>
    <message>
        <source>Only what is in force today</source>
        <translation>只看今天生效的</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>新增一行</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>参数名</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>To (included)</source>
        <translation>失效日（含）</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Older rows stay: papers of earlier days keep their numbers.</source>
        <translation>旧行保留：以前的单据仍按当时的数字。</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>✓ in force</source>
        <translation>✓ 有效</translation>
    </message>
    <message>
        <source>To</source>
        <translation>失效日</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{key} added</source>
        <translation>已新增 {key}</translation>
    </message>
</context>
<context>
    <name>PersonPart</name>
    <message>
        <source>Stored file</source>
        <translation>受限存储的档案</translation>
    </message>
    <message>
        <source>Why is the restriction lifted?</source>
        <translation>为什么解除限制？</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>解除限制</translation>
    </message>
    <message>
        <source>Why must the stored file be opened? Your name, the time and the reason are kept.</source>
        <translation>为什么要打开受限存储的档案？您的姓名、时间和原因都会留痕。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Where to write the copy</source>
        <translation>副本保存到</translation>
    </message>
    <message>
        <source>{rows} rows of {tables} tables written to {file}</source>
        <translation>已将 {tables} 个表的 {rows} 条记录写入 {file}</translation>
    </message>
    <message>
        <source>exactly as it is written: name, phone, document number, or customer no.</source>
        <translation>须与登记完全一致：姓名、电话、证件号码或客户编号</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Nobody looked up yet.</source>
        <translation>尚未查找。</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Stored value</source>
        <translation>存储的内容</translation>
    </message>
    <message>
        <source>Copy for the person…</source>
        <translation>提供副本…</translation>
    </message>
    <message>
        <source>Open the stored file…</source>
        <translation>打开受限档案…</translation>
    </message>
    <message>
        <source>Give back…</source>
        <translation>解除限制…</translation>
    </message>
    <message>
        <source>Nobody has exactly this name or number.</source>
        <translation>没有与此完全一致的姓名或号码。</translation>
    </message>
    <message>
        <source>customer no. {id} · {phone}</source>
        <translation>客户编号 {id} · {phone}</translation>
    </message>
    <message>
        <source>What may be done</source>
        <translation>可以如何处理</translation>
    </message>
    <message>
        <source>{count} rows: {tables}</source>
        <translation>共 {count} 条记录：{tables}</translation>
    </message>
    <message>
        <source>ordinary file</source>
        <translation>正常档案</translation>
    </message>
    <message>
        <source>restricted until {day}</source>
        <translation>限制处理至 {day}</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Restrict…</source>
        <translation>限制处理…</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>确认永久删除</translation>
    </message>
    <message>
        <source>Restrict now</source>
        <translation>确认限制</translation>
    </message>
    <message>
        <source>Everything about this person goes, in every table and for ever. Only counts remain.</source>
        <translation>此人的全部信息将从所有表中永久删除，只保留统计数量。</translation>
    </message>
    <message>
        <source>Signed papers stay; all else is locked away. Nobody finds or calls this person any more.</source>
        <translation>已签署的文件保留，其余全部锁定保存；此后无人能查到或联系此人。</translation>
    </message>
    <message>
        <source>Done: {count} rows</source>
        <translation>已处理 {count} 条记录</translation>
    </message>
</context>
<context>
    <name>PolicyPart</name>
    <message>
        <source>After-sales policy</source>
        <translation>售后政策</translation>
    </message>
    <message>
        <source>Save policy</source>
        <translation>保存政策</translation>
    </message>
    <message>
        <source>In Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>In English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>After-sales policy saved</source>
        <translation>售后政策已保存</translation>
    </message>
    <message>
        <source>One clause a line. Until it is written, no information sheet can be printed.</source>
        <translation>每行一条。填写之前不能打印告知单。</translation>
    </message>
    <message>
        <source>One clause a line; in force since {day}.</source>
        <translation>每行一条；自 {day} 起执行。</translation>
    </message>
</context>
<context>
    <name>PrivacyPart</name>
    <message>
        <source>Privacy desk</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Names stay masked; what is opened in full is logged with a reason.</source>
        <translation>姓名保持脱敏；完整查看须写明原因并留痕。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>权利请求</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>查找个人</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保存期</translation>
    </message>
    <message>
        <source>Processing records</source>
        <translation>处理记录</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>安全事件</translation>
    </message>
</context>
<context>
    <name>PrivacyWords</name>
    <message>
        <source>Inspect or copy (PIPL 45)</source>
        <translation>查阅、复制（个保法 45）</translation>
    </message>
    <message>
        <source>Correct (PIPL 46)</source>
        <translation>更正、补充（个保法 46）</translation>
    </message>
    <message>
        <source>Delete (PIPL 47)</source>
        <translation>删除（个保法 47）</translation>
    </message>
    <message>
        <source>Explain the rules (PIPL 48)</source>
        <translation>解释说明（个保法 48）</translation>
    </message>
    <message>
        <source>Withdraw a consent (PIPL 15)</source>
        <translation>撤回同意（个保法 15）</translation>
    </message>
    <message>
        <source>open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Processing record</source>
        <translation>处理记录</translation>
    </message>
    <message>
        <source>Impact assessment</source>
        <translation>影响评估</translation>
    </message>
    <message>
        <source>Sold customers, years after delivery (MF-09)</source>
        <translation>已购车客户：交付满年限（MF-09）</translation>
    </message>
    <message>
        <source>Lost leads, months after the last contact (PI-07)</source>
        <translation>流失线索：最后联系满月数（PI-07）</translation>
    </message>
    <message>
        <source>Restricted files whose period is over (PIPL 47)</source>
        <translation>受限档案：保存期已满（个保法 47）</translation>
    </message>
    <message>
        <source>Test-drive papers (PI-07)</source>
        <translation>试驾文件（PI-07）</translation>
    </message>
    <message>
        <source>Credit data after the lender&apos;s decision (PI-07)</source>
        <translation>贷款审批后的信贷资料（PI-07）</translation>
    </message>
</context>
<context>
    <name>RecordsPart</name>
    <message>
        <source>Processing records</source>
        <translation>处理记录</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新增记录</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>编制日期</translation>
    </message>
    <message>
        <source>Replaces no.</source>
        <translation>代替编号</translation>
    </message>
    <message>
        <source>Purpose and method</source>
        <translation>目的与方式</translation>
    </message>
    <message>
        <source>Kinds of data</source>
        <translation>信息种类</translation>
    </message>
    <message>
        <source>Passed on to</source>
        <translation>接收方</translation>
    </message>
    <message>
        <source>Effect on persons and risk</source>
        <translation>对个人权益的影响与风险</translation>
    </message>
    <message>
        <source>Protective measures</source>
        <translation>保护措施</translation>
    </message>
    <message>
        <source>Kept three years at least; an entry is never changed, a newer one takes its place.</source>
        <translation>至少保存三年；记录不能修改，只能以新记录代替。</translation>
    </message>
    <message>
        <source>Add entry</source>
        <translation>添加记录</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已被代替</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Entry added</source>
        <translation>记录已添加</translation>
    </message>
</context>
<context>
    <name>ReleaseDialog</name>
    <message>
        <source>Release a template</source>
        <translation>发布模板</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>{label} is never changed again; contracts signed on these days are printed with it unless a later version is valid too. Contracts already signed keep their text.</source>
        <translation>{label} 发布后不再改动；在这些日期签订的合同使用它，除非同时有更新的版本生效。已签订的合同保持原文。</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Last day (empty: open)</source>
        <translation>最后一天（不填：长期）</translation>
    </message>
    <message>
        <source>Read in law by</source>
        <translation>法务审核人</translation>
    </message>
</context>
<context>
    <name>RequestsPart</name>
    <message>
        <source>Requests of persons</source>
        <translation>个人权利请求</translation>
    </message>
    <message>
        <source>How was it made sure that this is the person?</source>
        <translation>如何核验是本人？</translation>
    </message>
    <message>
        <source>Identity checked</source>
        <translation>身份已核验</translation>
    </message>
    <message>
        <source>What was done, and how was the person told?</source>
        <translation>做了什么处理，如何告知本人？</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>A refusal needs its reason, which the person is told (PIPL 50).</source>
        <translation>拒绝请求须向本人说明理由（个保法 50）。</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Show closed requests</source>
        <translation>显示已办结的请求</translation>
    </message>
    <message>
        <source>Identity checked…</source>
        <translation>核验身份…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>拒绝…</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>登记请求</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>请求事项</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>How to reach the person</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>Customer no.</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>from “One person”</source>
        <translation>见“查找个人”</translation>
    </message>
    <message>
        <source>In the person&apos;s words</source>
        <translation>本人的表述</translation>
    </message>
    <message>
        <source>Due 15 working days after it came in; public holidays do not count.</source>
        <translation>自收到之日起 15 个工作日内答复，法定节假日不计。</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份核验</translation>
    </message>
    <message>
        <source>Wish and answer</source>
        <translation>请求与答复</translation>
    </message>
    <message>
        <source>Due on {day}</source>
        <translation>答复期限 {day}</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>Import a certificate</source>
        <translation>导入证书</translation>
    </message>
    <message>
        <source>Seal with the store&apos;s own certificate</source>
        <translation>用本店自己的证书盖章</translation>
    </message>
    <message>
        <source>A .p12 or .pfx file with its private key, as a trust service hands it out.</source>
        <translation>电子认证机构发给本店的 .p12 / .pfx 文件，内含私钥。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
</context>
<context>
    <name>SealPart</name>
    <message>
        <source>Integrity seal</source>
        <translation>完整性印章</translation>
    </message>
    <message>
        <source>Import a certificate…</source>
        <translation>导入证书…</translation>
    </message>
    <message>
        <source>Signed papers carry this seal. It proves that nothing was changed since this store sealed them; unless you import a certificate of a trust service, it proves nobody&apos;s identity and is no qualified signature.</source>
        <translation>已签文件都盖有这个印章，用来证明本店封存之后内容没有改动。除非导入电子认证机构发的证书，它不证明任何人的身份，也不是合格的电子签名。</translation>
    </message>
    <message>
        <source>A certificate is made with the first paper that is signed.</source>
        <translation>签订第一份文件时自动生成证书。</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>made by this store</source>
        <translation>本店自制</translation>
    </message>
    <message>
        <source>{kind} · valid from {first} to {last} · {sha}</source>
        <translation>{kind} · 有效期 {first} 至 {last} · {sha}</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Papers are sealed with this certificate from now on</source>
        <translation>从现在起用这张证书盖章</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Discount limits</source>
        <translation>优惠权限</translation>
    </message>
    <message>
        <source>Price board</source>
        <translation>价目牌</translation>
    </message>
    <message>
        <source>Brands</source>
        <translation>品牌授权</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>备案</translation>
    </message>
    <message>
        <source>Privacy desk</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>我的</translation>
    </message>
</context>
<context>
    <name>SettingsWords</name>
    <message>
        <source>Receptionist</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>销售顾问</translation>
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
        <source>Finance clerk</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Delivery clerk</source>
        <translation>交车专员</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
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
        <source>Works here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>What a person may do follows from their posts</source>
        <translation>权限由岗位决定</translation>
    </message>
    <message>
        <source>Escort</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>rides along on test drives (TD-09)</source>
        <translation>随车陪同试驾（TD-09）</translation>
    </message>
    <message>
        <source>May escort test drives</source>
        <translation>可以陪驾</translation>
    </message>
    <message>
        <source>Own licence</source>
        <translation>本人驾驶证号</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>准驾车型</translation>
    </message>
    <message>
        <source>First issued</source>
        <translation>初次领证</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Long-term licence</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>Trained as escort on</source>
        <translation>陪驾培训日期</translation>
    </message>
    <message>
        <source>Training valid to</source>
        <translation>培训有效期至</translation>
    </message>
    <message>
        <source>New colleague</source>
        <translation>新员工</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>at least 8 characters; tell it to the colleague</source>
        <translation>至少 8 个字符；请当面告知</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Give this password</source>
        <translation>设为登录密码</translation>
    </message>
    <message>
        <source>works here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>trained {day}, valid to {until}</source>
        <translation>{day} 培训，有效期至 {until}</translation>
    </message>
    <message>
        <source>No training is on record.</source>
        <translation>尚无培训记录。</translation>
    </message>
    <message>
        <source>Colleague saved</source>
        <translation>员工已保存</translation>
    </message>
    <message>
        <source>The colleague can sign in with the new password</source>
        <translation>该员工可以用新密码登录</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>去移交…</translation>
    </message>
</context>
<context>
    <name>StaffPart</name>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>New colleague</source>
        <translation>新员工</translation>
    </message>
    <message>
        <source>Hand over customers…</source>
        <translation>移交客户…</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Escort</source>
        <translation>陪驾</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>works here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离职</translation>
    </message>
</context>
<context>
    <name>StorePart</name>
    <message>
        <source>Store</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>as papers print it</source>
        <translation>用于打印单据</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>门店名称</translation>
    </message>
    <message>
        <source>Unified social credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>开户行</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Legal representative</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Complaints telephone</source>
        <translation>投诉电话</translation>
    </message>
    <message>
        <source>Complaints: person</source>
        <translation>投诉联系人</translation>
    </message>
    <message>
        <source>Complaints: hours</source>
        <translation>投诉受理时间</translation>
    </message>
    <message>
        <source>Language of papers</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The data lie in {place}</source>
        <translation>数据存放在 {place}</translation>
    </message>
    <message>
        <source>Keys and drafts of this desk: {folder}</source>
        <translation>本机的钥匙与草稿：{folder}</translation>
    </message>
    <message>
        <source>Backups are made by the database server; ask who looks after it.</source>
        <translation>备份由数据库服务器负责，请询问其管理人员。</translation>
    </message>
    <message>
        <source>No automatic backup yet. Close the program, then copy the whole folder to another disk: store.db is of no use without keys.json.</source>
        <translation>尚无自动备份。请关闭程序后把整个文件夹复制到另一块磁盘：没有 keys.json，store.db 无法打开。</translation>
    </message>
    <message>
        <source>Store saved</source>
        <translation>门店资料已保存</translation>
    </message>
</context>
<context>
    <name>TemplateClause</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>**important** is printed bold (CT-01); {name} is filled in from the contract.</source>
        <translation>**重要内容** 加粗印出（CT-01）；{名称} 由合同内容填入。</translation>
    </message>
    <message>
        <source>Printed for</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Insert placeholder</source>
        <translation>插入占位符</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>There is typed text that was not stored; the template was changed meanwhile.</source>
        <translation>有输入后未保存的文字；此后模板已被他人修改。</translation>
    </message>
    <message>
        <source>There is typed text that was not stored.</source>
        <translation>有输入后未保存的文字。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Imported, without a place yet</source>
        <translation>导入后尚未归类</translation>
    </message>
    <message>
        <source>Make it a clause of…</source>
        <translation>放入…</translation>
    </message>
</context>
<context>
    <name>TemplateHead</name>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Make it the standard</source>
        <translation>设为标准模板</translation>
    </message>
    <message>
        <source>Ready for release</source>
        <translation>可以发布</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>发布…</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>New template from it</source>
        <translation>以此新建模板</translation>
    </message>
    <message>
        <source>New version from it</source>
        <translation>以此建立新版本</translation>
    </message>
    <message>
        <source>{count} point(s) before release</source>
        <translation>发布前还有 {count} 处</translation>
    </message>
</context>
<context>
    <name>TemplateImportDialog</name>
    <message>
        <source>Import a local text</source>
        <translation>导入地方文本</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Create draft</source>
        <translation>建立草稿</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>A text file (UTF-8, GB18030) or .docx, or paste the text here.</source>
        <translation>文本文件（UTF-8、GB18030）或 .docx，也可直接粘贴。</translation>
    </message>
    <message>
        <source>Where its parts go</source>
        <translation>各部分归入</translation>
    </message>
    <message>
        <source>Texts (*.txt *.docx *.md)</source>
        <translation>文本 (*.txt *.docx *.md)</translation>
    </message>
    <message>
        <source>(before the first heading)</source>
        <translation>（第一个标题之前）</translation>
    </message>
    <message>
        <source>{count} paragraph(s)</source>
        <translation>{count} 段</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>Blanks: {names}</source>
        <translation>空白：{names}</translation>
    </message>
    <message>
        <source>leave for later</source>
        <translation>暂不归类</translation>
    </message>
    <message>
        <source>a block of its own</source>
        <translation>单独成一部分</translation>
    </message>
    <message>
        <source>{total} paragraphs: {headings} headings, {clauses} clauses, {left} left for later · {filled} blanks told, {open} still open · {kept} block(s) kept from the standard text</source>
        <translation>共 {total} 段：标题 {headings}、条款 {clauses}、暂不归类 {left} · 已识别空白 {filled} 处，未识别 {open} 处 · {kept} 个部分保留标准文本</translation>
    </message>
</context>
<context>
    <name>TemplateOutline</name>
    <message>
        <source>Parts of the template</source>
        <translation>模板的各部分</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>New clause</source>
        <translation>新增条款</translation>
    </message>
    <message>
        <source>New block</source>
        <translation>新增部分</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Not placed: {text}</source>
        <translation>未归类：{text}</translation>
    </message>
</context>
<context>
    <name>TemplatePaper</name>
    <message>
        <source>Preview with</source>
        <translation>预览用</translation>
    </message>
    <message>
        <source>Sample values</source>
        <translation>样例数据</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Sample values, not a real deal</source>
        <translation>样例数据，不是真实商机</translation>
    </message>
    <message>
        <source>With the values of this deal</source>
        <translation>使用该商机的真实数据</translation>
    </message>
</context>
<context>
    <name>TemplateWords</name>
    <message>
        <source>Comes with the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Released, not valid yet</source>
        <translation>已发布，尚未生效</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>No longer valid</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>written by {name}</source>
        <translation>{name} 起草</translation>
    </message>
    <message>
        <source>released by {name}</source>
        <translation>{name} 发布</translation>
    </message>
    <message>
        <source>read in law by {name}</source>
        <translation>{name} 法务审核</translation>
    </message>
    <message>
        <source>no legal review recorded</source>
        <translation>未记录法务审核</translation>
    </message>
    <message>
        <source>The program prints here by itself: {what}</source>
        <translation>此处由程序自动印出：{what}</translation>
    </message>
</context>
<context>
    <name>TemplatesDialog</name>
    <message>
        <source>Contract templates</source>
        <translation>合同模板</translation>
    </message>
    <message>
        <source>A signed contract keeps the text it was signed on.</source>
        <translation>已签订的合同保持签约时的文本。</translation>
    </message>
    <message>
        <source>Import a local text</source>
        <translation>导入地方文本</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>新建模板</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>还没有模板</translation>
    </message>
    <message>
        <source>Used today</source>
        <translation>今天使用</translation>
    </message>
    <message>
        <source>To choose</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Draft stored</source>
        <translation>草稿已保存</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Draft made</source>
        <translation>草稿已建立</translation>
    </message>
    <message>
        <source>It is the store&apos;s standard now</source>
        <translation>已设为本店标准模板</translation>
    </message>
    <message>
        <source>the standard text</source>
        <translation>标准文本</translation>
    </message>
    <message>
        <source>Save the draft first: what is released is what was stored.</source>
        <translation>请先保存草稿：发布的是已保存的内容。</translation>
    </message>
    <message>
        <source>Sign no more contracts on {label}?</source>
        <translation>今后不再用 {label} 签订合同？</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>停用</translation>
    </message>
</context>
</TS>
