"""An assistant with a model whose server the tests script."""

from collections.abc import Callable, Iterator

import pytest

from assistant import Assistant, Settings
from assistant.llm import ChatModel, open_model
from tests.assistant.llm.server import Behaviour, Server, serving


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def model(server: Server) -> ChatModel:
    """A model of the scripted server, opened as a user's is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_BASE_URL", server.address)
        patch.setenv("OPENAI_API_KEY", "not-a-key")
        return open_model(Settings(model="openai:scripted", model_timeout=2))


@pytest.fixture(scope="session")
def writing(assistant: Assistant, model: ChatModel) -> Assistant:
    return Assistant(assistant.index, model)


@pytest.fixture
def script(server: Server) -> Callable[[Behaviour], Server]:
    """Set what the server does next."""

    def behave(behaviour: Behaviour) -> Server:
        server.reset(behaviour)
        return server

    return behave
