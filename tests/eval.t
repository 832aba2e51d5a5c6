#!/usr/bin/env bash
# sceau-eval on a compiled example: the amounts and dates that the convention's own example gives,
# and what it refuses.
cd "$(dirname "$0")/.."
sceau=${SCEAU:-build/sceau}
sceau_eval=${SCEAU_EVAL:-build/sceau-eval}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0

result() { # result OK NAME
    n=$((n + 1))
    if [ "$1" = 0 ]; then echo "ok $n - $2"; else
        echo "not ok $n - $2"
        sed 's/^/# /' "$work/out" | head -40
    fi
}

# run STATUS NAME ARGUMENT…: runs sceau-eval and tests its exit status.
run() {
    local wanted=$1 name=$2
    shift 2
    "$sceau_eval" "$@" > "$work/out" 2>&1
    [ $? = "$wanted" ]
    result $? "$name"
}

# line NAME TEXT…: a line of the last output holds these words, blanks aside.
line() {
    local name=$1
    shift
    LC_ALL=C sed 's/\xe2\x80\xaf/ /g; s/\xc2\xa0/ /g; s/  */ /g' "$work/out" | grep -qF -- "$*"
    result $? "$name"
}

"$sceau" build -o "$work" --to yaml examples/convention-etudiants/convention.sceau > /dev/null 2>&1
act=$(find "$work" -name '*.yaml')

run 0 "a year by the convention's own values" "$act" --year 2018 --formula remises.base
line "the provisional amount" "base 7 769 930,85 €"
line "the first twelfth" "15 janvier 2018 647 494,24 €"
line "a day that is not worked: the next one that is" "16 avril 2018 647 494,24 €"
line "a holiday: the next day that is worked" "16 août 2018 647 494,24 €"
line "the last twelfth bears the difference" "17 décembre 2018 647 494,21 €"
line "the instalments add up" "total 7 769 930,85 €"

cat > "$work/data.yaml" <<'EOF'
effectif: { 2018: 187214 }
résultat: { 2018: 1.01 }
coût_analytique: { 2018: "7 846 512,40 €" }
EOF
run 0 "a year by definitive values" "$act" --year 2018 --formula remises.due --data "$work/data.yaml"
line "the base" "base 7 801 769,02 €"
line "a given value and where it comes from" "effectif 187 214 données"
line "a value of the convention" "coût_unitaire 47,90 € convention"
line "the amount due" "due 7 846 512,40 €"
line "what is settled, and when" "régularisation au 30 juin 2019 +76 581,55 €"
sed 's/7 846 512,40 €/9 000 000,00 €/' "$work/data.yaml" > "$work/high.yaml"
run 0 "a cost that does not cap" "$act" --year 2018 --formula due --data "$work/high.yaml"
line "the base by the coefficient" "due 7 879 786,71 €"
cat > "$work/keys.yaml" <<'EOF'
effectif: 187214
resultat: 1.01
cout_analytique: { amount: "7846512.40", currency: "EUR" }
EOF
run 0 "variables by their keys, for every year" "$act" --year 2018 --formula due \
    --data "$work/keys.yaml"
line "the same amount" "due 7 846 512,40 €"

run 1 "a missing value" "$act" --year 2018 --formula remises.due
line "what is missing" "coût_analytique – à constater"
run 0 "all formulas, known or not" "$act" --year 2022
run 1 "a year outside the period" "$act" --year 2023
line "says so" "l'année 2023 est hors de la période"
run 1 "a formula that is not there" "$act" --year 2018 --formula remises.autre
run 2 "no year" "$act"
run 2 "a year that is none" "$act" --year deux
run 2 "an option that is none" "$act" --year 2018 --an 2019
run 3 "a file that is not there" "$work/absent.yaml" --year 2018
run 3 "a folder" "$work" --year 2018

# Formulas of every form: each is what it was in the language. The act is a draft: it is not lawful.
"$sceau" build --draft -o "$work/forms" --to yaml tests/eval/formules.sceau > /dev/null 2>&1
forms=$(find "$work/forms" -name '*.yaml')
run 0 "formulas of every form" "$forms" --year 2018
line "a product, to the euro" "base 1 234,00 €"
line "a function of the library" "bornée 1 111,00 €"
line "a series of another act" "enveloppe 1 000,00 €"
line "a rate" "réduite 1 188,00 €"
line "a choice, the greatest" "choix 20,00 €"
line "a division" "partagée 411,00 €"
line "a value that is not observed yet" "constatée 1 000 001,00 €"
line "a comprehension" "sommée 6 740,00 €"
line "a quantifier that holds" "égale 1 234,00 €"
line "a rounding within" "première 12 400,00 €"
line "an opposite" "négative -1 234,00 €"
line "two dates, on the days worked before" "29 juin 2018 617,00 €"
line "the last day of January" "31 janvier 2018 617,00 €"
run 0 "another year" "$forms" --year 2019
line "the other side of the choice" "choix 30,00 €"
line "a quantifier that does not hold" "égale 0,00 €"
sed 's/decimals: 0/decimals: -3/' "$forms" > "$work/thousand.yaml"
run 0 "to the thousand" "$work/thousand.yaml" --year 2019
line "rounded up" "sommée 4 000,00 €"
echo 'constat: { 2018: 10 }' > "$work/observed.yaml"
run 0 "once it is observed" "$forms" --year 2018 --data "$work/observed.yaml"
line "the observed value" "constatée 123,00 €"

# refused NAME CODE < DATA: the data are refused with this code.
refused() {
    cat > "$work/bad.yaml"
    run 1 "$1" "$act" --year 2018 --data "$work/bad.yaml"
    line "$1: code" "[$2]"
}
refused "an anchor" S0651 <<< 'effectif: &a { 2018: 187214 }'
refused "an alias" S0651 <<< 'effectif: *a'
refused "a tag" S0652 <<< 'effectif: !!int 187214'
refused "a repeated key" S0654 <<< $'effectif: 1\neffectif: 2'
refused "a key that is no text" S0653 <<< '{[a]: 1}'
refused "malformed YAML" S0650 <<< 'effectif: { 2018: 1'
refused "nothing" S0656 <<< ''
refused "two documents" S0657 <<< $'effectif: 1\n---\neffectif: 2'
refused "a variable that is none" S0664 <<< 'efectif: 1'
refused "a value that is no number" S0666 <<< 'effectif: beaucoup'
refused "bytes that are no UTF-8" S0001 <<< $'effectif: "\xff"'
head -c 20000 /dev/zero | tr '\0' '[' > "$work/deep"
refused "nested too deep" S0655 < "$work/deep"

# altered NAME CODE SCRIPT: the act altered by sed is refused with this code.
altered() {
    sed "$3" "$act" > "$work/altered.yaml"
    run 1 "$1" "$work/altered.yaml" --year 2018
    line "$1: code" "[$2]"
}
altered "another version" S0660 's/^sceau: 1/sceau: 2/'
altered "no formulas" S0661 's/^formulas:/autre:/'
altered "an operation that is none" S0662 's/op: "mul"/op: "pow"/'
altered "a reference to nothing" S0663 's/        key: "base"/        key: "autre"/'
altered "an amount that is no number" S0662 's/amount: "47.90"/amount: "47,9O"/'
altered "a day that is none" S0662 's/"--02-15"/"--02-30"/'
altered "a rounding that is none" S0662 's/    decimals: 2$/    decimals: deux/'
echo "1..$n"
