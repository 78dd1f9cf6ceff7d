"""What must come out of each of the five reports."""

from collections import Counter

import pytest

from ingestion import Passage, Report


def by_id(reports: tuple[Report, ...], name: str) -> Report:
    return next(report for report in reports if report.id == name)


def shown(passages: list[Passage]) -> list[str]:
    return [statement.shown for passage in passages for statement in passage.statements]


def line_offset(report: Report, line: int) -> int:
    """Offset at which a 1-based line of the source begins."""
    return sum(len(text) for text in report.source.splitlines(keepends=True)[: line - 1])


def passages_at(report: Report, first: int, last: int) -> list[Passage]:
    start, end = line_offset(report, first), line_offset(report, last + 1)
    return [p for p in report.passages if p.start < end and start < p.end]


class TestHalland:
    @pytest.fixture
    def halland(self, reports: tuple[Report, ...]) -> Report:
        return by_id(reports, "halland")

    def test_all_239_answers(self, halland: Report) -> None:
        cells = {(p.municipality, p.question, p.actor, p.unit) for p in halland.passages if p.municipality}
        assert len(cells) == 239
        assert Counter((actor, unit) for _, _, actor, unit in cells) == {
            ("Försäkringskassan", None): 48,
            ("Arbetsförmedlingen", None): 48,
            ("Kommun", None): 48,
            ("Region", "VC"): 47,
            ("Region", "VPM"): 47,
            ("Region", "VC och VPM"): 1,
        }
        assert {municipality for municipality, *_ in cells} == set(halland.municipalities)
        assert {question[:2] for _, question, _, _ in cells if question} == {f"{n}." for n in range(1, 9)}

    def test_the_merged_answer_stands_in_hylte(self, halland: Report) -> None:
        (passage,) = [p for p in halland.passages if p.unit == "VC och VPM"]
        assert passage.municipality == "Hylte"
        assert passage.start == line_offset(halland, 2117)

    def test_a_cell_holds_its_statements_and_no_heading(self, halland: Report) -> None:
        cell = [
            p
            for p in halland.passages
            if (p.municipality, p.actor) == ("Hylte", "Försäkringskassan") and (p.question or "").startswith("3.")
        ]
        assert shown(cell)[1] == "Samverkan med kommunen även på golvnivå fungerar inte optimalt."
        assert len(shown(cell)) == 2

    def test_no_actor_name_or_heading_is_a_statement(self, halland: Report) -> None:
        names = {"VC", "VPM", "Kommun", "Kommunen", "Försäkringskassan", "Arbetsförmedlingen", "Region Halland"}
        assert not names & set(shown(list(halland.passages)))
        assert not [text for text in shown(list(halland.passages)) if text.startswith(("#", "Bilaga "))]

    def test_the_shortest_answer_is_one_word(self, halland: Report) -> None:
        assert shown(passages_at(halland, 2501, 2501)) == ["Nej"]

    def test_a_proposal_that_was_set_as_a_heading_is_a_statement(self, halland: Report) -> None:
        assert "ÅTERINFÖR SAMORDNINGSHANDLEDARROLLEN" in shown(passages_at(halland, 969, 969))

    @pytest.mark.parametrize(
        ("first", "last"), [(85, 87), (148, 150), (326, 328), (723, 725), (1341, 1343), (1373, 1375), (1293, 1296)]
    )
    def test_broken_statements_are_joined(self, halland: Report, first: int, last: int) -> None:
        start, end = line_offset(halland, first), line_offset(halland, last)
        joined = [s for p in halland.passages for s in p.statements if s.start <= start + 2 and s.end > end]
        assert len(joined) == 1

    def test_hard_wrapped_lines_are_statements_again(self, halland: Report) -> None:
        texts = shown(passages_at(halland, 1267, 1275))
        assert any(
            text.startswith("Handläggarna för aktivitetsersättning") and text.endswith("funktionsnedsättning.")
            for text in texts
        )
        assert "De saknar också samverkan med socialpsykiatrin och boendestödet" in texts

    def test_a_proposal_that_ends_in_a_preposition_is_not_joined_to_the_next(self, halland: Report) -> None:
        texts = shown(passages_at(halland, 997, 999))
        assert any(text.endswith("ska samverka med") for text in texts)
        assert any(text.startswith("Utöka IST") for text in texts)

    def test_chapters_have_no_municipality(self, halland: Report) -> None:
        chapters = passages_at(halland, 10, 156)
        assert {p.municipality for p in chapters} == {None}
        assert {p.actor for p in chapters} == {None}


