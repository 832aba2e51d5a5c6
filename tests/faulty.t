#!/usr/bin/env python3
"""Acts with many faults: exactly the findings of the JSON beside each, of eight rules at least.
ACCEPT=1 writes them, to be read before they are committed."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import ROOT, Tap, check, compare  # noqa: E402

FAULTY = ROOT / "tests" / "faulty"
LEAST = 8


def main():
    tap = Tap()
    for source in sorted(FAULTY.glob("*.sceau")):
        found = check(source)
        rules = {d["code"] for d in found["diagnostics"] if d["verdict"] == "meconnue"}
        problems = compare(source.with_suffix(".json"), found)
        tap.result(source.name + ": the findings expected", problems)
        few = ["only " + ", ".join(sorted(rules))] if len(rules) < LEAST else []
        tap.result("%s: breaks %d rules at least" % (source.name, LEAST), few)
        mute = [d["code"] for d in found["diagnostics"] if d["verdict"] == "a_verifier"
                and not d["remedy"]]
        tap.result(source.name + ": each doubt says how to settle it", mute)
    tap.end()


main()
