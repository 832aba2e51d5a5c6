"""The mutants of the library: each is the library with one word changed in what a rule says, in a
date of validity, or in a function that rules call. A mutant is named by the place of the change,
so that its name stays when the rest of the library changes:

    R160-26.III.c/conclusion exige 1 « ≤ » → « < »

is the first « ≤ » of the predicate. Only what stays well typed is worth changing: a name gives way
to another of the same sort (a value of its enumeration, a category of the same parent, a field of
the same type). Those that the program refuses all the same are no mutants.
"""

import re
from datetime import date, timedelta

FIELDS = ("condition", "exige", "pour chaque", "porte sur", "en vigueur", "si inconnu",
          "attesté par", "vaut")
BLOCKS = ("disposition", "version", "division", "règle", "exigence", "fonction")
REMOVED = ("condition", "si inconnu", "attesté par")  # whole lines
MONTHS = ("janvier février mars avril mai juin juillet août septembre octobre novembre "
          "décembre").split()
OPERATORS = {"≥": ">≤", "≤": "<≥", ">": "≥<", "<": "≤>", "=": "≠", "≠": "=", "+": "−", "−": "+",
             "×": "÷"}
WORDS = {"et": ["ou"], "ou": ["et"], "oui": ["non"], "inconnu": ["oui", "non"],
         "inclus dans": ["="], "aucun": ["il existe"], "il existe": ["aucun"],
         "présent": ["silencieux"], "silencieux": ["sans_objet"], "sans_objet": ["silencieux"],
         "début": ["fin"], "fin": ["début"]}
UNITS = {"ans": "mois", "an": "mois", "jour": "mois", "jours": "mois", "mois": "ans"}
CITATION = r"(?:décret n° [\w-]+ du \d+ \w+ \d+, )?(?:[LRD]\. \d[\d-]*|art\. \d+)(?:, \d+°)?"
TOKEN = re.compile(
    r"« [^»]* »"
    r"|(?P<date>\d{1,2}(?:er)? (?:%s) \d{4})"
    r"|(?P<citation>%s)"
    r"|(?P<number>\d{1,3}(?: \d{3})+|\d+)"
    r"|(?P<word>il existe|pour tout|tel que|inclus dans|[^\W\d_][\w]*)"
    r"|(?P<sign>[≥≤><=≠+−×÷.;():€-])" % ("|".join(MONTHS), CITATION))


class Place:
    """A line that can be changed: `start` is where its value begins. `function` names the function
    that it belongs to, or else `rules` the rules that it bears on."""

    def __init__(self, file, number, line, blocks):
        self.file, self.number, self.line = file, number, line
        inner, match = blocks[-1], field_of(line)
        self.field, self.start = match[1], match.end()
        self.function = inner.name if inner.kind == "fonction" else None
        whole = next((block for block in blocks if block.kind == "règle"), inner)
        self.rules = [block.name for block in whole.within("règle")]
        names = [b.name for b in blocks if b.kind in ("règle", "exigence")]
        outer = [b.name or b.kind for b in blocks if b.kind in BLOCKS[:3]]
        self.name = "/".join(names) or " ".join(outer) or "fonction " + inner.name


class Mutant:
    """One change of a place: its line becomes `text`, or goes when that is None."""

    def __init__(self, place, change, text):
        self.place, self.text = place, text
        self.name = "%s %s %s" % (place.name, place.field, change)


class Block:
    """A block of the library's sources."""

    def __init__(self, kind, name):
        self.kind, self.name = kind, name
        self.children = []

    def within(self, kind):
        """The blocks of this kind, itself or inside."""
        if self.kind == kind:
            return [self]
        return [found for child in self.children for found in child.within(kind)]


# --- the names that the library declares


