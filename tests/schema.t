#!/usr/bin/env bash
# The schemas of the YAML: those of the kinds are what the categories give, every example's YAML
# passes the general one and its own, each is strict, and YAML is the same on every run.
cd "$(dirname "$0")/.."
sceau=${SCEAU:-build/sceau}
sceau_eval=${SCEAU_EVAL:-build/sceau-eval}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0

# check NAME COMMAND…: one test, passed when the command succeeds.
check() {
    local name=$1
    shift
    n=$((n + 1))
    if "$@" > "$work/out" 2>&1; then echo "ok $n - $name"; else
        echo "not ok $n - $name"
        sed 's/^/# /' "$work/out" | head -40
    fi
}

for schema in schemas/*.schema.json; do
    kind=$(basename "$schema" .schema.json)
    [ "$kind" = sceau-1 ] && continue
    "$sceau" schema "$kind" > "$work/$kind.schema.json"
    [ "${ACCEPT:-}" ] && cp "$work/$kind.schema.json" "$schema"
    check "$kind: the schema is up to date" diff "$work/$kind.schema.json" "$schema"
done

"$sceau" build -o "$work/one" --to yaml examples > /dev/null 2>&1
"$sceau" build -o "$work/two" --to yaml examples > /dev/null 2>&1
check "the YAML is the same on every run" diff -r "$work/one" "$work/two"

# The digests are those that sha256sum gives.
act=$work/one/convention-etudiants/convention.yaml
digest() { sha256sum | cut -d' ' -f1; }
check "digest of a source" grep -qF \
    "sha256: \"$(digest < examples/convention-etudiants/convention.sceau)\"" "$act"
check "digest of a text of law" grep -qF "sha256: \"$(digest < stdlib/textes/R160-26.txt)\"" "$act"
check "digest of the library" grep -qF \
    "library: \"$(find stdlib -path stdlib/exemples -prune -o -name '*.sceau' -print |
        LC_ALL=C sort | xargs sha256sum | digest)\"" "$act"

found=0
while read -r yaml; do
    found=$((found + 1))
    name=${yaml#"$work"/one/}
    check "$name passes its schemas" /usr/bin/python3 tests/schema.py accept "$yaml"
    check "$name: what no slot declares is refused" /usr/bin/python3 tests/schema.py refuse "$yaml"
    year=$(sed -n 's/^  begin: "\([0-9]*\)-.*/\1/p; s/^  date: "\([0-9]*\)-.*/\1/p' "$yaml" | tail -1)
    check "$name is read back" "$sceau_eval" "$yaml" --year "$year"
done < <(find "$work/one" -name '*.yaml' | sort)
check "every example has its YAML" test "$found" -ge 4
echo "1..$n"
