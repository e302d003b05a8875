<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>CarTable</name>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>车型配置</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Interior</source>
        <translation>内饰</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In stock</source>
        <translation>现车</translation>
    </message>
    <message>
        <source>In transit</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已预留</translation>
    </message>
</context>
<context>
    <name>PresentationPage</name>
    <message>
        <source>Save presentation</source>
        <translation>保存介绍记录</translation>
    </message>
    <message>
        <source>Which car fits</source>
        <translation>推荐车辆</translation>
    </message>
    <message>
        <source>Cars that can be had, the best match first</source>
        <translation>可售车辆（匹配度从高到低）</translation>
    </message>
    <message>
        <source>Exterior colour</source>
        <translation>外观颜色</translation>
    </message>
    <message>
        <source>Interior</source>
        <translation>内饰</translation>
    </message>
    <message>
        <source>Six positions</source>
        <translation>六方位绕车</translation>
    </message>
    <message>
        <source>begin where the customer&apos;s first need is (WK-01)</source>
        <translation>从客户最关心的方位讲起（WK-01）</translation>
    </message>
    <message>
        <source>1 Front left: design line, grille, lamps, wheels; NEV: light language, charging flap</source>
        <translation>1 车前方：设计线条、格栅、灯组、轮毂；新能源：灯语、充电口</translation>
    </message>
    <message>
        <source>2 Driver&apos;s seat: seat, wheel, view, assistance, storage; NEV: cockpit chip, voice, OTA</source>
        <translation>2 驾驶室：座椅、方向盘、视野、辅助驾驶、储物；新能源：座舱芯片、语音、OTA</translation>
    </message>
    <message>
        <source>3 Rear seat: space, ISOFIX, air vents, quietness; NEV: flat floor, V2L</source>
        <translation>3 后排：空间、ISOFIX、出风口、静谧性；新能源：纯平地板、外放电</translation>
    </message>
    <message>
        <source>4 Rear: design, boot, tailgate, parking radar</source>
        <translation>4 车尾：造型、后备厢、尾门、泊车雷达</translation>
    </message>
    <message>
        <source>5 Side: body structure, tyres and brakes, wheelbase; NEV: battery in the underbody, IP rating</source>
        <translation>5 车侧：车身结构、轮胎制动、轴距；新能源：底盘电池、防护等级</translation>
    </message>
    <message>
        <source>6 Engine bay: figures, layout, maintenance; NEV: front trunk, motor, charging times</source>
        <translation>6 发动机舱：参数、布局、保养；新能源：前备厢、电机、充电时间</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>已介绍</translation>
    </message>
    <message>
        <source>The customer&apos;s questions</source>
        <translation>客户提问</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>客户确认</translation>
    </message>
    <message>
        <source>the presentation ends when the customer says yes (WK-03)</source>
        <translation>客户认可合适的车，介绍才算完成（WK-03）</translation>
    </message>
    <message>
        <source>The customer confirms this model, version and colour</source>
        <translation>客户确认车型、配置和颜色合适</translation>
    </message>
    <message>
        <source>What pleased most, and what next (internal)</source>
        <translation>最打动客户的点与下一步（内部）</translation>
    </message>
    <message>
        <source>Presentation saved</source>
        <translation>介绍记录已保存</translation>
    </message>
    <message>
        <source>Budget ¥{budget}</source>
        <translation>预算 ¥{budget}</translation>
    </message>
</context>
</TS>
