"""One view of a whole selection as one HTML file: every chart and table of the pages, methods, definitions, citation."""

from analysis.report.document import file_name, html

__all__ = ["file_name", "html"]
