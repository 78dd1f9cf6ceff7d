"""What ``samsvar eval`` does, in order: read everything, ask, tell, and only then write."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import Assistant, load_settings
from assistant.settings import Settings
from assistant.terminal import progress_bar
from evals.agreement import agreement
from evals.evaluation import Evaluation, evaluate, evaluate_peers
from evals.files import write_whole
from evals.followups import Followed
from evals.gates import Gate, load_gates
from evals.known import KnownAnswer, load_questions, question_paths
from evals.page import page
from evals.peers import peers
from evals.readme import SEALED_MARK, Stored, refresh_readme, stored_folder
from evals.records import FigureSets, Record, RecordError, Stamp, load_figure_sets, load_record
from evals.terminal import print_evaluation, print_stored
from evals.unseen import Training, Unseen, leave_one_out
from ingestion.errors import SettingsError
from vectorstore.index import Progress

__all__ = ["Options", "run"]

_PEERS_AT_LEAST = 6


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line chose."""

    out: Path | None = None
    questions: tuple[Path, ...] = ()
    gates: Path | None = None
    baseline: Path | None = None
    update_baseline: bool = False
    peers: bool = False
    model: tuple[str, ...] = ()
    unseen_report: bool = False
    pretraining: Path | None = None
    teacher: Path | None = None
    sealed: bool = False
    mode: str = "extractive"

    @property
    def own_questions(self) -> bool:
        """Whether the questions are the user's, which no stored run or gate is about."""
        return bool(self.questions)


def run(options: Options) -> bool:
    """Evaluate as the options say.

    Everything that is read is read before the first question is asked, and
    every file is written whole at the end.

    Returns:
        Whether every gate is passed.

    Raises:
        SamsvarError: a file cannot be read or written, or the index cannot be made.
    """
    settings = _settings(options)
    stored = Stored.within(stored_folder())
    stored = replace(stored, baseline=options.baseline or stored.baseline)
    gates = _gates(options)
    baseline = _baseline(options, stored)
    _check(options)
    with progress_bar() as tell:
        assistant = Assistant.open(settings, tell)
        reports = assistant.index.reports
        paths = options.questions or question_paths("sealed*" if options.sealed else "dev-*")
        questions = load_questions(paths, reports)
        agreed = _agreement(options, questions, assistant)
        tell("Ställer frågorna", 0.0)
        evaluation = _evaluated(options, assistant, settings, questions, gates, baseline, tell)
        unseen = _unseen(options, assistant, settings, questions, tell)
    sealed_note = _sealed_note(stored)
    out = options.out or settings.home / "evals"
    text = page(
        evaluation, unseen, reports, sealed_note=sealed_note, agreement_note=agreed, questions=not options.sealed
    )
    record = evaluation.record if not options.sealed else replace(evaluation.record, values={}, digests={})
    write_whole(out / "eval.json", record.text())
    write_whole(out / "eval.html", text)
    print_evaluation(evaluation, unseen, out / "eval.html")
    _store(options, stored, evaluation, unseen)
    return evaluation.passed


def _settings(options: Options) -> Settings:
    """The installation's settings; a language model answers only where that is what is measured."""
    settings = load_settings()
    if options.mode == "extractive":
        return settings.model_copy(update={"model": None})
    if settings.model is None:
        raise SettingsError("--mode model mäter den språkmodell som SAMSVAR_MODEL namnger, men den är inte satt.")
    return settings


def _check(options: Options) -> None:
    for folder in (options.pretraining, options.teacher):
        if folder is not None and not folder.is_dir():
            raise SettingsError(f"Mappen {folder} finns inte.")


def _gates(options: Options) -> list[Gate]:
    """The gates of the questions that are asked; own questions have only own gates."""
    if options.own_questions and options.gates is None:
        return []
    asked = "sealed" if options.sealed else "dev"
    return [gate for gate in load_gates(options.gates) if gate.questions == asked]


def _baseline(options: Options, stored: Stored) -> Record | None:
    """The run to compare with; one that is asked to be replaced need not be readable."""
    if options.sealed or (options.own_questions and options.baseline is None):
        return None
    try:
        return load_record(stored.baseline)
    except RecordError:
        if options.update_baseline:
            return None
        raise


