<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerMessage</name>
    <message>
        <source>{0} said</source>
        <translation>{0} 说</translation>
    </message>
    <message>
        <source>Heard up to here</source>
        <translation>听到这里</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
    <message>
        <source>Asks the same once more</source>
        <translation>把同一个问题再问一遍</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Nothing contains “{0}”.</source>
        <translation>没有包含“{0}”的内容。</translation>
    </message>
</context>
<context>
    <name>CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies this {0} code</source>
        <translation>复制这段 {0} 代码</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>读出来</translation>
    </message>
    <message>
        <source>Code, {0}</source>
        <translation>代码，{0}</translation>
    </message>
    <message>
        <source>{0} code</source>
        <translation>{0} 代码</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), not read aloud</source>
        <translation>
            <numerusform>%n 行，不朗读</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Write a message first</source>
        <translation>先写一条消息</translation>
    </message>
</context>
<context>
    <name>Conductor</name>
    <message>
        <source>Hello! Who are you?</source>
        <translation>你好！你是谁？</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>来自剪贴板</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Try again.</source>
        <translation>再试一次。</translation>
    </message>
    <message>
        <source>It goes on.</source>
        <translation>程序会继续运行。</translation>
    </message>
    <message>
        <source>Something went wrong inside Sottovoce.</source>
        <translation>Sottovoce 内部出了错。</translation>
    </message>
    <message>
        <source>Sottovoce could not be put together.</source>
        <translation>Sottovoce 没能启动完成。</translation>
    </message>
    <message>
        <source>Give some text.</source>
        <translation>写一些文字。</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>消息是空的。</translation>
    </message>
    <message>
        <source>There is no text to read.</source>
        <translation>没有可以朗读的文字。</translation>
    </message>
    <message>
        <source>There is no text in the clipboard.</source>
        <translation>剪贴板里没有文字。</translation>
    </message>
    <message>
        <source>Copy or type some text first.</source>
        <translation>先复制或输入一些文字。</translation>
    </message>
    <message>
        <source>{0} is no text that can be opened.</source>
        <translation>{0} 不是能打开的文本。</translation>
    </message>
    <message>
        <source>{0} is larger than 20 MB.</source>
        <translation>{0} 超过 20 MB。</translation>
    </message>
    <message>
        <source>Choose a text file that you may read.</source>
        <translation>选择一个你有权读取的文本文件。</translation>
    </message>
    <message>
        <source>The file {0} cannot be written: {1}.</source>
        <translation>无法写入文件 {0}：{1}。</translation>
    </message>
    <message>
        <source>Choose a place where you may write.</source>
        <translation>选择一个可以写入的地方。</translation>
    </message>
    <message>
        <source>Free some space, or choose another place.</source>
        <translation>腾出一些空间，或选择别的地方。</translation>
    </message>
    <message>
        <source>Choose a place where you may write and that has room.</source>
        <translation>选择一个可以写入、空间足够的地方。</translation>
    </message>
    <message>
        <source>The help in {0} cannot be read: {1}.</source>
        <translation>无法读取 {0} 里的帮助：{1}。</translation>
    </message>
    <message>
        <source>{0} does not begin with a title.</source>
        <translation>{0} 不是以标题开头。</translation>
    </message>
    <message>
        <source>{0}: the section {1} has no id or no passage.</source>
        <translation>{0}：{1} 这一节没有标识或正文。</translation>
    </message>
    <message>
        <source>There is no help in {0}.</source>
        <translation>{0} 里没有帮助。</translation>
    </message>
    <message>
        <source>The settings in {0} cannot be read: {1}.</source>
        <translation>无法读取 {0} 里的设置：{1}。</translation>
    </message>
    <message>
        <source>The settings in {0} have no meaning: {1}.</source>
        <translation>{0} 里的设置有错误：{1}。</translation>
    </message>
    <message>
        <source>The settings in {0} were written by a newer Sottovoce (schema {1}).</source>
        <translation>{0} 里的设置来自更新版本的 Sottovoce（格式 {1}）。</translation>
    </message>
    <message>
        <source>The settings cannot be saved: {0}.</source>
        <translation>无法保存设置：{0}。</translation>
    </message>
    <message>
        <source>Free some space on the disk.</source>
        <translation>腾出一些磁盘空间。</translation>
    </message>
    <message>
        <source>Update Sottovoce, or move the file away to start with the defaults.</source>
        <translation>更新 Sottovoce，或者把文件移走，用默认设置启动。</translation>
    </message>
    <message>
        <source>Mend the named line, or remove the file to start with the defaults.</source>
        <translation>改正所说的那一行，或者删除文件，用默认设置启动。</translation>
    </message>
    <message>
        <source>No language model is open yet.</source>
        <translation>还没有打开语言模型。</translation>
    </message>
    <message>
        <source>There is no model file {0}.</source>
        <translation>没有模型文件 {0}。</translation>
    </message>
    <message>
        <source>{0} is damaged or incomplete: {1}.</source>
        <translation>{0} 已损坏或不完整：{1}。</translation>
    </message>
    <message>
        <source>{0} is incomplete: {1} of {2} bytes are there.</source>
        <translation>{0} 不完整：共 {2} 字节，只有 {1} 字节。</translation>
    </message>
    <message>
        <source>{0} is damaged: its weights hold no numbers.</source>
        <translation>{0} 已损坏：权重不是有效的数字。</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} makes no sense.</source>
        <translation>{0} 已损坏：{1} 没有意义。</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} 是空的。</translation>
    </message>
    <message>
        <source>{0} is a web page, not a model: its download went wrong.</source>
        <translation>{0} 是网页，不是模型：下载出了错。</translation>
    </message>
    <message>
        <source>{0} is not a GGUF file.</source>
        <translation>{0} 不是 GGUF 文件。</translation>
    </message>
    <message>
        <source>{0} is not made for chatting.</source>
        <translation>{0} 不是聊天模型。</translation>
    </message>
    <message>
        <source>{0} is a later part of a model of {1} files.</source>
        <translation>{0} 是分成 {1} 个文件的模型的后面一部分。</translation>
    </message>
    <message>
        <source>{0} is the image part of a model.</source>
        <translation>{0} 是模型的图像部分。</translation>
    </message>
    <message>
        <source>{0} is an adapter for a model.</source>
        <translation>{0} 是模型的适配器。</translation>
    </message>
    <message>
        <source>{0} is only the vocabulary of a model.</source>
        <translation>{0} 只是模型的词表。</translation>
    </message>
    <message>
        <source>{0} is a statistic about a model.</source>
        <translation>{0} 是模型的统计数据。</translation>
    </message>
    <message>
        <source>{0} is no language model.</source>
        <translation>{0} 不是语言模型。</translation>
    </message>
    <message>
        <source>{0} does not say what architecture it has.</source>
        <translation>{0} 没有说明是什么架构。</translation>
    </message>
    <message>
        <source>{0} has an architecture that this version does not know.</source>
        <translation>{0} 的架构，这个版本不认识。</translation>
    </message>
    <message>
        <source>{0} turns text into vectors and cannot answer.</source>
        <translation>{0} 把文字变成向量，不能回答。</translation>
    </message>
    <message>
        <source>{0} holds no vocabulary.</source>
        <translation>{0} 里没有词表。</translation>
    </message>
    <message>
        <source>{0} holds no weights.</source>
        <translation>{0} 里没有权重。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}.</source>
        <translation>无法打开 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} needs about {1} GB of memory, and {2} GB are free.</source>
        <translation>{0} 需要大约 {1} GB 内存，现在空闲 {2} GB。</translation>
    </message>
    <message>
        <source>There is not enough memory for {0}: {1}.</source>
        <translation>内存不够打开 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} was not open after {1} seconds.</source>
        <translation>{1} 秒后还没有打开 {0}。</translation>
    </message>
    <message>
        <source>Opening {0} ended the process that tried it: {1}.</source>
        <translation>打开 {0} 时，试开它的进程结束了：{1}。</translation>
    </message>
    <message>
        <source>Opening the model was cancelled.</source>
        <translation>已取消打开模型。</translation>
    </message>
    <message>
        <source>llama.cpp cannot run on this machine: {0}.</source>
        <translation>llama.cpp 不能在这台电脑上运行：{0}。</translation>
    </message>
    <message>
        <source>The chat template of {0} does not work: {1}.</source>
        <translation>{0} 的聊天模板不能用：{1}。</translation>
    </message>
    <message>
        <source>The chat template of {0} never ends.</source>
        <translation>{0} 的聊天模板不会结束。</translation>
    </message>
    <message>
        <source>The question is longer than the model can take in.</source>
        <translation>问题太长，模型放不下。</translation>
    </message>
    <message>
        <source>The model stopped in the middle: {0}.</source>
        <translation>模型写到一半停了：{0}。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>选择别的模型。</translation>
    </message>
    <message>
        <source>Choose a model that is.</source>
        <translation>选择一个聊天模型。</translation>
    </message>
    <message>
        <source>Choose the language model itself.</source>
        <translation>选择语言模型本身。</translation>
    </message>
    <message>
        <source>Choose a model that is made for chatting.</source>
        <translation>选择一个聊天模型。</translation>
    </message>
    <message>
        <source>Choose a model file that you may read.</source>
        <translation>选择一个你有权读取的模型文件。</translation>
    </message>
    <message>
        <source>Choose a model file of the kind that ends in .gguf.</source>
        <translation>选择以 .gguf 结尾的模型文件。</translation>
    </message>
    <message>
        <source>Choose its first file, with all of them in one folder.</source>
        <translation>把所有文件放在同一个文件夹，再选择第一个。</translation>
    </message>
    <message>
        <source>Choose a model file that exists, or go back to the starter model.</source>
        <translation>选择一个存在的模型文件，或换回入门模型。</translation>
    </message>
    <message>
        <source>Choose a smaller model, or close other programs.</source>
        <translation>选择小一点的模型，或关闭别的程序。</translation>
    </message>
    <message>
        <source>Choose a model with a working chat template.</source>
        <translation>选择聊天模板能用的模型。</translation>
    </message>
    <message>
        <source>Download it again, or choose another model.</source>
        <translation>重新下载，或选择别的模型。</translation>
    </message>
    <message>
        <source>Update Sottovoce, or choose another model.</source>
        <translation>更新 Sottovoce，或选择别的模型。</translation>
    </message>
    <message>
        <source>Shorten the question, or choose a model with a larger context window.</source>
        <translation>把问题写短一些，或选择上下文窗口更大的模型。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose another model.</source>
        <translation>再试一次；如果又这样，就选择别的模型。</translation>
    </message>
    <message>
        <source>Open it again.</source>
        <translation>再打开一次。</translation>
    </message>
    <message>
        <source>Install the program again; the processor must have AVX2.</source>
        <translation>重新安装程序；处理器必须支持 AVX2。</translation>
    </message>
    <message>
        <source>Nothing in this text can be said.</source>
        <translation>这段文字里没有能读出来的内容。</translation>
    </message>
    <message>
        <source>espeak-ng has no voice called {0}.</source>
        <translation>espeak-ng 没有叫 {0} 的声音。</translation>
    </message>
    <message>
        <source>espeak-ng has no timbre called {0}.</source>
        <translation>espeak-ng 没有叫 {0} 的音色。</translation>
    </message>
    <message>
        <source>espeak-ng answered with error {0}.</source>
        <translation>espeak-ng 报告错误 {0}。</translation>
    </message>
    <message>
        <source>espeak-ng cannot read its data in {0}.</source>
        <translation>espeak-ng 无法读取 {0} 里的数据。</translation>
    </message>
    <message>
        <source>The espeak-ng library does not load: {0}.</source>
        <translation>无法加载 espeak-ng：{0}。</translation>
    </message>
    <message>
        <source>The package espeakng-loader is missing or broken.</source>
        <translation>软件包 espeakng-loader 缺失或已损坏。</translation>
    </message>
    <message>
        <source>The voice data of espeak-ng is missing in {0}.</source>
        <translation>{0} 里缺少 espeak-ng 的声音数据。</translation>
    </message>
    <message>
        <source>There is no engine called {0}.</source>
        <translation>没有叫 {0} 的引擎。</translation>
    </message>
    <message>
        <source>{0} needs {1}.</source>
        <translation>{0} 需要 {1}。</translation>
    </message>
    <message>
        <source>Skip it.</source>
        <translation>跳过它。</translation>
    </message>
    <message>
        <source>Try again, or choose another voice.</source>
        <translation>再试一次，或选择别的声音。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>从这些里面选一个：{0}。</translation>
    </message>
    <message>
        <source>Choose one of the voices that `sottovoce voices` lists.</source>
        <translation>从 `sottovoce voices` 列出的声音里选一个。</translation>
    </message>
    <message>
        <source>Install it: {0}</source>
        <translation>安装它：{0}</translation>
    </message>
    <message>
        <source>Install it again: {0}.</source>
        <translation>重新安装：{0}。</translation>
    </message>
    <message>
        <source>Install the program in a folder with a shorter path.</source>
        <translation>把程序安装到路径更短的文件夹。</translation>
    </message>
    <message>
        <source>The player failed.</source>
        <translation>播放器出了错。</translation>
    </message>
    <message>
        <source>The sound system does not start: {0}.</source>
        <translation>声音系统无法启动：{0}。</translation>
    </message>
    <message>
        <source>{0} does not start: {1}.</source>
        <translation>{0} 无法启动：{1}。</translation>
    </message>
    <message>
        <source>{0} does not open again: {1}</source>
        <translation>{0} 无法重新打开：{1}</translation>
    </message>
    <message>
        <source>{0} no longer takes sound.</source>
        <translation>{0} 不再接收声音。</translation>
    </message>
    <message>
        <source>The sound library PortAudio cannot be used: {0}.</source>
        <translation>声音库 PortAudio 不能用：{0}。</translation>
    </message>
    <message>
        <source>No sound device opens: {0}.</source>
        <translation>打不开任何声音设备：{0}。</translation>
    </message>
    <message>
        <source>The sound devices cannot be listed: {0}.</source>
        <translation>无法列出声音设备：{0}。</translation>
    </message>
    <message>
        <source>Check the sound device; text still works.</source>
        <translation>检查声音设备；文字仍然可用。</translation>
    </message>
    <message>
        <source>Plug in or enable a sound device; until then answers are shown as text.</source>
        <translation>插上或启用声音设备；在那之前，回答只以文字显示。</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another device. Your place is kept.</source>
        <translation>重新插上，或选择别的设备。位置已保留。</translation>
    </message>
    <message>
        <source>Install PortAudio (on Debian: apt install libportaudio2) and start again.</source>
        <translation>安装 PortAudio（Debian：apt install libportaudio2），再重新启动。</translation>
    </message>
