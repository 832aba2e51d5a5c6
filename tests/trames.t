#!/usr/bin/env python3
"""What the outlines of the library print of unusual acts. Below tests/trames, the acts that fill
everything (« plein… ») must have every value printed; those that omit what may be omitted (« nu… »,
« maigre ») must leave no hole in the text: neither an orphan word nor an empty article. Together, the
acts of a kind (the first word of their names) fill every field that the kind may declare.
"""

import re
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import ROOT, Tap, run  # noqa: E402
from slots import categories, filled, inherited  # noqa: E402

ACTS = ROOT / "tests" / "trames"
COLUMNS = 80
CODE = re.compile(r"\[(S0[0-9]{3})\]")
BOX = re.compile("[│┌├└─]")
TURN = re.compile(r"\n+─{80}\n(?:[^─\n]*\n)+?─{80}\n")  # from the foot of a page to the next head
CONTENTS = re.compile(r"^ +SOMMAIRE$.*?\n(?=─{80})", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^ {8,}\S")
ITEM = re.compile(r"^ *(\d+°|[a-z]+\)|–) ")
HELD = re.compile(r"(ce qui suit|Entre les soussignée?s?|Entre|Et) :$")
LITTLE = r"(?:le|la|les|de|du|des|au|aux|par|à|en|dans|dont|que|et|pour|sur|avant|est|sont|d’|l’|qu’)"
HOLES = {
    "empty parentheses": r"\(\s*[;,]?\s*\)|\(\s*[;,]",
    "empty quotation marks": r"«\s*»",
    "doubled or orphan punctuation": r"[,;:]\s*[,;.]| ,|\s\.(?!\.)",
    "a little word that introduces nothing": r"(?:^|\s|[’(])" + LITTLE + r"\s*(?:[,;.)]|$)",
    "two articles running": r"\b(?:le|la|les|du|des|au|aux|un|une) (?:le|la|les|du|au|aux|un|une) ",
    "a number sign without number": r"n(?:°|os)\s*(?:[,;.)]|$)",
    "a missing value": r"\b(?:absent|inconnu)\b|[{}]",
}


def lines_of(text):
    """The lines of the acts' own words: neither the frames of pages nor the table of contents."""
    return TURN.sub("\n", CONTENTS.sub("", text)).splitlines()


def frames(text):
    """The frames of pages, whose version must have a date."""
    return ["a version without date" for turn in TURN.findall(text)
            if re.search(r"version du\s*(\d+/|Annexe|$)", turn, re.MULTILINE)]


def paragraphs(lines):
    """The running text, each paragraph on one line; cells and headings are not of it."""
    found, open_one = [], False
    for line in lines:
        text = re.sub(r"\s+", " ", line.replace("\u00a0", " ").replace("\u202f", " ")).strip()
        if not text or BOX.search(line) or HEADING.match(line):
            open_one = False
        elif open_one and not line.startswith("  ") and not ITEM.match(line):
            joined = found[-1][:-1] if re.search(r"\w-$", found[-1]) else found[-1] + " "
            found[-1] = joined + text
        else:
            found.append(text)
            open_one = True
    return found


def announced(lines):
    """Paragraphs that end by « : » with no list, and headings of articles with nothing below."""
    problems = []
    full = [line for line in lines if line.strip()]
    for line, after in zip(full, full[1:] + [""]):
        last = line.strip()
        if last.endswith(" :") and not HELD.search(last) and not ITEM.match(after):
            problems.append("nothing follows: " + last)
    return problems


def empty_articles(lines):
    """Articles whose number, and title, are followed by another heading."""
    full = [line for line in lines if line.strip() and not BOX.match(line)]
    heads = [i for i, line in enumerate(full) if re.match(r"^ {8,}Article.\d", line)]
    problems = []
    for at in heads:
        end = at + 1
        while end < len(full) and HEADING.match(full[end]):
            if re.match(r"^ {8,}(Article.\d|TITRE|ANNEXE)", full[end]):
                problems.append("nothing below: " + full[at].strip())
                break
            end += 1
    return problems


def holes(text):
    lines = lines_of(text)
    problems = frames(text) + announced(lines) + empty_articles(lines)
    for paragraph in paragraphs(lines):
        for name, pattern in HOLES.items():
            if re.search(pattern, paragraph):
                problems.append(name + ": " + paragraph)
    return problems


def unfilled(known, acts):
    """The fields that the acts of one kind leave out, of all that the kind may declare."""
    written, todo, seen = set(), [], set()
    for act in acts:
        for root, fields in filled(known, act):
            written |= fields
            todo.append(root)
    roots = set(todo)
    while todo:
        name = todo.pop()
        if name not in seen and name in known:
            seen.add(name)
            todo += inherited(known, name)[1].values()
    holders = [(name, roots if name in roots else {name}) for name in sorted(seen)]
    return sorted({name + " : " + field for name, held in holders
                   for field in inherited(known, name)[0]
                   if not any((holder, field) in written for holder in held)})


def references(source):
    """An act declared to be outside prints nothing."""
    return "extérieur" in source.read_text()


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as name:
        for source in sorted(ACTS.glob("*.sceau")):
            if references(source):
                continue
            done = run("build", "--draft", "--to", "text", "-o", name, source)
            codes = sorted(set(CODE.findall(done.stderr)))
            printed = Path(name) / (source.stem + ".txt")
            text = printed.read_text() if printed.exists() else ""
            tap.result(source.name + " is printed whole", codes + ([] if text else ["no text"]))
            tap.result(source.name + " is printed without a hole", holes(text))
            long = [line for line in text.splitlines() if len(line) > COLUMNS]
            tap.result(source.name + " holds in the page", long)
    known = categories()
    printed = [act for act in sorted(ACTS.glob("*.sceau")) if not references(act)]
    for kind in sorted({act.name.split("-")[0] for act in printed}):
        acts = [act for act in printed if act.name.startswith(kind + "-")]
        tap.result("the acts of " + kind + " fill every field", unfilled(known, acts))
    sample = "La CNAMTS verse à , en application du .\n\n  Version du () « » de le n° .\n"
    tap.result("holes are seen", [] if len(holes(sample)) >= 4 else holes(sample))
    tap.end()


main()
