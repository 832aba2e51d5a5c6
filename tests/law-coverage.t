#!/usr/bin/env python3
"""Every statement of the articles is a rule of the library.

tests/rules/inventory.txt lists the identifiers of the statements that the five articles make, in
their order. Each must be a rule, with its citation, an extract that stands word for word in the
article (read here without the program), a severity, a finding and a remedy for each of its
requirements, and fixtures that break it; or say why nothing controls it. Conversely no rule of an
article is outside the list.

tests/rules/law.txt is the table of them all, as `sceau explain` gives it; ACCEPT=1 writes it.
build/coverage-law.txt, which `make coverage-law` shows, says of each requirement which lawful acts
and how many fixtures keep it, how many break it or leave it in doubt, and of each rule the examples
in which it applies. A requirement that no source keeps, or breaks, is a failure; so is a rule
without example, but those that have their reason here.
"""

import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from fixtures import (  # noqa: E402
    RULES, conformity, fixture_files, read_fixtures, read_requirements)
from harness import ROOT, STDLIB, Tap, compare, in_parallel, run, sources  # noqa: E402

EXAMPLES = ROOT / "examples"
TABLE = ROOT / "build" / "coverage-law.txt"
OUTSIDE_EXAMPLES = {  # rule: why no example comes under it
    "R160-26.I.0": "the set of examples declares no delegation",
    "R160-26.V.b": "no example is of a second period",
    "R611-79.II.1.c": "no example is of a basic fund",
    "R611-79.II.2": "no example is concluded from 2020",
}
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
    example = STDLIB / "exemples" / (name + ".exemples")
    if not example.exists() or not re.search(r"(?m)^@ méconnaît ", example.read_text()):
        yield "no example breaks it"


# --- what proves each requirement


def read_proofs():
    """{(rule, requirement): {kind of fixture: how many}}, the lawful acts under « act »."""
    found = {}
    for path in fixture_files():
        for fixture in read_fixtures(path):
            kinds = found.setdefault((fixture.rule, fixture.requirement), {})
            kinds[fixture.kind] = kinds.get(fixture.kind, 0) + 1
    for line in (RULES / "acts.txt").read_text().splitlines():
        match = re.match(r"([^ /]+)(?:/(\S+))? respectee : (.*)", line)
        if match:
            kinds = found.setdefault((match[1], match[2] or ""), {})
            kinds["act"] = len(match[3].split())
    return found


def read_examples():
    """{rule: the examples in which it applies}."""
    found = {}
    paths = sources(EXAMPLES)
    for path, verdicts in zip(paths, in_parallel(lambda p: conformity(p.parent, p.stem), paths),
                              strict=True):
        for (rule, _), seen in verdicts.items():
            if set(seen) - {"non_applicable"}:
                found.setdefault(rule, set()).add(str(path.relative_to(EXAMPLES).with_suffix("")))
    return found


def coverage_lines(names, requirements, proofs, examples):
    """The table of coverage."""
    yield "%-44s %4s %5s %6s %6s %7s %8s" % (
        "requirement", "acts", "keeps", "breaks", "spares", "unknown", "question")
    for name in names:
        for rule, requirement in [key for key in requirements if key[0] == name]:
            kinds = proofs.get((rule, requirement), {})
            title = "/".join(part for part in (rule, requirement) if part)
            if "sans contrôle" in requirements[rule, requirement]:
                yield "%-44s nothing controls it" % title
                continue
            yield "%-44s %4d %5d %6d %6d %7d %8d" % (title, *(kinds.get(kind, 0) for kind in (
                "act", "keeps", "breaks", "spares", "unknown", "question")))
        where = sorted(examples.get(name, [])) or ["no example"]
        yield "    " + ", ".join(where)


def gaps(names, requirements, proofs, examples):
    """What the table lacks."""
    for (rule, requirement), fields in requirements.items():
        kinds = proofs.get((rule, requirement), {})
        title = "/".join(part for part in (rule, requirement) if part)
        if rule not in names or "sans contrôle" in fields:
            continue
        if not kinds.keys() & {"act", "keeps", "question"}:
            yield "nothing keeps " + title
        if "breaks" not in kinds:
            yield "nothing breaks " + title
    controlled = {key[0] for key, said in requirements.items() if "sans contrôle" not in said}
    for name in names:
        if name in controlled and (name in examples) == (name in OUTSIDE_EXAMPLES):
            yield name + (" is in an example" if name in examples else " is in no example")


# --- the table of the law


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
    what = names, read_requirements(), read_proofs(), read_examples()
    TABLE.write_text("\n".join(coverage_lines(*what)) + "\n")
    tap.result("every requirement is proved, every rule has its example", list(gaps(*what)))
    tap.end()


main()
