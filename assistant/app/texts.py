"""Every Swedish text of the page, in one place."""

from typing import Final

__all__ = ["EXAMPLES"]

TITLE: Final = "Samsvar"
TAGLINE: Final = "Svar ur samordningsförbundens kartläggningsrapporter, ordagrant och med källa."
MACHINE: Final = "En maskin svarar. Den väljer ut ordagranna citat, utan språkmodell, och kan missa något."
STAYS: Final = "Frågor och svar lämnar inte datorn som Samsvar körs på."
OPENING: Final = "Samsvar öppnas …"
NO_SCRIPT: Final = "Sidan behöver JavaScript. Slå på det i webbläsaren och ladda om sidan."
OFFLINE: Final = "Samsvar svarar inte just nu. Se efter att programmet är i gång, och försök sedan igen."

VIEWS: Final = {"fraga": "Fråga", "jamfor": "Jämför", "rapporter": "Rapporter"}
"""Views by the name that the address has for them."""
VIEWS_LABEL: Final = "Vyer"
ACCESSIBILITY: Final = "Tillgänglighet"
SKIP: Final = "Hoppa till frågan"

ASK_LABEL: Final = "Din fråga"
ASK_PLACEHOLDER: Final = "Skriv en fråga om rapporterna"
ASK_BUTTON: Final = "Fråga"
STOP_BUTTON: Final = "Avbryt"
STOPPED: Final = "Frågan avbröts. Den står kvar här nedanför."
RETRY_BUTTON: Final = "Försök igen"
NEW_BUTTON: Final = "Ny konversation"
LOG_LABEL: Final = "Frågor och svar"
SAVE_LABEL: Final = "Spara samtalet"
SAVE_WORD: Final = "Word"
SAVE_MARKDOWN: Final = "Markdown"
SAVED: Final = "Filen {name} är sparad."

EXAMPLES_HEADING: Final = "Prova en fråga"
EXAMPLES: Final = {
    "Vad någon svarade": "Vad fungerar inte i samverkan enligt Försäkringskassan i Hylte?",
    "Ett faktum": "Hur stor del skulle vara processverksamhet i Värend 2017?",
    "Vilka och hur många": "Vilka kommuner vill återinföra samordningshandledarrollen?",
    "En jämförelse": "Skiljer sig AF i Hylte och AF i Laholm i vad som fungerar idag?",
    "En överblick": "Vilka hinder för samverkan nämns i Värend?",
    "Det som inte står där": "Vad tycker Försäkringskassan i Borås om samverkan?",
}
"""Questions that are asked at a click, by kind; the last one shows how the assistant abstains."""
BASE: Final = "{passages} avsnitt ur {reports} rapporter: {names}."

FILTER_BUTTON: Final = "Avgränsa"
FILTER_ALL: Final = "allt, {passages} avsnitt"
FILTER_SOME: Final = "{values}, {passages} avsnitt"
FILTER_HEADING: Final = "Avgränsa nästa fråga"
FILTER_HELP: Final = "Talet är hur många avsnitt som finns kvar att söka i."
FILTER_CLEAR: Final = "Rensa"
FILTER_DONE: Final = "Klar"
FILTER_KINDS: Final = {"reports": "Rapport", "municipalities": "Kommun", "actors": "Aktör", "themes": "Tema"}

YOU_ASKED: Final = "Du frågade:"
THINKING: Final = "Söker i rapporterna …"
ABSTAINED: Final = "Inget svar i rapporterna"
UNDERSTOOD: Final = "Avgränsat till"
REMOVE: Final = "ta bort"
BRING_BACK: Final = "ta med igen"
SUGGESTIONS: Final = "Fråga vidare"
MORE: Final = "Visa {count} citat till"
SOURCES: Final = "Källor"
SOURCE: Final = "Källa"
QUESTIONS_ASKED: Final = "Avsnittet innehåller frågor som ställdes, inte svar."
FORGOTTEN: Final = "Äldre frågor i samtalet visas inte längre."
COPY: Final = "Kopiera med källor"
COPIED: Final = "Svaret är kopierat, med källor."
EMPTY_CELL: Final = "tas inte upp"

FEEDBACK: Final = "Fel eller saknas något?"
FEEDBACK_ON: Final = "Gäller frågan:"
FEEDBACK_KIND: Final = "Vad gäller det?"
FEEDBACK_COMMENT: Final = "Berätta, om du vill"
FEEDBACK_KEPT: Final = (
    "Det du skickar sparas på datorn som Samsvar körs på, tillsammans med frågan och vilka citat som visades."
    " Skriv inga personuppgifter."
)
FEEDBACK_SEND: Final = "Skicka"
FEEDBACK_THANKS: Final = "Tack! Synpunkten är sparad."
FEEDBACK_GONE: Final = "Svaret finns inte kvar i samtalet, så synpunkten kunde inte sparas."
CANCEL: Final = "Avbryt"

PANEL_OF: Final = "av"
PANEL_PREVIOUS: Final = "Föregående"
PANEL_NEXT: Final = "Nästa"
PANEL_LINK: Final = "Kopiera länk"
PANEL_ALONE: Final = "Hela rapporten"
PANEL_CLOSE: Final = "Stäng källan"
PANEL_LOADING: Final = "Rapporten öppnas …"
PANEL_MISSING: Final = "Den källan finns inte bland rapporterna. Länken kan vara gammal."
PAGE_SHORT: Final = "s."
LINK_COPIED: Final = "Länken till källan är kopierad."
NO_PLACES: Final = "inga namngivna kommuner"

REPORTS_HEADING: Final = "Rapporterna"
REPORTS_LEAD: Final = "{reports} rapporter, {municipalities} kommuner, {passages} avsnitt, {statements} utsagor."
REPORT_READ: Final = "Läs rapporten"
REPORT_PUBLISHER: Final = "Utgivare"
REPORT_PERIOD: Final = "Period"
REPORT_MUNICIPALITIES: Final = "Kommuner"
REPORT_EXTENT: Final = "Omfång"
REPORT_EXTENT_OF: Final = "{passages} avsnitt, {statements} utsagor"
COVERAGE: Final = "Täckning i {report}: avsnitt per kommun, aktör och tema"
COVERAGE_HELP: Final = "Ju fler avsnitt, desto längre stapel. Färgerna är teman."
COVERAGE_OTHER: Final = "övriga teman"
COVERAGE_PLACE: Final = "Kommun"
WHOLE_REPORT: Final = "Hela området"
NO_ACTOR: Final = "Rapporten själv"
NOTHING: Final = "inga avsnitt"

UNEXPECTED: Final = "Något gick fel och frågan kunde inte besvaras. Försök igen, eller formulera om den."
NOT_FOUND: Final = "Den adressen finns inte här."
WRONG_HOST: Final = "Sidan nås bara på den adress som Samsvar skrev ut när det startade."
TOO_LARGE: Final = "Det som skickades är för stort."
