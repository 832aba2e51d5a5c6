#!/usr/bin/env python3
"""The report in its three forms: the page is well formed (xmllint, tidy), accessible and true to
the YAML; hostile words stay words; the text holds every section."""

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import yaml

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import ROOT, Tap, run  # noqa: E402

ACT = ROOT / "examples" / "premiers-pas"
FAULTY = ROOT / "tests" / "faulty" / "convention-etudiants.sceau"
SECTIONS = [
    "Identification",
    "Textes appliqués",
    "Synthèse",
    "Exigences, dans l’ordre des textes",
    "Manquements et observations",
    "À vérifier (un fait manque)",
    "À apprécier par le signataire",
    "Réserves",
    "Table inverse : de l’acte vers les textes",
    "Contrôles propres à l’outil (hors droit)",
]
VERDICTS = {
    "non_applicable": "non applicable", "sans_controle": "sans contrôle",
    "respectee": "respectée", "sans_objet": "sans objet", "a_apprecier": "à apprécier",
    "a_verifier": "à vérifier", "information": "information", "reservee": "réserve",
    "avertissement": "avertissement", "meconnue": "méconnue",
}
HOSTILE = "</title><script>alert('x')</script> & \"q\" &lt <!-- ]]> <img src=x onerror=y>"


def plain(text):
    """Words as a reader compares them: typography's blanks and apostrophes undone."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").split())


def report(form, path, **where):
    return run("report", "--format", form, path, **where).stdout


def words(element):
    return " ".join("".join(element.itertext()).split())


def page(html):
    """The page's elements, without their namespace."""
    root = ET.fromstring(html)
    for element in root.iter():
        element.tag = element.tag.split("}")[-1]
    return root


# --- the page alone


def well_formed(html):
    """What the two oracles say against the page; libxml2's HTML reader knows HTML 4 alone."""
    known = re.compile(r"Tag (article|header|main|nav|section) invalid")
    with tempfile.NamedTemporaryFile("w", suffix=".html") as file:
        file.write(html)
        file.flush()
        for command in (["xmllint", "--noout"], ["xmllint", "--html", "--noout"],
                        ["tidy", "-quiet", "-errors", "--show-info", "no"]):
            done = subprocess.run([*command, file.name], capture_output=True, text=True)
            said = (done.stdout + done.stderr).splitlines()
            yield from [line for line in said if re.search(r"error|Warning|Error", line)
                        and not known.search(line)]


