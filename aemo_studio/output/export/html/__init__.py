"""One self-contained page for the director."""

from aemo_studio.output.export.html.page import render_html

__all__ = ["render_html"]