class TestFinnveden:
    @pytest.fixture
    def finnveden(self, reports: tuple[Report, ...]) -> Report:
        return by_id(reports, "finnveden")

    def test_units_stand_under_their_municipality(self, finnveden: Report) -> None:
        units = {(p.municipality, p.unit) for p in finnveden.passages if p.municipality}
        assert units == {
            ("Gislaved", "Arbetsmarknadsorganisationen (AMO)"),
            ("Gislaved", "Individ och Familjeomsorgen (IFO)"),
            ("Gnosjö", "Arbetsmarknadsenheten (AME)"),
            ("Gnosjö", "Vuxengruppen"),
            ("Värnamo", "Värnamo Arbetsmarknadscenter (VAC)"),
            ("Värnamo", "Jobbcenter Unga (JCU)"),
            ("Värnamo", "Vuxensektionen"),
        }
        assert {p.actor for p in finnveden.passages if p.municipality} == {"Kommun"}

    def test_offices_are_units_of_the_authority_and_no_municipalities(self, finnveden: Report) -> None:
        offices = {p.unit for p in finnveden.passages if p.actor == "Arbetsförmedlingen"}
        assert offices == {None, "AF-kontor Gislaved", "AF-kontor Värnamo"}
        assert {p.municipality for p in finnveden.passages if p.actor == "Arbetsförmedlingen"} == {None}

    @pytest.mark.parametrize(("first", "last", "actor"), [(458, 486, "Försäkringskassan"), (490, 534, "Region")])
    def test_authorities_reset_what_came_before(self, finnveden: Report, first: int, last: int, actor: str) -> None:
        found = passages_at(finnveden, first, last)
        assert {(p.municipality, p.actor) for p in found} == {(None, actor)}

    def test_a_merged_heading_counts_for_both_themes(self, finnveden: Report) -> None:
        for line in (213, 480):
            (passage,) = passages_at(finnveden, line, line)
            assert passage.themes == ("möjligheter", "målgrupper")

    def test_abbreviations_are_aliases(self, finnveden: Report) -> None:
        assert len(finnveden.abbreviations) == 23
        assert finnveden.abbreviations["SIP"] == "Samordnad Individuell Plan"

    def test_the_questionnaire_is_marked_as_questions(self, finnveden: Report) -> None:
        assert all(p.asked for p in passages_at(finnveden, 562, 614))
        assert not any(p.asked for p in passages_at(finnveden, 44, 556))


class TestVarend:
    @pytest.fixture
    def varend(self, reports: tuple[Report, ...]) -> Report:
        return by_id(reports, "varend")

    def test_each_bullet_is_a_statement(self, varend: Report) -> None:
        assert len(shown(passages_at(varend, 194, 214))) == 20
        assert len(shown(passages_at(varend, 218, 233))) == 16
        assert "Prestige" in shown(passages_at(varend, 218, 233))

    def test_a_bullet_goes_on_over_its_line(self, varend: Report) -> None:
        (first, *_) = shown(passages_at(varend, 237, 238))
        assert first.startswith("Rehabiliteringstrappa")
        assert first.endswith("(insatskedja)")

    def test_years_of_the_budget_steps_keep_their_context(self, varend: Report) -> None:
        (passage,) = [p for p in varend.passages if any("2017 – 40 %" in s.shown for s in p.statements)]
        assert "enligt följande:" in passage.text
        assert "2016 – 60 %" in passage.text
        assert "2018 – 20 %" in passage.text

    def test_interview_groups_belong_to_their_organisation(self, varend: Report) -> None:
        groups = passages_at(varend, 116, 155)
        assert {(p.municipality, p.actor): shown([p]) for p in groups if p.actor == "Kommun"} == {
            ("Alvesta", "Kommun"): ["Arbetsmarknadsavdelningen", "Försörjningsstöd"],
            ("Växjö", "Kommun"): ["Arbetsmarknad och Integration", "Avdelning Missbruksvård", "Ekonomiskt Bistånd"],
        }
        alone = [shown([p]) for p in groups if p.actor is None]
        assert alone == [["Lokal samverkansgrupp"], ["PO Kronoberg"], ["Samordningsteamet"]]

    def test_results_have_no_municipality_and_no_actor(self, varend: Report) -> None:
        assert {(p.municipality, p.actor) for p in passages_at(varend, 157, 263)} == {(None, None)}


