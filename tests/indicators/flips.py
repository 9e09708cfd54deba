"""Every comparison, and/or, sign and boundary constant of a module, turned about one by one."""

from __future__ import annotations

import ast
import copy
import importlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOM = "generator.indicators.judgement"
MODULES = tuple(f"{ROOM}.{name}" for name in ("selection", "case", "rules", "judge"))
"""In the order in which they import one another."""
_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flip:
    """`place` counts the nodes of the module's tree as `ast.walk` goes; `variant` the ways to flip that node."""

    module: str
    place: int
    variant: int
    name: str

    def __str__(self) -> str:
        return self.name


def flips_of(module: str) -> Iterator[Flip]:
    """Each flip, named by the function it is in and by the whole expression around it."""
    tree = _tree(module)
    around = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    told: dict[str, int] = {}
    for place, node in enumerate(ast.walk(tree)):
        for variant, flipped in enumerate(_flipped(node)):
            name = f"{_place_of(node, around)}: {ast.unparse(node)} -> {ast.unparse(flipped)}"
            told[name] = told.get(name, 0) + 1
            yield Flip(module, place, variant, name if told[name] == 1 else f"{name} ({told[name]})")


def _place_of(node: ast.AST, around: Mapping[ast.AST, ast.AST]) -> str:
    """The function, and the line of code, for what says little by itself."""
    statement = node
    while not isinstance(statement, ast.stmt | ast.Lambda | ast.comprehension):
        statement = around[statement]
    above: ast.AST | None = statement
    while above is not None and not isinstance(above, ast.FunctionDef):
        above = around.get(above)
    line = ast.unparse(statement).split(chr(10), 1)[0] if isinstance(node, ast.Constant) else ""
    return ", ".join(part for part in (above.name if isinstance(above, ast.FunctionDef) else "", line) if part)


def _tree(module: str) -> ast.Module:
    path = importlib.import_module(module).__file__
    return ast.parse(Path(path or "").read_text("utf-8"))


def _flipped(node: ast.AST) -> Iterator[ast.AST]:
    """The node in each of the other ways it could be."""
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            for other in _COMPARED[type(operator)]:
                yield _with(node, ops=[*node.ops[:at], other(), *node.ops[at + 1 :]])
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield _with(node, op=ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())
    elif isinstance(node, ast.Constant) and isinstance(node.value, int) and not isinstance(node.value, bool):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(node.value - 1)


def _with(node: ast.AST, **changes: Any) -> ast.AST:  # noqa: ANN401 - any field of any node
    other = copy.copy(node)
    for name, value in changes.items():
        setattr(other, name, value)
    return other


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:  # noqa: ANN401 - as the base class has it
        return self.new if node is self.old else self.generic_visit(node)


def modules_with(flip: Flip | None) -> dict[str, ModuleType]:
    """The modules compiled anew with the flip, beside those of the program, which stay as they are."""
    own = {name: sys.modules[name] for name in MODULES}
    package = sys.modules[ROOM]
    kept = dict(vars(package))
    made: dict[str, ModuleType] = {}
    try:
        for name in MODULES:
            tree = _tree(name)
            if flip and flip.module == name:
                node = next(node for place, node in enumerate(ast.walk(tree)) if place == flip.place)
                other = list(_flipped(node))[flip.variant]
                tree = ast.fix_missing_locations(_Replace(node, other).visit(tree))
            made[name] = sys.modules[name] = ModuleType(name)
            exec(compile(tree, name, "exec"), vars(made[name]))  # noqa: S102 - the program's own text
    finally:
        sys.modules.update(own)
        vars(package).update(kept)
    return made
