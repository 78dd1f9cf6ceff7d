"""The conversation: what is asked, what answers it, and how it is shown."""

from assistant.answers import Answer, Citation, Group, Point
from assistant.conversation import Assistant
from assistant.settings import Settings, load_settings

__all__ = ["Answer", "Assistant", "Citation", "Group", "Point", "Settings", "load_settings"]
