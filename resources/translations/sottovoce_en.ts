<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>CodeBlock</name>
    <message numerus="yes">
        <source>%n line(s), not read aloud</source>
        <translation>
            <numerusform>%n line, not read aloud</numerusform>
            <numerusform>%n lines, not read aloud</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LadderPanel</name>
    <message numerus="yes">
        <source>%n sentence(s) took longer than they sound.</source>
        <translation>
            <numerusform>%n sentence took longer than it sounds.</numerusform>
            <numerusform>%n sentences took longer than they sound.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message numerus="yes">
        <source>%Ln word(s)</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
</context>
</TS>