def headings(root):
    """Levels follow each other, from one first title."""
    levels = [int(e.tag[1]) for e in root.iter() if re.fullmatch(r"h[1-6]", e.tag)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "levels: %s" % levels
    yield from ["h%d after h%d" % (b, a) for a, b in zip(levels, levels[1:]) if b > a + 1]


def tables(root):
    for table in root.iter("table"):
        caption = table.find("caption")
        if caption is None or not words(caption):
            yield "a table without caption"
        yield from ["a head cell without scope" for th in table.iter("th") if not th.get("scope")]
        yield from ["a row without head" for tr in table.iter("tr") if tr.find("th") is None]


def links(root):
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id is there twice"
    for element in root.iter():
        if element.tag in ("script", "img", "link", "iframe", "object"):
            yield "a %s" % element.tag
        yield from [name for name in element.attrib if name.startswith("on") or name == "src"]
        href = element.get("href")
        if href is not None and (href[:1] != "#" or href[1:] not in ids):
            yield "leads nowhere: " + href
        label = element.get("aria-labelledby")
        if label and label not in ids:
            yield "labelled by nothing: " + label


def luminance(colour):
    parts = [int(colour[i:i + 2], 16) for i in (1, 3, 5)]
    light = [p / 3294.6 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrasts(root):
    """WCAG 2.1, AAA: 7 for words, on the page's paper and on the shade of heads; 3 for lines."""
    style = root.find(".//style").text
    palettes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
                for block in re.findall(r":root \{([^}]*)\}", style)]
    if len(palettes) != 3 or "@media print" not in style or "prefers-color-scheme" not in style:
        yield "light, dark and print: %d palettes" % len(palettes)
    for palette in palettes:
        for ink in ("ink", "link", "good", "bad", "doubt", "line"):
            for paper in ("paper", "shade"):
                pair = sorted([luminance(palette[ink]), luminance(palette[paper])])
                ratio = (pair[1] + 0.05) / (pair[0] + 0.05)
                if ratio < (3 if ink == "line" else 7):
                    yield "%s on %s: %.1f" % (palette[ink], palette[paper], ratio)


# --- the page against the YAML


def statements(root, data):
    """Each statement of the YAML is a row, in order, with its words; the reverse table is there."""
    rows = [tr for tr in root.iter("tr") if tr.get("id")]
    known = data["statements"] + data["product"]
    if [tr.get("id") for tr in rows] != ["acte1-" + s["rule"] for s in known]:
        yield "other rows, or in another order"
    for tr, statement in zip(rows, known):
        cells = [plain(words(cell)) for cell in tr]
        wanted = [statement["rule"], VERDICTS[statement["verdict"]]]
        wanted += [statement.get("observed", "")]
        if "citation" in statement:
            wanted += [statement["support"]] if "support" in statement else []
            wanted += ["« %s »" % statement["quote"]] if "quote" in statement else []
            wanted += ["%s (%s)" % (statement["title"], statement["citation"])]
        for text in wanted:
            if plain(text) not in cells:
                yield "%s: no « %s » in %s" % (statement["rule"], text, cells)
        place = plain(statement.get("place", ""))
        line = "ligne %d" % statement["line"] if "line" in statement else ""
        if not any(c.startswith(place) and line in c for c in cells[1:]):
            yield "%s: no place" % statement["rule"]


def reverse(root, data):
    section = root.find(".//section[@aria-labelledby='acte1-table-inverse']")
    found = {plain(words(tr.find("th"))): [words(a) for a in tr.iter("a")] for tr in section.iter("tr")
             if tr.find("td") is not None}
    wanted = {plain(d["division"]): d["rules"] for d in data["divisions"]}
    if found != wanted:
        yield "%s\n%s" % (found, wanted)


def compiled(data, path):
    """The digests are those of the contract."""
    with tempfile.TemporaryDirectory() as folder:
        run("build", "--draft", "--to", "yaml", "-o", folder, path)
        contract = yaml.safe_load(next(Path(folder).rglob("*.yaml")).read_text())
    if (data["source"], data["library"]) != (contract["source"], contract["law"]["library"]):
        yield "other digests than the contract's"


# --- the whole


def hostile_act(folder):
    """premiers-pas with hostile names and prose, faulty, reserved, and with a strange file name."""
    shutil.copytree(ACT, folder, dirs_exist_ok=True)
    source = (folder / "convention.sceau").read_text()
    source = source.replace("Mutuelle des campus, 2018-2022", HOSTILE)
    source = source.replace("« la Mutuelle »", "« la <b>Mutuelle</b> & \"fils\" »")
    source = source.replace("2018 au 31 décembre 2022", "2018 au 30 décembre 2022\n"
                            "  réserve : R160-26.III.a « <i onclick=\"z\">accord</i> & 'autre' »", 1)
    path = folder / "a&b<c>'d.sceau"
    path.write_text(source)
    (folder / "convention.sceau").unlink()
    (folder / "dossier.sceau").unlink()
    return path.name


def test_page(tap, name, html):
    root = page(html)
    tap.result(name + ": language and title", [] if root.get("lang") == "fr" and
               words(root.find(".//title")).startswith("Rapport de conformité") else ["missing"])
    tap.result(name + ": well formed", list(well_formed(html)))
    tap.result(name + ": headings in order", list(headings(root)))
    tap.result(name + ": tables with captions and scopes", list(tables(root)))
    tap.result(name + ": no script, nothing to fetch, links that lead", list(links(root)))
    return root


def test_act(tap, name, path, cwd=ROOT):
    html = report("html", path, cwd=cwd)
    data = yaml.safe_load(report("yaml", path, cwd=cwd))
    root = test_page(tap, name, html)
    titles = [words(h) for h in root.iter("h3")]
    tap.result(name + ": sections", [] if [plain(t) for t in titles] ==
               [plain(t) for t in SECTIONS] else titles)
    tap.result(name + ": the statements of the YAML", list(statements(root, data)))
    tap.result(name + ": the reverse table", list(reverse(root, data)))
    text = report("text", path, cwd=cwd)
    found = re.findall(r"(?m)^([IVX]+)\. – (.*)$", text)
    tap.result(name + ": the sections of the text",
               [] if [plain(t) for _, t in found] == [plain(t) for t in SECTIONS] else found)
    tap.result(name + ": quotations in the text", [
        s["rule"] for s in data["statements"] if "place" in s and "quote" in s
        and plain(s["quote"])[:30] not in plain(text.replace("│", " "))])
    return root, data, text


def main():
    tap = Tap()
    root, data, _ = test_act(tap, "faulty", FAULTY)
    tap.result("contrasts", list(contrasts(root)))
    tap.result("digests", list(compiled(data, FAULTY)))
    tap.result("dates to confirm are explained", [] if any(
        words(p).startswith("« À confirmer »") for p in root.iter("p")) else ["nowhere"])
    lawful = test_act(tap, "lawful", ROOT / "examples/convention-etudiants/convention.sceau")
    tap.result("nothing to correct", [] if "À corriger" not in words(lawful[0]) else ["something"])
    with tempfile.TemporaryDirectory() as folder:
        path = hostile_act(Path(folder))
        root, data, text = test_act(tap, "hostile", path, cwd=folder)
        title = "Convention de gestion CNAMTS – " + HOSTILE
        tap.result("a hostile title is words", [] if plain(title) == plain(words(root.find(".//h2")))
                   else [words(root.find(".//h2"))])
        reserved = [x for x in data["reservations"] if x["used"]]
        tap.result("the reservation is listed", [] if [x["rule"] for x in reserved] ==
                   ["R160-26.III.a"] and "<i onclick=\"z\">" in plain(words(root)) else reserved)
        tap.result("and in the text", [] if "VIII. – Réserves\n  – R160-26.III.a, ligne" in
                   plain(text).replace("VIII. – Réserves – ", "VIII. – Réserves\n  – ") else [text])
    root = test_page(tap, "several acts", report("html", ROOT / "examples"))
    tap.result("an article for each", [] if len(list(root.iter("article"))) ==
               len(yaml_documents()) > 5 else ["%d" % len(list(root.iter("article")))])
    tap.end()


def yaml_documents():
    return list(yaml.safe_load_all(report("yaml", ROOT / "examples")))


main()
