#!/usr/bin/env python3
"""Every statement of the articles is a rule of the library.

tests/rules/inventory.txt lists the identifiers of the statements that the five articles make, in
their order. Each must be a rule, with its citation, an extract that stands word for word in the
article (read here without the program), a severity, a finding and a remedy for each of its
requirements, and fixtures that break it; or say why nothing controls it. Conversely no rule of an
article is outside the list.

tests/rules/law.txt is the table of them all, as `sceau explain` gives it; ACCEPT=1 writes it.
"""

import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import ROOT, STDLIB, Tap, compare, in_parallel, run  # noqa: E402

RULES = ROOT / "tests" / "rules"
DATED_BY_THE_PROGRAM = ".T"  # rules on the force of the text itself, which may quote nothing


class Rule:
    """A rule as a source of the library writes it."""

    def __init__(self, name, article):
        self.name, self.article = name, article
        self.lines = []

    def values(self, key):
        """What the lines « key : value » of the rule hold."""
        found = [re.match(r"\s*%s\s*: (.*)" % key, line) for line in self.lines]
        return [match[1] for match in found if match]

    def quoted(self, key):
        return [value.removeprefix("« ").removesuffix(" »") for value in self.values(key)]


# --- reading


def read_rules():
    """({rule: Rule}, {article: its texts}) of the dispositions of the library."""
    rules, texts, article, rule = {}, {}, None, None
    for path in sorted(STDLIB.rglob("*.sceau")):
        for line in path.read_text().splitlines():
            words = line.split("«")[0].split()
            if words[:1] == ["disposition"]:
                article = words[1]
                texts[article] = []
            elif words == ["fin", "disposition"]:
                article = None
            elif article and words[:2] == ["fichier", ":"]:
                name = re.search("« (.*) »", line)[1]
                texts[article].append((STDLIB / "textes" / name).read_text())
            elif article and words[:1] == ["règle"] and ":" not in words:
                rule = Rule(words[1], article)
                rules[rule.name] = rule
            elif words == ["fin", "règle"]:
                rule = None
            elif rule:
                rule.lines.append(line)
    return rules, texts


def bare(text):
    """Without tags, nor what typography changes."""
    text = re.sub(r"<[^>]*>", "", text)
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " "))


def stands(extract, text):
    """Whether the pieces of the extract, that […] parts, follow one another in the text."""
    at = 0
    for piece in extract.split("[…]"):
        found = text.find(bare(piece).strip(), at)
        if found < 0:
            return False
        at = found + len(bare(piece).strip())
    return True


# --- judging


def problems_of(name, rules, texts):
    """What an identifier of the list lacks."""
    rule = rules.get(name)
    if not rule:
        yield "no rule of an article has this name"
        return
    if len(rule.values("selon")) != 1:
        yield "it has no citation"
    extracts = rule.quoted("extrait")
    if not extracts and not name.endswith(DATED_BY_THE_PROGRAM):
        yield "it has no extract"
    for extract in extracts:
        if not any(stands(extract, bare(text)) for text in texts[rule.article]):
            yield "not in the article: « %s »" % extract
    if rule.values("sans contrôle"):
        return
    asked = len(rule.values("exige"))
    if not asked or asked != len(rule.values("constat")) or asked != len(rule.values("correction")):
        yield "it has a requirement without finding or remedy"
    if not rule.values("gravité"):
        yield "it has no severity"
    fixtures = RULES / (name + ".fixtures")
    if not fixtures.exists() or not re.search(r"(?m)^@ breaks ", fixtures.read_text()):
        yield "no fixture breaks it"


# --- the table


def explained(name):
    """What `sceau explain` says of a rule, or nothing."""
    done = run("explain", name)
    return done.stdout if done.returncode == 0 else ""


def field(text, key):
    """The first value of a field, joined when it takes several lines."""
    found = re.search(r"(?m)^  %s +(\S.*(?:\n {10,}\S.*)*)" % key, text)
    return re.sub(r"\s+", " ", found[1]) if found else ""


def table_lines(name, text):
    """The lines of the table on a rule: its citation, when it or its article is in force, then each
    requirement, severity and kinds."""
    title = text.splitlines()[0].split(" – ", 1)[-1]
    yield "%s | %s | %s" % (name, field(text, "selon"), title)
    for key in ("en vigueur", "la règle"):
        if field(text, key) and (name.endswith(DATED_BY_THE_PROGRAM) or key == "la règle"):
            yield "    %-13s | %s" % (key, field(text, key))
    if "\n  sans contrôle " in text:
        yield "    sans contrôle : " + field(text, "sans contrôle")
        return
    whole = text.split("\n  Texte\n")[0]
    for part in re.split(r"\n(?=  exigence )", whole)[1:] or [whole]:
        severity = field(part, "gravité").split(" ;")[0]
        line = "    %-13s | %s" % (severity, field(part, "porte sur"))
        requirement = field(part, "exigence")
        yield line + (" | " + requirement if requirement else "")


def main():
    tap = Tap()
    names = (RULES / "inventory.txt").read_text().split()
    rules, texts = read_rules()
    for name in names:
        tap.result(name, list(problems_of(name, rules, texts)))
    tap.result("every rule of an article is in the list", sorted(set(rules) - set(names)))
    done = run("library")
    tap.result("the library has no fault", done.stderr.splitlines() if done.returncode else [])
    said = in_parallel(explained, names)
    tap.result("each is explained", [n for n, text in zip(names, said, strict=True) if not text])
    table = [line for n, text in zip(names, said, strict=True) if text
             for line in table_lines(n, text)]
    tap.result("the table is up to date", compare(RULES / "law.txt", "\n".join(table) + "\n"))
    tap.end()


main()