</context>
<context>
    <name>FactChip</name>
    <message>
        <source>used: {0}</source>
        <translation>用到：{0}</translation>
    </message>
    <message>
        <source>Opened, the fact follows</source>
        <translation>已展开，下面是事实</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>已折叠</translation>
    </message>
</context>
<context>
    <name>HelpPageView</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The language of this translation, as a code: the help is shown in it.</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>Nothing in the help contains “{0}”.</source>
        <translation>帮助里没有包含“{0}”的内容。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Writing</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>The voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>New line in the message</source>
        <translation>在消息里换行</translation>
    </message>
    <message>
        <source>Copy the last answer</source>
        <translation>复制最后一个回答</translation>
    </message>
    <message>
        <source>Close what is open, else stop</source>
        <translation>关闭打开的东西，否则停止</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Repeat the sentence</source>
        <translation>重读这一句</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>慢一些</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>快一些</translation>
    </message>
    <message>
        <source>Read the clipboard aloud</source>
        <translation>朗读剪贴板</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>朗读器</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>To the message</source>
        <translation>到输入框</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Part before</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Top of the page</source>
        <translation>页面顶部</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>显示或隐藏侧边栏</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text at 100 %</source>
        <translation>文字恢复 100%</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有按键</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} 或 {1}</translation>
    </message>
