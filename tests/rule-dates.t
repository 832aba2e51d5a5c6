#!/usr/bin/env python3
"""What the rules on dates say of each day.

tests/rules/dates.txt is a table of acts, their dates and the verdicts that the law gives them,
written by a program apart (oracle/rule_dates.py), which is run again here. Each act is one of
stdlib/exemples/actes with those dates; `check` finds its breaches, with their severity, and its
YAML gives the other verdicts.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from fixtures import ACTS, RULES, SEVERITIES, conformity, findings  # noqa: E402
from harness import ROOT, Tap, compare, in_parallel  # noqa: E402

MONTHS = ("janvier février mars avril mai juin juillet août septembre octobre novembre "
          "décembre").split()
ORACLE = ROOT / "tests" / "oracle" / "rule_dates.py"
CONCLUSION = "conclue le : {0}"
PERIOD = "période : du {0} au {1}"
ATTRIBUTION = """portefeuilles : sécurité_sociale
attribution sociale
portefeuille : sécurité_sociale
période : du {1} au {2}
fin attribution"""

# Each scenario: the act, then the lines to put in it, as (file, which of the lines of this name,
# the line; nothing to take the line away).
SCENARIOS = {
    "mines": ("cog-mines", [("cog-mines", 1, PERIOD)]),
    "indépendants": ("cog-independants", [("cog-independants", 1, PERIOD)]),
    "indépendants-jour": ("cog-independants", [("cog-independants", 1, CONCLUSION)]),
    "contrat": ("contrat", [("contrat", 1, PERIOD)]),
    "contrat-jour": ("contrat", [("contrat", 1, CONCLUSION)]),
    "étudiants": ("etudiants", [("etudiants", 1, PERIOD),
                                ("cog", 1, "période : du {2} au {3}")]),
    "étudiants-jour": ("etudiants", [("etudiants", 1, CONCLUSION)]),
    "étudiants-avant": ("etudiants", [("etudiants", 1, CONCLUSION),
                                      ("cog", 1, "conclue le : {1}")]),
    "nationale": ("nationale", [("nationale", 1, PERIOD),
                                ("cog-rsi", 1, "période : du {2} au {3}")]),
    "local": ("local", [("local", 1, PERIOD)]),
    "lien": ("local", [("local", 1, "conclue le : {2}"), ("nationale", 2, PERIOD),
                       ("nationale", 3, PERIOD)]),
    "avenant": ("avenant-lfss", [("avenant-lfss", 1, CONCLUSION),
                                 ("avenant-lfss", 1, "effet : {1}")]),
    "délégation": ("delegation-ancienne", [
        ("delegation-ancienne", 1, CONCLUSION),
        ("delegation-ancienne", 1, "période : du 1er février 2018 au {1}"),
        ("delegation-ancienne", 1, "catégorie de délégataire : {2}"),
        ("delegation-ancienne", 1, "effectif : {3}")]),
    "prorogation": ("avenant-prorogation", [
        ("avenant-prorogation", 1, "période : du 1er février 2020 au {0}"),
        ("delegation-2020", 1, "effectif : {1}")]),
    "habilitation": ("habilites", [("habilites", 1, "date : {0}")]),
    "visa": ("etudiants", [("etudiants", 2, "date : {0}")]),
    "échéance": ("etudiants", [("etudiants", 3, "date : {0}")]),
    "attribution": ("carence", [("carence", 1, CONCLUSION), ("carence", 1, ATTRIBUTION)]),
    "attribution-signée": ("carence", [("carence", 1, CONCLUSION), ("carence", 1, ATTRIBUTION
                                                                 + "\nsigné le : {3}")]),
    "avis": ("arrete-type", [("arrete-type", 1, "date : {0}"),
                             ("arrete-type", 1, "rang du jour : {1}")]),
}


class Case:
    """A line of the table."""

    def __init__(self, line):
        given, expected = line.split(" : ")
        self.name = given
        self.scenario, *values = given.split()
        self.values = [written(value) for value in values]
        words = expected.split()
        self.expected = dict(zip(words[::2], words[1::2], strict=True))


def written(value):
    """A value of the table as the sources write it."""
    parts = value.split("-")
    if len(parts) != 3:
        return "{:,}".format(int(value)).replace(",", " ") if value.isdigit() else value
    year, month, day = map(int, parts)
    return "%d%s %s %d" % (day, "er" if day == 1 else "", MONTHS[month - 1], year)


def put(folder, file, which, line):
    """Puts the line in the place of the so-manieth line of its name."""
    path = folder / (file + ".sceau")
    name = line.split(" : ")[0]
    lines = path.read_text().splitlines()
    at = [i for i, old in enumerate(lines) if old.split(":")[0].strip() == name and ":" in old]
    lines[at[which - 1]] = "" if line == "rang du jour : 0" else line
    path.write_text("\n".join(lines) + "\n")


def verdicts_of(folder, base):
    """{rule/requirement: its verdicts}, with the severity of its breaches."""
    found = {}
    for (rule, requirement), seen in conformity(folder, base).items():
        name = "/".join(part for part in (rule, requirement) if part)
        found.setdefault(name, set()).update(set(seen) - {"meconnue"})
    for _, record in findings(folder, base):
        if record.get("verdict") == "meconnue":
            name = "/".join(part for part in (record["code"], record.get("requirement")) if part)
            found.setdefault(name, set()).add(SEVERITIES[record["severity"]])
    return found


def problems_of(case):
    base, changes = SCENARIOS[case.scenario]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "acts"
        shutil.copytree(ACTS, folder)
        for file, which, line in changes:
            put(folder, file, which, line.format(*case.values))
        found = verdicts_of(folder, base)
    for name, verdict in case.expected.items():
        got = verdict_of(found.get(name) or found.get(name.split("/")[0]))
        if got != verdict:
            yield "%s: %s, and not %s" % (name, got, verdict)


def verdict_of(seen):
    """The gravest of the verdicts that one requirement has in the blocks of an act; a rule out of
    force has one verdict for all its requirements."""
    order = [*SEVERITIES.values(), "a_verifier", "respectee", "non_applicable"]
    return min(seen, key=order.index) if seen else "nothing"


def main():
    tap = Tap()
    done = subprocess.run([sys.executable, ORACLE], capture_output=True, text=True, check=True)
    tap.result("the table is what the other program gives",
               compare(RULES / "dates.txt", done.stdout))
    cases = [Case(line) for line in done.stdout.splitlines()]
    tap.result("each act has its lines", sorted({c.scenario for c in cases} ^ set(SCENARIOS)))
    found = in_parallel(lambda case: list(problems_of(case)), cases)
    for case, problems in zip(cases, found, strict=True):
        tap.result(case.name, problems)
    tap.end()


main()
