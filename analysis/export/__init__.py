"""A view as bytes: CSV, XLSX, Parquet, JSON, or a zip with everything that belongs to it.

`of_view` is the one way in: the page's download and `python -m analysis export` both call it, so the same address gives the same
bytes. `to_bytes` writes a bare table, for whoever has a frame and no corpus.
"""

from analysis.export.formats import FORMATS, file_name, neutral, to_bytes, to_csv, to_json, to_parquet, to_xlsx
from analysis.export.view import MIME_TYPES, identify, of_view

__all__ = [
    "FORMATS",
    "MIME_TYPES",
    "file_name",
    "identify",
    "neutral",
    "of_view",
    "to_bytes",
    "to_csv",
    "to_json",
    "to_parquet",
    "to_xlsx",
]
