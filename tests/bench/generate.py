"""Writes the corpus of the bench: the same content as a Sceau source and as YAML.

Usage: generate.py FOLDER. Text-heavy sources are prose for some nine tenths; data-heavy ones are
objectives with indicators and yearly targets. Sizes from 64 KiB to 8 MiB. Deterministic."""

import json
import pathlib
import sys

SIZES = {"64k": 64 << 10, "640k": 640 << 10, "800k": 800 << 10, "6400k": 6400 << 10, "8m": 8 << 20}

HEAD = """convention_gestion_étudiants banc « Convention du banc de mesure »
  référence    : « BANC-1 »
  conclue le   : 20 décembre 2017
  période      : du 1er janvier 2018 au 31 décembre 2022
  délégant     : cnamts
  délégataires : men
  assurés      : L. 381-4
  organisme men « Mutuelle du banc »
    désignation : « la Mutuelle »
    genre       : féminin
    forme       : mutuelle
    régi par    : code_de_la_mutualité
    public      : étudiants
  fin organisme
"""
TAIL = "fin convention_gestion_étudiants\n"

SENTENCES = [
    "La Mutuelle transmet chaque mois à la Caisse nationale l'état des prestations servies,",
    "dans les conditions que fixe l'annexe 1 et sous réserve des dispositions de l'article 12.",
    "Toute difficulté d'application est portée sans délai à la connaissance du comité de suivi,",
    "qui se prononce dans un délai d'un mois à compter de sa saisine par la partie diligente.",
]


def article(n):
    lines = [f"    La stipulation n° {n} précise ce qui suit, alinéa {k}." + " " + SENTENCES[k % 4]
             for k in range(12)]
    source = f"  article clause_{n} « Clause n° {n} »\n    texte\n"
    source += "".join(f"  {line}\n" for line in lines) + "    fin texte\n  fin article\n"
    text = "\n".join(line.strip() for line in lines)
    return source, f"  - nom: clause_{n}\n    titre: {json.dumps(f'Clause n° {n}', ensure_ascii=False)}\n    texte: |\n" + \
        "".join(f"      {line}\n" for line in text.split("\n"))


def objective(n):
    years = range(2018, 2023)
    series = " ; ".join(f"{y} : {n % 90 + y - 2018},{n % 10}" for y in years)
    source = (f"  objectif objectif_{n} « Objectif n° {n} »\n    nature : gestion\n"
              f"    indicateur indicateur_{n} « Indicateur n° {n} »\n"
              f"      nature              : quantitatif\n      unité               : « jours »\n"
              f"      valeur de référence : {n % 90 + 7},5 en 2017\n"
              f"      cibles              : {series}\n    fin indicateur\n  fin objectif\n")
    yaml = (f"  - nom: objectif_{n}\n    titre: \"Objectif n° {n}\"\n    nature: gestion\n"
            f"    indicateurs:\n      - nom: indicateur_{n}\n        titre: \"Indicateur n° {n}\"\n"
            f"        nature: quantitatif\n        unité: \"jours\"\n"
            f"        valeur de référence: {{valeur: \"{n % 90 + 7},5\", année: 2017}}\n"
            "        cibles: {" + ", ".join(f"{y}: \"{n % 90 + y - 2018},{n % 10}\"" for y in years) +
            "}\n")
    return source, yaml


def write(folder, name, size, part):
    sources, yamls, total, n = [HEAD], ["convention:\n"], len(HEAD.encode()), 0
    while total < size:
        n += 1
        source, yaml = part(n)
        sources.append(source)
        yamls.append(yaml)
        total += len(source.encode())
    sources.append(TAIL)
    (folder / f"{name}.sceau").write_text("".join(sources), encoding="utf-8")
    (folder / f"{name}.yaml").write_text("".join(yamls), encoding="utf-8")


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for size_name, size in SIZES.items():
        write(folder, f"text-{size_name}", size, article)
        write(folder, f"data-{size_name}", size, objective)


main()
