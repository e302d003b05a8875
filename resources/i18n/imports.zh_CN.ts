<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>内容示例</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Taken as</source>
        <translation>作为</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>文件中的列</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Headings in row</source>
        <translation>表头所在行</translation>
    </message>
    <message>
        <source>Check what each column is taken for. A correction is remembered for the next file.</source>
        <translation>请核对每一列的含义。您的更正会被记住，下次自动采用。</translation>
    </message>
    <message>
        <source>— leave out —</source>
        <translation>— 不导入 —</translation>
    </message>
    <message>
        <source>your choice</source>
        <translation>您的选择</translation>
    </message>
    <message>
        <source>last time</source>
        <translation>上次导入</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>自动识别</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Choose a row that is a duplicate or to be compared: both records are shown here.</source>
        <translation>选中“重复”或“待核对”的一行，这里并排显示两份资料。</translation>
    </message>
    <message>
        <source>Row {row}: {name}</source>
        <translation>第 {row} 行：{name}</translation>
    </message>
    <message>
        <source>On file</source>
        <translation>已有档案</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Both records</source>
        <translation>两份资料</translation>
    </message>
    <message>
        <source>Same person: fill in what is missing</source>
        <translation>同一人：补充档案里的空项</translation>
    </message>
    <message>
        <source>Somebody else: a new customer</source>
        <translation>不是同一人：新建客户</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>这一行不导入</translation>
    </message>
    <message>
        <source>The same for all rows of this kind</source>
        <translation>此类各行都这样处理</translation>
    </message>
</context>
<context>
    <name>FilePage</name>
    <message>
        <source>What the file holds</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Drop an Excel or CSV file here</source>
        <translation>把 Excel 或 CSV 文件拖到这里</translation>
    </message>
    <message>
        <source>Any headings in any order will do. Nothing is written before you have seen what would happen to every row, and every import can be undone as a whole.</source>
        <translation>表头名称和顺序不限。先看清每一行会怎样处理，确认后才写入；每次导入都可以整体撤销。</translation>
    </message>
    <message>
        <source>Imports so far</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>撤销这次导入…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>List</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>已入库</translation>
    </message>
    <message>
        <source>Undone {day} by {name}</source>
        <translation>{day} 由 {name} 撤销</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Consultants</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Save rows not taken…</source>
        <translation>另存未导入的行…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Excel and CSV</source>
        <translation>Excel 和 CSV</translation>
    </message>
    <message>
        <source>Excel workbooks</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>撤销这次导入…</translation>
    </message>
    <message>
        <source>Take the whole import back?</source>
        <translation>要把这次导入整体撤销吗？</translation>
    </message>
    <message>
        <source>Everything that it brought is removed, and what it changed becomes what it was before.</source>
        <translation>它带来的记录全部删除，它改动的内容恢复原样。</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{count} rows imported</source>
        <translation>已导入 {count} 行</translation>
    </message>
    <message>
        <source>The import of {file} was undone</source>
        <translation>已撤销 {file} 的导入</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Trying every row…</source>
        <translation>正在逐行试算…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Undoing the import…</source>
        <translation>正在撤销导入…</translation>
    </message>
    <message>
        <source>{count} rows written to {file}</source>
        <translation>{count} 行已写入 {file}</translation>
    </message>
    <message>
        <source>Import: {list}</source>
        <translation>导入{list}</translation>
    </message>
    <message>
        <source>Import {count} rows</source>
        <translation>导入 {count} 行</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No column is taken for: {names}</source>
        <translation>还没有指定这些列：{names}</translation>
    </message>
    <message>
        <source>{all} rows: {accept} to import, {review} to compare, {duplicate} duplicates, {reject} refused</source>
        <translation>共 {all} 行：导入 {accept}，待核对 {review}，重复 {duplicate}，拒绝 {reject}</translation>
    </message>
    <message>
        <source>This very file was imported on {day} by {name}.</source>
        <translation>同一份文件已由 {name} 于 {day} 导入过。</translation>
    </message>
</context>
<context>
    <name>Imports</name>
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
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Name in the file</source>
        <translation>文件中的姓名</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Taken as</source>
        <translation>作为</translation>
    </message>
    <message>
        <source>Consultants of the file</source>
        <translation>文件中的顾问</translation>
    </message>
    <message>
        <source>The file names colleagues who are not known here. Say who is meant; otherwise the name is kept as that of a colleague who has left, who cannot sign in.</source>
        <translation>文件里有本店没有的顾问姓名。请指定对应的同事；不指定的按已离职同事建档，保留姓名，不能登录。</translation>
    </message>
    <message>
        <source>somebody who has left (inactive)</source>
        <translation>已离职同事（停用）</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>The import of {file} was undone: the store is as it was before.</source>
        <translation>{file} 的导入已撤销：数据恢复到导入前。</translation>
    </message>
    <message>
        <source>{file} is in the store</source>
        <translation>{file} 已导入</translation>
    </message>
    <message>
        <source>Save rows not taken…</source>
        <translation>另存未导入的行…</translation>
    </message>
    <message>
        <source>Show every row</source>
        <translation>查看每一行</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>导入另一个文件</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>撤销这次导入…</translation>
    </message>
    <message>
        <source>The workbook of rows not taken has the reason beside each row: correct them there and import it again.</source>
        <translation>未导入的行另存为工作簿，每行附原因：改正后可再次导入。</translation>
    </message>
    <message>
        <source>What stands in the way of undoing</source>
        <translation>不能撤销的原因</translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
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
        <translation>文件原文</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件中的行</translation>
    </message>
</context>
</TS>
