"""How the tests of tables make a workbook, and what reading a table gives and tells."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from generator.imports.table_file import TableFile, read_table, read_tables
from generator.messages import read_catalogue
from generator.problems import Problems


def told(path: Path) -> list[str]:
    problems = Problems()
    table = read_table(path, problems)
    assert (table is None) == bool(problems.errors)
    for problem in problems:
        for code in ("zh", "en"):
            line = read_catalogue(code).problem(problem)
            assert line.isprintable()
            assert " — " in line
    return [f"{problem.mark} {problem.code}" for problem in problems]


def taken(path: Path) -> TableFile:
    problems = Problems()
    table = read_table(path, problems)
    assert table, tuple(problems)
    return table


def workbook(path: Path, *rows: tuple[str | float | None, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def formatted(folder: Path, value: object, number_format: str) -> Path:
    path = workbook(folder / "t.xlsx", ("a",), (1,))
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["A2"].value = value
    book.worksheets[0]["A2"].number_format = number_format
    book.save(path)
    return path


def remarked(path: Path) -> list[str]:
    """What is told of a workbook that is taken."""
    problems, remarks = Problems(), Problems()
    assert read_tables(path, problems, remarks)
    assert tuple(problems) == ()
    return [f"{one.mark} {one.code}" for one in remarks]
