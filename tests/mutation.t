#!/usr/bin/env python3
"""Whether the fixtures of the rules notice a change of the law.

One word of the library is changed at a time (mutation/mutants.py says how), and the fixtures are
run against that library: those of the rule first, or of the rules that call the function, then the
lawful acts, then the fixtures of the other rules of the file. A mutant is caught when one of them
finds anything else than it must, or a lawful act has another verdict. Those that the program
refuses are not counted.

mutation/survivors.txt gives the mutants that nothing catches, each with the reason below it. It
must give no other. A sample is run, the same each time; LONG=1 runs them all and asks that 95 in
100 be caught. The arguments, if any, are the beginnings of the names of those to run.
"""

import os
import shutil
import sys
import tempfile
import zlib
from pathlib import Path
from threading import Lock

sys.dont_write_bytecode = True
TESTS = Path(__file__).resolve().parent
sys.path[:0] = [str(TESTS), str(TESTS / "mutation")]
from fixtures import (  # noqa: E402
    ACTS, EXAMPLES, Fixture, conformity, findings, fixture_files, has_verdicts, lay,
    read_fixtures, unsaid, wrong_verdicts)
from harness import STDLIB, Tap, in_parallel, run  # noqa: E402
from mutants import mutants, reached, read_places  # noqa: E402

SURVIVORS = TESTS / "mutation" / "survivors.txt"
LONG = os.environ.get("LONG") == "1"
ONE_IN = 50  # of the mutants, in the sample
LEAST = 95  # of a hundred mutants, caught


class Bench:
    """The fixtures and the lawful acts, laid once, with what they find in the library as it is."""

    def __init__(self, folder):
        self.folder = folder
        self.fixtures = {}
        for path in fixture_files():
            rule = path.name.removesuffix(path.suffix)
            self.fixtures[rule] = self.fixtures.get(rule, []) + read_fixtures(path)
        self.acts = [self.act(path.stem) for path in sorted(ACTS.glob("*.sceau"))]
        self.laid, self.lock = {}, Lock()

    @staticmethod
    def act(name):
        """A fixture that changes nothing."""
        fixture = Fixture("", "act", "", name, name)
        fixture.base = name
        return fixture

    def expected(self, fixture):
        """(folder, findings, verdicts when they matter) of a fixture that changes no library."""
        with self.lock:
            if fixture.place not in self.laid:
                folder = self.folder / str(len(self.laid))
                lay(fixture, folder)
                self.laid[fixture.place] = (folder, *self.found(fixture, folder, STDLIB))
            return self.laid[fixture.place]

    @staticmethod
    def found(fixture, folder, library):
        """What a fixture gives with a library: its findings, and what is to be said of its
        verdicts."""
        records = findings(folder, fixture.base, library, fixture.options)
        texts = [text for text, _ in records] + unsaid(fixture, records)
        if fixture.kind == "act":
            seen = conformity(folder, fixture.base, library)
            return texts, {key: set(verdicts) for key, verdicts in seen.items()}
        if has_verdicts(fixture):
            return texts, list(wrong_verdicts(fixture, conformity(folder, fixture.base, library)))
        return texts, None

    def notices(self, fixture, library):
        """Whether a fixture gives anything else with that library."""
        if not fixture.changes_library:
            folder, *expected = self.expected(fixture)
            return list(self.found(fixture, folder, library)) != expected
        with tempfile.TemporaryDirectory() as name:
            if lay(fixture, Path(name) / "own", library):
                return False
            got = self.found(fixture, Path(name) / "own", library)
        with tempfile.TemporaryDirectory() as name:
            lay(fixture, Path(name) / "own")
            return got != self.found(fixture, Path(name) / "own", STDLIB)


# --- which fixtures


class Order:
    """The rules whose fixtures bear on a mutant, the nearest first."""

    def __init__(self, places):
        self.by_file, self.callers = {}, {}
        texts = {}
        for place in places:
            for rule in place.rules:
                self.by_file.setdefault(place.file, {})[rule] = True
                texts.setdefault(rule, set()).add(place.line)
        functions = {place.function: place.line for place in places if place.function}
        for rule, lines in texts.items():
            for name in reached(functions, lines):
                self.callers.setdefault(name, []).append(rule)

    def rules(self, place):
        """(those of the place, or that call the function; the others of the file)."""
        if place.function:
            return self.callers.get(place.function, []), []
        return place.rules, [rule for rule in self.by_file[place.file] if rule not in place.rules]


