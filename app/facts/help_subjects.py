"""Tells by a question's words and form whether it may be about the app, before any look-up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from app.facts.help_words import misspells, pieces
from app.facts.patterns import Pattern
from app.ports import Language


class Evidence(IntEnum):
    """How much speaks for the app."""

    NONE = 0
    HINT = 1
    """Something is asked, or a deed is named that may be the voice's."""
    DEED = 2
    """It is asked about what the app does, but not only the app; or a possible part is named."""
    THING = 3
    """A part of the app is named, or something is asked about what may be one."""
    BOTH = 4
    """A part of the app is named in a question or in a complaint."""


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


class _Words:
    """Words in the singular, found also as a plural or misspelt."""

    def __init__(self, words: str) -> None:
        self._words = _table(words)
        self._alike: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._alike[word[0]].append(word)

    def has(self, said: Iterable[str]) -> bool:
        """Whether one of `said` is one of them."""
        return any(map(self._is, said))

    def _is(self, word: str) -> bool:
        if word in self._words or word.removesuffix("s") in self._words:
            return True
        return any(misspells(word, other) for other in self._alike.get(word[0], ()))


_THINGS: Final = _Words(
    "sottovoce starter window interface button icon sidebar panel menu toolbar layout cursor"
    " voice speech sound audio volume loudness speaker loudspeaker headphone headset earphone"
    " earbud bluetooth airpod device output microphone mic dictation speed slider mute unmute"
    " louder quieter faster slower softer pitch tempo reader clipboard pasteboard copied copy"
    " paste file document pdf epub txt markdown docx html odt rtf doc csv bookmark paragraph"
    " website web page url link browser mp3 wav recording transcript code formula table model"
    " gguf gpu cuda vulkan nvidia ram parameter hardware processor cpu graphics quantized"
    " quantization q4 q5 q8 qwen llama mistral gemma huggingface chatgpt 7b 8b 3b 4b setting"
    " option preference config configuration configure theme dark contrast font zoom brightness"
    " highlight highlighted lit underline underlined shortcut hotkey keyboard mouse touchpad"
    " trackpad escape enter esc ctrl alt f1 f5 f6 f7 f8 f9 f10 spacebar blind accessible"
    " accessibility orca nvda narrator jaws history context regenerate reasoning privacy private"
    " upload uploaded server cloud telemetry tracking track offline connection network wifi"
    " account login log-in signup sign register registration password licence license agpl gpl"
    " opensource subscription install installed installation uninstall reinstall update version"
    " terminal cli shell console bash powershell script json python exit-code stdin stdout pipe"
    " piped ssh api doctor notice error warning usb stick portable crash bug manual"
    " documentation handbook tutorial instruction accent pronunciation pronounce mispronounce"
    " pronounced robotic synthesizer espeak tts engine dictate transcribe listen chinese english"
    " mandarin cantonese german french spanish latency progress stutter crackle crackling choppy"
    " dropout encoding utf disk drive folder directory gigabyte megabyte gb mb ms millisecond linux"
    " macos ubuntu plugin default reset google wikipedia newline stop-button laptop notebook pc"
    " llm ai gpt confidential crashes crashed crashing laggy lag eyesight italian korean"
    " japanese russian arithmetic amber voiceover pendrive rewind unclear self-test log md"
)
"""The parts of the app, and what it works with."""
_HALVES: Final = _Words(
    "app application program software assistant bar strip screen display box field loud silent"
    " silence quiet text word article book novel sentence memory light colour color letter"
    " marked yellow orange key shift tab arrow space chat conversation message answer reply"
    " response question thought spy spying data online internet fee free cost price pay command"
    " robot language delay gap search fact line computer machine system phone tablet thinking"
    " frozen freeze hang email mail eye tour guide black white woman man female male background"
    " list test speakers read-aloud skip slowly block money number"
)
"""What may be a part of the app where something is asked; much else is called so."""
_DEEDS: Final = _table(
    "stop quit exit close pause resume continue skip forward back jump rewind repeat again"
    " replay read reading hear listening speak speaking spoken talk talks talking speaks said"
    " say start open save store saved stored keep kept delete clear remove erase wipe type"
    " typing typed write writing written ask send sent submit interrupt cancel change switch"
    " choose use used work works begin hide show load run see export download record slow fast"
    " small big large bright remember forget forgot look upload leave plug unplug click press"
    " do wait shut shout shouting yell yelling"
    " tweak react respond far short fail failed backwards news calculate calculates unclear"
    " scratch connected company safe says launch launched toggle fits night mode finished quick"
    " tour inaudible intelligent number correct adjust set turn hold get got come find"
)
"""What is done with the app, and with much else."""
_ASKED: Final = Pattern(
    r"\bhow\b|\bwhere\b|\bwhich\b|\bwhat\b|\bwhy\b|\bwhen\b|\bwho\b"
    r"|\b(?:can|could|may|must|should|do|am|shall|have|did|need) i\b"
    r"|\b(?:is|are|was|were|does|do|did|will|would|can|could|has|have|must|may)(?:nt| not)?"
    r" (?:it|the|there|this|that|these|those|my|an?|one|we|any|all|some|sottovoce|starter)\b"
    r"|\bi(?: would| d)? (?:want|need|like|wish|have to|must)\b|\bpossible to\b"
)
_TROUBLE: Final = Pattern(
    r"\b(?:not|cannot|never|too|keeps?|gone|missing|broken|lost|wrong|fails?|failed|nothing"
    r"|without|says|hangs?|stopped|stops|only|no|disappeared|refuses?|refused|barely|hardly)\b"
)
_THINGS_ZH: Final = _table(
    "语音 音量 语速 嗓音 喇叭 音箱 扬声器 耳机 蓝牙 麦克风 话筒 音频 静音 窗口 界面"
    " 按钮 侧栏 边栏 菜单 面板 图标 布局 输入框 光标 长条 朗读 剪贴板 剪切板 复制 拷"
    " 粘贴 文件 文档 文本 网页 网站 网址 链接 书签 全文 字数 模型 显卡 内存 参数"
    " 配置 处理器 设置 选项 偏好 主题 深色 浅色 夜间 暗色 对比度 字体 字号 鼠标 键"
    " 读屏 盲人 无障碍 日志 隐私 上传 服务器 云端 联网 上网 离线 断网 网络 没网 账号"
    " 帐号 账户 登录 登陆 注册 许可证 开源 源码 收费 付费 付钱 要钱 花钱 会员 订阅"
    " 卸载 版本 命令 终端 控制台 脚本 退出码 管道 报错 出错 通知 警告 u盘 优盘 便携"
    " 闪退 崩溃 死机 口音 女声 男声 发音 读音 念错 读错 多音字 普通话 粤语 推理"
    " 上下文 高亮 延迟 毫秒 卡顿 卡住 杂音 断断续续 乱码 编码 回车 换行 帮助 说明书"
    " 手册 教程 引擎 入门 识别 听写 倍速 快进 重播 回放 维基 默认 缓存 硬盘 磁盘"
    " 本地 平板 暂停 代码 公式 表格 黑白 全屏 上手 保密"
)
_HALVES_ZH: Final = _table(
    "声音 出声 大声 小声 点声 屏幕 进度 文章 颜色 放大 对话 聊天 消息 回答 回复"
    " 答案 软件 程序 应用 助手 数据 密码 免费 安装 更新 升级 错误 提示 录音 嗓子"
    " 机器人 中文 英文 英语 日语 法语 德语 语言 思考 句 段 分钟 事实 搜索 百度 电脑"
    " 笔记本 手机 系统 播放 网 小说 书 收集 邮件 黄色 字 人工智能 训练 控制 操作"
    " 闭嘴 话题 一行 回应 反应 瞎说 离开 机器 男的 女的 太快 太慢 轻声"
)
_DEEDS_ZH: Final = _table(
    "停 关 继续 跳 退 重复 再 念 读 听 说 讲 快 慢 打开 存 删 清空 打字 写 问"
    " 换 选 改 调 记 忘 用 启动 卡 看 发 装 输入 打断 插话 大 小 亮 响 导出"
    " 下载 藏 点 按 安全 双击 填 邮箱 格 反应 列 缺 检"
)
_MANNERS_ZH: Final = _table("快 慢 轻 吵 停 念 读 继续 重复 换 忘 说话 说一")
"""What a voice does; where nothing is asked, the other characters are in all talk."""
_ASKED_ZH: Final = _table(
    "怎 如何 咋 哪 啥 为何 吗 可以 有无 多大 多少 多久 多长 多快 几 呢 么 能 想"
    " 需要 谁 必须 一定要 得 不 没 太 老是 总是 一直 坏 错 失败 卡 丢 断 只"
    " 乱 无法 超过 消失"
)
"""Signs of a question and of a complaint."""


def evidence(question: str, language: Language) -> Evidence:
    """What in `question` speaks for the app."""
    said = pieces(question)
    if language == "zh":
        text = "".join(said)
        english = [piece for piece in said if piece.isascii()]
        thing = _is_in(text, _THINGS_ZH) or _THINGS.has(english)
        half = _is_in(text, _HALVES_ZH) or _HALVES.has(english)
        asked = _is_in(text, _ASKED_ZH)
        deed = _is_in(text, _DEEDS_ZH if asked else _MANNERS_ZH)
    else:
        text = " ".join(said)
        thing, half = _THINGS.has(said), _HALVES.has(said)
        deed = not _DEEDS.isdisjoint(said)
        asked = bool(_ASKED.search(text) or _TROUBLE.search(text))
    sure = 3 if thing else 2 if half else 1 if deed else 0
    return Evidence(sure + asked)


def _is_in(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
