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
        <source>Add a folder of sound e&amp;ffects…</source>
        <translation>加入音效資料夾…(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find the moved video…</source>
        <translation>尋找已移動的影片(&amp;F)…</translation>
    </message>
    <message>
        <source>This film was re&amp;cut…</source>
        <translation>影片已重新剪輯(&amp;U)…</translation>
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
        <source>Mark the &amp;scene</source>
        <translation>標記場景(&amp;S)</translation>
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
        <source>Name, colour and note of the marker…</source>
        <translation>標記的名稱、顏色與備註…</translation>
    </message>
    <message>
        <source>&amp;Next marker</source>
        <translation>下一個標記(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious marker</source>
        <translation>上一個標記(&amp;V)</translation>
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
        <source>Ignore the s&amp;peech here</source>
        <translation>此場景不計語音(&amp;E)</translation>
    </message>
    <message>
        <source>Ignore the &amp;faces here</source>
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
        <source>Pick the best e&amp;verywhere</source>
        <translation>全部選用最佳曲目(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Lock the pick</source>
        <translation>鎖定選曲(&amp;L)</translation>
    </message>
    <message>
        <source>Mute the pic&amp;k</source>
        <translation>將選曲靜音(&amp;K)</translation>
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
        <source>&amp;Go to a timecode…</source>
        <translation>前往時間碼(&amp;G)…</translation>
    </message>
    <message>
        <source>To the marked in</source>
        <translation>前往入點</translation>
    </message>
    <message>
        <source>To the marked out</source>
        <translation>前往出點</translation>
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
        <source>S&amp;nap in the timeline</source>
        <translation>時間軸吸附(&amp;N)</translation>
    </message>
    <message>
        <source>Outline the &amp;faces</source>
        <translation>框出臉部(&amp;F)</translation>
    </message>
    <message>
        <source>List the &amp;scenes</source>
        <translation>場景清單(&amp;S)</translation>
    </message>
    <message>
        <source>List the &amp;characters</source>
        <translation>列出角色(&amp;C)</translation>
    </message>
    <message>
        <source>Characters in the &amp;timeline</source>
        <translation>在時間軸顯示角色(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Picture over the whole screen</source>
        <translation>畫面佔滿螢幕(&amp;P)</translation>
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
        <source>&amp;Manual</source>
        <translation>使用手冊(&amp;M)</translation>
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
        <source>&amp;Report a problem…</source>
        <translation>回報問題(&amp;R)…</translation>
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
    <message>
        <source>In the list of music</source>
        <translation>在音樂清單中</translation>
    </message>
    <message>
        <source>Pick the track</source>
        <translation>選用曲目</translation>
    </message>
    <message>
        <source>Lock the pick</source>
        <translation>鎖定選曲</translation>
    </message>
    <message>
        <source>Reject the track</source>
        <translation>拒絕曲目</translation>
    </message>
    <message>
        <source>Audition the track</source>
        <translation>試聽曲目</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>開啟曲目頁面</translation>
    </message>
    <message>
        <source>In the list of sound effects</source>
        <translation>在音效清單中</translation>
    </message>
    <message>
        <source>Pick the effect, or remove it</source>
        <translation>選用或移除音效</translation>
    </message>
    <message>
        <source>Remove the picked effect</source>
        <translation>移除選用的音效</translation>
    </message>
    <message>
        <source>Move it by a frame</source>
        <translation>移動一格</translation>
    </message>
    <message>
        <source>Move it by a second</source>
        <translation>移動一秒</translation>
    </message>
    <message>
        <source>Listen to it at its place</source>
        <translation>在其位置聆聽</translation>
    </message>
    <message>
        <source>In the list of scenes</source>
        <translation>在場景清單中</translation>
    </message>
    <message>
        <source>Go to the scene</source>
        <translation>前往場景</translation>
    </message>
    <message>
        <source>Loop the scene</source>
        <translation>循環播放場景</translation>
    </message>
    <message>
        <source>In the list of characters</source>
        <translation>在角色清單中</translation>
    </message>
    <message>
        <source>Name the character</source>
        <translation>為角色命名</translation>
    </message>
    <message>
        <source>Show the character alone</source>
        <translation>只顯示該角色</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>顯示所有人</translation>
    </message>
    <message>
        <source>On the timeline and the picture</source>
        <translation>在時間軸與畫面上</translation>
    </message>
    <message>
        <source>Let go of what is dragged</source>
        <translation>放開正在拖曳的項目</translation>
    </message>
    <message>
        <source>Leave the whole screen</source>
        <translation>離開全螢幕畫面</translation>
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
        <source>Show what the scene feels like</source>
        <translation>顯示場景的感受</translation>
    </message>
    <message>
        <source>Show the music for the scene</source>
        <translation>顯示場景的音樂</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
</context>
<context>
    <name>AudioTrackRow</name>
    <message>
        <source>Voices from</source>
        <translation>語音來自</translation>
    </message>
    <message>
        <source>Audio track that the voices are read from</source>
        <translation>讀取語音的音軌</translation>
    </message>
    <message>
        <source>Read the voices from another audio track: the film is analysed again</source>
        <translation>改由另一條音軌讀取語音：影片會重新分析</translation>
    </message>
    <message>
        <source>All of them, mixed</source>
        <translation>全部混合</translation>
    </message>
    <message>
        <source>Automatic: the dialogue</source>
        <translation>自動：對白</translation>
    </message>
    <message>
        <source>Automatic: {0}</source>
        <translation>自動：{0}</translation>
    </message>
    <message>
        <source>nobody speaks</source>
        <translation>沒有人說話</translation>
    </message>
    <message>
        <source>{0} of speech</source>
        <translation>語音 {0}</translation>
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
        <source>“{0}” is muted in this scene, so it is not heard.</source>
        <translation>「{0}」在此場景已靜音，因此聽不到。</translation>
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
    <name>BestWords</name>
    <message numerus="yes">
        <source>Music picked for %Ln scene(s).</source>
        <translation>
            <numerusform>已為 %Ln 個場景選用音樂。</numerusform>
        </translation>
    </message>
    <message>
        <source>No music was picked.</source>
        <translation>沒有選用任何音樂。</translation>
    </message>
    <message>
        <source>Nobody speaks or is seen in {0}: choose there yourself.</source>
        <translation>{0}沒有人說話或出現：請自行選擇。</translation>
    </message>
    <message>
        <source>There is no track for {0}.</source>
        <translation>{0}沒有曲目。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln scene(s)</source>
        <translation>
            <numerusform>%Ln 個場景</numerusform>
        </translation>
    </message>
    <message>
        <source>scene {0}</source>
        <translation>場景 {0}</translation>
    </message>
    <message>
        <source>scenes {0}</source>
        <translation>場景 {0}</translation>
    </message>
</context>
<context>
    <name>CastDelegate</name>
    <message>
        <source>Name of the character</source>
        <translation>角色名稱</translation>
    </message>
</context>
<context>
    <name>CastMenu</name>
    <message>
        <source>&amp;Rename</source>
        <translation>重新命名(&amp;R)</translation>
    </message>
    <message>
        <source>Show &amp;alone</source>
        <translation>只看此角色(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Merge into</source>
        <translation>合併至(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Divide…</source>
        <translation>拆分(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Not a person</source>
        <translation>不是人物(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Merge all of them into {0}</source>
        <translation>全部合併至 {0}(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Show again</source>
        <translation>重新顯示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隱藏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>顏色(&amp;C)</translation>
    </message>
</context>
<context>
    <name>CastPanel</name>
    <message numerus="yes">
        <source>%Ln hidden</source>
        <translation>
            <numerusform>已隱藏 %Ln 位</numerusform>
        </translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>重新分析</translation>
    </message>
    <message>
        <source>List the hidden characters, too</source>
        <translation>一併列出已隱藏的角色</translation>
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
        <source>your own music: what you imported</source>
        <translation>您自己的音樂：匯入的檔案</translation>
    </message>
    <message>
        <source>Remove {0} from the list</source>
        <translation>從清單移除 {0}</translation>
    </message>
</context>
<context>
    <name>CharacterColours</name>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>紅色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黃色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>綠色</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>藍色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉紅色</translation>
    </message>
</context>
<context>
    <name>Characters</name>
    <message>
        <source>seen {0}</source>
        <translation>出鏡 {0}</translation>
    </message>
    <message>
        <source>heard {0}</source>
        <translation>說話 {0}</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>不計入</translation>
    </message>
    <message>
        <source>mostly {0}</source>
        <translation>以{0}為主</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隱藏</translation>
    </message>
    <message>
        <source>No characters found</source>
        <translation>找不到角色</translation>
    </message>
    <message>
        <source>No characters yet</source>
        <translation>尚無角色</translation>
    </message>
    <message>
        <source>Nobody in this film can be seen or heard clearly enough to be recognised again.</source>
        <translation>影片中沒有人的臉或聲音清楚到足以再次辨認。</translation>
    </message>
    <message>
        <source>This film was analysed without recognising people. Analyse again to find the characters.</source>
        <translation>分析這部影片時未辨識人物。重新分析即可找出角色。</translation>
    </message>
    <message>
        <source>This project comes from an older version. Analyse again to find the characters.</source>
        <translation>此專案來自較舊的版本。重新分析即可找出角色。</translation>
    </message>
    <message>
        <source>Show everybody&apos;s voice and face again</source>
        <translation>重新顯示所有人的聲音與臉部</translation>
    </message>
    <message>
        <source>Show the voice and face of {0} alone</source>
        <translation>只顯示 {0} 的聲音與臉部</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>all genres</source>
        <translation>所有曲風</translation>
    </message>
    <message>
        <source>genre</source>
        <translation>曲風</translation>
    </message>
    <message>
        <source>Genre: {0}</source>
        <translation>曲風：{0}</translation>
    </message>
    <message>
        <source>Only music of one genre</source>
        <translation>只列出一種曲風的音樂</translation>
    </message>
    <message>
        <source>free only</source>
        <translation>免費</translation>
    </message>
    <message>
        <source>has a file</source>
        <translation>有檔案</translation>
    </message>
    <message>
        <source>long enough</source>
        <translation>夠長</translation>
    </message>
    <message>
        <source>instrumental</source>
        <translation>純音樂</translation>
    </message>
    <message>
        <source>Only music that may be published, with credit</source>
        <translation>只列出標示來源即可發行的音樂</translation>
    </message>
    <message>
        <source>Only music that can be heard here</source>
        <translation>只列出這裡能聽到的音樂</translation>
    </message>
    <message>
        <source>Only music that lasts through the scene</source>
        <translation>只列出足以涵蓋場景的音樂</translation>
    </message>
    <message>
        <source>Only music that is known to have no singing</source>
        <translation>只列出已知沒有歌唱的音樂</translation>
    </message>
    <message>
        <source>Only favourites</source>
        <translation>只列出我的最愛</translation>
    </message>
</context>
<context>
    <name>ChoicePage</name>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>A folder for the files</source>
        <translation>存放檔案的資料夾</translation>
    </message>
    <message>
        <source>{0} (folder)</source>
        <translation>{0}（資料夾）</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) and folders are written.</source>
        <translation>
            <numerusform>將寫入 %n 個檔案或資料夾。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose what is to be written.</source>
        <translation>請選擇要寫入的內容。</translation>
    </message>
    <message>
        <source>Nothing is picked yet: there will be no music in it.</source>
        <translation>尚未選曲：其中不會有音樂。</translation>
    </message>
    <message>
        <source>The video has moved: find it first, or link it there again.</source>
        <translation>影片已移動：請先找到它，或在那裡重新連結。</translation>
    </message>
    <message>
        <source>For people</source>
        <translation>給人看的</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>資料</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>寫入的內容</translation>
    </message>
    <message>
        <source>Where do you edit?</source>
        <translation>您在哪裡剪輯？</translation>
    </message>
    <message>
        <source>For {0}</source>
        <translation>給 {0}</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>資料夾</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
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
        <source>Genre</source>
        <translation>曲風</translation>
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
    <name>ContradictionLine</name>
    <message>
        <source>Voice: {0} · Face: {1}</source>
        <translation>聲音：{0} · 臉部：{1}</translation>
    </message>
    <message>
        <source>follow the voice</source>
        <translation>依聲音</translation>
    </message>
    <message>
        <source>The face does not count in this scene</source>
        <translation>此場景不計臉部</translation>
    </message>
    <message>
        <source>follow the face</source>
        <translation>依臉部</translation>
    </message>
    <message>
        <source>The voice does not count in this scene</source>
        <translation>此場景不計聲音</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手動設定</translation>
    </message>
    <message>
        <source>Say yourself what the scene feels like</source>
        <translation>自行指定場景的情緒</translation>
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
        <source>Go to the timecode</source>
        <translation>前往的時間碼</translation>
    </message>
    <message>
        <source>Click to type where to go: 1012, 10:12, +5, −1:00</source>
        <translation>按一下可輸入位置：1012、10:12、+5、−1:00</translation>
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
        <source>no speech here</source>
        <translation>此處沒有語音</translation>
    </message>
    <message>
        <source>speech too faint to read</source>
        <translation>語音太弱，無法判讀</translation>
    </message>
    <message>
        <source>ignored in this scene</source>
        <translation>此場景不計</translation>
    </message>
    <message>
        <source>no words here: {0}</source>
        <translation>這裡沒有話語：{0}</translation>
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
        <source>%Ln passed over</source>
        <translation>
            <numerusform>略過 %Ln 個</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
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
    <name>Descriptions</name>
    <message>
        <source>Plays from {start} to {end}</source>
        <translation>播放 {start} 至 {end}</translation>
    </message>
    <message>
        <source>{times}, muted</source>
        <translation>{times}，已靜音</translation>
    </message>
    <message>
        <source>{times} (scenes {first} to {last})</source>
        <translation>{times}（場景 {first} 至 {last}）</translation>
    </message>
    <message>
        <source>{times}, from the beginning of the track.</source>
        <translation>{times}，從曲目開頭起。</translation>
    </message>
    <message>
        <source>{times}: {stretch}.</source>
        <translation>{times}：{stretch}。</translation>
    </message>
    <message>
        <source>the track from {begin} ({entry}) to {end} ({exit})</source>
        <translation>曲目的 {begin}（{entry}）至 {end}（{exit}）</translation>
    </message>
    <message>
        <source>; too short, so it goes back once at {begin} to {end}</source>
        <translation>；曲目太短，因此在 {begin} 回到 {end} 一次</translation>
    </message>
    <message>
        <source>; too short, so it goes back {count} times at {begin} to {end}</source>
        <translation>；曲目太短，因此在 {begin} 回到 {end} 共 {count} 次</translation>
    </message>
    <message>
        <source>; cut to the length of the scenes in {count} pieces</source>
        <translation>；剪成 {count} 段以符合場景長度</translation>
    </message>
    <message>
        <source>beginning</source>
        <translation>開頭</translation>
    </message>
    <message>
        <source>section</source>
        <translation>樂段</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>小節</translation>
    </message>
    <message>
        <source>beat</source>
        <translation>拍點</translation>
    </message>
    <message>
        <source>end</source>
        <translation>結尾</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>任意處</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>The saved project cannot be read any more.</source>
        <translation>已儲存的專案無法再讀取。</translation>
    </message>
    <message>
        <source>The project was saved again since then.</source>
        <translation>在那之後專案又儲存過。</translation>
    </message>
    <message>
        <source>It does not differ from what was saved.</source>
        <translation>與已儲存的內容沒有差異。</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>未儲存：{0}</translation>
    </message>
    <message>
        <source>scene boundaries ({0} scenes)</source>
        <translation>場景邊界（{0} 個場景）</translation>
    </message>
    <message>
        <source>markers ({0})</source>
        <translation>標記（{0}）</translation>
    </message>
    <message>
        <source>choice of music</source>
        <translation>音樂的選擇範圍</translation>
    </message>
    <message>
        <source>ignored faces</source>
        <translation>忽略的臉部</translation>
    </message>
    <message>
        <source>emotions ({0})</source>
        <translation>情緒（{0}）</translation>
    </message>
    <message>
        <source>picks ({0})</source>
        <translation>選曲（{0}）</translation>
    </message>
    <message>
        <source>notes ({0})</source>
        <translation>備註（{0}）</translation>
    </message>
    <message>
        <source>evidence that does not count ({0})</source>
        <translation>不計入的依據（{0}）</translation>
    </message>
    <message>
        <source>intentions ({0})</source>
        <translation>音樂意圖（{0}）</translation>
    </message>
    <message>
        <source>rejected tracks ({0})</source>
        <translation>拒絕的曲目（{0}）</translation>
    </message>
</context>
<context>
    <name>DivideDialog</name>
    <message>
        <source>&amp;Move</source>
        <translation>移動(&amp;M)</translation>
    </message>
    <message>
        <source>Divide {0}</source>
        <translation>拆分 {0}</translation>
    </message>
    <message>
        <source>Select what is not {0}.</source>
        <translation>請選取不屬於 {0} 的項目。</translation>
    </message>
    <message>
        <source>It &amp;belongs to</source>
        <translation>歸屬於(&amp;B)</translation>
    </message>
    <message>
        <source>It belongs to</source>
        <translation>歸屬於</translation>
    </message>
    <message>
        <source>somebody new</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Face at {0}</source>
        <translation>{0} 的臉部</translation>
    </message>
    <message>
        <source>Line at {0}</source>
        <translation>{0} 的台詞</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>There is no file {0}; check the path.</source>
        <translation>沒有檔案 {0}；請檢查路徑。</translation>
    </message>
    <message>
        <source>The analysis has stopped; what was found so far stays.</source>
        <translation>分析已停止；目前找到的內容會保留。</translation>
    </message>
    <message>
        <source>The analysis is done.</source>
        <translation>分析完成。</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已儲存 {0}</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>What was written</source>
        <translation>已寫入的內容</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在資料夾中顯示</translation>
    </message>
    <message>
        <source>How to open it</source>
        <translation>如何開啟</translation>
    </message>
    <message>
        <source>Export more…</source>
        <translation>匯出更多…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Exported to {0}</source>
        <translation>已匯出到 {0}</translation>
    </message>
    <message>
        <source>How to open it in {0}</source>
        <translation>如何在 {0} 中開啟</translation>
    </message>
</context>
<context>
    <name>DropFrame</name>
    <message>
        <source>Import as music</source>
        <translation>匯入為音樂</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>Open as a sound-only film</source>
        <translation>開啟為只有聲音的影片</translation>
    </message>
    <message numerus="yes">
        <source>%n files and folders</source>
        <translation>
            <numerusform>%n 個檔案與資料夾</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditNames</name>
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
        <source>ignore speech in scene {0}</source>
        <translation>場景 {0} 不計語音</translation>
    </message>
    <message>
        <source>ignore faces in scene {0}</source>
        <translation>場景 {0} 不計臉部</translation>
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
        <source>let speech count in scene {0}</source>
        <translation>場景 {0} 計入語音</translation>
    </message>
    <message>
        <source>let faces count in scene {0}</source>
        <translation>場景 {0} 計入臉部</translation>
    </message>
    <message>
        <source>follow the voice in scene {0}</source>
        <translation>場景 {0} 依聲音</translation>
    </message>
    <message>
        <source>follow the face in scene {0}</source>
        <translation>場景 {0} 依臉部</translation>
    </message>
    <message>
        <source>scene {0} as measured</source>
        <translation>場景 {0} 依測得結果</translation>
    </message>
    <message>
        <source>set scene {0} to {1}</source>
        <translation>場景 {0} 設為{1}</translation>
    </message>
    <message>
        <source>level of the music of scene {0}</source>
        <translation>場景 {0} 的音樂音量</translation>
    </message>
    <message>
        <source>fades of the music of scene {0}</source>
        <translation>場景 {0} 的音樂淡入淡出</translation>
    </message>
    <message>
        <source>name of a character</source>
        <translation>角色名稱</translation>
    </message>
    <message>
        <source>colour of a character</source>
        <translation>角色顏色</translation>
    </message>
    <message>
        <source>hide a character</source>
        <translation>隱藏角色</translation>
    </message>
    <message>
        <source>show a character again</source>
        <translation>重新顯示角色</translation>
    </message>
    <message>
        <source>merge characters</source>
        <translation>合併角色</translation>
    </message>
    <message>
        <source>divide a character</source>
        <translation>拆分角色</translation>
    </message>
    <message>
        <source>move to another character</source>
        <translation>移至另一角色</translation>
    </message>
    <message>
        <source>remove what is not a person</source>
        <translation>移除非人物</translation>
    </message>
    <message>
        <source>ignore somebody&apos;s faces</source>
        <translation>忽略某人的臉部</translation>
    </message>
    <message>
        <source>let somebody&apos;s faces count again</source>
        <translation>重新計入某人的臉部</translation>
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
        <source>pick the best everywhere</source>
        <translation>全部選用最佳曲目</translation>
    </message>
    <message>
        <source>music of scene {0} up to scene {1}</source>
        <translation>場景 {0} 的音樂延續至場景 {1}</translation>
    </message>
    <message>
        <source>remove the fit of scene {0}</source>
        <translation>移除場景 {0} 的配合剪輯</translation>
    </message>
    <message>
        <source>fit the music to scene {0}</source>
        <translation>將音樂剪至場景 {0} 的長度</translation>
    </message>
    <message>
        <source>mute the music of scene {0}</source>
        <translation>將場景 {0} 的音樂靜音</translation>
    </message>
    <message>
        <source>let the music of scene {0} be heard</source>
        <translation>取消場景 {0} 的音樂靜音</translation>
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
        <source>change a marker</source>
        <translation>更改標記</translation>
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
        <source>pick a sound effect</source>
        <translation>選用音效</translation>
    </message>
    <message>
        <source>move a sound effect</source>
        <translation>移動音效</translation>
    </message>
    <message>
        <source>remove a sound effect</source>
        <translation>移除音效</translation>
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
    <name>EditingPrograms</name>
    <message>
        <source>the film with the picked music under it</source>
        <translation>配上選曲的影片</translation>
    </message>
    <message>
        <source>Play it anywhere; only music with a file can be heard.</source>
        <translation>可在任何地方播放；只有附檔案的音樂聽得到。</translation>
    </message>
    <message>
        <source>A new timeline: the film, its scenes as markers, the picked music in place.</source>
        <translation>一條新時間軸：影片、以標記呈現的場景、就位的選曲。</translation>
    </message>
    <message>
        <source>Markers for a timeline that you have already: scenes with their emotions.</source>
        <translation>給既有時間軸的標記：場景與其情緒。</translation>
    </message>
    <message>
        <source>The picked music as sound files, cut and faded as it plays.</source>
        <translation>選曲的聲音檔，依播放方式裁剪並淡入淡出。</translation>
    </message>
    <message>
        <source>A table of markers, for a spreadsheet or a marker panel.</source>
        <translation>標記表格，供試算表或標記面板使用。</translation>
    </message>
    <message>
        <source>The film, markers and the picked music with its fades, on a timeline.</source>
        <translation>時間軸上的影片、標記，以及帶淡入淡出的選曲。</translation>
    </message>
    <message>
        <source>Scenes, turns of emotion and the beginnings of music as markers.</source>
        <translation>以標記呈現的場景、情緒轉折與音樂的開始。</translation>
    </message>
    <message>
        <source>File &gt; Import &gt; Timeline, choose the file. Link the media if asked.</source>
        <translation>File &gt; Import &gt; Timeline，選擇檔案。若被詢問，請連結媒體。</translation>
    </message>
    <message>
        <source>Import the files of the folder as sound, and place each at its time stamp.</source>
        <translation>將資料夾中的檔案匯入為聲音，並依各自的時間戳記放置。</translation>
    </message>
    <message>
        <source>In the Media Pool right-click your timeline: Timelines &gt; Import &gt; Timeline Markers from EDL.</source>
        <translation>在 Media Pool 中以右鍵按您的時間軸：Timelines &gt; Import &gt; Timeline Markers from EDL。</translation>
    </message>
    <message>
        <source>File &gt; Import, choose the file. The sequence appears in the project panel; open it by a double click.</source>
        <translation>File &gt; Import，選擇檔案。序列會出現在專案面板中；按兩下開啟。</translation>
    </message>
    <message>
        <source>Premiere itself reads no such table: open it in a spreadsheet, or in a marker panel for Premiere.</source>
        <translation>Premiere 本身不讀取這種表格：請用試算表，或 Premiere 的標記面板開啟。</translation>
    </message>
    <message>
        <source>File &gt; Import &gt; XML, choose the file. Relink the music if asked.</source>
        <translation>File &gt; Import &gt; XML，選擇檔案。若被詢問，請重新連結音樂。</translation>
    </message>
    <message>
        <source>File &gt; Input &gt; Import Media, choose the file. Then link the film and the music.</source>
        <translation>File &gt; Input &gt; Import Media，選擇檔案，再連結影片與音樂。</translation>
    </message>
    <message>
        <source>Load the sequence; Tools &gt; Markers; menu of that window &gt; Import Markers.</source>
        <translation>載入序列；Tools &gt; Markers；該視窗的選單 &gt; Import Markers。</translation>
    </message>
    <message>
        <source>File &gt; OpenTimelineIO Import, choose the file.</source>
        <translation>File &gt; OpenTimelineIO Import，選擇檔案。</translation>
    </message>
    <message>
        <source>File &gt; Import &gt; Session Data, choose the file and the tracks.</source>
        <translation>File &gt; Import &gt; Session Data，選擇檔案與音軌。</translation>
    </message>
    <message>
        <source>Import the MIDI file, with its markers, at the start of the film.</source>
        <translation>在影片開頭匯入 MIDI 檔，連同標記。</translation>
    </message>
    <message>
        <source>A project: the film, scenes as regions, markers, the picked music with its fades.</source>
        <translation>一個專案：影片、以區段呈現的場景、標記，以及帶淡入淡出的選曲。</translation>
    </message>
    <message>
        <source>File &gt; Open project, choose the file.</source>
        <translation>File &gt; Open project，選擇檔案。</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>其他軟體</translation>
    </message>
    <message>
        <source>Import it as Final Cut Pro 7 XML, which many programs read.</source>
        <translation>以 Final Cut Pro 7 XML 匯入，許多軟體都能讀取。</translation>
    </message>
    <message>
        <source>Import it as OpenTimelineIO.</source>
        <translation>以 OpenTimelineIO 匯入。</translation>
    </message>
    <message>
        <source>Import it as AAF.</source>
        <translation>以 AAF 匯入。</translation>
    </message>
    <message>
        <source>Logic, Cubase, Nuendo: import the MIDI file, with its markers, at the start of the film.</source>
        <translation>Logic、Cubase、Nuendo：在影片開頭匯入 MIDI 檔，連同標記。</translation>
    </message>
    <message>
        <source>Scenes and emotions as labels for Audacity.</source>
        <translation>給 Audacity 的標籤：場景與情緒。</translation>
    </message>
    <message>
        <source>Audacity: File &gt; Import &gt; Labels.</source>
        <translation>Audacity：File &gt; Import &gt; Labels。</translation>
    </message>
</context>
<context>
    <name>EffectFolderBar</name>
    <message>
        <source>Take out {0}</source>
        <translation>移除 {0}</translation>
    </message>
    <message>
        <source>Add effects folder…</source>
        <translation>加入音效資料夾…</translation>
    </message>
    <message>
        <source>Your folders</source>
        <translation>您的資料夾</translation>
    </message>
    <message>
        <source>Effect {0} of {1}: cancel</source>
        <translation>音效 {0}／{1}：取消</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>EffectFolders</name>
    <message>
        <source>A folder of sound effects</source>
        <translation>音效資料夾</translation>
    </message>
    <message>
        <source>{0} sound effects of your own</source>
        <translation>您自己的音效：{0} 個</translation>
    </message>
    <message>
        <source>{0} sound effects of your own; left out: {1} ({2})</source>
        <translation>您自己的音效：{0} 個；略過 {1} 個（{2}）</translation>
    </message>
</context>
<context>
    <name>Effects</name>
    <message>
        <source>Ambience for the scene</source>
        <translation>此場景的環境音</translation>
    </message>
    <message>
        <source>Sting at the scene change</source>
        <translation>換場處的過場音效</translation>
    </message>
    <message>
        <source>Accent at the marker {0}</source>
        <translation>標記「{0}」處的重點音效</translation>
    </message>
    <message>
        <source>Accent at a marker</source>
        <translation>標記處的重點音效</translation>
    </message>
    <message>
        <source>Accent at a cut</source>
        <translation>剪接點的重點音效</translation>
    </message>
    <message>
        <source>Accent where {0} turns into {1}</source>
        <translation>由{0}轉為{1}處的重點音效</translation>
    </message>
    <message>
        <source>your own file</source>
        <translation>您自己的檔案</translation>
    </message>
    <message>
        <source>author not on file</source>
        <translation>作者不詳</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>無法辨識</translation>
    </message>
    <message>
        <source>{0} (estimated)</source>
        <translation>{0}（估計）</translation>
    </message>
    <message>
        <source>Estimated by ear, certainty {0}.</source>
        <translation>聽辨估計，確定度 {0}。</translation>
    </message>
    <message>
        <source>At home in scenes that are {0}.</source>
        <translation>適合{0}的場景。</translation>
    </message>
    <message>
        <source>Nobody rated sounds of its class.</source>
        <translation>這一類聲音沒有人評分。</translation>
    </message>
    <message>
        <source>Listeners found its class {0} and {1}.</source>
        <translation>聽者認為這一類聲音{0}、{1}。</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>已選用</translation>
    </message>
    <message>
        <source>unpleasant</source>
        <translation>令人不快</translation>
    </message>
    <message>
        <source>pleasant</source>
        <translation>悅耳</translation>
    </message>
    <message>
        <source>neither good nor bad</source>
        <translation>不好也不壞</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>平靜</translation>
    </message>
    <message>
        <source>exciting</source>
        <translation>激昂</translation>
    </message>
    <message>
        <source>moderately exciting</source>
        <translation>略為激昂</translation>
    </message>
</context>
<context>
    <name>EffectsLink</name>
    <message>
        <source>Listen to {0} here</source>
        <translation>在這裡聆聽「{0}」</translation>
    </message>
    <message>
        <source>Remove the effect {0}</source>
        <translation>移除音效「{0}」</translation>
    </message>
</context>
<context>
    <name>EffectsPane</name>
    <message>
        <source>Loading the sound effects…</source>
        <translation>正在載入音效…</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的音效</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已選用</translation>
    </message>
    <message>
        <source>No sound effect here is what you ask for. Clear the search.</source>
        <translation>沒有符合的音效。請清除搜尋。</translation>
    </message>
    <message>
        <source>The catalogue holds no sound effect for this scene.</source>
        <translation>目錄中沒有適合此場景的音效。</translation>
    </message>
    <message>
        <source>No credit is owed (CC0).</source>
        <translation>不需註明出處（CC0）。</translation>
    </message>
    <message>
        <source>The licence is not on file.</source>
        <translation>授權不詳。</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>選用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Sound effects for this scene</source>
        <translation>此場景的音效</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>開啟網頁</translation>
    </message>
    <message>
        <source>Copy the credit line</source>
        <translation>複製出處</translation>
    </message>
    <message>
        <source>Listen here</source>
        <translation>在此聆聽</translation>
    </message>
</context>
<context>
    <name>EmotionButtons</name>
    <message>
        <source>Set by hand what the scene feels like</source>
        <translation>手動設定場景的情緒</translation>
    </message>
    <message>
        <source>Set the scene to {0}</source>
        <translation>將場景設為{0}</translation>
    </message>
</context>
<context>
    <name>EmptyMusic</name>
    <message>
        <source>Looking for music that fits…</source>
        <translation>正在尋找適合的音樂…</translation>
    </message>
    <message>
        <source>No catalogue in use tells whether somebody sings. Clear the chip.</source>
        <translation>使用中的曲庫都沒有標示是否有人演唱。請取消此標籤。</translation>
    </message>
    <message>
        <source>No track here is what you ask for. Clear the search and the chips.</source>
        <translation>這裡沒有符合條件的曲目。請清除搜尋與篩選標籤。</translation>
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
        <source>This list is empty for the scene. Look at the other one.</source>
        <translation>此場景的這份清單是空的。請看另一份。</translation>
    </message>
    <message>
        <source>The catalogues hold no track for this scene. Add another catalogue.</source>
        <translation>曲庫中沒有適合此場景的曲目。請加入其他曲庫。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除篩選</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Analysing {0}</source>
        <translation>正在分析 {0}</translation>
    </message>
    <message>
        <source>Stopped: {0}</source>
        <translation>已停止：{0}</translation>
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
        <source>Scenes and music follow when you continue the analysis, below or with F5.</source>
        <translation>在下方或按 F5 繼續分析後，就會出現場景與音樂。</translation>
    </message>
    <message>
        <source>Scenes and music follow when the analysis is done. You can play and scrub meanwhile.</source>
        <translation>分析完成後會列出場景與音樂。分析期間仍可播放與瀏覽影片。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>--adapt needs a speaker in every row of {manifest}; add the column.</source>
        <translation>--adapt 需要 {manifest} 的每一列都註明說話者；請加上該欄。</translation>
    </message>
    <message>
        <source>--audio-track {text} is no audio track; give a number from 1, auto or all.</source>
        <translation>--audio-track {text} 不是音軌；請給從 1 起的編號、auto 或 all。</translation>
    </message>
    <message>
        <source>--beats goes with {formats} and bundle only.</source>
        <translation>--beats 只能用於 {formats} 與 bundle。</translation>
    </message>
    <message>
        <source>--clear leaves nothing to cut; leave --fit out.</source>
        <translation>--clear 之後沒有可剪的音樂；請省略 --fit。</translation>
    </message>
    <message>
        <source>--clear leaves nothing to lock; leave --lock and --unlock out.</source>
        <translation>使用 --clear 後沒有可鎖定的選曲；請勿同時使用 --lock 與 --unlock。</translation>
    </message>
    <message>
        <source>--clear leaves nothing to mix; leave gain, fades and mute out.</source>
        <translation>使用 --clear 後沒有可調整的選曲；請勿同時指定音量、淡入淡出與靜音。</translation>
    </message>
    <message>
        <source>--copy-files goes with {formats} only.</source>
        <translation>--copy-files 只能搭配 {formats}。</translation>
    </message>
    <message>
        <source>--copy-files puts music beside the playlist; give -o a file name.</source>
        <translation>--copy-files 會將音樂放在播放清單旁；請以 -o 指定檔名。</translation>
    </message>
    <message>
        <source>--drop-frame is for films at 29.97 and 59.94 frames a second only.</source>
        <translation>--drop-frame 只適用於每秒 29.97 或 59.94 影格的影片。</translation>
    </message>
    <message>
        <source>--encoding is for CSV files; {path} says its own.</source>
        <translation>--encoding 只用於 CSV 檔；{path} 自己註明了編碼。</translation>
    </message>
    <message>
        <source>--events goes with stems and bundle only.</source>
        <translation>--events 只能與 stems 和 bundle 一起使用。</translation>
    </message>
    <message>
        <source>--events needs standard output for itself; give a file name, not -.</source>
        <translation>--events 需要獨占標準輸出；請指定檔名，不要用 -。</translation>
    </message>
    <message>
        <source>--formats goes with bundle only.</source>
        <translation>--formats 只能與 bundle 一起使用。</translation>
    </message>
    <message>
        <source>--genres belongs to --lmc; the list of --free names its genres itself.</source>
        <translation>--genres 要與 --lmc 一起使用；--free 的清單本身就有曲風。</translation>
    </message>
    <message>
        <source>--levels goes with {formats} and bundle only.</source>
        <translation>--levels 只能用於 {formats} 與 bundle。</translation>
    </message>
    <message>
        <source>--map {given!r} is not FIELD=COLUMN with one of {fields}.</source>
        <translation>--map {given!r} 不是 FIELD=COLUMN 的形式；FIELD 須為下列之一：{fields}。</translation>
    </message>
    <message>
        <source>--map, --encoding, --sheet and --head-row are for tables; a folder has no columns.</source>
        <translation>--map、--encoding、--sheet 與 --head-row 用於表格；資料夾沒有欄位。</translation>
    </message>
    <message>
        <source>--max-cuts cannot be less than 0.</source>
        <translation>--max-cuts 不能小於 0。</translation>
    </message>
    <message>
        <source>--no-mix takes gain, fades and mute away; leave the others out.</source>
        <translation>--no-mix 會移除音量、淡入淡出與靜音的設定；請勿同時指定其他選項。</translation>
    </message>
    <message>
        <source>--old-edl needs --edl, the list of the new cut.</source>
        <translation>--old-edl 需要與 --edl（新剪輯的清單）一起使用。</translation>
    </message>
    <message>
        <source>--project P and --scene N belong together.</source>
        <translation>--project P 與 --scene N 必須一起使用。</translation>
    </message>
    <message>
        <source>--recipes is for speech, without --manifest; give --data or --features.</source>
        <translation>--recipes 只用於語音，且不搭配 --manifest；請指定 --data 或 --features。</translation>
    </message>
    <message>
        <source>--scene needs --project P, the project of the scene.</source>
        <translation>--scene 需要搭配 --project P，也就是該場景的專案。</translation>
    </message>
    <message>
        <source>--scheduler needs dask.distributed, which is not installed; {advice}</source>
        <translation>--scheduler 需要 dask.distributed，但尚未安裝；{advice}</translation>
    </message>
    <message>
        <source>--sheet is for spreadsheets; {path} has no sheets.</source>
        <translation>--sheet 用於試算表；{path} 沒有工作表。</translation>
    </message>
    <message>
        <source>--size {size!r} is not a size like 1600x1000.</source>
        <translation>--size {size!r} 不是如 1600x1000 的尺寸。</translation>
    </message>
    <message>
        <source>--size {size} is not between {least} and {most} pixels.</source>
        <translation>--size {size} 不在 {least} 到 {most} 像素之間。</translation>
    </message>
    <message>
        <source>--start-tc {problem}.</source>
        <translation>--start-tc {problem}。</translation>
    </message>
    <message>
        <source>--tls-ca, --tls-cert and --tls-key belong together; give all three.</source>
        <translation>--tls-ca、--tls-cert 與 --tls-key 必須同時指定；請三個都給。</translation>
    </message>
    <message>
        <source>--tls-ca, --tls-cert and --tls-key go with --scheduler.</source>
        <translation>--tls-ca、--tls-cert 與 --tls-key 要與 --scheduler 一起使用。</translation>
    </message>
    <message>
        <source>--track needs --scene N; say for which scene the track is.</source>
        <translation>--track 需要 --scene N；請指定曲目屬於哪個場景。</translation>
    </message>
    <message>
        <source>1 row of {path} left out; `aemo-studio catalog check` names them.</source>
        <translation>{path} 有 1 列已略過；`aemo-studio catalog check` 會列出。</translation>
    </message>
    <message>
        <source>A fade lasts 0 seconds or more, not {length}.</source>
        <translation>淡入淡出的長度須為 0 秒以上，不能是 {length}。</translation>
    </message>
    <message>
        <source>A gain of {gain} dB is not possible; give one from {least} to {most} dB.</source>
        <translation>音量不能調整 {gain} dB；請指定 {least} 至 {most} dB。</translation>
    </message>
    <message>
        <source>A marker lies between the beginning and the end of the film.</source>
        <translation>標記必須位於影片的開頭與結尾之間。</translation>
    </message>
    <message>
        <source>A project is a file; give -o a name.</source>
        <translation>專案是一個檔案；請以 -o 指定檔名。</translation>
    </message>
    <message>
        <source>All picked music is muted; let some of it be heard again in the window or with `aemo-studio pick --no-mute`.</source>
        <translation>所有選曲都已靜音；請在視窗中或以 `aemo-studio pick --no-mute` 讓其中一些恢復發聲。</translation>
    </message>
    <message>
        <source>An effect begins between the beginning and the end of the film.</source>
        <translation>音效須從影片的開頭與結尾之間開始。</translation>
    </message>
    <message>
        <source>Another program has changed {path} meanwhile; open it again, or save under another name.</source>
        <translation>另一個程式已在此期間變更了 {path}；請重新開啟，或以其他名稱儲存。</translation>
    </message>
    <message>
        <source>Another program is changing {path}; try again when it is done.</source>
        <translation>另一個程式正在變更 {path}；請等它完成後再試一次。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；未寫入任何內容。</translation>
    </message>
    <message>
        <source>Cancelled; what was done is kept, and the same command goes on from there.</source>
        <translation>已取消；已完成的部分會保留，再次執行相同的指令即可繼續。</translation>
    </message>
    <message>
        <source>Cannot open {path}.</source>
        <translation>無法開啟 {path}。</translation>
    </message>
    <message>
        <source>Cannot read the manifest {path}: {reason}.</source>
        <translation>無法讀取清單檔 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot read the project {path}: {reason}; check the path.</source>
        <translation>無法讀取專案 {path}：{reason}；請檢查路徑。</translation>
    </message>
    <message>
        <source>Cannot read {path}: {reason}. Check the path.</source>
        <translation>無法讀取 {path}：{reason}。請檢查路徑。</translation>
    </message>
    <message>
        <source>Cannot read {path}: {reason}; check the path.</source>
        <translation>無法讀取 {path}：{reason}；請檢查路徑。</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}. {advice}</source>
        <translation>無法寫入 {path}：{reason}。{advice}</translation>
    </message>
    <message>
        <source>Central European (cp1250)</source>
        <translation>中歐（cp1250）</translation>
    </message>
    <message>
        <source>Character {number}</source>
        <translation>角色 {number}</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>請選擇其他位置。</translation>
    </message>
    <message>
        <source>Cyrillic (DOS)</source>
        <translation>西里爾文（DOS）</translation>
    </message>
    <message>
        <source>Cyrillic (KOI8-R)</source>
        <translation>西里爾文（KOI8-R）</translation>
    </message>
    <message>
        <source>Cyrillic (Mac)</source>
        <translation>西里爾文（Mac）</translation>
    </message>
    <message>
        <source>Cyrillic (cp1251)</source>
        <translation>西里爾文（cp1251）</translation>
    </message>
    <message>
        <source>Every decision has a place in the new cut.</source>
        <translation>每項決定在新剪輯中都有位置。</translation>
    </message>
    <message>
        <source>Give --manifest FILE.csv, or --recipes all to compare recipes.</source>
        <translation>請指定 --manifest FILE.csv，或以 --recipes all 比較訓練配方。</translation>
    </message>
    <message>
        <source>Give --workers for this machine or --scheduler for others, not both.</source>
        <translation>請在 --workers（本機）與 --scheduler（其他電腦）之中擇一，不可同時指定。</translation>
    </message>
    <message>
        <source>Greek (cp1253)</source>
        <translation>希臘文（cp1253）</translation>
    </message>
    <message>
        <source>It cannot be read ({reason}).</source>
        <translation>無法讀取（{reason}）。</translation>
    </message>
    <message>
        <source>It is not certain how the track ends; listen to its end.</source>
        <translation>無法確定這首曲子如何結束；請聽聽它的結尾。</translation>
    </message>
    <message>
        <source>Its name is not text (UTF-8); rename the file or its folder.</source>
        <translation>它的名稱不是文字（UTF-8）；請重新命名檔案或其資料夾。</translation>
    </message>
    <message>
        <source>Keep the files of this folder together: they find the music in it by its name.</source>
        <translation>請讓這個資料夾的檔案放在一起：它們依名稱找到其中的音樂。</translation>
    </message>
    <message>
        <source>Korean (cp949)</source>
        <translation>韓文（cp949）</translation>
    </message>
    <message>
        <source>Make room there, or choose another place.</source>
        <translation>請在該處騰出空間，或選擇其他位置。</translation>
    </message>
    <message>
        <source>Merging takes two scenes or more; choose a scene and one after it.</source>
        <translation>合併需要兩個以上的場景；請選擇一個場景及其後的場景。</translation>
    </message>
    <message>
        <source>More than one track is called {key}; say {names}.</source>
        <translation>有多首曲目名為 {key}；請指定 {names}。</translation>
    </message>
    <message>
        <source>Move the boundary to another moment: every scene lasts for at least one frame.</source>
        <translation>請將分界移到其他時間點：每個場景至少要有一個影格。</translation>
    </message>
    <message>
        <source>Music here: {count} files in the folder `music`.</source>
        <translation>這裡的音樂：資料夾 `music` 中有 {count} 個檔案。</translation>
    </message>
    <message>
        <source>Music in the film already, not identified: {begins} to {ends}.</source>
        <translation>影片中已有音樂，未辨識曲目：{begins} 至 {ends}。</translation>
    </message>
    <message>
        <source>Music is cut into a WAV file; give {path} a name that ends in .wav.</source>
        <translation>音樂會剪成 WAV 檔；請讓 {path} 的名稱以 .wav 結尾。</translation>
    </message>
    <message>
        <source>Neither speech nor faces: the emotion is missing, and the suggestions rest on no preference.</source>
        <translation>沒有語音也沒有臉部：缺少情緒，推薦的音樂沒有偏好依據。</translation>
    </message>
    <message>
        <source>No catalogue lists instruments; only titles were searched for them.</source>
        <translation>音樂目錄都沒有列出樂器，所以只在曲名中尋找。</translation>
    </message>
    <message>
        <source>No catalogue says when music was made; only titles were searched for it.</source>
        <translation>音樂目錄都沒有註明年代，所以只在曲名中尋找。</translation>
    </message>
    <message>
        <source>No pick can be played. {note} Music of your own can be heard; `aemo-studio catalog import` takes it in.</source>
        <translation>沒有可播放的選曲。{note} 您自己的音樂可以播放；`aemo-studio catalog import` 可將其匯入。</translation>
    </message>
    <message>
        <source>No recovery file can be made in {folder}; make room there.</source>
        <translation>無法在 {folder} 建立復原檔；請在該處騰出空間。</translation>
    </message>
    <message>
        <source>No sound effect here is called {words}.</source>
        <translation>這裡沒有名為 {words} 的音效。</translation>
    </message>
    <message>
        <source>No track here has a known genre.</source>
        <translation>這裡沒有任何曲目註明曲風。</translation>
    </message>
    <message>
        <source>No track here has a known length.</source>
        <translation>這裡沒有任何曲目註明長度。</translation>
    </message>
    <message>
        <source>No track here has a known tempo.</source>
        <translation>這裡沒有任何曲目註明速度。</translation>
    </message>
    <message>
        <source>No track here has a stated licence.</source>
        <translation>這裡沒有任何曲目註明授權。</translation>
    </message>
    <message>
        <source>No track meets this with the rest: {words}.</source>
        <translation>沒有曲目能同時符合其他條件與：{words}。</translation>
    </message>
    <message>
        <source>No usable face was found; the face lane is empty.</source>
        <translation>找不到可用的臉部；臉部軌道是空的。</translation>
    </message>
    <message>
        <source>No whole bars last that long, so the loop does not close on a bar; listen to it.</source>
        <translation>沒有整數小節剛好是這個長度，因此循環不在小節線上接合；請聽聽看。</translation>
    </message>
    <message>
        <source>Nobody speaks in audio track {number}, and no other was listened to; the speech lane is empty.</source>
        <translation>音軌 {number} 中沒有人說話，其他音軌未聆聽；語音軌道是空的。</translation>
    </message>
    <message>
        <source>Nobody speaks in this file, but voices laugh, cry or call out; what they feel is not clear, and the speech lane is empty.</source>
        <translation>這個檔案裡沒有人說話，但有人笑、哭或叫喊；情緒不明確，因此語音軌是空的。</translation>
    </message>
    <message>
        <source>Nobody speaks in this file; the speech lane is empty.</source>
        <translation>此檔案中沒有人說話；語音軌道是空的。</translation>
    </message>
    <message>
        <source>Not as they should be: {names}; restore these models.</source>
        <translation>下列模型與原檔不符：{names}；請還原這些模型。</translation>
    </message>
    <message>
        <source>Nothing here is called {words}.</source>
        <translation>這裡沒有名為 {words} 的曲目。</translation>
    </message>
    <message>
        <source>Nothing in this says what the music is to be like.</source>
        <translation>這裡沒有說音樂該是什麼樣子。</translation>
    </message>
    <message>
        <source>Nothing in {path} can be decoded; copy or export it again.</source>
        <translation>{path} 中沒有可解碼的內容；請重新複製或匯出。</translation>
    </message>
    <message>
        <source>Nothing of this was understood: {words}.</source>
        <translation>無法理解這些字詞：{words}。</translation>
    </message>
    <message>
        <source>Of no track here is it known whether somebody sings.</source>
        <translation>這裡沒有任何曲目註明是否有人聲。</translation>
    </message>
    <message>
        <source>Only one list can go to standard output; give the other a file.</source>
        <translation>只有一份清單可以輸出到標準輸出；請為另一份指定檔案。</translation>
    </message>
    <message>
        <source>Premiere asks where the music is: choose the first file in `music`, and it finds the others.</source>
        <translation>Premiere 會詢問音樂的位置：選擇 `music` 中的第一個檔案，它就會找到其他檔案。</translation>
    </message>
    <message>
        <source>Reading {path} needs openpyxl, which is not installed; save the table as CSV.</source>
        <translation>讀取 {path} 需要 openpyxl，但尚未安裝；請將表格另存為 CSV。</translation>
    </message>
    <message>
        <source>Rows of {path} left out, because they have no title, no kind or category, or an id that is there twice: {count}.</source>
        <translation>{path} 中因沒有標題、沒有種類或分類，或編號重複而略過的列數：{count}。</translation>
    </message>
    <message>
        <source>Say what to correct, for example --moods sad,dreamy.</source>
        <translation>請指定要更正的項目，例如 --moods sad,dreamy。</translation>
    </message>
    <message>
        <source>Say what to look for: `aemo-studio search {example}`.</source>
        <translation>請說明要找什麼：`aemo-studio search {example}`。</translation>
    </message>
    <message>
        <source>Scene {number}</source>
        <translation>場景 {number}</translation>
    </message>
    <message>
        <source>Scene {number} has no pick to cut; pick a track first.</source>
        <translation>場景 {number} 沒有可剪的選曲；請先選一首。</translation>
    </message>
    <message>
        <source>Scene {number} has no pick to lock; pick a track first.</source>
        <translation>場景 {number} 沒有可鎖定的選曲；請先選用曲目。</translation>
    </message>
    <message>
        <source>Scene {number} has no pick to mix; pick a track first.</source>
        <translation>場景 {number} 沒有可調整音量的選曲；請先選一首。</translation>
    </message>
    <message>
        <source>Scene {number} has no pick; pick a track first.</source>
        <translation>場景 {number} 沒有選曲；請先選用曲目。</translation>
    </message>
    <message>
        <source>Scene {number} has no suggestion {rank}; it has {count}. `aemo-studio recommend --top N` makes more.</source>
        <translation>場景 {number} 沒有第 {rank} 個建議；共有 {count} 個。`aemo-studio recommend --top N` 可產生更多。</translation>
    </message>
    <message>
        <source>Scene {number}: {sentence}</source>
        <translation>場景 {number}：{sentence}</translation>
    </message>
    <message>
        <source>Scene {number}: {title} has no lyrics with times, so it is not known when somebody sings; put an .lrc file of the same name beside the music file, or leave out --without-singing.</source>
        <translation>場景 {number}：{title} 沒有附時間的歌詞，因此不知道何時有人唱歌；請在音樂檔旁邊放一個同名的 .lrc 檔，或不要用 --without-singing。</translation>
    </message>
    <message>
        <source>Scenes {first} to {last}</source>
        <translation>場景 {first} 到 {last}</translation>
    </message>
    <message>
        <source>Scenes {numbers}: {sentence}</source>
        <translation>場景 {numbers}：{sentence}</translation>
    </message>
    <message>
        <source>Somebody speaks in this file, but too faintly under music or noise to be read; the speech lane is empty.</source>
        <translation>此檔案中有人說話，但被音樂或噪音掩蓋，太弱而無法判讀；語音軌道是空的。</translation>
    </message>
    <message>
        <source>Somebody still sings for {seconds} s where nobody should.</source>
        <translation>在不該有歌聲的地方，仍有人唱了 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error}); run it again with --debug to see where, and please report it.</source>
        <translation>發生意外錯誤（{error}）；請加上 --debug 重新執行以找出位置，並回報此問題。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({error}); the lines above say where, and please report it.</source>
        <translation>發生意外錯誤（{error}）；上方的訊息指出位置，請回報此問題。</translation>
    </message>
    <message>
        <source>Split another moment: every scene lasts for at least one frame.</source>
        <translation>請在其他時間點分割：每個場景至少要有一個影格。</translation>
    </message>
    <message>
        <source>The bars of this track are not sure ({percent} %), so it has as few seams as possible; listen to them.</source>
        <translation>這首曲子的小節不確定（{percent}%），因此接點盡量少；請聽一聽接點。</translation>
    </message>
    <message>
        <source>The beats of this track are not sure ({percent} %), so it has as few seams as possible; listen to them, and to the hits.</source>
        <translation>這首曲子的拍子不確定（{percent}%），因此接點盡量少；請聽一聽接點與重點。</translation>
    </message>
    <message>
        <source>The catalogue {file} has no usable track; correct the lines above.</source>
        <translation>曲庫 {file} 沒有可用的曲目；請更正上列各行。</translation>
    </message>
    <message>
        <source>The catalogue {path} cannot be read: {error}.</source>
        <translation>無法讀取曲庫 {path}：{error}。</translation>
    </message>
    <message>
        <source>The catalogue {path} has no usable track; see `aemo-studio catalog check`.</source>
        <translation>曲庫 {path} 沒有可用的曲目；請見 `aemo-studio catalog check`。</translation>
    </message>
    <message>
        <source>The catalogue {path} has no usable track; see `aemo-studio catalog check`. The first problem is in {problem}.</source>
        <translation>曲庫 {path} 沒有可用的曲目；請見 `aemo-studio catalog check`。第一個問題在{problem}。</translation>
    </message>
    <message>
        <source>The catalogue {path} is a device or a pipe; choose a CSV file.</source>
        <translation>目錄 {path} 是裝置或管線；請選擇 CSV 檔案。</translation>
    </message>
    <message>
        <source>The catalogue {path} is a folder; choose a CSV file.</source>
        <translation>曲庫 {path} 是資料夾；請選擇 CSV 檔案。</translation>
    </message>
    <message>
        <source>The catalogue {path} is damaged text; save it again as UTF-8 CSV.</source>
        <translation>曲庫 {path} 的文字已損壞；請重新儲存為 UTF-8 的 CSV。</translation>
    </message>
    <message>
        <source>The catalogue {path} is empty; choose a CSV file with tracks.</source>
        <translation>曲庫 {path} 是空的；請選擇含有曲目的 CSV 檔案。</translation>
    </message>
    <message>
        <source>The catalogue {path} is empty; choose a sheet with tracks.</source>
        <translation>曲庫 {path} 是空的；請選擇含有曲目的工作表。</translation>
    </message>
    <message>
        <source>The catalogue {path} is not a text file; choose a CSV file.</source>
        <translation>曲庫 {path} 不是文字檔；請選擇 CSV 檔案。</translation>
    </message>
    <message>
        <source>The catalogues hold no track to recommend; choose another one.</source>
        <translation>曲庫中沒有可推薦的曲目；請選擇其他曲庫。</translation>
    </message>
    <message>
        <source>The counts of genres {path} are damaged ({error}); restore the file.</source>
        <translation>曲風統計 {path} 已損壞（{error}）；請還原該檔案。</translation>
    </message>
    <message>
        <source>The faces in this film hardly change while somebody speaks</source>
        <translation>片中的表情在有人說話時幾乎沒有變化</translation>
    </message>
    <message>
        <source>The faces of {who} look much the same all through the film</source>
        <translation>{who} 的表情在整部片中都差不多</translation>
    </message>
    <message>
        <source>The file has no audio; the speech lane is empty.</source>
        <translation>檔案沒有聲音；語音軌道是空的。</translation>
    </message>
    <message>
        <source>The file has no picture; the face lane is empty.</source>
        <translation>檔案沒有畫面；臉部軌道是空的。</translation>
    </message>
    <message>
        <source>The file {source} is not an AEMO Studio project; choose a .aemo file.</source>
        <translation>檔案 {source} 不是 AEMO Studio 專案；請選擇 .aemo 檔案。</translation>
    </message>
    <message>
        <source>The film is not at {path}; say where it lies with --video.</source>
        <translation>影片不在 {path}；請以 --video 指定其位置。</translation>
    </message>
    <message>
        <source>The film is not here. It is called {name}; where a program does not find it, link it again.</source>
        <translation>影片不在這裡。它的名稱是 {name}；程式找不到時，請重新連結。</translation>
    </message>
    <message>
        <source>The film runs at {rate} frames a second, which is unusual; check how it was recorded or exported before you edit by its timecode.</source>
        <translation>影片為每秒 {rate} 影格，並不尋常；依其時間碼剪輯之前，請先確認它是如何錄製或匯出的。</translation>
    </message>
    <message>
        <source>The film&apos;s frame rate is variable; times are exact, and timecode counts {rate} frames a second. For editing, convert it to a constant rate first.</source>
        <translation>影片的影格率不固定；時間仍然準確，時間碼以每秒 {rate} 影格計算。剪輯前請先轉成固定影格率。</translation>
    </message>
    <message>
        <source>The hit at {hit} s lies outside the {length} s of music; leave it out or give a longer --length.</source>
        <translation>{hit} 秒的重點落在 {length} 秒的音樂之外；請去掉它，或給更長的 --length。</translation>
    </message>
    <message>
        <source>The hit at {wanted} s is missed by {frames} frames.</source>
        <translation>{wanted} 秒的重點差了 {frames} 格。</translation>
    </message>
    <message>
        <source>The hits at {before} s and {after} s contradict each other: no two strong beats lie that near.</source>
        <translation>{before} 秒與 {after} 秒的重點互相矛盾：沒有兩個強拍靠得這麼近。</translation>
    </message>
    <message>
        <source>The least length is above the most; exchange the two.</source>
        <translation>最短長度大於最長長度；請將兩者對調。</translation>
    </message>
    <message>
        <source>The least tempo is above the most; exchange the two.</source>
        <translation>最慢速度大於最快速度；請將兩者對調。</translation>
    </message>
    <message>
        <source>The length is too short for a bar of the track; it is faded.</source>
        <translation>長度太短，容不下曲子的一個小節；改以淡出結束。</translation>
    </message>
    <message>
        <source>The length is too short for the track&apos;s own ending; it is faded.</source>
        <translation>長度太短，容不下曲子自己的結尾；改以淡出結束。</translation>
    </message>
    <message>
        <source>The length is {share} times that of the music; from {low} to {high} times it still sounds like itself.</source>
        <translation>長度是音樂的 {share} 倍；在 {low} 到 {high} 倍之間聽起來才像原曲。</translation>
    </message>
    <message>
        <source>The limits of the length must be numbers from 0.</source>
        <translation>長度的上下限必須是 0 以上的數字。</translation>
    </message>
    <message>
        <source>The limits of the tempo must be numbers from 0.</source>
        <translation>速度的上下限必須是 0 以上的數字。</translation>
    </message>
    <message>
        <source>The list of models {path} cannot be read: {error}.</source>
        <translation>無法讀取模型清單 {path}：{error}。</translation>
    </message>
    <message>
        <source>The list of models {path} is missing; reinstall the program.</source>
        <translation>缺少模型清單 {path}；請重新安裝程式。</translation>
    </message>
    <message>
        <source>The list {path} has no usable effect; each needs a title and a kind (ambience, accent, foley or sting) or a category.</source>
        <translation>清單 {path} 中沒有可用的音效；每個音效都需要標題，以及種類（ambience、accent、foley 或 sting）或分類。</translation>
    </message>
    <message>
        <source>The listening store {path} cannot be used ({error}); free some space, or delete it to listen to all files again.</source>
        <translation>無法使用聆聽紀錄 {path}（{error}）；請釋出一些空間，或將其刪除以重新聆聽所有檔案。</translation>
    </message>
    <message>
        <source>The manifest {path} cannot be used: {problems}.</source>
        <translation>無法使用清單檔 {path}：{problems}。</translation>
    </message>
    <message>
        <source>The manifest {path} has no columns path and label; its first line must be path,label or path,label,speaker.</source>
        <translation>清單檔 {path} 沒有 path 與 label 欄；第一行必須是 path,label 或 path,label,speaker。</translation>
    </message>
    <message>
        <source>The manifest {path} is no CSV in UTF-8 ({error}).</source>
        <translation>清單檔 {path} 不是 UTF-8 的 CSV（{error}）。</translation>
    </message>
    <message>
        <source>The manifest {path} names no files; write a row for each.</source>
        <translation>清單檔 {path} 沒有列出檔案；請為每個檔案寫一列。</translation>
    </message>
    <message>
        <source>The model music_beats cannot be used: {error}.</source>
        <translation>模型 music_beats 無法使用：{error}。</translation>
    </message>
    <message>
        <source>The model music_tagger cannot be used: {error}.</source>
        <translation>模型 music_tagger 無法使用：{error}。</translation>
    </message>
    <message>
        <source>The model sound_events cannot be used: {error}.</source>
        <translation>模型 sound_events 無法使用：{error}。</translation>
    </message>
    <message>
        <source>The model speech_emotion cannot be used: {error}.</source>
        <translation>無法使用模型 speech_emotion：{error}。</translation>
    </message>
    <message>
        <source>The model vocal_bursts cannot be used: {error}.</source>
        <translation>模型 vocal_bursts 無法使用：{error}。</translation>
    </message>
    <message>
        <source>The model whisper_base_encoder is not one that this version can use; restore the file that came with it.</source>
        <translation>此版本無法使用模型 whisper_base_encoder；請還原隨附的檔案。</translation>
    </message>
    <message>
        <source>The model {name} cannot be read from {path} ({reason}); restore the file.</source>
        <translation>無法從 {path} 讀取模型 {name}（{reason}）；請還原該檔案。</translation>
    </message>
    <message>
        <source>The model {name} could not be started ({error}); restore the file.</source>
        <translation>無法啟動模型 {name}（{error}）；請還原該檔案。</translation>
    </message>
    <message>
        <source>The model {name} in {path} is damaged (its sha256 differs from the manifest); restore the file.</source>
        <translation>{path} 中的模型 {name} 已損壞（sha256 與模型清單不符）；請還原該檔案。</translation>
    </message>
    <message>
        <source>The model {name} is not in the list of models; reinstall the program.</source>
        <translation>模型清單中沒有模型 {name}；請重新安裝程式。</translation>
    </message>
    <message>
        <source>The model {name} is not one this program understands ({kind}); restore the file.</source>
        <translation>本程式無法辨識模型 {name}（{kind}）；請還原該檔案。</translation>
    </message>
    <message>
        <source>The moment {moment} s lies outside the film; it lasts {length} s.</source>
        <translation>{moment} 秒在影片之外；影片長 {length} 秒。</translation>
    </message>
    <message>
        <source>The music reader does not work on this machine: it failed at every file in {folder} that could be music. Your files are not to blame; run `aemo-studio doctor` and report what it prints. {first}</source>
        <translation>音樂讀取程式在這台電腦上無法運作：{folder} 中每個可能是音樂的檔案都讀取失敗。問題不在您的檔案；請執行 `aemo-studio doctor`，並回報其輸出內容。{first}</translation>
    </message>
    <message>
        <source>The music takes {needed_mb:.0f} MB and {folder} has room for {free_mb:.0f}; choose another place with -o.</source>
        <translation>音樂需要 {needed_mb:.0f} MB，而 {folder} 僅有 {free_mb:.0f} MB 的空間；請以 -o 選擇其他位置。</translation>
    </message>
    <message>
        <source>The name of {folder} is not text (UTF-8); rename the folder or one above it.</source>
        <translation>{folder} 的名稱不是文字（UTF-8）；請重新命名該資料夾或其上層資料夾。</translation>
    </message>
    <message>
        <source>The name of {path} is not text (UTF-8); rename the file or its folder.</source>
        <translation>{path} 的名稱不是文字（UTF-8）；請重新命名該檔案或其資料夾。</translation>
    </message>
    <message>
        <source>The nearest are listed; they do not meet: {words}.</source>
        <translation>以下列出最接近的曲目，但不符合：{words}。</translation>
    </message>
    <message>
        <source>The number of tracks per scene must be 1 or more, not {top}.</source>
        <translation>每個場景的曲目數必須在 1 以上，而不是 {top}。</translation>
    </message>
    <message>
        <source>The project cannot be saved: {error}. Please report this.</source>
        <translation>無法儲存專案：{error}。請回報此問題。</translation>
    </message>
    <message>
        <source>The project has no picks, so there is no music to cut; pick tracks of your own music in the window or with `aemo-studio pick`.</source>
        <translation>這個專案沒有選定的音樂，因此沒有可剪下的內容；請在視窗中或用 `aemo-studio pick` 選定您自己的音樂。</translation>
    </message>
    <message>
        <source>The project has no picks; pick tracks of your own music in the window or with `aemo-studio pick`, or take the suggestions with --suggested.</source>
        <translation>專案沒有選曲；請在視窗中或以 `aemo-studio pick` 選用您自己的音樂，或以 --suggested 採用建議的曲目。</translation>
    </message>
    <message>
        <source>The project has no suggestions to pick from; `aemo-studio recommend` makes them.</source>
        <translation>專案沒有可選用的建議；`aemo-studio recommend` 可產生建議。</translation>
    </message>
    <message>
        <source>The project {path} is empty (0 bytes); restore a copy of it or analyse the video again.</source>
        <translation>專案 {path} 是空的（0 位元組）；請還原備份或重新分析影片。</translation>
    </message>
    <message>
        <source>The project {source} is damaged ({error}); restore a copy of it or analyse the video again.</source>
        <translation>專案 {source} 已損壞（{error}）；請還原其備份，或重新分析影片。</translation>
    </message>
    <message>
        <source>The project {source} was saved by a newer version of AEMO Studio (document version {version}, this program reads up to {known}); update the program.</source>
        <translation>專案 {source} 由較新版的 AEMO Studio 儲存（文件版本 {version}，本程式最高可讀取 {known}）；請更新程式。</translation>
    </message>
    <message>
        <source>The sound cannot be mixed ({error}).</source>
        <translation>無法混音（{error}）。</translation>
    </message>
    <message>
        <source>The sound of {path} cannot be decoded; export it again.</source>
        <translation>無法解碼 {path} 的聲音；請重新匯出。</translation>
    </message>
    <message>
        <source>The sound of {path} cannot be read ({error}).</source>
        <translation>無法讀取 {path} 的聲音（{error}）。</translation>
    </message>
    <message>
        <source>The spreadsheet {path} cannot be read ({reason}).</source>
        <translation>無法讀取試算表 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>The spreadsheet {path} is too large for a list of music (more than {rows} rows, {columns} columns or {megabytes} MB unpacked); save the table alone as CSV.</source>
        <translation>試算表 {path} 太大，不像音樂清單（超過 {rows} 列、{columns} 欄或解壓縮後 {megabytes} MB）；請把表格單獨存成 CSV。</translation>
    </message>
    <message>
        <source>The stored analysis cannot be read ({error}).</source>
        <translation>無法讀取已儲存的分析（{error}）。</translation>
    </message>
    <message>
        <source>The table of characters {path} cannot be read: {error}.</source>
        <translation>無法讀取字元表 {path}：{error}。</translation>
    </message>
    <message>
        <source>The tempo changes inside the track, from {slowest} to {fastest} beats a minute; seams join bars of like tempo where they can.</source>
        <translation>曲目中速度有變化，每分鐘從 {slowest} 拍到 {fastest} 拍；接縫盡可能接在速度相近的小節上。</translation>
    </message>
    <message>
        <source>The tempo is changed by {change} %.</source>
        <translation>速度改變了 {change} %。</translation>
    </message>
    <message>
        <source>The track ends by a fade and has no last beat; its fade is kept.</source>
        <translation>這首曲子以淡出結束，沒有收尾的一拍；保留它的淡出。</translation>
    </message>
    <message>
        <source>The track has no beats that can be spliced; it is repeated with long crossfades and fades at the end.</source>
        <translation>這首曲目沒有可拼接的節拍；會以長的交叉淡化重複播放，並在結尾淡出。</translation>
    </message>
    <message>
        <source>The track has no beats that can be spliced; it plays through and fades at the end.</source>
        <translation>這首曲子沒有可以剪接的拍子；它會一直播放，最後淡出。</translation>
    </message>
    <message>
        <source>The track is silent from {first} s to {end} s, and that is heard.</source>
        <translation>這首曲子從 {first} 秒到 {end} 秒是靜音，而且會聽得到。</translation>
    </message>
    <message>
        <source>The track is silent; nothing will be heard.</source>
        <translation>這首曲目沒有聲音；什麼都不會聽到。</translation>
    </message>
    <message>
        <source>The voices in this film hardly change while somebody is seen</source>
        <translation>片中的聲音在看得到人時幾乎沒有變化</translation>
    </message>
    <message>
        <source>The voices of {who} sound much the same all through the film</source>
        <translation>{who} 的聲音在整部片中都差不多</translation>
    </message>
    <message>
        <source>The weights of words {path} cannot be read: {error}.</source>
        <translation>無法讀取字詞權重 {path}：{error}。</translation>
    </message>
    <message>
        <source>The word ratings {path} are damaged ({error}); restore the file.</source>
        <translation>詞彙評分 {path} 已損壞（{error}）；請還原該檔案。</translation>
    </message>
    <message>
        <source>The word ratings {path} cannot be read: {error}.</source>
        <translation>無法讀取詞彙評分 {path}：{error}。</translation>
    </message>
    <message>
        <source>There are no effects {name}: it is no file and no folder, and shipped is {shipped}.</source>
        <translation>沒有音效 {name}：它不是檔案也不是資料夾；隨附的是 {shipped}。</translation>
    </message>
    <message>
        <source>There is no catalogue at {path}; check the name.</source>
        <translation>{path} 沒有曲庫；請檢查名稱。</translation>
    </message>
    <message>
        <source>There is no catalogue {name}: it is no file, and shipped are {names}.</source>
        <translation>沒有曲庫 {name}：它不是檔案，而隨附的曲庫為 {names}。</translation>
    </message>
    <message>
        <source>There is no character {number} in this film.</source>
        <translation>這部影片沒有角色 {number}。</translation>
    </message>
    <message>
        <source>There is no column {name!r} for {field} in {path}; there are {names}.</source>
        <translation>{path} 中沒有可作為 {field} 的欄位 {name!r}；現有欄位為 {names}。</translation>
    </message>
    <message>
        <source>There is no command and no file {word!r}; did you mean {command}?</source>
        <translation>沒有名為 {word!r} 的指令或檔案；您是指 {command} 嗎？</translation>
    </message>
    <message>
        <source>There is no command and no file {word!r}; see `aemo-studio --help`.</source>
        <translation>沒有名為 {word!r} 的指令或檔案；請見 `aemo-studio --help`。</translation>
    </message>
    <message>
        <source>There is no dask scheduler at {address} ({error}).</source>
        <translation>{address} 沒有 dask 排程器（{error}）。</translation>
    </message>
    <message>
        <source>There is no display for a window here; use `aemo-studio analyze VIDEO`, or `aemo-studio open FILE --screenshot OUT.png` for a picture of the window.</source>
        <translation>這裡沒有可顯示視窗的螢幕；請使用 `aemo-studio analyze VIDEO`，或以 `aemo-studio open FILE --screenshot OUT.png` 取得視窗的圖片。</translation>
    </message>
    <message>
        <source>There is no effect {number}; there are {count}.</source>
        <translation>沒有第 {number} 個音效；共有 {count} 個。</translation>
    </message>
    <message>
        <source>There is no encoding {name!r}; usual are utf-8, utf-16, big5, gbk, shift_jis, cp1251, cp1252 and mac_roman.</source>
        <translation>沒有 {name!r} 這種編碼；常見的有 utf-8、utf-16、big5、gbk、shift_jis、cp1251、cp1252 與 mac_roman。</translation>
    </message>
    <message>
        <source>There is no export format {name!r}; choose one of: {known}.</source>
        <translation>沒有匯出格式 {name!r}；請選擇下列之一：{known}。</translation>
    </message>
    <message>
        <source>There is no face number {number} in this film.</source>
        <translation>此影片中沒有編號 {number} 的臉部。</translation>
    </message>
    <message>
        <source>There is no face {number} in this film.</source>
        <translation>這部影片沒有臉孔 {number}。</translation>
    </message>
    <message>
        <source>There is no file of the effect {title}, only its page: {url}</source>
        <translation>音效「{title}」沒有音檔，只有網頁：{url}</translation>
    </message>
    <message>
        <source>There is no file {file}; check the path.</source>
        <translation>找不到檔案 {file}；請檢查路徑。</translation>
    </message>
    <message>
        <source>There is no folder or table at {source}; check the name.</source>
        <translation>{source} 沒有資料夾或表格；請檢查名稱。</translation>
    </message>
    <message>
        <source>There is no language {name!r}; known are {known}.</source>
        <translation>沒有語言 {name!r}；可用的語言為 {known}。</translation>
    </message>
    <message>
        <source>There is no marker {number}; there are {count}.</source>
        <translation>沒有標記 {number}；共有 {count} 個標記。</translation>
    </message>
    <message>
        <source>There is no mood {mood!r} in the mood map; choose one of its moods.</source>
        <translation>情調對照表中沒有情調 {mood!r}；請選擇表中的情調。</translation>
    </message>
    <message>
        <source>There is no mood {mood!r}; there are {names}.</source>
        <translation>沒有情調 {mood!r}；現有情調為 {names}。</translation>
    </message>
    <message>
        <source>There is no music file in {folder}.</source>
        <translation>{folder} 中沒有音樂檔。</translation>
    </message>
    <message>
        <source>There is no music file that can be read in {folder}. {first}</source>
        <translation>{folder} 中沒有可讀取的音樂檔。{first}</translation>
    </message>
    <message>
        <source>There is no option or argument {word}; see the help.</source>
        <translation>沒有選項或引數 {word}；請見說明。</translation>
    </message>
    <message>
        <source>There is no scene {number}; the film has {count}.</source>
        <translation>沒有場景 {number}；影片共有 {count} 個場景。</translation>
    </message>
    <message>
        <source>There is no sheet {name!r} in {path}; there are {names}.</source>
        <translation>{path} 裡沒有工作表 {name!r}；有 {names}。</translation>
    </message>
    <message>
        <source>There is no sound in {folder} that can be an effect. {first}</source>
        <translation>{folder} 裡沒有可當音效的聲音。{first}</translation>
    </message>
    <message>
        <source>There is no sound in {path} that can be an effect; name another folder, or give a CSV list.</source>
        <translation>{path} 裡沒有可當音效的聲音；請指定其他資料夾，或提供 CSV 清單。</translation>
    </message>
    <message>
        <source>There is no spoken line {number} in this film.</source>
        <translation>這部影片沒有台詞 {number}。</translation>
    </message>
    <message>
        <source>There is no strategy {strategy!r}; use match or classic.</source>
        <translation>沒有策略 {strategy!r}；請使用 match 或 classic。</translation>
    </message>
    <message>
        <source>There is no track {key} among the suggestions or in the project&apos;s catalogues; `aemo-studio pick PROJECT` lists the suggestions with their ids.</source>
        <translation>建議與專案的曲庫中都沒有曲目 {key}；`aemo-studio pick PROJECT` 會列出建議及其編號。</translation>
    </message>
    <message>
        <source>There is no track {key} in the catalogues that are searched; the ids are in `aemo-studio search WORDS --json`.</source>
        <translation>所搜尋的音樂目錄中沒有曲目 {key}；`aemo-studio search WORDS --json` 會列出曲目編號。</translation>
    </message>
    <message>
        <source>There is no track {track} in {catalogue}; give its track_id.</source>
        <translation>{catalogue} 中沒有曲目 {track}；請指定其 track_id。</translation>
    </message>
    <message>
        <source>There is no video in {names}; name files or a folder with videos.</source>
        <translation>{names} 中沒有影片；請指定檔案或含有影片的資料夾。</translation>
    </message>
    <message>
        <source>There is no {modality!r} to follow; choose speech or face.</source>
        <translation>沒有可依據的 {modality!r}；請選擇 speech 或 face。</translation>
    </message>
    <message>
        <source>There is no {modality!r} to mute; choose speech or face.</source>
        <translation>沒有可停用的 {modality!r}；請選擇 speech 或 face。</translation>
    </message>
    <message>
        <source>There is not enough room for {output}: {needed_gb:.1f} GB are needed and {free_gb:.1f} GB are free; choose another place with -o.</source>
        <translation>{output} 的空間不足：需要 {needed_gb:.1f} GB，僅剩 {free_gb:.1f} GB；請以 -o 選擇其他位置。</translation>
    </message>
    <message>
        <source>There is not enough room in {folder}: {needed_mb:.0f} MB are needed and {free_mb:.0f} MB are free; choose another place with -o.</source>
        <translation>{folder} 的空間不足：需要 {needed_mb:.0f} MB，可用 {free_mb:.0f} MB；請用 -o 選擇其他位置。</translation>
    </message>
    <message>
        <source>These exclude each other: {words}.</source>
        <translation>這些條件互相矛盾：{words}。</translation>
    </message>
    <message>
        <source>This machine has no device {name!r}; choose auto or one of {names}.</source>
        <translation>這台電腦沒有裝置 {name!r}；請選擇 auto 或下列之一：{names}。</translation>
    </message>
    <message>
        <source>This needs {count} files; give -o a file name.</source>
        <translation>這需要 {count} 個檔案；請以 -o 指定檔名。</translation>
    </message>
    <message>
        <source>Training needs {name}, which is not installed; {advice}</source>
        <translation>訓練需要 {name}，但尚未安裝；{advice}</translation>
    </message>
    <message>
        <source>Turkish (cp1254)</source>
        <translation>土耳其文（cp1254）</translation>
    </message>
    <message>
        <source>UTF-16 without a mark</source>
        <translation>UTF-16（無標記）</translation>
    </message>
    <message>
        <source>Voice {number}</source>
        <translation>聲音 {number}</translation>
    </message>
    <message>
        <source>Voices read from audio track {name}, of {count}.</source>
        <translation>語音讀自音軌 {name}（共 {count} 條）。</translation>
    </message>
    <message>
        <source>Voices read from the audio tracks {names}, mixed, of {count}.</source>
        <translation>語音讀自混合的音軌 {names}（共 {count} 條）。</translation>
    </message>
    <message>
        <source>Warning: {sentence}</source>
        <translation>警告：{sentence}</translation>
    </message>
    <message>
        <source>Western (cp1252)</source>
        <translation>西歐（cp1252）</translation>
    </message>
    <message>
        <source>Without beats no hit can be met.</source>
        <translation>沒有拍子就無法對上任何重點。</translation>
    </message>
    <message>
        <source>`aemo-studio desktop` is for Linux; here, make a shortcut yourself.</source>
        <translation>`aemo-studio desktop` 適用於 Linux；在此系統上請自行建立捷徑。</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>a binary workbook</source>
        <translation>二進位活頁簿</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>資料庫</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>圖片</translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation>簡報</translation>
    </message>
    <message>
        <source>a quotation mark is opened and not closed</source>
        <translation>引號有開頭而沒有結尾</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>文書文件</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>網頁</translation>
    </message>
    <message>
        <source>an Apple Numbers document</source>
        <translation>Apple Numbers 文件</translation>
    </message>
    <message>
        <source>an OpenDocument file</source>
        <translation>OpenDocument 檔案</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>壓縮檔</translation>
    </message>
    <message>
        <source>an old or locked Office file</source>
        <translation>舊版或加密的 Office 檔案</translation>
    </message>
    <message>
        <source>catalog/free_moods.csv does not declare the native mood {unknown!r}; add it.</source>
        <translation>catalog/free_moods.csv 未宣告原始情調 {unknown!r}；請加上。</translation>
    </message>
    <message>
        <source>character</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>clips whose frames are counted at the rate of the cut, as 25 for 24</source>
        <translation>逐格換算成成片影格率的片段，例如 24 當作 25</translation>
    </message>
    <message>
        <source>clips whose speed changes</source>
        <translation>速度會變化的片段</translation>
    </message>
    <message>
        <source>emotion</source>
        <translation>情緒</translation>
    </message>
    <message>
        <source>face given to a character</source>
        <translation>指定給角色的臉</translation>
    </message>
    <message>
        <source>fit of the music to its scenes</source>
        <translation>音樂的配合剪輯</translation>
    </message>
    <message>
        <source>freeze frames and clips that run backwards</source>
        <translation>定格與倒放的片段</translation>
    </message>
    <message>
        <source>gain, fades or mute of the music</source>
        <translation>音樂的增益、淡入淡出或靜音</translation>
    </message>
    <message>
        <source>gone: shot {number}, {start} to {end}</source>
        <translation>消失：鏡頭 {number}，{start} 至 {end}</translation>
    </message>
    <message>
        <source>heads in row {row} (guessed; --head-row overrules)</source>
        <translation>欄名在第 {row} 列（推測；可用 --head-row 指定）</translation>
    </message>
    <message>
        <source>hit of the music</source>
        <translation>音樂的重點</translation>
    </message>
    <message>
        <source>ignored face</source>
        <translation>忽略的臉</translation>
    </message>
    <message>
        <source>install the program&apos;s extra `{extra}` (pip install {packages}).</source>
        <translation>請安裝程式的附加套件 `{extra}`（pip install {packages}）。</translation>
    </message>
    <message>
        <source>install the program&apos;s extra `{extra}`.</source>
        <translation>請安裝程式的附加套件 `{extra}`。</translation>
    </message>
    <message>
        <source>intention</source>
        <translation>意圖</translation>
    </message>
    <message>
        <source>it is another kind of XML</source>
        <translation>它是另一種 XML</translation>
    </message>
    <message>
        <source>it is too large for one</source>
        <translation>檔案太大</translation>
    </message>
    <message>
        <source>it lists no picture</source>
        <translation>清單中沒有畫面</translation>
    </message>
    <message>
        <source>lengths such as {text} taken as minutes and seconds (guessed)</source>
        <translation>{text} 這類長度當作分與秒（推測）</translation>
    </message>
    <message>
        <source>lengths taken as milliseconds (guessed from their size)</source>
        <translation>長度當作毫秒（依數值大小推測）</translation>
    </message>
    <message>
        <source>line given to a character</source>
        <translation>指定給角色的台詞</translation>
    </message>
    <message>
        <source>line {line}, {column}: {problem}</source>
        <translation>第 {line} 行，{column}：{problem}</translation>
    </message>
    <message>
        <source>line {line}: {problem}</source>
        <translation>第 {line} 行：{problem}</translation>
    </message>
    <message>
        <source>lock of the music</source>
        <translation>音樂的鎖定</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>merged cells filled down: {columns}</source>
        <translation>合併儲存格已向下填滿：{columns}</translation>
    </message>
    <message>
        <source>moods (or emotion)</source>
        <translation>moods（或 emotion）</translation>
    </message>
    <message>
        <source>moods estimated: {words}</source>
        <translation>估計的情緒：{words}</translation>
    </message>
    <message>
        <source>moved: shot {number}, {start} to {end}</source>
        <translation>移動：鏡頭 {number}，{start} 至 {end}</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>music or a film</source>
        <translation>音樂或影片</translation>
    </message>
    <message>
        <source>mute</source>
        <translation>靜音</translation>
    </message>
    <message>
        <source>new: {start} to {end}</source>
        <translation>新增：{start} 至 {end}</translation>
    </message>
    <message>
        <source>not understood in {file}: {what} ({count}, the first at {place})</source>
        <translation>{file} 中看不懂的：{what}（{count} 處，第一處在 {place}）</translation>
    </message>
    <message>
        <source>note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>pictures above the first track</source>
        <translation>第一軌以上的畫面</translation>
    </message>
    <message>
        <source>read as {encoding} (guessed; --encoding overrules)</source>
        <translation>以 {encoding} 讀取（推測；可用 --encoding 指定）</translation>
    </message>
    <message>
        <source>rejected music</source>
        <translation>拒絕的音樂</translation>
    </message>
    <message>
        <source>sheet {name!r} of {count} (guessed; --sheet overrules)</source>
        <translation>共 {count} 個工作表，取 {name!r}（推測；可用 --sheet 指定）</translation>
    </message>
    <message>
        <source>shorter: shot {number}, {start} to {end}, by {seconds} s</source>
        <translation>縮短：鏡頭 {number}，{start} 至 {end}，少了 {seconds} 秒</translation>
    </message>
    <message>
        <source>sound effect</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>start of the music</source>
        <translation>音樂的起點</translation>
    </message>
    <message>
        <source>start timecode</source>
        <translation>起始時間碼</translation>
    </message>
    <message>
        <source>tempo ranges taken at their middle: {ranges}</source>
        <translation>速度範圍取其中間值：{ranges}</translation>
    </message>
    <message>
        <source>the cell is a formula that failed ({text})</source>
        <translation>儲存格是出錯的公式（{text}）</translation>
    </message>
    <message>
        <source>the cell is a formula whose result the file does not hold; open the file in a spreadsheet and save it again</source>
        <translation>儲存格是公式，但檔案中沒有它的結果；請用試算表程式開啟檔案並重新儲存</translation>
    </message>
    <message>
        <source>the genre {genre!r} is not in the table of genres</source>
        <translation>曲風 {genre!r} 不在曲風表中</translation>
    </message>
    <message>
        <source>the mood is empty or there twice</source>
        <translation>情調是空的或重複出現</translation>
    </message>
    <message>
        <source>the mood {mood!r} is not in the mood map</source>
        <translation>情調 {mood!r} 不在情調對照表中</translation>
    </message>
    <message>
        <source>the mood {word!r} is estimated as {mood}</source>
        <translation>情緒 {word!r} 估計為 {mood}</translation>
    </message>
    <message>
        <source>the row cannot be read as CSV ({error})</source>
        <translation>此列無法以 CSV 讀取（{error}）</translation>
    </message>
    <message>
        <source>the same artist and title as in line {line}</source>
        <translation>與第 {line} 行的藝人與曲名相同</translation>
    </message>
    <message>
        <source>the same track as in line {line}</source>
        <translation>與第 {line} 行是同一首曲目</translation>
    </message>
    <message>
        <source>the same track is in an earlier row</source>
        <translation>前面的列已有同一首曲目</translation>
    </message>
    <message>
        <source>the word {word!r} names two genres</source>
        <translation>詞語 {word!r} 同時指兩種曲風</translation>
    </message>
    <message>
        <source>the {column} is empty or there twice</source>
        <translation>{column} 是空的或重複出現</translation>
    </message>
    <message>
        <source>there is no file of {title}, only its name.</source>
        <translation>沒有 {title} 的檔案，只有曲名。</translation>
    </message>
    <message>
        <source>there is no file {path}</source>
        <translation>沒有檔案 {path}</translation>
    </message>
    <message>
        <source>there is no mood that the mood map knows</source>
        <translation>沒有情調對照表中的情調</translation>
    </message>
    <message>
        <source>there is no path</source>
        <translation>沒有路徑</translation>
    </message>
    <message>
        <source>there is no title</source>
        <translation>沒有曲名</translation>
    </message>
    <message>
        <source>there is no {column}</source>
        <translation>沒有 {column}</translation>
    </message>
    <message>
        <source>whoever reaches {address} can run programs on its workers; use tls:// with --tls-ca, --tls-cert and --tls-key (docs/batch.md).</source>
        <translation>任何能連上 {address} 的人都可以在其工作程式上執行程式；請改用 tls:// 並搭配 --tls-ca、--tls-cert 與 --tls-key（docs/batch.md）。</translation>
    </message>
    <message>
        <source>this is a total and no track</source>
        <translation>這是總計，不是曲目</translation>
    </message>
    <message>
        <source>--effects needs --sfx OUT.csv, the file for the suggestions.</source>
        <translation>--effects 需要搭配 --sfx OUT.csv，也就是建議清單的檔案。</translation>
    </message>
    <message>
        <source>--ending, --hit, --hits, --after-line and --without-singing go with --fit.</source>
        <translation>--ending、--hit、--hits、--after-line 與 --without-singing 需與 --fit 一起使用。</translation>
    </message>
    <message>
        <source>Give either --lmc FILE or --free FILE or --sfx DIR to build from.</source>
        <translation>請指定 --lmc FILE、--free FILE 或 --sfx DIR 其中之一作為建立的來源。</translation>
    </message>
    <message>
        <source>The length {length} s cannot be; give at least {least} s and at most {most} s.</source>
        <translation>不能用 {length} 秒的長度；請給 {least} 到 {most} 秒的長度。</translation>
    </message>
    <message>
        <source>The window cannot be opened ({error}): a library of the system that Qt needs is missing. On Debian and Ubuntu: sudo apt-get install {packages}</source>
        <translation>視窗無法開啟（{error}）：缺少 Qt 需要的系統函式庫。在 Debian 與 Ubuntu 上：sudo apt-get install {packages}</translation>
    </message>
    <message>
        <source>look at this: {start} to {end}, taken for {old_start} of the old cut</source>
        <translation>請看一下：{start} 至 {end}，當作舊剪輯的 {old_start}</translation>
    </message>
    <message>
        <source>tracks without an artist: {count}</source>
        <translation>沒有演出者的曲目：{count}</translation>
    </message>
    <message>
        <source>without a mood the track is not recommended</source>
        <translation>沒有情調的曲目不會列入推薦</translation>
    </message>
    <message>
        <source>without a place: {kind} “{what}” at {place}</source>
        <translation>沒有位置：{place} 的{kind}「{what}」</translation>
    </message>
    <message>
        <source>without a place: {kind} “{what}” of scene {scene} at {place}</source>
        <translation>沒有位置：場景 {scene}（{place}）的{kind}「{what}」</translation>
    </message>
    <message>
        <source>{address} is encrypted; give --tls-ca, --tls-cert and --tls-key.</source>
        <translation>{address} 是加密連線；請指定 --tls-ca、--tls-cert 與 --tls-key。</translation>
    </message>
    <message>
        <source>{address} is not encrypted; with --tls-ca, --tls-cert and --tls-key it is tls://…</source>
        <translation>{address} 未加密；搭配 --tls-ca、--tls-cert 與 --tls-key 時位址應為 tls://…</translation>
    </message>
    <message>
        <source>{bpm:g} is no tempo in beats per minute.</source>
        <translation>{bpm:g} 不是每分鐘拍數（BPM）的速度。</translation>
    </message>
    <message>
        <source>{catalogue} was not made by `aemo-studio catalog import`.</source>
        <translation>{catalogue} 不是由 `aemo-studio catalog import` 建立的。</translation>
    </message>
    <message>
        <source>{column} is {word!r}, which is no emotion</source>
        <translation>{column} 為 {word!r}，不是情緒</translation>
    </message>
    <message>
        <source>{count} cells where the header has {expected}</source>
        <translation>有 {count} 個儲存格，而標題列有 {expected} 個</translation>
    </message>
    <message>
        <source>{count} rows of {path} left out; `aemo-studio catalog check` names them.</source>
        <translation>{path} 有 {count} 列已略過；`aemo-studio catalog check` 會列出。</translation>
    </message>
    <message>
        <source>{encoding}</source>
        <translation>{encoding}</translation>
    </message>
    <message>
        <source>{file!r} is no path of a file on this computer</source>
        <translation>{file!r} 不是這台電腦上的檔案路徑</translation>
    </message>
    <message>
        <source>{film}: {problem}</source>
        <translation>{film}：{problem}</translation>
    </message>
    <message>
        <source>{folder} holds {count} of these files already: {files}; choose another folder with -o, or --force to replace them.</source>
        <translation>{folder} 中已有 {count} 個這些檔案：{files}；請用 -o 選擇其他資料夾，或用 --force 取代它們。</translation>
    </message>
    <message>
        <source>{folder} is no folder; name folders of effects.</source>
        <translation>{folder} 不是資料夾；請指定音效資料夾。</translation>
    </message>
    <message>
        <source>{folder} is not a folder; name the folder that holds your music.</source>
        <translation>{folder} 不是資料夾；請指定存放音樂的資料夾。</translation>
    </message>
    <message>
        <source>{found} of the new cut is in the old one: of {shots} shots {gone} are gone, {trimmed} shorter, {moved} moved.</source>
        <translation>新剪輯有 {found} 來自舊剪輯：{shots} 個鏡頭中，{gone} 個消失，{trimmed} 個縮短，{moved} 個移動。</translation>
    </message>
    <message>
        <source>{label!r} is none of {names}</source>
        <translation>{label!r} 不是下列之一：{names}</translation>
    </message>
    <message>
        <source>{length} s of this track take at least {count} cuts; raise --max-cuts.</source>
        <translation>這首曲子的 {length} 秒至少需要 {count} 個接點；請提高 --max-cuts。</translation>
    </message>
    <message>
        <source>{mood!r} is no mood that we know</source>
        <translation>{mood!r} 不是已知的情調</translation>
    </message>
    <message>
        <source>{names} exclude each other; give one of them.</source>
        <translation>{names} 不可同時使用；請擇一指定。</translation>
    </message>
    <message>
        <source>{name} ({carries})</source>
        <translation>{name}（{carries}）</translation>
    </message>
    <message>
        <source>{name} has damaged parts; they were skipped.</source>
        <translation>{name} 有部分損壞；已略過這些部分。</translation>
    </message>
    <message>
        <source>{name} has no audio track {number} that can be decoded; choose auto, all or one of these: {tracks}.</source>
        <translation>{name} 沒有可解碼的音軌 {number}；請選 auto、all 或其中之一：{tracks}。</translation>
    </message>
    <message>
        <source>{name} has no audio track {number}, and no other; leave it to auto.</source>
        <translation>{name} 沒有音軌 {number}，也沒有其他音軌；請保留 auto。</translation>
    </message>
    <message>
        <source>{name} is a folder; give -o its name.</source>
        <translation>{name} 是資料夾；請用 -o 指定它的名稱。</translation>
    </message>
    <message>
        <source>{name} stops after {end_s:.1f} s of {duration_s:.1f} s; what is there was used.</source>
        <translation>{name} 的長度應為 {duration_s:.1f} 秒，但在 {end_s:.1f} 秒處中斷；已使用現有的部分。</translation>
    </message>
    <message>
        <source>{new} shares nothing with the film of the project, {old}; no project was made. Analyse it on its own.</source>
        <translation>{new} 與專案的影片 {old} 沒有任何共同畫面；未建立專案。請單獨分析它。</translation>
    </message>
    <message>
        <source>{option} takes a number from 1 to {most}, or auto; {text!r} is neither.</source>
        <translation>{option} 需要 1 到 {most} 之間的數字，或 auto；{text!r} 兩者皆非。</translation>
    </message>
    <message>
        <source>{output} is there already and is no collection of music from several places; choose another place with -o.</source>
        <translation>{output} 已存在，且不是由多處音樂組成的曲庫；請以 -o 選擇其他位置。</translation>
    </message>
    <message>
        <source>{output} is there already and is no list of your own effects; choose another place with -o.</source>
        <translation>{output} 已存在，但不是您的音效清單；請用 -o 選擇其他位置。</translation>
    </message>
    <message>
        <source>{output} is there already and was not made by `catalog import`; choose another place with -o, or --force to replace it.</source>
        <translation>{output} 已存在，且不是由 `catalog import` 建立的；請以 -o 選擇其他位置，或以 --force 取代。</translation>
    </message>
    <message>
        <source>{output} is there already; choose another with -o, or use --force.</source>
        <translation>{output} 已存在；請以 -o 選擇其他檔名，或使用 --force。</translation>
    </message>
    <message>
        <source>{output} was not made by `aemo-studio catalog import`.</source>
        <translation>{output} 不是由 `aemo-studio catalog import` 建立的。</translation>
    </message>
    <message>
        <source>{output} would overwrite {other}; choose another place for the output.</source>
        <translation>{output} 會覆寫 {other}；請為輸出選擇其他位置。</translation>
    </message>
    <message>
        <source>{path} and {count} more is there already; choose another place with -o, or --force to replace it.</source>
        <translation>{path} 與另外 {count} 個檔案已存在；請以 -o 選擇其他位置，或以 --force 取代。</translation>
    </message>
    <message>
        <source>{path} cannot be copied ({reason}); nothing was written.</source>
        <translation>無法複製 {path}（{reason}）；沒有寫入任何內容。</translation>
    </message>
    <message>
        <source>{path} cannot be listened to ({kind}: {error}).</source>
        <translation>無法聆聽 {path}（{kind}：{error}）。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>無法讀取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} does not exist; check its name and folder.</source>
        <translation>{path} 不存在；請檢查其名稱與資料夾。</translation>
    </message>
    <message>
        <source>{path} ended the process that listened to it, also when tried alone.</source>
        <translation>{path} 使聆聽它的程序異常結束，單獨嘗試時也一樣。</translation>
    </message>
    <message>
        <source>{path} has no column that looks like the title ({names}); say which it is with --map title=COLUMN.</source>
        <translation>{path} 沒有看似曲名的欄位（{names}）；請以 --map title=COLUMN 指定。</translation>
    </message>
    <message>
        <source>{path} has no column {names}; give LMC&apos;s labeled_lyrics.csv or lmc_lastfm_catalog.csv.</source>
        <translation>{path} 沒有欄位 {names}；請提供 LMC 的 labeled_lyrics.csv 或 lmc_lastfm_catalog.csv。</translation>
    </message>
    <message>
        <source>{path} has no column {names}; give free_to_use.csv.</source>
        <translation>{path} 沒有欄位 {names}；請提供 free_to_use.csv。</translation>
    </message>
    <message>
        <source>{path} has no column {names}; give lmc_genre.csv.</source>
        <translation>{path} 沒有欄位 {names}；請提供 lmc_genre.csv。</translation>
    </message>
    <message>
        <source>{path} has no genre {name}, which another one contains; correct it.</source>
        <translation>{path} 沒有曲風 {name}，但另一種曲風包含它；請更正。</translation>
    </message>
    <message>
        <source>{path} has no lyrics in its tags and none beside it (.lrc, .txt).</source>
        <translation>{path} 的標籤中沒有歌詞，旁邊也沒有歌詞檔（.lrc、.txt）。</translation>
    </message>
    <message>
        <source>{path} has no lyrics with times, so it is not known when somebody sings; put an .lrc file of the same name beside it, or leave out --without-singing.</source>
        <translation>{path} 沒有附時間的歌詞，因此不知道何時有人唱歌；請在旁邊放一個同名的 .lrc 檔，或不要用 --without-singing。</translation>
    </message>
    <message>
        <source>{path} has no row {row}.</source>
        <translation>{path} 沒有第 {row} 列。</translation>
    </message>
    <message>
        <source>{path} has no rows; restore the file.</source>
        <translation>{path} 沒有資料列；請還原該檔案。</translation>
    </message>
    <message>
        <source>{path} has no sound that can be decoded; name one with sound.</source>
        <translation>{path} 沒有可解碼的聲音；請指定有聲音的檔案。</translation>
    </message>
    <message>
        <source>{path} has no sound; name a music file.</source>
        <translation>{path} 沒有聲音；請指定音樂檔。</translation>
    </message>
    <message>
        <source>{path} has no sound; name a sound effect.</source>
        <translation>{path} 沒有聲音；請指定音效。</translation>
    </message>
    <message>
        <source>{path} has the word {word} twice, or an empty one; correct it.</source>
        <translation>{path} 中的字詞 {word} 重複或為空，請更正。</translation>
    </message>
    <message>
        <source>{path} holds less than half a second of sound.</source>
        <translation>{path} 的聲音不到半秒。</translation>
    </message>
    <message>
        <source>{path} holds no picture and no sound that can be decoded; export it again, for instance as H.264 with AAC.</source>
        <translation>{path} 沒有可解碼的畫面或聲音；請重新匯出，例如以 H.264 搭配 AAC。</translation>
    </message>
    <message>
        <source>{path} holds no sound that can be decoded.</source>
        <translation>{path} 沒有可解碼的聲音。</translation>
    </message>
    <message>
        <source>{path} holds no sound that may be used; check the files.</source>
        <translation>{path} 中沒有可以使用的音效；請檢查檔案。</translation>
    </message>
    <message>
        <source>{path} holds no track with a known mood; check the file.</source>
        <translation>{path} 中沒有具已知情調的曲目；請檢查該檔案。</translation>
    </message>
    <message>
        <source>{path} holds picks or corrected scenes, notes or markers; choose another place with -o, or --force to replace it.</source>
        <translation>{path} 含有選曲、修正過的場景、備註或標記；請以 -o 選擇其他位置，或以 --force 取代。</translation>
    </message>
    <message>
        <source>{path} is a device or a pipe; choose a .aemo file.</source>
        <translation>{path} 是裝置或管線；請選擇 .aemo 檔案。</translation>
    </message>
    <message>
        <source>{path} is a folder and no music</source>
        <translation>{path} 是資料夾，不是音樂</translation>
    </message>
    <message>
        <source>{path} is a folder of pictures; make a film of the image sequence first, in an editing program or with ffmpeg.</source>
        <translation>{path} 是圖片資料夾；請先用剪輯軟體或 ffmpeg 將影像序列做成影片。</translation>
    </message>
    <message>
        <source>{path} is a folder; name a video or sound file in it.</source>
        <translation>{path} 是資料夾；請指定其中的影片或聲音檔案。</translation>
    </message>
    <message>
        <source>{path} is a link; what is copied is {target}.</source>
        <translation>{path} 是連結；實際複製的是 {target}。</translation>
    </message>
    <message>
        <source>{path} is a picture of an image sequence, not a film; make a film of the sequence first, in an editing program or with `ffmpeg -framerate 24 -i {pattern} film.mov`.</source>
        <translation>{path} 是影像序列中的一張圖片，不是影片；請先用剪輯軟體或 `ffmpeg -framerate 24 -i {pattern} film.mov` 將序列做成影片。</translation>
    </message>
    <message>
        <source>{path} is an old Excel file; save it as .xlsx or CSV.</source>
        <translation>{path} 是舊版的 Excel 檔案；請另存為 .xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>{path} is damaged in line {line}: {problem}; correct it.</source>
        <translation>{path} 的第 {line} 行已損壞：{problem}；請更正。</translation>
    </message>
    <message>
        <source>{path} is damaged; most of its sound cannot be decoded.</source>
        <translation>{path} 已損壞；大部分的聲音無法解碼。</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes); copy or export it again.</source>
        <translation>{path} 是空的（0 位元組）；請重新複製或匯出。</translation>
    </message>
    <message>
        <source>{path} is incomplete: its index is missing, as after an interrupted copy or recording; copy or export it again.</source>
        <translation>{path} 不完整：缺少索引，可能是複製或錄製曾中斷；請重新複製或匯出。</translation>
    </message>
    <message>
        <source>{path} is no cut list that can be read ({reason}); give an EDL, FCPXML or OTIO.</source>
        <translation>{path} 不是可讀取的剪輯清單（{reason}）；請提供 EDL、FCPXML 或 OTIO。</translation>
    </message>
    <message>
        <source>{path} is no folder and no music file; name folders and files of your music.</source>
        <translation>{path} 既不是資料夾也不是音樂檔；請指定您音樂的資料夾與檔案。</translation>
    </message>
    <message>
        <source>{path} is no list of effects: it has no column {name}.</source>
        <translation>{path} 不是音效清單：它沒有 {name} 這一欄。</translation>
    </message>
    <message>
        <source>{path} is no music that can be read ({reason}).</source>
        <translation>{path} 不是可讀取的音樂（{reason}）。</translation>
    </message>
    <message>
        <source>{path} is no sound that can be read ({reason}).</source>
        <translation>{path} 不是可讀取的聲音（{reason}）。</translation>
    </message>
    <message>
        <source>{path} is no sound that can be read; not copied.</source>
        <translation>{path} 不是可讀取的聲音檔；未複製。</translation>
    </message>
    <message>
        <source>{path} is no video or sound; name a film, a clip or a recording.</source>
        <translation>{path} 不是影片或聲音；請指定影片、片段或錄音。</translation>
    </message>
    <message>
        <source>{path} is not a catalogue: it has no column {names}. A catalogue needs title, artist and moods.</source>
        <translation>{path} 不是曲庫：沒有欄位 {names}。曲庫需要 title、artist 與 moods。</translation>
    </message>
    <message>
        <source>{path} is not a file; name a video or sound file.</source>
        <translation>{path} 不是檔案；請指定影片或聲音檔案。</translation>
    </message>
    <message>
        <source>{path} is not a text file or a spreadsheet but {kind}; save the list as .xlsx or CSV.</source>
        <translation>{path} 不是文字檔或試算表，而是{kind}；請將清單另存為 .xlsx 或 CSV。</translation>
    </message>
    <message>
        <source>{path} is not a video or sound file that can be read ({reason}).</source>
        <translation>{path} 不是可讀取的影片或聲音檔案（{reason}）。</translation>
    </message>
    <message>
        <source>{path} is not an image that can be read; give a JPEG or PNG file.</source>
        <translation>{path} 不是可讀取的圖片；請提供 JPEG 或 PNG 檔案。</translation>
    </message>
    <message>
        <source>{path} is not text in {encoding}; leave --encoding out to have it guessed.</source>
        <translation>{path} 不是 {encoding} 編碼的文字；省略 --encoding 就會自動推測。</translation>
    </message>
    <message>
        <source>{path} is not there; import the folder again if it has moved.</source>
        <translation>{path} 不存在；若資料夾已移動，請重新匯入。</translation>
    </message>
    <message>
        <source>{path} is not there; the effect is not played.</source>
        <translation>找不到 {path}；不會播放這個音效。</translation>
    </message>
    <message>
        <source>{path} is protected by DRM: only its shop&apos;s own programs can play it; get a copy without protection.</source>
        <translation>{path} 受 DRM 保護，只有販售商店自己的程式能播放；請取得沒有保護的版本。</translation>
    </message>
    <message>
        <source>{path} is silent; it was left out.</source>
        <translation>{path} 沒有任何聲響，已略過。</translation>
    </message>
    <message>
        <source>{path} is the project of {other}; choose another place with -o, or --force to replace it.</source>
        <translation>{path} 是 {other} 的專案；請以 -o 選擇其他位置，或以 --force 取代。</translation>
    </message>
    <message>
        <source>{path} is there already and is not a project that can be read; choose another place with -o, or --force to replace it.</source>
        <translation>{path} 已存在，且不是可讀取的專案；請以 -o 選擇其他位置，或以 --force 取代。</translation>
    </message>
    <message>
        <source>{path} is there already; choose another place with -o, or --force to replace it.</source>
        <translation>{path} 已存在；請以 -o 選擇其他位置，或以 --force 取代。</translation>
    </message>
    <message>
        <source>{path} is too large for a catalogue; choose a CSV file.</source>
        <translation>{path} 太大，不可能是曲庫；請選擇 CSV 檔案。</translation>
    </message>
    <message>
        <source>{path} lacks the column {name}; restore the file.</source>
        <translation>{path} 缺少欄位 {name}；請還原該檔案。</translation>
    </message>
    <message>
        <source>{path} lasts {minutes} minutes; at most {most} can be cut. Export the part that you want and cut that.</source>
        <translation>{path} 長 {minutes} 分鐘；最多只能剪 {most} 分鐘。請先匯出想要的部分，再剪那一段。</translation>
    </message>
    <message>
        <source>{path} may not be read; change its permissions or copy it elsewhere.</source>
        <translation>沒有讀取 {path} 的權限；請變更其權限，或將其複製到別處。</translation>
    </message>
    <message>
        <source>{path} shows nothing of {film}: give a list that was cut from the old film, or the list of the old cut, too (--old-edl).</source>
        <translation>{path} 沒有用到 {film}：請提供由舊影片剪出的清單，或一併提供舊剪輯的清單（--old-edl）。</translation>
    </message>
    <message>
        <source>{path} sounds like a piece of music; import it as music, or name it by UCS (DSGNDron_Dark drone_ME_FILM.wav) to have it as an effect.</source>
        <translation>{path} 聽起來是一首音樂；請當作音樂匯入，或依 UCS 命名（DSGNDron_Dark drone_ME_FILM.wav）當作音效。</translation>
    </message>
    <message>
        <source>{path} took longer than {seconds:.0f} s; it was given up.</source>
        <translation>{path} 花了超過 {seconds:.0f} 秒，已放棄。</translation>
    </message>
    <message>
        <source>{path} was not tried: every helper process died.</source>
        <translation>{path} 沒有嘗試：所有輔助程序都異常結束。</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of AEMO Studio; update the program.</source>
        <translation>{path} 由較新版的 AEMO Studio 寫入；請更新程式。</translation>
    </message>
    <message>
        <source>{path}: its name is not text (UTF-8).</source>
        <translation>{path}：檔名不是文字（UTF-8）。</translation>
    </message>
    <message>
        <source>{path}: no mood; fill in `moods`</source>
        <translation>{path}：沒有情調；請填寫 `moods`</translation>
    </message>
    <message>
        <source>{path}: {problem}</source>
        <translation>{path}：{problem}</translation>
    </message>
    <message>
        <source>{problems}; and {count} more</source>
        <translation>{problems}；另有 {count} 項</translation>
    </message>
    <message>
        <source>{problem} (row passed over)</source>
        <translation>{problem}（已略過此列）</translation>
    </message>
    <message>
        <source>{problem}; give one like 01:00:00:00.</source>
        <translation>{problem}；請輸入如 01:00:00:00 的時間碼。</translation>
    </message>
    <message>
        <source>{scenes} has no length.</source>
        <translation>{scenes}沒有長度。</translation>
    </message>
    <message>
        <source>{scenes}: {problem}</source>
        <translation>{scenes}：{problem}</translation>
    </message>
    <message>
        <source>{scenes}: {title} is muted.</source>
        <translation>{scenes}：{title} 已靜音。</translation>
    </message>
    <message>
        <source>{scenes}: {title} is too short; it goes back once at {out_s:.1f} s to {in_s:.1f} s.</source>
        <translation>{scenes}：{title} 太短；在 {out_s:.1f} 秒處跳回 {in_s:.1f} 秒一次。</translation>
    </message>
    <message>
        <source>{scenes}: {title} is too short; it goes back {count} times at {out_s:.1f} s to {in_s:.1f} s.</source>
        <translation>{scenes}：{title} 太短；在 {out_s:.1f} 秒處跳回 {in_s:.1f} 秒，共 {count} 次。</translation>
    </message>
    <message>
        <source>{source} holds no track.</source>
        <translation>{source} 中沒有曲目。</translation>
    </message>
    <message>
        <source>{source} holds no track. The first problem is in {problem}.</source>
        <translation>{source} 中沒有曲目。第一個問題在{problem}。</translation>
    </message>
    <message>
        <source>{target} is there already; choose another with -o, or use --force.</source>
        <translation>{target} 已存在；請以 -o 選擇其他檔名，或使用 --force。</translation>
    </message>
    <message>
        <source>{text!r} is a range; its middle {bpm} is taken</source>
        <translation>{text!r} 是一個範圍；取其中間值 {bpm}</translation>
    </message>
    <message>
        <source>{text!r} is neither yes nor no</source>
        <translation>{text!r} 既不是「是」也不是「否」</translation>
    </message>
    <message>
        <source>{text!r} is no length in seconds or minutes:seconds</source>
        <translation>{text!r} 不是以秒或「分:秒」表示的長度</translation>
    </message>
    <message>
        <source>{text!r} is no tempo in beats per minute</source>
        <translation>{text!r} 不是每分鐘拍數（BPM）的速度</translation>
    </message>
    <message>
        <source>{text!r} is none of the eight emotions</source>
        <translation>{text!r} 不是八種情緒之一</translation>
    </message>
    <message>
        <source>{these} and {that}</source>
        <translation>{these} 與 {that}</translation>
    </message>
    <message>
        <source>{these} or {that}</source>
        <translation>{these} 或 {that}</translation>
    </message>
    <message>
        <source>{these}, {that}</source>
        <translation>{these}、{that}</translation>
    </message>
    <message>
        <source>{these}; {that}</source>
        <translation>{these}；{that}</translation>
    </message>
    <message>
        <source>{timecode!r} is left out in drop-frame timecode</source>
        <translation>{timecode!r} 在 drop-frame 時間碼中不存在</translation>
    </message>
    <message>
        <source>{timecode!r} is no timecode at {count} frames a second</source>
        <translation>{timecode!r} 不是每秒 {count} 影格的時間碼</translation>
    </message>
    <message>
        <source>{timecode!r} is no timecode: hours go from 00 to 23</source>
        <translation>{timecode!r} 不是時間碼：小時為 00 到 23</translation>
    </message>
    <message>
        <source>{timecode!r} is not a timecode like 01:00:00:00</source>
        <translation>{timecode!r} 不是如 01:00:00:00 的時間碼</translation>
    </message>
    <message>
        <source>{title} is as loud as its peaks allow, not as loud as the film.</source>
        <translation>「{title}」的音量以其峰值所能容許為限，不及影片的音量。</translation>
    </message>
    <message>
        <source>{track} names {count} tracks; use one of {names}.</source>
        <translation>{track} 對應到 {count} 首曲目；請使用下列之一：{names}。</translation>
    </message>
    <message>
        <source>{url!r} is neither a web page nor a file on this computer</source>
        <translation>{url!r} 既不是網頁，也不是這台電腦上的檔案</translation>
    </message>
    <message>
        <source>{who}’s face looks much the same all through the film</source>
        <translation>{who} 的表情在整部片中都差不多</translation>
    </message>
    <message>
        <source>{who}’s voice sounds much the same all through the film</source>
        <translation>{who} 的聲音在整部片中都差不多</translation>
    </message>
    <message>
        <source>{why}, so the face counts more.</source>
        <translation>{why}，因此以臉部為主。</translation>
    </message>
    <message>
        <source>{why}, so the face decides.</source>
        <translation>{why}，因此由臉部決定。</translation>
    </message>
    <message>
        <source>{why}, so the voice counts more.</source>
        <translation>{why}，因此以聲音為主。</translation>
    </message>
    <message>
        <source>{why}, so the voice decides.</source>
        <translation>{why}，因此由聲音決定。</translation>
    </message>
    <message>
        <source>{why}; there is little else to go by here.</source>
        <translation>{why}；此處幾乎沒有其他依據。</translation>
    </message>
    <message>
        <source>{word!r} is no category of UCS</source>
        <translation>{word!r} 不是 UCS 的分類</translation>
    </message>
    <message>
        <source>{word!r} is no kind of effect</source>
        <translation>{word!r} 不是音效的種類</translation>
    </message>
    <message>
        <source>{words}; see `{command} --help`.</source>
        <translation>{words}；請見 `{command} --help`。</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>匯出</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
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
        <source>film, markers and picks with their fades as AAF</source>
        <translation>AAF 格式的影片、標記與選用音樂（含淡入淡出）</translation>
    </message>
    <message>
        <source>Media Composer: File &gt; Input &gt; Import Media, then link the files. Pro Tools: File &gt; Import &gt; Session Data. Resolve: File &gt; Import &gt; Timeline.</source>
        <translation>Media Composer：File &gt; Input &gt; Import Media，再連結檔案。Pro Tools：File &gt; Import &gt; Session Data。Resolve：File &gt; Import &gt; Timeline。</translation>
    </message>
    <message>
        <source>film, scenes as regions, markers and picks for REAPER</source>
        <translation>供 REAPER 使用的影片、場景區段、標記與選用音樂</translation>
    </message>
    <message>
        <source>REAPER: File &gt; Open project.</source>
        <translation>REAPER：File &gt; Open project。</translation>
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
        <source>a marker list for Avid Media Composer</source>
        <translation>供 Avid Media Composer 使用的標記清單</translation>
    </message>
    <message>
        <source>Media Composer: load the sequence, Tools &gt; Markers, menu of the window &gt; Import Markers.</source>
        <translation>Media Composer：載入序列，Tools &gt; Markers，視窗選單 &gt; Import Markers。</translation>
    </message>
    <message>
        <source>markers for Pro Tools, Logic and Cubase as a MIDI file</source>
        <translation>供 Pro Tools、Logic 與 Cubase 使用的 MIDI 標記檔</translation>
    </message>
    <message>
        <source>Import it as a MIDI file, with its markers, at the start of the film.</source>
        <translation>在影片起點以 MIDI 檔匯入，並連同標記一起匯入。</translation>
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
        <source>tiers for voice, face, both, scenes and laughter, for ELAN</source>
        <translation>ELAN 的語音、臉部、綜合、場景與笑聲層</translation>
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
        <source>music spotting notes with cue numbers</source>
        <translation>附提示編號的配樂定點表</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet; send it to composer and director.</source>
        <translation>用試算表開啟；寄給作曲者與導演。</translation>
    </message>
    <message>
        <source>the spotting notes as an Excel workbook</source>
        <translation>Excel 活頁簿格式的配樂定點表</translation>
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
    <message>
        <source>each pick as it plays and all music as one file, 24-bit BWF</source>
        <translation>每段選定的音樂（依實際播放）以及全部音樂的單一檔案，24 位元 BWF</translation>
    </message>
    <message>
        <source>Pro Tools, Nuendo, Reaper: import them at their time stamps.</source>
        <translation>Pro Tools、Nuendo、Reaper：依時間戳記匯入。</translation>
    </message>
    <message>
        <source>the formats that you choose, with the music, to pass on</source>
        <translation>您所選的格式連同音樂，供轉交他人</translation>
    </message>
    <message>
        <source>Pass the whole folder on; README.txt says what opens where.</source>
        <translation>請轉交整個資料夾；README.txt 說明各檔案用什麼開啟。</translation>
    </message>
</context>
<context>
    <name>ExportOptionsForm</name>
    <message>
        <source>Say in the subtitles whose emotion it is</source>
        <translation>在字幕中註明是誰的情緒</translation>
    </message>
    <message>
        <source>Music as loud as the film, lower under speech</source>
        <translation>音樂與影片同響度，對白處降低</translation>
    </message>
    <message>
        <source>With the music, in one folder to pass on</source>
        <translation>連同音樂放進一個可轉交的資料夾</translation>
    </message>
    <message>
        <source>Put copies of the music beside it</source>
        <translation>在旁邊放一份音樂</translation>
    </message>
    <message>
        <source>Markers in the music</source>
        <translation>音樂中的標記</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>表頭</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Sections and bars</source>
        <translation>段落與小節</translation>
    </message>
    <message>
        <source>Every beat</source>
        <translation>每一拍</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>製作</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>集數</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
</context>
<context>
    <name>ExportTitles</name>
    <message>
        <source>Film with the music</source>
        <translation>配上音樂的影片</translation>
    </message>
    <message>
        <source>Director&apos;s page</source>
        <translation>導演頁</translation>
    </message>
    <message>
        <source>Cue sheet</source>
        <translation>Cue sheet</translation>
    </message>
    <message>
        <source>Spotting notes</source>
        <translation>配樂定點表</translation>
    </message>
    <message>
        <source>Emotion subtitles</source>
        <translation>情緒字幕</translation>
    </message>
    <message>
        <source>Subtitles for the web</source>
        <translation>網頁字幕</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>播放清單</translation>
    </message>
    <message>
        <source>Playlist with licences</source>
        <translation>含授權的播放清單</translation>
    </message>
    <message>
        <source>Music list</source>
        <translation>音樂清單</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部內容</translation>
    </message>
    <message>
        <source>Tiers for ELAN</source>
        <translation>ELAN 層</translation>
    </message>
    <message>
        <source>Cue sheet as a table</source>
        <translation>Cue sheet 表格</translation>
    </message>
    <message>
        <source>Spotting notes as a table</source>
        <translation>配樂定點表（表格）</translation>
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
    <message>
        <source>&amp;This is</source>
        <translation>這是(&amp;T)</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新角色</translation>
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
        <source>Music ({0})</source>
        <translation>音樂 ({0})</translation>
    </message>
    <message>
        <source>Which file is “{0}”?</source>
        <translation>「{0}」是哪個檔案？</translation>
    </message>
    <message>
        <source>The list of the new cut</source>
        <translation>新剪輯的清單</translation>
    </message>
    <message>
        <source>Cut lists ({0})</source>
        <translation>剪輯清單 ({0})</translation>
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
        <source>Music and lists ({0})</source>
        <translation>音樂與清單 ({0})</translation>
    </message>
    <message>
        <source>Import music</source>
        <translation>匯入音樂</translation>
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
        <source>Save the report</source>
        <translation>儲存回報檔</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>Filters for the whole film</source>
        <translation>整部影片的篩選</translation>
    </message>
</context>
<context>
    <name>FilterFields</name>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Genre</source>
        <translation>曲風</translation>
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
        <source>all genres</source>
        <translation>所有曲風</translation>
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
        <source>genre</source>
        <translation>曲風</translation>
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
    <name>FirstScreen</name>
    <message>
        <source>What does your cut feel like?</source>
        <translation>您的剪輯帶來什麼感受？</translation>
    </message>
    <message>
        <source>Open a video or drop it on the window. You will see what each scene feels like, and the music that goes with it.</source>
        <translation>開啟影片，或將影片拖放到視窗上。您會看見每個場景的情緒，以及適合的音樂。</translation>
    </message>
    <message>
        <source>Open a video or project…</source>
        <translation>開啟影片或專案…</translation>
    </message>
    <message>
        <source>Try the sample film</source>
        <translation>試用範例影片</translation>
    </message>
    <message>
        <source>Import your music…</source>
        <translation>匯入您的音樂…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近開啟</translation>
    </message>
</context>
<context>
    <name>FitLink</name>
    <message>
        <source>Nothing in the scene for a strong beat to fall on; set a marker there.</source>
        <translation>此場景沒有可讓強拍落下之處；請設一個標記。</translation>
    </message>
    <message>
        <source>Nobody speaks where the scene begins.</source>
        <translation>場景開頭沒有人說話。</translation>
    </message>
    <message>
        <source>The music has no lyrics with times; put an .lrc file beside it.</source>
        <translation>這首音樂沒有附時間的歌詞；請在旁邊放一個 .lrc 檔。</translation>
    </message>
    <message>
        <source>Listening to “{0}”…</source>
        <translation>正在聆聽「{0}」…</translation>
    </message>
    <message>
        <source>“{0}” is fitted.</source>
        <translation>「{0}」已配合場景。</translation>
    </message>
</context>
<context>
    <name>FitMenu</name>
    <message>
        <source>Remove the fit</source>
        <translation>移除配合</translation>
    </message>
    <message>
        <source>Strong beats on cuts and markers</source>
        <translation>強拍落在剪接點與標記上</translation>
    </message>
    <message>
        <source>Start after the line</source>
        <translation>台詞結束後開始</translation>
    </message>
    <message>
        <source>Without singing where possible</source>
        <translation>盡量避開歌聲</translation>
    </message>
    <message>
        <source>Fit with its own ending</source>
        <translation>配合長度，以原曲結尾收束</translation>
    </message>
    <message>
        <source>Fit with a last beat</source>
        <translation>配合長度，以最後一拍收束</translation>
    </message>
    <message>
        <source>Fit with a fade</source>
        <translation>配合長度，淡出收束</translation>
    </message>
    <message>
        <source>Fit as a loop</source>
        <translation>配合長度，循環播放</translation>
    </message>
    <message>
        <source>&amp;Fit to the scene</source>
        <translation>配合場景(&amp;F)</translation>
    </message>
</context>
<context>
    <name>FolderExport</name>
    <message>
        <source>The export ended unexpectedly ({0}); nothing was written.</source>
        <translation>匯出意外結束（{0}）；沒有寫入任何內容。</translation>
    </message>
</context>
<context>
    <name>FullScreenViewer</name>
    <message>
        <source>Picture</source>
        <translation>畫面</translation>
    </message>
    <message>
        <source>The picture fills the other screen. Escape brings it back.</source>
        <translation>畫面顯示在另一個螢幕上。按 Esc 可恢復。</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import music</source>
        <translation>匯入音樂</translation>
    </message>
    <message>
        <source>Drop music here</source>
        <translation>將音樂拖放到這裡</translation>
    </message>
    <message>
        <source>Files and folders, as many as you like; lists (CSV, XLSX), too. Music is listened to on this computer: tempo, key, mood. What is known already is not listened to again.</source>
        <translation>檔案與資料夾，數量不限；清單（CSV、XLSX）也可以。音樂在這台電腦上聆聽：速度、調性、情調。已知的不會再聆聽一次。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>選擇資料夾…</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>匯出為 CSV…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>顯示資料夾</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Neither music nor a list: {0}</source>
        <translation>既不是音樂也不是清單：{0}</translation>
    </message>
    <message>
        <source>A folder of music</source>
        <translation>音樂資料夾</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>已儲存 {0}</translation>
    </message>
    <message>
        <source>The catalogue is kept with the program&apos;s data.</source>
        <translation>曲庫與程式的資料放在一起。</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>進階</translation>
    </message>
</context>
<context>
    <name>ImportModel</name>
    <message>
        <source>Title</source>
        <translation>曲名</translation>
    </message>
    <message>
        <source>Artist</source>
        <translation>演出者</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情調</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>長度</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已匯入</translation>
    </message>
    <message>
        <source>Has no mood: not suggested</source>
        <translation>沒有情調：不會推薦</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>Choose a mood…</source>
        <translation>選擇情調…</translation>
    </message>
    <message>
        <source>unknown artist</source>
        <translation>演出者不明</translation>
    </message>
</context>
<context>
    <name>ImportStatus</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the import; what was listened to is kept</source>
        <translation>停止匯入；已聆聽的會保留</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Show what is imported</source>
        <translation>顯示匯入的內容</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>關閉訊息</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Nothing was imported.</source>
        <translation>沒有匯入任何檔案。</translation>
    </message>
    <message>
        <source>The import has stopped.</source>
        <translation>匯入已停止。</translation>
    </message>
    <message>
        <source>The import has stopped at {0} of {1}.</source>
        <translation>匯入停在第 {0} 個，共 {1} 個。</translation>
    </message>
    <message>
        <source>Looking through the music…</source>
        <translation>正在查看音樂…</translation>
    </message>
    <message>
        <source>{0} imported</source>
        <translation>已匯入 {0} 首</translation>
    </message>
    <message>
        <source>{0} without a mood</source>
        <translation>{0} 首沒有情調</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>{0} 個失敗</translation>
    </message>
</context>
<context>
    <name>IntentionChooser</name>
    <message>
        <source>Music should</source>
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
        <source>Match the scene, or choose a mood of its own as a counterpoint</source>
        <translation>配合場景，或另選情調作為對位</translation>
    </message>
</context>
<context>
    <name>LaneHeaders</name>
    <message>
        <source>Show the characters</source>
        <translation>展開角色</translation>
    </message>
    <message>
        <source>Fold the characters</source>
        <translation>收合角色</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>V valence: unpleasant below, pleasant above the middle</source>
        <translation>愉 愉悅度：中線以下不愉快，以上愉快</translation>
    </message>
    <message>
        <source>A arousal: calm below, excited above</source>
        <translation>激 激動度：越低越平靜，越高越激動</translation>
    </message>
    <message>
        <source>energy of the picked music</source>
        <translation>選曲的能量</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Which column of the list is what?</source>
        <translation>清單的各欄位分別是什麼？</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Import the list</source>
        <translation>匯入清單</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>讀取中…</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) are in the catalogue.</source>
        <translation>
            <numerusform>曲庫中有 %n 首曲目。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a mood: name them in the list to have them suggested.</source>
        <translation>
            <numerusform>其中 %n 首沒有情調：在清單中填上後就會推薦。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be used.</source>
        <translation>
            <numerusform>有 %n 首無法使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>欄位</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{0} (read-only)</source>
        <translation>{0}（唯讀）</translation>
    </message>
</context>
<context>
    <name>ManualDialog</name>
    <message>
        <source>Manual</source>
        <translation>使用手冊</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章節</translation>
    </message>
</context>
<context>
    <name>MarkerDialog</name>
    <message>
        <source>Marker at {0}</source>
        <translation>{0} 的標記</translation>
    </message>
    <message>
        <source>Remove the marker</source>
        <translation>移除標記</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名稱</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>顏色</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
</context>
<context>
    <name>MarkerHues</name>
    <message>
        <source>Pink</source>
        <translation>粉紅</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>紅</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黃</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>綠</translation>
    </message>
    <message>
        <source>Cyan</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>藍</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
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
    <name>MixMenu</name>
    <message>
        <source>&amp;Level and fades</source>
        <translation>音量與淡入淡出(&amp;L)</translation>
    </message>
    <message>
        <source>Back to 0 dB</source>
        <translation>回到 0 dB</translation>
    </message>
    <message>
        <source>Fade &amp;in</source>
        <translation>淡入(&amp;I)</translation>
    </message>
    <message>
        <source>Fade &amp;out</source>
        <translation>淡出(&amp;O)</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>As it was laid</source>
        <translation>恢復原狀</translation>
    </message>
</context>
<context>
    <name>MusicBatch</name>
    <message>
        <source>It is not there any more.</source>
        <translation>檔案已經不在了。</translation>
    </message>
</context>
<context>
    <name>MusicHead</name>
    <message numerus="yes">
        <source>%Ln filter(s)</source>
        <translation>
            <numerusform>%Ln 項篩選</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Filters: %Ln set</source>
        <translation>
            <numerusform>篩選：已設定 %Ln 項</numerusform>
        </translation>
    </message>
    <message>
        <source>Length, tempo, licence and more, for all scenes of this film</source>
        <translation>長度、速度、授權等，適用於此影片的所有場景</translation>
    </message>
    <message>
        <source>darker, without drums…</source>
        <translation>更黑暗、不要鼓…</translation>
    </message>
    <message>
        <source>Search in words</source>
        <translation>用文字搜尋</translation>
    </message>
    <message>
        <source>Songs as reference</source>
        <translation>參考歌曲</translation>
    </message>
    <message>
        <source>Free &amp;&amp; own</source>
        <translation>免費與自有</translation>
    </message>
    <message>
        <source>Effects</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>Free music and your own: may be used in the film</source>
        <translation>免費音樂與您自己的音樂：可用於影片</translation>
    </message>
    <message>
        <source>Well-known songs, to say what you mean; the rights must be cleared</source>
        <translation>知名歌曲，用來表達您的想法；須取得授權</translation>
    </message>
    <message>
        <source>Sound effects: ambiences, accents at moments of the scene, stings</source>
        <translation>音效：環境音、場景中各時刻的重點音效、過場音效</translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s)</source>
        <translation>
            <numerusform>%Ln 首曲目</numerusform>
        </translation>
    </message>
    <message>
        <source>Which music is listed</source>
        <translation>列出哪些音樂</translation>
    </message>
    <message>
        <source>Mood, genre, tempo, length, licence, title, in your own words: “hopeful, no vocals, about 90 bpm”. Enter keeps it; then say what to change.</source>
        <translation>用自己的話描述情緒、曲風、速度、長度、授權或曲名，例如「充滿希望，不要人聲，約 90 bpm」。按 Enter 保留條件，接著再說要怎麼改。</translation>
    </message>
    <message>
        <source>More about the music</source>
        <translation>更多音樂功能</translation>
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
    <name>MusicLink</name>
    <message>
        <source>{0} holds no sound that can be read; choose another file.</source>
        <translation>{0} 沒有可讀取的聲音；請選擇其他檔案。</translation>
    </message>
    <message>
        <source>“{0}” can be heard now.</source>
        <translation>現在可以聽到「{0}」。</translation>
    </message>
    <message>
        <source>The credit line is on the clipboard.</source>
        <translation>署名文字已複製到剪貼簿。</translation>
    </message>
    <message>
        <source>Which folder do downloads come into?</source>
        <translation>下載的檔案會放進哪個資料夾？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln downloaded track(s) can be heard now: {0}</source>
        <translation>
            <numerusform>現在可以聽到 %Ln 首下載的曲目：{0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MusicMenu</name>
    <message>
        <source>Pick the best everywhere</source>
        <translation>全部選用最佳曲目</translation>
    </message>
    <message>
        <source>Filters for the whole film…</source>
        <translation>整部影片的篩選…</translation>
    </message>
    <message>
        <source>Watch a folder for downloads…</source>
        <translation>監看下載資料夾…</translation>
    </message>
    <message>
        <source>Stop watching “{0}”</source>
        <translation>停止監看「{0}」</translation>
    </message>
    <message>
        <source>all that are shipped</source>
        <translation>所有隨附的曲庫</translation>
    </message>
    <message>
        <source>This film&apos;s catalogues: {0}</source>
        <translation>此影片的曲庫：{0}</translation>
    </message>
</context>
<context>
    <name>MusicPane</name>
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
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Note for this scene</source>
        <translation>此場景的備註</translation>
    </message>
</context>
<context>
    <name>OccupiedPage</name>
    <message>
        <source>Files that are there already</source>
        <translation>已存在的檔案</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>兩者都保留</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>取代</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>“Keep both” writes the new ones under another number.</source>
        <translation>「兩者都保留」會以另一個編號寫入新檔案。</translation>
    </message>
    <message numerus="yes">
        <source>%n of these is there already</source>
        <translation>
            <numerusform>其中 %n 個已經存在</numerusform>
        </translation>
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
        <source>passed over: a picture that never moves</source>
        <translation>略過：從不動的圖片</translation>
    </message>
    <message>
        <source>passed over: an animal or a drawing</source>
        <translation>略過：動物或圖畫</translation>
    </message>
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
        <source>Start after the line that is spoken then</source>
        <translation>在當時的台詞結束後開始</translation>
    </message>
    <message>
        <source>Hold back under dialogue: nobody sings there</source>
        <translation>對白處退讓：不用人聲演唱</translation>
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
        <source>AEMO Studio</source>
        <translation>AEMO Studio</translation>
    </message>
    <message>
        <source>Scrolls; with Alt or Ctrl it zooms</source>
        <translation>捲動；按住 Alt 或 Ctrl 時縮放</translation>
    </message>
    <message>
        <source>Zooms; with Alt, Ctrl or Shift it scrolls</source>
        <translation>縮放；按住 Alt、Ctrl 或 Shift 時捲動</translation>
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
        <source>New projects begin with these catalogues. A change here holds for the open project, too, at once; that can be undone. Every other project keeps the catalogues that it was saved with; its ⋯ menu above the music names them.</source>
        <translation>新專案從這些曲庫開始。在此變更也會立即套用到開啟中的專案，並可復原。其他專案保留儲存時的曲庫；音樂上方的 ⋯ 選單會列出它們。</translation>
    </message>
    <message>
        <source>Recommended music is to</source>
        <translation>推薦的音樂應</translation>
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
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The size counts from the next start on.</source>
        <translation>大小會在下次啟動時生效。</translation>
    </message>
    <message>
        <source>Keys of</source>
        <translation>按鍵依照</translation>
    </message>
    <message>
        <source>The wheel on the timeline</source>
        <translation>時間軸上的滾輪</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probabilities of the emotions</source>
        <translation>各情緒的機率</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>ProblemDialog</name>
    <message>
        <source>Report a problem</source>
        <translation>回報問題</translation>
    </message>
    <message>
        <source>What did you do, what happened, what was expected?</source>
        <translation>您做了什麼、發生了什麼、原本預期如何？</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>發生了什麼</translation>
    </message>
    <message>
        <source>With the open project: scenes, edits, notes, names</source>
        <translation>附上開啟的專案：場景、編輯、備註、名稱</translation>
    </message>
    <message>
        <source>Writes one file with your words, the versions of the program and its parts, your settings and the last messages. It holds no picture and no sound. Nothing is sent: look at the file, then pass it on yourself.</source>
        <translation>寫出一個檔案，內含您的說明、程式與各元件的版本、您的設定以及最近的訊息，不含任何畫面與聲音。不會傳送任何內容：請先檢視檔案，再自行轉交。</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>儲存…</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Retry all that failed</source>
        <translation>重試所有失敗的檔案</translation>
    </message>
    <message>
        <source>Import more…</source>
        <translation>匯入更多…</translation>
    </message>
    <message>
        <source>All {0}</source>
        <translation>全部 {0}</translation>
    </message>
    <message>
        <source>Failed {0}</source>
        <translation>失敗 {0}</translation>
    </message>
    <message>
        <source>Without a mood {0}</source>
        <translation>沒有情調 {0}</translation>
    </message>
    <message>
        <source>Ready {0}</source>
        <translation>可用 {0}</translation>
    </message>
    <message>
        <source>You can close this and work on: the bottom of the window shows how far it is.</source>
        <translation>您可以關閉此視窗繼續工作：主視窗底部會顯示進度。</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>匯入進度</translation>
    </message>
    <message>
        <source>Imported music</source>
        <translation>匯入的音樂</translation>
    </message>
</context>
<context>
    <name>ProgressWords</name>
    <message>
        <source>{0} s left</source>
        <translation>剩 {0} 秒</translation>
    </message>
    <message>
        <source>{0} min left</source>
        <translation>剩 {0} 分鐘</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩 {0}</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 個，共 {1} 個</translation>
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
    <name>RecoverDialog</name>
    <message>
        <source>Unsaved work</source>
        <translation>未儲存的工作</translation>
    </message>
    <message>
        <source>The program ended before this was saved</source>
        <translation>程式在儲存之前就結束了</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>復原(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>稍後(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>捨棄(&amp;D)</translation>
    </message>
    <message>
        <source>Ask again at the next start</source>
        <translation>下次啟動時再詢問</translation>
    </message>
    <message>
        <source>{0}, kept {1}</source>
        <translation>{0}，保留於 {1}</translation>
    </message>
</context>
<context>
    <name>RecutDialog</name>
    <message>
        <source>This film was recut</source>
        <translation>影片已重新剪輯</translation>
    </message>
    <message>
        <source>Only where the list names camera files, not the old film</source>
        <translation>僅在清單列的是攝影機檔案而非舊影片時需要</translation>
    </message>
    <message>
        <source>Without one, picture and sound are matched</source>
        <translation>若不提供，將以畫面與聲音比對</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選擇…</translation>
    </message>
    <message>
        <source>New cut</source>
        <translation>新剪輯</translation>
    </message>
    <message>
        <source>Cut list</source>
        <translation>剪輯清單</translation>
    </message>
    <message>
        <source>List of the old cut</source>
        <translation>舊剪輯的清單</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新專案</translation>
    </message>
    <message>
        <source>What became of the old cut</source>
        <translation>舊剪輯的變化</translation>
    </message>
    <message>
        <source>Make the new project</source>
        <translation>建立新專案</translation>
    </message>
    <message>
        <source>Open the new project</source>
        <translation>開啟新專案</translation>
    </message>
    <message>
        <source>Picks, notes, markers, characters and corrections go where their material went; this project stays as it is.</source>
        <translation>選曲、備註、標記、角色與修正會隨素材移到新的位置。目前的專案保持不變。</translation>
    </message>
    <message>
        <source>Cut list (EDL, FCPXML, OTIO)</source>
        <translation>剪輯清單（EDL、FCPXML、OTIO）</translation>
    </message>
    <message>
        <source>the new cut</source>
        <translation>新剪輯</translation>
    </message>
    <message>
        <source>The old project stays: choose another place.</source>
        <translation>舊專案會保留：請選擇其他位置。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>The new project is made.</source>
        <translation>新專案已建立。</translation>
    </message>
</context>
<context>
    <name>RecutProcess</name>
    <message>
        <source>The new cut could not be read to its end ({0}); nothing was written.</source>
        <translation>無法完整讀取新剪輯（{0}）；未寫入任何檔案。</translation>
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
        <source>%Ln rejected</source>
        <translation>
            <numerusform>已排除 %Ln 首</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln track(s) rejected here</source>
        <translation>
            <numerusform>此處已排除 %Ln 首曲目</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>no speech or face</source>
        <translation>沒有語音或臉部</translation>
    </message>
    <message>
        <source>Styles that serve a scene that feels {emotion}: {styles}.</source>
        <translation>適合感覺{emotion}的場景的曲風：{styles}。</translation>
    </message>
    <message>
        <source>Styles that serve {mood} music: {styles}.</source>
        <translation>適合{mood}音樂的曲風：{styles}。</translation>
    </message>
    <message>
        <source>Styles that stay neutral: {styles}.</source>
        <translation>保持中性的曲風：{styles}。</translation>
    </message>
    <message>
        <source>The music is meant to be {mood}.</source>
        <translation>音樂的意圖：{mood}。</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（無標題）</translation>
    </message>
    <message>
        <source>{count} bpm</source>
        <translation>{count} bpm</translation>
    </message>
    <message>
        <source>Fades in for {fade_in} s and out for {fade_out} s.</source>
        <translation>淡入 {fade_in} 秒，淡出 {fade_out} 秒。</translation>
    </message>
    <message>
        <source>Fades in for {fade_in} s.</source>
        <translation>淡入 {fade_in} 秒。</translation>
    </message>
    <message>
        <source>Fades out for {fade_out} s.</source>
        <translation>淡出 {fade_out} 秒。</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>明確</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不確定</translation>
    </message>
    <message>
        <source>The scene feels {first}; that is clear.</source>
        <translation>這個場景的感受是{first}，相當明確。</translation>
    </message>
    <message>
        <source>The scene feels mixed: {first} and {second}.</source>
        <translation>這個場景的感受是混合的：{first}與{second}。</translation>
    </message>
    <message>
        <source>The scene may feel {first}, but that is unsure.</source>
        <translation>這個場景的感受可能是{first}，但並不確定。</translation>
    </message>
    <message>
        <source>How the scene feels is open.</source>
        <translation>這個場景的感受尚無定論。</translation>
    </message>
    <message>
        <source>The scene feels {first}: the editor decided that.</source>
        <translation>這個場景的感受是{first}，由剪輯師決定。</translation>
    </message>
    <message>
        <source>The measurement says the same.</source>
        <translation>測量結果相同。</translation>
    </message>
    <message>
        <source>The measurement says {first}.</source>
        <translation>測量結果為{first}。</translation>
    </message>
    <message>
        <source>The voice sounds {emotion} {extent}.</source>
        <translation>聲音{extent}聽起來{emotion}。</translation>
    </message>
    <message>
        <source>Laughter is heard {extent}.</source>
        <translation>{extent}聽得到笑聲。</translation>
    </message>
    <message>
        <source>Crying is heard {extent}.</source>
        <translation>{extent}聽得到哭聲。</translation>
    </message>
    <message>
        <source>Screams are heard {extent}.</source>
        <translation>{extent}聽得到尖叫。</translation>
    </message>
    <message>
        <source>Sighs are heard {extent}.</source>
        <translation>{extent}聽得到嘆息。</translation>
    </message>
    <message>
        <source>Cries without words are heard {extent}.</source>
        <translation>{extent}聽得到無言的叫聲。</translation>
    </message>
    <message>
        <source>The faces look {emotion} {extent}.</source>
        <translation>臉部{extent}看起來{emotion}。</translation>
    </message>
    <message>
        <source>nearly throughout</source>
        <translation>幾乎全程</translation>
    </message>
    <message>
        <source>for much of the scene</source>
        <translation>在場景的大部分時間</translation>
    </message>
    <message>
        <source>for part of the scene</source>
        <translation>在場景的一部分時間</translation>
    </message>
    <message>
        <source>for a moment only</source>
        <translation>僅片刻</translation>
    </message>
    <message>
        <source>Voice and faces agree.</source>
        <translation>聲音與臉部一致。</translation>
    </message>
    <message>
        <source>Voice and faces disagree.</source>
        <translation>聲音與臉部不一致。</translation>
    </message>
    <message>
        <source>The film has no sound.</source>
        <translation>影片沒有聲音。</translation>
    </message>
    <message>
        <source>The film has no picture.</source>
        <translation>影片沒有畫面。</translation>
    </message>
    <message>
        <source>The voice is left out here.</source>
        <translation>此處不計聲音。</translation>
    </message>
    <message>
        <source>The faces are left out here.</source>
        <translation>此處不計臉部。</translation>
    </message>
    <message>
        <source>Nobody speaks.</source>
        <translation>沒有人說話。</translation>
    </message>
    <message>
        <source>Somebody speaks, but too faintly to be read.</source>
        <translation>有人說話，但太弱而無法判讀。</translation>
    </message>
    <message>
        <source>No face is seen.</source>
        <translation>看不到臉部。</translation>
    </message>
    <message>
        <source>{rate} frames a second</source>
        <translation>每秒 {rate} 格</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <source>1 scene</source>
        <translation>1 個場景</translation>
    </message>
    <message>
        <source>{count} scenes</source>
        <translation>{count} 個場景</translation>
    </message>
    <message>
        <source>{count} with picked music</source>
        <translation>{count} 個已選用音樂</translation>
    </message>
    <message>
        <source>Clear the rights before release: {tracks}</source>
        <translation>發行前須取得授權：{tracks}</translation>
    </message>
    <message>
        <source>disgusted</source>
        <translation>厭惡</translation>
    </message>
    <message>
        <source>Scene {number}</source>
        <translation>場景 {number}</translation>
    </message>
    <message>
        <source>scene {number}</source>
        <translation>場景 {number}</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>聲音</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>臉部</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>綜合</translation>
    </message>
    <message>
        <source>mostly {first} and {second}</source>
        <translation>主要為{first}與{second}</translation>
    </message>
    <message>
        <source>nothing heard or seen</source>
        <translation>沒有聽到或看到</translation>
    </message>
    <message>
        <source>{licence}, unless a track says otherwise</source>
        <translation>{licence}（曲目另有註明者除外）</translation>
    </message>
    <message>
        <source>Made with AEMO Studio {version} on one computer.</source>
        <translation>由 AEMO Studio {version} 在一部電腦上製作。</translation>
    </message>
    <message>
        <source>{title}: emotion and music</source>
        <translation>{title}：情緒與音樂</translation>
    </message>
    <message>
        <source>The film at a glance</source>
        <translation>影片一覽</translation>
    </message>
    <message>
        <source>Emotion, music and markers over time</source>
        <translation>情緒、音樂與標記的時間軸</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>標記</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Valence, arousal</source>
        <translation>愉悅、激動</translation>
    </message>
    <message>
        <source>valence: pleasant above the middle, unpleasant below</source>
        <translation>愉悅度：中線以上愉快，以下不愉快</translation>
    </message>
    <message>
        <source>arousal: the higher, the more excited</source>
        <translation>激動度：越高越激動</translation>
    </message>
    <message>
        <source>energy of the picked music</source>
        <translation>選曲的能量</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>場景</translation>
    </message>
    <message>
        <source>There are no scenes in this project.</source>
        <translation>此專案沒有場景。</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>已選用</translation>
    </message>
    <message>
        <source>nothing picked yet</source>
        <translation>尚未選用音樂</translation>
    </message>
    <message>
        <source>Suggested music</source>
        <translation>建議的音樂</translation>
    </message>
    <message>
        <source>Also suggested</source>
        <translation>其他建議</translation>
    </message>
    <message>
        <source>Sound effects</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>No music suggested.</source>
        <translation>沒有建議的音樂。</translation>
    </message>
    <message>
        <source>and {count} more in the project</source>
        <translation>專案中另有 {count} 首</translation>
    </message>
    <message>
        <source>why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手動設定</translation>
    </message>
    <message>
        <source>Picture of scene {number}</source>
        <translation>場景 {number} 的畫面</translation>
    </message>
    <message>
        <source>Licences of the music</source>
        <translation>音樂的授權</translation>
    </message>
    <message>
        <source>licence not on file: clear the rights before release</source>
        <translation>沒有授權資料：發行前須取得授權</translation>
    </message>
    <message>
        <source>Where a track shows no length: length not on file.</source>
        <translation>未顯示長度的曲目：沒有長度資料。</translation>
    </message>
    <message>
        <source>Credits to print</source>
        <translation>須列出的版權標示</translation>
    </message>
    <message>
        <source>Emotions are estimates from what is heard and seen in this film. “Clear” means that one feeling stands out, “mixed” that two come close or that voice and face contradict each other, “unsure” that nothing stands out or the evidence is thin; where nothing is heard or seen, nothing is claimed. Valence and arousal are the means of the ratings of the emotions’ words (Warriner et al. 2013), by probability.</source>
        <translation>情緒是依影片中聽到與看到的內容所作的估計。「明確」表示一種感受突出，「混合」表示兩種感受接近，或聲音與臉部互相矛盾，「不確定」表示沒有突出的感受或依據不足；沒有聽到或看到時，不作任何判斷。愉悅度與激動度是各情緒詞評分（Warriner 等人 2013）依機率的平均。</translation>
    </message>
    <message>
        <source>reference only: clear the rights</source>
        <translation>僅供參考：須取得授權</translation>
    </message>
    <message>
        <source>tags from MSD and Last.fm, research, non-commercial</source>
        <translation>標籤來自 MSD 與 Last.fm，限研究、非商業用途</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>未註明</translation>
    </message>
    <message>
        <source>on screen {time}</source>
        <translation>出鏡 {time}</translation>
    </message>
    <message>
        <source>speaks {time}</source>
        <translation>說話 {time}</translation>
    </message>
    <message>
        <source>valence {valence} and arousal {arousal} of 9 on average</source>
        <translation>平均愉悅度 {valence}、激動度 {arousal}（滿分 9）</translation>
    </message>
    <message>
        <source>valence {}, arousal {}</source>
        <translation>愉悅度 {}、激動度 {}</translation>
    </message>
    <message>
        <source>author not on file: look the name up</source>
        <translation>作者不詳：請查明姓名</translation>
    </message>
    <message>
        <source>{name}: licence not on file; clear the rights before release</source>
        <translation>{name}：沒有授權資料；發行前請取得授權</translation>
    </message>
    <message>
        <source>{name}: credit line not on file; name it as {licence} asks</source>
        <translation>{name}：沒有標示文字；請依 {licence} 的要求標示</translation>
    </message>
    <message>
        <source>no sound file, its page only</source>
        <translation>沒有音檔，只有網頁</translation>
    </message>
    <message>
        <source>{category} (estimated)</source>
        <translation>{category}（估計）</translation>
    </message>
    <message>
        <source>energy of the music {} %</source>
        <translation>音樂能量 {}%</translation>
    </message>
</context>
<context>
    <name>RowDetail</name>
    <message>
        <source>Details of the track</source>
        <translation>曲目的詳細資料</translation>
    </message>
    <message>
        <source>Why this score</source>
        <translation>評分的理由</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>已選用</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>選用</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>鎖定</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>網頁</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Link a file…</source>
        <translation>連結檔案…</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多類似的</translation>
    </message>
    <message>
        <source>Usable instead</source>
        <translation>可用的替代曲</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>已配合</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>配合</translation>
    </message>
    <message>
        <source>Fit to the scene: exact length, ending, beats on the cuts</source>
        <translation>配合場景：精確長度、結尾、拍子落在剪接點</translation>
    </message>
    <message>
        <source>Nothing to hear yet: fetch the track from its page, then drop the file on this row or link it.</source>
        <translation>還聽不到：請從網頁取得曲目，再將檔案拖放到這一列，或連結檔案。</translation>
    </message>
    <message>
        <source>Nothing to hear yet: drop the track&apos;s file on this row, or link it.</source>
        <translation>還聽不到：請將曲目的檔案拖放到這一列，或連結檔案。</translation>
    </message>
    <message>
        <source>Use this track for the scene</source>
        <translation>此場景使用這首曲目</translation>
    </message>
    <message>
        <source>Pick and lock: stays when music is sought again</source>
        <translation>選用並鎖定：重新尋找音樂時保留</translation>
    </message>
    <message>
        <source>Take this track out of the scene&apos;s list</source>
        <translation>從場景的清單移除這首曲目</translation>
    </message>
    <message>
        <source>Keep among your favourites, for all films</source>
        <translation>加入我的最愛，適用於所有影片</translation>
    </message>
    <message>
        <source>Open the track&apos;s page</source>
        <translation>開啟曲目的網頁</translation>
    </message>
    <message>
        <source>Copy the credit line</source>
        <translation>複製署名文字</translation>
    </message>
    <message>
        <source>Name the sound file of this track, for all films</source>
        <translation>指定這首曲目的音訊檔，適用於所有影片</translation>
    </message>
    <message>
        <source>List what is most like this track</source>
        <translation>列出與這首最相似的音樂</translation>
    </message>
    <message>
        <source>List what is most like this song and may be published</source>
        <translation>列出與這首歌最相似、且可公開使用的音樂</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Pick</source>
        <translation>選用</translation>
    </message>
    <message>
        <source>Remove the pick</source>
        <translation>移除選曲</translation>
    </message>
    <message>
        <source>Pick and lock</source>
        <translation>選用並鎖定</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解除鎖定</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>我的最愛</translation>
    </message>
    <message>
        <source>No favourite any more</source>
        <translation>移出我的最愛</translation>
    </message>
    <message>
        <source>Audition</source>
        <translation>試聽</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細資料</translation>
    </message>
    <message>
        <source>Open the page</source>
        <translation>開啟網頁</translation>
    </message>
    <message>
        <source>Copy the credit line</source>
        <translation>複製署名文字</translation>
    </message>
    <message>
        <source>Link a file…</source>
        <translation>連結檔案…</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多類似的</translation>
    </message>
    <message>
        <source>Usable instead</source>
        <translation>可用的替代曲</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Show {0} more</source>
        <translation>再顯示 {0} 首</translation>
    </message>
    <message>
        <source>%Ln left</source>
        <translation>還有 %Ln 首</translation>
    </message>
    <message>
        <source>unknown artist</source>
        <translation>演出者不詳</translation>
    </message>
    <message>
        <source>{0} — {1}</source>
        <translation>{0} — {1}</translation>
    </message>
    <message>
        <source>{0} bpm</source>
        <translation>{0} bpm</translation>
    </message>
    <message>
        <source>free, credit</source>
        <translation>免費，須署名</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免費</translation>
    </message>
    <message>
        <source>rights</source>
        <translation>授權</translation>
    </message>
    <message>
        <source>clear rights</source>
        <translation>須取得授權</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已鎖定</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>已選用</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>沒有檔案</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>我的最愛</translation>
    </message>
    <message>
        <source>score {0} of {1}</source>
        <translation>評分 {0}／{1}</translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <source>Progress of the export</source>
        <translation>匯出進度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>匯出中…</translation>
    </message>
</context>
<context>
    <name>SceneHeader</name>
    <message>
        <source>Scene {0} of {1}</source>
        <translation>場景 {0}／{1}</translation>
    </message>
    <message>
        <source>Stay on this scene while the playhead goes elsewhere</source>
        <translation>播放頭移往他處時停留在此場景</translation>
    </message>
    <message>
        <source>Length of the scene</source>
        <translation>場景長度</translation>
    </message>
</context>
<context>
    <name>SceneList</name>
    <message>
        <source>no evidence</source>
        <translation>無依據</translation>
    </message>
    <message>
        <source>{0}, by hand</source>
        <translation>{0}（手動）</translation>
    </message>
    <message>
        <source>no music</source>
        <translation>無音樂</translation>
    </message>
    <message>
        <source>Scene {0}</source>
        <translation>場景 {0}</translation>
    </message>
    <message>
        <source>Drag the row into an editing program: the scene as XML.</source>
        <translation>將此列拖到剪輯軟體：場景會以 XML 檔案提供。</translation>
    </message>
    <message>
        <source>Drag its music: the file.</source>
        <translation>拖曳音樂名稱：音樂檔案。</translation>
    </message>
</context>
<context>
    <name>SceneListDock</name>
    <message>
        <source>Scenes</source>
        <translation>場景</translation>
    </message>
</context>
<context>
    <name>SceneListPanel</name>
    <message numerus="yes">
        <source>%n scene(s)</source>
        <translation>
            <numerusform>%n 個場景</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1}中的 {0} 個</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>場景</translation>
    </message>
    <message>
        <source>Emotion of the listed scenes</source>
        <translation>清單中場景的情緒</translation>
    </message>
    <message>
        <source>Without music</source>
        <translation>尚無音樂</translation>
    </message>
    <message>
        <source>All emotions</source>
        <translation>所有情緒</translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation>無依據</translation>
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
    <message numerus="yes">
        <source>%Ln person(s) in this scene</source>
        <translation>
            <numerusform>此場景有 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ignored</source>
        <comment>people</comment>
        <translation>
            <numerusform>已忽略 %Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>場景</translation>
    </message>
</context>
<context>
    <name>SearchChips</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Take all wishes away</source>
        <translation>移除所有條件</translation>
    </message>
    <message>
        <source>Take “{0}” away</source>
        <translation>移除「{0}」</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>「{0}」</translation>
    </message>
    <message>
        <source>Not understood: {0}</source>
        <translation>無法理解：{0}</translation>
    </message>
    <message>
        <source>like “{0}”</source>
        <translation>類似「{0}」</translation>
    </message>
    <message>
        <source>usable instead</source>
        <translation>可用的替代曲</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>The catalogues are still being read; try again in a moment.</source>
        <translation>曲庫仍在讀取中；請稍後再試。</translation>
    </message>
    <message>
        <source>There is no place to save to yet; choose one.</source>
        <translation>尚未選擇儲存位置；請選擇。</translation>
    </message>
    <message>
        <source>{0} is open in another window; here it can be looked at, but not changed. Save it under another name to change the copy.</source>
        <translation>{0} 已在另一個視窗中開啟；這裡只能檢視，不能變更。請以其他名稱儲存，再變更該副本。</translation>
    </message>
    <message>
        <source>{0} is open in another window; choose another name.</source>
        <translation>{0} 已在另一個視窗中開啟；請選擇其他名稱。</translation>
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
        <source>Shortcuts, as in {0}</source>
        <translation>快速鍵（依照 {0}）</translation>
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
    <name>SortButton</name>
    <message>
        <source>by score</source>
        <translation>依評分</translation>
    </message>
    <message>
        <source>by length</source>
        <translation>依長度</translation>
    </message>
    <message>
        <source>by tempo</source>
        <translation>依速度</translation>
    </message>
    <message>
        <source>by title</source>
        <translation>依曲名</translation>
    </message>
    <message>
        <source>Order of the list: {0}</source>
        <translation>清單順序：{0}</translation>
    </message>
</context>
<context>
    <name>StatusArea</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the analysis here; what was found stays</source>
        <translation>在此停止分析；已找到的內容會保留</translation>
    </message>
    <message>
        <source>Continue the analysis</source>
        <translation>繼續分析</translation>
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
        <source>Stopped at {0} %</source>
        <translation>停在 {0} %</translation>
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
    <name>TableShape</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>編碼</translation>
    </message>
    <message>
        <source>{0} (guessed)</source>
        <translation>{0}（推測）</translation>
    </message>
    <message>
        <source>Row of the heads</source>
        <translation>標題列</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>表格的前幾列</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>推測</translation>
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
        <source>Snap</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Valence, arousal</source>
        <translation>愉悅、激動</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What you drag rests on cuts, scenes, markers, bars and beats; Alt: freely</source>
        <translation>拖曳時吸附到鏡頭切點、場景、標記、小節與節拍；按住 Alt 可自由移動</translation>
    </message>
    <message>
        <source>Curves of valence and arousal: the means of the emotions&apos; ratings (Warriner et al. 2013), by probability</source>
        <translation>愉悅度與激動度曲線：各情緒詞評分（Warriner 等人 2013）依機率的平均</translation>
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
    <message>
        <source>Scenes</source>
        <translation>場景</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>復原</translation>
    </message>
</context>
<context>
    <name>TrackRows</name>
    <message>
        <source>Music for this scene</source>
        <translation>此場景的音樂</translation>
    </message>
    <message>
        <source>There is no file to play yet; press for how to get one (A)</source>
        <translation>還沒有可播放的檔案；按下可查看如何取得 (A)</translation>
    </message>
    <message>
        <source>Audition under the picture (A)</source>
        <translation>搭配畫面試聽 (A)</translation>
    </message>
    <message>
        <source>Mark as a favourite (*)</source>
        <translation>加入我的最愛 (*)</translation>
    </message>
    <message>
        <source>No favourite any more (*)</source>
        <translation>移出我的最愛 (*)</translation>
    </message>
    <message>
        <source>Pick for this scene (Enter)</source>
        <translation>為此場景選用 (Enter)</translation>
    </message>
    <message>
        <source>Remove the pick (Enter)</source>
        <translation>移除選曲 (Enter)</translation>
    </message>
    <message>
        <source>Reject for this scene (Del)</source>
        <translation>此場景不用這首 (Del)</translation>
    </message>
</context>
<context>
    <name>TrackWaveform</name>
    <message>
        <source>Reading the sound…</source>
        <translation>正在讀取聲音…</translation>
    </message>
    <message>
        <source>scene {0} of {1}</source>
        <translation>場景 {0}／全長 {1}</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Nothing counts here; something is ignored</source>
        <translation>此處沒有計入任何依據；有項目不計</translation>
    </message>
    <message>
        <source>What there is to go by stays the same all through the film</source>
        <translation>可依據的內容在整部片中都差不多</translation>
    </message>
    <message>
        <source>Speech too faint to read, and nobody is seen here</source>
        <translation>語音太弱，無法判讀，也看不到任何人</translation>
    </message>
    <message>
        <source>Nobody speaks or is seen here</source>
        <translation>此處無人說話或出現</translation>
    </message>
    <message>
        <source>set by hand; nothing measured here</source>
        <translation>手動設定；此處沒有測得結果</translation>
    </message>
    <message>
        <source>set by hand; measured: {0}, {1}</source>
        <translation>手動設定；測得：{0}，{1}</translation>
    </message>
    <message>
        <source>a moment only to go by</source>
        <translation>依據只有片刻</translation>
    </message>
    <message>
        <source>{0} comes close</source>
        <translation>{0}也很接近</translation>
    </message>
    <message>
        <source>nothing stands out</source>
        <translation>沒有突出的情緒</translation>
    </message>
    <message>
        <source>nothing else comes close</source>
        <translation>沒有其他情緒接近</translation>
    </message>
    <message>
        <source>What the scene feels like</source>
        <translation>場景的情緒</translation>
    </message>
    <message>
        <source>Back to what was measured</source>
        <translation>回到測得結果</translation>
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
        <source>Nobody speaks in this audio track. Choose another one beside the scene, at Voices from.</source>
        <translation>這條音軌中沒有人說話。請在場景旁的「語音來自」選擇另一條。</translation>
    </message>
    <message>
        <source>Somebody speaks in this film, but too faintly under music or noise to be read. Correct by hand what does not fit.</source>
        <translation>這部影片中有人說話，但被音樂或噪音掩蓋，太弱而無法判讀。不合適之處請手動修正。</translation>
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
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Saved {0}</source>
        <translation>已儲存 {0}</translation>
    </message>
    <message>
        <source>Exported {0}</source>
        <translation>已匯出 {0}</translation>
    </message>
    <message>
        <source>Exported {0} and {1} more to {2}</source>
        <translation>已匯出 {0} 與另外 {1} 個到 {2}</translation>
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
    <name>_MoodDelegate</name>
    <message>
        <source>Mood</source>
        <translation>情調</translation>
    </message>
    <message>
        <source>Choose or type</source>
        <translation>選擇或輸入</translation>
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
        <source>{0} (the artist&apos;s genre)</source>
        <translation>{0}（演出者的曲風）</translation>
    </message>
    <message>
        <source>{0} (estimated)</source>
        <translation>{0}（估計）</translation>
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
    <name>lyrics</name>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙語</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法語</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德語</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>義大利語</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙語</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷蘭語</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日語</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韓語</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄語</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希臘語</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯語</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰語</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯來語</translation>
    </message>
    <message>
        <source>Lyrics: {0}.</source>
        <translation>歌詞：{0}。</translation>
    </message>
    <message>
        <source>{0} “{1}”</source>
        <translation>{0}「{1}」</translation>
    </message>
    <message>
        <source>Sung while somebody speaks: {0}</source>
        <translation>與說話重疊的歌詞：{0}</translation>
    </message>
    <message>
        <source>Played from {0} on, nobody sings for as long as the scene lasts.</source>
        <translation>從 {0} 開始播放，整個場景都不會有人聲演唱。</translation>
    </message>
    <message>
        <source>Longest stretch without singing: {0} – {1}, shorter than the scene.</source>
        <translation>最長的無演唱段落：{0} – {1}，短於這個場景。</translation>
    </message>
    <message>
        <source>language unknown</source>
        <translation>語言不明</translation>
    </message>
    <message>
        <source>too few known words for a mood</source>
        <translation>已知的詞太少，無法判斷情緒</translation>
    </message>
    <message>
        <source>mood undecided</source>
        <translation>情緒不明確</translation>
    </message>
    <message>
        <source>{0} (estimated)</source>
        <translation>{0}（估計）</translation>
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
        <source>there is music in this scene already</source>
        <translation>這個場景裡已有音樂</translation>
    </message>
    <message>
        <source>Styles that serve {0} music: {1}</source>
        <translation>適合{0}音樂的曲風：{1}</translation>
    </message>
    <message>
        <source>Styles that stay neutral: {0}</source>
        <translation>保持中性的曲風：{0}</translation>
    </message>
    <message>
        <source>Styles that serve a scene that feels {0}: {1}</source>
        <translation>適合感覺{0}的場景的曲風：{1}</translation>
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
        <source>voice ({0}) and face ({1}) disagree</source>
        <translation>聲音（{0}）與表情（{1}）不一致</translation>
    </message>
    <message>
        <source>{0}, and the face counts more</source>
        <translation>{0}，以臉部為主</translation>
    </message>
    <message>
        <source>{0}, and the face decides</source>
        <translation>{0}，由臉部決定</translation>
    </message>
    <message>
        <source>{0}, and the voice counts more</source>
        <translation>{0}，以聲音為主</translation>
    </message>
    <message>
        <source>{0}, and the voice decides</source>
        <translation>{0}，由聲音決定</translation>
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
        <source>its style, {0}, serves such scenes</source>
        <translation>它的曲風「{0}」適合這類場景</translation>
    </message>
    <message>
        <source>its style, {0}, is rare for such scenes</source>
        <translation>它的曲風「{0}」很少用於這類場景</translation>
    </message>
    <message>
        <source>its style is {0}</source>
        <translation>它的曲風是「{0}」</translation>
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
    <name>scene panel</name>
    <message>
        <source>There is music in this scene already ({0}). What you pick plays over it.</source>
        <translation>這個場景裡已有音樂（{0}）。您選的音樂會疊在上面播放。</translation>
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
        <source>bar of the music</source>
        <translation>音樂的小節</translation>
    </message>
    <message>
        <source>beat of the music</source>
        <translation>音樂的節拍</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>不在此處</translation>
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
        <source>speech too faint to read</source>
        <translation>語音太弱，無法判讀</translation>
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
        <source>Heard</source>
        <translation>聽到的聲音</translation>
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
        <source>Effects</source>
        <translation>音效</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
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
        <source>V {0} · A {1}</source>
        <translation>愉 {0} · 激 {1}</translation>
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
        <source>valence {0}, arousal {1} of 9</source>
        <translation>愉悅度 {0}、激動度 {1}（滿分 9）</translation>
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
        <source>{0}: a strong beat</source>
        <translation>{0}：強拍落在此處</translation>
    </message>
    <message>
        <source>{0}: strong beat {1} frames early</source>
        <translation>{0}：強拍早了 {1} 影格</translation>
    </message>
    <message>
        <source>{0}: strong beat {1} frames late</source>
        <translation>{0}：強拍晚了 {1} 影格</translation>
    </message>
    <message>
        <source>Double-click: name, colour and note</source>
        <translation>按兩下：名稱、顏色與備註</translation>
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
        <source>Drag: let this music play under more scenes, or fewer</source>
        <translation>拖曳：讓這段音樂延續到更多或更少場景</translation>
    </message>
    <message>
        <source>Drag: move it (Alt: without snapping)</source>
        <translation>拖曳：移動（Alt：不吸附）</translation>
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
    <message>
        <source>Too short: goes back {0} times</source>
        <translation>長度不足：重複 {0} 次</translation>
    </message>
    <message>
        <source>Fitted, {0}, seams: {1}</source>
        <translation>已配合長度，{0}，接點：{1}</translation>
    </message>
    <message>
        <source>{0}, tempo unchanged{1}</source>
        <translation>{0}，速度不變{1}</translation>
    </message>
    <message>
        <source>Beats and bars are not sure ({0} %)</source>
        <translation>拍子與小節不確定（{0}%）</translation>
    </message>
    <message>
        <source>Bars are not sure ({0} %)</source>
        <translation>小節不確定（{0}%）</translation>
    </message>
    <message>
        <source> ({0} bpm)</source>
        <translation>（{0} bpm）</translation>
    </message>
    <message>
        <source> (the track itself: {0} to {1} bpm)</source>
        <translation>（曲目本身：{0} 至 {1} bpm）</translation>
    </message>
    <message>
        <source>own ending</source>
        <translation>原曲結尾</translation>
    </message>
    <message>
        <source>ends on a fade or cut</source>
        <translation>以淡出或切斷結束</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>靜音</translation>
    </message>
    <message>
        <source>Fade in {0} s</source>
        <translation>淡入 {0} 秒</translation>
    </message>
    <message>
        <source>Fade out {0} s</source>
        <translation>淡出 {0} 秒</translation>
    </message>
    <message>
        <source>Its energy rises and falls with the arousal</source>
        <translation>音樂能量與激動度同步起伏</translation>
    </message>
    <message>
        <source>Its energy goes against the arousal</source>
        <translation>音樂能量與激動度相反</translation>
    </message>
    <message>
        <source>Its energy goes its own way beside the arousal</source>
        <translation>音樂能量與激動度無關</translation>
    </message>
    <message>
        <source>Drag up or down: louder or softer (Shift: in small steps)</source>
        <translation>上下拖曳：調大或調小音量（Shift：微調）</translation>
    </message>
    <message>
        <source>Drag: length of the fade in (Alt: without snapping)</source>
        <translation>拖曳：調整淡入長度（Alt：不吸附）</translation>
    </message>
    <message>
        <source>Drag: length of the fade out (Alt: without snapping)</source>
        <translation>拖曳：調整淡出長度（Alt：不吸附）</translation>
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
        <source>Bright</source>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>溫柔</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>平靜</translation>
    </message>
    <message>
        <source>Heavy</source>
        <translation>沉重</translation>
    </message>
    <message>
        <source>Tense</source>
        <translation>緊張</translation>
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
        <source>lasts long enough</source>
        <translation>長度足夠</translation>
    </message>
    <message>
        <source>ends on a bar</source>
        <translation>小節收尾</translation>
    </message>
    <message>
        <source>tempo fit</source>
        <translation>速度適合</translation>
    </message>
    <message>
        <source>style match</source>
        <translation>曲風適合</translation>
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
        <source>How often music of this genre is found for what the scene feels like</source>
        <translation>這種曲風的音樂有多常用於這種感覺的場景</translation>
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
        <source>laughter</source>
        <translation>笑聲</translation>
    </message>
    <message>
        <source>crying</source>
        <translation>哭聲</translation>
    </message>
    <message>
        <source>a scream</source>
        <translation>尖叫</translation>
    </message>
    <message>
        <source>a sigh</source>
        <translation>嘆息</translation>
    </message>
    <message>
        <source>a cry without words</source>
        <translation>無言的叫聲</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>明確</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>不確定</translation>
    </message>
    <message>
        <source>ambience</source>
        <translation>環境音</translation>
    </message>
    <message>
        <source>accent</source>
        <translation>重點音效</translation>
    </message>
    <message>
        <source>foley</source>
        <translation>擬音</translation>
    </message>
    <message>
        <source>sting</source>
        <translation>過場音效</translation>
    </message>
    <message>
        <source>music</source>
        <translation>音樂</translation>
    </message>
    <message>
        <source>applause</source>
        <translation>掌聲</translation>
    </message>
    <message>
        <source>cheering</source>
        <translation>歡呼</translation>
    </message>
    <message>
        <source>a crowd</source>
        <translation>人群</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>雨</translation>
    </message>
    <message>
        <source>thunder</source>
        <translation>雷</translation>
    </message>
    <message>
        <source>wind</source>
        <translation>風</translation>
    </message>
    <message>
        <source>water</source>
        <translation>水</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>火</translation>
    </message>
    <message>
        <source>birds</source>
        <translation>鳥鳴</translation>
    </message>
    <message>
        <source>an animal</source>
        <translation>動物</translation>
    </message>
    <message>
        <source>traffic</source>
        <translation>車流</translation>
    </message>
    <message>
        <source>a train</source>
        <translation>火車</translation>
    </message>
    <message>
        <source>an aircraft</source>
        <translation>飛機</translation>
    </message>
    <message>
        <source>a siren</source>
        <translation>警笛</translation>
    </message>
    <message>
        <source>a bell</source>
        <translation>鐘聲</translation>
    </message>
    <message>
        <source>a telephone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>a gunshot</source>
        <translation>槍聲</translation>
    </message>
    <message>
        <source>an explosion</source>
        <translation>爆炸</translation>
    </message>
    <message>
        <source>breaking glass</source>
        <translation>玻璃碎裂</translation>
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
