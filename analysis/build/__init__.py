"""A folder of reports becomes a corpus: intake, reading, assembly, publishing."""

from analysis.build.run import Summary, build
from analysis.build.settings import Settings

__all__ = ["Settings", "Summary", "build"]
