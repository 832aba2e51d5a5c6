#!/usr/bin/env python3
"""Each requirement of the library, kept and broken.

tests/rules/acts holds complete lawful acts. A fixture of tests/rules/RULE.fixtures is one of them
and a few changed lines:

    @ breaks début : the convention begins one day late
    base etudiants
    - période : du 1er janvier 2018 au 31 décembre 2019
    + période : du 2 janvier 2018 au 31 décembre 2019
    > erreur R160-26.III.a/début | période : du 2 janvier 2018 au 31 décembre 2019

A head says what the fixture does of one requirement of the rule (a rule that has but one gives it
no name): breaks, keeps, unknown (a fact is not declared), question (a person must judge), silent
(nothing is said of it). Blocks of lines that begin with a blank, - or + change the act as in a
unified diff: those with a blank or - must stand in it once, whatever their blanks. `~ FILE` says
that the blocks after it change another file of the folder, new or not, or of the library
(`~ stdlib/produit.sceau`). `with CODE : why` admits the findings of another rule, that no source
could avoid. The lines with > and < are the findings that the changes add to and take from those of
the lawful act; ACCEPT=1 writes them.

Last comes the table of the requirements: one that no fixture keeps, or breaks, is a failure.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import ACCEPT, ROOT, STDLIB, Tap, check, in_parallel, run  # noqa: E402

RULES = ROOT / "tests" / "rules"
ACTS = RULES / "acts"
SEVERITIES = {"error": "erreur", "warning": "avertissement", "information": "information"}
VERDICTS = {"breaks": "meconnue", "unknown": "a_verifier", "question": "a_apprecier"}
DOUBTS = {"a_verifier": " à vérifier", "a_apprecier": " à apprécier"}


class Fixture:
    """One fixture, as its file writes it; `place` is its file and line."""

    def __init__(self, rule, kind, requirement, title, place):
        self.rule, self.kind, self.requirement, self.title = rule, kind, requirement, title
        self.place = place
        self.base = ""
        self.excused = {}
        self.hunks = []  # (file, lines to find, lines to write)
        self.expected = []
        self.problems = []

    @property
    def name(self):
        target = self.rule + ("/" + self.requirement if self.requirement else "")
        return "%s %s: %s" % (self.kind, target, self.title)


# --- reading


def read_fixtures(path):
    """The fixtures of a file. A line that says nothing known is an error of the file."""
    rule = path.name.removesuffix(".fixtures")
    fixtures = []
    target, hunk = None, None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line[:1] in (" ", "-", "+"):
            if hunk is None:
                hunk = (target, [], [])
                fixtures[-1].hunks.append(hunk)
            if line[0] != "+":
                hunk[1].append(" ".join(line[1:].split()))
            if line[0] != "-":
                hunk[2].append(line[1:])
            continue
        hunk = None
        head = re.match(r"@ (breaks|keeps|unknown|question|silent)(?: ([^:]*\S))? : (.+)", line)
        if head:
            place = "%s:%d" % (path.relative_to(ROOT), number)
            fixtures.append(Fixture(rule, head[1], head[2] or "", head[3], place))
            target = None
        elif line.startswith("base "):
            fixtures[-1].base = line[5:].strip()
            target = fixtures[-1].base + ".sceau"
        elif line.startswith("~ "):
            target = line[2:].strip()
        elif line.startswith("with "):
            code, why = line[5:].split(" : ", 1)
            fixtures[-1].excused[code] = why
        elif line[:1] in (">", "<"):
            fixtures[-1].expected.append(line)
        elif line and not line.startswith("#"):
            sys.exit("%s:%d: not a line of a fixture: %s" % (path, number, line))
    return fixtures


def read_requirements():
    """{(rule, requirement): the fields that matter here}, as the library's sources write them."""
    found = {}
    for path in sorted(STDLIB.rglob("*.sceau")):
        rule = None
        for line in path.read_text().splitlines():
            words = line.split("«")[0].split()
            if words[:1] == ["règle"] and ":" not in words:
                rule, name, first = words[1], "", True
                found[rule, name] = set()
            elif words[:1] == ["exigence"] and rule:
                name = words[1] if len(words) > 1 else ""
                shared = found.pop((rule, "")) if first else set()
                first = False
                found[rule, name] = shared
            elif words == ["fin", "règle"]:
                rule = None
            elif rule and ":" in words:
                found[rule, name].add(" ".join(words[: words.index(":")]))
    return found


