"""Read the bundled questions ahead: ``python -m vectorstore.training.ahead``.

To be run after questions were added to ``vectorstore/questions`` and after the reader was made anew; what the same
reader has read before is kept, so that a few new questions take seconds. All of them take some minutes.
"""

from vectorstore.anticipated import bundled_questions, unanswered_questions
from vectorstore.read_questions import write_known
from vectorstore.static_model import bundled_model

__all__ = ["main"]


def main() -> None:
    """Write ``questions.safetensors`` beside the reader."""
    answered = (question for questions in bundled_questions().values() for question in questions)
    write_known([*answered, *(question for question, _ in unanswered_questions())], bundled_model())


if __name__ == "__main__":
    main()
