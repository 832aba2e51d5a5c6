#!/usr/bin/env bash
# The command line: help, usage errors, both names of each command, languages, and what report,
# explain and new write. Goldens stand in tests/commands; ACCEPT=1 rewrites them.
. "$(dirname "$0")/lib.sh"
goldens=tests/commands
act=examples/convention-etudiants/convention.sceau
faulty=tests/faulty/convention-etudiants.sceau
unset NO_COLOR

# run ARGUMENTS…: leaves $out, $err and $status.
run() {
    out=$("$sceau" "$@" 2> "$work/err")
    status=$?
    err=$(cat "$work/err")
}

# golden NAME: $out is what the golden file holds.
golden() {
    [ "${ACCEPT:-}" ] && printf '%s\n' "$out" > "$goldens/$1.txt"
    printf '%s\n' "$out" > "$work/out"
    is "$1 is as accepted" "$(diff "$work/out" "$goldens/$1.txt" 2>&1 | head -20)" ""
}

# --- help and version

run --help
is "help succeeds" "$status" 0
golden help
run --help --lang en
is "help in English succeeds" "$status" 0
run --lang=en
golden help-en
run --version
is "version succeeds" "$status" 0
like "version says the program's" "$out" '^sceau [0-9]+\.[0-9]+'
run
is "no command is wrong usage" "$status" 2
is "and its help goes to the error output" "$out" ""
for command in $("$sceau" --complete | cut -f1); do
    run "$command" --help
    is "$command has a help" "$status $(printf '%s' "$out" | head -c 5)" "0 Usage"
done

# --- wrong usage

run verifie
is "unknown command" "$status" 2
like "is named" "$err" 'commande inconnue.*verifie'
run check --fantaisie "$act"
is "unknown option" "$status" 2
like "is named too" "$err" 'fantaisie'
run check --draft "$act"
is "option of another command" "$status" 2
run check --format sarif "$act"
is "unknown format" "$status" 2
run check --at 2017-02-30 "$act"
is "date that does not exist" "$status" 2
run report --width 20 "$act"
is "width that is not allowed" "$status" 2
run explain
is "operand that is missing" "$status" 2
run report "$act" "$faulty"
is "operand too many" "$status" 2
run check --lang en --fantaisie
like "usage errors in English" "$err" 'unknown option'
run check "$work/absent.sceau"
is "file that does not exist" "$status" 3

# --- names of commands

"$sceau" report "$act" > "$work/english" 2> /dev/null
run rapport "$act"
is "rapport is report" "$out" "$(cat "$work/english")"
run contrôler "$act"
is "contrôler is check" "$status" 0
run controler "$act"
is "accents are forgiven" "$status" 0
run expliquer S0203
is "expliquer is explain" "$status" 0

# --- colours

run check "$faulty"
like "messages into a file have no colour" "$(printf '%s' "$err" | tr '\033' '!')" '^[^!]*$'
if script -qec true /dev/null > /dev/null 2>&1; then # a pseudo-terminal can be had
    terminal() { TERM=xterm script -qec "$1 '$sceau' check '$faulty'" /dev/null | tr '\033' '!'; }
    like "a terminal has colours" "$(terminal env)" '!\[1;31m'
    is "but for NO_COLOR" "$(terminal 'env NO_COLOR=1' | grep -c '!')" 0
fi

# --- messages

run check "$faulty"
is "a breach of a text is told as such" \
    "$(printf '%s' "$err" | grep -cE '^non conforme – .*\(article ')" 12
is "one of a rule that cites no text is an error" \
    "$(printf '%s' "$err" | sed -n 's/^\(erreur – [^ ]*\).*/\1/p' | tr '\n' ',')" \
    "erreur – poids,erreur – indicateurs,erreur – totaux,"

is "errors are told first, then warnings; what asks for no correction is named last" \
    "$(printf '%s\n' "$err" | grep -oE '^(non conforme|erreur|avertissement|À lire)' |
        sed 's/non conforme/erreur/' | uniq | tr '\n' ',')" 'erreur,avertissement,À lire,'
run check examples/premiers-pas
is "on one line each, with their codes" "$err" "\
À lire en entier dans « sceau rapport » :
à apprécier – calendrier de versement (article R. 160-26, IV, 4°, 1re phrase) [R160-26.IV.4.d]  convention.sceau:127:26
à apprécier – fin en cas de défaillance (article L. 160-17, al. 7) [L160-17.7]  convention.sceau:164:3

