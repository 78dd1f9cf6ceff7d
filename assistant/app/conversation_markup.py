"""What stands around answers in the conversation, as HTML: examples, filters, tools, the form for remarks."""

from collections.abc import Mapping, Sequence

from assistant.answers import Answer, Sentence
from assistant.app import texts
from assistant.app.escape import escaped
from assistant.app.markup import action_html, answer_html, turn_html
from assistant.coverage import KINDS, Choice, choices, keeps
from assistant.feedback import KINDS as REMARKS
from assistant.feedback import MAX_COMMENT
from ingestion import Report
from vectorstore import Scope

__all__ = ["feedback_html", "filters_html", "foot_html", "intro_html", "shown_turn", "tools_html"]

_NAMED = 3
"""Chosen values that are named beside the button; more are counted."""


def intro_html(reports: Sequence[Report]) -> str:
    """Questions to try, by kind, and what the base holds."""
    examples = "".join(
        f'<li><span class="kind">{escaped(kind)}</span>{action_html("ask", question, "example")}</li>'
        for kind, question in texts.EXAMPLES.items()
    )
    held = texts.BASE.format(
        passages=sum(len(report.passages) for report in reports),
        reports=len(reports),
        names=", ".join(report.short for report in reports),
    )
    return (
        f'<p class="tagline">{texts.TAGLINE}</p><h2>{texts.EXAMPLES_HEADING}</h2>'
        f'<ul class="examples">{examples}</ul><p class="base">{escaped(held)}</p>'
    )


def foot_html(model: str | None = None) -> str:
    """Say that a machine answers, in which mode and with which language model, and where the rest is said."""
    if model is None:
        machine = f'{texts.MACHINE} <span class="stays">{texts.STAYS}</span>'
    else:
        machine = f"{texts.MACHINE_WITH_MODEL.format(model=escaped(model))} {texts.SENT}"
    return f'<p class="machine">{machine} <a href="/tillganglighet">{texts.ACCESSIBILITY}</a></p>'


def shown_turn(
    number: int,
    question: str,
    answer: Answer | None = None,
    without: Sequence[str] = (),
    behind: Mapping[str, int] | None = None,
    draft: Sequence[Sentence] = (),
) -> str:
    """A question with its answer and what can be done with it.

    ``behind`` has the passages behind each chip, and ``draft`` what a language
    model has written while there is no answer yet.
    """
    if answer is None:
        return turn_html(number, question, None, draft=draft)
    tools = (
        f'<div class="turn-tools">{action_html("copy", texts.COPY, "plain", event="copy", turn=str(number))}'
        f'<button type="button" class="plain" data-remark="{number}">{texts.FEEDBACK}</button>'
        f'<span class="save">{texts.SAVE_LABEL}: {action_html("word", texts.SAVE_WORD, "plain", event="download")}'
        f"{action_html('markdown', texts.SAVE_MARKDOWN, 'plain', event='download')}</span></div>"
    )
    return turn_html(number, question, answer_html(number, answer, without, behind), tools)


def tools_html(*, empty: bool) -> str:
    """A way to begin anew; nothing before the conversation has begun."""
    if empty:
        return ""
    return f'<div class="tools">{action_html("new", texts.NEW_BUTTON, "plain", event="clear")}</div>'


def filters_html(reports: Sequence[Report], scope: Scope) -> str:
    """A button that says what questions are limited to, and the form behind it.

    The form is a popover: the browser opens and closes it, keeps the keyboard
    in order and brings the focus back.
    """
    offered = choices(reports, scope)
    left = sum(keeps(scope, p) for report in reports for p in report.passages)
    groups = "".join(_group_html(kind, offered[kind], getattr(scope, kind)) for kind in KINDS)
    told, held = escaped(_summary(offered, scope, left)), "all" if scope == Scope() else "some"
    return (
        f'<button type="button" class="filter-button" popovertarget="filters">{texts.FILTER_BUTTON}'
        f'<span class="{held}">: {told}</span></button>'
        f'<form id="filters" class="filters" popover data-form aria-labelledby="filters-heading">'
        f'<div class="filters-head"><h2 id="filters-heading">{texts.FILTER_HEADING}</h2>'
        f'<p>{texts.FILTER_HELP}</p></div><div class="filter-groups">{groups}</div>'
        f'<div class="filters-foot"><p role="status">{told}</p>'
        f"{action_html('unfilter', texts.FILTER_CLEAR, 'plain', event='clear')}"
        f'<button type="button" class="primary" popovertarget="filters" popovertargetaction="hide">{texts.FILTER_DONE}'
        "</button></div></form>"
    )


def _summary(offered: dict[str, tuple[Choice, ...]], scope: Scope, left: int) -> str:
    chosen = [c.label for kind in KINDS for c in offered[kind] if c.value in getattr(scope, kind)]
    if not chosen:
        return texts.FILTER_ALL.format(passages=left)
    named = chosen[:_NAMED] + ([f"{len(chosen) - _NAMED} till"] if len(chosen) > _NAMED else [])
    return texts.FILTER_SOME.format(values=", ".join(named), passages=left)


def _group_html(kind: str, offered: Sequence[Choice], held: Sequence[str]) -> str:
    boxes = "".join(
        f'<label class="{"" if choice.passages else "empty"}"><input type="checkbox" name="{kind}"'
        f' value="{escaped(choice.value)}"{" checked" if choice.value in held else ""}>'
        f' <span>{escaped(choice.label)} <span class="count">{choice.passages}</span></span></label>'
        for choice in offered
    )
    return f"<fieldset><legend>{texts.FILTER_KINDS[kind]}</legend>{boxes}</fieldset>"


def feedback_html() -> str:
    """The form for a remark on an answer, in a dialog that the script opens."""
    kinds = "".join(
        f'<label><input type="radio" name="kind" value="{escaped(value)}"{" checked" if not number else ""}>'
        f" <span>{escaped(label)}</span></label>"
        for number, (value, label) in enumerate(REMARKS.items())
    )
    return (
        '<dialog id="remark" aria-labelledby="remark-heading"><form data-form method="dialog">'
        f'<h2 id="remark-heading">{texts.FEEDBACK}</h2>'
        f'<p class="remark-on">{texts.FEEDBACK_ON} <span id="remark-question"></span></p>'
        f"<fieldset><legend>{texts.FEEDBACK_KIND}</legend>{kinds}</fieldset>"
        f'<label for="remark-comment">{texts.FEEDBACK_COMMENT}</label>'
        f'<textarea id="remark-comment" name="comment" rows="4" maxlength="{MAX_COMMENT}" lang="sv"></textarea>'
        f'<p class="kept">{texts.FEEDBACK_KEPT}</p><input type="hidden" name="turn" value="">'
        f'<div class="dialog-foot"><button type="button" class="plain" data-close>{texts.CANCEL}</button>'
        f'<button type="submit" class="primary">{texts.FEEDBACK_SEND}</button></div></form></dialog>'
    )
