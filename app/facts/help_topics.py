"""Questions that have words of the help in them, and are about something else."""

from __future__ import annotations

import re
from typing import Final

from app.facts.patterns import Pattern
from app.ports import Language

_ABOUT_THE_ASSISTANT: Final = Pattern(
    r"\s*(?:who|what)(?:'s| is| are|'re) (?:you|your name)\b|\s*what (?:can|do) you do\b"
    r"|\s*are you (?:an? )?(?:robot|human|machine|person|alive|real|computer|stupid)\b"
    r"|\b(?:do|can) you (?:read books|dream|sleep|eat|look like)\b"
    r"|你是(?:机器人|机器|人|谁|什么|真人)吗?[？?。]*$|你(?:会|能|可以)(?:做|干)(?:什么|啥)"
    r"|[你我]叫什么|你有(?:家人|朋友|孩子|感情)|你(?:睡觉|做梦|相信我)",
    re.IGNORECASE,
)
"""The model answers these itself."""

_ABOUT_THE_USER: Final = Pattern(
    r"\bwho (?:am i|i am)\b|\bwhat (?:do|did|have) i (?:just )?(?:say|said|ask|like|tell|told)"
    r"|\bhow (?:do|can|could|should|would|to|might) ?(?:i|we|you|he|she|people|one)?"
    r" (?:learn to |get |become )?(?:a )?"
    r"(?:read|write|speak|talk|run|sleep|type|think|learn|walk|swim|fall)"
    r"(?:ing|s)?\b[^,;]{0,20}\b(?:faster|quicker|quickly|slower|better|louder)\b"
    r"|\bfaster (?:reader|typist|writer|runner|swimmer)\b"
    r"|\bhow (?:do|can) i (?:learn|stop (?:talking|being|having|eating|getting|my))\b"
    r"|\bi (?:think|hope|guess) (?:so|not)\b|\bi like to\b|\bi have a (?:new|headache)\b"
    r"|\bmy (?:own )?(?:internet|memory|phone|hearing|voice|job|mind|life)"
    r" (?:is|hurts?|has|gets?)\b"
    r"|\bmy (?:wife|sister|brother|job|keys|boss)$|\bbreak from work\b"
    r"|\bmy (?:laptop|phone|car)\b.*\b(?:faster|slow)\b"
    r"|\bwrite (?:me )?(?:a|an|some|the) "
    r"(?:letter|poem|song|story|sentence|essay|function|program|cover|email)"
    r"|\b(?:remember|forget) (?:people's |the )?names\b|\bthe baby is\b.{0,12}$"
    r"|(?:^|，)我(?:太|记性|嗓子|的车|家|眼睛疼|耳朵疼|把密码)|怎[么样](?:学|练|治|锻炼|造句|写)"
    r"|^(?:孩子|小孩|老人(?![^，]*(?:字|屏幕|按钮|窗口))|英语|耳朵疼|家里)[^，]*(?:怎么办|好不好|不好|了)$|让孩子"
    r"|我的名字你|我姓什么|我叫什么$|\bwhat my name is\b"
    r"|我(?:讨厌|爱)你$|读书读得|老花眼怎么|妹妹|姐姐|哥哥|弟弟",
    re.IGNORECASE,
)
"""What they can do, have or suffer from."""

_ABOUT_THE_WORLD: Final = Pattern(
    r"^\W*(?:stop it|go away|hear hear|give me a break|sure|thanks? .*|how(?: is|'?s) it going)\W*$"
    r"|\bwho (?:invented|discovered|wrote|painted|built|runs|owns|won)\b|\bwhat (?:date|day)\b"
    r"|\b(?:keys|buttons) (?:are (?:there )?on|does) (?:a|an|the)\b|\bclean (?:a|the|my) \w+"
    r"|\bhow many (?:continents|people|keys)\b|\bbook should i\b|\bin (?:word|excel|photoshop)$"
    r"|^\W*(?:i am|i'?m) (?:back|leaving|thinking|off|home)\b|\blet me think\b|^the answer is\b"
    r"|\bmust go on\b|^how many planets\b|\b(?:give|make|hold) a speech\b|\ba good speech\b"
    r"|^(?:please )?sort\b|\bsum of\b|\brid of (?:ants|mice|weeds)\b|\bcharge my\b"
    r"|\bscreen is cracked\b"
    r"|^你有名字|^你好聪明|^.{1,4}的历史|除蚂蚁"
    r"|\bdark (?:matter|ages|energy|side of)\b|\bblack holes?\b|(?:帮|替|给)我(?:编|写)"
    r"|\bstuck window\b|\bbreak a window\b|\binstall (?:linux|windows|a lamp)\b|\bslow down aging\b"
    r"|谁(?:发明|写|画|建|赢)|的?原理|用.{1,3}语怎么说|^word(?:里|怎么|中)|^谢谢|^门|怎么买|声音的速度"
    r"|谁的声音最|(?:电脑|显卡)多少钱|哪种好?$|几个键|多少个键|读什么书|^(?:谁|教皇).*语言|介绍一下你自己|今天新闻|改善记忆",
    re.IGNORECASE,
)
"""What is asked in this way is seldom about the app."""

_SUBJECTS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        tv television radio car cars bike bicycle bus truck tyre iphone printer fridge oven
        dishwasher neighbour neighbor neighbours wife husband girlfriend boyfriend dog dogs cat
        cats bird horse school homework exam bank restaurant recipe cook film movie game football
        team president king queen war country city capital planet moon earth sun facebook
        instagram whatsapp tiktok youtube router garden kitchen bathroom house flat door baking
        cake soup tea coffee marathon violin guitar piano poem poet novelist spain france germany
        italy russia london paris rome snail lights netflix magazine cabinet metal shirt
        church science economics dinner
        """,
    )
)
_SUBJECTS_ZH: Final = Pattern(
    r"电视|手机(?!号)|汽车|火车|飞机票|老公|老婆|丈夫|妻子|邻居|隔壁|同学|老师|银行|微信|抖音|路由|冰箱|洗衣|空调|烤箱|狗|猫|跑步|跑得|做饭|饺子"
    r"|天气|首都|总统|皇帝|太阳|月亮|地球|足球|电影|歌手|唱歌|吉他|钢琴|学校|考试|作业|医院|看病|头疼|我太|他太|她太|灯|(?<!训)练|学好|明星|房子"
    r"|停车|蔬菜|钥匙|[dr]na|基因|细胞|分子|原子|恐龙|黑洞|宇宙|火山"
)
"""What the app has nothing to do with."""


def is_elsewhere(question: str, language: Language) -> bool:
    """Whether something in `question` shows that it is not about the app."""
    if _ABOUT_THE_ASSISTANT.match(question) or _ABOUT_THE_USER.search(question):
        return True
    if _ABOUT_THE_WORLD.search(question):
        return True
    if language == "zh":
        return _SUBJECTS_ZH.search(question) is not None
    return not _SUBJECTS.isdisjoint(re.findall("[a-z]+", question.lower()))
