"""Runs the examples of the page with the program."""
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

import yaml

from page import fragments, plain

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "tests/spec/stdlib"
SEVERITIES = {"erreur": "error", "avertissement": "warning", "information": "information"}
INSIDE = {
    "acte": (
        "passage exemple « Convention de passage »\n"
        "  commune    : rive\n"
        "  passeur    : batelier\n"
        "  conclue le : 15 décembre 2017\n"
        "  période    : du 1er janvier 2018 au 31 décembre 2020\n",
        "fin passage\n",
    )
}
# What a page cannot show: a NUL byte, a byte that is no UTF-8, an invisible sign, a loose accent, a
# lone carriage return, the sign that stands for a lost one.
SIGNS = str.maketrans({
    "␀": "\0", "␛": "\udcff", "␣": "\u200b", "◌": "\u0301", "␍": "\r", "␚": "\ufffd",
})


def contains(whole, part, path=""):
    """What of `part` does not stand in `whole`; None when all does."""
    if isinstance(part, dict):
        for key, value in part.items():
            if not isinstance(whole, dict) or key not in whole:
                return f"{path}/{key} absent"
            problem = contains(whole[key], value, f"{path}/{key}")
            if problem:
                return problem
        return None
    if isinstance(part, list):
        for i, value in enumerate(part):
            if not any(contains(w, value) is None for w in whole):
                return f"{path}[{i}] absent de {whole}"
        return None
    return None if whole == part else f"{path} : {whole!r} et non {part!r}"


