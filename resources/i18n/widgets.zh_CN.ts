<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>Channels</name>
    <message>
        <source>Passing by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Car website</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Short video</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recommended</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Owns one already</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Car show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Another way</source>
        <translation type="unfinished" />
    </message>
</context>
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
        <translation type="unfinished">复制</translation>
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
        <translation type="unfinished" />
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished">理由</translation>
    </message>
    <message>
        <source>As it stands in the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rows of the file</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To compare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose an Excel list. Nothing is written before you have seen what would happen to every row.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save rows not taken…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">关闭</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Importing…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nothing in this file is new.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} rows imported</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{count} rows written to {file}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Import {count} rows</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Columns: {pairs}</source>
        <translation type="unfinished" />
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
        <translation>理由</translation>
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
        <translation type="unfinished" />
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