# --- running


def apply_hunk(folder, hunk):
    """Changes a file of the folder; gives what is wrong with the hunk, or nothing."""
    file, old, new = hunk
    path = folder / file
    if not path.exists() and not old:
        path.write_text("\n".join(new) + "\n")
        return []
    lines = path.read_text().splitlines()
    bare = [" ".join(line.split()) for line in lines]
    at = [i for i in range(len(bare)) if bare[i : i + len(old)] == old] if old else []
    if len(at) != 1:
        return ["%d times in %s:" % (len(at), file), *old]
    lines[at[0] : at[0] + len(old)] = new
    path.write_text("\n".join(lines) + "\n")
    return []


def finding_text(folder, root, record):
    """A finding as fixtures write it: the words of its line stand for its number."""
    name = record["file"] or ""
    where = ""
    if record.get("start"):
        lines = (folder / Path(name).name).read_text().splitlines()
        line = lines[record["start"]["line"] - 1]
        same = [i for i, other in enumerate(lines) if other.strip() == line.strip()]
        where = " ".join(line.split())
        if len(same) > 1:
            where += " #%d" % (same.index(record["start"]["line"] - 1) + 1)
        if Path(name).name != root:
            where = Path(name).name + " " + where
    code = record["code"]
    if record.get("requirement"):
        code += "/" + record["requirement"]
    doubt = DOUBTS.get(record.get("verdict"), "")
    reserved = " réservée" if record.get("reservation") else ""
    return "%s%s%s %s | %s" % (SEVERITIES[record["severity"]], doubt, reserved, code, where)


def library_of(folder):
    """The library of a fixture: its own when it changes it."""
    own = folder / "stdlib"
    return own if own.exists() else STDLIB


def findings(folder, base):
    """[(text, record)] of the checked act."""
    root = base + ".sceau"
    records = check(root, cwd=folder, stdlib=library_of(folder))["diagnostics"]
    return [(finding_text(folder, root, r), r) for r in records]


def conformity(folder, base):
    """{(rule, requirement): verdicts} of the act's YAML."""
    run("build", "--draft", "--to", "yaml", "-o", "out", base + ".sceau", cwd=folder,
        stdlib=library_of(folder))
    verdicts, rule, requirement, inside = {}, "", "", False
    for path in (folder / "out").rglob(base + ".yaml"):
        for line in path.read_text().splitlines():
            field = re.match(r"(?:- |  )(rule|requirement|verdict): \"(.*)\"$", line)
            if not line.startswith((" ", "-")):
                inside = line == "conformity:"
            elif inside and field and field[1] == "rule":
                rule, requirement = field[2], ""
            elif inside and field and field[1] == "requirement":
                requirement = field[2]
            elif inside and field:
                verdicts.setdefault((rule, requirement), []).append(field[2])
    return verdicts


def difference(after, before):
    """What `after` has more than `before`, both lists of (text, record)."""
    rest = [text for text, _ in before]
    more = []
    for text, record in after:
        if text in rest:
            rest.remove(text)
        else:
            more.append((text, record))
    return more


def judge_fixture(fixture, after, added):
    """Whether the findings are those that the fixture is for. A lawful act that nothing changes
    shows its own, which are information."""

    def meant(record):
        key = (record["code"], record.get("requirement") or "")
        return key == (fixture.rule, fixture.requirement) and record.get("verdict") == wanted

    wanted = VERDICTS.get(fixture.kind)
    used = set()
    for text, record in added:
        if meant(record):
            continue
        if record["code"] in fixture.excused:
            used.add(record["code"])
        else:
            yield "besides: %s\n  %s" % (text, record["message"])
    if wanted and not any(meant(r) for _, r in (added if fixture.hunks else after)):
        yield "no finding « %s »" % wanted
    for code in set(fixture.excused) - used:
        yield "no finding of %s, which « with » announces" % code


def run_fixture(job):
    """Fills the problems and the findings of a fixture."""
    fixture, before = job
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ACTS, folder, dirs_exist_ok=True)
        if any(file.startswith("stdlib/") for file, _, _ in fixture.hunks):
            shutil.copytree(STDLIB, folder / "stdlib")
        for hunk in fixture.hunks:
            fixture.problems += apply_hunk(folder, hunk)
        if not fixture.problems:
            judge_folder(fixture, folder, before)


