<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>ModelForm</name>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>车系</translation>
    </message>
    <message>
        <source>Guide price</source>
        <translation>指导价</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力</translation>
    </message>
    <message>
        <source>Gearbox</source>
        <translation>变速箱</translation>
    </message>
    <message>
        <source>Model year</source>
        <translation>年款</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>Displacement, ml</source>
        <translation>排量（毫升）</translation>
    </message>
    <message>
        <source>Range, km</source>
        <translation>续航（公里）</translation>
    </message>
    <message>
        <source>Emission standard</source>
        <translation>排放标准</translation>
    </message>
    <message>
        <source>Made in</source>
        <translation>产地</translation>
    </message>
    <message>
        <source>In the list for purchase tax relief</source>
        <translation>列入购置税减免目录</translation>
    </message>
    <message>
        <source>Facts for the talk</source>
        <translation>介绍要点</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>Version saved</source>
        <translation>配置已保存</translation>
    </message>
</context>
<context>
    <name>QualityForm</name>
    <message>
        <source>Version</source>
        <translation>车型</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>empty: as the series, the brand or the law says</source>
        <translation>留空则按车系、品牌或法定</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>适用范围</translation>
    </message>
    <message>
        <source>Holds from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Coefficient n, %</source>
        <translation>使用补偿系数 n，%</translation>
    </message>
    <message>
        <source>Battery fades at most, %</source>
        <translation>电池容量衰减限值，%</translation>
    </message>
    <message>
        <source>Repair, years</source>
        <translation>包修，年</translation>
    </message>
    <message>
        <source>Repair, km</source>
        <translation>包修，公里</translation>
    </message>
    <message>
        <source>三包, years</source>
        <translation>三包，年</translation>
    </message>
    <message>
        <source>三包, km</source>
        <translation>三包，公里</translation>
    </message>
    <message>
        <source>Battery, years</source>
        <translation>电池，年</translation>
    </message>
    <message>
        <source>Battery, km</source>
        <translation>电池，公里</translation>
    </message>
    <message>
        <source>Motor, years</source>
        <translation>电机，年</translation>
    </message>
    <message>
        <source>Motor, km</source>
        <translation>电机，公里</translation>
    </message>
    <message>
        <source>Manufacturer and network</source>
        <translation>生产者与维修网点</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>生产者</translation>
    </message>
    <message>
        <source>Service phone</source>
        <translation>客服电话</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Vehicle type</source>
        <translation>车辆类型</translation>
    </message>
    <message>
        <source>Repair network, one place a line</source>
        <translation>维修网点，每行一处</translation>
    </message>
    <message>
        <source>Main parts</source>
        <translation>主要零部件</translation>
    </message>
    <message>
        <source>of the ten systems (SB-04)</source>
        <translation>十大系统（SB-04）</translation>
    </message>
    <message>
        <source>Wear parts and papers</source>
        <translation>易损耗零部件与随车文件</translation>
    </message>
    <message>
        <source>Wear parts, one a line: part: period</source>
        <translation>易损耗零部件，每行“零部件：质量保证期”</translation>
    </message>
    <message>
        <source>Papers with the car, one a line</source>
        <translation>随车文件，每行一份</translation>
    </message>
    <message>
        <source>New terms: {model}</source>
        <translation>新条款：{model}</translation>
    </message>
    <message>
        <source>Quality terms saved</source>
        <translation>三包条款已保存</translation>
    </message>
