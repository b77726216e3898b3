"""Writes the generated page of the documentation: ``python docs/build.py``.

``reference/kinds.md`` lists the kinds of act from the files in ``src/wathiq/knowledge/ontologies``. A test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wathiq.knowledge.ontology import Kind, Ontology, load
from wathiq.serve.labels import QUADS

PAGE = Path(__file__).parent / "reference/kinds.md"
_HEAD = """\
# The kinds of act

Written by `python docs/build.py` from `src/wathiq/knowledge/ontologies`; change those files, not this page. How an act word
is added: [add an act word](../how-to/add-an-act-word.md).

`kind` is our own vocabulary, the same for every language. Each kind belongs to one type of the PLOVER codebook (2021) and to
one CAMEO code, which has a Goldstein value from -10 (most conflict) to +10 (most cooperation). The kind in **bold** stands
for acts of its type that have no finer kind.
"""
_TABLE = "| kind | in English · in Arabic | means | CAMEO | Goldstein |\n|---|---|---|---|---|"


def page(ontology: Ontology) -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *(_section(ontology, plover) for plover in ontology.types)])


def _section(ontology: Ontology, plover: str) -> str:
    kinds = [(name, kind) for name, kind in ontology.kinds.items() if kind.type.plover == plover]
    quad = kinds[0][1].type.quad
    return "\n".join([f"## {plover}\n\nQuad class {quad}, {QUADS[quad]}.\n\n{_TABLE}", *_rows(kinds), ""])


def _rows(kinds: list[tuple[str, Kind]]) -> Iterator[str]:
    for name, kind in kinds:
        shown = f"**`{name}`**" if kind.generic else f"`{name}`"
        labels = f"{kind.label('en')} · {kind.label('ar')}"
        yield f"| {shown} | {labels} | {kind.definition} | {kind.type.cameo} | {kind.type.goldstein:+.1f} |"


if __name__ == "__main__":
    PAGE.write_text(page(load()), encoding="utf-8")
