#!/usr/bin/env bash
# The names of institutions are those of the day of the act: a change of name is seen to the day,
# in the document and in the data.
. "$(dirname "$0")/lib.sh"
cp -r examples/premiers-pas "$work/act"
old="Caisse nationale de l'assurance maladie des travailleurs salariés"
new="Caisse nationale de l'assurance maladie"

# printed DAY: the name that the act of that day bears, on one line.
printed() {
    sed "s/conclue le *: .*/conclue le : $1/" examples/premiers-pas/convention.sceau \
        > "$work/act/convention.sceau"
    "$sceau" build --draft -o "$work/out" --to text "$work/act/convention.sceau" 2> "$work/err"
    tr -s ' \n' '  ' < "$work/out/convention.txt" | sed "s|’|'|g" |
        grep -oE "Caisse nationale de l'assurance maladie( des travailleurs salariés)?" | sort -u
}
is 'the day before a name changes' "$(printed '31 décembre 2017')" "$old"
is 'the day that it changes' "$(printed '1er janvier 2018')" "$new"
is 'long after' "$(printed '30 juin 2021')" "$new"
plan
