"""What a question leaves out, and outcomes that no report tells."""

import re
from dataclasses import replace

import pytest

from assistant import Answer, Assistant
from assistant.chosen import Chosen
from assistant.forms.draft import Draft, Section
from assistant.forms.qualified import qualified
from assistant.question import Names
from assistant.question.framing import included, left_out
from tests.assistant.checking import check


def shown(answer: Answer) -> list[str]:
    return [point.text for group in answer.groups for point in group.points]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vilka hinder finns förutom sekretess?", ["sekretess"]),
        ("vilka målgrupper nämns utöver npf, unga och nyanlända", ["npf", "unga", "nyanlända"]),
        ("Vilka hinder finns?", []),
        ("Vilka fler än Kungsbacka tar upp det?", ["Kungsbacka"]),
        ("Vilka andra kommuner än Hylte och Laholm nämner SIP?", ["Hylte", "Laholm"]),
        ("Vilka har fler än tio deltagare?", []),
    ],
)
def test_what_is_left_out_is_known(question: str, words: list[str]) -> None:
    assert left_out(question) == words
    assert not any(word in included(question) for word in words)


def test_a_list_is_given_without_what_is_left_out(assistant: Assistant) -> None:
    answer = assistant.ask("vilka hinder nämner handläggarna i Värend förutom sekretess")
    check(answer, assistant)
    assert len(shown(answer)) == 15
    assert not any("sekretess" in text.casefold() for text in shown(answer))
    assert any("sekretess" in point.text.casefold() for group in answer.more for point in group.points)


def test_what_is_left_out_is_not_looked_for(assistant: Assistant) -> None:
    answer = assistant.ask("vilka målgrupper nämns i värend utöver npf och nyanlända")
    assert shown(answer)[0].startswith("Fler målgrupper än ovan")
    assert len(shown(answer)) == 9


def test_an_outcome_that_nothing_tells_of_is_refused(assistant: Assistant) -> None:
    assert assistant.ask("Har samordningshandledarrollen återinförts?").abstained


@pytest.mark.parametrize("question", ["blev projektet Habitus Hall av?"])
def test_an_outcome_that_is_not_told_is_said_not_to_be(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert answer.headline is not None
    assert answer.headline.after.startswith("Det jag hittar i rapporterna säger inte hur det blev.")


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Har arbetsplatsambassadörer utbildats?", "Utbildning genomförd"),
        ("Har Alvesta och Växjö samordningsförbund gått ihop?", "gick"),
    ],
)
def test_what_did_come_about_is_told(assistant: Assistant, question: str, outcome: str) -> None:
    answer = assistant.ask(question)
    assert any(outcome in text for text in shown(answer))
    assert answer.headline is None or "säger inte hur det blev" not in answer.headline.after


def test_it_is_said_of_nothing_that_was_done(assistant: Assistant) -> None:
    pairs = [(p, s) for p in assistant.index.passages for s in p.statements]
    wish = next(Chosen(p, s, 1.0) for p, s in pairs if "ÅTERINFÖRA SAMORDNINGSHANDLEDARROLLEN" in s.shown.upper())
    done = next(Chosen(p, s, 1.0) for p, s in pairs if s.shown.startswith("Utbildning genomförd"))
    draft = Draft(shown=[Section("", (wish,))])
    known = (Names.of(assistant.index.reports), assistant.index.reports)
    told = qualified(draft, "Har rollen återinförts?", assistant.reader.holder, *known)
    assert told.after.startswith("Det jag hittar i rapporterna säger inte hur det blev.")
    assert not draft.after  # the draft itself stays as it was
    beside = Section("", (done,))
    for other in (replace(draft, shown=[*draft.shown, beside]), replace(draft, more=[beside])):
        assert not qualified(other, "Har rollen återinförts?", assistant.reader.holder, *known).after


