"""What the test scripts share: the program under test, and lines of TAP.

SCEAU names the program (build/sceau); ACCEPT=1 rewrites the expected results from what it gives,
to be read before they are committed.
"""

import difflib
import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCEAU = str(ROOT / os.environ.get("SCEAU", "build/sceau"))
STDLIB = ROOT / "stdlib"
ACCEPT = os.environ.get("ACCEPT") == "1"
FREE = {"parse", "spec", "badinput"}  # folders of sources written to be hard to read
MOST_LINES = 60  # of a difference
CRASHED = "the program ended by a signal or a sanitizer: "


def run(*args, cwd=ROOT, stdlib=STDLIB, env=None):
    """Runs the program, with the library of this tree unless stdlib is None, and with `env` over
    the environment; gives its completed process."""
    command = [SCEAU, *(str(a) for a in args)]
    if stdlib:
        command += ["--stdlib", str(stdlib)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False,
                          env={**os.environ, **env} if env else None)
    if done.returncode not in (0, 1, 2, 3) or "Sanitizer" in done.stderr:
        raise RuntimeError(CRASHED + " ".join(command) + "\n" + done.stderr)
    return done


def check(path, *options, **where):
    """The object that `check --format json` prints."""
    done = run("check", "--format", "json", *options, path, **where)
    if not done.stdout:
        raise RuntimeError("no JSON from check " + str(path) + "\n" + done.stderr)
    return json.loads(done.stdout)


def in_parallel(function, items):
    """function over items, results in the same order, on as many threads as processors."""
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        return list(pool.map(function, items))


def compare(golden, got):
    """What differs between a golden file and a text, or an object to be written as JSON."""
    if not isinstance(got, str):
        got = json.dumps(got, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if ACCEPT:
        golden.parent.mkdir(parents=True, exist_ok=True)
        if not golden.exists() or golden.read_text() != got:
            golden.write_text(got)
    if not golden.exists():
        return ["no " + str(golden.relative_to(ROOT)) + "; ACCEPT=1 writes it"]
    lines = difflib.unified_diff(golden.read_text().splitlines(), got.splitlines(),
                                 str(golden.relative_to(ROOT)), "found", n=1, lineterm="")
    return list(itertools.islice(lines, MOST_LINES))


def sources(*folders):
    """Every source below the folders."""
    return sorted(path for folder in folders for path in folder.rglob("*.sceau"))


def sources_formatted():
    """[(test, problems)]: the sources are in canonical form, and that form is its own."""
    written = [ROOT / "examples", STDLIB, ROOT / "tests"]
    tidy = [path for path in sources(*written) if not FREE.intersection(path.parts)]
    done = run("fmt", "--check", *tidy, stdlib=None)
    problems = done.stderr.splitlines() if done.returncode else []
    results = [("sources are in canonical form", problems)]
    with tempfile.TemporaryDirectory() as name:
        copies = []
        for number, path in enumerate(sources(*written)):
            copies.append(Path(name) / ("%d.sceau" % number))
            shutil.copy(path, copies[-1])
        first = run("fmt", *copies, stdlib=None)
        again = run("fmt", "--check", *copies, stdlib=None)
        problems = first.stderr.splitlines() if first.returncode else []
        problems += again.stderr.splitlines() if again.returncode else []
    results.append(("a source once put in form stays so", problems))
    return results


class Tap:
    """Counts and prints the results of one script."""

    def __init__(self):
        self.count = 0
        self.failed = 0
        if not os.access(SCEAU, os.X_OK):
            print("Bail out! no program " + SCEAU)
            sys.exit(1)

    def result(self, name, problems):
        """One test; `problems` is a list of lines, empty when it passed."""
        self.count += 1
        self.failed += bool(problems)
        print(("not ok" if problems else "ok"), self.count, "-", name.replace("#", "\\#"))
        for problem in problems:
            for line in str(problem).splitlines():
                print("#   " + line)

    def note(self, text):
        for line in text.splitlines():
            print("# " + line)

    def end(self):
        print("1..%d" % self.count)
        sys.exit(1 if self.failed else 0)
