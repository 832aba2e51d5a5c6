"""What the test scripts share: the program under test, and lines of TAP.

SCEAU names the program (build/sceau); ACCEPT=1 rewrites the expected results from what it gives,
to be read before they are committed.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCEAU = str(ROOT / os.environ.get("SCEAU", "build/sceau"))
STDLIB = ROOT / "stdlib"
ACCEPT = os.environ.get("ACCEPT") == "1"
CRASHED = "the program ended by a signal or a sanitizer: "


def run(*args, cwd=ROOT, stdlib=STDLIB):
    """Runs the program with the library of this tree; gives its completed process."""
    command = [SCEAU, *(str(a) for a in args), "--stdlib", str(stdlib)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 2, 3) or "Sanitizer" in done.stderr:
        raise RuntimeError(CRASHED + " ".join(command) + "\n" + done.stderr)
    return done


def check(path, **where):
    """The object that `check --format json` prints."""
    done = run("check", "--format", "json", path, **where)
    if not done.stdout:
        raise RuntimeError("no JSON from check " + str(path) + "\n" + done.stderr)
    return json.loads(done.stdout)


def in_parallel(function, items):
    """function over items, results in the same order, on as many threads as processors."""
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        return list(pool.map(function, items))


class Tap:
    """Counts and prints the results of one script."""

    def __init__(self):
        self.count = 0
        self.failed = 0

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