def judge_folder(fixture, folder, before):
    """The same, once its changes are made in the folder."""
    try:
        after = findings(folder, fixture.base)
        verdicts = conformity(folder, fixture.base) if fixture.kind == "keeps" else {}
    except RuntimeError as crash:
        fixture.problems.append(crash)
        return
    added = difference(after, before)
    fixture.problems += judge_fixture(fixture, after, added)
    got = ["> " + text for text, _ in added]
    got += ["< " + text for text, _ in difference(before, after)]
    if got != fixture.expected and not ACCEPT:
        fixture.problems += ["expected:", *fixture.expected, "found:", *got]
    fixture.expected = got
    if fixture.kind == "keeps" and fixture.base != "dossier":
        fixture.problems += kept(fixture, verdicts)


def kept(fixture, verdicts):
    """A requirement that is kept applies, and is respected everywhere that it does."""
    seen = verdicts.get((fixture.rule, fixture.requirement), [])
    if "respectee" not in seen or set(seen) - {"respectee", "non_applicable"}:
        yield "verdicts: " + (", ".join(seen) or "none")


def accept(path, fixtures):
    """Writes the findings of the fixtures into their file, each after its last line."""
    blocks = re.split(r"(?m)^(?=@ )", path.read_text())
    written = [blocks[0]]
    for block, fixture in zip(blocks[1:], fixtures, strict=True):
        lines = [line for line in block.splitlines() if line[:1] not in (">", "<")]
        while lines and not lines[-1].strip():
            lines.pop()
        written.append("\n".join(lines + fixture.expected) + "\n\n")
    text = "".join(written).rstrip("\n") + "\n"
    if text != path.read_text():
        path.write_text(text)


# --- the whole


def run_bases(tap):
    """The lawful acts: no error, no warning. Gives the findings and the verdicts of each."""
    before, respected, listed = {}, set(), set()
    for path in sorted(ACTS.glob("*.sceau")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(ACTS, folder, dirs_exist_ok=True)
            before[path.stem] = findings(folder, path.stem)
            verdicts = conformity(folder, path.stem)
        wrong = [text for text, r in before[path.stem] if r["severity"] != "information"]
        tap.result("%s is lawful" % path.name, wrong)
        respected |= {key for key, seen in verdicts.items() if "respectee" in seen}
        listed |= set(verdicts)
    return before, respected, listed


def print_table(tap, requirements, fixtures, respected, listed):
    """The table of coverage, and a test for each requirement."""
    kinds = {}
    for fixture in fixtures:
        key = (fixture.rule, fixture.requirement)
        kinds.setdefault(key, []).append(fixture.kind)
        if key not in requirements:
            tap.result(fixture.place, ["the library has no such requirement: %s/%s" % key])
    tap.note("%-44s keeps breaks unknown question" % "requirement")
    for key, fields in requirements.items():
        name = "/".join(part for part in key if part)
        seen = kinds.get(key, [])
        count = [seen.count(kind) for kind in ("keeps", "breaks", "unknown", "question")]
        if "sans contrôle" in fields:
            tap.note("%-44s sans contrôle" % name)
            tap.result(name + " is listed", [] if key in listed else ["in no lawful act"])
            continue
        keeps = count[0] or ("act" if key in respected else 0)
        tap.note("%-44s %5s %6d %7d %8d" % (name, keeps, *count[1:]))
        missing = [] if keeps or count[3] else ["no fixture keeps it"]
        missing += [] if count[1] else ["no fixture breaks it"]
        if "à apprécier" in fields and not count[3]:
            missing.append("no fixture asks its question")
        tap.result(name + " is covered", missing)


def main():
    tap = Tap()
    only = sys.argv[1:]
    files = sorted(RULES.glob("*.fixtures"))
    files = [f for f in files if not only or f.name.removesuffix(".fixtures") in only]
    by_file = [(path, read_fixtures(path)) for path in files]
    fixtures = [fixture for _, some in by_file for fixture in some]
    before, respected, listed = run_bases(tap)
    in_parallel(run_fixture, [(f, before[f.base]) for f in fixtures])
    for fixture in fixtures:
        tap.result(fixture.name, [fixture.place, *fixture.problems] if fixture.problems else [])
    if ACCEPT:
        for path, some in by_file:
            accept(path, some)
    if not only:
        print_table(tap, read_requirements(), fixtures, respected, listed)
    tap.end()


main()
