<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ContractsPage</name>
    <message>
        <source>Signed contracts</source>
        <translation>已签合同</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>signed, each stored with its digest</source>
        <translation>已签订，逐份存档并留摘要</translation>
    </message>
    <message>
        <source>Verify a PDF…</source>
        <translation>核验 PDF…</translation>
    </message>
    <message>
        <source>Enter shows the paper; drop a PDF here to prove it.</source>
        <translation>回车查看存档原件；把 PDF 拖到此处即可核验。</translation>
    </message>
    <message>
        <source>Verify a PDF</source>
        <translation>核验 PDF</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>合同编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>合同车价</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签订日期</translation>
    </message>
</context>
</TS>
