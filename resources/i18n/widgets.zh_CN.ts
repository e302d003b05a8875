<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ChoiceField</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
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
    <name>ImportDialog</name>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>As it stands in the file</source>
        <translation>原表内容</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件各行</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>To compare</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Choose an Excel list. Nothing is written before you have seen what would happen to every row.</source>
        <translation>请选择 Excel 表。在您看到每一行会如何处理之前，不会写入任何数据。</translation>
    </message>
    <message>
        <source>Save rows not taken…</source>
        <translation>保存未导入的行…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Nothing in this file is new.</source>
        <translation>文件里没有新的内容。</translation>
    </message>
    <message>
        <source>{count} rows imported</source>
        <translation>已导入 {count} 行</translation>
    </message>
    <message>
        <source>{count} rows written to {file}</source>
        <translation>已把 {count} 行写入 {file}</translation>
    </message>
    <message>
        <source>Import {count} rows</source>
        <translation>导入 {count} 行</translation>
    </message>
    <message>
        <source>Columns: {pairs}</source>
        <translation>列对应：{pairs}</translation>
    </message>
</context>
<context>
    <name>PaperWindow</name>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
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
        <source>Saved as {name}</source>
        <translation>已另存为 {name}</translation>
    </message>
    <message>
        <source>{name} could not be written: {why}</source>
        <translation>无法写入 {name}：{why}</translation>
    </message>
    <message>
        <source>The printer does not answer; check that it is on and has paper.</source>
        <translation>打印机没有响应，请检查电源和纸张。</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已发送到打印机</translation>
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
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
    <name>TableView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
</TS>
