<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AskingDialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>CatchDialog</name>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>ComparedRow</name>
    <message>
        <source>not there</source>
        <translation>没有此项</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>还没选</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Another desk</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <source>{name} saved this while you were editing.</source>
        <translation>您编辑时，{name} 已保存了这份内容。</translation>
    </message>
    <message>
        <source>{name} saved this at {time}, while you were editing.</source>
        <translation>您编辑时，{name} 于 {time} 已保存了这份内容。</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Saved at another desk meanwhile</source>
        <translation>另一台电脑已先保存</translation>
    </message>
    <message>
        <source>Nothing you typed is in the way of it. Both are saved together.</source>
        <translation>与您填写的内容没有冲突，两边会一起保存。</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>另一台电脑</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Typed here</source>
        <translation>您填写的</translation>
    </message>
    <message>
        <source>Holds the changes of both</source>
        <translation>两边的改动都保留</translation>
    </message>
    <message>
        <source>Taken over from the other desk</source>
        <translation>采用对方的改动</translation>
    </message>
    <message>
        <source>Kept as typed here</source>
        <translation>保留您填写的</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>没有此项</translation>
    </message>
    <message>
        <source>Both desks changed what is listed first. Choose what shall hold: until then nothing is saved.</source>
        <translation>最上面列出的内容，两边都改过。请选择以哪一边为准；选好之前不会保存任何内容。</translation>
    </message>
    <message>
        <source>{field}: {first} + {second}</source>
        <translation>{field}：{first} ＋ {second}</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}：{old} → {new}</translation>
    </message>
    <message>
        <source>Take theirs for all</source>
        <translation>全部采用对方的</translation>
    </message>
    <message>
        <source>Keep mine for all</source>
        <translation>全部保留我的</translation>
    </message>
    <message>
        <source>Back to editing</source>
        <translation>返回编辑</translation>
    </message>
    <message>
        <source>Save merged</source>
        <translation>合并保存</translation>
    </message>
    <message>
        <source>← → choose · ↑ ↓ next</source>
        <translation>← → 选择 · ↑ ↓ 下一项</translation>
    </message>
    <message>
        <source>{count} still to choose</source>
        <translation>还有 {count} 项待选</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>year-month-day</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>Calendar: {label}</source>
        <translation>日历：{label}</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Where to export</source>
        <translation>导出到哪里</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Excel, CSV and JSON</source>
        <translation>Excel、CSV 和 JSON</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>CSV files</source>
        <translation>CSV 文件</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Full phone, document and account numbers, images and stored papers; this is audited</source>
        <translation>导出完整的电话、证件和账号、图像及存档文件（记入审计）</translation>
    </message>
    <message>
        <source>Full phone, document and account numbers; this is audited</source>
        <translation>导出完整的电话、证件和账号（记入审计）</translation>
    </message>
    <message>
        <source>Your post may not see full numbers (PI-10)</source>
        <translation>您的岗位不能查看完整号码（PI-10）</translation>
    </message>
    <message>
        <source>Reason, at least 10 characters</source>
        <translation>理由，至少 10 个字</translation>
    </message>
    <message>
        <source>{rows} rows in {folder}</source>
        <translation>{rows} 行，已写入 {folder}</translation>
    </message>
    <message>
        <source>Exported to {folder}</source>
        <translation>已导出到 {folder}</translation>
    </message>
    <message>
        <source>Left out, since your post may not see it: {tables}</source>
        <translation>您的岗位不能查看，因此未包含：{tables}</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Go there</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>needs the manager</source>
        <translation>需经理批准</translation>
    </message>
    <message>
        <source>needs the general manager</source>
        <translation>需总经理批准</translation>
    </message>
    <message>
        <source>needs an approval</source>
        <translation>须审批</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>不可放行</translation>
    </message>
    <message>
        <source>remember</source>
        <translation>提醒</translation>
    </message>
</context>
<context>
    <name>InformationSheets</name>
    <message>
        <source>Quality and after-sales information</source>
        <translation>质量保证与售后服务告知单</translation>
    </message>
</context>
<context>
    <name>OwnershipHistory</name>
    <message>
        <source>No decision that concerns you.</source>
        <translation>没有与您有关的归属记录。</translation>
    </message>
    <message>
        <source>protected until {day}</source>
        <translation>保护至 {day}</translation>
    </message>
    <message>
        <source>former owner&apos;s share {percent} %</source>
        <translation>原顾问分成 {percent}%</translation>
    </message>
    <message>
        <source>written down by {name}</source>
        <translation>记录人 {name}</translation>
    </message>
</context>
<context>
    <name>OwnershipNote</name>
    <message>
        <source>received by {days}</source>
        <translation>接待：{days}</translation>
    </message>
    <message>
        <source>phoned {days}</source>
        <translation>电话：{days}</translation>
    </message>
    <message>
        <source>appointment today by {name}</source>
        <translation>今日由 {name} 预约</translation>
    </message>
    <message>
        <source>asks for {name}</source>
        <translation>客户要求 {name}</translation>
    </message>
    <message>
        <source>former owner&apos;s share {percent} %</source>
        <translation>原顾问分成 {percent}%</translation>
    </message>
</context>
<context>
    <name>PaperWindow</name>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Find in this paper</source>
        <translation>在文件中查找</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Printed {count} times, last on {day} by {name}</source>
        <translation>已打印 {count} 次，最近一次 {day}，{name}</translation>
    </message>
    <message>
        <source>{page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>{count} places</source>
        <translation>{count} 处</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save a copy instead.</source>
        <translation>这台电脑没有安装打印机，可以另存副本。</translation>
    </message>
    <message>
        <source>Printing page {page} of {pages}…</source>
        <translation>正在打印第 {page} 页，共 {pages} 页…</translation>
    </message>
    <message>
        <source>Sent to the printer; reprint {count}, logged</source>
        <translation>已送往打印机；第 {count} 次重印，已记录</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已另存为 {name}</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已发送到打印机</translation>
    </message>
</context>
<context>
    <name>PrintChoice</name>
    <message>
        <source>Looking for printers…</source>
        <translation>正在查找打印机…</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Both sides, long edge</source>
        <translation>双面，长边翻页</translation>
    </message>
    <message>
        <source>One side</source>
        <translation>单面</translation>
    </message>
    <message>
        <source>Sides</source>
        <translation>单双面</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>No printer is set up</source>
        <translation>没有安装打印机</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ReturnedNotice</name>
    <message>
        <source>Returned under the three guarantees</source>
        <translation>三包换退车</translation>
    </message>
    <message>
        <source>The customer has read it and acknowledges it</source>
        <translation>客户已阅读并确认知悉</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>acknowledged {day}</source>
        <translation>{day} 已确认</translation>
    </message>
    <message>
        <source>The customer&apos;s acknowledgement is kept</source>
        <translation>已保存客户的确认</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>nothing that is on this page</source>
        <translation>此页没有变化</translation>
    </message>
    <message>
        <source>{saved} Taken over: {fields}</source>
        <translation>{saved}已一并采用：{fields}</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
</TS>
