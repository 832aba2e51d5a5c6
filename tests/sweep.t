#!/usr/bin/env bash
# Recovery, on the real examples: a lost line costs one message. One `fin` or one header deleted gives
# exactly one error; one `texte`, « or » at most three. LONG=1 deletes every one, else a sample.
. "$(dirname "$0")/lib.sh"
step=40
[ -n "${LONG:-}" ] && step=1
cat > "$work/sweep.py" <<'E2'
import json, pathlib, re, subprocess, sys

sceau, source, step = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
lines = source.read_text(encoding="utf-8").split("\n")
target = pathlib.Path(sys.argv[4])

HEAD = re.compile(r"^\s*[a-zéèêçà_]+( [^\s:«|]+)?( «.*»)?$")


def kind(inside, line):
    word = line.split("//")[0].strip()
    if inside:
        return "fin" if re.fullmatch(r"fin texte", word) else None
    if re.fullmatch(r"fin [a-zéèêçà_]+", word):
        return "fin"
    if word == "texte" or word.endswith(": texte"):
        return "texte"
    if HEAD.match(word) and not word.startswith("fin"):
        return "header"
    return "quote" if "«" in word else None


def errors():
    out = subprocess.run([sceau, "check", "--format", "json", str(target)], capture_output=True).stdout
    found = json.loads(out)["diagnostics"]
    return [d for d in found if d["severity"] == "error"]


bad, tried, inside = [], 0, False
for i, line in enumerate(lines):
    what = kind(inside, line)
    word = line.split("//")[0].strip()
    inside = (inside or word == "texte" or word.endswith(": texte")) and word != "fin texte"
    if not what or (i % step) != 0:
        continue
    variants = [(lines[:i] + lines[i + 1:], 1 if what in ("fin", "header") else 3)]
    if what == "quote":
        variants = [(lines[:i] + [line.replace(mark, "", 1)] + lines[i + 1:], 3) for mark in "«»"]
    for text, most in variants:
        target.write_text("\n".join(text), encoding="utf-8")
        found = errors()
        tried += 1
        if not 1 <= len(found) <= most:
            bad.append(f"{source}:{i + 1}: {what}: {len(found)} errors: "
                       f"{[(d['code'], d.get('start', {}).get('line')) for d in found][:5]}")
print(f"{tried} deletions, {len(bad)} with more errors than allowed or none")
print("\n".join(bad[:12]))
E2
for example in examples/premiers-pas/convention examples/convention-etudiants/convention \
    examples/convention-fonctionnaires/convention examples/contrat-pluriannuel/contrat \
    examples/cog-mines/convention examples/cog-independants/convention \
    examples/delegation-independants/convention examples/convention-type/arrete \
    examples/avenant/avenant examples/avenant-lfss/avenant; do
    mkdir -p "$work/one"
    cp "$(dirname $example)"/*.sceau "$work/one/"
    rm -f "$work/one/dossier.sceau"
    sed -i 's|acte « ../[^»]*»|inconnu|' "$work"/one/*.sceau
    like "$example" \
        "$(python3 "$work/sweep.py" "$sceau" "$work/one/$(basename $example).sceau" $step "$work/one/essai.sceau" |
            sed "s|$work/||g")" ', 0 with more errors'
    rm -rf "$work/one"
done
plan
