#!/usr/bin/env python3
"""The examples: what is found in them, what is printed, and that building is a function of the
sources alone. tests/examples mirrors examples/: FILE.json is what `check` finds in FILE.sceau,
FILE.txt what `build` prints of it; ACCEPT=1 writes both, to be read before they are committed.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import (  # noqa: E402
    ROOT, Tap, check, compare, in_parallel, run, sources, sources_formatted)

EXAMPLES = ROOT / "examples"
GOLDENS = ROOT / "tests" / "examples"
COLUMNS = 80
FORMS = ("--to", "text,yaml")
ELSEWHERE = {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "HOME": "/", "COLUMNS": "40"}
LONG_AGO = 1_000_000_000


def golden(source, suffix):
    return GOLDENS / source.relative_to(EXAMPLES).with_suffix(suffix)


def produced(folder):
    """{path below the folder: bytes} of what a build wrote there."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def build(source, into, **where):
    """Builds one act; gives its problems."""
    done = run("build", *FORMS, "-o", into, source, **where)
    return [] if done.returncode == 0 else ["status %d" % done.returncode, done.stderr]


def check_findings(source):
    """No error, and the findings of the golden file."""
    found = check(source)
    errors = [d for d in found["diagnostics"] if d["severity"] == "error"]
    problems = [d["code"] + " " + d["message"] for d in errors]
    return problems + compare(golden(source, ".json"), found)


def check_printed(source, folder):
    """The text of the golden file, in lines that the page can hold."""
    texts = [path for path in sorted(folder.rglob("*.txt"))]
    problems = []
    for path in texts:
        text = path.read_text()
        long = [n for n, line in enumerate(text.splitlines(), 1) if len(line) > COLUMNS]
        problems += ["%s: line %d is too long" % (path.name, n) for n in long]
        problems += compare(golden(source, ".txt"), text)
    return problems


def check_untouched(source, folder):
    """A second build finds its outputs made, and leaves them."""
    before = {}
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (LONG_AGO, LONG_AGO))
            before[path] = path.stat()
    problems = build(source, folder)
    for path, old in before.items():
        new = path.stat()
        if (old.st_mtime_ns, old.st_ino) != (new.st_mtime_ns, new.st_ino):
            problems.append(path.name + " was written again")
    return problems


def check_elsewhere(source, first):
    """The same bytes from another place, in another locale and another zone of time."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "copy"
        shutil.copytree(EXAMPLES, copy)
        there = {"cwd": Path(name), "env": ELSEWHERE}
        problems = build(copy / source.relative_to(EXAMPLES), Path(name) / "out", **there)
        second = produced(Path(name) / "out")
    names = sorted(set(first) ^ set(second))
    problems += [n + " is made in one place and not in the other" for n in names]
    return problems + [n + " differs" for n in first if n in second and first[n] != second[n]]


def results_of(source):
    """[(test, problems)] of one example."""
    name = str(source.relative_to(ROOT))
    with tempfile.TemporaryDirectory() as folder_name:
        folder = Path(folder_name)
        results = [
            (name + " has no error, and the findings expected", check_findings(source)),
            (name + " is built", build(source, folder)),
        ]
        first = produced(folder)
        if first:
            results.append((name + " is printed as expected", check_printed(source, folder)))
            results.append((name + " is not written again", check_untouched(source, folder)))
            results.append((name + " is built alike elsewhere", check_elsewhere(source, first)))
    return results


def main():
    tap = Tap()
    for results in in_parallel(results_of, sources(EXAMPLES)):
        for name, problems in results:
            tap.result(name, problems)
    for name, problems in sources_formatted():
        tap.result(name, problems)
    tap.end()


main()
