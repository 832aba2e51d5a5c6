#!/usr/bin/env python3
"""The readings of the law: stdlib/LECTURES.md and the library say the same.

Each « lecture contestée » of a rule or of one of its requirements stands in one entry of the page,
word for word, with its severity; each entry is of such readings; each identifier of the page
exists. Then each fixture that breaks one of these requirements, or leaves its question to a person,
is laid and checked: the finding names the other reading, and so do the message, unless it is
information, and the report.
"""

import re
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from fixtures import findings, fixture_files, lay, library_of, read_fixtures  # noqa: E402
from harness import STDLIB, Tap, in_parallel, run  # noqa: E402

PAGE = STDLIB / "LECTURES.md"
RULE = r"(?:R160-26|L160-17|R611-79|L611-6-1|106bis)\.\S+|X-\d\S*"


class Requirement:
    """A requirement of the library: what it says, or its rule for it."""

    def __init__(self, rule):
        self.rule, self.disputed, self.severity, self.asks = rule, "", "erreur", False

    def read(self, line):
        key, _, value = (part.strip() for part in line.partition(":"))
        if key == "lecture contestée":
            self.disputed = value.removeprefix("« ").removesuffix(" »")
        elif key == "gravité":
            self.severity = value
        elif key == "à apprécier":
            self.asks = True

    def inner(self):
        one = Requirement(self.rule)
        one.disputed, one.severity, one.asks = self.disputed, self.severity, self.asks
        return one


# --- reading


def read_library():
    """({name: Requirement} of rules and rule/requirement, in the sources' order)."""
    found = {}
    for path in sorted(STDLIB.rglob("*.sceau")):
        rule = requirement = None
        for line in path.read_text().splitlines():
            words = line.split("«")[0].split()
            if words[:1] == ["règle"] and ":" not in words:
                rule = found[words[1]] = Requirement(words[1])
            elif words[:1] == ["exigence"] and rule and ":" not in words:
                requirement = found[rule.rule + "/" + words[1]] = rule.inner()
            elif words == ["fin", "exigence"]:
                requirement = None
            elif words == ["fin", "règle"]:
                rule = None
            elif rule:
                (requirement or rule).read(line)
    return found


def read_page():
    """([(title, {key: value})] of the entries, the identifiers) of the page."""
    entries, fields = [], None
    text = PAGE.read_text()
    for part in re.split(r"(?m)^#+ ", text):
        title, _, body = part.partition("\n")
        fields = {}
        for item in re.split(r"(?m)^- ", body)[1:]:
            key, _, value = " ".join(item.split("\n\n")[0].split()).partition(" : ")
            fields[key.removesuffix("s")] = value
        if "Autre lecture" in fields:
            entries.append((title, fields))
    return entries, re.findall(r"`(%s)`" % RULE, text)


def named(fields):
    return re.findall(r"`([^`]+)`", fields.get("Règle", ""))


def plain(text):
    """Words as one compares them: typography's blanks, apostrophes and entities undone."""
    for given, wanted in (("\u00a0", " "), ("\u202f", " "), ("’", "'"), ("&amp;", "&")):
        text = text.replace(given, wanted)
    return " ".join(text.split())


# --- the page and the library


def disputed_of(library):
    """{name: reading} of the requirements whose reading is disputed, a rule standing for all of
    them when it says it itself."""
    found = {}
    for name, one in library.items():
        if one.disputed and library[one.rule].disputed != one.disputed or name == one.rule:
            found[name] = one.disputed
    return {name: reading for name, reading in found.items() if reading}


def entry_problems(title, fields, library, disputed):
    names = named(fields)
    if not names:
        yield "it names no rule"
    for name in names:
        if disputed.get(name) != fields["Autre lecture"]:
            yield "%s: the library says « %s »" % (name, disputed.get(name))
            continue
        said = re.match(r"\*\*([^*]+)\*\*", fields.get("Effet", ""))
        one = library[name]
        if not said or said[1] not in {one.severity} | ({"à apprécier"} if one.asks else set()):
            yield "%s: its severity is %s" % (name, one.severity)
    for key in ("Lecture retenue", "Raison"):
        if not fields.get(key):
            yield "no « %s »" % key


def check_page(tap, library, disputed):
    entries, identifiers = read_page()
    for title, fields in entries:
        tap.result(title, list(entry_problems(title, fields, library, disputed)))
    listed = [name for _, fields in entries for name in named(fields)]
    tap.result("each disputed reading has one entry",
               [name for name in disputed if listed.count(name) != 1])
    tap.result("each identifier exists", [name for name in identifiers if name not in library])


# --- what a reader of the findings is told


def told(fixture, reading):
    """What does not name the other reading, among what is said of a fixture."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        problems = lay(fixture, folder)
        root = fixture.base + ".sceau"
        where = {"cwd": folder, "stdlib": library_of(folder, STDLIB)}
        records = [r for _, r in findings(folder, fixture.base)
                   if (r["code"], r.get("requirement") or "") == (fixture.rule, fixture.requirement)
                   and r["verdict"] in ("meconnue", "a_apprecier")]
        if not records:
            return [*problems, "no finding"]
        problems += ["json: %s" % r["message"] for r in records
                     if r.get("disputed_reading") != reading]
        weighs = any(r["severity"] != "information" for r in records)
        forms = [("check", ()), ("report", ("--format", "html")), ("report", ("--format", "yaml"))]
        for command, options in forms if weighs else forms[1:]:
            done = run(command, *options, root, **where)
            words = plain(done.stdout + done.stderr)
            if reading not in words.replace('\\"', '"'):
                problems.append(" ".join([command, *options]))
        return problems


def check_findings(tap, library, disputed):
    """Each disputed requirement, by the fixtures that break it or question it."""
    broken = {}
    for path in fixture_files():
        for fixture in read_fixtures(path):
            name = "/".join(filter(None, (fixture.rule, fixture.requirement)))
            reading = disputed.get(name) or (name in library and library[name].disputed)
            if fixture.kind in ("breaks", "question") and reading:
                broken.setdefault(name, (fixture, reading))
    tap.result("each disputed reading is met by a fixture",
               [name for name in disputed
                if not any(met == name or met.startswith(name + "/") for met in broken)])
    said = in_parallel(lambda item: told(*item), list(broken.values()))
    for name, problems in zip(broken, said, strict=True):
        tap.result(name + " tells the other reading", problems)


def main():
    tap = Tap()
    library = read_library()
    disputed = disputed_of(library)
    check_page(tap, library, disputed)
    check_findings(tap, library, disputed)
    tap.end()


main()