class Runner:
    def __init__(self, program, report):
        self.program = str(pathlib.Path(program).resolve())
        self.report = report
        self.files = {}
        self.chapter = None
        self.raised = set()
        self.expressions = []
        self.insertions = []
        self.subject = None  # the act on which expressions are evaluated
        self.before = None

    def sceau(self, folder, *arguments, check=False):
        done = subprocess.run(
            [self.program, *arguments], cwd=folder, capture_output=True, text=True, timeout=120
        )
        if done.returncode not in (0, 1, 2, 3):
            raise RuntimeError(f"status {done.returncode}: {done.stderr}")
        if check and done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done

    def lay_out(self, folder, files, real=False):
        """Writes the files in the folder; gives the options that name the library."""
        if real:
            library = str(ROOT / "stdlib")
        else:
            library = "stdlib"
            shutil.copytree(LIBRARY, pathlib.Path(folder) / library)
        for path, text in files.items():
            target = pathlib.Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
            target.write_bytes(raw)
        return ["--stdlib", library]

    # --- findings

    def findings(self, folder, options, path, command):
        """(code, severity) of what the program says."""
        if path.startswith("stdlib/"):
            done = self.sceau(folder, "library", *options)
            return self.printed(done.stderr)
        if command == "produire":
            done = self.sceau(folder, "build", "-o", "sortie", *options, path)
            return self.printed(done.stderr)
        done = self.sceau(folder, "check", "--format", "json", *options, path)
        said = json.loads(done.stdout)["diagnostics"]
        return [(d["code"], d["severity"]) for d in said]

    @staticmethod
    def printed(text):
        """The same, read from the messages, for commands that have no JSON."""
        found = []
        for record in text.split("\n\n"):
            codes = re.search(r"\[([^\[\]]+)\]\s*$", record)
            if not codes:
                continue
            word = record.split(maxsplit=1)[0]
            severity = SEVERITIES.get(word, "error")
            found += [(code, severity) for code in codes[1].split(", ")]
        return found

    @staticmethod
    def expected(block):
        wanted = []
        for word, severity in SEVERITIES.items():
            codes = block.attributes.get(word, "")
            wanted += [(code, severity) for code in codes.split(",") if code]
        return wanted

    def run_example(self, block):
        before, after = INSIDE.get(block.attributes.get("dans"), ("", ""))
        path = block.attributes.get("fichier", "exemple.sceau")
        files = dict(self.files)
        text = block.text.translate(SIGNS)
        files[path] = before + text + after
        if "codage" in block.attributes:
            files[path] = files[path].encode(block.attributes["codage"])
        with tempfile.TemporaryDirectory() as folder:
            real = block.attributes.get("bibliothèque") == "réelle"
            options = self.lay_out(folder, files, real)
            if "le" in block.attributes:
                options += ["--at", block.attributes["le"]]
            if "règle" in block.attributes:
                return self.verdicts(folder, options, path, block)
            command = block.attributes.get("commande")
            found = self.findings(folder, options, path, command)
            self.raised.update(code for code, _ in found)
            problem = self.compare(found, self.expected(block), block)
            return problem or self.outputs(folder, options, path, block)

    @staticmethod
    def compare(found, wanted, block):
        # What is for information alone is only compared when the example speaks of it.
        if "information" not in block.attributes:
            found = [f for f in found if f[1] != "information"]
        if sorted(set(found)) != sorted(set(wanted)):
            return f"attendu {sorted(set(wanted))}, trouvé {sorted(set(found))}"
        return None

    def outputs(self, folder, options, path, block):
        for follow in block.follows:
            form, suffix = {"texte": ("text", ".txt"), "yaml": ("yaml", ".yaml")}[follow.word]
            draft = ["--draft"] if "projet" in block.attributes else []
            arguments = ["build", "-o", "sortie", "--to", form, *draft, *options, path]
            self.sceau(folder, *arguments, check=True)
            written = pathlib.Path(folder, "sortie", path).with_suffix(suffix).read_text()
            if follow.word == "yaml":
                problem = contains(yaml.safe_load(written), yaml.safe_load(follow.text))
            else:
                problem = self.missing_lines(written, follow.text)
            if problem:
                return problem
        return None

    @staticmethod
    def missing_lines(written, wanted):
        whole = plain(written)
        for paragraph in wanted.split("\n\n"):
            if plain(paragraph) not in whole:
                return f"non imprimé : {plain(paragraph)}\n{written}"
        return None

    def verdicts(self, folder, options, path, block):
        arguments = ["build", "--draft", "--to", "yaml", "-o", "sortie", *options, path]
        done = self.sceau(folder, *arguments)
        written = pathlib.Path(folder, "sortie", path).with_suffix(".yaml")
        if not written.exists():
            return done.stderr
        found = {}
        for f in yaml.safe_load(written.read_text())["conformity"]:
            key = f["rule"] + ("/" + f["requirement"] if f.get("requirement") else "")
            found.setdefault(f["rule"], set()).add(f["verdict"])
            found.setdefault(key, set()).add(f["verdict"])
        for pair in block.attributes["règle"].split(","):
            rule, _, verdict = pair.rpartition(":")
            if verdict not in found.get(rule, ()):
                return f"{rule} : {verdict} attendu, trouvé {found.get(rule)}\n{done.stderr}"
        return None

    # --- the canonical form

    def run_format(self, before, after):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "exemple.sceau")
            path.write_text(before.text)
            self.sceau(folder, "fmt", path.name)
            written = path.read_text()
            if written != after.text:
                return f"forme canonique :\n{written}"
            again = self.sceau(folder, "fmt", "--check", path.name)
            return again.stderr if again.returncode else None

    def run_fragments(self, text):
        for number, fragment in enumerate(fragments(text), 1):
            with tempfile.TemporaryDirectory() as folder:
                pathlib.Path(folder, "fragment.sceau").write_text(fragment)
                done = self.sceau(folder, "fmt", "--check", "fragment.sceau")
            codes = {code for code, _ in self.printed(done.stderr)} - {"S0601"}
            self.report.result(f"le fragment {number} se lit", codes and f"{codes}\n{fragment}")

    # --- the command line

    def run_console(self, block):
        with tempfile.TemporaryDirectory() as folder:
            options = self.lay_out(folder, self.files)
            command, wanted, status = None, [], 0
            for line in block.text.splitlines():
                if line.startswith("$ sceau "):
                    command = line[len("$ sceau "):].split()
                elif re.fullmatch(r"\[\d\]", line):
                    status = int(line[1])
                else:
                    wanted.append(line)
            if command[0] not in ("fmt", "présenter") and not command[0].startswith("-"):
                command += options
            done = self.sceau(folder, *command)
            if done.returncode != status:
                return f"statut {done.returncode}\n{done.stdout}{done.stderr}"
            said = plain(done.stdout + done.stderr)
            missing = [w for w in wanted if plain(w) not in said]
            return f"absent : {missing}\n{done.stdout}{done.stderr}" if missing else None

    # --- expressions

    def add_expressions(self, block, to):
        for offset, line in enumerate(block.text.splitlines(), 1):
            if not line.strip():
                continue
            expression, _, value = line.rpartition("=>")
            where = f"{block.section}, ligne {block.line + offset}"
            to.append((where, expression.strip(), value.strip()))

    @staticmethod
    def rule(identifier, requires, finding):
        return (
            f"  règle {identifier}\n    porte sur : passage\n    exige     : {requires}\n"
            f"    constat   : texte\n      {finding}\n    fin texte\n  fin règle\n"
        )

    def run_expressions(self):
        wrong = [e for e in self.expressions if re.fullmatch(r"S\d{4}", e[2])]
        right = [e for e in self.expressions if e not in wrong]
        probes = ""
        for i, (_, expression, _) in enumerate(right):
            probes += self.rule(f"V-{i}", "non", f"{{({expression})}}")
            probes += self.rule(f"P-{i}", f"présent({expression})", "absente")
        for i, (_, insertion, _) in enumerate(self.insertions):
            probes += self.rule(f"I-{i}", "non", insertion)
        files = {
            "essai.sceau": self.subject.text,
            "stdlib/épreuves.sceau": f"règles_du_produit\n{probes}fin règles_du_produit\n",
        }
        with tempfile.TemporaryDirectory() as folder:
            options = self.lay_out(folder, files)
            done = self.sceau(folder, "check", "--format", "json", *options, "essai.sceau")
            said = json.loads(done.stdout)["diagnostics"]
        self.check_insertions({d["code"]: d for d in said})
        errors = [f"{d['code']} {d['file']}:{d['start']['line']} {d['message']}" for d in said
                  if d["severity"] == "error" and d["code"].startswith("S")]
        self.report.result("les expressions se lisent", errors)
        found = {d["code"]: d for d in said}
        for i, (where, expression, wanted) in enumerate(right):
            got = plain(found.get(f"V-{i}", {}).get("message", ""))
            presence = found.get(f"P-{i}", {}).get("verdict")
            if presence == "meconnue":
                got = "absent"
            elif presence == "a_verifier":
                got = "inconnu"
            problem = None if got == plain(wanted) else f"trouvé {got}"
            self.report.result(f"{where} : {expression} => {wanted}", problem)
        for where, expression, wanted in wrong:
            problem = self.refused(expression, wanted)
            self.report.result(f"{where} : {expression} => {wanted}", problem)

    def check_insertions(self, found):
        for i, (where, insertion, wanted) in enumerate(self.insertions):
            got = plain(found.get(f"I-{i}", {}).get("message", ""))
            problem = None if got == plain(wanted) else f"trouvé {got}"
            self.report.result(f"{where} : {insertion} => {wanted}", problem)

    def refused(self, expression, wanted):
        """Tries the expression as a condition, then as any value: the code is its only error."""
        for requires in (expression, f"présent({expression})"):
            rules = f"règles_du_produit\n{self.rule('V-0', requires, 'x')}fin règles_du_produit\n"
            with tempfile.TemporaryDirectory() as folder:
                options = self.lay_out(folder, {"stdlib/épreuves.sceau": rules})
                found = self.findings(folder, options, "stdlib/épreuves.sceau", None)
            codes = {code for code, _ in found}
            self.raised.update(codes)
            if codes == {wanted}:
                return None
        return f"trouvé {codes}"

    # --- all of them

    def run(self, block):
        if block.chapter != self.chapter:
            self.chapter = block.chapter
            self.files = {}
        if block.word == "expression":
            self.add_expressions(block, self.expressions)
        elif block.word == "insertion":
            self.add_expressions(block, self.insertions)
        elif block.word == "console":
            self.report.result(block.name(), self.run_console(block))
        elif block.word == "article":
            self.files[block.attributes["fichier"]] = block.text
        elif block.word == "sceau":
            self.run_source(block)

    def run_source(self, block):
        expects = {"valide", "règle", *SEVERITIES} & block.attributes.keys()
        if "expressions" in block.attributes:
            self.subject = block
        if "avant" in block.attributes:
            self.before = block
        elif "après" in block.attributes:
            self.report.result(block.name(), self.run_format(self.before, block))
        elif expects:
            self.report.result(block.name(), self.run_example(block))
        elif "fichier" in block.attributes:
            self.files[block.attributes["fichier"]] = block.text
        else:
            self.report.result(block.name(), "ce bloc ne dit pas ce qu'il attend")
