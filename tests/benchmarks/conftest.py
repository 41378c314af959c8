"""The browser that the browser tests use, and patience: a ratio of times counts when it holds once in three measurements."""

from __future__ import annotations

import pytest

from tests.browser.conftest import browser

__all__ = ["browser"]
ATTEMPTS = 3  # whatever else the machine does can only make us look slower; code that is too slow is so each time


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Measure again where a bound was missed; the last miss is the failure."""
    if pyfuncitem.get_closest_marker("benchmark") is None:
        return None
    asked = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    for _ in range(ATTEMPTS - 1):
        try:
            pyfuncitem.obj(**asked)
            return True
        except AssertionError as missed:
            print(f"measured again: {str(missed)[:200]}")
    pyfuncitem.obj(**asked)
    return True