0 erreur, 0 avertissement, 2 informations"
run build -o "$work" examples/premiers-pas/convention.sceau
is "and are only counted by another command" "$(printf '%s\n' "$err" | head -1)" \
    "0 erreur, 0 avertissement, 2 informations"

# --- explain

for subject in S0203 R160-26.III.a L160-17.1.2 X-01 'R. 160-26, I, 2°' L160-17.5 106bis.I.P5 \
    R611-79.I.2.a 106bis.T contrat_pluriannuel_gestion nature_objectif; do
    run explain "$subject"
    is "explain $subject succeeds" "$status" 0
    golden "explain-$(printf '%s' "$subject" | tr -d ',' | tr ' ' '-')"
done
run explain S0210
like "what to do about a code" "$out" 'corriger +choisir'
run explain s0203
like "the case of a code is forgiven" "$out" '^S0203'
run explain r160-26.iii.a
like "so is that of a rule" "$out" '^R160-26\.III\.a'
run explain 'article R. 160-26, III'
like "and the word « article »" "$out" 'R160-26\.III\.a'
run explain --at 2010-01-01 R160-26.III.a
like "a date before any version" "$out" "aucune version n'est en vigueur"
run explain --at 2018-01-01 'R. 160-26'
like "a date that a version covers" "$out" 'appliquée à cette date'
run explain --lang en S0203
like "a code in English" "$out" 'unknown name'
run explain R160-26.III.aa
is "an unknown subject" "$status" 1
like "brings a suggestion" "$err" 'R160-26\.III\.a'
is "and nothing else" "$out" ""
run explain nature_objectifs
like "so does an unknown name" "$err" 'peut-être « nature_objectif »'
run explain Nature_Objectif
like "the case of a name is forgiven" "$out" '^nature_objectif – '
run explain --lang en R160-26.III.a
like "examples in English" "$out" 'Example that breaks it'
for code in $(sed -n 's/^DIAG([A-Z0-9_]*, "\(S[0-9]*\)".*/\1/p' runtime/diag.def | sort -u); do
    "$sceau" explain "$code" 2>&1 | grep -q '^  sens  *[^ ]' || echo "$code"
done > "$work/unexplained"
is "every code is explained, with its meaning" "$(cat "$work/unexplained")" ""
grep -oE '^```sceau.* (erreur|avertissement|information)=S[0-9]+' SPEC.md | grep -oE 'S[0-9]+$' |
    sort -u > "$work/exemplified"
while read -r code; do
    "$sceau" explain "$code" 2>&1 | grep -q '^  Exemple refusé' || echo "$code"
done < "$work/exemplified" > "$work/unexplained"
is "with what the definition's examples refuse" "$(cat "$work/unexplained")" ""
is "which are many" "$(test "$(wc -l < "$work/exemplified")" -gt 100 && echo yes)" yes
mkdir "$work/alone"
cp "$sceau" "$(dirname "$sceau")"/*.so "$work/alone/"
cp -r stdlib "$work/stdlib"
is "without the definition, the catalogue is left" \
    "$("$work/alone/sceau" explain --stdlib "$work/stdlib" S0232 | grep -c 'sens\|Exemple\|message')" 1

# --- what a message proposes

# said EDITS…: the messages of one line of the small convention once edited by sed, joined.
said() {
    rm -rf "$work/said"
    cp -r examples/premiers-pas "$work/said"
    sed -i "$1" "$work/said/convention.sceau"
    "$sceau" check --format json "$work/said" | python3 -c '
import json, sys
print("\n".join(sorted({d["message"] for d in json.load(sys.stdin)["diagnostics"]
                        if d["code"][0] == "S"})))'
}
is "a block that was renamed" \
    "$(said 's/étudiants campus_2018/étudiants ponant_2018/; s/organisme campus/organisme ponant/')" \
    'nom inconnu : « campus » ; peut-être « ponant » ?
nom inconnu : « campus_2018.campus » ; peut-être « ponant_2018.ponant » ?'
is "an act that was renamed" "$(said 's/étudiants campus_2018/étudiants ponant_2018/')" \
    'nom inconnu : « campus_2018.campus » ; peut-être « ponant_2018.campus » ?'
is "the end of a path" "$(said 's/cog.remises_étudiants/cog.remise_étudiants/')" \
    'nom inconnu : « cog.remise_étudiants » ; peut-être « cog.remises_étudiants » ?'
is "a synonym of a field" "$(said 's/^    siège  .*/    SIREN : « 312 456 789 »/')" \
    '« organisme » n'"'"'a pas de rubrique « SIREN » ; peut-être « immatriculation » ?'
