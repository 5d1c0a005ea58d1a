"""One self-contained page for the director."""

from aemo_studio.export.html.page import render_html

__all__ = ["render_html"]