</context>
<context>
    <name>LatencyPopover</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>All measurements</source>
        <translation>所有测量</translation>
    </message>
    <message>
        <source>From Enter to the first sound, this answer</source>
        <translation>这个回答从按 Enter 到出声</translation>
    </message>
    <message>
        <source>First sound after {0} s</source>
        <translation>{0} 秒后出声</translation>
    </message>
    <message>
        <source>Read your message</source>
        <translation>读取你的消息</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>第一个词</translation>
    </message>
    <message>
        <source>First words to say</source>
        <translation>第一段可读的文字</translation>
    </message>
    <message>
        <source>Make the voice</source>
        <translation>合成声音</translation>
    </message>
    <message>
        <source>Reach the speakers</source>
        <translation>到达扬声器</translation>
    </message>
    <message>
        <source>None</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>{0}× faster than speech</source>
        <translation>比语速快 {0} 倍</translation>
    </message>
    <message>
        <source>Voice speed</source>
        <translation>合成速度</translation>
    </message>
    <message>
        <source>{0} to {1} s</source>
        <translation>{0} 到 {1} 秒</translation>
    </message>
    <message>
        <source>Usual for this machine</source>
        <translation>这台电脑的通常范围</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>LitText</name>
    <message>
        <source>Read from here</source>
        <translation>从这里朗读</translation>
    </message>
