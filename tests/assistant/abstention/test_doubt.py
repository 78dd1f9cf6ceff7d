"""The fitted doubt: it tells what was written ahead apart, says why, and leaves new reports alone."""

import tomllib
from dataclasses import replace
from functools import partial
from importlib import resources
from typing import cast

import numpy as np
import pytest

from assistant import Assistant
from assistant.abstention import NO_ANSWER, Asked, Doubter, Verdict
from assistant.abstention.doubt import doubt_of
from assistant.abstention.plain import is_plain
from assistant.abstention.signals import SIGNALS
from assistant.question import Names
from vectorstore import Index, Scope
from vectorstore.anticipated import unanswered_questions
from vectorstore.read_questions import ReadQuestions

DOUBT = resources.files("assistant.abstention").joinpath("doubt.toml")


def asked(assistant: Assistant, question: str) -> Asked:
    meant = assistant.understood(question)
    return Asked(meant.text, meant.scope, assistant.search(meant))


def signal(assistant: Assistant, name: str, question: str) -> float:
    return float(assistant.doubter.signals(asked(assistant, question))[list(SIGNALS).index(name)])


def doubt(assistant: Assistant, question: str) -> float:
    return doubt_of(assistant.doubter.signals(asked(assistant, question)))


def test_questions_written_ahead_are_told_apart(assistant: Assistant) -> None:
    random = np.random.default_rng(0)
    answered = [text for text, _ in assistant.index.questions]
    unanswered = [text for text, _ in assistant.index.unanswered]
    low = [doubt(assistant, answered[number]) for number in random.choice(len(answered), 25, replace=False)]
    high = [doubt(assistant, unanswered[number]) for number in random.choice(len(unanswered), 25, replace=False)]
    assert np.mean(low) < 0.3
    assert np.mean(high) > 0.7


def test_nearer_to_unanswered_questions_is_more_doubtful() -> None:
    calm = np.zeros(len(SIGNALS))
    worried = calm.copy()
    worried[list(SIGNALS).index("nearer")] = -0.3
    assert 0 <= doubt_of(calm) < doubt_of(worried) <= 1


def test_a_refusal_says_why_and_what_is_nearest(assistant: Assistant) -> None:
    figures = [text for text, why in assistant.index.unanswered if why == "figure"][::200]
    answers = [answer for answer in map(assistant.ask, figures) if answer.abstained]
    assert len(answers) >= 0.7 * len(figures)
    for answer in answers:
        assert answer.lead.startswith(f"{NO_ANSWER}: ")
        assert not answer.citations
        assert len(answer.passages) == 10
    assert any("uppgiften anges inte" in answer.lead and "Närmast ligger" in answer.lead for answer in answers)


def test_what_is_near_nothing_is_refused(assistant: Assistant) -> None:
    for question in ("mikrovågsugn pris elgiganten", "Hur många månar har Jupiter?"):
        assert assistant.ask(question).abstained, question


def test_a_cell_by_itself_is_never_doubted(assistant: Assistant) -> None:
    cell = asked(assistant, "Vad svarar AF i Laholm på fråga 4?")
    assert is_plain(cell.scope)
    assert assistant.doubter.verdict(cell) is Verdict.ANSWERED
    assert assistant.doubter.refusal(cell) is None
    assert not is_plain(Scope(municipalities=("Laholm",), topics=("läkarintyg",)))


class Unread:
    """Stands for questions that nobody may ask the reader about."""

    most = 0.3

    def nearest(self, question: str) -> tuple[float, float]:
        raise LookupError(question)


def test_the_reader_is_asked_only_where_it_could_change_the_verdict(assistant: Assistant) -> None:
    unread = other(assistant, replace(assistant.index, read=cast(ReadQuestions, Unread())))
    assert unread.refusal(asked(assistant, "Vad saknar Arbetsförmedlingen i Hylte i samverkan?")) is None
    with pytest.raises(LookupError):
        unread.refusal(asked(assistant, "Hur många patienter står i kö till VPM i Halmstad?"))
    sample = [question for question, _ in (*assistant.index.questions[::900], *assistant.index.unanswered[::900])]
    verdicts = []
    for question in sample:
        one = asked(assistant, question)
        if assistant.doubter.verdict(one) is Verdict.OPEN:
            doubted = (
                doubt_of(assistant.doubter.signals(one)) >= tomllib.loads(DOUBT.read_text(encoding="utf-8"))["bound"]
            )
            assert (assistant.doubter.refusal(one) is not None) == doubted, question
            verdicts.append(doubted)
    assert 20 < sum(verdicts) < len(verdicts) - 20


