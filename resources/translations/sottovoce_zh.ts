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
    <name>EngineNeeds</name>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Accept the licence of {0}</source>
        <translation>接受 {0} 的许可</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose folder of {0}</source>
        <translation>选择文件夹：{0}</translation>
    </message>
    <message>
        <source>Hardware and packages</source>
        <translation>硬件和软件包</translation>
    </message>
    <message>
        <source>Licence of the weights</source>
        <translation>权重的许可</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Accept the licence of the weights first.</source>
        <translation>先接受权重的许可。</translation>
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
        <source>{0} broke off: {1}.</source>
        <translation>{0} 中途断掉了：{1}。</translation>
    </message>
    <message>
        <source>{0} cannot be started: {1}.</source>
        <translation>{0} 启动不了：{1}。</translation>
    </message>
    <message>
        <source>{0} does not answer.</source>
        <translation>{0} 没有响应。</translation>
    </message>
    <message>
        <source>{0} ran out of memory.</source>
        <translation>{0} 的内存用完了。</translation>
    </message>
    <message>
        <source>The system ended {0}, perhaps because memory ran out.</source>
        <translation>系统结束了 {0}，可能是内存用完了。</translation>
    </message>
    <message>
        <source>Close other programs, or choose another voice.</source>
        <translation>请关闭其他程序，或换一个声音。</translation>
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
        <source>The voice has no name.</source>
        <translation>这个声音没有名字。</translation>
    </message>
    <message>
        <source>The voice&apos;s name is empty.</source>
        <translation>声音的名字是空的。</translation>
    </message>
    <message>
        <source>The voice&apos;s name holds what cannot be seen.</source>
        <translation>声音的名字里有看不见的字符。</translation>
    </message>
    <message>
        <source>The voice&apos;s name begins with {0}.</source>
        <translation>声音的名字以 {0} 开头。</translation>
    </message>
    <message>
        <source>The voice&apos;s embedding holds {0} numbers instead of {1}.</source>
        <translation>声音的嵌入有 {0} 个数，而不是 {1} 个。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} is longer than {1} characters.</source>
        <translation>声音的 {0} 超过 {1} 个字符。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} is not a whole number from {1} to {2}.</source>
        <translation>声音的 {0} 不是 {1} 到 {2} 之间的整数。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} is not a number from {1} to {2}.</source>
        <translation>声音的 {0} 不是 {1} 到 {2} 之间的数。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} is empty, but {1} is not.</source>
        <translation>声音的 {0} 是空的，而 {1} 不是。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} is no text.</source>
        <translation>声音的 {0} 不是文本。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} holds half a character.</source>
        <translation>声音的 {0} 里有残缺的字符。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} is no name of an engine.</source>
        <translation>声音的 {0} 不是引擎的名称。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} are not en, zh or both.</source>
        <translation>声音的 {0} 不是 en、zh 或两者。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} cannot be used: {1}.</source>
        <translation>声音的 {0} 无法使用：{1}。</translation>
    </message>
    <message>
        <source>The voice&apos;s {0} {1}.</source>
        <translation>声音的 {0} 有问题：{1}。</translation>
    </message>
    <message>
        <source>A voice has no field {0}.</source>
        <translation>声音没有 {0} 这一项。</translation>
    </message>
    <message>
        <source>The file holds no voice: {0}.</source>
        <translation>文件里没有声音：{0}。</translation>
    </message>
    <message>
        <source>The file is larger than 1 MB, so it holds no voice.</source>
        <translation>文件大于 1 MB，不会是声音。</translation>
    </message>
    <message>
        <source>The voice was written by a newer Sottovoce (schema {0}).</source>
        <translation>这个声音由更新的 Sottovoce 写成（格式 {0}）。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>没有文件 {0}。</translation>
    </message>
    <message>
        <source>There is already a file {0}.</source>
        <translation>已经有文件 {0}。</translation>
    </message>
    <message>
        <source>There is already a voice called {0}.</source>
        <translation>已经有叫 {0} 的声音。</translation>
    </message>
    <message>
        <source>There is no voice called {0} of your own.</source>
        <translation>你没有叫 {0} 的声音。</translation>
    </message>
    <message>
        <source>No deleted voice is called {0}.</source>
        <translation>没有叫 {0} 的已删除的声音。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名字。</translation>
    </message>
    <message>
        <source>Choose one of 1 to {0} characters.</source>
        <translation>名字要有 1 到 {0} 个字符。</translation>
    </message>
    <message>
        <source>Choose one that begins otherwise.</source>
        <translation>换一个开头。</translation>
    </message>
    <message>
        <source>Take away line breaks and spaces at its ends.</source>
        <translation>去掉换行和首尾的空格。</translation>
    </message>
    <message>
        <source>Write it in quotation marks.</source>
        <translation>用引号括起来。</translation>
    </message>
    <message>
        <source>Write it anew.</source>
        <translation>重新写一遍。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>把它缩短。</translation>
    </message>
    <message>
        <source>Write [&quot;en&quot;, &quot;zh&quot;] there.</source>
        <translation>那里应写 [&quot;en&quot;, &quot;zh&quot;]。</translation>
    </message>
    <message>
        <source>Give {0} too, or leave both empty.</source>
        <translation>也给出 {0}，或者两项都留空。</translation>
    </message>
    <message>
        <source>Mend it in the file, or make the voice anew.</source>
        <translation>在文件里改正，或者重新生成这个声音。</translation>
    </message>
    <message>
        <source>Mend the named field, or make the voice anew.</source>
        <translation>请改正指出的那一项，或重新做这个声音。</translation>
    </message>
    <message>
        <source>Mend its name in the file, or take the line away.</source>
        <translation>请在文件里改正它的名字，或删掉那一行。</translation>
    </message>
    <message>
        <source>Copy it again, whole, or ask for the voice again.</source>
        <translation>请重新完整地复制，或再要一次这个声音。</translation>
    </message>
    <message>
        <source>Write one in the file: name = ...</source>
        <translation>请在文件里写上：name = ...</translation>
    </message>
    <message>
        <source>Choose a voice that Sottovoce exported, or a text with an embedding of ChatTTS.</source>
        <translation>请选择 Sottovoce 导出的声音，或含有 ChatTTS 嵌入的文本。</translation>
    </message>
    <message>
        <source>Choose a file that holds one voice.</source>
        <translation>请选择含有一个声音的文件。</translation>
    </message>
    <message>
        <source>The voice is nothing but its recording, and that is not here.</source>
        <translation>这个声音只有一段录音，而录音不在这里。</translation>
    </message>
    <message>
        <source>Import it from its file, with the WAV file of the same name beside it.</source>
        <translation>请从它的文件导入，同名的 WAV 文件要放在旁边。</translation>
    </message>
    <message>
        <source>Update Sottovoce, or ask for the voice in schema 1.</source>
        <translation>请更新 Sottovoce，或索取格式 1 的声音。</translation>
    </message>
    <message>
        <source>The licence of {0}&apos;s weights is not accepted yet.</source>
        <translation>{0} 权重的许可还没有接受。</translation>
    </message>
    <message>
        <source>There is nothing in it that can be said.</source>
        <translation>里面没有可以读出来的内容。</translation>
    </message>
    <message>
        <source>The graphics card&apos;s memory is full.</source>
        <translation>显卡的显存已满。</translation>
    </message>
    <message>
        <source>The graphics card could not finish.</source>
        <translation>显卡没有完成计算。</translation>
    </message>
    <message>
        <source>ChatTTS has no voice {0}.</source>
        <translation>ChatTTS 没有叫 {0} 的声音。</translation>
    </message>
    <message>
        <source>ChatTTS needs about {0} GB of the graphics card&apos;s memory, and {1} GB are free.</source>
        <translation>ChatTTS 大约需要 {0} GB 显存，现在空闲 {1} GB。</translation>
    </message>
    <message>
        <source>Put fewer layers of the language model there, or close other programs that use the graphics card.</source>
        <translation>让语言模型少放几层在显卡上，或关闭使用显卡的其他程序。</translation>
    </message>
    <message>
        <source>The weights in {0} do not fit each other.</source>
        <translation>{0} 里的权重互不匹配。</translation>
    </message>
    <message>
        <source>The voice {0} is damaged, or was made for other weights.</source>
        <translation>声音 {0} 已损坏，或属于别的权重。</translation>
    </message>
    <message>
        <source>ChatTTS finds no weights in {0}.</source>
        <translation>ChatTTS 在 {0} 里找不到权重。</translation>
    </message>
    <message>
        <source>ChatTTS finds {0} in {1}.</source>
        <translation>ChatTTS 只找到 {0}，位于 {1}。</translation>
    </message>
    <message>
        <source>Not as published: {0} in {1}.</source>
        <translation>与发布的不一致：{0}，在 {1} 里。</translation>
    </message>
    <message>
        <source>Choose another voice, or import this one again.</source>
        <translation>请选择别的声音，或重新导入这个声音。</translation>
    </message>
    <message>
        <source>Put the files of {0} there ({1}, 1.2 GB), or name another folder.</source>
        <translation>请把 {0} 的文件放到那里（{1}，1.2 GB），或指定别的文件夹。</translation>
    </message>
    <message>
        <source>Fetch what is named anew from {0} ({1}).</source>
        <translation>请从 {0} 重新获取上面列出的文件（{1}）。</translation>
    </message>
    <message>
        <source>Install the neural voices: {0}</source>
        <translation>请安装神经网络声音：{0}</translation>
    </message>
    <message>
        <source>Use another voice engine, or install a driver and a torch that knows the card.</source>
        <translation>请使用别的语音引擎，或安装显卡驱动和支持它的 torch。</translation>
    </message>
    <message>
        <source>Close other programs that use the graphics card, or choose a smaller model.</source>
        <translation>请关闭其他使用显卡的程序，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Choose espeak-ng for texts in other scripts.</source>
        <translation>其他文字的文本请选择 espeak-ng。</translation>
    </message>
    <message>
        <source>The neural voice needs {0} {1}, but {2} is installed.</source>
        <translation>神经网络声音需要 {0} {1}，但安装的是 {2}。</translation>
    </message>
    <message>
        <source>The voice does not keep one sample rate.</source>
        <translation>声音的采样率前后不一致。</translation>
    </message>
    <message>
        <source>{0} is no recording that can be opened.</source>
        <translation>{0} 不是能打开的录音。</translation>
    </message>
    <message>
        <source>Save it as a WAV file of 16 bit.</source>
        <translation>请存成 16 位的 WAV 文件。</translation>
    </message>
    <message>
        <source>The recording lasts {0} seconds.</source>
        <translation>录音长 {0} 秒。</translation>
    </message>
    <message>
        <source>Record one voice for {0} to {1} seconds.</source>
        <translation>请录一个人的声音，{0} 到 {1} 秒。</translation>
    </message>
    <message>
        <source>The recording is silent.</source>
        <translation>录音里没有声音。</translation>
    </message>
    <message>
        <source>The recording holds only {0} seconds of sound.</source>
        <translation>录音里只有 {0} 秒声音。</translation>
    </message>
    <message>
        <source>{0} is larger than 256 MB.</source>
        <translation>{0} 大于 256 MB。</translation>
    </message>
    <message>
        <source>Choose a minute of it or less.</source>
        <translation>请截取一分钟以内的一段。</translation>
    </message>
    <message>
        <source>Save it as a WAV, FLAC, Ogg or MP3 file.</source>
        <translation>请存成 WAV、FLAC、Ogg 或 MP3 文件。</translation>
    </message>
    <message>
        <source>Record it again, closer by.</source>
        <translation>请靠近一点重新录。</translation>
    </message>
    <message>
        <source>What is said in the recording is missing.</source>
        <translation>缺少录音里说的内容。</translation>
    </message>
    <message>
        <source>Give it, word for word: --says TEXT.</source>
        <translation>请逐字给出：--says TEXT。</translation>
    </message>
    <message>
        <source>IndexTTS finds no weights in {0}.</source>
        <translation>IndexTTS 在 {0} 里找不到权重。</translation>
    </message>
    <message>
        <source>IndexTTS finds no {0} in {1}.</source>
        <translation>IndexTTS 找不到 {0}，文件夹是 {1}。</translation>
    </message>
    <message>
        <source>IndexTTS finds {0} in {1}.</source>
        <translation>IndexTTS 只找到 {0}，位于 {1}。</translation>
    </message>
    <message>
        <source>Put the files of {0} there ({1}, 1.7 GB), or name another folder.</source>
        <translation>请把 {0} 的文件放到那里（{1}，1.7 GB），或指定别的文件夹。</translation>
    </message>
    <message>
        <source>{0} holds IndexTTS {1}.</source>
        <translation>{0} 里是 IndexTTS {1}。</translation>
    </message>
    <message>
        <source>Name a folder of IndexTTS-1.5.</source>
        <translation>请指定 IndexTTS-1.5 的文件夹。</translation>
    </message>
    <message>
        <source>{0} cannot be: {1}.</source>
        <translation>{0} 的内容不成立：{1}。</translation>
    </message>
    <message>
        <source>{0} contradicts itself at {1}.</source>
        <translation>{0} 在 {1} 处自相矛盾。</translation>
    </message>
    <message>
        <source>{0} is too long for a configuration.</source>
        <translation>{0} 太长，不可能是配置文件。</translation>
    </message>
    <message>
        <source>{0} holds no fields.</source>
        <translation>{0} 里没有字段。</translation>
    </message>
    <message>
        <source>{0} does not fit its configuration: {1}.</source>
        <translation>{0} 与它的配置不符：{1}。</translation>
    </message>
    <message>
        <source>{0} holds something else than tensors.</source>
        <translation>{0} 里有张量以外的内容。</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} 无法读取。</translation>
    </message>
    <message>
        <source>A matrix of the decoder holds what is no number.</source>
        <translation>解码器的一个矩阵里有不是数字的值。</translation>
    </message>
    <message>
        <source>IndexTTS has no recording of the voice {0}.</source>
        <translation>IndexTTS 没有声音 {0} 的录音。</translation>
    </message>
    <message>
        <source>IndexTTS has no recording of a voice.</source>
        <translation>IndexTTS 还没有任何声音的录音。</translation>
    </message>
    <message>
        <source>IndexTTS has no recording of {0}.</source>
        <translation>IndexTTS 没有 {0} 的录音。</translation>
    </message>
    <message>
        <source>Make a voice from a recording on the page Voices.</source>
        <translation>请在“声音”页用录音做一个声音。</translation>
    </message>
    <message>
        <source>There is too little memory for IndexTTS.</source>
        <translation>内存不够 IndexTTS 使用。</translation>
    </message>
    <message>
        <source>The voice could not finish.</source>
        <translation>声音没能说完。</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>请关闭别的程序。</translation>
    </message>
    <message>
        <source>The sentence is too long to be said at once.</source>
        <translation>句子太长，不能一口气说完。</translation>
    </message>
    <message>
        <source>The voice computed what is no number.</source>
        <translation>声音算出了不是数字的值。</translation>
    </message>
    <message>
        <source>{0} is not installed.</source>
        <translation>{0} 没有安装。</translation>
    </message>
    <message>
        <source>{0} does not load: {1}.</source>
        <translation>{0} 无法加载：{1}。</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>没有文件夹 {0}。</translation>
    </message>
    <message>
        <source>There is no voice that sherpa-onnx knows in {0}.</source>
        <translation>{0} 中没有 sherpa-onnx 认识的声音。</translation>
    </message>
    <message>
        <source>The {0} voice in {1} lacks {2}.</source>
        <translation>{1} 中的 {0} 声音缺少 {2}。</translation>
    </message>
    <message>
        <source>The voice in {0} speaks neither English nor Chinese.</source>
        <translation>{0} 中的声音既不说英文也不说中文。</translation>
    </message>
    <message>
        <source>The voices in {0} speak neither English nor Chinese.</source>
        <translation>{0} 中的声音既不说英文也不说中文。</translation>
    </message>
    <message>
        <source>{0} does not tell its {1}, so it is no {2}.</source>
        <translation>{0} 没有说明它的 {1}，所以不是 {2}。</translation>
    </message>
    <message>
        <source>{0} has a {1} of {2}.</source>
        <translation>{0} 的 {1} 是 {2}，不成立。</translation>
    </message>
    <message>
        <source>{0} has more than {1} speakers.</source>
        <translation>{0} 的说话人超过 {1} 个。</translation>
    </message>
    <message>
        <source>{0} is no lexicon that can be read.</source>
        <translation>{0} 不是可以读取的词典。</translation>
    </message>
    <message>
        <source>{0} is no ONNX model that can be opened.</source>
        <translation>{0} 不是可以打开的 ONNX 模型。</translation>
    </message>
    <message>
        <source>{0} is refused by {1}.</source>
        <translation>{1} 拒绝了 {0}。</translation>
    </message>
    <message>
        <source>{0} holds a model that {1} cannot load.</source>
        <translation>{0} 中的模型 {1} 无法加载。</translation>
    </message>
    <message>
        <source>{0} is no list of tokens that can be read.</source>
        <translation>{0} 不是可以读取的符号表。</translation>
    </message>
    <message>
        <source>{0} is no list of tokens.</source>
        <translation>{0} 不是符号表。</translation>
    </message>
    <message>
        <source>There is too little memory for the voice.</source>
        <translation>内存不够打开这个声音。</translation>
    </message>
    <message>
        <source>The voice made no sound of a part.</source>
        <translation>有一部分没有合成出声音。</translation>
    </message>
    <message>
        <source>Unpack a voice from {0} and choose its folder.</source>
        <translation>从 {0} 下载并解压一个声音，然后选择它的文件夹。</translation>
    </message>
    <message>
        <source>Download the voice again, and unpack it into an empty folder.</source>
        <translation>重新下载这个声音，解压到一个空文件夹。</translation>
    </message>
    <message>
        <source>Choose another voice for texts of this kind.</source>
        <translation>这类文字请换一个声音。</translation>
    </message>
    <message>
        <source>Choose another voice, or make one from a recording on the page Voices.</source>
        <translation>换一个声音，或在“声音”页面用录音新建一个。</translation>
    </message>
    <message>
        <source>{0} was too slow.</source>
        <translation>{0} 太慢了。</translation>
    </message>
    <message>
        <source>{0} speaks over the internet, and Sottovoce is set to stay offline.</source>
        <translation>{0} 要联网才能朗读，而 Sottovoce 设为保持离线。</translation>
    </message>
    <message>
        <source>The keyring holds no key for Sambert.</source>
        <translation>钥匙串里没有 Sambert 的密钥。</translation>
    </message>
    <message>
        <source>{0} cannot be reached: {1}.</source>
        <translation>连接不上 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} does not take the key.</source>
        <translation>{0} 不接受这个密钥。</translation>
    </message>
    <message>
        <source>{0} takes no more for a while.</source>
        <translation>{0} 暂时不再接受请求。</translation>
    </message>
    <message>
        <source>{0} takes no more for this key.</source>
        <translation>{0} 不再接受用这个密钥的请求。</translation>
    </message>
    <message>
        <source>{0} does not say this text.</source>
        <translation>{0} 不读这段文字。</translation>
    </message>
    <message>
        <source>Choose another voice for it.</source>
        <translation>请换一个声音来读。</translation>
    </message>
    <message>
        <source>{0} does not have this voice any more.</source>
        <translation>{0} 不再有这个声音。</translation>
    </message>
    <message>
        <source>{0} cannot be used any more in this way: HTTP {1}.</source>
        <translation>{0} 已不能这样使用：HTTP {1}。</translation>
    </message>
    <message>
        <source>Update Sottovoce, or choose another voice.</source>
        <translation>更新 Sottovoce，或选择别的声音。</translation>
    </message>
    <message>
        <source>{0} refused the text: {1}.</source>
        <translation>{0} 拒绝了这段文字：{1}。</translation>
    </message>
    <message>
        <source>Sambert has no voice called {0}.</source>
        <translation>Sambert 没有叫 {0} 的声音。</translation>
    </message>
    <message>
        <source>Sambert sent no sound.</source>
        <translation>Sambert 没有发来声音。</translation>
    </message>
    <message>
        <source>Sambert sent sound in a form that was not asked for.</source>
        <translation>Sambert 发来的声音格式不对。</translation>
    </message>
    <message>
        <source>Sambert sent sound at a rate that was not asked for.</source>
        <translation>Sambert 发来的声音采样率不对。</translation>
    </message>
    <message>
        <source>Wait a while, or choose another voice.</source>
        <translation>等一会儿，或选择别的声音。</translation>
    </message>
    <message>
        <source>Check the connection to the internet, or choose another voice.</source>
        <translation>检查网络连接，或选择别的声音。</translation>
    </message>
    <message>
        <source>The keyring stays locked.</source>
        <translation>钥匙串仍然锁着。</translation>
    </message>
    <message>
        <source>That is no key: it is empty, or holds what no key has.</source>
        <translation>这不是密钥：它是空的，或含有密钥里没有的字符。</translation>
    </message>
    <message>
        <source>This computer has no keyring that is safe.</source>
        <translation>这台电脑没有安全的钥匙串。</translation>
    </message>
    <message>
        <source>The package keyring is not installed.</source>
        <translation>没有安装 keyring 软件包。</translation>
    </message>
    <message>
        <source>Copy the key again, all of it and nothing else.</source>
        <translation>重新复制密钥，要完整，不带别的字符。</translation>
    </message>
    <message>
        <source>Unlock the keyring of your desktop, or install one, as GNOME Keyring or KWallet.</source>
        <translation>解锁桌面的钥匙串，或安装一个，例如 GNOME Keyring 或 KWallet。</translation>
    </message>
    <message>
        <source>See to your account with Alibaba Cloud, or choose another voice.</source>
        <translation>查看你的阿里云账户，或选择别的声音。</translation>
    </message>
    <message>
        <source>No character is read &quot;{0}&quot;.</source>
        <translation>没有读作“{0}”的字。</translation>
    </message>
    <message>
        <source>The lexicon cannot be saved: {0}.</source>
        <translation>无法保存词典：{0}。</translation>
    </message>
    <message>
        <source>Mend the named line of the lexicon; nothing in it was changed.</source>
        <translation>请修改词典里指出的那一行；词典没有被改动。</translation>
    </message>
    <message>
        <source>Give a word and how to say it, in Chinese also as pinyin: chong2 qing4.</source>
        <translation>请给出词和读法，中文也可以用拼音：chong2 qing4。</translation>
    </message>
    <message>
        <source>Free some space on the disk, and see that you may write there.</source>
        <translation>请腾出磁盘空间，并确认那里可以写入。</translation>
    </message>
    <message>
        <source>ChatTTS finds no {0} in {1}.</source>
        <translation>ChatTTS 找不到 {0}，文件夹是 {1}。</translation>
    </message>
    <message>
        <source>Write chattts or indextts there.</source>
        <translation>在那里写 chattts 或 indextts。</translation>
    </message>
    <message>
        <source>Read and accept it on the page Voices, or with `sottovoce voices licence {0}`.</source>
        <translation>在“声音”页阅读并接受它，或用 `sottovoce voices licence {0}`。</translation>
    </message>
    <message>
        <source>{0} knows English and Chinese letters only.</source>
        <translation>{0} 只认识英文字母和汉字。</translation>
    </message>
    <message>
        <source>{0} knows none of these characters.</source>
        <translation>{0} 不认识这些字符。</translation>
    </message>
    <message>
        <source>ChatTTS needs an NVIDIA graphics card: {0}.</source>
        <translation>ChatTTS 需要 NVIDIA 显卡：{0}。</translation>
    </message>
    <message>
        <source>The voice made samples that are no numbers.</source>
        <translation>声音算出的样本不是数字。</translation>
    </message>
    <message>
        <source>The voice made a rattle.</source>
        <translation>声音发出的是杂音。</translation>
    </message>
    <message>
        <source>The voice was silent.</source>
        <translation>声音没有发出声响。</translation>
    </message>
    <message>
        <source>The voice does not come to an end.</source>
        <translation>声音停不下来。</translation>
    </message>
    <message>
        <source>The voice swallowed the text.</source>
        <translation>声音把文字吞掉了。</translation>
    </message>
    <message>
        <source>Switch Offline off under Privacy in the settings, or choose another voice.</source>
        <translation>在设置的“隐私”里关闭“离线”，或选择别的声音。</translation>
    </message>
    <message>
        <source>Enter it in the settings, or put it there: sottovoce key set sambert.</source>
        <translation>在设置里输入，或存入钥匙串：sottovoce key set sambert。</translation>
    </message>
    <message>
        <source>Enter a valid key in the settings, or put it there: sottovoce key set sambert.</source>
        <translation>在设置里输入有效的密钥，或存入钥匙串：sottovoce key set sambert。</translation>
    </message>
    <message>
        <source>Line {0} of the lexicon in {1} cannot be read: it must be &quot;word&quot; = &quot;how to say it&quot;, and each word stands once.</source>
        <translation>无法读取词典第 {0} 行（{1}）：应写成 &quot;词&quot; = &quot;读法&quot;，每个词只写一次。</translation>
    </message>
    <message>
        <source>Line {0} of the lexicon in {1} is neither in the table [en] nor in [zh].</source>
        <translation>词典第 {0} 行（{1}）既不在表 [en] 里，也不在 [zh] 里。</translation>
    </message>
    <message>
        <source>Line {0} of the lexicon in {1} has something else than a text for &quot;{2}&quot;.</source>
        <translation>词典第 {0} 行（{1}）里，“{2}”的读法不是文字。</translation>
    </message>
    <message>
        <source>Line {0} of the lexicon in {1} has pinyin that no character is read as: {2}.</source>
        <translation>词典第 {0} 行（{1}）里的拼音 {2} 没有对应的字。</translation>
    </message>
    <message>
        <source>Line {0} of the lexicon in {1} needs a word of letters and how to say it, not &quot;{2}&quot;.</source>
        <translation>词典第 {0} 行（{1}）需要一个由文字组成的词和它的读法，而不是“{2}”。</translation>
    </message>
    <message>
        <source>The lexicon in {0} breaks off: a bracket or a quotation mark is open at its end.</source>
        <translation>{0} 里的词典不完整：末尾有括号或引号没有关上。</translation>
    </message>
    <message>
        <source>The lexicon in {0} is no text in UTF-8.</source>
        <translation>{0} 里的词典不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>See that you may read the file.</source>
        <translation>请确认你有读取这个文件的权限。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in a text editor.</source>
        <translation>请在文本编辑器里把它另存为 UTF-8。</translation>
    </message>
    <message>
        <source>The lexicon in {0} cannot be read: {1}.</source>
        <translation>无法读取 {0} 里的词典：{1}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; needs a word of letters and how to say it.</source>
        <translation>“{0}”需要一个由文字组成的词和它的读法。</translation>
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
    <name>Health</name>
    <message>
        <source>made no speech</source>
        <translation>没有发出语音</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>did not answer</source>
        <translation>没有回应</translation>
    </message>
    <message>
        <source>was too slow</source>
        <translation>太慢</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>没有启动</translation>
    </message>
    <message>
        <source>is of another version</source>
        <translation>版本不符</translation>
    </message>
    <message>
        <source>had no key</source>
        <translation>没有密钥</translation>
    </message>
    <message>
        <source>was refused with its key</source>
        <translation>密钥被拒绝</translation>
    </message>
    <message>
        <source>found no graphics card</source>
        <translation>找不到显卡</translation>
    </message>
    <message>
        <source>was not let onto the internet</source>
        <translation>未获准联网</translation>
    </message>
    <message>
        <source>ran out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>used up its quota</source>
        <translation>额度已用完</translation>
    </message>
    <message>
        <source>did not come to an end</source>
        <translation>停不下来</translation>
    </message>
    <message>
        <source>was not reached</source>
        <translation>连接不上</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>中途断掉</translation>
    </message>
    <message>
        <source>could not say a text</source>
        <translation>读不出某段文字</translation>
    </message>
    <message>
        <source>did not know a voice</source>
        <translation>没有所要的声音</translation>
    </message>
    <message>
        <source>had damaged weights</source>
        <translation>权重文件已损坏</translation>
    </message>
    <message>
        <source>had no weights</source>
        <translation>没有权重文件</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>崩溃</translation>
    </message>
    <message>
        <source>stood still</source>
        <translation>停住不动</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有回应</translation>
    </message>
    <message>
        <source>Being tried out</source>
        <translation>正在试用</translation>
    </message>
    <message>
        <source>Off until you try again</source>
        <translation>已停用，等你重试</translation>
    </message>
    <message>
        <source>Resting, tried again in {0}</source>
        <translation>休息中，{0}后再试</translation>
    </message>
    <message>
        <source>Speaking now</source>
        <translation>正在朗读</translation>
    </message>
    <message>
        <source>Always ready</source>
        <translation>始终可用</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>还没有测量</translation>
    </message>
    <message>
        <source>{0} (slower than speech)</source>
        <translation>{0}（比语速慢）</translation>
    </message>
    <message>
        <source>{0} ({1}× faster than speech)</source>
        <translation>{0}（是语速的 {1} 倍）</translation>
    </message>
    <message>
        <source>{0} / {1} / {2}</source>
        <translation>{0} / {1} / {2}</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <comment>a way of failing and how often</comment>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{0} ago: {1}</source>
        <translation>{0}前：{1}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