class TestHoglandet:
    @pytest.fixture
    def hoglandet(self, reports: tuple[Report, ...]) -> Report:
        return by_id(reports, "hoglandet")

    def test_bookmarks_are_not_shown_while_offsets_point_into_the_file(self, hoglandet: Report) -> None:
        marked = [s for p in hoglandet.passages for s in p.statements if "[bookmark" in s.text]
        assert not [s for p in hoglandet.passages for s in p.statements if "bookmark" in s.shown]
        assert all(s.text == hoglandet.source[s.start : s.end] for s in marked)

    def test_the_actor_part(self, hoglandet: Report) -> None:
        actors = [p.actor for p in passages_at(hoglandet, 239, 287)]
        assert list(dict.fromkeys(actors)) == [
            "Kommun",
            "Region",
            "Försäkringskassan",
            "Arbetsförmedlingen",
            "Samtliga aktörer",
        ]
        themes = {p.themes for p in passages_at(hoglandet, 255, 263)}
        assert themes == {("målgrupper",), ("ansvar och förutsättningar",)}

    def test_eight_headings_of_proposals(self, hoglandet: Report) -> None:
        proposals = [p for p in passages_at(hoglandet, 399, 452) if "Förslag på åtgärder" in p.path]
        assert len({p.question for p in proposals}) == 8
        assert {p.themes for p in proposals} == {("förslag",)}
        assert {p.path[0] for p in proposals} == {"Slutsatser och förslag"}

    def test_the_table_is_rows(self, hoglandet: Report) -> None:
        rows = shown(passages_at(hoglandet, 109, 128))
        for row in ("Sävsjö: 7", "Vetlanda: 3", "Aneby: 4", "Nässjö: 6", "Tranås: 6", "Eksjö: 4"):
            assert row in rows

    def test_no_municipality_is_guessed(self, hoglandet: Report) -> None:
        assert {p.municipality for p in hoglandet.passages} == {None}


class TestKur:
    @pytest.fixture
    def kur(self, reports: tuple[Report, ...]) -> Report:
        return by_id(reports, "kur")

    def test_nothing_behind_page_32(self, kur: Report) -> None:
        assert max(p.end for p in kur.passages) < line_offset(kur, 74)
        assert {s.page for p in kur.passages for s in p.statements} == set(range(4, 33)) - {7, 28, 31}

    def test_quotations_have_their_speaker(self, kur: Report) -> None:
        speakers = Counter(s.speaker for p in kur.passages for s in p.statements if s.speaker)
        assert speakers == {"Försäkringskassan": 8, "Landstinget": 4, "Samordningsförbund": 4, "Arbetsförmedlingen": 3}

    def test_reflections_are_the_evaluators(self, kur: Report) -> None:
        reflections = {p.question for p in kur.passages if p.actor == "Utvärderare"}
        assert len(reflections) == 8
        assert all(question and question.startswith("Augurs reflektioner") for question in reflections)

    def test_a_sentence_over_a_page_break_is_whole(self, kur: Report) -> None:
        texts = shown(list(kur.passages))
        assert "Det känns extra viktigt då detta är en grupp medarbetare som sällan får någonting extra." in texts

    def test_chapters_and_sub_headings(self, kur: Report) -> None:
        (passage,) = [p for p in kur.passages if p.question == "Primärvården saknas"]
        assert passage.path == ("5. KUR-gruppernas sammansättning", "Primärvården saknas")
        assert passage.page == 17
        assert passage.municipality is None
