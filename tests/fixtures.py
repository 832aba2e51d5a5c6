"""The fixtures of the rules: how their files are read, laid in a folder and judged. The script
rules.t runs them all; mutation.t runs them against libraries that it has changed. What a fixture
is stands in rules.t.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from harness import ROOT, STDLIB, check, run

RULES = ROOT / "tests" / "rules"
EXAMPLES = STDLIB / "exemples"  # the fixtures that the library holds, for `explain`
ACTS = EXAMPLES / "actes"
KINDS = {kind: kind for kind in ("breaks", "keeps", "spares", "unknown", "question", "silent")}
KINDS |= {"méconnaît": "breaks", "respecte": "keeps"}
SEVERITIES = {"error": "erreur", "warning": "avertissement", "information": "information"}
DOUBTS = {"a_verifier": " à vérifier", "a_apprecier": " à apprécier"}


class Fixture:
    """One fixture, as its file writes it; `place` is its file and line."""

    def __init__(self, rule, kind, requirement, title, place):
        self.rule, self.kind, self.requirement, self.title = rule, kind, requirement, title
        self.place = place
        self.base = ""
        self.options = []  # of the program
        self.excused = {}
        self.says = []
        self.hunks = []  # (file, lines to find, lines to write)
        self.expected = []
        self.problems = []

    @property
    def changes_library(self):
        return any(file.startswith("stdlib/") for file, _, _ in self.hunks)

    @property
    def name(self):
        target = self.rule + ("/" + self.requirement if self.requirement else "")
        return "%s %s: %s" % (self.kind, target, self.title)


# --- reading


def fixture_files():
    """Those of the library, then those of the tests."""
    return sorted(EXAMPLES.glob("*.exemples")) + sorted(RULES.glob("*.fixtures"))


def read_fixtures(path):
    """The fixtures of a file. A line that says nothing known is an error of the file."""
    rule = path.name.removesuffix(path.suffix)
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
        head = re.match(r"@ (\w+)(?: ([^:]*\S))? : (.+)", line)
        if head and head[1] in KINDS:
            place = "%s:%d" % (path.relative_to(ROOT), number)
            fixtures.append(Fixture(rule, KINDS[head[1]], head[2] or "", head[3], place))
            target = None
        elif line.startswith(("base ", "acte ")):
            fixtures[-1].base = line[5:].strip()
            target = fixtures[-1].base + ".sceau"
        elif line.startswith("at "):
            fixtures[-1].options = ["--at", line[3:].strip()]
        elif line.startswith("~ "):
            target = line[2:].strip()
        elif line.startswith(("with ", "avec ")):
            code, why = line[5:].split(" : ", 1)
            fixtures[-1].excused[code] = why
        elif line.startswith("says "):
            fixtures[-1].says.append(line[5:].strip())
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


def lay(fixture, folder, stdlib=STDLIB):
    """Lays the acts, changed as the fixture says, in an empty folder, with a copy of the library
    when it changes that too; gives what is wrong with its changes."""
    shutil.copytree(ACTS, folder, dirs_exist_ok=True)
    if fixture.changes_library:
        shutil.copytree(stdlib, folder / "stdlib")
    return [problem for hunk in fixture.hunks for problem in apply_hunk(folder, hunk)]


def library_of(folder, stdlib):
    """The library of a fixture: its own when it changes it."""
    own = folder / "stdlib"
    return own if own.exists() else stdlib


def findings(folder, base, stdlib=STDLIB, options=()):
    """[(text, record)] of the checked act."""
    root = base + ".sceau"
    where = {"cwd": folder, "stdlib": library_of(folder, stdlib)}
    records = check(root, *options, **where)["diagnostics"]
    return [(finding_text(folder, root, r), r) for r in records]


def conformity(folder, base, stdlib=STDLIB):
    """{(rule, requirement): verdicts} of the act's YAML."""
    with tempfile.TemporaryDirectory() as out:
        run("build", "--draft", "--to", "yaml", "-o", out, base + ".sceau", cwd=folder,
            stdlib=library_of(folder, stdlib))
        written = [path.read_text() for path in Path(out).rglob(base + ".yaml")]
    verdicts, rule, requirement, inside = {}, "", "", False
    for line in "".join(written).splitlines():
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


def unsaid(fixture, records):
    """The words that no finding of the fixture's requirement says."""
    about = (fixture.rule, fixture.requirement)
    messages = [record["message"] for _, record in records
                if (record["code"], record.get("requirement") or "") == about]
    return [words for words in fixture.says if not any(words in text for text in messages)]


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


def has_verdicts(fixture):
    """Whether the fixture says which verdicts its requirement has, beyond the findings."""
    return fixture.kind == "spares" or (fixture.kind == "keeps" and fixture.base != "dossier")


def wrong_verdicts(fixture, verdicts):
    """What is wrong with the verdicts of a requirement that a fixture keeps, and which is then
    respected everywhere that it applies, or spares, and which then applies nowhere."""
    seen = verdicts.get((fixture.rule, fixture.requirement), [])
    if "respectee" not in seen if fixture.kind == "keeps" else "respectee" in seen:
        yield "verdicts: " + (", ".join(seen) or "none")
    elif set(seen) - {"respectee", "non_applicable"}:
        yield "verdicts: " + ", ".join(seen)
