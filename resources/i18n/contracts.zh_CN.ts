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
        <source>Enter shows the paper; Shift, Ctrl and Ctrl+A choose many. Drop a PDF here to prove it.</source>
        <translation>回车查看文件；Shift、Ctrl 和 Ctrl+A 可多选。把 PDF 拖到这里即可核验。</translation>
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
        <source>Verify a PDF</source>
        <translation>核验 PDF</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>加入打印队列</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Signed today</source>
        <translation>今日签订</translation>
    </message>
    <message>
        <source>Never printed</source>
        <translation>从未打印</translation>
    </message>
    <message>
        <source>Not filed</source>
        <translation>未归档</translation>
    </message>
    <message>
        <source>Scan missing</source>
        <translation>缺扫描件</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中文和英文</translation>
    </message>
    <message>
        <source>Print the papers in</source>
        <translation>打印语言</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
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
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Last printed</source>
        <translation>最近打印</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已变更</translation>
    </message>
    <message>
        <source>called off</source>
        <translation>已退订</translation>
    </message>
    <message>
        <source>void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>{added} papers added to the print queue; {waiting} wait</source>
        <translation>已加入打印队列 {added} 份；共 {waiting} 份待打印</translation>
    </message>
    <message>
        <source>Choose contracts in the list first</source>
        <translation>请先在列表里选择合同</translation>
    </message>
</context>
<context>
    <name>PrintFatePart</name>
    <message>
        <source>They came out</source>
        <translation>已经打印出来</translation>
    </message>
    <message>
        <source>Not printed: let them wait</source>
        <translation>没有打印：继续等候</translation>
    </message>
    <message>
        <source>Being printed when the program ended: {count}. Look at the printer: did they come out?</source>
        <translation>程序结束时正在打印：{count} 份。请查看打印机，是否已打印出来？</translation>
    </message>
</context>
<context>
    <name>PrintLogPart</name>
    <message>
        <source>Print log</source>
        <translation>打印记录</translation>
    </message>
    <message>
        <source>Nothing was printed yet.</source>
        <translation>还没有打印过文件。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>reprint {count}</source>
        <translation>第 {count} 次重印</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>saved as PDF</source>
        <translation>已存为 PDF</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>PrintQueue</name>
    <message>
        <source>Came out before the interruption</source>
        <translation>中断前已打印出来</translation>
    </message>
    <message>
        <source>Print queue: {done} of {wanted} done</source>
        <translation>打印队列：{wanted} 份中完成 {done} 份</translation>
    </message>
</context>
<context>
    <name>PrintQueueOffer</name>
    <message>
        <source>{count} papers still wait in your print queue</source>
        <translation>打印队列中还有 {count} 份文件</translation>
    </message>
    <message>
        <source>; {count} of them may have come out</source>
        <translation>，其中 {count} 份可能已经打印</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>PrintQueueWindow</name>
    <message>
        <source>Print queue</source>
        <translation>打印队列</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Print log</source>
        <translation>打印记录</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save as PDF instead.</source>
        <translation>这台电脑没有安装打印机，可以另存为 PDF。</translation>
    </message>
    <message>
        <source>Save as PDF into</source>
        <translation>PDF 保存到</translation>
    </message>
    <message>
        <source>Papers to print</source>
        <translation>待打印文件</translation>
    </message>
    <message>
        <source>Nothing waits. Choose contracts in the list and add them with Ctrl+P.</source>
        <translation>队列是空的。请在合同列表里选择，按 Ctrl+P 加入。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Take out of the queue</source>
        <translation>移出队列</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save all as PDF…</source>
        <translation>全部存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>{papers} wait, {pages} pages</source>
        <translation>待打印 {papers} 份，共 {pages} 页</translation>
    </message>
    <message>
        <source>Paper {paper} of {papers}</source>
        <translation>第 {paper} 份，共 {papers} 份</translation>
    </message>
    <message>
        <source>, page {page} of {pages}</source>
        <translation>，第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>{count} did not come out; see why in the list</source>
        <translation>{count} 份没有打印出来，原因见列表</translation>
    </message>
    <message>
        <source>Stopped; {count} wait</source>
        <translation>已停止；还有 {count} 份待打印</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>全部完成</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ 已完成</translation>
    </message>
    <message>
        <source>under way…</source>
        <translation>进行中…</translation>
    </message>
    <message>
        <source>? came out, or not</source>
        <translation>？是否已打印</translation>
    </message>
    <message>
        <source>under way at {machine}</source>
        <translation>正在 {machine} 上打印</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>cancelled, waits</source>
        <translation>已取消，等待</translation>
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
