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
<context>
    <name>VerdictDialog</name>
    <message>
        <source>Verify papers</source>
        <translation>核验文件</translation>
    </message>
    <message>
        <source>Is this PDF a paper of this store?</source>
        <translation>这份 PDF 是本店的文件吗？</translation>
    </message>
    <message>
        <source>Drop PDF files here, or choose them.</source>
        <translation>把 PDF 拖到这里，或选择文件。</translation>
    </message>
    <message>
        <source>Only the first {count} files were verified</source>
        <translation>只核验了前 {count} 个文件</translation>
    </message>
    <message>
        <source>Genuine means the same bytes as the stored paper. One character, one page or a new save by another program makes it altered.</source>
        <translation>“原件”与存档逐字节相同；改一个字、少一页或另存一次，就是“已改动”。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>已改动</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>无存档</translation>
    </message>
</context>
</TS>
