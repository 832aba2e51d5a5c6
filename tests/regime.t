#!/usr/bin/env bash
# An invented regime, with its own categories, trame, institution and a text in two versions, works
# with the same program: the law is not in the compiler.
. "$(dirname "$0")/lib.sh"
library=tests/regime-fictif/stdlib
acts=tests/regime-fictif/actes

# broken NAME WANTED SED-PROGRAM [ACT]: an act changed by sed gives exactly the codes wanted.
broken() {
    rm -rf "$work/acts"
    cp -r $acts "$work/acts"
    sed -i "$3" "$work/acts/${4:-charte}.sceau"
    is "$1" "$(codes --stdlib $library "$work/acts/${4:-charte}.sceau")" "$2"
}

is 'the library is sound' "$("$sceau" library --stdlib $library 2>&1)" ''
for act in charte charte-1996 contrat; do
    is "$act is lawful" "$(codes --stdlib $library $acts/$act.sceau)" ''
done

broken 'another party' 'P12.I.1/error' 's/gardien     : oui/gardien     : non/'
broken 'an undeclared fact is to be verified' 'P12.I.1/warning' '/gardien     : oui/d'
broken 'one day short of two years' 'P12.I.2/error P12.I.5.2000/error' \
    's/31 décembre 2003/30 décembre 2002/; s/2002 : 1 950 € ; //'
broken 'no light' 'P12.I.3/error' '/^  feu /,/^  fin feu/d'
broken 'no hours' 'P12.I.4/error' '/heures/d'
broken 'over 2 000 euros, by the version of 2000' 'P12.I.5.2000/error' 's/2003 : 2 000 €/2003 : 2 000,01 €/'
broken 'over 10 000 francs, by the version of 1990' 'P12.I.5/error' \
    's/1998 : 10 000 F/1998 : 10 001 F/' charte-1996
broken 'no relief' 'P12.I.6/error' '/relève : texte/,/fin texte/d'
broken 'no opinion' 'P12.I.6/error' '/avis  *:/d'
broken 'before the first version' 'P12.T/error' 's/12 décembre 1995/28 février 1990/' charte-1996
broken 'a contract without charter' 'P12.II.1/error' '/charte  *:/d' contrat
broken 'another keeper' 'P12.II.2/error' 's/« Gaël Le Goff »/« Yann Le Goff »/' contrat
broken 'outside the period' 'P12.II.3/error' 's/31 décembre 2002/1er janvier 2004/' contrat
broken 'an assistant without conditions' 'P12.II.4/error' '/aide : texte/,/fin texte/d' contrat
broken 'silence about an assistant' 'P12.II.4/information' \
    '/aide : texte/,/fin texte/d; /aides /d' contrat
broken 'sans objet' '' '/aide : texte/,/fin texte/d; s/aides  *: 1/aide : sans objet « le gardien est seul »/' contrat
broken 'backward period' 'F-01/error' 's/31 décembre 2002/1er janvier 2001/' contrat
broken 'a reservation makes an information of a breach' 'P12.I.4/information' \
    's/^  heures .*/  réserve : P12.I.4 « le feu est automatique »/'

is 'the text and the data are built' \
    "$("$sceau" build --stdlib $library -o "$work/out" $acts 2>&1 | grep -v "^écrit : "; ls "$work/out" | tr '\n' ' ')" \
    'charte-1996.txt charte-1996.yaml charte.txt charte.yaml contrat.yaml '
like 'the trame agrees' "$(cat "$work/out/charte.txt")" 'La directrice,'
like 'the institution is designated' "$(cat "$work/out/charte.txt")" "L’Office et le gardien conviennent"
plan
