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
    <name>LateDriveWatch</name>
    <message>
        <source>{plate} is {minutes} min late from test drive {number} (escort {escort})</source>
        <translation>{plate} 试驾 {number} 已超时 {minutes} 分钟未还（陪驾 {escort}）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>There is no page for this yet</source>
        <translation>暂时没有对应的页面</translation>
    </message>
    <message>
        <source>Grade, margin and notes are hidden</source>
        <translation>级别、毛利和备注已隐藏</translation>
    </message>
    <message>
        <source>Everything is shown again</source>
        <translation>已恢复显示</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Main act of the page</source>
        <translation>当前页的主要操作</translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation>第 {number} 步：{title}</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Customer looks on</source>
        <translation>客户在看</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Switch language 中 / EN</source>
        <translation>切换语言 中 / EN</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色 / 深色</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>切换用户</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Test drives</source>
        <translation>试驾</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Showroom is already open: here it is</source>
        <translation>程序已经打开，就是这个窗口</translation>
    </message>
    <message>
        <source>There is no store that SHOWROOM_PASSWORD opens</source>
        <translation>没有能用 SHOWROOM_PASSWORD 打开的门店</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Opening the store…</source>
        <translation>正在打开门店…</translation>
    </message>
</context>
</TS>
