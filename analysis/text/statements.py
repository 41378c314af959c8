"""Legal statements below an article: whose text it is, who may reprint it, who is not liable."""

from __future__ import annotations

from functools import cache

from analysis.text import persons

STATEMENT_WORDS = 2
"""A legal statement holds at least so many different words of statements.csv, one of them of the page about itself."""
MAX_STATEMENT = 400


@cache
def _statement_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = {row["role"]: tuple(row["words"].split()) for row in persons.read("statements.csv")}
    return rows["self"], rows["topic"]


def is_statement(folded: str) -> bool:
    """Whether a line below the text is a legal statement of the page, even one written in whole sentences.

    >>> is_statement("凡本网注明来源的稿件,版权归本网所有,未经授权不得转载。"), is_statement("全年查处侵权盗版案件12起。")
    (True, False)
    """
    if len(folded) > MAX_STATEMENT:
        return False
    of_itself, topics = _statement_words()
    own = [word for word in of_itself if word in folded]
    return bool(own) and len(own) + sum(word in folded for word in topics) >= STATEMENT_WORDS
