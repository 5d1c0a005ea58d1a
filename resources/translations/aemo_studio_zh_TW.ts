<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About AEMO Studio</source>
        <translation>關於 AEMO Studio</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Music data</source>
        <translation>音樂資料</translation>
    </message>
    <message>
        <source>Sample film</source>
        <translation>範例影片</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>授權</translation>
    </message>
    <message>
        <source>Finds what a cut feels like and the music that goes with it, on your own machine. The models are for research and private use: see their cards. Nobody should be judged, hired, watched or diagnosed with them.</source>
        <translation>在您自己的電腦上找出剪輯的情緒以及適合的音樂。模型供研究與個人使用，請見各模型的說明卡。不得用來評斷、錄用、監視或診斷任何人。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安裝</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>開啟(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>儲存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存新檔(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>匯出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import music…</source>
        <translation>匯入音樂(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Find the moved video…</source>
        <translation>尋找已移動的影片(&amp;F)…</translation>
    </message>
    <message>
        <source>Analyse a&amp;gain</source>
        <translation>重新分析(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>關閉(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>偏好設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>結束(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>復原(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Mark &amp;in</source>
        <translation>標記入點(&amp;I)</translation>
    </message>
    <message>
        <source>Mark &amp;out</source>
        <translation>標記出點(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Clear in and out</source>
        <translation>清除入點與出點(&amp;C)</translation>
    </message>
    <message>
        <source>Add a &amp;marker</source>
        <translation>新增標記(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next marker</source>
        <translation>下一個標記(&amp;N)</translation>
    </message>
    <message>
        <source>Remove the marker here</source>
        <translation>移除此處的標記</translation>
    </message>
    <message>
        <source>Remove all mar&amp;kers</source>
        <translation>移除所有標記(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation>在播放頭處分割(&amp;S)</translation>
    </message>
    <message>
        <source>Merge with the &amp;next scene</source>
        <translation>與下一個場景合併(&amp;N)</translation>
    </message>
    <message>
        <source>Merge with the &amp;previous scene</source>
        <translation>與上一個場景合併(&amp;P)</translation>
    </message>
    <message>
        <source>Mute the s&amp;peech here</source>
        <translation>此場景不計語音(&amp;E)</translation>
    </message>
    <message>
        <source>Mute the &amp;faces here</source>
        <translation>此場景不計臉部(&amp;F)</translation>
    </message>
    <message>
        <source>Set to &amp;neutral</source>
        <translation>設為中性(&amp;N)</translation>
    </message>
    <message>
        <source>Set to &amp;calm</source>
        <translation>設為平靜(&amp;C)</translation>
    </message>
    <message>
        <source>Set to &amp;happy</source>
        <translation>設為快樂(&amp;H)</translation>
    </message>
    <message>
        <source>Set to &amp;sad</source>
        <translation>設為悲傷(&amp;S)</translation>
    </message>
    <message>
        <source>Set to &amp;angry</source>
        <translation>設為憤怒(&amp;A)</translation>
    </message>
    <message>
        <source>Set to &amp;fearful</source>
        <translation>設為恐懼(&amp;F)</translation>
    </message>
    <message>
        <source>Set to &amp;disgust</source>
        <translation>設為厭惡(&amp;D)</translation>
    </message>
    <message>
        <source>Set to s&amp;urprised</source>
        <translation>設為驚訝(&amp;U)</translation>
    </message>
    <message>
        <source>As &amp;measured</source>
        <translation>依測得結果(&amp;M)</translation>
    </message>
    <message>
        <source>Pick the &amp;best track</source>
        <translation>選用最佳曲目(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Lock the pick</source>
        <translation>鎖定選曲(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暫停(&amp;P)</translation>
    </message>
    <message>
        <source>Play &amp;backward, faster</source>
        <translation>倒轉播放、加速(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Play &amp;forward, faster</source>
        <translation>順向播放、加速(&amp;F)</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>後退一影格</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>前進一影格</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>後退一秒</translation>
    </message>
    <message>
        <source>One second forward</source>
        <translation>前進一秒</translation>
    </message>
    <message>
        <source>Previous scene</source>
        <translation>上一個場景</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>下一個場景</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>到開頭</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到結尾</translation>
    </message>
    <message>
        <source>&amp;Loop the marked range or the scene</source>
        <translation>循環播放標記範圍或場景(&amp;L)</translation>
    </message>
    <message>
        <source>Audition the other track, A or &amp;B</source>
        <translation>試聽另一首（A 或 B）(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Mute the sound</source>
        <translation>靜音(&amp;M)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>縮小(&amp;O)</translation>
    </message>
    <message>
        <source>Show the &amp;whole film</source>
        <translation>顯示整部影片(&amp;W)</translation>
    </message>
    <message>
        <source>Outline the &amp;faces</source>
        <translation>框出臉部(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全螢幕(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset the layout</source>
        <translation>重設版面(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快速鍵(&amp;S)</translation>
    </message>
    <message>
        <source>Open the sample &amp;film</source>
        <translation>開啟範例影片(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About AEMO Studio</source>
        <translation>關於 AEMO Studio(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>檔案(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編輯(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Scene</source>
        <translation>場景(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>檢視(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>說明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Undo: {0}</source>
        <translation>復原(&amp;U)：{0}</translation>
    </message>
    <message>
        <source>&amp;Redo: {0}</source>
        <translation>重做(&amp;R)：{0}</translation>
    </message>
</context>
<context>
    <name>AnalysisProcess</name>
    <message>
        <source>The analysis could not be started.</source>
        <translation>無法啟動分析。</translation>
    </message>
    <message>
        <source>The analysis ended unexpectedly ({0}). Your project is as it was; try again, and if it happens again, please report it.</source>
        <translation>分析意外結束（{0}）。您的專案保持原狀；請再試一次，若再次發生請回報。</translation>
    </message>
</context>
<context>
    <name>AnchorBar</name>
    <message>
        <source>Feeling</source>
        <translation>感受</translation>
    </message>
    <message>
        <source>Scroll to what the scene feels like</source>
        <translation>捲動到場景的情緒</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>Scroll to the music for the scene</source>
        <translation>捲動到場景的音樂</translation>
    </message>
</context>
<context>
    <name>AuditionBar</name>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>Nothing to audition</source>
        <translation>沒有可試聽的曲目</translation>
    </message>
    <message>
        <source>Audition</source>
        <translation>試聽</translation>
    </message>
    <message>
        <source>Listen to {0}</source>
        <translation>試聽 {0}</translation>
    </message>
    <message>
        <source>End the audition</source>
        <translation>結束試聽</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>Level of the music</source>
        <translation>音樂音量</translation>
    </message>
    <message>
        <source>Duck</source>
        <translation>閃避</translation>
    </message>
    <message>
        <source>The music steps back while somebody speaks</source>
        <translation>有人說話時音樂會降低</translation>
    </message>
    <message>
        <source>How far the music steps back under speech</source>
        <translation>說話時音樂降低多少</translation>
    </message>
    <message>
        <source>{0} dB</source>
        <translation>{0} dB</translation>
    </message>
</context>
<context>
    <name>AuditionLink</name>
    <message>
        <source>There is no file of “{0}” here; its page may offer one.</source>
        <translation>這裡沒有「{0}」的檔案；其網頁或可提供。</translation>
    </message>
    <message>
        <source>To compare, audition a second track; this switches between the two.</source>
        <translation>要比較，請再試聽一首曲目；此操作會在兩首之間切換。</translation>
    </message>
    <message>
        <source>Music cannot be played: {0}</source>
        <translation>無法播放音樂：{0}</translation>
    </message>
    <message>
        <source>“{0}” cannot be played: {1}</source>
        <translation>無法播放「{0}」：{1}</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Unsaved work cannot be kept safe. Save the project yourself.</source>
        <translation>無法保全未儲存的工作。請自行儲存專案。</translation>
    </message>
</context>
<context>
    <name>CardButtons</name>
    <message>
        <source>Picked</source>
        <translation>已選用</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>選用</translation>
    </message>
    <message>
        <source>Remove the pick</source>
        <translation>移除選曲</translation>
    </message>
    <message>
        <source>Pick for this scene</source>
        <translation>為此場景選用</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解除鎖定</translation>
    </message>
    <message>
        <source>Pick and lock: stays when music is sought again</source>
        <translation>選用並鎖定：重新尋找音樂時保留</translation>
    </message>
    <message>
        <source>Reject for this scene</source>
        <translation>此場景不用這首</translation>
    </message>
    <message>
        <source>No file of this track on this computer to audition</source>
        <translation>這台電腦上沒有此曲目的檔案可試聽</translation>
    </message>
    <message>
        <source>Audition under the picture</source>
        <translation>搭配畫面試聽</translation>
    </message>
    <message>
        <source>This track has no page</source>
        <translation>此曲目沒有網頁</translation>
    </message>
    <message>
        <source>Open the track&apos;s page</source>
        <translation>開啟曲目的網頁</translation>
    </message>
</context>
<context>
    <name>CatalogueList</name>
    <message>
        <source>Catalogues</source>
        <translation>曲庫</translation>
    </message>
    <message>
        <source>Add a file…</source>
        <translation>加入檔案…</translation>
    </message>
    <message>
        <source>Import music…</source>
        <translation>匯入音樂…</translation>
    </message>
    <message>
        <source>{0} has no usable track.</source>
        <translation>{0} 沒有可用的曲目。</translation>
    </message>
    <message numerus="yes">
        <source>{0}: %n unusable row(s) left out.</source>
        <translation>
            <numerusform>{0}：有 %n 列無法使用，已略過。</numerusform>
        </translation>
    </message>
    <message>
        <source>free: music that may be used under CC BY, naming the composer</source>
        <translation>free：可依 CC BY 使用的音樂，須標示作曲者</translation>
    </message>
    <message>
        <source>lmc: well-known songs as a reference; clear the rights first</source>
        <translation>lmc：供參考的知名歌曲，使用前請先取得授權</translation>
    </message>
    <message>
        <source>Remove {0} from the list</source>
        <translation>從清單移除 {0}</translation>
    </message>
</context>
<context>
    <name>ColumnForm</name>
    <message>
        <source>Title (needed)</source>
        <translation>曲名（必填）</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>藝人</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>情調</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>情緒</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Singing</source>
        <translation>人聲</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>授權</translation>
    </message>
    <message>
        <source>Credit line</source>
        <translation>署名文字</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>連結</translation>
    </message>
    <message>
        <source>File</source>
        <translation>檔案</translation>
    </message>
    <message>
        <source>Number or id</source>
        <translation>編號</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– 無 –</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>Let speech count in this scene</source>
        <translation>此場景計入語音</translation>
    </message>
    <message>
        <source>Let faces count in this scene</source>
        <translation>此場景計入臉部</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Previous scene</source>
        <translation>上一個場景</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>後退一影格</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>前進一影格</translation>
    </message>
    <message>
        <source>Next scene</source>
        <translation>下一個場景</translation>
    </message>
    <message>
        <source>Loop: the marked range, or the scene under the playhead</source>
        <translation>循環：標記的範圍，或播放頭所在的場景</translation>
    </message>
    <message>
        <source>Outline the faces</source>
        <translation>框出臉部</translation>
    </message>
    <message>
        <source>No sound output was found</source>
        <translation>找不到音訊輸出裝置</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>靜音</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Timecode of the playhead</source>
        <translation>播放頭的時間碼</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>CoverageWords</name>
    <message>
        <source>the film has no sound</source>
        <translation>影片沒有聲音</translation>
    </message>
    <message>
        <source>muted in this scene</source>
        <translation>此場景不計</translation>
    </message>
    <message>
        <source>no speech here</source>
        <translation>此處沒有語音</translation>
    </message>
    <message>
        <source>{0} of the time</source>
        <translation>{0} 的時間</translation>
    </message>
    <message>
        <source>the film has no picture</source>
        <translation>影片沒有畫面</translation>
    </message>
    <message>
        <source>all faces ignored</source>
        <translation>所有臉部都已忽略</translation>
    </message>
    <message>
        <source>no face here</source>
        <translation>此處沒有臉部</translation>
    </message>
    <message>
        <source>a face at its edge, {0} of the time</source>
        <translation>邊緣有一張臉，{0} 的時間</translation>
    </message>
    <message>
        <source>{0}, {1} of the time</source>
        <translation>{0}，{1} 的時間</translation>
    </message>
    <message>
        <source>nothing to go by</source>
        <translation>沒有依據</translation>
    </message>
    <message>
        <source>{0} of the scene</source>
        <translation>場景的 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s)</source>
        <translation>
            <numerusform>%Ln 張臉</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln face(s) at a time</source>
        <translation>
            <numerusform>同時 %Ln 張臉</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>There is no file {0}; check the path.</source>
        <translation>沒有檔案 {0}；請檢查路徑。</translation>
    </message>
    <message>
        <source>The analysis is done.</source>
        <translation>分析完成。</translation>
    </message>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>分析已取消。</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已儲存 {0}</translation>
    </message>
</context>
<context>
    <name>EditNames</name>
    <message>
        <source>emotion of scene {0}</source>
        <translation>場景 {0} 的情緒</translation>
    </message>
    <message>
        <source>split scene {0}</source>
        <translation>分割場景 {0}</translation>
    </message>
    <message>
        <source>merge scenes {0} and {1}</source>
        <translation>合併場景 {0} 與 {1}</translation>
    </message>
    <message>
        <source>merge scenes {0} to {1}</source>
        <translation>合併場景 {0} 到 {1}</translation>
    </message>
    <message>
        <source>move the boundary of scenes {0} and {1}</source>
        <translation>移動場景 {0} 與 {1} 的分界</translation>
    </message>
    <message>
        <source>ignore a face</source>
        <translation>忽略一張臉</translation>
    </message>
    <message>
        <source>let a face count again</source>
        <translation>重新計入一張臉</translation>
    </message>
    <message>
        <source>mute speech in scene {0}</source>
        <translation>場景 {0} 不計語音</translation>
    </message>
    <message>
        <source>let speech count in scene {0}</source>
        <translation>場景 {0} 計入語音</translation>
    </message>
    <message>
        <source>mute faces in scene {0}</source>
        <translation>場景 {0} 不計臉部</translation>
    </message>
    <message>
        <source>let faces count in scene {0}</source>
        <translation>場景 {0} 計入臉部</translation>
    </message>
    <message>
        <source>intention of scene {0}</source>
        <translation>場景 {0} 的配樂意圖</translation>
    </message>
    <message>
        <source>pick for scene {0}</source>
        <translation>為場景 {0} 選曲</translation>
    </message>
    <message>
        <source>pick and lock for scene {0}</source>
        <translation>選用並鎖定場景 {0} 的曲目</translation>
    </message>
    <message>
        <source>remove the pick of scene {0}</source>
        <translation>移除場景 {0} 的選曲</translation>
    </message>
    <message>
        <source>lock the pick of scene {0}</source>
        <translation>鎖定場景 {0} 的選曲</translation>
    </message>
    <message>
        <source>unlock the pick of scene {0}</source>
        <translation>解除鎖定場景 {0} 的選曲</translation>
    </message>
    <message>
        <source>reject a track for scene {0}</source>
        <translation>場景 {0} 不用某曲目</translation>
    </message>
    <message>
        <source>allow a track for scene {0} again</source>
        <translation>場景 {0} 重新允許某曲目</translation>
    </message>
    <message>
        <source>note on scene {0}</source>
        <translation>場景 {0} 的備註</translation>
    </message>
    <message>
        <source>add a marker</source>
        <translation>新增標記</translation>
    </message>
    <message>
        <source>move a marker</source>
        <translation>移動標記</translation>
    </message>
    <message>
        <source>rename a marker</source>
        <translation>重新命名標記</translation>
    </message>
    <message>
        <source>remove a marker</source>
        <translation>移除標記</translation>
    </message>
    <message>
        <source>remove all markers</source>
        <translation>移除所有標記</translation>
    </message>
    <message>
        <source>filters of the music</source>
        <translation>音樂篩選</translation>
    </message>
    <message>
        <source>catalogues in use</source>
        <translation>使用的曲庫</translation>
    </message>
    <message>
        <source>start timecode</source>
        <translation>起始時間碼</translation>
    </message>
    <message>
        <source>relink the video</source>
        <translation>重新連結影片</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Analysing {0}</source>
        <translation>正在分析 {0}</translation>
    </message>
    <message>
        <source>No scene here</source>
        <translation>此處沒有場景</translation>
    </message>
    <message>
        <source>Move the playhead into a scene to see what it feels like.</source>
        <translation>將播放頭移入場景，即可看見其情緒。</translation>
    </message>
    <message>
        <source>What does your cut feel like?</source>
        <translation>您的剪輯給人什麼感受？</translation>
    </message>
    <message>
        <source>Open a video or drop it on the window. Here you will see what each scene feels like, and the music that goes with it.</source>
        <translation>開啟影片，或將影片拖放到視窗上。這裡會顯示每個場景的情緒，以及適合的音樂。</translation>
    </message>
    <message>
        <source>Scenes and music follow when the analysis is done. You can play and scrub meanwhile.</source>
        <translation>分析完成後會列出場景與音樂。分析期間仍可播放與瀏覽影片。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>Put copies of the music beside it</source>
        <translation>將音樂副本放在旁邊</translation>
    </message>
    <message>
        <source>The video has moved: find it first, or link it there again.</source>
        <translation>影片已移動：請先找到它，或之後在該程式中重新連結。</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>製作名稱</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>集數</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>寫入至</translation>
    </message>
</context>
<context>
    <name>ExportFormats</name>
    <message>
        <source>the recommended music list</source>
        <translation>推薦音樂清單</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet.</source>
        <translation>以試算表開啟。</translation>
    </message>
    <message>
        <source>everything, for other programs</source>
        <translation>全部內容，供其他程式使用</translation>
    </message>
    <message>
        <source>Read it with a program of your own.</source>
        <translation>以您自己的程式讀取。</translation>
    </message>
    <message>
        <source>timeline markers for DaVinci Resolve</source>
        <translation>DaVinci Resolve 的時間軸標記</translation>
    </message>
    <message>
        <source>Resolve: Media Pool, right-click the timeline, Timelines &gt; Import &gt; Timeline Markers from EDL.</source>
        <translation>Resolve：在 Media Pool 的時間軸上按右鍵，Timelines &gt; Import &gt; Timeline Markers from EDL。</translation>
    </message>
    <message>
        <source>film, markers and picks for Premiere; Resolve reads it too</source>
        <translation>供 Premiere 使用的影片、標記與選曲；Resolve 亦可讀取</translation>
    </message>
    <message>
        <source>Premiere: File &gt; Import; the sequence appears in the project panel.</source>
        <translation>Premiere：File &gt; Import；序列會出現在專案面板。</translation>
    </message>
    <message>
        <source>film, markers and picks for Final Cut Pro and Resolve</source>
        <translation>供 Final Cut Pro 與 Resolve 使用的影片、標記與選曲</translation>
    </message>
    <message>
        <source>Final Cut Pro: File &gt; Import &gt; XML. Resolve: File &gt; Import &gt; Timeline.</source>
        <translation>Final Cut Pro：File &gt; Import &gt; XML。Resolve：File &gt; Import &gt; Timeline。</translation>
    </message>
    <message>
        <source>film, markers with all scores, and picks as OpenTimelineIO</source>
        <translation>影片、附所有分數的標記與選曲（OpenTimelineIO）</translation>
    </message>
    <message>
        <source>Resolve: File &gt; Import &gt; Timeline. Kdenlive: File &gt; OpenTimelineIO Import.</source>
        <translation>Resolve：File &gt; Import &gt; Timeline。Kdenlive：File &gt; OpenTimelineIO Import。</translation>
    </message>
    <message>
        <source>a marker list with Premiere&apos;s columns</source>
        <translation>採用 Premiere 欄位的標記清單</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet, or in a marker panel for Premiere.</source>
        <translation>以試算表或 Premiere 的標記面板開啟。</translation>
    </message>
    <message>
        <source>a label track for Audacity</source>
        <translation>Audacity 的標籤軌</translation>
    </message>
    <message>
        <source>Audacity: File &gt; Import &gt; Labels.</source>
        <translation>Audacity：File &gt; Import &gt; Labels。</translation>
    </message>
    <message>
        <source>tiers for voice, face, both and scenes, for ELAN</source>
        <translation>ELAN 的語音、臉部、綜合與場景層</translation>
    </message>
    <message>
        <source>ELAN: File &gt; Open.</source>
        <translation>ELAN：File &gt; Open。</translation>
    </message>
    <message>
        <source>emotion subtitles</source>
        <translation>情緒字幕</translation>
    </message>
    <message>
        <source>Put it beside the film, or import it as subtitles.</source>
        <translation>放在影片旁，或作為字幕匯入。</translation>
    </message>
    <message>
        <source>emotion subtitles for the web</source>
        <translation>網頁用情緒字幕</translation>
    </message>
    <message>
        <source>Name it in the track element of a web page&apos;s video.</source>
        <translation>在網頁影片的 track 元素中指定它。</translation>
    </message>
    <message>
        <source>the cue sheet of the picked music</source>
        <translation>選用音樂的 cue sheet</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet; fill in what is not on file.</source>
        <translation>以試算表開啟，並填入缺少的資料。</translation>
    </message>
    <message>
        <source>the cue sheet as an Excel workbook</source>
        <translation>Excel 活頁簿格式的 cue sheet</translation>
    </message>
    <message>
        <source>Open it in Excel; it prints on A4 landscape.</source>
        <translation>以 Excel 開啟；可列印為 A4 橫向。</translation>
    </message>
    <message>
        <source>a playlist of picks and first suggestions</source>
        <translation>選曲與首要建議的播放清單</translation>
    </message>
    <message>
        <source>Open it in a music player.</source>
        <translation>以音樂播放器開啟。</translation>
    </message>
    <message>
        <source>the same playlist with licences and links</source>
        <translation>附授權與連結的同一播放清單</translation>
    </message>
    <message>
        <source>VLC: Media &gt; Open File.</source>
        <translation>VLC：Media &gt; Open File。</translation>
    </message>
    <message>
        <source>one page for the director: pictures, curves, scenes, music</source>
        <translation>給導演的一頁：畫面、曲線、場景、音樂</translation>
    </message>
    <message>
        <source>Open it in a browser, send it, print it.</source>
        <translation>以瀏覽器開啟、寄送或列印。</translation>
    </message>
</context>
<context>
    <name>FaceMenu</name>
    <message>
        <source>Consider this face again</source>
        <translation>重新計入這張臉</translation>
    </message>
    <message>
        <source>Ignore this face</source>
        <translation>忽略這張臉</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>The file cannot be analysed.</source>
        <translation>無法分析此檔案。</translation>
    </message>
    <message>
        <source>A model is missing or damaged.</source>
        <translation>模型遺失或損壞。</translation>
    </message>
    <message>
        <source>A catalogue cannot be used.</source>
        <translation>曲庫無法使用。</translation>
    </message>
    <message>
        <source>The project cannot be used.</source>
        <translation>專案無法使用。</translation>
    </message>
    <message>
        <source>This edit is not possible.</source>
        <translation>無法進行此項編輯。</translation>
    </message>
    <message>
        <source>The result could not be written.</source>
        <translation>無法寫入結果。</translation>
    </message>
    <message>
        <source>The preferences do not fit this file.</source>
        <translation>偏好設定不適用於此檔案。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({0}). Save your project under another name, start the program again, and please report it.</source>
        <translation>發生意外錯誤（{0}）。請將專案另存新檔、重新啟動程式，並回報此問題。</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Videos, sound and projects ({0})</source>
        <translation>影片、聲音與專案 ({0})</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>專案 ({0})</translation>
    </message>
    <message>
        <source>All files ({0})</source>
        <translation>所有檔案 ({0})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Videos and sound ({0})</source>
        <translation>影片與聲音 ({0})</translation>
    </message>
    <message>
        <source>Where is {0}?</source>
        <translation>{0} 在哪裡？</translation>
    </message>
    <message>
        <source>Add a catalogue</source>
        <translation>加入曲庫</translation>
    </message>
    <message>
        <source>Catalogues ({0})</source>
        <translation>曲庫 ({0})</translation>
    </message>
    <message>
        <source>A table of music</source>
        <translation>音樂表格</translation>
    </message>
    <message>
        <source>Tables ({0})</source>
        <translation>表格 ({0})</translation>
    </message>
    <message>
        <source>Write the catalogue</source>
        <translation>寫入曲庫</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>儲存專案</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
</context>
<context>
    <name>FilterFields</name>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>曲庫</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>授權</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Singing</source>
        <translation>演唱</translation>
    </message>
    <message>
        <source>in title, artist or mood</source>
        <translation>曲名、演出者或情調</translation>
    </message>
    <message>
        <source>Words in title, artist or mood</source>
        <translation>曲名、演出者或情調中的文字</translation>
    </message>
    <message>
        <source>all catalogues</source>
        <translation>所有曲庫</translation>
    </message>
    <message>
        <source>all licences</source>
        <translation>所有授權</translation>
    </message>
    <message>
        <source>Shortest length</source>
        <translation>最短長度</translation>
    </message>
    <message>
        <source>Longest length</source>
        <translation>最長長度</translation>
    </message>
    <message>
        <source>Slowest tempo</source>
        <translation>最慢速度</translation>
    </message>
    <message>
        <source>Fastest tempo</source>
        <translation>最快速度</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>bpm</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>sung</source>
        <translation>有演唱</translation>
    </message>
    <message>
        <source>instrumental</source>
        <translation>純音樂</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除篩選</translation>
    </message>
    <message>
        <source>No track here tells its {0}.</source>
        <translation>這裡沒有曲目標示{0}。</translation>
    </message>
    <message>
        <source>Tracks that do not tell what a filter asks for are left out.</source>
        <translation>未標示篩選條件資料的曲目會略過。</translation>
    </message>
    <message>
        <source>length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>tempo</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>singing</source>
        <translation>演唱</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import music</source>
        <translation>匯入音樂</translation>
    </message>
    <message>
        <source>A folder of music</source>
        <translation>音樂資料夾</translation>
    </message>
    <message>
        <source>There is a file {0} already; choose where to write.</source>
        <translation>檔案 {0} 已存在；請選擇寫入位置。</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Cancelled. What was listened to is kept; the next import goes on there.</source>
        <translation>已取消。已聽過的結果會保留，下次匯入將從該處繼續。</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>Folder…</source>
        <translation>資料夾…</translation>
    </message>
    <message>
        <source>Table…</source>
        <translation>表格…</translation>
    </message>
    <message>
        <source>Which column of the table is what?</source>
        <translation>表格的各欄分別是什麼？</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>Recommend from it as soon as it is there</source>
        <translation>完成後立即用於推薦</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>匯入</translation>
    </message>
    <message>
        <source>Listening to the music…</source>
        <translation>正在聆聽音樂…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Listening to the music… {0} left</source>
        <translation>正在聆聽音樂… 剩餘 {0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) are in the catalogue.</source>
        <translation>
            <numerusform>曲庫中有 %n 首曲目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a mood: fill in “moods” to have them suggested.</source>
        <translation>
            <numerusform>%n 首沒有情調：填寫「moods」後才會列入推薦。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used.</source>
        <translation>
            <numerusform>%n 項無法使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>What to import</source>
        <translation>要匯入的項目</translation>
    </message>
    <message>
        <source>A folder of music files, or a CSV or XLSX table</source>
        <translation>音樂檔資料夾，或 CSV、XLSX 表格</translation>
    </message>
    <message>
        <source>Catalogue to write</source>
        <translation>要寫入的曲庫</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>匯入進度</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>寫入至</translation>
    </message>
    <message>
        <source>A folder is listened to, here on your machine: tempo, key, moods. The next time only what is new. A table needs a column with titles; with moods, its tracks are suggested.</source>
        <translation>資料夾中的音樂會在您的電腦上聆聽，取得速度、調性與情調；下次只處理新的檔案。表格需有曲名欄；若有情調欄，其曲目便會列入推薦。</translation>
    </message>
</context>
<context>
    <name>IntentionChooser</name>
    <message>
        <source>Music shall</source>
        <translation>音樂應</translation>
    </message>
    <message>
        <source>match the scene</source>
        <translation>配合場景</translation>
    </message>
    <message>
        <source>be: {0}</source>
        <translation>為：{0}</translation>
    </message>
    <message>
        <source>Intention of the music</source>
        <translation>配樂意圖</translation>
    </message>
    <message>
        <source>Match the scene, or choose a mood of its own as a counterpoint</source>
        <translation>配合場景，或另選情調作為對位</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>開啟最近的檔案(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清除此清單(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>AEMO Studio</source>
        <translation>AEMO Studio</translation>
    </message>
</context>
<context>
    <name>MusicImport</name>
    <message>
        <source>The import ended unexpectedly ({0}). What was listened to is kept; try again, and if it happens again, please report it.</source>
        <translation>匯入意外中止（{0}）。已聽過的結果會保留；請再試一次，若再次發生請回報。</translation>
    </message>
</context>
<context>
    <name>MusicPane</name>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除篩選</translation>
    </message>
    <message numerus="yes">
        <source>Filters: %Ln set</source>
        <translation>
            <numerusform>篩選：已設 %Ln 項</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>篩選</translation>
    </message>
    <message>
        <source>looking for music…</source>
        <translation>正在尋找音樂…</translation>
    </message>
    <message numerus="yes">
        <source>{0} of %Ln track(s)</source>
        <translation>
            <numerusform>%Ln 首曲目中的 {0} 首</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for music that fits…</source>
        <translation>正在尋找適合的音樂…</translation>
    </message>
    <message>
        <source>No music was sought for this film yet. Choose a catalogue in the preferences, then seek music again.</source>
        <translation>尚未為此影片尋找音樂。請在偏好設定中選擇曲庫，再重新尋找。</translation>
    </message>
    <message>
        <source>No track passes the filters. Clear them, or widen length, tempo or licence.</source>
        <translation>沒有曲目符合篩選條件。請清除條件，或放寬長度、速度或授權。</translation>
    </message>
    <message>
        <source>Every track that fits was rejected. Allow some again, or add a catalogue.</source>
        <translation>適合的曲目都已排除。請重新允許一些，或加入曲庫。</translation>
    </message>
    <message>
        <source>The catalogues hold no track for this scene. Add another catalogue.</source>
        <translation>曲庫中沒有適合此場景的曲目。請加入其他曲庫。</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note for this scene</source>
        <translation>此場景的備註</translation>
    </message>
</context>
<context>
    <name>OverviewStrip</name>
    <message>
        <source>Overview of the whole film</source>
        <translation>整部影片的概覽</translation>
    </message>
    <message>
        <source>The whole film. Drag the frame to scroll, its ends to zoom.</source>
        <translation>整部影片。拖曳框可捲動，拖曳兩端可縮放。</translation>
    </message>
</context>
<context>
    <name>PartBars</name>
    <message>
        <source>Parts of the score</source>
        <translation>分數的組成</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Face {0}</source>
        <translation>臉部 {0}</translation>
    </message>
    <message>
        <source>looks {0}</source>
        <translation>看起來{0}</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>計入</translation>
    </message>
    <message>
        <source>{0} counts</source>
        <translation>計入{0}</translation>
    </message>
    <message>
        <source>Switch off somebody who does not matter: a passer-by, a poster</source>
        <translation>關閉無關的人：路人、海報</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Picture</source>
        <translation>畫面</translation>
    </message>
    <message>
        <source>Drop a video here</source>
        <translation>將影片拖放到這裡</translation>
    </message>
    <message>
        <source>or click to choose one</source>
        <translation>或按一下以選擇</translation>
    </message>
    <message>
        <source>The video is not at {0} any more. File › Find the moved video links it again; the analysis stays usable.</source>
        <translation>影片已不在 {0}。「檔案 › 尋找已移動的影片」可重新連結；分析結果仍可使用。</translation>
    </message>
    <message>
        <source>Playback is not possible: {0}. On Debian and Ubuntu install libpulse0; everything else works.</source>
        <translation>無法播放：{0}。在 Debian 與 Ubuntu 上請安裝 libpulse0；其他功能皆可使用。</translation>
    </message>
    <message>
        <source>This file cannot be played on this machine; the analysis works all the same.</source>
        <translation>此檔案無法在這台電腦上播放；分析仍可進行。</translation>
    </message>
    <message>
        <source>Sound only: this file has no picture.</source>
        <translation>僅有聲音：此檔案沒有畫面。</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好設定</translation>
    </message>
    <message>
        <source>Looking for a GPU…</source>
        <translation>正在尋找 GPU…</translation>
    </message>
    <message>
        <source> per second</source>
        <translation> 次／秒</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Change the shortcuts…</source>
        <translation>變更快速鍵…</translation>
    </message>
    <message>
        <source>Automatic: the fastest</source>
        <translation>自動：最快者</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPU (Apple)</source>
        <translation>GPU (Apple)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>依系統</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>a GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>a GPU (Apple)</source>
        <translation>GPU (Apple)</translation>
    </message>
    <message>
        <source>Found: {0}</source>
        <translation>找到：{0}</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>視窗</translation>
    </message>
    <message>
        <source>The models run on</source>
        <translation>模型執行於</translation>
    </message>
    <message>
        <source>Looks at the faces</source>
        <translation>檢視臉部</translation>
    </message>
    <message>
        <source>Shortest scene</source>
        <translation>最短場景</translation>
    </message>
    <message>
        <source>This counts for the next analysis.</source>
        <translation>以上設定自下次分析起生效。</translation>
    </message>
    <message>
        <source>Start timecode</source>
        <translation>起始時間碼</translation>
    </message>
    <message>
        <source>Recommend from these catalogues:</source>
        <translation>從這些曲庫推薦：</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>佈景主題</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>鍵盤</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probabilities of the emotions</source>
        <translation>各情緒的機率</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Save the changes to {0}?</source>
        <translation>要儲存對 {0} 的變更嗎？</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>否則變更將會遺失。</translation>
    </message>
    <message>
        <source>Unsaved work on {0} from {1} was found.</source>
        <translation>找到 {0} 未儲存的工作（{1}）。</translation>
    </message>
    <message>
        <source>The program ended before it could be saved. Recover it?</source>
        <translation>程式在儲存之前結束。要復原嗎？</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>復原</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>捨棄</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>仍要使用</translation>
    </message>
</context>
<context>
    <name>RangeField</name>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>RecommendationCard</name>
    <message>
        <source>Locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已選用</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>分數 {0}</translation>
    </message>
</context>
<context>
    <name>RecommendationList</name>
    <message>
        <source>Recommended music</source>
        <translation>推薦音樂</translation>
    </message>
    <message>
        <source>Remove the pick</source>
        <translation>移除選曲</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>選用</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解除鎖定</translation>
    </message>
    <message>
        <source>Pick and lock</source>
        <translation>選用並鎖定</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Audition</source>
        <translation>試聽</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>開啟網頁</translation>
    </message>
    <message>
        <source>Copy the credit line</source>
        <translation>複製標示文字</translation>
    </message>
</context>
<context>
    <name>RejectedButton</name>
    <message>
        <source>Allow “{0}” again</source>
        <translation>重新允許「{0}」</translation>
    </message>
    <message>
        <source>Allow all again</source>
        <translation>全部重新允許</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) rejected here</source>
        <translation>
            <numerusform>此處已排除 %Ln 首曲目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SceneHeader</name>
    <message>
        <source>Scene {0} of {1}</source>
        <translation>場景 {0}／{1}</translation>
    </message>
    <message>
        <source>measured: {0}, {1}</source>
        <translation>測得：{0}，{1}</translation>
    </message>
    <message>
        <source>nothing measured here</source>
        <translation>此處未測得</translation>
    </message>
    <message>
        <source>Set by hand; {0}</source>
        <translation>手動設定；{0}</translation>
    </message>
    <message>
        <source>Nothing counts here; something is muted</source>
        <translation>此處沒有計入任何依據；有項目已停用</translation>
    </message>
    <message>
        <source>Nobody speaks or is seen here</source>
        <translation>此處無人說話或出現</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>What the scene feels like</source>
        <translation>場景的情緒</translation>
    </message>
    <message>
        <source>Correct what the scene feels like</source>
        <translation>修正場景的情緒</translation>
    </message>
    <message>
        <source>Back to what was measured</source>
        <translation>回到測得結果</translation>
    </message>
    <message>
        <source>Length of the scene</source>
        <translation>場景長度</translation>
    </message>
</context>
<context>
    <name>ScenePanel</name>
    <message numerus="yes">
        <source>%Ln face(s) in this scene</source>
        <translation>
            <numerusform>此場景有 %Ln 張臉</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ignored</source>
        <translation>
            <numerusform>已忽略 %Ln 張</numerusform>
        </translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>場景</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>There is no place to save to yet; choose one.</source>
        <translation>尚未選擇儲存位置；請選擇。</translation>
    </message>
    <message>
        <source>{0} is not the film that was analysed; the scenes may not fit it. Use it anyway?</source>
        <translation>{0} 不是已分析的影片；場景可能不符。仍要使用嗎？</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快速鍵</translation>
    </message>
    <message>
        <source>Search for an action or a key</source>
        <translation>搜尋動作或按鍵</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>動作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按鍵</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>變更…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重設</translation>
    </message>
    <message>
        <source>Press the new key for “{0}”, or Escape to leave it as it is.</source>
        <translation>請按下「{0}」的新按鍵，或按 Esc 保持不變。</translation>
    </message>
    <message>
        <source>{0} belongs to “{1}”. Press it again to take it away from there.</source>
        <translation>{0} 已屬於「{1}」。再按一次即可改用於此。</translation>
    </message>
    <message>
        <source>Double-click an action, or press Return, to give it a new key.</source>
        <translation>連按兩下動作，或按 Return，即可設定新按鍵。</translation>
    </message>
</context>
<context>
    <name>SoFar</name>
    <message>
        <source>Nothing found yet.</source>
        <translation>目前尚無結果。</translation>
    </message>
    <message>
        <source>Voices for {0}: {1}</source>
        <translation>語音 {0}：{1}</translation>
    </message>
    <message>
        <source>Faces for {0}: {1}</source>
        <translation>臉部 {0}：{1}</translation>
    </message>
    <message>
        <source>mostly {0}, also {1}</source>
        <translation>以{0}為主，也有{1}</translation>
    </message>
    <message>
        <source>mostly {0}</source>
        <translation>以{0}為主</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the analysis; the project stays as it was</source>
        <translation>結束分析；專案保持原狀</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Progress of the analysis</source>
        <translation>分析進度</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>訊息</translation>
    </message>
    <message>
        <source>Starting the analysis…</source>
        <translation>正在啟動分析…</translation>
    </message>
    <message>
        <source>Watching and listening</source>
        <translation>觀看與聆聽</translation>
    </message>
    <message>
        <source>Weighing the voices</source>
        <translation>衡量語音</translation>
    </message>
    <message>
        <source>Weighing the faces</source>
        <translation>衡量臉部</translation>
    </message>
    <message>
        <source>Finding the scenes</source>
        <translation>尋找場景</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩餘 {0}</translation>
    </message>
</context>
<context>
    <name>Subtitles</name>
    <message>
        <source>voice</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>face</source>
        <translation>臉部</translation>
    </message>
    <message>
        <source>[{emotion}, {strengths}]</source>
        <translation>[{emotion}，{strengths}]</translation>
    </message>
</context>
<context>
    <name>TimelineFooter</name>
    <message>
        <source>Ribbon</source>
        <translation>堆疊</translation>
    </message>
    <message>
        <source>Stack all eight emotions</source>
        <translation>堆疊八種情緒</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show the whole film</source>
        <translation>顯示整部影片</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>縮放</translation>
    </message>
    <message>
        <source>Colours of the emotions</source>
        <translation>情緒的顏色</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>時間軸</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>軌道</translation>
    </message>
</context>
<context>
    <name>Warning</name>
    <message>
        <source>The film has no sound: the emotions rest on the faces alone. Correct by hand what does not fit.</source>
        <translation>影片沒有聲音：情緒只依據臉部。不合的地方請手動更正。</translation>
    </message>
    <message>
        <source>Nobody speaks in this film: the emotions rest on the faces alone. Correct by hand what does not fit.</source>
        <translation>影片中沒有人說話：情緒只依據臉部。不合的地方請手動更正。</translation>
    </message>
    <message>
        <source>The file has no picture: the emotions rest on the voices alone. Correct by hand what does not fit.</source>
        <translation>檔案沒有畫面：情緒只依據語音。不合的地方請手動更正。</translation>
    </message>
    <message>
        <source>No usable face was found: the emotions rest on the voices alone. Correct by hand what does not fit.</source>
        <translation>找不到可用的臉部：情緒只依據語音。不合的地方請手動更正。</translation>
    </message>
    <message>
        <source>Neither speech nor faces were found: set the emotions of the scenes by hand.</source>
        <translation>找不到語音，也找不到臉部：請手動設定各場景的情緒。</translation>
    </message>
    <message>
        <source>Parts of the film are damaged.</source>
        <translation>影片有部分損壞。</translation>
    </message>
    <message>
        <source>The film ends early.</source>
        <translation>影片提早結束。</translation>
    </message>
    <message>
        <source>Parts of a catalogue cannot be used.</source>
        <translation>曲庫有部分無法使用。</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Exported {0}</source>
        <translation>已匯出 {0}</translation>
    </message>
</context>
<context>
    <name>_Cards</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>模型說明卡</translation>
    </message>
    <message>
        <source>**Licence:** {0}

**Origin:** {1}

**sha256:** `{2}`

---

</source>
        <translation>**授權**：{0}

**來源**：{1}

**sha256**：`{2}`

---

</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>reference only: clear the rights</source>
        <translation>僅供參考：須先取得授權</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>未註明授權</translation>
    </message>
    <message>
        <source>{0} bpm</source>
        <translation>{0} bpm</translation>
    </message>
    <message>
        <source>sung</source>
        <translation>有演唱</translation>
    </message>
    <message>
        <source>instrumental</source>
        <translation>純音樂</translation>
    </message>
    <message>
        <source>length and tempo not known</source>
        <translation>長度與速度不明</translation>
    </message>
    <message>
        <source>length not known</source>
        <translation>長度不明</translation>
    </message>
    <message>
        <source>{0}, lasts through the scene</source>
        <translation>{0}，足以涵蓋場景</translation>
    </message>
    <message>
        <source>{0}, ends {1} early</source>
        <translation>{0}，提早 {1} 結束</translation>
    </message>
    <message>
        <source>{0}, credit needed</source>
        <translation>{0}，須標示來源</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>Picked by you; not among the recommendations any more.</source>
        <translation>由您選用；已不在推薦之列。</translation>
    </message>
    <message>
        <source>Locked by you; not compared with other tracks.</source>
        <translation>由您鎖定；不與其他曲目比較。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>already suggested for another scene</source>
        <translation>已推薦給其他場景</translation>
    </message>
    <message>
        <source>{0} music as you intended</source>
        <translation>依您的意圖：{0}的音樂</translation>
    </message>
    <message>
        <source>No speech or face to go by here, so the music stays neutral</source>
        <translation>此處沒有語音或臉部可依據，因此音樂保持中性</translation>
    </message>
    <message>
        <source>a stretch of it fits the scene from bar to bar</source>
        <translation>其中有一段可依小節配合場景長度</translation>
    </message>
    <message>
        <source>could carry on from the scene before</source>
        <translation>可由前一場景延續</translation>
    </message>
    <message>
        <source>locked by you</source>
        <translation>由您鎖定</translation>
    </message>
    <message>
        <source>{0} scene (set by you)</source>
        <translation>{0}的場景（由您設定）</translation>
    </message>
    <message>
        <source>{0} scene ({1})</source>
        <translation>{0}的場景（{1}）</translation>
    </message>
    <message>
        <source>{0} music as you intended, for a scene that feels {1}</source>
        <translation>依您的意圖採用{0}的音樂，場景感受為{1}</translation>
    </message>
    <message>
        <source>{0}, with {1} {2}</source>
        <translation>{0}，另有{1} {2}</translation>
    </message>
    <message>
        <source>the track&apos;s moods: {0}</source>
        <translation>曲目的情調：{0}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>very close in feeling</source>
        <translation>感受非常接近</translation>
    </message>
    <message>
        <source>close in feeling</source>
        <translation>感受接近</translation>
    </message>
    <message>
        <source>some way off in feeling</source>
        <translation>感受略有差距</translation>
    </message>
    <message>
        <source>{0} bpm suits the pace</source>
        <translation>{0} bpm 符合節奏</translation>
    </message>
    <message>
        <source>{0} bpm does not quite suit the pace</source>
        <translation>{0} bpm 不太符合節奏</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>cut</source>
        <translation>剪接點</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>場景</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>playhead</source>
        <translation>播放頭</translation>
    </message>
    <message>
        <source>range</source>
        <translation>範圍</translation>
    </message>
    <message>
        <source>no speech</source>
        <translation>沒有語音</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>沒有臉部</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>沒有依據</translation>
    </message>
    <message>
        <source>no audio</source>
        <translation>沒有音訊</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>沒有畫面</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>語音</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>臉部</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>綜合</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>場景</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>shot {0} of {1}</source>
        <translation>鏡頭 {0}／{1}</translation>
    </message>
    <message>
        <source>not analysed yet</source>
        <translation>尚未分析</translation>
    </message>
    <message>
        <source>then {0} {1}</source>
        <translation>其次{0} {1}</translation>
    </message>
    <message>
        <source>coverage {0}</source>
        <translation>覆蓋率 {0}</translation>
    </message>
    <message>
        <source>Scene {0}: {1}</source>
        <translation>場景 {0}：{1}</translation>
    </message>
    <message>
        <source>runs out {0} before the scene ends</source>
        <translation>在場景結束前 {0} 即播完</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>marker {0}</source>
        <translation>標記 {0}</translation>
    </message>
    <message>
        <source>Drag: move this boundary (Alt: without snapping to cuts)</source>
        <translation>拖曳：移動此分界（Alt：不貼齊剪接點）</translation>
    </message>
    <message>
        <source>In: drag to move</source>
        <translation>入點：拖曳可移動</translation>
    </message>
    <message>
        <source>Out: drag to move</source>
        <translation>出點：拖曳可移動</translation>
    </message>
    <message>
        <source>length unknown</source>
        <translation>長度不明</translation>
    </message>
    <message>
        <source>runs out {0} early</source>
        <translation>提早 {0} 結束</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手動設定</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>平靜</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>快樂</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>悲傷</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>憤怒</translation>
    </message>
    <message>
        <source>fearful</source>
        <translation>恐懼</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>厭惡</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>驚訝</translation>
    </message>
    <message>
        <source>aggression</source>
        <translation>攻擊性</translation>
    </message>
    <message>
        <source>anger</source>
        <translation>怒氣</translation>
    </message>
    <message>
        <source>angst</source>
        <translation>焦慮</translation>
    </message>
    <message>
        <source>brooding</source>
        <translation>沉鬱</translation>
    </message>
    <message>
        <source>cheerful</source>
        <translation>歡快</translation>
    </message>
    <message>
        <source>confident</source>
        <translation>自信</translation>
    </message>
    <message>
        <source>depressed</source>
        <translation>憂鬱</translation>
    </message>
    <message>
        <source>desire</source>
        <translation>渴望</translation>
    </message>
    <message>
        <source>dreamy</source>
        <translation>夢幻</translation>
    </message>
    <message>
        <source>earnest</source>
        <translation>真摯</translation>
    </message>
    <message>
        <source>excitement</source>
        <translation>激動</translation>
    </message>
    <message>
        <source>grief</source>
        <translation>哀慟</translation>
    </message>
    <message>
        <source>pessimism</source>
        <translation>悲觀</translation>
    </message>
    <message>
        <source>romantic</source>
        <translation>浪漫</translation>
    </message>
    <message>
        <source>upbeat</source>
        <translation>輕快</translation>
    </message>
    <message>
        <source>emotion match</source>
        <translation>情緒相符</translation>
    </message>
    <message>
        <source>affect closeness</source>
        <translation>情感接近</translation>
    </message>
    <message>
        <source>length fit</source>
        <translation>長度適合</translation>
    </message>
    <message>
        <source>tempo fit</source>
        <translation>速度適合</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>長度契合</translation>
    </message>
    <message>
        <source>diversity</source>
        <translation>多樣性</translation>
    </message>
    <message>
        <source>continuity</source>
        <translation>連貫性</translation>
    </message>
    <message>
        <source>How far music of this track&apos;s emotion serves what the scene feels like</source>
        <translation>此曲目的情緒在多大程度上符合場景的感受</translation>
    </message>
    <message>
        <source>How near the track&apos;s moods are in pleasure, excitement and strength</source>
        <translation>曲目情調在愉悅、激動與強度上有多接近</translation>
    </message>
    <message>
        <source>Whether the track lasts through the scene</source>
        <translation>曲目是否足以涵蓋場景</translation>
    </message>
    <message>
        <source>How well the tempo suits the scene&apos;s excitement</source>
        <translation>速度是否符合場景的激動程度</translation>
    </message>
    <message>
        <source>Whether a stretch of the track, from bar to bar, is as long as the scene</source>
        <translation>曲目中是否有一段以小節為界、與場景等長的段落</translation>
    </message>
    <message>
        <source>How different it is from the tracks above it in the list</source>
        <translation>與清單中前面的曲目有多不同</translation>
    </message>
    <message>
        <source>Lower when it is suggested for other scenes, too, without carrying on</source>
        <translation>若未延續而又推薦給其他場景，分數較低</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>語音</translation>
    </message>
    <message>
        <source>face</source>
        <translation>臉部</translation>
    </message>
    <message>
        <source>together</source>
        <translation>綜合</translation>
    </message>
    <message>
        <source>almost certain</source>
        <translation>幾乎確定</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>相當確定</translation>
    </message>
    <message>
        <source>not very sure</source>
        <translation>不太確定</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不確定</translation>
    </message>
    <message>
        <source>a mere guess</source>
        <translation>僅為猜測</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}，{1}</translation>
    </message>
    <message>
        <source>{0}&#xa0;%</source>
        <translation>{0}&#xa0;%</translation>
    </message>
    <message>
        <source>{0}&#xa0;s</source>
        <translation>{0}&#xa0;秒</translation>
    </message>
</context>
</TS>