</context>
<context>
    <name>HealthKeeper</name>
    <message>
        <source>Not set up</source>
        <translation>尚未设置</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句数</translation>
    </message>
    <message>
        <source>Work a second of sound (RTF)</source>
        <translation>每秒声音的计算时间（RTF）</translation>
    </message>
    <message>
        <source>First sound, p50 / p95 / p99</source>
        <translation>首个声音，p50 / p95 / p99</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>For</source>
        <translation>已持续</translation>
    </message>
    <message>
        <source>Last errors</source>
        <translation>最近的错误</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Processor, in a process of its own</source>
        <translation>处理器，独立进程</translation>
    </message>
    <message>
        <source>Processor, always there</source>
        <translation>处理器，始终可用</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>运行状况</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Where a voice fails or falls behind, the next one goes on. The better one returns by itself. Measured since the start of Sottovoce; nothing of it is kept.</source>
        <translation>声音出错或跟不上时，由下一个接着读。更好的声音会自己回来。数据从 Sottovoce 启动时开始测量，不会保存。</translation>
    </message>
    <message>
        <source>No voice is open yet.</source>
        <translation>还没有打开任何声音。</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>声音梯队</translation>
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
        <source>Voices</source>
        <translation>声音</translation>
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
    <name>LadderKeeper</name>
    <message>
        <source>{0} · {1}</source>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>Off: offline is on</source>
        <translation>已关：离线已开启</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>已关</translation>
    </message>
    <message>
        <source>Not asked: {0} is chosen</source>
        <translation>不使用：已选择 {0}</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>尚未设置</translation>
    </message>
    <message>
        <source>Did not open</source>
        <translation>没有打开</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>还没有打开</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Processor · speaks after a recording</source>
        <translation>处理器 · 照录音说话</translation>
    </message>
    <message>
        <source>Processor · voices of its own</source>
        <translation>处理器 · 自带声音</translation>
    </message>
    <message>
        <source>Always there · plain voice</source>
        <translation>始终可用 · 朴素的声音</translation>
    </message>
    <message>
        <source>Sends what it says to Alibaba Cloud</source>
        <translation>把要说的内容发送到阿里云</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>LadderPanel</name>
    <message>
        <source>When a voice fails or falls behind, the next one takes over. The better one returns by itself. Alt+Up and Alt+Down move a row, as its menu does.</source>
        <translation>某个声音出错或跟不上时，由下一个接着说。更好的声音会自动回来。Alt+Up 和 Alt+Down 移动一行，菜单也可以。</translation>
    </message>
    <message>
        <source>Ladder</source>
        <translation>声音梯队</translation>
    </message>
    <message>
        <source>In English, another order</source>
        <translation>说英文时用另一种顺序</translation>
    </message>
    <message>
        <source>The voices for what is English, the best first.</source>
        <translation>英文用的声音，最好的在前。</translation>
    </message>
    <message>
        <source>In Chinese, another order</source>
        <translation>说中文时用另一种顺序</translation>
    </message>
    <message>
        <source>The voices for what is Chinese, the best first.</source>
        <translation>中文用的声音，最好的在前。</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Faster than speech</source>
        <translation>比语速快</translation>
    </message>
    <message>
        <source>Last 24 sentences</source>
        <translation>最近 24 句</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Below the dashed line is faster than speech.</source>
        <translation>虚线以下表示比语速快。</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) took longer than they sound.</source>
        <translation>
            <numerusform>有 %n 句比说出来的时间还长。</numerusform>
        </translation>
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
    <name>MannerPanel</name>
    <message>
        <source>Puts in what people put into speech. It takes a second more and may change words.</source>
        <translation>加入人们说话时会有的语气。要多用一秒，也可能改动词句。</translation>
    </message>
    <message>
        <source>Refine the text first</source>
        <translation>先润色文字</translation>
    </message>
    <message>
        <source>How ChatTTS speaks</source>
        <translation>ChatTTS 的说话方式</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>语速</translation>
    </message>
    <message>
        <source>How fast the voice itself speaks; 5 is its own pace.</source>
        <translation>声音本身说得多快；5 是它自己的语速。</translation>
    </message>
    <message>
        <source>Everyday speech</source>
        <translation>口语程度</translation>
    </message>
    <message>
        <source>How much it talks as people do among themselves.</source>
        <translation>说话有多像人们平时聊天。</translation>
    </message>
    <message>
        <source>Laughter</source>
        <translation>笑声</translation>
    </message>
    <message>
        <source>How readily it laughs.</source>
        <translation>有多容易笑。</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>How many pauses it makes.</source>
        <translation>停顿有多少。</translation>
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
    <name>ModelPanel</name>
    <message>
        <source>In a process of its own</source>
        <translation>在独立进程中运行</translation>
    </message>
    <message>
        <source>Where memory is tight</source>
        <translation>内存紧张时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>If it breaks, one answer is lost and not the window.</source>
        <translation>即使出错，也只丢失一个回答，窗口不受影响。</translation>
    </message>
    <message>
        <source>Layers on the graphics card</source>
        <translation>放在显卡上的层数</translation>
    </message>
    <message>
        <source>The voice comes first there: where not all fit beside it, there are fewer. It needs a llama.cpp that was built for the card. A change opens the model again.</source>
        <translation>显卡先留给声音：放不下全部时会少放几层。需要为显卡编译的 llama.cpp。更改后会重新打开模型。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>能放多少放多少</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>语言模型</translation>
    </message>
    <message>
        <source>Now {0} of {1} layers fit there beside the voice.</source>
        <translation>现在除了声音，{1} 层中放得下 {0} 层。</translation>
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
    <name>NewVoice</name>
    <message>
        <source>New voice</source>
        <translation>新建声音</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>换一个</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>声音的名字</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Drawn from seed {0}</source>
        <translation>由种子 {0} 生成</translation>
    </message>
    <message>
        <source>Made from the recording alone</source>
        <translation>只用录音做成</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Give the voice a name first.</source>
        <translation>先给声音起个名字。</translation>
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
    <name>PhrasesPanel</name>
    <message>
        <source>Remember phrases</source>
        <translation>记住说过的句子</translation>
    </message>
    <message>
        <source>What a slow voice said in an answer sounds at once when it comes again. A text that you have read to you is never remembered.</source>
        <translation>较慢的声音在回答里说过的句子，再次出现时会马上响起。你让它朗读的文字从不会记住。</translation>
    </message>
    <message>
        <source>Until Sottovoce ends</source>
        <translation>到程序结束</translation>
    </message>
    <message>
        <source>On the disk too</source>
        <translation>也存在磁盘上</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不记</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>忘掉它们</translation>
    </message>
    <message>
        <source>Remembered now</source>
        <translation>现在记住的</translation>
    </message>
    <message>
        <source>Phrases said before</source>
        <translation>说过的句子</translation>
    </message>
    <message>
        <source>All of them are forgotten.</source>
        <translation>已全部忘掉。</translation>
    </message>
    <message>
        <source>Forgetting</source>
        <translation>正在忘掉</translation>
    </message>
    <message>
        <source>The disk holds {0} of {1} MB now.</source>
        <translation>磁盘上现在有 {0} MB，最多 {1} MB。</translation>
    </message>
    <message>
        <source>The disk holds {0} MB now.</source>
        <translation>磁盘上现在有 {0} MB。</translation>
    </message>
    <message>
        <source>In memory, {0} MB at most. The disk holds nothing.</source>
        <translation>记在内存里，最多 {0} MB。磁盘上什么都没有。</translation>
    </message>
    <message>
        <source>Nothing is remembered.</source>
        <translation>什么都不记。</translation>
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
    <name>RecordingField</name>
    <message>
        <source>From a recording</source>
        <translation>使用录音</translation>
    </message>
    <message>
        <source>Without the recording</source>
        <translation>不用这段录音</translation>
    </message>
    <message>
        <source>What is said in it, word for word</source>
        <translation>录音里说的话，一字不差</translation>
    </message>
    <message>
        <source>The recording is still being read.</source>
        <translation>还在读取录音。</translation>
    </message>
    <message>
        <source>Write what is said in the recording first.</source>
        <translation>请先写下录音里说的话。</translation>
    </message>
    <message>
        <source>Reading the recording</source>
        <translation>正在读取录音</translation>
    </message>
    <message>
        <source>A WAV file in which one voice speaks for 2 to 15 seconds.</source>
        <translation>一个 WAV 文件，里面一个人说 2 到 15 秒。</translation>
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
    <name>RungRow</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>More about {0}</source>
        <translation>{0} 的更多操作</translation>
    </message>
    <message>
        <source>Test {0}</source>
        <translation>测试 {0}</translation>
    </message>
    <message>
        <source>It has its own place.</source>
        <translation>它的位置是固定的。</translation>
    </message>
    <message>
        <source>Rung {0}</source>
        <translation>第 {0} 级</translation>
    </message>
    <message>
        <source>{0} as fast as speech</source>
        <translation>速度是语速的 {0}</translation>
    </message>
    <message>
        <source>{0} late of {1}</source>
        <translation>{1} 句中有 {0} 句太慢</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a description</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>开启</translation>
    </message>
