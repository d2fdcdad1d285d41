"""Whether a line does nothing but advertise: 广告, 点击下载客户端, 扫码关注公众号.

It does where it calls upon the reader or is marked as advertising: 市民可扫码报名 is news.
"""

from zgc_cli.runtime.pattern import Pattern

_LONGEST = 48  # characters
_MARK = r"[-—=*·•【\[（(<《「 　]*"
_LABEL = "(?:广告|廣告|推广|推廣|赞助|贊助|AD|ad|Ad|ADVERTISEMENT|Advertisement)"
_CALL = (
    "(?:点击|點擊|扫码|掃碼|扫一扫|掃一掃|扫描|掃描|长按|長按|下载|下載|打开|打開|关注|關注|识别|識別|添加|加入|安装"
    "|用?微信扫|用?微信掃|立即|马上|立刻|赶紧|快来)"
)
_ADVERTISING = Pattern(
    rf"{_MARK}{_LABEL}(?:位|区|內容|内容|信息|商|时间)?[-—=*·•】\]）)>》」 　]*"
    rf"|[【\[（(]{_LABEL}[】\]）)].{{1,}}"
    rf"|{_LABEL}[ 　：:|｜]+[^。]*"
    "|[>＞👉▶►◆●★☆👇↓⬇ 　]*(?:(?:更多|想看|想了解|了解).{0,12}?[，, ]?)?"
    rf"(?:敬?请|欢迎|歡迎|可以)?{_CALL}"
    "[^。；]{0,20}?"
    "(?:APP|App|app|客户端|客戶端|公众号|公眾號|视频号|小程序|二维码|二維碼|微信|微博号|链接|連結|领取|領取|红包|優惠|优惠"
    "|客服|读者群|交流群|粉丝群|购买|抢购|下单|报名|开户|注册|咨询|试用|体验|扫一扫|掃一掃|阅读原文|查看更多|了解更多|我们|我們)"
    "[^。；]{0,24}(?:(?:了解|查看|看|阅读|領取|领取)[^。；]{0,12}。)?"
)
# Who calls upon the reader is not somebody of whom the line tells: 点击下载按钮的人少了.
_TOLD = Pattern(
    "(?:的[^，]{1,8}(?:超|达|有|为|少|多|占|将|被|是|在)|[说称道]：|[0-9万亿]+人(?!民)|点击[量率])"
)


def advertises(text: str) -> bool:
    """Return whether a line does nothing but advertise."""
    if len(text) > _LONGEST or not _ADVERTISING.fullmatch(text):
        return False
    return not _TOLD.search(text)