</context>
<context>
    <name>MessageEdit</name>
    <message>
        <source>Message</source>
        <translation>输入消息</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter new line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
</context>
<context>
    <name>NameLine</name>
    <message>
        <source>{0}, {1} s</source>
        <translation>{0}，{1} 秒</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭这条通知</translation>
    </message>
</context>
<context>
    <name>PartChoice</name>
    <message>
        <source>Open a model file</source>
        <translation>打开模型文件</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>模型 (*.gguf)</translation>
    </message>
    <message>
        <source>System output</source>
        <translation>系统输出</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>Selected</source>
        <translation>已选中</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Read clipboard</source>
        <translation>朗读剪贴板</translation>
    </message>
    <message>
        <source>Read the clipboard aloud ({0})</source>
        <translation>朗读剪贴板 ({0})</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Copy some text anywhere, then press Read clipboard.</source>
        <translation>在任何地方复制一段文字，再按“朗读剪贴板”。</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>朗读器</translation>
    </message>
    <message>
        <source>Text that is read</source>
        <translation>正在朗读的文字</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>under {0} min</source>
        <translation>不到 {0} 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} at {1}×</source>
        <translation>{0}（{1} 倍速）</translation>
    </message>
    <message>
        <source>not kept in history</source>
        <translation>不保存到历史</translation>
    </message>
    <message>
        <source>Open a text</source>
        <translation>打开文本</translation>
    </message>
    <message>
        <source>Text (*.txt *.md *.markdown *.rst *.log);;All files (*)</source>
        <translation>文本 (*.txt *.md *.markdown *.rst *.log);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Ribbon</name>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Sentence {0}</source>
        <translation>第 {0} 句</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>A sentence in the language of the voice.</source>
        <translation>用这个声音的语言说一句话。</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Who reads. Automatic follows the language of the text.</source>
        <translation>由谁朗读。“自动”按文字的语言选择。</translation>
    </message>
    <message>
        <source>How it sounds</source>
        <translation>听听效果</translation>
    </message>
    <message>
        <source>Light, dark, or what the system asks for.</source>
        <translation>浅色、深色，或跟随系统。</translation>
    </message>
    <message>
        <source>Black and white, without fills behind the text.</source>
        <translation>只有黑和白，文字后面没有底色。</translation>
    </message>
    <message>
        <source>Ctrl+plus and Ctrl+minus change it anywhere.</source>
        <translation>在任何页面都可以用 Ctrl+plus 和 Ctrl+minus 调整。</translation>
    </message>
    <message>
        <source>Of this window. A new choice holds from the next start.</source>
        <translation>窗口的语言。新的选择从下次启动开始生效。</translation>
    </message>
    <message>
        <source>Look and text</source>
        <translation>外观和文字</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>Sums, percentages, powers and roots.</source>
        <translation>四则运算、百分比、乘方和开方。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Lengths, weights, temperatures and more.</source>
        <translation>长度、重量、温度等等。</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Dates, weekdays, and days between them.</source>
        <translation>日期、星期几，以及相隔的天数。</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>The time here and elsewhere.</source>
        <translation>这里和别处的时间。</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Sorts and counts what you list.</source>
        <translation>给你列出的内容排序和计数。</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Everyday words, English and Chinese.</source>
        <translation>中文和英文的日常词语。</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>What the help says about Sottovoce.</source>
        <translation>帮助里关于 Sottovoce 的说明。</translation>
    </message>
    <message>
        <source>Also for models with tools</source>
        <translation>也用于带工具的模型</translation>
    </message>
    <message>
        <source>Models that call tools of their own get the facts too.</source>
        <translation>自己会调用工具的模型也能得到这些事实。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Hide sidebar</source>
        <translation>隐藏侧边栏</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>朗读器</translation>
    </message>
    <message>
        <source>This chat</source>
        <translation>这个对话</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>This chat stays on this machine. It is forgotten when the window closes.</source>
        <translation>这个对话只留在这台电脑上，关闭窗口就会忘掉。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>SoundPopover</name>
    <message>
        <source>Sound</source>
        <translation>声音设置</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>calculator</source>
        <translation>计算器</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在书写</translation>
    </message>
    <message>
        <source>Preparing the voice</source>
        <translation>正在准备声音</translation>
    </message>
    <message>
        <source>Speaking, still writing</source>
        <translation>正在朗读，仍在书写</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>正在朗读</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped here</source>
        <translation>在此停止</translation>
    </message>
