"""The web pages around the reports: what each fictional site prints before and after an article.

A line is (reason, text); reasons are those of the product's removal vocabulary. A placeholder without a value drops its
piece (pieces are parted by two spaces) and, when nothing is left, the line.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

Line = tuple[str, str]
HIDDEN = ("模板更新于2017年3月", "请启用脚本后浏览", "年度统计")  # in the source of every saved page, never on screen
PLACEHOLDER = re.compile(r"<(\w{1,12})>")


@dataclass(frozen=True)
class Site:
    """A site's furniture and the name by which it calls itself on the page (None: it does not)."""

    site_name: str | None
    before: tuple[Line, ...]
    after: tuple[Line, ...]


SITES: dict[str, Site] = {
    "yunling-portal": Site("云岭水务在线", (
        ("navigation", "网站首页  集团概况  新闻中心  供水服务  党建园地  招标采购  联系我们"),
        ("breadcrumb", "当前位置：首页 > 党建园地 > <category>"),
        ("title", "<title>"),
        ("meta", "发布时间：<date>  来源：<source>  作者：<author>  浏览次数：<views>"),
    ), (
        ("editor", "责任编辑：<editor>"),
        ("share", "分享到：微信 微博 QQ空间"),
        ("related", "上一篇：管网漏损治理进入冲刺阶段"),
        ("related", "下一篇：城南片区夜间抢修不停水"),
        ("repeated", "水表读数拿不准？关注“云岭水语”服务号，随时问一问。"),
        ("contact", "地址：云岭市清渠路88号  服务热线：0600-2018666  邮编：000600"),
        ("copyright", "版权所有 © 2016-2026 云岭水务在线  澜ICP备19002021号-3"),
    )),
    "industry-daily": Site("澜洲产业资讯网", (
        ("title", "<title>"),
        ("meta", "<date>  <views>次浏览  来源：<source>  分类：<category>  作者：<author>"),
    ), (
        ("editor", "责任编辑：<editor>"),
        ("footer", "更多行业动态，请登录澜洲产业资讯网：www.lan-industry.example 查询。"),
        ("footer", "澜洲产业资讯网声明：凡本网注明来源为本网的稿件，转载请写明出处并附上链接。"),
        ("footer", "稿件如涉及版权问题，请在三十日内致电0600-6300214与本网协商处理。"),
        ("copyright", "澜洲产业资讯网 版权所有  ISSN 2019-2034  澜ICP备2020012018号"),
    )),
    "workers-window": Site("澜洲职工之窗", (
        ("navigation", "欢迎来到澜洲职工之窗"),
        ("navigation", "设为首页 | 加入收藏 | 手机版 | 无障碍浏览"),
        ("breadcrumb", "首页 > 班组风采 > <category>"),
        ("title", "<title>"),
        ("meta", "发布日期：<date>  信息来源：<source>  字号：大 中 小"),
    ), (
        ("byline", "（<author>）"),
        ("share", "分享到："),
        ("share", "【打印本页】 【关闭窗口】"),
        ("footer", "主办：澜洲职工之窗编辑部  建议使用1024×768以上分辨率访问"),
        ("counter", "您是第2019873位访客"),
    )),
    "beian-news": Site("北岸装备集团新闻网", (
        ("navigation", "首页|走进北岸|新闻动态|产品与服务|党群工作|社会责任|人力资源"),
        ("breadcrumb", "您所在的位置：首页 >> 党群工作 >> <category>"),
        ("title", "<title>"),
        ("meta", "[发布时间：<date>]  [来源：<source>]  [作者：<author>]  [点击数：<views>]"),
    ), (
        ("editor", "（编辑：<editor>）"),
        ("share", "打印 | 关闭 | 返回顶部"),
        ("contact", "联系电话：0600-5521949  传真：0600-5522018  邮箱：news@beian.example"),
        ("copyright", "Copyright © 2018 北岸装备集团新闻网 All Rights Reserved 澜公网安备 00010202000199号"),
    )),
    "mining-harbour": Site("远山矿业信息港", (
        ("breadcrumb", "远山矿业信息港 > 企业之窗 > <category>"),
        ("title", "<title>"),
        ("meta", "时间：<date>  来源：<source>  点击：<views>次"),
    ), (
        ("byline", "（<author>）"),
        ("editor", "责任编辑：<editor>"),
        ("footer", "本网所载内容仅供参考，不构成任何投资建议，据此操作风险自担。"),
        ("copyright", "远山矿业信息港 版权所有  备案号：澜ICP备18000199号"),
    )),
    "loose-pages": Site(None, (("title", "<title>"),), ()),
    "harbour-review": Site("港湾评论", (
        ("navigation", "港湾评论  要闻  产业  人物  专题"),
        ("title", "<title>"),
        ("meta", "<date>  文：<author>  出处：<source>"),
    ), (
        ("related", "相关阅读：渡口新桥通车首日见闻"),
        ("footer", "港湾评论版权所有，未经书面许可不得转载"),
    )),
    "linchuan-news": Site("临川能源新闻", (
        ("navigation", "临川能源新闻 首页 要闻 基层 专题 图片 视频"),
        ("breadcrumb", "首页 / 基层 / <category>"),
        ("title", "<title>"),
        ("meta", "发布时间: <date>  来源: <source>  作者: <author>  阅读: <views>"),
    ), (
        ("editor", "编辑：<editor>  审核：综合部"),
        ("share", "扫一扫，分享本页"),
        ("contact", "临川能源新闻 | 新闻热线 0600-2020113 | 投稿邮箱 tougao@linchuan.example"),
    )),
    "xingqiao-web": Site("星桥轨道官网", (
        *(("navigation", entry) for entry in ("首页", "线网图", "乘车指南", "党建工作", "联系我们")),
        ("breadcrumb", "首页 » 党建工作 » <category>"),
        ("title", "<title>"),
        ("meta", "日期：<date>  来源：<source>  阅读量：<views>"),
    ), (
        ("editor", "责任编辑：<editor>"),
        ("share", "分享至：微信 微博"),
        ("contact", "乘客服务热线：0600-96500（6:00—24:00）"),
        ("copyright", "星桥轨道官网 © 2021 版权所有"),
    )),
    "digest-hub": Site("今阅文摘", (
        ("navigation", "今阅文摘 首页 时评 企业 文化 生活"),
        ("title", "<title>"),
        ("meta", "<date>  来源：<source>"),
    ), (
        ("related", "猜你喜欢：老街修表匠的四十个春秋"),
        ("footer", "免责声明：本页文章转自网络，观点与今阅文摘无关，如有异议请联系我们删除。"),
        ("counter", "已有 2,020 人读过"),
    )),
}  # fmt: skip


