#!/usr/bin/env bash
# The repository of examples/pipeline as its user has it: cloned, checked, built, printed, signed,
# verified, altered; its hook; its outputs made again by others.
cd "$(dirname "$0")/.."
sceau=$(realpath "${SCEAU:-build/sceau}")
sceau_eval=$(realpath "${SCEAU_EVAL:-build/sceau-eval}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=Essai GIT_AUTHOR_EMAIL=essai@example.fr
export GIT_COMMITTER_NAME=Essai GIT_COMMITTER_EMAIL=essai@example.fr
n=0

# check NAME COMMAND…; refuse NAME COMMAND…: one test each.
check() {
    local name=$1
    shift
    n=$((n + 1))
    if "$@" > "$work/out" 2>&1; then echo "ok $n - $name"; else
        echo "not ok $n - $name"
        sed 's/^/# /' "$work/out" | tail -40
    fi
}
fails() { ! "$@"; }
refuse() { check "$1" fails "${@:2}"; }

mkdir "$work/bin"
ln -s "$sceau" "$work/bin/sceau"
ln -s "$sceau_eval" "$work/bin/sceau-eval"
PATH=$work/bin:$PATH

cp -r examples/pipeline "$work/origin"
rm -rf "$work/origin/build"
git -C "$work/origin" init -q -b main
git -C "$work/origin" add -A
git -C "$work/origin" commit -q -m "Conventions"
git clone -q "$work/origin" "$work/clone"
cd "$work/clone" || exit 1
act=build/mutuelle-etudiants-sud

check "check" make check
check "text and YAML" make build
check "both are there" test -s "$act.txt" -a -s "$act.yaml"
check "nothing to make again" make -q build
check "the dependencies name the law" grep -q 'R160-26.sceau' "$act.d"
touch conventions/references/cog.sceau
refuse "an act referred to is a dependency" make -q build
check "made again" make build
check "once" make -q build
check "the same bytes from the same sources" make reproduce

check "PDF" make pdf
cp "$act.pdf" "$work/first.pdf"
pages=$(($(tr -cd '\f' < "$act.txt" | wc -c) + 1))
check "one page of PDF for one of text" grep -qx "Pages: *$pages" <(pdfinfo "$act.pdf")
check "A4" grep -q 'Page size: *59[4-6]\(\.[0-9]*\)\? x 84[12]' <(pdfinfo "$act.pdf")
pdftotext -layout "$act.pdf" "$work/printed.txt"
check "accents come out" grep -q 'Mutuelle des étudiants du Sud' "$work/printed.txt"
check "rules of tables come out" grep -q '┌──' "$work/printed.txt"
check "every font is embedded" test -z "$(pdffonts "$act.pdf" | awk 'NR > 2 && $(NF - 4) != "yes"')"
rm "$act.pdf"
check "the same PDF again" sh -c 'make -s pdf && cmp "$1.pdf" "$2"' - "$act" "$work/first.pdf"

check "sign" make sign
check "verify" make verify
for form in txt yaml; do
    cp "$act.$form" "$work/kept"
    sed -i 's/7.769.930,85/7 769 930,86/; s/"47.90"/"47.91"/' "$act.$form"
    check "$form: something was altered" fails cmp -s "$act.$form" "$work/kept"
    refuse "$form: an alteration is seen" make verify
    refuse "$form: and is not what the sources give" make reproduce
    cp "$work/kept" "$act.$form"
done
check "restored" make verify
outils/cle-essai "$work/other"
refuse "another's certificate" make verify CERT="$work/other/certificat.pem"
rm "$act.yaml.p7s"
refuse "a missing signature" make verify

check "what is due is computed from the YAML alone" \
    sh -c 'sceau-eval "$1.yaml" --year 2018 | grep -q "17 décembre 2018"' - "$act"

git config core.hooksPath .githooks
sed -i 's/au 31 décembre 2022/au 30 décembre 2022/' conventions/mutuelle-etudiants-sud.sceau
git add -A
refuse "the hook stops an unlawful convention" git commit -q -m "Période"
git checkout -q HEAD -- conventions
sed -i 's/^  exemplaires .*/  exemplaires :    3/' conventions/mutuelle-etudiants-sud.sceau
git add -A
refuse "the hook stops what is not in form" git commit -q -m "Forme"
git checkout -q HEAD -- conventions
sed -i 's/3, place des Carmes/5, place des Carmes/' \
    conventions/mutuelle-etudiants-sud.sceau
git add -A
check "the hook lets the rest through" git commit -q -m "Siège"
echo "1..$n"