</context>
<context>
    <name>TableText</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>Thoughts</name>
    <message>
        <source>Thoughts, not read aloud</source>
        <translation>思考过程，不朗读</translation>
    </message>
    <message>
        <source>Thoughts</source>
        <translation>思考过程</translation>
    </message>
</context>
<context>
    <name>Toggle</name>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Top bar</source>
        <translation>顶栏</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Read clipboard</source>
        <translation>朗读剪贴板</translation>
    </message>
    <message>
        <source>Read the clipboard aloud ({0})</source>
        <translation>朗读剪贴板 ({0})</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>Open a model file…</source>
        <translation>打开模型文件…</translation>
    </message>
    <message>
        <source>Loading {0}…</source>
        <translation>正在打开{0}…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Problem: {0}</source>
        <translation>问题：{0}</translation>
    </message>
    <message>
        <source>Problem: no voice works.</source>
        <translation>问题：没有可用的声音</translation>
    </message>
    <message>
        <source>Answers are shown as text.</source>
        <translation>回答只以文字显示。</translation>
    </message>
    <message>
        <source>{0} went away.</source>
        <translation>{0} 已断开。</translation>
    </message>
    <message>
        <source>Nothing was played on another device.</source>
        <translation>没有在其他设备上播放。</translation>
    </message>
    <message>
        <source>Your sound device is gone. Paused.</source>
        <translation>声音设备已断开，已暂停</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <comment>two sentences</comment>
        <translation>{0}{1}</translation>
    </message>
