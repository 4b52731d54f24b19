"""Takes the clutter out of scraped news text.

>>> import dross
>>> cleaner = dross.Cleaner()
>>> cleaner.clean("The article.\\n\\nRelated Articles\\n")
'The article.\\n'

:class:`Cleaner` is all there is to know for a start. ``python -m dross`` is the command line, and
there ``clean`` takes Parquet files too. For other tools: ``dross.datasets`` (Hugging Face's),
``dross.datatrove``, ``dross.polars``, ``dross.spark``; each imports its tool only when it is
imported itself.
"""

from . import _core
from ._arrow import ArrowArray, ArrowStream
from ._cleaner import Cleaner
from ._errors import Diagnostic, DrossError, InputError, OutputError, RuleError, UsageError
from ._types import Count, Edit, Explanation, KeptCopy, Points, Stats, StatsSnapshot

__version__: str = _core.version()

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "Cleaner",
    "Count",
    "Diagnostic",
    "DrossError",
    "Edit",
    "Explanation",
    "InputError",
    "KeptCopy",
    "OutputError",
    "Points",
    "RuleError",
    "Stats",
    "StatsSnapshot",
    "UsageError",
    "__version__",
]
