"""What the columns of a stock list can be called, in Chinese and English, and what stands in them."""

# ruff: noqa: E501 - word lists read better wide
from __future__ import annotations

import re
from dataclasses import replace

from showroom.documents.cells import amount, day, plain, wording
from showroom.documents.columns import Field
from showroom.documents.workbook import Cell
from showroom.kernel.names import normalise_identifier
from showroom.vehicles.model import VehicleStatus
from showroom.vehicles.rules import ModelTraits, energy_of, traits_of

_STATUS_WORDS = (
    (VehicleStatus.OUT_OF_SERVICE, ("停用", "维修", "事故", "冻结", "out of service", "repair", "blocked")),
    (VehicleStatus.DELIVERED, ("已交付", "已交车", "交付", "已提车", "delivered", "handed over")),
    (VehicleStatus.SOLD, ("已售", "售出", "已开票", "sold", "invoiced")),
    (VehicleStatus.RESERVED, ("已订", "预订", "锁定", "已定", "订出", "预留", "reserved", "booked", "on hold", "allocated", "ordered")),
    (VehicleStatus.DEMO, ("试驾", "试乘", "demo", "test drive", "tester")),
    (VehicleStatus.IN_TRANSIT, ("在途", "未到", "运输", "in transit", "transit", "on the way", "inbound", "shipping")),
    (VehicleStatus.IN_STOCK, (
        "在库", "库存", "展车", "展厅", "现车", "可售", "在售", "到店", "in stock", "stock", "available", "display", "showroom", "on hand",
    )),
)  # fmt: skip


def status_of(value: Cell) -> VehicleStatus | None:
    """The status a cell names; None when it names none we know."""
    text = wording(value)
    return next((status for status, words in _STATUS_WORDS if any(word in text for word in words)), None)


def vin_text(value: Cell) -> str:
    """The VIN of a cell, quotes and separators aside."""
    return normalise_identifier(plain(value).strip("'`‘’\"*"))


def _looks_vin(value: Cell) -> bool:
    text = vin_text(value)
    return (
        bool(re.fullmatch(r"[A-Z0-9]{15,18}", text)) and not text.isdecimal() and any(sign.isdigit() for sign in text)
    )


def _looks_price(value: Cell) -> bool:
    found = amount(value) or amount(value, 10_000)
    return found is not None and found.fen > 0


def _reads_as_price(value: Cell) -> bool:
    """Whether the cell reads as the price of a car by itself."""
    found = amount(value)
    return found is not None and 30_000 <= found.fen // 100 <= 5_000_000 and day(value) is None


def _reads_as_model(value: Cell) -> bool:
    """Whether the cell reads as the name of a version by itself: words with an engine, a range or seats in them."""
    text = plain(value)
    return isinstance(value, str) and " " in text and traits_of(text) != ModelTraits()