</context>
<context>
    <name>SambertPanel</name>
    <message>
        <source>Every sentence that it says is sent to Alibaba Cloud in Beijing, with your key, and Alibaba may bill you for it. What you type and your recordings are not sent.</source>
        <translation>它说的每一句都会连同你的密钥发送到北京的阿里云，阿里云可能向你收费。你输入的内容和你的录音不会发送。</translation>
    </message>
    <message>
        <source>Speak with Sambert</source>
        <translation>用 Sambert 朗读</translation>
    </message>
    <message>
        <source>Voice on the internet</source>
        <translation>互联网上的声音</translation>
    </message>
    <message>
        <source>Key to Alibaba Cloud</source>
        <translation>阿里云的密钥</translation>
    </message>
    <message>
        <source>Keep key</source>
        <translation>保存密钥</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>删除密钥</translation>
    </message>
    <message>
        <source>It is kept in the keyring of the system, and nowhere else.</source>
        <translation>密钥只保存在系统的钥匙串里，不在别处。</translation>
    </message>
    <message>
        <source>No longer with Sambert</source>
        <translation>不再用 Sambert</translation>
    </message>
    <message>
        <source>The keyring is being asked.</source>
        <translation>正在询问钥匙串。</translation>
    </message>
    <message>
        <source>Enter the key first.</source>
        <translation>先输入密钥。</translation>
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
        <source>Speech engine</source>
        <translation>语音引擎</translation>
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
        <source>What speaks first. Automatic takes the best that has all that it needs. Where one fails, the next goes on.</source>
        <translation>由谁先朗读。自动会选条件齐备的最好的一个；一个出错，下一个接着读。</translation>
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
        <source>This chat</source>
        <translation>这个对话</translation>
    </message>
    <message>
        <source>Your name, and what was said in it.</source>
        <translation>你的名字，和对话里说过的话。</translation>
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
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>On: Sottovoce opens no connection, and a voice that would is refused, chosen or not. Off: the voice Sambert may be chosen, and is sent what it says. Nothing else ever leaves this machine.</source>
        <translation>开启：Sottovoce 不建立任何连接，要联网的声音即使选了也会被拒绝。关闭：可以选择 Sambert 的声音，它要说的内容会发送出去。其他内容始终不会离开这台电脑。</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
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
    <name>SherpaPanel</name>
    <message>
        <source>Choose folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose folder of {0}</source>
        <translation>选择文件夹：{0}</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Folder of the voice</source>
        <translation>声音的文件夹</translation>
    </message>
    <message>
        <source>Voices of sherpa-onnx</source>
        <translation>sherpa-onnx 的声音</translation>
    </message>
    <message>
        <source>Small voices for the processor. This installs what speaks them: {0}</source>
        <translation>适合处理器的小巧声音。用这条命令安装：{0}</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>A voice of the family {0}, in {1}</source>
        <translation>{0} 系列的声音，位于 {1}</translation>
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
        <source>Voices</source>
        <translation>声音</translation>
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
        <source>Health</source>
        <translation>运行状况</translation>
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
        <source>this chat</source>
        <translation>这个对话</translation>
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
        <source>Open Health</source>
        <translation>查看运行状况</translation>
    </message>
    <message>
        <source>{0} speaks instead.</source>
        <translation>改由 {0} 朗读。</translation>
    </message>
    <message>
        <source>{0} speaks now.</source>
        <translation>现在由 {0} 朗读。</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>没有遗漏。</translation>
    </message>
    <message>
        <source>The better voice returns by itself.</source>
        <translation>更好的声音会自己回来。</translation>
    </message>
    <message>
        <source>{0} speaks again.</source>
        <translation>{0} 又能朗读了。</translation>
    </message>
    <message>
        <source>{0} speaks with pauses on this machine.</source>
        <translation>在这台电脑上，{0} 说话会有停顿。</translation>
    </message>
    <message>
        <source>A second of speech takes it about {0} s.</source>
        <translation>它做出一秒钟的语音大约需要 {0} 秒。</translation>
    </message>
    <message>
        <source>So each sentence is made before it is heard.</source>
        <translation>所以每句话都先做好再播放。</translation>
    </message>
    <message>
        <source>{0} uses the graphics card less.</source>
        <translation>{0} 少用了显卡。</translation>
    </message>
    <message>
        <source>{0} of {1} layers fit there beside the voice.</source>
        <translation>和声音一起，显存放得下 {1} 层中的 {0} 层。</translation>
    </message>
    <message>
        <source>The others are computed on the processor, which is slower.</source>
        <translation>其余各层由处理器计算，会慢一些。</translation>
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
        <source>instead of {0}</source>
        <translation>代替 {0}</translation>
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
        <source>looking for the graphics card</source>
        <translation>正在查找显卡</translation>
    </message>
    <message>
        <source>reading the weights</source>
        <translation>正在读取权重</translation>
    </message>
    <message>
        <source>filling the graphics card</source>
        <translation>正在载入显卡</translation>
    </message>
    <message>
        <source>warming up</source>
        <translation>正在预热</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>{0} is being loaded: {1}. What is to be said waits for it.</source>
        <translation>正在加载 {0}：{1}。要读的内容会等它。</translation>
    </message>
    <message>
        <source>Loading, {0} %</source>
        <translation>加载中，{0} %</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建声音</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