def other(assistant: Assistant, index: Index) -> Doubter:
    """What judges by another index of the same reports."""
    return Doubter(index, Names.of(index.reports))


def test_what_nobody_wrote_questions_for_is_not_doubted_by_them(assistant: Assistant) -> None:
    new = other(assistant, replace(assistant.index, _with_questions=frozenset()))
    assert new.refusal(asked(assistant, "Vilka remisser skickas till psykiatrin?")) is None
    assert new.refusal(asked(assistant, "xyzzy plugh qwertz")) is not None


def test_cosines_of_another_model_are_not_judged_by_bounds_of_ours(assistant: Assistant) -> None:
    doubted = next(
        question
        for question, _ in assistant.index.unanswered[::50]
        if assistant.doubter.verdict(asked(assistant, question)) is Verdict.OPEN
        and assistant.doubter.refusal(asked(assistant, question)) is not None
    )
    foreign = other(assistant, replace(assistant.index, has_bundled_embedding=False))
    assert foreign.refusal(asked(assistant, doubted)) is None
    assert foreign.refusal(asked(assistant, "xyzzy plugh qwertz")) is not None


def test_a_place_that_the_best_passages_do_not_mention_is_elsewhere(assistant: Assistant) -> None:
    there = asked(assistant, "IST i Gävle, vilka är med?")
    assert assistant.doubter.verdict(there) is Verdict.ELSEWHERE
    refusal = assistant.doubter.refusal(there)
    assert refusal is not None
    assert "Gävle ingår inte i någon av dem" in refusal.text
    mentioned = asked(assistant, "Hur arbetade man i Kävlinge med arbetsplatsambassadörer?")
    assert assistant.doubter.verdict(mentioned) is Verdict.TOLD
    assert assistant.doubter.refusal(mentioned) is None
    assert assistant.ask("Hur många procent sjönk sjukfrånvaron i Kävlinge tack vare ambassadörerna?").abstained


def test_what_a_report_says_of_an_actor_that_it_speaks_of_is_not_doubted(assistant: Assistant) -> None:
    assert not assistant.ask("Vad säger KUR-utvärderingen om primärvården?").abstained
    assert assistant.ask("Vad säger KUR-utvärderingen om tandvården?").abstained


def test_a_county_is_a_place_too_and_is_named_once(assistant: Assistant) -> None:
    for question, name in (("Hur arbetar man i Kalmar?", "Kalmar"), ("Hur ser det ut i Värmland?", "Värmland")):
        refusal = assistant.doubter.refusal(asked(assistant, question))
        assert refusal is not None, question
        assert f": {name} ingår inte i någon av dem." in refusal.text
    covered = asked(assistant, "Vad fungerar i samverkan på Höglandet i Småland?")
    assert assistant.doubter.verdict(covered) is not Verdict.ELSEWHERE


def test_the_file_of_weights_has_one_for_every_signal() -> None:
    stored = tomllib.loads(DOUBT.read_text(encoding="utf-8"))
    assert stored["weights"].keys() == SIGNALS.keys()
    assert stored["weights"]["read"] > 0  # else the greatest signal would not be the greatest doubt


