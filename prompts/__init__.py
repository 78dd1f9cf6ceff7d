"""Every text that goes to a language model, one Swedish file a prompt."""

from prompts.loading import REFUSAL, Prompt, PromptError, load_prompt, prompt_names

__all__ = ["REFUSAL", "Prompt", "PromptError", "load_prompt", "prompt_names"]
