"""Runs the examples of SPEC.md and compares its tables with the program's. Output: TAP.

A fenced block says in its opening line what it is:
  sceau valide | erreur=C,… | avertissement=C,… | information=C,…   the codes, no other
  sceau règle=ID[/exigence]:verdict,…      the verdicts given to an act
  sceau fichier=PATH, article fichier=PATH a file for the blocks below, up to the next chapter;
                                           PATH may begin with stdlib/
  sceau avant / sceau après                the canonical form of the first is the second
  texte                                    what the block above prints, wherever it stands in it
  yaml                                     what the block above gives in YAML, likewise
  expression                               lines « expression => value or code »
  insertion                                lines « words and insertions => what is written »
  console                                  lines « $ sceau … », what they print, « [status] »
with: dans=acte (inside an act), commande=produire, projet (a draft), le=DATE, codage=ENCODING,
bibliothèque=réelle (the product's).
A code without a severity is looked for among errors. Blocks of any other word are not run.
"""
import json
import pathlib
import sys

from examples import Runner
from page import read_blocks
from tables import catalogue, run_tables

# Codes that no source alone causes, or whose cause another test holds.
EXCUSED = json.loads((pathlib.Path(__file__).parent / "excused.json").read_text())


class Report:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def result(self, name, problem):
        self.count += 1
        self.failed += bool(problem)
        print(f"{'not ' if problem else ''}ok {self.count} - {name.replace('#', 'n°')}")
        lines = problem if isinstance(problem, list) else str(problem or "").splitlines()
        for line in lines:
            print(f"# {line}")


def main(path, program):
    sys.stdout.reconfigure(encoding="utf-8")
    text = pathlib.Path(path).read_text()
    report = Report()
    runner = Runner(program, report)
    for block in read_blocks(text):
        runner.run(block)
    runner.run_expressions()
    runner.run_fragments(text)
    run_tables(text, report)
    sources = {c for c in catalogue() if c < "S0600"}
    unraised = sources - runner.raised - EXCUSED.keys()
    report.result("chaque code qu'une source peut causer a son exemple", sorted(unraised))
    report.result("nul code excusé n'a d'exemple", sorted(EXCUSED.keys() & runner.raised))
    print(f"1..{report.count}")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
