"""``python -m training.composed COUNT [SEED] > composed.jsonl``."""

from __future__ import annotations

import json
import sys

from training.composed.texts import Composer


def main() -> None:
    """Print texts."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    composer = Composer(seed)
    for number in range(count):
        print(json.dumps(composer.text(number), ensure_ascii=False))


if __name__ == "__main__":
    main()
