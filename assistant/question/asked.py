"""Themes as questions, for follow-ups and for what to ask next."""

from collections.abc import Sequence

__all__ = ["THEME_QUESTIONS", "theme_question"]

THEME_QUESTIONS = {
    "fungerar inte": "Vad fungerar inte i samverkan",
    "fungerar": "Vad fungerar i samverkan",
    "saknas": "Vilken samverkan saknas",
    "förslag": "Vilka förslag finns",
    "möjligheter": "Vilka möjligheter till bättre samverkan finns",
    "målgrupper": "Vilka målgrupper nämns",
    "samordning idag": "Hur samordnas insatserna i dag",
    "hinder": "Vilka hinder nämns",
    "ansvar och förutsättningar": "Vilket ansvar och vilka förutsättningar finns",
    "synen på samverkan": "Vilka åsikter finns om samverkan",
    "vinster och effekter": "Vilka vinster nämns",
}
"""How each theme is asked for."""


def theme_question(theme: str, speaker: str = "", places: Sequence[str] = (), topic: str = "") -> str:
    """A question for a theme: to a speaker, about places, about something."""
    parts = [THEME_QUESTIONS[theme]]
    if topic:
        parts.append(f"kring {topic}")
    if speaker:
        parts.append(f"enligt {speaker}")
    if places:
        parts.append("i " + " och ".join([", ".join(places[:-1]), *places[-1:]] if places[1:] else places))
    return " ".join(parts) + "?"