</context>
<context>
    <name>VoiceKeeper</name>
    <message>
        <source>Voices of {0}</source>
        <translation>{0} 的声音</translation>
    </message>
    <message>
        <source>seed {0}</source>
        <translation>种子 {0}</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between languages</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>{0} does not speak now: use the voice first.</source>
        <translation>{0} 现在没有在朗读：请先使用这个声音。</translation>
    </message>
    <message>
        <source>from a recording</source>
        <translation>来自录音</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>spoken by {0}</source>
        <translation>由 {0} 朗读</translation>
    </message>
    <message>
        <source>The recording of this voice is missing.</source>
        <translation>这个声音的录音不见了。</translation>
    </message>
    <message>
        <source>{0} is deleted.</source>
        <translation>已删除 {0}。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Export the voice</source>
        <translation>导出声音</translation>
    </message>
    <message>
        <source>Voices (*.toml)</source>
        <translation>声音 (*.toml)</translation>
    </message>
    <message>
        <source>{0} is in {1}.</source>
        <translation>{0} 已保存到 {1}。</translation>
    </message>
    <message>
        <source>{0} is in {1}, its recording in {2}: hand on both.</source>
        <translation>{0} 已保存到 {1}，录音在 {2}：转交时两个文件都要给。</translation>
    </message>
    <message>
        <source>Import a voice</source>
        <translation>导入声音</translation>
    </message>
    <message>
        <source>Voices (*.toml *.txt);;All files (*)</source>
        <translation>声音 (*.toml *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder of the weights</source>
        <translation>权重文件夹</translation>
    </message>
</context>
<context>
    <name>VoiceMaker</name>
    <message>
        <source>Choose a recording</source>
        <translation>选择录音</translation>
    </message>
    <message>
        <source>Recordings (*.wav);;All files (*)</source>
        <translation>录音 (*.wav);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>VoiceNow</name>
    <message>
        <source>{0} speaks</source>
        <translation>{0} 在朗读</translation>
    </message>
    <message>
        <source>No voice works</source>
        <translation>没有可用的声音</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Instead of</source>
        <translation>代替</translation>
    </message>
    <message>
        <source>It is the first that works, of those that the settings allow.</source>
        <translation>在设置允许的声音中，它是第一个可用的。</translation>
    </message>
</context>
<context>
    <name>VoicePopover</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>All measurements</source>
        <translation>全部测量值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>VoiceRow</name>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>More about {0}</source>
        <translation>{0} 的更多操作</translation>
    </message>
    <message>
        <source>Name of the voice</source>
        <translation>声音的名字</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>VoiceSetup</name>
    <message>
        <source>Refused while Offline is on.</source>
        <translation>离线开启时会被拒绝。</translation>
    </message>
    <message>
        <source>Folder of the voice</source>
        <translation>声音的文件夹</translation>
    </message>
    <message>
        <source>The keyring of the system holds the key.</source>
        <translation>密钥已存入系统的钥匙串。</translation>
    </message>
    <message>
        <source>The key is gone from the keyring.</source>
        <translation>密钥已从钥匙串里删除。</translation>
    </message>
    <message>
        <source>The keyring held no key.</source>
        <translation>钥匙串里没有密钥。</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Voices</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>New voice</source>
        <translation>新建声音</translation>
    </message>
    <message>
        <source>No voice of your own yet. New voice draws one by chance or makes one from a recording, Import takes one from a file: exported here, or a text with the embedding of a ChatTTS voice.</source>
        <translation>还没有自己的声音。“新建声音”会随机生成一个，也可以使用一段录音；“导入”会从文件中读取：可以是这里导出的，也可以是含有 ChatTTS 声音嵌入的文本。</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自己的声音</translation>
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
    <name>WeightsPanel</name>
    <message>
        <source>One of the two is enough. With both, IndexTTS speaks where ChatTTS cannot, with the same voice if that has a recording.</source>
        <translation>有一个就够了。两个都有时，ChatTTS 不能朗读的由 IndexTTS 接着读；声音有录音的话，听起来还是同一个人。</translation>
    </message>
    <message>
        <source>What your own voices need</source>
        <translation>自己的声音需要什么</translation>
    </message>
    <message>
        <source>An NVIDIA graphics card with 4 GB of memory, and the packages that this installs: {0}</source>
        <translation>一块有 4 GB 显存的 NVIDIA 显卡，以及用这条命令安装的软件包：{0}</translation>
    </message>
    <message>
        <source>No graphics card: it works on the processor, with 2.5 GB of memory, and the packages that this installs: {0}</source>
        <translation>不用显卡：它在处理器上运行，需要 2.5 GB 内存，以及用这条命令安装的软件包：{0}</translation>
    </message>
    <message>
        <source>bilibili Index-TTS model licence: not for commercial use without bilibili&apos;s written permission. They come from {1}</source>
        <translation>bilibili Index-TTS 模型许可：没有哔哩哔哩的书面许可，不得用于商业用途。来源：{1}</translation>
    </message>
    <message>
        <source>1.7 GB of files, in {0}</source>
        <translation>1.7 GB 的文件，在 {0}</translation>
    </message>
    <message>
        <source>{0}: not for commercial use, and 2Noise must be named. They come from {1}</source>
        <translation>{0}：不得用于商业用途，须注明 2Noise。来源：{1}</translation>
    </message>
    <message>
        <source>1.2 GB of files, in {0}</source>
        <translation>1.2 GB 的文件，位于 {0}</translation>
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
    <message>
        <source>What Sambert says is sent to Alibaba Cloud.</source>
        <translation>Sambert 要读的内容会发送到阿里云。</translation>
    </message>
</context>
<context>
    <name>WordKeeper</name>
    <message>
        <source>{0} is removed.</source>
        <translation>已移除 {0}。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>WordRow</name>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>How the neural voices say a word that they would read wrong. What is to be said in Chinese can also be pinyin with tone numbers: chong2 qing4.</source>
        <translation>神经网络声音会读错的词该怎么读。中文读法也可以写带声调数字的拼音：chong2 qing4。</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>How to say it</source>
        <translation>读法</translation>
    </message>
    <message>
        <source>In which language it is said</source>
        <translation>用哪种语言读</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a word</source>
        <translation>添加词语</translation>
    </message>
    <message>
        <source>A sentence to try</source>
        <translation>试一个句子</translation>
    </message>
    <message>
        <source>What a neural voice is given to say</source>
        <translation>神经网络声音实际要读的文字</translation>
    </message>
    <message>
        <source>No neural voice can say: {0}</source>
        <translation>神经网络声音读不了：{0}</translation>
    </message>
    <message>
        <source>Give a word and how to say it first.</source>
        <translation>请先填写词语和读法。</translation>
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
