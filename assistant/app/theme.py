"""Gradio's components in the page's own colours.

The colours themselves are custom properties of ``style.css``, where they
follow the reader's light or dark setting; gradio's variables only point there.
"""

import gradio as gr

__all__ = ["page_theme"]

_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "Liberation Mono", "monospace")
_COLOURS = {
    "body_background_fill": "--paper",
    "body_text_color": "--ink",
    "body_text_color_subdued": "--soft",
    "background_fill_primary": "--paper",
    "background_fill_secondary": "--raised",
    "block_background_fill": "--paper",
    "block_label_background_fill": "--paper",
    "block_label_text_color": "--ink",
    "block_title_text_color": "--ink",
    "border_color_primary": "--line",
    "border_color_accent": "--accent",
    "color_accent": "--accent",
    "color_accent_soft": "--raised",
    "input_background_fill": "--field",
    "input_background_fill_focus": "--field",
    "input_border_color": "--edge",
    "input_border_color_focus": "--accent",
    "input_placeholder_color": "--soft",
    "button_primary_background_fill": "--accent",
    "button_primary_background_fill_hover": "--accent-strong",
    "button_primary_border_color": "--accent",
    "button_primary_text_color": "--on-accent",
    "button_primary_text_color_hover": "--on-accent",
    "button_secondary_background_fill": "--field",
    "button_secondary_background_fill_hover": "--raised",
    "button_secondary_border_color": "--edge",
    "button_secondary_text_color": "--ink",
    "button_secondary_text_color_hover": "--ink",
    "link_text_color": "--accent",
}


def page_theme() -> gr.themes.Base:
    """Make the theme: system fonts, so nothing is fetched, and the colours of the style sheet."""
    theme = gr.themes.Base(text_size=gr.themes.sizes.text_lg, font=_SANS, font_mono=_MONO)
    light = {name: f"var({colour})" for name, colour in _COLOURS.items()}
    dark = {f"{name}_dark": value for name, value in light.items() if hasattr(theme, f"{name}_dark")}
    return theme.set(**light, **dark)
