"""How customers hear of the store: one dictionary in two groups (S0-09, S0-17, S2-02, S4-03), in both languages."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from showroom.kernel.errors import Message


class ChannelGroup(StrEnum):
    """Who takes the first step: the customer comes (inbound), or the store goes out (outbound) (S0-17)."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


GROUP_NAMES = {
    ChannelGroup.INBOUND: Message("channels_inbound", "客户自来", "They come to us"),
    ChannelGroup.OUTBOUND: Message("channels_outbound", "门店外拓", "We go to them"),
}
# Every key is stored, so it may be added to but never renamed; the words stand first that a desk hears most.
_INBOUND = (
    ("passing", "自然到店", "Passing by"),
    ("friend", "朋友介绍", "Recommended"),
    ("owner_again", "老客户再购", "Owns one already"),
    ("phone_in", "来电咨询", "Telephone enquiry"),
    ("web", "汽车网站", "Car website"),
    ("short_video", "短视频", "Short video"),
    ("social", "社交平台", "Social media"),
    ("search", "搜索引擎", "Search engine"),
    ("search_ad", "搜索广告", "Search advertisement"),
    ("blog", "博客文章", "Blog"),
    ("forum", "论坛社区", "Forum or community"),
    ("radio_show", "网络电台", "Podcast"),
    ("newsletter", "电子通讯", "Newsletter"),
    ("e_book", "电子书", "E-book"),
    ("white_paper", "行业报告", "Report or white paper"),
    ("product", "路上看到车", "Saw the car on the road"),
)
_OUTBOUND = (
    ("show", "车展", "Car show"),
    ("phone", "电话邀约", "Phone call"),
    ("message", "短信微信", "Message"),
    ("direct_mail", "直邮", "Direct mail"),
    ("community", "小区活动", "Housing estate"),
    ("meeting", "活动聚会", "Event"),
    ("partner", "合作伙伴", "Partner"),
    ("tv", "电视", "Television"),
    ("radio", "广播", "Radio"),
    ("newspaper", "报纸", "Newspaper"),
    ("magazine", "杂志", "Magazine"),
    ("leaflet", "传单", "Leaflet"),
    ("billboard", "户外广告", "Billboard"),
    ("banner", "条幅", "Banner"),
    ("car_body", "车身广告", "Car body advertisement"),
    ("other", "其他途径", "Another way"),
)
GROUPS = {
    ChannelGroup.INBOUND: tuple(key for key, _zh, _en in _INBOUND),
    ChannelGroup.OUTBOUND: tuple(key for key, _zh, _en in _OUTBOUND),
}
CHANNELS = {key: Message(f"channel_{key}", zh, en) for key, zh, en in (*_INBOUND, *_OUTBOUND)}
# What other programs and older lists call them.
_ALSO = {
    "passing": ("路过", "自然进店", "自然来店", "自然客流", "展厅", "walk in", "walk-in", "passer-by", "walkin"),
    "friend": (
        "老客户介绍", "转介绍", "朋友推荐", "介绍", "老客户推荐", "保客推荐", "referral", "word of mouth", "friend",
    ),
    "owner_again": ("保客", "老客户", "老车主", "再购", "复购", "existing customer", "repeat customer"),
    "web": (
        "网络", "垂直网站", "汽车之家", "易车", "懂车帝", "官网", "互联网", "线上", "website", "internet", "online",
    ),
    "short_video": ("抖音", "快手", "视频号", "直播", "video", "video blog", "tiktok", "live stream"),
    "social": ("微博", "小红书", "朋友圈", "微信公众号", "social", "facebook", "social network"),
    "search": ("百度", "搜索", "seo", "google"),
    "search_ad": ("竞价", "sem", "信息流"),
    "forum": ("论坛", "车友会", "社区论坛", "community"),
    "show": ("展会", "巡展", "外展", "车展活动", "auto show", "car show", "fair", "trade fair"),
    "phone": ("电话", "电销", "电话营销", "cold call", "phone", "telephone"),
    "phone_in": ("电话咨询", "来电", "热线", "400", "phone enquiry", "hotline", "call in"),
    "message": ("短信", "微信", "sms", "wechat", "text message"),
    "direct_mail": ("dm", "信函", "邮寄", "mail"),
    "community": ("小区", "社区", "小区推广", "housing estate"),
    "meeting": ("活动", "店头活动", "会议", "event"),
    "partner": ("异业合作", "二网", "合作", "partner"),
    "tv": ("电视广告", "television"),
    "radio": ("电台", "广播电台", "交通广播"),
    "newspaper": ("报纸广告", "报刊", "press"),
    "leaflet": ("宣传单", "单页", "dm单", "flyer"),
    "billboard": ("广告牌", "路牌", "户外", "outdoor"),
    "banner": ("横幅",),
    "car_body": ("车身", "公交车身"),
    "other": ("其他", "其它", "别的", "misc", "others"),
}  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


_KNOWN = (
    {_plain(word): key for key, words in _ALSO.items() for word in words}
    | {_plain(text): key for key, message in CHANNELS.items() for text in (message.zh, message.en)}
    | {key: key for key in CHANNELS}
)


def find_channel(written: str) -> str:
    """The key of a channel however a list calls it, '' when it is none of these."""
    return _KNOWN.get(_plain(written), "")


def group_of(channel: str) -> ChannelGroup | None:
    """Inbound or outbound, None for an unknown word."""
    key = find_channel(channel)
    return next((group for group, keys in GROUPS.items() if key in keys), None)


def spellings(key: str) -> tuple[str, ...]:
    """Every way in which a channel may stand in a record, in small letters; an unknown word is only itself."""
    return tuple(word for word, found in _KNOWN.items() if found == key) or (_plain(key),)