def test_the_county_is_no_mere_frame(assistant: Assistant) -> None:
    answer = assistant.ask("Vad säger man i länet om SIP?")
    assert answer.groups[0].heading.startswith("Halland 2015")


@pytest.mark.parametrize(
    ("question", "gone"),
    [
        ("Hur många kommuner utom Halmstad nämner SIP?", "Halmstad"),
        ("Vilka kommuner utom Hylte nämner SIP?", "Hylte"),
        ("Vilka aktörer utom AF nämner Fris?", "Arbetsförmedlingen"),
        ("Vad saknar alla utom Försäkringskassan?", "Försäkringskassan"),
    ],
)
def test_who_or_where_is_left_out_is_neither_shown_nor_counted(assistant: Assistant, question: str, gone: str) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    assert gone not in (*answer.scope.municipalities, *answer.scope.actors)
    read = {number for group in (*answer.groups, *answer.more) for point in group.points for number in point.numbers}
    sources = [citation for citation in answer.citations if citation.n in read]
    assert sources
    assert not any(gone in (citation.passage.municipality, citation.passage.actor) for citation in sources)
    assert not any(gone in group.heading for group in (*answer.groups, *answer.more))
    assert not re.search(r"\d+ av \d+", answer.headline.text if answer.headline else "")


@pytest.mark.parametrize(
    ("question", "areas", "kept"),
    [
        ("Vilka andra än FK i Halmstad vill det?", (), "Vilka vill det?"),
        ("Vilka andra än FK i Halland vill det?", ("halland",), "Vilka i Halland vill det?"),
        ("Vad säger andra aktörer än FK i Hylte?", (), "Vad säger aktörer i Hylte?"),
        ("Vilka förutom FK i Hylte vill det?", (), "Vilka vill det?"),
        ("Vad säger alla utom FK i Hylte?", (), "Vad säger alla i Hylte?"),
    ],
)
def test_where_somebody_is_left_out_is_not_where_is_asked(question: str, areas: tuple[str, ...], kept: str) -> None:
    assert " ".join(included(question, areas).split()) == kept


@pytest.mark.parametrize(
    ("question", "told", "gone"),
    [
        ("Vilka fler än Kungsbacka tar upp Nätverkslaget?", {"Varberg", "Laholm", "Halmstad"}, ("", "Kungsbacka")),
        (
            "Vilka andra än FK i Halmstad vill återinföra samordningshandledaren?",
            {"Varberg", "Laholm"},
            ("Försäkringskassan", "Halmstad"),
        ),
        ("Vad säger de andra aktörerna än FK i Hylte om vad som saknas?", {"Hylte"}, ("Försäkringskassan", "Hylte")),
        ("Vad fungerar dåligt enligt alla utom kommunen i Laholm?", {"Laholm"}, ("Kommun", "Laholm")),
    ],
)
def test_others_than_somebody_are_all_but_them(
    assistant: Assistant, question: str, told: set[str], gone: tuple[str, str]
) -> None:
    answer = assistant.ask(question)
    check(answer, assistant)
    said_by = {(citation.passage.actor, citation.passage.municipality) for citation in answer.citations}
    assert told <= {place for _, place in said_by}
    assert not any(place == gone[1] and gone[0] in (actor, "") for actor, place in said_by)
    assert answer.note.startswith("Halland 2015")
    assert " · utan " in answer.note


def test_nobody_else_is_said_to_be_nobody_else(assistant: Assistant) -> None:
    pairs = [(p, s) for p in assistant.index.passages for s in p.statements if p.municipality == "Hylte"]
    draft = Draft(shown=[Section("", (Chosen(*pairs[0], 1.0),))])
    known = (Names.of(assistant.index.reports), assistant.index.reports)
    told = qualified(draft, "Vilka andra kommuner än Hylte nämner det?", assistant.reader.holder, *known)
    assert told.headline == "Jag hittar det inte hos någon annan än Hylte."
    assert told.shown