is "a field that resembles none: what is left, what shares a word first" \
    "$(said 's/^      jour du mois .*/      quantième du mois de paiement : 15/' | cut -d, -f1-3)" \
    '« échéancier » n'"'"'a pas de rubrique « quantième du mois de paiement » ; restent à écrire, s'"'"'il y a lieu : jour du mois, intérêts de retard'

is "the rules that an identifier begins" \
    "$(said 's/^  exemplaires .*/&\n  réserve : R160-26.IV.6 « motif »/')" \
    'règle inconnue : « R160-26.IV.6 » ; peut-être « R160-26.IV.6.a, R160-26.IV.6.b » ?'

# --- examples of the library

sed -n 's/^ *règle \([^ ]*\) «.*/\1/p' $(find stdlib -path stdlib/exemples -prune -o -name '*.sceau' -print) \
    > "$work/rules"
for rule in $(cat "$work/rules"); do
    "$sceau" explain "$rule" > "$work/out" 2> "$work/err"
    [ -s "$work/err" ] && echo "$rule: $(head -2 "$work/err")"
    grep -q '^  sans contrôle' "$work/out" && continue
    seen=$(grep -cE '^  (Exemple qui (respecte la règle|la laisse à apprécier|ne la respecte pas)|Message)' "$work/out")
    [ "$seen" -ge 3 ] || echo "$rule: $seen"
done > "$work/unshown"
is "every controlled rule shows what keeps it, what breaks it and its message" \
    "$(cat "$work/unshown")" ""
is "and there are rules" "$(($(wc -l < "$work/rules") > 150))" 1

# broken NAME EXAMPLE CODE: the library is refused with that code for an example of R160-26.III.a.
broken() {
    rm -rf "$work/stdlib"
    cp -r stdlib "$work/stdlib"
    printf '%b' "$2" > "$work/stdlib/exemples/R160-26.III.a.exemples"
    is "$1" "$("$sceau" library --stdlib "$work/stdlib" 2>&1 | grep -oE '\[S[0-9]+\]' | tr '\n' ' ')" "$3 "
}
broken "an example that breaks nothing" \
    '@ méconnaît début : rien\nacte etudiants\n  assurés : L. 381-4\n' '[S0320]'
broken "an example that keeps nothing" \
    '@ respecte début : rien\nacte etudiants\n- assurés : L. 381-4\n- compte les rattachés : oui\n+ période : du 3 janvier 2018 au 31 décembre 2019\n' \
    '[S0319]'
broken "an example of lines that are nowhere" \
    '@ méconnaît début : rien\nacte etudiants\n- assurés : L. 999-9\n' '[S0318]'
broken "a line that is none of an example" \
    '@ méconnaît début : un jour\nacte etudiants\nremplacer\n- période : du 1er janvier 2018 au 31 décembre 2019\n+ période : du 2 janvier 2018 au 31 décembre 2019\n' \
    '[S0317]'

# --- new

kinds=$("$sceau" new rien 2>&1 | sed -n "/catégories d'acte :/,/S0646/p" |
    sed "s/.*catégories d'acte ://; s/\[S0646\]//" | tr ',' '\n' | tr -d ' ')
like "an unknown kind brings the list" "$kinds" 'convention_gestion_étudiants'
for kind in $kinds; do
    run new "$kind" -o "$work/$kind.sceau"
    found=$(codes "$work/$kind.sceau")
    is "$kind: a skeleton without error of form" "$status$(printf '%s' "$found" |
        grep -oE 'S0[01][0-9]{2}/error|not JSON.*')" 0
    "$sceau" fmt --check "$work/$kind.sceau" > /dev/null 2>&1
    is "$kind: in canonical form" "$?" 0
done
found=$(codes "$work/convention_gestion_étudiants.sceau")
like "the skeleton is found incomplete" "$found" 'R160-26\.IV\.1\.a/error'
like "point by point" "$found" 'R160-26\.IV\.6\.b/error'
run new convention_gestion_étudiants
golden new
sed 's|^\( *\)// \( *[a-zé].* : .*\)$|\1\2|' "$work/convention_gestion_étudiants.sceau" |
    grep -E '^  [a-zé][^:]* : |^(utilise|convention|fin)' | grep -v ' : texte$' > "$work/filled.sceau"