</context>
<context>
    <name>UserMessage</name>
    <message>
        <source>You said</source>
        <translation>你说</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>VoiceBadge</name>
    <message>
        <source>Voice now</source>
        <translation>当前声音</translation>
    </message>
</context>
<context>
    <name>VoiceBar</name>
    <message>
        <source>No sound</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0} 倍</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} seconds, opens details</source>
        <translation>{0} 秒，打开详情</translation>
    </message>
    <message>
        <source>play to hear it again</source>
        <translation>播放可再听一遍</translation>
    </message>
    <message>
        <source>{0}, {1} seconds</source>
        <translation>{0}，{1} 秒</translation>
    </message>
    <message>
        <source>Nothing to read yet</source>
        <translation>还没有要朗读的内容</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>nothing to read yet</source>
        <translation>还没有要朗读的内容</translation>
    </message>
    <message>
        <source>Preparing the voice</source>
        <translation>正在准备声音</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>正在朗读</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped here</source>
        <translation>在此停止</translation>
    </message>
    <message>
        <source>No voice works</source>
        <translation>没有可用的声音</translation>
    </message>
    <message>
        <source>showing text only</source>
        <translation>只显示文字</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
    <message>
        <source>{0} of {1} so far</source>
        <translation>{0} / 目前 {1}</translation>
    </message>
    <message>
        <source>sentence {0} of {1}</source>
        <translation>第 {0} 句，共 {1} 句</translation>
    </message>
    <message>
        <source>sentence {0} of {1} so far</source>
        <translation>第 {0} 句，目前 {1} 句</translation>
    </message>