def _agreement(options: Options, questions: Sequence[KnownAnswer], assistant: Assistant) -> str:
    if options.own_questions:
        return ""
    path = question_paths(f"second-reader-{'sealed' if options.sealed else 'dev'}")
    return agreement(questions, path[0], assistant.index.reports).words() if path else ""


def _evaluated(
    options: Options,
    assistant: Assistant,
    settings: Settings,
    questions: Sequence[KnownAnswer],
    gates: Sequence[Gate],
    baseline: Record | None,
    tell: Progress,
) -> Evaluation:
    """Ask the assistant and, where chosen, the other systems."""
    rounds = 1 + (options.peers and _PEERS_AT_LEAST + len(options.model))
    followups = _followups(options, assistant)
    total = rounds * len(questions) + 2 * (len(followups) + sum(bool(known.whole) for known in questions))
    asked = 0

    def step() -> None:
        nonlocal asked
        asked += 1
        tell("Ställer frågorna", min(1.0, asked / max(1, total)))

    evaluation = evaluate(assistant, settings, questions, gates, baseline, step, followups)
    if options.sealed and evaluation.followed is not None:  # which sealed ones fail is nobody's business
        evaluation = replace(evaluation, followed=replace(evaluation.followed, lost=()))
    if not options.peers:
        return evaluation
    found = evaluate_peers(peers(assistant, settings, options.model), questions, step)
    return replace(evaluation, peers=found)


def _followups(options: Options, assistant: Assistant) -> list[KnownAnswer]:
    """Follow-ups to compare with whole questions; they are made from the other questions and count nowhere else."""
    if options.own_questions:
        return []
    paths = question_paths(f"followups-{'sealed' if options.sealed else 'dev*'}")
    return load_questions(paths, assistant.index.reports)


def _unseen(
    options: Options, assistant: Assistant, settings: Settings, questions: Sequence[KnownAnswer], tell: Progress
) -> Unseen | None:
    if not options.unseen_report:
        return None
    training = Training(options.pretraining, options.teacher) if options.pretraining else None
    return leave_one_out(assistant, settings, [known for known in questions if known.answerable], training, tell)


def _sealed_note(stored: Stored) -> str:
    if not stored.sealed.is_file():
        return "De förseglade frågorna har inte ställts än."
    runs = sorted(load_figure_sets(stored.sealed).sets)
    return f"De förseglade frågorna ställdes senast {runs[-1][:10]} ({len(runs)} gånger hittills)."


def _with_followups(options: Options, stored: Stored, stamp: Stamp, found: Followed) -> FigureSets:
    """Follow-ups and whole questions as they are kept, those of the sealed questions beside those of the others."""
    sets = load_figure_sets(stored.followups).sets if stored.followups.is_file() else {}
    mark = SEALED_MARK if options.sealed else ""
    return FigureSets(sets | {f"{name}{mark}": (stamp, figures) for name, figures in found.systems.items()})


def _store(options: Options, stored: Stored, evaluation: Evaluation, unseen: Unseen | None) -> None:
    """Keep the run where it was asked for, and the README's tables with it."""
    stamp = evaluation.record.stamp
    written = []
    if options.sealed:
        runs = load_figure_sets(stored.sealed).sets if stored.sealed.is_file() else {}
        runs[stamp.made] = (stamp, evaluation.record.figures)
        write_whole(stored.sealed, FigureSets(runs).text())
        written.append(stored.sealed)
    elif options.update_baseline:
        write_whole(stored.baseline, evaluation.record.text())
        written.append(stored.baseline)
        own = {"Samsvar": (stamp, evaluation.record.figures)}
        if evaluation.peers:
            sets = {name: (stamp, found) for name, found in evaluation.peers.items()} | own
            write_whole(stored.peers, FigureSets(sets).text())
            written.append(stored.peers)
        if unseen is not None:
            write_whole(stored.unseen, FigureSets({n: (stamp, f) for n, f in unseen.systems.items()}).text())
            written.append(stored.unseen)
    kept = options.sealed or options.update_baseline
    if kept and evaluation.followed is not None:
        write_whole(stored.followups, _with_followups(options, stored, stamp, evaluation.followed).text())
        written.append(stored.followups)
    if not written:
        return
    own_place = stored.baseline == Stored.within(stored_folder()).baseline
    readme = stored_folder().parent / "README.md"
    if own_place and refresh_readme(stored, readme):
        written.append(readme)
    print_stored(written)
