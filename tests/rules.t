#!/usr/bin/env python3
"""Each requirement of the library, kept and broken.

stdlib/exemples/actes holds complete lawful acts. A fixture of tests/rules/RULE.fixtures is one of
them and a few changed lines:

    @ breaks début : the convention begins one day late
    base etudiants
    - période : du 1er janvier 2018 au 31 décembre 2019
    + période : du 2 janvier 2018 au 31 décembre 2019
    > erreur R160-26.III.a/début | période : du 2 janvier 2018 au 31 décembre 2019

A head says what the fixture does of one requirement of the rule (a rule that has but one gives it
no name): breaks, keeps, spares (it does not apply), unknown (a fact is not declared), question (a
person must judge), silent (nothing is said of it). Blocks of lines that begin with a blank, - or +
change the act as in a unified diff: those with a blank or - must stand in it once, whatever their
blanks. `~ FILE` says that the blocks after it change another file of the folder, new or not, or of
the library (`~ stdlib/produit.sceau`). `says WORDS` asks that a finding of the requirement say
them, when its place does not tell what is wrong. `at DATE` checks as on that day. `with CODE : why` admits the findings of another
rule, that no source could avoid. The lines with > and < are the findings that the changes add to
and take from those of the lawful act; ACCEPT=1 writes them.

The examples that `sceau explain` shows, stdlib/exemples/RULE.exemples, are fixtures too, whose
words are French: méconnaît, respecte, acte, avec.

acts.txt says what the lawful acts show unchanged, and which of them respect each requirement.

Last comes the table of the requirements: one that no fixture keeps, or breaks, is a failure.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from fixtures import (  # noqa: E402
    ACTS, RULES, conformity, difference, findings, fixture_files, has_verdicts, lay,
    read_fixtures, read_requirements, unsaid, wrong_verdicts)
from harness import ACCEPT, Tap, compare, in_parallel  # noqa: E402

VERDICTS = {"breaks": "meconnue", "unknown": "a_verifier", "question": "a_apprecier"}


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
    for words in unsaid(fixture, after):
        yield "no finding says « %s »" % words
    for code in set(fixture.excused) - used:
        yield "no finding of %s, which « with » announces" % code


def run_fixture(job):
    """Fills the problems and the findings of a fixture."""
    fixture, before = job
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fixture.problems += lay(fixture, folder)
        if not fixture.problems:
            judge_folder(fixture, folder, before)


def judge_folder(fixture, folder, before):
    """The same, once its changes are made in the folder."""
    try:
        after = findings(folder, fixture.base, options=fixture.options)
        verdicts = conformity(folder, fixture.base) if has_verdicts(fixture) else {}
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
    if has_verdicts(fixture):
        fixture.problems += wrong_verdicts(fixture, verdicts)


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
    """The lawful acts: no error, no warning, and the verdicts of acts.txt. Gives the findings and
    the verdicts of each."""
    before, verdicts, lines = {}, {}, []
    for path in sorted(ACTS.glob("*.sceau")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "acts"
            shutil.copytree(ACTS, folder)
            before[path.stem] = findings(folder, path.stem)
            verdicts[path.stem] = conformity(folder, path.stem)
        wrong = [text for text, r in before[path.stem] if r["severity"] != "information"]
        tap.result("%s is lawful" % path.name, wrong)
        lines += ["%s > %s" % (path.stem, text) for text, _ in before[path.stem]]
    text = "\n".join([*lines, "", *verdict_lines(verdicts)]) + "\n"
    tap.result("the lawful acts have their verdicts", compare(RULES / "acts.txt", text))
    return before, verdicts


def verdict_lines(verdicts):
    """For each requirement, the acts where it is respected, and where it cannot be decided; the
    others do not come under it."""
    for key in sorted({key for some in verdicts.values() for key in some}):
        name = "/".join(part for part in key if part)
        for verdict in ("respectee", "a_verifier", "a_apprecier", "meconnue"):
            acts = [act for act, some in sorted(verdicts.items()) if verdict in some.get(key, [])]
            if acts:
                yield "%s %s : %s" % (name, verdict, " ".join(acts))


def print_table(tap, requirements, fixtures, verdicts):
    """The table of coverage, and a test for each requirement."""
    acts = verdicts.values()
    respected = {key for some in acts for key, seen in some.items() if "respectee" in seen}
    listed = {key for some in acts for key in some}
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
    files = [f for f in fixture_files() if not only or f.name.removesuffix(f.suffix) in only]
    by_file = [(path, read_fixtures(path)) for path in files]
    fixtures = [fixture for _, some in by_file for fixture in some]
    before, verdicts = run_bases(tap)
    in_parallel(run_fixture, [(f, before[f.base]) for f in fixtures])
    for fixture in fixtures:
        tap.result(fixture.name, [fixture.place, *fixture.problems] if fixture.problems else [])
    if ACCEPT:
        for path, some in by_file:
            accept(path, some)
    if not only:
        print_table(tap, read_requirements(), fixtures, verdicts)
    tap.end()


main()
