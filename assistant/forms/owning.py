"""What an answer owns up to beside what it quotes, whatever its form."""

from functools import cached_property

from assistant.abstention.unheard import speaking
from assistant.forms.draft import Draft
from assistant.forms.meaning import meaning
from assistant.forms.qualified import qualified
from assistant.forms.ranking import unranked
from assistant.forms.unnamed import with_unnamed
from assistant.forms.unvoiced import with_unvoiced
from assistant.holding import Holder
from assistant.question import Intent, Names, Subject
from vectorstore import Index, Scope

__all__ = ["Owning"]


class Owning:
    """Says of drafts what they leave open: who was not heard or named, what is not ranked, what a word stands for."""

    def __init__(self, index: Index, names: Names, holder: Holder) -> None:
        """Judge by the passages of ``index``; ``names`` are those of its reports, ``holder`` knows who holds what."""
        self._index, self._names, self._holder = index, names, holder

    @cached_property
    def _heard(self) -> frozenset[str]:
        return speaking(self._index.passages)

    def __call__(self, draft: Draft, intent: Intent, scope: Scope, subject: Subject) -> Draft:
        """A draft with what it owns up to."""
        draft = qualified(draft, subject.text, self._holder, self._names, self._index.reports)
        draft = with_unnamed(draft, subject.text, self._index.reports)
        draft = meaning(draft, subject.text, scope, self._index)
        draft = with_unvoiced(draft, subject.text, self._names, self._heard)
        return unranked(draft, subject.text, intent, scope, self._names)
