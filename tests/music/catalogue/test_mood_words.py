"""What the world says for moods."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aemo_studio.base.errors import CatalogueError
from aemo_studio.base.resources import catalogue_dir
from aemo_studio.music.catalogue.import_table import import_table
from aemo_studio.music.catalogue.mood_map import load_mood_map, load_translation
from aemo_studio.music.catalogue.mood_words import MoodWord, understand
from aemo_studio.music.catalogue.store import check_catalogue, load_catalogue

USUAL = [
    "tense", "tension", "suspense", "suspenseful", "mysterious", "eerie", "dramatic",
    "uplifting", "inspirational", "inspiring", "hopeful", "quirky", "playful",
    "romantic", "melancholic", "melancholy", "nostalgic", "aggressive", "energetic",
    "epic", "dark", "ominous", "scary", "horror", "peaceful", "relaxed", "relaxing",
    "dreamy", "ethereal", "reflective", "emotional", "sentimental", "tender",
    "triumphant", "heroic", "powerful", "driving", "intense", "anxious", "nervous",
    "bittersweet", "sombre", "somber", "gloomy", "mournful", "solemn", "serene",
    "chill", "upbeat", "cheerful", "joyful", "fun", "comedic", "comical", "funny",
    "whimsical", "sneaky", "majestic", "proud", "confident", "cool", "sexy", "groovy",
    "laid-back", "angry", "furious", "disgusting", "uneasy", "haunting", "lonely",
    "desolate", "cold", "warm", "gentle", "soft", "light", "neutral", "documentary",
    "corporate", "緊張", "懸疑", "悲傷", "快樂", "浪漫", "憂鬱", "神秘", "恐怖", "溫馨",
    "史詩", "traurig",
    "fröhlich", "düster", "spannend", "ruhig", "wütend", "triste", "joyeux", "alegre",
    "tendu",
]  # fmt: skip
"""Words of production libraries."""

ELSEWHERE = {
    "de": """
        angespannt spannung geheimnisvoll unheimlich dramatisch erhebend inspirierend
        hoffnungsvoll verspielt romantisch melancholisch nostalgisch aggressiv energisch
        energiegeladen episch dunkel bedrohlich gruselig friedlich entspannt verträumt
        ätherisch nachdenklich emotional sentimental zärtlich triumphierend heroisch kraftvoll
        treibend intensiv ängstlich nervös bittersüß schwermütig trüb feierlich gelassen
        heiter lustig komisch skurril majestätisch stolz selbstbewusst cool sinnlich wütend
        zornig ekelhaft unruhig einsam trostlos kalt warm sanft leicht neutral glücklich
        freudig beschwingt ernst mysteriös tragisch leidenschaftlich hoffnungslos verzweifelt
        lebhaft fetzig
    """,
    "fr": """
        tendu suspense mystérieux inquiétant dramatique inspirant espoir ludique romantique
        mélancolique nostalgique agressif énergique épique sombre menaçant effrayant paisible
        détendu rêveur éthéré réfléchi émouvant sentimental tendre triomphant héroïque
        puissant intense anxieux nerveux doux-amer lugubre solennel serein joyeux gai drôle
        comique fantaisiste majestueux fier confiant sexy colère furieux dégoûtant solitaire
        désolé froid chaud doux léger neutre heureux calme angoissant triste passionné
        dynamique festif sérieux tragique
    """,
    "es": """
        tenso suspenso misterioso inquietante dramático inspirador esperanzador juguetón
        romántico melancólico nostálgico agresivo enérgico épico oscuro amenazante aterrador
        miedo pacífico relajado soñador etéreo reflexivo emotivo sentimental tierno triunfante
        heroico poderoso intenso ansioso nervioso agridulce sombrío solemne sereno alegre
        divertido cómico caprichoso majestuoso orgulloso seguro sexy furioso enojado asqueroso
        solitario desolado frío cálido suave ligero neutral feliz triste tranquilo apasionado
        dinámico festivo serio trágico rabia tristeza
    """,
    "ja": """
        緊張 サスペンス 不気味 神秘的 ドラマチック 感動的 希望 楽しい 遊び心
        ロマンチック 憂鬱 ノスタルジック 懐かしい 攻撃的 エネルギッシュ 壮大 暗い 怖い
        ホラー 平和 リラックス 夢のような 幻想的 内省的 感傷的 優しい 勝利 英雄的
        力強い 激しい 不安 切ない 厳か 穏やか 陽気 明るい コミカル 滑稽 奇妙 堂々
        誇り かっこいい セクシー 怒り 嫌悪 寂しい 孤独 冷たい 暖かい 軽快 悲しい
        嬉しい 幸せ 静か 爽やか 可愛い 元気 癒し しっとり おしゃれ
    """,
    "zh": """
        紧张 悬疑 神秘 诡异 戏剧性 振奋 励志 鼓舞 希望 俏皮 浪漫 忧郁 怀旧 激进
        活力 史诗 黑暗 不祥 恐怖 惊悚 平静 宁静 放松 梦幻 空灵 沉思 情感 感伤 温柔
        胜利 英雄 强力 激烈 焦虑 苦乐参半 阴沉 悲哀 庄严 欢快 快乐 喜悦 搞笑 有趣
        奇幻 雄伟 自豪 自信 酷 性感 愤怒 厌恶 不安 孤独 荒凉 冷 温暖 柔和 轻松
        中性 悲伤 伤感 感人 治愈 激昂 热血 搞怪 欢乐 甜蜜 唯美 大气 恢弘 凄凉 悲壮
        緊張 懸疑 勵志 療癒 熱血 溫暖 輕快 歡樂 憤怒 孤獨 寧靜 放鬆 夢幻 空靈 哀傷
        壯闊 詭異 陰森 活潑 甜美 清新 抒情 沉重 絕望 驚悚 噁心 厭惡 焦慮 恐懼 驚訝
        驚喜
    """,
}
"""What libraries say in other languages; not in the list of the 99."""


def table() -> list[dict[str, str]]:
    with (catalogue_dir() / "mood_words.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_usual_words_of_production_libraries_are_looked_up_not_estimated() -> None:
    assert len(USUAL) == 99
    said = {word: understand(word) for word in USUAL}
    assert [word for word, found in said.items() if found is None or found.estimated] == []


@pytest.mark.parametrize("language", ELSEWHERE)
def test_the_usual_words_of_other_languages_are_looked_up(language: str) -> None:
    said = {word: understand(word) for word in ELSEWHERE[language].split()}
    assert [word for word, found in said.items() if found is None or found.estimated] == []


def test_no_word_of_the_table_maps_to_a_mood_that_the_map_lacks() -> None:
    assert {row["mood"] for row in table()} <= set(load_mood_map())


def test_every_mood_has_words_in_seven_languages() -> None:
    languages = {"en", "zh-Hant", "zh-Hans", "de", "fr", "es", "ja"}
    assert {row["language"] for row in table()} == languages
    for language in languages:
        said = {row["mood"] for row in table() if row["language"] == language}
        assert len(said) >= len(load_mood_map()) - 1, language


@pytest.mark.parametrize(
    ("word", "mood"),
    [
        ("feel good", "happy"), ("post apocalyptic", "pessimism"), ("laid back", "calm"),
        ("紧张", "angst"), ("切ない", "sad"), ("misterioso", "brooding"),
        ("dégoûtant", "aggression"),
    ],
)  # fmt: skip
def test_spellings_and_languages_are_looked_up(word: str, mood: str) -> None:
    assert understand(word) == MoodWord(mood)


@pytest.mark.parametrize(
    ("word", "mood"),
    [
        ("very tense", "angst"), ("dark & slow", "depressed"), ("eerily", "angst"),
        ("traurige", "sad"), ("悲傷的", "sad"), ("scandalous", "aggression"),
    ],
)  # fmt: skip
def test_other_forms_phrases_and_rated_words_are_estimated(word: str, mood: str) -> None:
    assert understand(word) == MoodWord(mood, estimated=True)


@pytest.mark.parametrize(
    "word", ["piano", "guitar", "120 bpm", "flauschig", "xyzzy", "", "orchestral"]
)
def test_what_says_nothing_about_moods_stays_unknown(word: str) -> None:
    assert understand(word) is None


def test_a_word_of_two_languages_needs_one_mood(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("word,language,mood\ntriste,fr,sad\ntriste,es,sad\n")
    words = load_translation(path, "word", load_mood_map(), key_column="language")
    assert words == {"triste": "sad"}
    path.write_text("word,language,mood\ntriste,fr,sad\ntriste,es,happy\n")
    with pytest.raises(CatalogueError, match="line 3"):
        load_translation(path, "word", load_mood_map(), key_column="language")


def test_a_catalogue_with_the_usual_words_is_recommended_from(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [f"{word},A,{word}" for word in USUAL]
    path.write_text("\n".join(["title,artist,moods", *rows]), encoding="utf-8")
    assert check_catalogue(path).problems == ()
    assert len(load_catalogue(str(path)).tracks) == 99
    report = import_table(path, tmp_path / "out.csv", {})
    assert (report.with_mood, report.notes, report.problems) == (99, (), ())


def test_what_is_estimated_is_said(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("title,artist,mood\nA,X,scandalous\nB,X,piano\n")
    report = import_table(path, tmp_path / "out.csv", {})
    assert [str(note) for note in report.notes] == ["moods estimated: scandalous = aggression"]
    assert [problem.line for problem in report.problems] == [3, 3]
    (problem,) = (p for p in check_catalogue(path).problems if p.line == 2)
    assert problem.message == "the mood 'scandalous' is estimated as aggression"
