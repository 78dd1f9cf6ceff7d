"""Gates hold a release back, and a bad file of gates is named."""

from pathlib import Path

import pytest

from evals.gates import Gate, GateFileError, judge_gates, load_gates
from evals.measures import MEASURES, judge
from evals.summary import figures
from tests.evals.examples import Scripted, known


def test_the_projects_own_gates() -> None:
    gates = load_gates()
    assert {"quote_exactness", "recall_at_10", "nugget_recall", "over_refusal"} <= {gate.measure for gate in gates}
    assert {gate.questions for gate in gates} == {"dev", "sealed"}
    exact = next(gate for gate in gates if gate.measure == "quote_exactness")
    assert (exact.on, exact.at_least) == ("value", 1.0)


def test_bounds() -> None:
    found = figures(judge(Scripted(ranked=[1], cited=[1]), [known(str(number), 1) for number in range(20)]))
    recall = next(figure.estimate for figure in found if figure.measure == "recall_at_1")
    assert recall.low < 0.9 < recall.value
    cases = {
        Gate(measure="recall_at_1", on="value", at_least=1.0): True,
        Gate(measure="recall_at_1", on="low", at_least=0.9): False,
        Gate(measure="recall_at_1", on="low", at_least=0.8): True,
        Gate(measure="recall_at_1", on="value", at_most=0.9): False,
        Gate(measure="recall_at_1", kind="fact", on="high", at_most=1.0): True,
        Gate(measure="recall_at_1", kind="list", on="value", at_least=0.0): False,
    }
    verdicts = judge_gates(list(cases), found)
    assert [verdict.passed for verdict in verdicts] == list(cases.values())
    assert "inte mätt" in verdicts[-1].words()
    assert MEASURES["recall_at_1"].label in verdicts[1].words()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gate = 1", "gate"),
        ("[[gate]]\nmeasure = ", "TOML"),
        ('[[gate]]\nmeasure = "finns_inte"\non = "low"\nat_least = 1.0', "finns_inte"),
        ('[[gate]]\nmeasure = "mrr"\non = "low"', "at_least eller at_most"),
        ('[[gate]]\nmeasure = "mrr"\non = "middle"\nat_least = 1.0', "gate.1.on"),
        ('[[gate]]\nmeasure = "mrr"\nkind = "gissning"\non = "low"\nat_least = 1.0', "gissning"),
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "gates.toml"
    with pytest.raises(GateFileError, match="finns inte"):
        load_gates(path)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GateFileError, match=f"gates.toml.*{said}"):
        load_gates(path)