_OF_VERSIONS = ("brand", "model", "version", "model_year", "energy", "price")
STOCK_FIELDS = (
    Field(
        "vin", "车架号", "VIN",
        ("车架号", "vin", "vin码", "车架号vin", "vin码车架号", "底盘号", "车辆识别代号", "车辆识别代码", "识别代码", "大架号", "chassis", "chassis no",
         "chassis number", "vin no", "vin number", "vehicle identification number", "frame no"),
        ("车架号", "识别代", "底盘号", "vin", "chassis"), ("年份", "year", "备注"), _looks_vin, required=True, by_content=True,
    ),
    Field("brand", "品牌", "brand", ("品牌", "厂牌", "厂家", "brand", "make", "manufacturer"), ("品牌", "厂牌", "brand"), ("授权",)),
    Field(
        "model", "车型", "model",
        ("车型", "车系", "车型名称", "车辆型号", "车辆", "系列", "model", "series", "model name", "car", "vehicle", "carline", "model line"),
        ("车型", "车系", "model", "series"), ("年款", "年份", "代码", "编号", "year", "code", "颜色", "colour", "color", "status"),
        content=_reads_as_model,
    ),
    Field(
        "version", "配置", "version",
        ("配置", "版本", "款型", "车款", "车型配置", "配置版本", "配置名称", "trim", "version", "variant", "grade", "spec", "specification",
         "derivative", "trim level", "edition"),
        ("配置", "版本", "款型", "trim", "variant", "version"), ("选装", "option"),
    ),
    Field("model_year", "年款", "model year", ("年款", "年份", "车型年", "车型年款", "model year", "year", "my"), ("年款", "modelyear")),
    Field(
        "energy", "动力", "drive",
        ("动力", "能源", "能源类型", "燃料", "燃料类型", "动力类型", "能源种类", "fuel", "fuel type", "energy", "powertrain", "power", "drive type",
         "engine type", "energy type"),
        ("能源", "燃料", "动力", "fuel", "energy", "powertrain"), ("发动机号", "engineno"), lambda value: energy_of(plain(value)) is not None,
    ),
    Field("exterior", "外观颜色", "exterior colour", (
        "外观颜色", "外观", "颜色", "车身颜色", "外色", "车身色", "外饰颜色", "color", "colour", "exterior", "exterior color", "exterior colour",
        "paint", "body color", "body colour", "ext colour", "ext color", "ext"), ("外观", "车身颜色", "外色", "exterior", "body"), ("内", "interior")),
    Field("interior", "内饰", "interior", (
        "内饰", "内饰颜色", "内色", "内饰色", "interior", "interior color", "interior colour", "trim color", "trim colour", "upholstery",
        "int colour", "int color", "int trim", "int"), ("内饰", "内色", "interior", "upholstery")),
    Field(
        "price", "指导价", "guide price",
        ("厂家指导价", "指导价", "厂指价", "厂指", "建议零售价", "新价格", "现价", "官方指导价", "售价", "价格", "市场指导价", "零售价", "标价", "报价", "msrp", "price", "list price", "retail price", "guide price",
         "rrp", "sticker price", "price cny", "price rmb"),
        ("指导价", "售价", "零售价", "价格", "标价", "msrp", "price", "rrp"),
        ("成本", "采购", "进货", "底价", "提车价", "批发", "最低", "优惠", "cost", "invoice", "dealer", "purchase", "wholesale", "minimum", "discount"),
        _looks_price, content=_reads_as_price,
    ),
    Field("produced", "生产日期", "built on", (
        "生产日期", "出厂日期", "制造日期", "下线日期", "production date", "build date", "manufactured", "built", "date of manufacture", "mfg date"),
        ("生产", "出厂", "制造日期", "下线", "production", "build", "manufactur"), ("厂家", "商"), lambda value: day(value) is not None),
    Field("arrived", "入库日期", "arrived on", (
        "入库日期", "入库时间", "到店日期", "到库日期", "到货日期", "进库日期", "入库", "arrival", "arrived", "arrival date", "stock date", "date in",
        "received", "stock in date", "date arrived", "in stock since", "arr date", "arr", "doa"),
        ("入库", "到店", "到库", "到货", "arriv", "stockdate", "received"), ("人", "by", "单号"), lambda value: day(value) is not None,
        content=lambda value: day(value) is not None),
    Field("location", "库位", "location", (
        "库位", "位置", "停放位置", "仓库", "库房", "存放地点", "停放地点", "车位", "location", "bay", "lot", "place", "parking", "yard", "warehouse"),
        ("库位", "位置", "仓库", "地点", "location")),
    Field("status", "状态", "status", ("状态", "库存状态", "车辆状态", "销售状态", "status", "stock status", "state", "availability"),
          ("状态", "status"), looks=lambda value: status_of(value) is not None),
    Field("stock_number", "库存编号", "stock number", (
        "库存编号", "编号", "库存号", "车辆编号", "stock no", "stock number", "stk no", "stk", "stock id", "unit", "unit no", "stock #", "ref"), ("库存编号", "stockno"),
        ("数量",)),
    Field("engine_number", "发动机号", "engine number", (
        "发动机号", "发动机号码", "电机号", "发动机/电机号", "engine no", "engine number", "motor no"), ("发动机号", "电机号", "engineno", "enginenumber")),
    Field("certificate_number", "合格证号", "certificate number", (
        "合格证", "合格证号", "合格证编号", "certificate", "certificate no", "coc"), ("合格证", "certificate")),
    Field("plate", "车牌号", "plate", ("车牌", "车牌号", "牌照", "牌照号", "plate", "licence plate", "license plate", "plate no", "reg no"),
          ("车牌", "牌照", "plate")),
    Field("note", "备注", "note", ("备注", "说明", "remark", "remarks", "note", "notes", "comment", "comments"), ("备注", "说明", "remark", "note")),
)  # fmt: skip

PRICE_FIELDS = (
    *(replace(entry, required=entry.name in ("model", "price")) for entry in STOCK_FIELDS if entry.name in _OF_VERSIONS),
    Field("since", "生效日期", "valid from", (
        "生效日期", "执行日期", "开始日期", "起始日期", "生效", "起", "执行时间", "valid from", "effective", "effective from", "effective date", "from", "start", "start date", "as of"),
        ("生效", "执行", "起始", "开始", "validfrom", "effective", "startdate"), ("截止", "结束", "end", "until", "to"), lambda value: day(value) is not None),
    Field("until", "截止日期", "valid until", (
        "截止日期", "失效日期", "结束日期", "有效期至", "终止日期", "止", "valid until", "valid to", "until", "to", "end", "end date", "expires", "expiry"),
        ("截止", "失效", "结束", "终止", "有效期", "validto", "validuntil", "enddate", "expir"), ("起", "from"), lambda value: day(value) is not None),
    Field("colours", "颜色加价", "colour surcharge", ("颜色", "颜色加价", "可选颜色", "外观颜色", "colours", "colors", "colour surcharge", "paint"), ("颜色", "colour", "color")),
    Field("options", "选装", "options", ("选装", "选装包", "选装价格", "选配", "options", "option packages", "optional equipment"), ("选装", "选配", "option")),
    Field("note", "备注", "note", ("备注", "说明", "remark", "remarks", "note", "notes"), ("备注", "说明", "remark", "note")),
)  # fmt: skip
