"""What the sides share and what only one of them says; proposals by what they are about."""

from collections.abc import Iterable, Sequence

from assistant.board.blocks import Block, Heading, Kind, Paragraph, Quote, Strong
from assistant.board.outline import Outline, Side, voice
from assistant.board.phrases import lower, most_telling, quotes, speakers
from assistant.board.texts import capitalised
from assistant.chosen import Chosen
from assistant.forms.proposals import OTHER_TOPIC, topic_of
from assistant.forms.wording import listed

__all__ = ["proposals_by_topic", "shared_and_own", "silent_voices"]

_SIDES_QUOTED = 4
_PROPOSALS = "förslag"
_CAVEAT = (
    "Indelningen följer orden i utsagorna. Den visar vad som tas upp, inte om de som svarar är ense;"
    " det framgår av citaten."
)


def shared_and_own(outline: Outline) -> list[Block]:
    """Topics that several sides take up, those of one side only, and who is silent where others are not."""
    sides = [side for side in outline.sides if any(cell.statements for cell in side.cells)]
    if len(sides) < 2:
        return [Paragraph.of("Det finns bara en kommun eller aktör med utsagor.")]
    topics = _topics(sides)
    shared = {name: held for name, held in topics.items() if len(held) > 1}
    own = {name: held for name, held in topics.items() if len(held) == 1}
    blocks: list[Block] = [Paragraph.of(_CAVEAT), Heading(2, "Gemensamt")]
    blocks += _shared(shared, len(sides)) or [Paragraph.of("Inget tas upp av flera.")]
    differing = [*_own(own), *_differing_voices(outline, sides)]
    return [*blocks, Heading(2, "Skilt"), *(differing or [Paragraph.of("Allt tas upp av flera.")])]


def _topics(sides: Sequence[Side]) -> dict[str, dict[str, list[Chosen]]]:
    """Statements by topic and side; by theme where the subject is one topic as a whole."""
    topics: dict[str, dict[str, list[Chosen]]] = {}
    themes: dict[str, dict[str, list[Chosen]]] = {}
    for side in sides:
        for item in (item for cell in side.cells for item in cell.statements):
            topics.setdefault(_topic(item), {}).setdefault(side.label, []).append(item)
            themes.setdefault(capitalised(item.passage.theme or "samverkan"), {}).setdefault(side.label, []).append(
                item
            )
    return topics if len(topics) > 1 else themes


def _topic(item: Chosen) -> str:
    topic = topic_of(item.statement.shown)
    return topic if topic != OTHER_TOPIC else f"Övrigt under temat {item.passage.theme or 'samverkan'}"


def _shared(topics: dict[str, dict[str, list[Chosen]]], number: int) -> list[Block]:
    blocks: list[Block] = []
    for name, held in sorted(topics.items(), key=lambda entry: (entry[0].startswith("Övrigt"), -len(entry[1]))):
        places = "samtliga" if len(held) == number and number > 2 else listed(list(held))
        blocks.append(Paragraph.of(Strong(name), f" tas upp i {places}.", kind=Kind.LEAD))
        best = {place: most_telling(items, 1)[0] for place, items in held.items()}
        chosen = {item.key for item in most_telling(best.values(), _SIDES_QUOTED)}
        kept = [item for item in best.values() if item.key in chosen]
        labels = {item.key: place for place, item in best.items()}
        for quote in quotes(kept):
            where = listed([labels[item.key] for item in quote.chosen])
            blocks.append(Paragraph.of(f"{where}: ", quote, kind=Kind.BULLET))
    return blocks


def _own(topics: dict[str, dict[str, list[Chosen]]]) -> list[Block]:
    blocks: list[Block] = []
    for name, held in topics.items():
        ((place, items),) = held.items()
        best = most_telling(items, 1)[0]
        blocks.append(
            Paragraph.of(Strong(name), f" tas bara upp i {place}: ", Quote((best,)), kind=Kind.BULLET),
        )
    return blocks


def _differing_voices(outline: Outline, sides: Sequence[Side]) -> list[Block]:
    """Who takes the subject up in one place and not in another where they were asked as well."""
    silent = {(cell.row, cell.column) for cell in outline.silent}
    yes: dict[str, list[str]] = {}
    no: dict[str, list[str]] = {}
    for side in (side for side in sides if side.key.startswith("kommun:")):
        for cell in (cell for cell in side.cells if cell.row.municipality):
            if cell.statements:
                yes.setdefault(voice(cell), []).append(side.label)
            elif (cell.row, cell.column) in silent:
                no.setdefault(voice(cell), []).append(side.label)
    return [
        Paragraph.of(
            Strong(name), f" tar upp ämnet i {listed(yes[name])}, men inte i {listed(no[name])}.", kind=Kind.BULLET
        )
        for name in yes
        if name in no
    ]


def proposals_by_topic(outline: Outline) -> list[Block]:
    """Every proposal under its topic, the largest group first, with who made it."""
    made = [item for item in outline.kept if _PROPOSALS in item.passage.themes]
    if not made:
        return [Paragraph.of("De utsagor som är med innehåller inga förslag.")]
    topics: dict[str, list[Quote]] = {}
    for quote in quotes(made):
        topics.setdefault(topic_of(quote.text), []).append(quote)
    blocks: list[Block] = [Paragraph.of(f"{_many(made)} tar upp ämnet, ordnade efter vad de handlar om.")]
    for name in sorted(topics, key=lambda name: (name == OTHER_TOPIC, -len(topics[name]))):
        blocks.append(Heading(2, name))
        blocks += [
            Paragraph.of(quote, f" – {speakers(quote.chosen, outline.reports)}", kind=Kind.BULLET)
            for quote in topics[name]
        ]
    return blocks


def _many(made: Iterable[Chosen]) -> str:
    number = len(list(made))
    return "Ett förslag" if number == 1 else f"{number} förslag"


def silent_voices(side: Side, outline: Outline) -> list[str]:
    """Respondents of a side who do not take the subject up."""
    silent = {(cell.row, cell.column) for cell in outline.silent}
    return [lower(voice(cell)) for cell in side.cells if (cell.row, cell.column) in silent]
