"""The words of the page, in the language of its reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aemo_studio.base.translations import translatable, translated
from aemo_studio.domain.emotion import Emotion
from aemo_studio.output.export.descriptions import emotion_word
from aemo_studio.output.export.options import Language

CONTEXT = "Report"

_DISGUSTED = translatable("Report", "disgusted")
SCENE = translatable("Report", "Scene {number}")
IN_SCENE = translatable("Report", "scene {number}")
LANES: Mapping[str, str] = {
    "Voice": translatable("Report", "Voice"),
    "Face": translatable("Report", "Face"),
    "Both": translatable("Report", "Both"),
}
MOSTLY = translatable("Report", "mostly {first} and {second}")
NO_EVIDENCE = translatable("Report", "nothing heard or seen")
OTHERWISE = translatable("Report", "{licence}, unless a track says otherwise")
MADE_WITH = translatable("Report", "Made with AEMO Studio {version} on one computer.")

LABELS: Mapping[str, str] = {
    "page_title": translatable("Report", "{title}: emotion and music"),
    "over_time": translatable("Report", "The film at a glance"),
    "chart": translatable("Report", "Emotion, music and markers over time"),
    "markers": translatable("Report", "Markers"),
    "marker": translatable("Report", "Marker"),
    "cast": translatable("Report", "Characters"),
    "affect": translatable("Report", "Valence, arousal"),
    "valence": translatable("Report", "valence: pleasant above the middle, unpleasant below"),
    "arousal": translatable("Report", "arousal: the higher, the more excited"),
    "energy": translatable("Report", "energy of the picked music"),
    "scenes": translatable("Report", "Scenes"),
    "scene": SCENE,
    "no_scenes": translatable("Report", "There are no scenes in this project."),
    "music": translatable("Report", "Music"),
    "picked": translatable("Report", "picked"),
    "nothing_picked": translatable("Report", "nothing picked yet"),
    "suggested": translatable("Report", "Suggested music"),
    "also": translatable("Report", "Also suggested"),
    "effects": translatable("Report", "Sound effects"),
    "no_music": translatable("Report", "No music suggested."),
    "more": translatable("Report", "and {count} more in the project"),
    "why": translatable("Report", "why"),
    "note": translatable("Report", "Note"),
    "by_hand": translatable("Report", "set by hand"),
    "nothing": NO_EVIDENCE,
    "picture": translatable("Report", "Picture of scene {number}"),
    "licences": translatable("Report", "Licences of the music"),
    "unstated": translatable("Report", "licence not on file: clear the rights before release"),
    "no_length": translatable("Report", "Where a track shows no length: length not on file."),
    "credits": translatable("Report", "Credits to print"),
    "estimates": translatable(
        "Report",
        "Emotions are estimates from what is heard and seen in this film. “Clear” means that one "
        "feeling stands out, “mixed” that two come close or that voice and face contradict each "
        "other, “unsure” that nothing stands out or the evidence is thin; where nothing is heard "
        "or seen, nothing is claimed. Valence and arousal are the means of the ratings of the "
        "emotions’ words (Warriner et al. 2013), by probability.",
    ),
}
"""What the templates write, by the name that they use."""

LICENCES = (
    translatable("Report", "reference only: clear the rights"),
    translatable("Report", "tags from MSD and Last.fm, research, non-commercial"),
    translatable("Report", "not stated"),
)
"""What our own catalogues say in place of a licence; names of licences are never translated."""


@dataclass(frozen=True)
class ReportWords:
    """Writes the page's texts in one language."""

    #: Of the reader.
    language: Language

    def __call__(self, text: str, **fields: object) -> str:
        """Translates a text of the page and fills it."""
        return translated(CONTEXT, text, self.language).format(**fields)

    def emotion(self, emotion: Emotion) -> str:
        """Names an Emotion."""
        return emotion_word(emotion, self.language)

    def feels(self, emotion: Emotion) -> str:
        """Names an Emotion as it stands behind `feels`, `sounds` and `look`."""
        return self(_DISGUSTED) if emotion is Emotion.DISGUST else self.emotion(emotion)

    def sentences(self, *parts: str) -> str:
        """Puts sentences one behind the other, with blanks where the language has them."""
        blank = "" if self.language is Language.TRADITIONAL_CHINESE else " "
        return blank.join(part for part in parts if part)

    def of(self, context: str, text: str) -> str:
        """Translates a text that the window has, too."""
        return translated(context, text, self.language)

    def licence(self, text: str) -> str:
        """Writes a licence: its name as it stands, our own words about it translated."""
        parts = (self(part) if part in LICENCES else part for part in text.split("; "))
        return self.of("reason", "; ").join(parts)

    def label(self, name: str, **fields: object) -> str:
        """Writes one of the LABELS; the templates call it."""
        return self(LABELS[name], **fields)
