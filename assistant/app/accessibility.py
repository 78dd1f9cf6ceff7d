"""The accessibility statement: what was tested, by what, and what came out.

The facts stand in ``accessibility.json``, which the browser tests write when
they are run with ``SAMSVAR_ACCESSIBILITY=write``; one of them holds the file
equal to what is tested. Nothing is claimed here that no test has seen.
"""

import json
from functools import cache
from importlib import resources
from typing import Any

from assistant.app.escape import escaped

__all__ = ["STATEMENT_FILE", "facts", "statement_html"]

STATEMENT_FILE = "accessibility.json"
_PURPOSES = {
    "keyboard": "Allt går att nå och använda med bara tangentbordet, och fokus syns och återvänder dit det var.",
    "announced": "Ett färdigt svar meddelas en gång, artigt, till skärmläsare.",
    "language": "Sidan är märkt som svensk, och inget visas på engelska.",
    "reflow": "Inget behöver rullas i sidled vid 320 bildpunkters bredd, vilket motsvarar 400 % förstoring.",
    "motion": "Animationer stängs av för den som valt minskad rörelse.",
    "headings": "Rubrikerna följer på varandra utan hopp.",
}


@cache
def facts() -> dict[str, Any]:
    """What was tested: version of the checker, its rules, and every state of every view."""
    text = resources.files("assistant.app").joinpath(STATEMENT_FILE).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def statement_html() -> str:
    """The statement as HTML, made from :func:`facts`."""
    known = facts()
    rows = "".join(
        f'<tr><th scope="row">{escaped(state["name"])}</th><td>{state["rules"]}</td><td>{state["violations"]}</td></tr>'
        for state in known["states"]
    )
    checks = "".join(f"<li>{escaped(_PURPOSES[check])}</li>" for check in known["checks"] if check in _PURPOSES)
    found = sum(state["violations"] for state in known["states"])
    verdict = (
        "Inga brister hittades av de automatiska proven."
        if not found
        else f"De automatiska proven hittade {found} brister; de står i tabellen."
    )
    return (
        '<article class="statement"><h2>Tillgänglighetsredogörelse</h2>'
        "<p>Samsvar är gjort för att följa WCAG 2.1 på nivå AA (EN 301 549), som lagen om tillgänglighet till digital"
        " offentlig service kräver. Den här redogörelsen är gjord ur de prov som programmet självt kör; den som"
        " ansvarar för webbplatsen kompletterar den med egna uppgifter och kontaktväg.</p>"
        f"<h3>Hur tillgängligt är det?</h3><p>{verdict} Automatiska prov hittar bara en del av alla brister;"
        " sidan har inte prövats av personer med funktionsnedsättning, och inte med en riktig skärmläsare.</p>"
        f"<h3>Vad som har prövats</h3><p>Varje vy och läge nedan har prövats {escaped(known['date'])} med axe-core"
        f" {escaped(known['axe'])} i {escaped(known['browser'])}, ljust och mörkt.</p>"
        '<div class="scroll" tabindex="0" role="region" aria-label="Prövade lägen"><table><thead><tr>'
        '<th scope="col">Läge</th><th scope="col">Regler som prövades</th><th scope="col">Brister</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
        f"<h3>Prövat i en riktig webbläsare utan mus</h3><ul>{checks}</ul>"
        "<h3>Kända begränsningar</h3><ul><li>Breda tabeller rullas i sidled i sin egen ram på smala skärmar.</li>"
        "<li>Sidan behöver JavaScript. Rapporterna och den här redogörelsen går att läsa utan.</li>"
        "<li>Rapporternas egen text återges ordagrant, också där den är svår att läsa.</li></ul>"
        "<h3>Meddela brister</h3><p>Under varje svar finns ”Fel eller saknas något?”.</p></article>"
    )
