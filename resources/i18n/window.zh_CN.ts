<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>DraftKeeper</name>
    <message>
        <source>There is an unsaved draft</source>
        <translation>有未保存的草稿</translation>
    </message>
    <message>
        <source>There is an unsaved draft; the record was changed meanwhile</source>
        <translation>有未保存的草稿，但记录已被他人修改</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
</TS>