</context>
<context>
    <name>VoiceBarLayout</name>
    <message>
        <source>Voice bar</source>
        <translation>声音栏</translation>
    </message>
    <message>
        <source>Repeat sentence</source>
        <translation>重读这一句</translation>
    </message>
    <message>
        <source>Previous sentence</source>
        <translation>上一句</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一句</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>声音设备</translation>
    </message>
    <message>
        <source>First sound</source>
        <translation>出声时间</translation>
    </message>
</context>
<context>
    <name>VoiceChoice</name>
    <message>
        <source>Automatic: by the language</source>
        <translation>自动：按语言选择</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>The language of the text decides which voice speaks.</source>
        <translation>用哪个声音由文字的语言决定。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
</context>
<context>
    <name>Waterfall</name>
    <message>
        <source>{0} ms</source>
        <translation>{0} 毫秒</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>I&apos;m Starter, the small model that comes with Sottovoce. I can chat a little and read anything aloud. Click a sentence to hear it from there.</source>
        <translation>我是入门模型，随 Sottovoce 一起提供。我可以陪你简单聊聊，也能朗读任何文字。点击哪一句，就从那里听起。</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>Starter said</source>
        <translation>入门模型说</translation>
    </message>
    <message>
        <source>Nothing you type leaves this machine.</source>
        <translation>你输入的内容都不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Good morning. What shall we talk about?</source>
        <translation>早上好。想聊点什么？</translation>
    </message>
    <message>
        <source>Good afternoon. What shall we talk about?</source>
        <translation>下午好。想聊点什么？</translation>
    </message>
    <message>
        <source>Good evening. What shall we talk about?</source>
        <translation>晚上好。想聊点什么？</translation>
    </message>
    <message>
        <source>Read my clipboard</source>
        <translation>朗读剪贴板</translation>
    </message>
    <message>
        <source>Hear the voice</source>
        <translation>试听声音</translation>
    </message>
    <message>
        <source>What can you do?</source>
        <translation>你会做什么？</translation>
    </message>
</context>
<context>
    <name>_Found</name>
    <message>
        <source>Open in Help</source>
        <translation>在帮助中打开</translation>
    </message>
</context>
<context>
    <name>_SendButton</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
</TS>
