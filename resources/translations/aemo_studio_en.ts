<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BestWords</name>
    <message numerus="yes">
        <source>Music picked for %Ln scene(s).</source>
        <translation>
            <numerusform>Music picked for %Ln scene.</numerusform>
            <numerusform>Music picked for %Ln scenes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln scene(s)</source>
        <translation>
            <numerusform>%Ln scene</numerusform>
            <numerusform>%Ln scenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CastPanel</name>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>%Ln hidden</numerusform>
            <numerusform>%Ln hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CatalogueList</name>
    <message numerus="yes">
        <source>{0}: %n unusable row(s) left out.</source>
        <translation>
            <numerusform>{0}: %n unusable row left out.</numerusform>
            <numerusform>{0}: %n unusable rows left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message numerus="yes">
        <source>%n file(s) and folders are written.</source>
        <translation>
            <numerusform>%n file or folder is written.</numerusform>
            <numerusform>%n files and folders are written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageWords</name>
    <message numerus="yes">
        <source>%Ln passed over</source>
        <translation>
            <numerusform>%Ln passed over</numerusform>
            <numerusform>%Ln passed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln face</numerusform>
            <numerusform>%Ln faces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) at a time</source>
        <translation>
            <numerusform>%Ln face at a time</numerusform>
            <numerusform>%Ln faces at a time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropFrame</name>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n file or folder</numerusform>
            <numerusform>%n files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message numerus="yes">
        <source>%n track(s) are in the catalogue.</source>
        <translation>
            <numerusform>%n track is in the catalogue.</numerusform>
            <numerusform>%n tracks are in the catalogue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a mood: name them in the list to have them suggested.</source>
        <translation>
            <numerusform>%n without a mood: name it in the list to have it suggested.</numerusform>
            <numerusform>%n without a mood: name them in the list to have them suggested.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used.</source>
        <translation>
            <numerusform>%n could not be used.</numerusform>
            <numerusform>%n could not be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MusicHead</name>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln filter</numerusform>
            <numerusform>%Ln filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filters: %Ln set</source>
        <translation>
            <numerusform>Filters: %Ln set</numerusform>
            <numerusform>Filters: %Ln set</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln track</numerusform>
            <numerusform>%Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MusicLink</name>
    <message numerus="yes">
        <source>%Ln downloaded track(s) can be heard now: {0}</source>
        <translation>
            <numerusform>%Ln downloaded track can be heard now: {0}</numerusform>
            <numerusform>%Ln downloaded tracks can be heard now: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MusicPane</name>
    <message numerus="yes">
        <source>{0} of %Ln track(s)</source>
        <translation>
            <numerusform>{0} of %Ln track</numerusform>
            <numerusform>{0} of %Ln tracks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccupiedPage</name>
    <message numerus="yes">
        <source>%n of these is there already</source>
        <translation>
            <numerusform>%n of these is there already</numerusform>
            <numerusform>%n of these are there already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectedButton</name>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <translation>
            <numerusform>%Ln rejected</numerusform>
            <numerusform>%Ln rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) rejected here</source>
        <translation>
            <numerusform>%Ln track rejected here</numerusform>
            <numerusform>%Ln tracks rejected here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SceneListPanel</name>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n scene</numerusform>
            <numerusform>%n scenes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScenePanel</name>
    <message numerus="yes">
        <source>%Ln face(s) in this scene</source>
        <translation>
            <numerusform>%Ln face in this scene</numerusform>
            <numerusform>%Ln faces in this scene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) in this scene</source>
        <translation>
            <numerusform>%Ln person in this scene</numerusform>
            <numerusform>%Ln people in this scene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ignored</source>
        <comment>people</comment>
        <translation>
            <numerusform>%Ln ignored</numerusform>
            <numerusform>%Ln ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ignored</source>
        <translation>
            <numerusform>%Ln ignored</numerusform>
            <numerusform>%Ln ignored</numerusform>
        </translation>
    </message>
</context>
</TS>