</context>
<context>
    <name>QualityPart</name>
    <message>
        <source>Quality and 三包</source>
        <translation>质量与三包</translation>
    </message>
    <message>
        <source>Information sheet</source>
        <translation>告知单</translation>
    </message>
    <message>
        <source>New terms…</source>
        <translation>新条款…</translation>
    </message>
    <message>
        <source>Nothing was entered yet: the least that the law demands holds.</source>
        <translation>尚未录入：按法定最低标准执行。</translation>
    </message>
    <message>
        <source>{years} years / {km} km</source>
        <translation>{years} 年 / {km} 公里</translation>
    </message>
    <message>
        <source>Repair period</source>
        <translation>包修期</translation>
    </message>
    <message>
        <source>三包 period</source>
        <translation>三包有效期</translation>
    </message>
    <message>
        <source>Coefficient n</source>
        <translation>使用补偿系数 n</translation>
    </message>
    <message>
        <source>{period}, fade at most {percent} %</source>
        <translation>{period}，衰减不超过 {percent}%</translation>
    </message>
    <message>
        <source>Traction battery</source>
        <translation>动力蓄电池</translation>
    </message>
    <message>
        <source>Drive motor</source>
        <translation>驱动电机</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>生产者</translation>
    </message>
    <message>
        <source>{share} (the law&apos;s limit)</source>
        <translation>{share}（法定上限）</translation>
    </message>
    <message>
        <source>{scope}, from {day}</source>
        <translation>{scope}，自 {day} 起</translation>
    </message>
    <message>
        <source>entered by {name}</source>
        <translation>录入人：{name}</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>执行中</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Cars</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Product library</source>
        <translation>产品库</translation>
    </message>
    <message>
        <source>Import Excel…</source>
        <translation>导入 Excel…</translation>
    </message>
    <message>
        <source>New car</source>
        <translation>新车辆</translation>
    </message>
    <message>
        <source>VIN or its tail, plate, version, colour</source>
        <translation>车架号或尾号、车牌、配置、颜色</translation>
    </message>
    <message>
        <source>All but delivered</source>
        <translation>未交付的全部</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>动力</translation>
    </message>
    <message>
        <source>No cars yet. Import the stock list, or enter the first car.</source>
        <translation>还没有车辆。导入库存表，或录入第一台。</translation>
    </message>
    <message>
        <source>No car matches. Use fewer words, or another filter.</source>
        <translation>没有符合的车辆。请减少关键词或换一个筛选条件。</translation>
    </message>
    <message>
        <source>No versions yet. They come with the stock list, or are entered here.</source>
        <translation>还没有配置。可随库存表导入，也可在此录入。</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>库龄（天）</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>车系</translation>
    </message>
    <message>
        <source>Model year</source>
        <translation>年款</translation>
    </message>
    <message>
        <source>Gearbox</source>
        <translation>变速箱</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>Guide price</source>
        <translation>指导价</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新配置</translation>
    </message>
</context>
<context>
    <name>StockWords</name>
    <message>
        <source>Battery electric</source>
        <translation>纯电</translation>
    </message>
    <message>
        <source>Plug-in hybrid</source>
        <translation>插电混动</translation>
    </message>
    <message>
        <source>Fuel</source>
        <translation>燃油</translation>
    </message>
    <message>
        <source>Fuel cell</source>
        <translation>燃料电池</translation>
    </message>
    <message>
        <source>This version</source>
        <translation>本车型</translation>
    </message>
    <message>
        <source>The whole series</source>
        <translation>整个车系</translation>
    </message>
    <message>
        <source>The whole brand</source>
        <translation>整个品牌</translation>
    </message>
</context>
<context>
    <name>VehicleForm</name>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>New car</source>
        <translation>新车辆</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Exterior colour</source>
        <translation>外观颜色</translation>
    </message>
    <message>
        <source>Interior colour</source>
        <translation>内饰颜色</translation>
    </message>
    <message>
        <source>Engine or motor number</source>
        <translation>发动机／电机号</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>合格证号</translation>
    </message>
    <message>
        <source>Produced on</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>在店</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Own price</source>
        <translation>单车价格</translation>
    </message>
    <message>
        <source>empty: guide price of the version</source>
        <translation>留空：按配置的指导价</translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation>入库日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>On the road</source>
        <translation>上路</translation>
    </message>
    <message>
        <source>what a test drive asks for (TD-10 to TD-16)</source>
        <translation>试驾所需（TD-10 至 TD-16）</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Temporary plate until</source>
        <translation>临牌有效期至</translation>
    </message>
    <message>
        <source>Compulsory insurance until</source>
        <translation>交强险有效期至</translation>
    </message>
    <message>
        <source>Third-party cover</source>
        <translation>三者险保额</translation>
    </message>
    <message>
        <source>Inspection until</source>
        <translation>年检有效期至</translation>
    </message>
    <message>
        <source>Odometer, km</source>
        <translation>里程（公里）</translation>
    </message>
    <message>
        <source>Charge or tank, %</source>
        <translation>电量／油量（%）</translation>
    </message>
    <message>
        <source>Own damage covered</source>
        <translation>有车损险</translation>
    </message>
    <message>
        <source>Passengers covered</source>
        <translation>有座位险</translation>
    </message>
    <message>
        <source>Adapted for disabled drivers</source>
        <translation>有残疾人辅助装置</translation>
    </message>
    <message>
        <source>Open defect: not to be driven</source>
        <translation>有未结故障：不得行驶</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>17 characters, check digit right</source>
        <translation>17 位，校验位正确</translation>
    </message>
    <message>
        <source>Car saved</source>
        <translation>车辆已保存</translation>
    </message>
</context>
</TS>
