"""The chosen language model: opening it, and reading what it writes."""

from collections.abc import AsyncGenerator, Callable, Generator, Sequence
from contextlib import aclosing, closing
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langsmith import tracing_context

from assistant.llm.failures import ModelFailure, failure_of
from assistant.llm.loop import UnwantedError, read_within
from assistant.settings import Settings
from ingestion.errors import SettingsError
from ingestion.offline import go_offline

__all__ = ["MAX_CHARACTERS", "ChatModel", "open_model"]

MAX_CHARACTERS = 12_000
"""Characters of an answer that are read, whatever the server was told; a whole answer has about a thousand."""

_EXAMPLE = "till exempel openai:gpt-4o-mini"
_ALIASES = {"azure": "azure_openai"}
_EXTRAS = {"openai": "openai", "azure_openai": "azure", "anthropic": "anthropic", "ollama": "ollama"}
_ENDS = ("finish_reason", "stop_reason", "done_reason")
"""Where providers say why an answer ended; without it, the connection was lost."""
_TOO_LONG = "too long"
_FILTERED = ("content_filter", "refusal")


class ChatModel:
    """A chat model with its limits."""

    def __init__(self, provider: str, name: str, model: BaseChatModel, seconds: float) -> None:
        """Read from ``model``, at most ``seconds`` an answer."""
        self.provider = provider
        self.name = name
        self._model = model
        self._seconds = seconds

    def stream(
        self, messages: Sequence[BaseMessage], wanted: Callable[[], bool] = lambda: True
    ) -> Generator[str, None, None]:
        """Yield the model's words as they come; when it is closed or no longer wanted, the call ends.

        Raises:
            ModelFailure: there is no complete answer, whatever the reason.
        """
        ended = ""
        written = False
        try:
            with closing(read_within(self._seconds, lambda: self._pieces(messages), wanted)) as pieces:
                for text, end in pieces:
                    if end == _TOO_LONG:
                        raise ModelFailure("slutade inte skriva")
                    ended = end or ended
                    if ended in _FILTERED:
                        raise ModelFailure("avböjde att svara")
                    written |= bool(text)
                    yield text
        except UnwantedError as error:
            raise ModelFailure("avbröts") from error
        except Exception as error:  # providers share no base class for what they raise
            raise failure_of(error) from error
        if not ended and self.provider in _EXTRAS:
            raise ModelFailure("avbröt svaret" if written else "svarade inte med något")

    async def _pieces(self, messages: Sequence[BaseMessage]) -> AsyncGenerator[tuple[str, str], None]:
        """The model's words as they come, each with the reason why they end, where there is one."""
        length = 0
        with tracing_context(enabled=False):  # questions go to the chosen server and nowhere else
            async with aclosing(self._model.astream(list(messages))) as chunks:  # type: ignore[type-var]
                async for chunk in chunks:
                    text = chunk.text
                    length += len(text)
                    if length <= MAX_CHARACTERS:
                        yield text, _end(chunk)
                    elif length - len(text) <= MAX_CHARACTERS:  # said once; the reader ends it, see the loop's module
                        yield "", _TOO_LONG


def _end(chunk: AIMessageChunk) -> str:
    return next((str(value) for key in _ENDS if (value := chunk.response_metadata.get(key))), "")


def open_model(settings: Settings) -> ChatModel:
    """Open the model of ``SAMSVAR_MODEL``; nothing is sent to it yet.

    Raises:
        SettingsError: the model's name, its package or one of its provider's variables is missing.
    """
    go_offline()
    provider, _, name = (settings.model or "").partition(":")
    provider = _ALIASES.get(provider.strip(), provider.strip())
    name = name.strip()
    if not provider or not name:
        raise SettingsError(f"SAMSVAR_MODEL ska vara leverantör:namn, {_EXAMPLE}, men är {settings.model!r}.")
    try:
        from langchain.chat_models import init_chat_model
    except ImportError as error:
        raise SettingsError(_install(provider)) from error
    try:
        model = init_chat_model(name, model_provider=provider, **_arguments(provider, name, settings))
    except ImportError as error:
        raise SettingsError(_install(provider)) from error
    except Exception as error:  # each provider has its own for a key that is missing
        raise SettingsError(_unusable(provider, error)) from error
    return ChatModel(provider, name, model, settings.model_timeout)


def _arguments(provider: str, name: str, settings: Settings) -> dict[str, Any]:
    """What every model is told, by the names that its provider has for it."""
    given: dict[str, Any] = {}
    if settings.model_temperature != "auto":
        given["temperature"] = settings.model_temperature
    if provider == "ollama":
        return {**given, "num_predict": settings.model_output}
    # No second attempt: the answer in quotations is there at once, and a busy server is not helped by more questions.
    given |= {"max_tokens": settings.model_output, "max_retries": 0}
    if provider in ("openai", "azure_openai"):
        # Its own limit between two chunks can swallow the cancelling that ours relies on (asyncio.wait_for of 3.11).
        given["stream_chunk_timeout"] = None
    if provider == "azure_openai":
        given["azure_deployment"] = name
    return given


def _install(provider: str) -> str:
    extra = _EXTRAS.get(provider)
    if extra is None:
        return f"SAMSVAR_MODEL: leverantören {provider!r} behöver sitt paket för LangChain, som inte är installerat."
    return f"SAMSVAR_MODEL: {provider} behöver ett tillägg som inte är installerat: pip install 'samsvar[{extra}]'"


def _unusable(provider: str, error: Exception) -> str:
    if "Unsupported provider" in str(error) or "Unsupported model_provider" in str(error):
        return f"SAMSVAR_MODEL: leverantören {provider!r} är okänd. Kända är bland andra {', '.join(_EXTRAS)}."
    return (
        f"SAMSVAR_MODEL: {provider} gick inte att ställa in ({type(error).__name__})."
        " Kontrollera leverantörens egna variabler för nyckel och adress, till exempel OPENAI_API_KEY."
    )