def furniture(lines: tuple[Line, ...], values: dict[str, str]) -> list[Line]:
    """The lines that the page prints for these values."""
    return [(reason, made) for reason, text in lines if (made := fill(text, values))]


def fill(text: str, values: dict[str, str]) -> str:
    """The line with its values; pieces whose value is missing are left out, `""` when none is left."""
    pieces = [piece for piece in text.split("  ") if all(name in values for name in PLACEHOLDER.findall(piece))]
    return PLACEHOLDER.sub(lambda match: values[match[1]], "  ".join(pieces))


def saved_html(before: list[Line], blocks: list[Line], after: list[Line], charset: str, title: str) -> str:
    """The page as a browser saves it: navigation as a list, script and style, entities, the article in nested divs."""

    def element(reason: str, text: str) -> str:
        tag = {"navigation": "li", "title": "h1", "heading": "h3", "caption": "figcaption", "body": "p"}.get(
            reason, "div"
        )
        words = (
            html.escape(text, quote=False).replace("“", "&ldquo;").replace("”", "&rdquo;").replace("  ", "&nbsp;&nbsp;")
        )
        return f'<{tag} class="{reason}">{"&emsp;&emsp;" if tag == "p" else ""}{words}</{tag}>'

    menu = "\n".join(element(*line) for line in before if line[0] == "navigation")
    top = "\n".join(element(*line) for line in before if line[0] != "navigation")
    article = "\n".join(element(*line) for line in blocks)
    foot = "\n".join(element(*line) for line in after)
    return f"""<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="{charset}">
<title>{html.escape(title)}</title>
<style>.nav li {{ float: left; width: 2019px; }} .title {{ color: #1998; }}</style>
<script>var visited = 2021; document.title = "{HIDDEN[2]}";</script>
</head>
<body>
<!-- {HIDDEN[0]} -->
<div class="wrap"><ul class="nav">
{menu}
</ul>
{top}
<div class="main"><div id="zoom">
{article}
</div></div>
<div class="foot">
{foot}
</div></div>
<noscript>{HIDDEN[1]}</noscript>
</body>
</html>
"""
