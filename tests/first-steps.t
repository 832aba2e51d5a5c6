#!/usr/bin/env bash
# The first page's way: a short act is written, its holes are found one by one, the answers of a brief
# fill them, and what is printed is the act. ACCEPT=1 rewrites what is printed.
. "$(dirname "$0")/lib.sh"
folder=tests/first-steps
act=$work/convention.sceau

told=$("$sceau" nouveau --court convention_gestion_étudiants -o "$act" 2>&1)
is "a short act is written, under the French names of the command and of the option" "$?" 0
"$sceau" fmt --check "$act" 2> /dev/null
is "in canonical form" "$?" 0
holes=$(wc -l < "$folder/reponses.txt")
is "what is to be filled in is counted" "$told" "écrit : $act, $holes lignes à compléter"
is "in English too" "$("$sceau" new --lang en --short convention_gestion_étudiants -o "$work/same" 2>&1)" \
    "written: $work/same, $holes lines to fill in"
is "and the option has one effect under both names" "$(cmp "$act" "$work/same" 2>&1)" ""
found=$(codes "$act" | tr ' ' '\n')
is "each hole is an error, and nothing else is" \
    "$(printf '%s\n' "$found" | grep '/error' | sort | uniq -c | tr -s ' ')" " $holes S0254/error"
"$sceau" build -o "$work" "$act" 2> /dev/null
is "and it is not printed" "$?$(ls "$work"/*.txt 2> /dev/null)" 1
"$sceau" produire --projet -o "$work/draft" "$act" 2> /dev/null
is "but as a draft" "$?" 0
like "where the titles stand between brackets" "$(tr -s '\n ' ' ' < "$work/draft/convention.txt")" \
    '\[ex. «.{1,2}Mutuelle des campus'

cp "$act" "$work/short.sceau"
python3 -B "$folder/fill.py" "$folder/reponses.txt" "$act"
is "the answers fill it" "$?" 0
is "then no error is found" "$(codes "$act")" "$(cat "$folder/codes.txt")"
"$sceau" build -o "$work" "$act" 2> /dev/null
is "it is printed under the name of its file" "$?" 0
[ "${ACCEPT:-}" ] && cp "$work/convention.txt" "$folder/convention.txt"
is "the act is as accepted" "$(diff "$work/convention.txt" "$folder/convention.txt" | head -20)" ""

for text in stdlib/*/modeles/*.txt; do
    kind=$(basename "$text" .txt)
    "$sceau" new --short "$kind" -o "$work/$kind.sceau"
    "$sceau" fmt --check "$work/$kind.sceau" 2> /dev/null
    is "$kind: the short act is in canonical form" "$?" 0
    found=$(codes "$work/$kind.sceau" | tr ' ' '\n' | grep '/error' | sort | uniq -c | tr -s ' ')
    is "$kind: each hole is an error, and nothing else is" "$found" \
        " $(grep -v '^ *//' "$text" | grep -c 'à compléter «') S0254/error"
done

cp "$work/convention_gestion_fonctionnaires.sceau" "$work/agents.sceau"
python3 -B "$folder/fill.py" "$folder/reponses.txt" "$work/agents.sceau"
is "the same answers fill it, and no error is found" "$(codes "$work/agents.sceau")" \
    "$(cat "$folder/codes.txt")"

"$sceau" new --short contrat_pluriannuel_gestion -o "$work/other.sceau"
"$sceau" new contrat_pluriannuel_gestion -o "$work/whole.sceau"
is "of a kind without a text, the short form is a part of the skeleton" \
    "$(grep -vxFf "$work/whole.sceau" "$work/other.sceau")" ""
like "it keeps what a rule reads in a block" "$(cat "$work/other.sceau")" 'gère un régime obligatoire :'
is "and leaves out what none reads" "$(grep -c 'destinataires :' "$work/other.sceau")" 0
plan
