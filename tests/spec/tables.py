"""Compares the tables of the page with the program's own."""
import json
import pathlib
import re

from page import chapter, folded, quoted

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEVERITIES = {"erreur": "error", "avertissement": "warning", "information": "information"}


def entries(path, macro):
    """The strings of the first French argument of each MACRO(…) of a table."""
    text = (ROOT / path).read_text()
    return re.findall(rf'^{macro}\((?:[A-Z_0-9]+, )?"((?:[^"\\]|\\.)*)"', text, re.M)


def catalogue():
    text = (ROOT / "runtime/diag.def").read_text()
    return set(re.findall(r'^DIAG\([A-Z_0-9]+, "(S\d{4})"', text, re.M))


def symbols(text, own):
    """What the right side of a rule mentions, itself apart."""
    return set(re.findall(r"[A-Za-z_]{2,}", text)) - {own, "error", "prec", "empty"}


def grammar_rules():
    """Each nonterminal of the grammar with the symbols of its right side."""
    body = (ROOT / "lang/grammar.y").read_text().split("%%")[1]
    body = re.sub(r"%prec [A-Z]+", "", body)
    while re.search(r"\{[^{}]*\}", body):
        body = re.sub(r"\{[^{}]*\}", "", body)
    body = re.sub(r"\[\w+\]", "", body)
    rules = re.findall(r"^([a-z_]+):(.*?)^  ;", body, re.M | re.S)
    return {name: symbols(right, name) for name, right in rules}


def written_rules(text):
    """The same, as the page writes them."""
    body = "\n".join(re.findall(r"^```ebnf\n(.*?)^```", text, re.M | re.S))
    body = re.sub(r"\(\*.*?\*\)", "", body)
    rules = re.findall(r"^([a-z_]+) +=(.*?);", body, re.M | re.S)
    return {name: symbols(right, name) for name, right in rules}


def tokens():
    grammar = (ROOT / "lang/grammar.y").read_text()
    named = re.findall(r"^%token (.*)$", grammar, re.M)
    words = re.findall(r"\b([A-Z][A-Z_]+)\b", re.sub(r'"[^"]*"|<[^>]*>', "", "\n".join(named)))
    return [w for w in words if w not in ("END",)]


WORDS = [
    ("lang/keyword.def", "KEYWORD"), ("lang/unit.def", "UNIT"), ("lang/article.def", "ARTICLE"),
    ("compiler/model/words.def", "WORD"), ("compiler/wording/format.def", "FORMAT"),
    ("compiler/document/numbering.def", "NUMBERING"), ("compiler/document/outline.def", "PART"),
    ("compiler/document/outline_field.def", "WORDING"), ("runtime/value/function.def", "FUNCTION"),
    ("runtime/value/type.def", "TYPE"), ("runtime/value/value.def", "VALUE"),
]


def commands_said(cell, every):
    """The commands that a cell of the table of options names: some, all, or all but some."""
    named = set(re.findall(r"`(\w+)`", cell))
    return every - named if "toutes" in cell else named


def option_problems(text):
    """The options whose commands the page does not name as the program's table does."""
    table = (ROOT / "compiler/options.def").read_text()
    names = dict(re.findall(r'^COMMAND\(([A-Z]+), "([^"]+)"', table, re.M))
    every = set(names.values())
    options = re.findall(
        r'^OPTION\([A-Z_]+, "([^"]+)", [^,]+, (?:NULL|"[^"]*"),\s*([^"]*?),\s*"', table, re.M)
    problems = []
    for name, commands in options:
        real = {names[c] for c in re.findall(r"ON\((\w+)\)", commands)} or every
        cells = re.findall(rf"^\| `--{name}\b.*? \| (.*?) \|", text, re.M)
        if real not in [commands_said(cell, every) for cell in cells]:
            problems.append(f"--{name} : {sorted(real)}")
    return problems


def run_tables(text, report):
    said = set(re.findall(r"^\*\*(S\d{4})\*\*", chapter(text, "11"), re.M))
    known = catalogue()
    report.result("chaque code du catalogue a son article, et nul autre",
                  sorted(known ^ said))
    marked = {code: SEVERITIES.get(word, "error") for code, word in re.findall(
        r"^\*\*(S\d{4})\*\*(?: \((\w+)\))?", chapter(text, "11"), re.M)}
    table = (ROOT / "runtime/diag.def").read_text()
    severities = {code: word.lower() for code, word in re.findall(
        r'^DIAG\([A-Z_0-9]+, "(S\d{4})", ([A-Z]+)', table, re.M)}
    report.result("la gravité de chaque code est la sienne",
                  sorted(c for c in known & said if severities[c] != marked[c]))
    elsewhere = set(re.findall(r"\bS\d{4}\b", text)) - known
    report.result("nul code inconnu n'est cité", sorted(elsewhere))
    grammar = chapter(text, "3")
    real, written = grammar_rules(), written_rules(grammar)
    report.result("la grammaire a les non-terminaux de l'analyseur",
                  sorted(real.keys() ^ written.keys()))
    for name in sorted(real.keys() & written.keys()):
        report.result(f"la règle « {name} » est celle de l'analyseur",
                      sorted(real[name] ^ written[name]))
    missing = [t for t in tokens() if not re.search(rf"\b{t}\b", grammar)]
    report.result("chaque symbole du lecteur est décrit", missing)
    glossary = {folded(w.strip()) for w in quoted(chapter(text, "12"))}
    known_words = set()
    for path, macro in WORDS:
        words = {w.strip() for w in entries(path, macro) if w.strip()}
        known_words |= {folded(w) for w in words}
        report.result(f"chaque mot de {path} est au glossaire",
                      sorted(w for w in words if folded(w) not in glossary))
    rows = "".join(re.findall(r"^\| (`.*?) \|", chapter(text, "12"), re.M))
    explained = {folded(w.strip()) for w in re.findall(r"`([^`]+)`", rows)}
    report.result("le glossaire n'explique que des mots du langage",
                  sorted(explained - known_words))
    report.result("chaque option est dite des commandes qui l'ont", option_problems(text))
    commands = quoted(chapter(text, "10"))
    names = re.findall(r'^COMMAND\([A-Z]+, "([^"]+)", "([^"]+)"',
                       (ROOT / "compiler/options.def").read_text(), re.M)
    missing = [n for pair in names for n in pair if n not in commands]
    options = re.findall(r'^OPTION\([A-Z_]+, "([^"]+)"',
                         (ROOT / "compiler/options.def").read_text(), re.M)
    missing += [o for o in options if not any(c.startswith("--" + o) for c in commands)]
    report.result("chaque commande et chaque option est décrite", missing)
    contract = re.search(r"dans cet ordre :\n\n(.*?)\n\n", chapter(text, "9"), re.S)
    keys = [k for row in contract[1].splitlines()[2:]
            for k in re.findall(r"`(\w+)`", row.split("|")[1])]
    schema = json.loads((ROOT / "schemas/sceau-1.schema.json").read_text())
    report.result("les clés du YAML sont celles du schéma, dans leur ordre",
                  keys != list(schema["properties"]) and f"{keys}\n{list(schema['properties'])}")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    long = [line for line in prose.splitlines()
            if len(line) > 120 and line[0] != "|" and not line.startswith("    ")]
    report.result("nulle ligne de prose ne dépasse 120 signes", long)
