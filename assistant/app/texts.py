"""Every Swedish text of the page, in one place."""

from typing import Final

__all__ = ["EXAMPLES"]

TITLE: Final = "Samsvar"
TAGLINE: Final = "Svar ur samordningsförbundens kartläggningsrapporter, ordagrant och med källa."
MACHINE: Final = (
    "En maskin väljer ut citaten och kan missa något; kontrollera alltid mot källan."
    " Frågor och svar lämnar inte datorn som Samsvar körs på."
)
MACHINE_WITH_MODEL: Final = (
    "En maskin väljer ut citaten och språkmodellen {model} skriver meningarna; båda kan missa något, så kontrollera"
    " alltid mot källan. Frågan och utdrag ur rapporterna skickas till den server som språkmodellen körs på."
)
OPENING: Final = "Samsvar öppnas …"
NO_SCRIPT: Final = "Sidan behöver JavaScript. Slå på det i webbläsaren och ladda om sidan."

ASK_LABEL: Final = "Din fråga"
ASK_PLACEHOLDER: Final = "Skriv en fråga om rapporterna"
ASK_BUTTON: Final = "Fråga"
NEW_BUTTON: Final = "Ny konversation"
LOG_LABEL: Final = "Frågor och svar"

EXAMPLES_HEADING: Final = "Prova en fråga"
EXAMPLES: Final = (
    "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?",
    "Hur stor del skulle vara processverksamhet i Värend 2017?",
    "Vad säger vårdcentralen i Varberg saknas?",
    "Vilka hinder för samverkan nämns i Värend?",
    "Vad tycker Försäkringskassan i Borås om samverkan?",
)
"""Questions that are asked at a click; the last one shows how the assistant abstains."""
BASE_HEADING: Final = "Det här kan du fråga om"
NO_PLACES: Final = "inga namngivna kommuner"

YOU_ASKED: Final = "Du frågade:"
THINKING: Final = "Söker i rapporterna …"
WRITING: Final = "Språkmodellen skriver, och varje mening prövas mot rapporterna …"
ABSTAINED: Final = "Inget svar i rapporterna"
UNDERSTOOD: Final = "Avgränsning:"
NOTHING: Final = "inget"
MORE: Final = "Mer ur rapporterna"
NEXT: Final = "Fråga vidare"
SOURCES: Final = "Källor"
SOURCE: Final = "Källa"
BACK: Final = "Tillbaka till svaret"
HEADING_PATH: Final = "Rubriker i rapporten"
CHARACTERS: Final = "Plats i rapportens text"
QUESTIONS_ASKED: Final = "Avsnittet innehåller frågor som ställdes, inte svar."
FORGOTTEN: Final = "Äldre frågor i samtalet visas inte längre."

UNEXPECTED: Final = "Något gick fel och frågan kunde inte besvaras. Försök igen, eller formulera om den."
NOT_FOUND: Final = "Den adressen finns inte här."
WRONG_HOST: Final = "Sidan nås bara på den adress som Samsvar skrev ut när det startade."
TOO_LARGE: Final = "Det som skickades är för stort."