is "its proposals can be read" "$(codes "$work/filled.sceau" | grep -oE 'S0[01][0-9]{2}')" ""
before=$(cat "$work/avenant.sceau")
run new avenant -o "$work/avenant.sceau"
is "an existing file is not written over" "$status$(cat "$work/avenant.sceau")" "3$before"
run new Convention-gestion_ETUDIANTS
is "case and accents are forgiven" "$status" 0
run new cog_mine
is "an unknown kind" "$status" 2
like "the nearest is suggested" "$err" 'peut-être « cog_mines »'
run new convention
is "an abstract kind" "$status" 2
like "is told as such" "$err" 'abstraite'

# --- report

# The digests, which tests/report.t compares with those of the contract, change with any file.
undigested() { out=$(printf '%s' "$out" | sed -E 's/[0-9a-f]{64}/…/'); }

run report "$act"
is "the report of a faultless act" "$status" 0
undigested
golden report
run report "$faulty"
is "the report of a faulty act" "$status" 1
undigested
golden report-faulty
"$sceau" check "$faulty" > /dev/null 2>&1
is "has the status of check" "$?" 1
run report --width 132 "$act"
is "a wider report" "$(printf '%s' "$out" | LC_ALL=C.UTF-8 wc -L)" 132
run report --at 2016-06-01 "$act"
like "a report at another date" "$out" '1er juin 2016|1er.juin.2016'
run report examples
is "one report for each act and the dossier" "$(printf '%s' "$out" | grep -c 'RAPPORT DE CONFORMITÉ')" \
    "$(find examples -name '*.sceau' ! -path 'examples/*/dossier.sceau' |
        xargs grep -L 'extérieur *: oui' | wc -l)"

"$sceau" report --format yaml "$faulty" > "$work/report.yaml" 2> /dev/null
"$sceau" check --format json "$faulty" > "$work/check.json" 2> /dev/null
facts=$(python3 - "$work/report.yaml" "$work/check.json" << 'END'
import collections, json, sys, yaml
report = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
found = json.load(open(sys.argv[2], encoding="utf-8"))["diagnostics"]
verdicts = collections.Counter(s["verdict"] for s in report["statements"])
print({k: n for k, n in report["counts"].items() if n} == dict(verdicts))
breached = {s["rule"] for s in report["statements"] if s["verdict"] == "meconnue"}
print(breached == {d["rule"] for d in found if d["rule"] and d["severity"] == "error"})
print(len({s["rule"] for s in report["statements"]}) == len(report["statements"]))
print(all(f["message"] for s in report["statements"] if s["verdict"] == "meconnue"
          for f in s["findings"]))
END
)
is "the counts are those of the statements, and the breaches those of check" "$(echo $facts)" \
    "True True True True"

said 's/: campus$/: campsu/' > /dev/null
run report "$work/said/convention.sceau"
like "what was not judged for an error is told where it is" "$(printf '%s' "$out" | tr -s ' \n' ' ')" \
    'une valeur que lit cette règle est refusée, à la ligne 11 de'

# --- manual and completions

for option in $("$sceau" --complete | cut -f1 | while read -r c; do "$sceau" --complete "$c"; done |
    cut -f1 | sort -u | sed 's/^--//'); do
    grep -qE -- "\\\\-\\\\-$option\b" share/man/sceau.1 || echo "--$option"
done > "$work/missing"
for command in $("$sceau" --complete | cut -f1); do
    grep -qE "^\.BR .*\b?$command" share/man/sceau.1 || echo "$command"
done >> "$work/missing"
is "the manual has every command and option" "$(cat "$work/missing")" ""
like "an alias of an option is completed too" "$("$sceau" --complete nouveau)" '^--court'
completed=$(PATH=$(dirname "$sceau"):$PATH bash -c '. share/completions/sceau.bash
COMP_WORDS=(sceau rep) COMP_CWORD=1; _sceau; printf "%s " "${COMPREPLY[@]}"
COMP_WORDS=(sceau report --f) COMP_CWORD=2; _sceau; printf "%s" "${COMPREPLY[@]}"')
is "bash completes commands and options" "$completed" "report --format"

plan