class Names:
    """What a name can give way to."""

    def __init__(self, sources):
        self.others = {}  # name: those of its sort
        self.parents = {}  # category: its parent
        self.functions = {}  # name: its body
        self.fields = {}  # name: [names of the same type in a category]
        siblings, signatures, citations = {}, {}, set()
        for _, lines in sources:
            self.read(lines, siblings, signatures)
            citations.update(m["citation"] for line in lines if field_of(line)
                             for m in TOKEN.finditer(line) if m["citation"])
        for group in (*siblings.values(), *signatures.values()):
            self.ring(group)
        articles = sorted(c for c in citations if re.fullmatch(r"L\. [\d-]+", c))
        self.ring(articles)

    def ring(self, names):
        """Each name gives way to the next of its sort."""
        for name, following in zip(names, [*names[1:], names[0]] if names else [], strict=True):
            if following != name:
                self.others.setdefault(name, []).append(following)

    def read(self, lines, siblings, signatures):
        block, kind, types = None, None, {}
        for line in lines:
            words = line.split()
            if words[:1] == ["fin"] and words[1:2] == [kind]:
                if kind == "fonction":
                    signatures.setdefault(self.signature, []).append(block)
                for names in types.values():
                    self.fields_of(names)
                block, kind, types = None, None, {}
            elif words[:1] and words[0] in ("énumération", "catégorie", "fonction", "organisme"):
                if kind is None and len(words) > 1 and ":" not in words[:2]:
                    block, kind = words[1], words[0]
                    self.signature = ""
                    if kind == "organisme":
                        siblings.setdefault("organisme", []).append(block)
                    elif kind == "catégorie":
                        self.parents.setdefault(block, None)
            elif kind == "énumération" and words[:1] == ["valeur"]:
                siblings.setdefault(block, []).append(words[1])
            elif kind == "énumération" and words[:2] == ["valeurs", ":"]:
                siblings[block] = [v.strip() for v in line.split(":", 1)[1].split(";")]
            elif kind == "fonction" and words[:1] in (["paramètres"], ["rend"]):
                self.signature += re.sub(r"\w+ : (?=\w)", "", line.split(":", 1)[1])
            elif kind == "fonction" and words[:1] == ["vaut"]:
                self.functions[block] = line.split(":", 1)[1]
            elif kind == "catégorie" and words[:2] == ["dérive", "de"]:
                self.parents[block] = words[3]
                siblings.setdefault("de " + words[3], []).append(block)
            elif kind == "catégorie" and " : " in line and words[0] not in ("selon", "abstrait"):
                name, said = line.strip().split(" : ", 1)
                name = re.sub(r"[ ']", "_", name.strip())
                types.setdefault(said.split(",")[0].strip(), []).append(name)

    def fields_of(self, names):
        """The fields of one type in one category: each gives way to the next."""
        for name, following in zip(names, [*names[1:], names[0]], strict=True):
            if following != name and name not in self.fields:
                self.fields[name] = following

    def instead(self, name):
        """The names that can stand for this one."""
        found = list(self.others.get(name, []))
        if self.parents.get(name):
            found.append(self.parents[name])
        if not found and name in self.fields:
            found.append(self.fields[name])
        return found


# --- reading


def field_of(line):
    """What a line that can be changed begins with, or None."""
    match = re.match(r"\s*([^:«]*?)\s*: ", line)
    return match if match and match[1] in FIELDS else None


def opened(words):
    """The block that a line opens, or None."""
    if words and ":" not in words and words[0] in BLOCKS:
        return Block(words[0], words[1] if len(words) > 1 else "")
    return None


def read_places(sources):
    """Every line that can be changed, in the order of the library."""
    found = []
    for file, lines in sources:
        blocks = []
        for number, line in enumerate(lines):
            words = line.split("«")[0].split()
            if words[:1] == ["fin"] and blocks and words[1:] == [blocks[-1].kind]:
                blocks.pop()
            elif blocks and field_of(line):
                found.append((file, number, line, list(blocks)))
            elif opened(words):
                if blocks:
                    blocks[-1].children.append(opened(words))
                    blocks.append(blocks[-1].children[-1])
                else:
                    blocks.append(opened(words))
    return [Place(*of) for of in found]


# --- changing


def depth_end(text, start):
    """Where the group that stands at `start` ends: before what closes it, a « ; » or the end."""
    depth = 0
    for match in TOKEN.finditer(text, start):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        if depth < 0 or (match[0] == ";" and not depth):
            return match.start()
    return len(text)


def such_that(text, start):
    """The « tel que » of the quantifier that stands at `start`, or None."""
    depth = 0
    for match in TOKEN.finditer(text, start):
        depth += (match[0] == "(") - (match[0] == ")")
        if depth < 0:
            return None
        if match[0] == "tel que" and not depth:
            return match
    return None


def day_after(text, days):
    """A date of the sources, so many days later."""
    day, month, year = text.split()
    moved = date(int(year), MONTHS.index(month) + 1, int(day.removesuffix("er")))
    moved += timedelta(days)
    return "%d%s %s %d" % (moved.day, "er" if moved.day == 1 else "", MONTHS[moved.month - 1],
                           moved.year)


def spaced(number):
    return "{:,}".format(number).replace(",", " ")


def in_list(text, match):
    """The ends of the element and its « ; », when a token is one of those of a list that holds
    nothing but such tokens."""
    after = re.match(r" ; (?=\S)", text[match.end():])
    if after:
        return match.start(), match.end() + after.end()
    if text[: match.start()].endswith(" ; "):
        return match.start() - 3, match.end()
    return None


