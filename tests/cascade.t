#!/usr/bin/env python3
"""One fault, one message: in a lawful act, a value misspelt or of the wrong type, a field written
twice or a word misspelt gives one error about it, and no finding that the intact act has not. A
sample of the faults; LONG=1 tries every one."""

import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import ROOT, Tap, check, in_parallel  # noqa: E402

EXAMPLES = ROOT / "examples"
ACTS = ["premiers-pas/convention", "convention-etudiants/convention", "contrat-pluriannuel/contrat"]
STEP = 1 if os.environ.get("LONG") else 23
FIELD = re.compile(r"^(\s*)([a-zéèêçàœ'][^:«{]*?)(\s*: )(.*)$")
HEAD = re.compile(r"^(\s*)([a-zéèêçàœ_]+)( [^\s:«|]+)?( «.*»)?$")
NAME = re.compile(r"(?<![\w«.])[a-zéèêçàœ][\wéèêçàœ]{3,}(?![\w.]| ?[:«])")
# Fields of the language itself, and words that no misspelling may replace.
NO_VERDICT = "S0413"  # what a file whose syntax is wrong says besides
SKIPPED = {"utilise", "extérieur", "réserve", "texte"}


def misspelt(word):
    """The word with two letters exchanged in its middle, or one more."""
    at = len(word) // 2
    swapped = word[:at - 1] + word[at] + word[at - 1] + word[at + 1:]
    return swapped if swapped != word else word + "z"


def wrong(value):
    """A value of another type than this one."""
    plain = re.match(r"[«\d]|texte$", value) and not re.match(r"\d+(er)? [a-zéû]+( \d{4})?$", value)
    return "3 mars 2017" if plain else "« zz »"


def values(line):
    """The faulty forms of a field's value."""
    m = FIELD.match(line)
    if not m or m[2] in SKIPPED or m[4] == "texte":
        return
    head, value = m[1] + m[2] + m[3], m[4]
    name = None if "«" in value else NAME.search(value)
    if name and name[0] not in ("sans", "acte"):
        yield "misspelt", [head + value[:name.start()] + misspelt(name[0]) + value[name.end():]]
    if not value.startswith("acte "):  # a file that is no longer named takes its names with it
        yield "wrong type", [head + wrong(value)]
    if " ; " in value and "« " not in value:
        first, rest = value.split(" ; ", 1)
        key = re.match(r"\d{4} : ", first)
        yield "one wrong", [head + (key[0] if key else "") + wrong(value) + " ; " + rest]
    yield "twice", [line, line]
    if len(m[2]) > 4:
        yield "label", [m[1] + misspelt(m[2]) + m[3] + value]


def faults(lines):
    """(line number, what, the act's lines with that fault)."""
    prose, depth = False, 0
    for i, line in enumerate(lines):
        words = line.strip()
        if words == "fin texte":
            prose = False
        elif not prose and not words.startswith(("//", "fin ")):
            for what, replaced in values(line):
                yield i + 1, what, lines[:i] + replaced + lines[i + 1:]
            m = HEAD.match(line)
            if m and m[1] and len(m[2]) > 4 and m[2] != "texte":
                end = next(k for k in range(i, len(lines)) if lines[k] == m[1] + "fin " + m[2])
                other = lines[:]
                other[i] = m[1] + misspelt(m[2]) + (m[3] or "") + (m[4] or "")
                other[end] = m[1] + "fin " + misspelt(m[2])
                yield i + 1, "block", other
        if words == "texte" or words.endswith(": texte"):
            prose = True


def is_law(d):
    return not re.match(r"S\d", d["code"])


def findings(found):
    """The findings of law and of the product, where they stand apart."""
    return Counter((d["code"], d.get("requirement"), d["severity"], d["message"])
                   for d in found["diagnostics"] if is_law(d))


def answer(source, lines):
    """What check says of the act of these lines, among the examples that it refers to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "all"
        shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("pipeline"))
        (folder / source).write_text("\n".join(lines))
        return check(folder / source)


def try_fault(source, intact, number, what, lines):
    """What is wrong with the answer to a fault; None when the fault is none (a measure may be a
    text, a text anything)."""
    found = answer(source, lines)
    errors = [d for d in found["diagnostics"] if not is_law(d) and d["code"] != NO_VERDICT]
    if not errors:
        return None
    more = findings(found) - intact
    where = "%s:%d: %s: " % (source, number, what)
    problems = []
    if len(errors) > 1:
        problems.append(where + "errors " + ", ".join(
            "%s line %d" % (d["code"], d["start"]["line"]) for d in errors[:4]))
    problems += [where + "also %s, %s" % (key[0], key[3]) for key in more]
    return problems


def main():
    tap = Tap()
    for act in ACTS:
        source = act + ".sceau"
        lines = (EXAMPLES / source).read_text().split("\n")
        intact = findings(answer(source, lines))
        tried = list(faults(lines))[::STEP]
        answers = in_parallel(lambda x: try_fault(source, intact, *x), tried)
        faulty = [a for a in answers if a is not None]
        problems = [p for a in faulty for p in a]
        if len(faulty) * 5 < len(tried) * 4:
            problems.append("only %d faults of %d" % (len(faulty), len(tried)))
        tap.result("%s: %d faults, one message each" % (act, len(faulty)), problems)
    tap.end()


main()
