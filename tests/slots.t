#!/usr/bin/env python3
"""The examples use what the library offers. The slots of a kind, and of every block that an act of
the kind may hold, are those of its schema; those used are the ones that the sources of examples/
write. The kinds of COMPLETE leave none out but those of NEVER; of the others, the count is shown.
"""

import itertools
import json
import sys
import unicodedata
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import ROOT, Tap, sources  # noqa: E402
from slots import categories, filled, inherited  # noqa: E402

SCHEMAS = ROOT / "schemas"
COMPLETE = ("convention_gestion_etudiants", "convention_gestion_fonctionnaires")
HEADER = {"kind", "name", "title", "like"}

# Slots of blocks that several kinds share, without sense in an act of the kinds of COMPLETE.
NEVER = {
    "signataire.portefeuilles": "no minister signs it",
    "signataire.attributions": "no minister signs it",
    "attribution.portefeuille": "no minister signs it",
    "attribution.periode": "no minister signs it",
    "attribution.decret": "no minister signs it",
    "objectif.branches": "the branches are those of a COG",
    "objectif.impots_affectes": "a COG alone bears on earmarked taxes",
    "fiche.branches": "the branches are those of a COG",
    "bareme.valeur": "the value of a scale is that of a step",
    "bareme.valeurs": "the value of a scale is that of a step",
    "bareme.unite": "what a scale gives is a coefficient",
}


def key(name):
    """The key of a name in a schema and in YAML: no accents, blanks and apostrophes underscored."""
    bare = unicodedata.normalize("NFD", name.lower().replace("œ", "oe"))
    letters = (c for c in bare if not unicodedata.combining(c))
    return "".join("_" if c in " '’-" else c for c in letters)


def offered(kind):
    """{category: its slots}: the kind's own, and those of the blocks that its acts may hold."""
    schema = json.loads((SCHEMAS / (kind + ".schema.json")).read_text())
    found = {kind: set(schema["properties"]["data"]["properties"])}
    for name, block in schema["$defs"].items():
        properties = block.get("properties", {})
        if "kind" in properties:
            found[name] = set(properties) - HEADER
    return found


def element_key(known, category, word):
    """The slot of a category that holds blocks of the category named by a header."""
    for slot, held in inherited(known, category)[1].items():
        ancestor = word
        while ancestor and ancestor != held:
            ancestor = known[ancestor][0]
        if ancestor:
            return key(slot)
    return None


def used(known, kind):
    """{category.slot} that the examples of a kind write."""
    found = set()
    for source in sources(ROOT / "examples"):
        for category, written in filled(known, source):
            if key(category) != kind:
                continue
            for holder, field in written:
                slot = element_key(known, holder, field) if field in known else None
                found.update({key(holder) + "." + key(field), "%s.%s" % (key(holder), slot)})
    return found


def main():
    tap = Tap()
    known = categories(printed=False)
    every = set()
    for schema in sorted(SCHEMAS.glob("*.schema.json")):
        kind = schema.name.removesuffix(".schema.json")
        if kind == "sceau-1":
            continue
        slots = {name + "." + slot for name, held in offered(kind).items() for slot in held}
        written = used(known, kind)
        unused = sorted(slots - written)
        tap.note("%s: %d slots of %d" % (kind, len(slots) - len(unused), len(slots)))
        if kind in COMPLETE:
            every |= slots
            missing = [slot for slot in unused if slot not in NEVER]
            tap.result("the examples of " + kind + " use every slot", missing)
            stale = [slot for slot in NEVER if slot in written]
            tap.result("what " + kind + " never uses is not used", stale)
        elif written:
            for name, held in itertools.groupby(unused, lambda slot: slot.split(".")[0]):
                tap.note("  without %s: %s" % (name, " ".join(x.split(".")[1] for x in held)))
    tap.result("what is never used exists", sorted(set(NEVER) - every))
    tap.end()


main()