def judge(mutant, bench, order):
    """« refused », the place of a fixture that catches the mutant, or nothing."""
    near, others = order.rules(mutant.place)
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library"
        shutil.copytree(STDLIB, library, copy_function=os.symlink,
                        ignore=shutil.ignore_patterns(EXAMPLES.name))
        write(mutant, library / mutant.place.file)
        if run("library", stdlib=library).returncode:
            return "refused"
        fixtures = [f for rule in near for f in bench.fixtures.get(rule, [])] + bench.acts
        fixtures += [f for rule in others for f in bench.fixtures.get(rule, [])]
        for fixture in fixtures:
            if bench.notices(fixture, library):
                return fixture.place
    return ""


def write(mutant, path):
    lines = path.read_text().splitlines()
    lines[mutant.place.number] = mutant.text
    path.unlink()
    path.write_text("\n".join(line for line in lines if line is not None) + "\n")


# --- the whole


def read_survivors():
    """{name: reason} of the file."""
    found, name = {}, None
    for line in SURVIVORS.read_text().splitlines():
        if line.startswith("  ") and name:
            found[name] += line.strip() + " "
        elif line.strip() and not line.startswith("#"):
            name = line.strip()
            found[name] = ""
    return found


def chosen(every):
    """Those to run."""
    if sys.argv[1:]:
        return [m for m in every if m.name.startswith(tuple(sys.argv[1:]))]
    if LONG:
        return every
    return [m for m in every if zlib.crc32(m.name.encode()) % ONE_IN == 0]


def report(tap, some, results, survivors):
    """A test for each owner of mutants: all are caught, but the survivors of the file."""
    wrong, by_owner = {}, {}
    for mutant, result in zip(some, results, strict=True):
        owner = mutant.place.name.split("/")[0]
        by_owner.setdefault(owner, []).append(result)
        if not result and mutant.name not in survivors:
            wrong.setdefault(owner, []).append("survives: " + mutant.name)
        if result and mutant.name in survivors:
            wrong.setdefault(owner, []).append("a survivor, but %s: %s" % (result, mutant.name))
    for owner, seen in by_owner.items():
        real = [result for result in seen if result != "refused"]
        tap.result("%s: %d of %d" % (owner, sum(map(bool, real)), len(real)), wrong.get(owner, []))
    real = [result for result in results if result != "refused"]
    caught = sum(map(bool, real))
    tap.note("%d mutants caught of %d (%s), %d that the program refuses" % (
        caught, len(real), "%.1f %%" % (100 * caught / max(len(real), 1)),
        len(results) - len(real)))
    return caught, len(real)


def main():
    tap = Tap()
    files = [path for path in sorted(STDLIB.rglob("*.sceau"))
             if not {"trames", EXAMPLES.name}.intersection(path.parts)]
    library = [(path.relative_to(STDLIB), path.read_text().splitlines()) for path in files]
    every = list(mutants(library))
    names = [mutant.name for mutant in every]
    tap.result("no two mutants have one name", sorted({n for n in names if names.count(n) > 1}))
    survivors = read_survivors()
    tap.result("each survivor is a mutant", sorted(set(survivors) - set(names)))
    tap.result("each survivor has its reason", [n for n, why in survivors.items() if not why])
    some = chosen(every)
    with tempfile.TemporaryDirectory() as name:
        bench, order = Bench(Path(name)), Order(read_places(library))
        results = in_parallel(lambda mutant: judge(mutant, bench, order), some)
    caught, total = report(tap, some, results, survivors)
    if LONG and not sys.argv[1:]:
        enough = caught * 100 >= total * LEAST
        tap.result("%d in 100 are caught" % LEAST, [] if enough else ["%d of %d" % (caught, total)])
    tap.end()


main()
