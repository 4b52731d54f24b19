"""The snippets that people read are run as they stand."""

from __future__ import annotations

import doctest
import importlib

import pytest
from conftest import SOURCE

PAGES = [SOURCE / "python" / "README.md", SOURCE / "docs" / "python.md"]


@pytest.mark.parametrize("page", [p for p in PAGES if p.exists()], ids=lambda p: p.name)
def test_snippets(page):
    failed, tried = doctest.testfile(
        str(page), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8"
    )
    assert tried > 5
    assert failed == 0


@pytest.mark.parametrize("module", ["dross", "dross._cleaner", "dross._types"])
def test_doc_strings(module):
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert tried > 0
    assert failed == 0