def membership(text, match):
    """The ends of « path parmi set », when a « parmi » is not that of a quantifier."""
    before = re.search(r"(?:%s|[^\W\d][\w.]*(?:\([^()]*\)[\w.]*)?) $" % CITATION,
                       text[: match.start()])
    bound = re.search(r"(?:il existe|pour tout|aucun|pour| ;|^) ?\w+ $", text[: match.start()])
    after = re.match(r" (?:[^\W\d][\w.]*(?:\([^()]*\))?[\w.]*|\([^()]*\))", text[match.end():])
    if before and after and not bound:
        return before.start(), match.end() + after.end()
    return None


def shape_changes(text, match, field):
    """[(start, end, new text, its label)] of a word that shapes the value: a quantifier, a
    negation, a membership, the filter of a « pour chaque »."""
    word, start, end = match[0], match.start(), match.end()
    literal = text[:start].endswith(("alors ", "sinon ")) or not re.match(r" [\w(]", text[end:])
    if word == "non":
        yield (start, end, "oui", "oui") if literal else (start, end + 1, "", "")
    elif word in ("parmi", "dans"):
        ends = membership(text, match)
        if ends:
            yield *ends, "non (%s)" % text[slice(*ends)], "non (…)"
    elif word == "tel que" and field == "pour chaque":
        yield start - 1, depth_end(text, end), "", ""
    elif word == "il existe" and such_that(text, end):
        inner = such_that(text, end)
        yield start, inner.end(), "pour tout" + text[end : inner.start() - 1] + " :", "pour tout"
    elif word == "pour tout":
        colon = text.index(" : ", end)
        yield start, colon + 3, "il existe" + text[end:colon] + " tel que ", "il existe"


def name_changes(text, match, names):
    """The same of a word that names something, or joins two."""
    word, start, end = match[0], match.start(), match.end()
    if word in UNITS and re.search(r"\d $", text[:start]):
        instead = [UNITS[word]]
    elif word in WORDS and not (word == "fin" and text[end:].startswith(" ")):
        instead = WORDS[word]
    else:
        instead = [] if text[end:].startswith(" :") else names.instead(word)
    for new in instead:
        yield start, end, new, new


class Words:
    """The tokens of a place, and the changes of each."""

    def __init__(self, place, names):
        self.place, self.names = place, names
        self.text = place.line[place.start:]

    def changes(self):
        seen = {}
        for match in TOKEN.finditer(self.text):
            token = match[0]
            seen[token] = seen.get(token, 0) + 1
            if token.startswith("«"):
                continue
            for start, end, new, label in self.changes_of(match):
                mark = "%d « %s » → « %s »" % (seen[token], token, label or "rien")
                yield mark, self.text[:start] + new + self.text[end:]

    def changes_of(self, match):
        token, start, end = match[0], match.start(), match.end()
        if match["date"]:
            for days in (-1, 1):
                yield start, end, day_after(token, days), day_after(token, days)
        elif match["number"]:
            number = int(token.replace(" ", ""))
            for new in (number - 1, number + 1):
                if new >= 0 and self.place.field != "porte sur":
                    yield start, end, spaced(new), spaced(new)
        elif match["citation"]:
            for new in self.names.instead(token):
                yield start, end, new, new
        elif match["word"]:
            yield from shape_changes(self.text, match, self.place.field)
            yield from name_changes(self.text, match, self.names)
        elif token in OPERATORS:
            for new in OPERATORS[token]:
                yield start, end, new, new
        if match["citation"] or (match["word"] and self.text[end:end + 1] not in (".", "(")):
            ends = in_list(self.text, match)
            if ends and self.alone(match):
                yield *ends, "", "(retiré)"

    def alone(self, match):
        """Whether the token is one of a list of plain ones: not a parameter of a call."""
        if self.place.field in ("porte sur", "attesté par"):
            return True
        opening = self.text.rfind("(", 0, match.start())
        return (opening > 0 and self.text[opening - 1] == " "
                and not re.search(r"\b(?:parmi|pour|si) ", self.text[opening:match.start()]))


def mutants(sources):
    """Every mutant of the library [(file, lines)], in its order."""
    names = Names(sources)
    places = read_places(sources)
    called = reached(names.functions, [place.line for place in places if not place.function])
    for place in places:
        if place.function and place.function not in called:
            continue
        prefix = place.line[: place.start]
        if place.field in REMOVED:
            yield Mutant(place, "retiré", None)
        if place.field == "si inconnu":
            continue
        for change, text in Words(place, names).changes():
            yield Mutant(place, change, prefix + text)


def reached(functions, texts):
    """The functions {name: body} that the texts call, themselves or through others."""
    found, todo = set(), list(texts)
    while todo:
        text = todo.pop()
        for name in set(re.findall(r"(\w+)\(", text)) & set(functions) - found:
            found.add(name)
            todo.append(functions[name])
    return found
