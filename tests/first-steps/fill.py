#!/usr/bin/env python3
"""Fills an act as the first page tells a newcomer to: each « à compléter » of the file, with the text
that follows it, gives way to the next line of the answers. The comment at the top is passed by.

usage: fill.py ANSWERS FILE
"""
import re
import sys
from pathlib import Path

HOLE = re.compile(r"à compléter «")


def end_of(text: str, at: int) -> int:
    """Just past the » that closes what opened before `at`, quotations inside balanced."""
    depth = 1
    while depth:
        depth += {"«": 1, "»": -1}.get(text[at], 0)
        at += 1
    return at


def fill(line: str, answers) -> str:
    hole = None if line.lstrip().startswith("//") else HOLE.search(line)
    return line[: hole.start()] + next(answers) + line[end_of(line, hole.end()) :] if hole else line


def main() -> None:
    answers, path = sys.argv[1], Path(sys.argv[2])
    given = iter(Path(answers).read_text(encoding="utf-8").splitlines())
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    filled = "".join(fill(line, given) for line in lines)
    if (left := list(given)) or "à compléter" in filled.split("\nutilise", 1)[1]:
        sys.exit(f"holes and answers do not agree; left: {left}")
    path.write_text(filled, encoding="utf-8")


main()
