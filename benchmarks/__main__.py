"""``python -m benchmarks COMMAND``: each command is a module of this folder with a ``main`` that takes its arguments."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from benchmarks import (
    claims,
    coverage,
    detect,
    echoes,
    gate,
    gsr,
    merge,
    names,
    pairs,
    parallel,
    plv,
    provisions,
    screening,
    serving,
    speed,
    stance,
    texts,
    upkeep,
    votes,
)
from wathiq.errors import WathiqError

Command = Callable[[Sequence[str]], int]

COMMANDS: dict[str, Command] = {
    "claims": claims.main,  # claims found in annotated texts: precision, recall, status, voices, dates
    "coverage": coverage.main,  # names in a corpus that no data file knows, mentions by rule
    "detect": detect.main,  # sentences that tell of protests or attacks: F1 by type
    "echoes": echoes.main,  # who is behind what many reports tell: B3 of origins on composed cascades
    "gsr": gsr.main,  # sentences with one protest or attack: type, and type with both countries
    "merge": merge.main,  # which claims of many reports tell of one happening: B3
    "names": names.main,  # names in three scripts: F1 of "one person"
    "pairs": pairs.main,  # minimal pairs of our own: families right, by phenomenon
    "parallel": parallel.main,  # the same sentences in several languages: claims that agree
    "plv": plv.main,  # PLOVER roots of English sentences with a marked pair: accuracy and macro-F1
    "provisions": provisions.main,  # sentences that fall under sanctions provisions, and near misses
    "screening": screening.main,  # listed names in other scripts, and on ordinary articles
    "serving": serving.main,  # pages and lists of a large ledger: milliseconds
    "texts": texts.main,  # news texts of our own: precision, recall, status, voices
    "stance": stance.main,  # pairs of headlines: agree, disagree, other: accuracy and F1
    "votes": votes.main,  # roll calls against published ideal points
    "speed": speed.main,  # words a second, cold start, memory, time by stage
    "upkeep": upkeep.main,  # events of a synthetic ledger: from scratch, and as one report comes in
    "gate": gate.main,  # scores against tests/gate/floors.json
}


def main() -> int:
    """Run the command that is named first; 2 when there is none of that name."""
    name, *arguments = sys.argv[1:] or [""]
    if name not in COMMANDS:
        print(f"benchmarks: name a command: {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        return COMMANDS[name](arguments)
    except WathiqError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
