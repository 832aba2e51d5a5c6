"""What a kind of act may declare, as the library says it, and what a source writes of it."""

import re

from harness import ROOT


NEEDS_NO_PRINT = re.compile(r"\b(fait|interne)\b")


def categories(printed=True):
    """{category: [parent, fields, {element: category}]}, as the library declares them; only those
    that an act must print, unless `printed` is false."""
    found, name, part = {}, None, None
    for path in sorted((ROOT / "stdlib").glob("*/categories.sceau")):
        for line in path.read_text().splitlines():
            words = line.split()
            if line.startswith("catégorie "):
                name = words[1]
                found[name] = [None, [], {}]
            elif line.startswith("  dérive de"):
                found[name][0] = words[-1]
            elif line in ("  mentions", "  éléments", "  synonymes"):
                part = words[0]
            elif words[:1] == ["//"] or part == "synonymes":
                continue
            elif line.startswith("    ") and not (printed and NEEDS_NO_PRINT.search(line)):
                field, kind = (side.strip() for side in line.split(":", 1))
                if part == "mentions":
                    found[name][1].append(field)
                else:
                    found[name][2][field] = kind.split(",")[0].removeprefix("plusieurs ")
    return found


def inherited(known, name):
    """The fields and elements of a category, with those that it inherits."""
    fields, elements = [], {}
    while name:
        parent, own, held = known[name]
        fields, elements, name = fields + own, {**held, **elements}, parent
    return fields, elements


def filled(known, source):
    """[(category, {(category, field)})]: each act of a source, and what it and its blocks write."""
    acts, open_blocks = [], []
    for line in source.read_text().splitlines():
        words = line.split("//")[0].split()
        inside = open_blocks[-1] if open_blocks else None
        if not words or words[0] == "utilise":
            continue
        if inside == "texte" and words != ["fin", "texte"]:
            continue
        if words[0] == "fin":
            open_blocks.pop()
        elif words[0] == "|":
            columns = [cell.strip() for cell in line.strip(" |").split("|")]
            acts[-1][1].update((inside, column) for column in columns)
        elif words[:2] == ["tableau", "de"]:
            acts[-1][1].add((inside, words[2]))
            open_blocks.append(words[2])
        elif inside and (":" in words or words[0] == "texte"):
            field = " ".join(words[:words.index(":")]) if ":" in words else "texte"
            acts[-1][1].update({(inside, field), (inside, field.split()[0])})
            if words[-1] == "texte":
                open_blocks.append("texte")
        else:
            element = inherited(known, inside)[1].get(words[0]) if inside else None
            open_blocks.append(element or words[0])
            if not inside:
                acts.append((words[0], set()))
            else:
                acts[-1][1].add((inside, words[0]))
    return acts