def test_signals_say_what_they_are_said_to(assistant: Assistant) -> None:
    plain = "Vad fungerar inte i samverkan med psykiatrin?"
    assert signal(assistant, "why", "Varför lade Hylte ner samverkan?") == 1
    assert signal(assistant, "why", plain) == 0
    assert signal(assistant, "number", "Hur många läkare finns det?") == 1
    assert signal(assistant, "denies", plain) == 1
    assert signal(assistant, "phrases", "Varför valde man att lägga ner samverkan?") > signal(
        assistant, "phrases", plain
    )
    assert signal(assistant, "missing", "Hur bemöts kosmonauter på månbasen?") > signal(assistant, "missing", plain)
    assert signal(assistant, "unknown", "Vad kostar qwertz och xyzzy?") > 0
    assert signal(assistant, "elsewhere", "Vad säger AF i Laholm om TeleQ?") <= 0


def test_what_a_language_model_wrote_questions_for_is_not_doubted_either(assistant: Assistant) -> None:
    index = assistant.index
    by_model = other(assistant, replace(index, _by_model=frozenset(passage.passage_id for passage in index.passages)))
    figures = [text for text, why in index.unanswered if why == "figure"][::100]
    doubted = [question for question in map(partial(asked, assistant), figures) if assistant.doubter.refusal(question)]
    assert len(doubted) > len(figures) / 2
    for question in (*doubted, asked(assistant, "Hur många samordnare är anställda på psykiatrin?")):
        assert by_model.verdict(question) is not Verdict.OPEN


def test_unanswered_questions_have_a_known_reason_and_stand_once() -> None:
    found = unanswered_questions()
    assert len(found) > 10_000
    assert len({text.casefold() for text, _ in found}) == len(found)
    assert {why for _, why in found} <= {
        "figure",
        "later",
        "reason",
        "not_asked",
        "false_premise",
        "absent",
        "not_covered",
        "off_topic",
        "own_case",
        "personal_data",
        "planted",
        "english",
        "opinion",
    }


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Hur är TRIS-teamen i Sörmland uppbyggda?", "får patienten själv vara med när teamet sitter?"),
        ("Vad har Lotsen i Laholm för ansvar i samverkan?", "hur kommer en klient till Lotsen, krävs biståndsbeslut?"),
    ],
)
def test_a_follow_up_is_refused_by_its_own_words_though_the_question_before_is_answered(
    assistant: Assistant, before: str, question: str
) -> None:
    meant = assistant.understood(question, [before])
    assert meant.typed == question
    assert assistant.refuser(meant.text, meant.scope) is None  # what it was made into comes near to answered questions
    assert assistant.refuser.unmet(meant) is not None
    assert assistant.ask(question, [before]).abstained
    assert not assistant.ask(before).abstained


@pytest.mark.parametrize("question", ["varför?", "och i Varberg?", "vad säger kommunen om det?"])
def test_a_follow_up_that_is_answered_is_not_refused_by_its_own_words(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question, ["Vad saknar FK i Hylte?"]).abstained


@pytest.mark.parametrize("matter", ["sitt datasystem", "sina datasystem", "datasystemet"])
def test_what_somebody_is_known_to_speak_of_is_not_doubted(assistant: Assistant, matter: str) -> None:
    answer = assistant.ask(f"Vad tycker AF i Laholm om {matter}?")
    assert not answer.abstained
    assert "datasystem" in answer.citations[0].statement.shown


def test_what_somebody_does_not_speak_of_still_is(assistant: Assistant) -> None:
    assert assistant.ask("Vad säger AF i Halmstad om skolan?").abstained


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nämner FK i Laholm väntetid?", "väntetid"),
        ("Vad säger FK på Höglandet om arbetsgivare?", "arbetsgivare"),
        ("Vad står det om boendestöd i Höglandets rapport?", "boendestöd"),
        ("Vad säger KUR-utvärderingen om kontaktvägarna?", "kontaktväg"),
        ("Vilka samverkansarenor finns i Gislaved?", "arena"),
        ("Vilka arenor finns i Finnveden?", "arena"),
    ],
)
def test_what_is_held_to_the_letter_where_it_is_asked_of_is_not_doubted(
    assistant: Assistant, question: str, told: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert told in " ".join(citation.statement.shown for citation in answer.citations).lower()


@pytest.mark.parametrize("question", ["Nämner AF i Varberg kaffe?", "Vilka polisstationer finns i Halmstad?"])
def test_what_nobody_there_holds_stays_in_doubt(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained
