# What the test scripts share: TAP lines, and the codes that a check finds. Sourced, not run.
cd "$(dirname "$0")/.." || exit 1
top=$PWD
sceau=${SCEAU:-$PWD/build/sceau}
eval_program=${SCEAU_EVAL:-$PWD/build/sceau-eval}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tests=0

# Copies the programs and the library LIBRARY where a user without rights can reach them: a checkout
# may stand in a folder that only its owner may enter.
public_copy() {
    public=$work/.public # hidden: a check of the folder passes it by
    mkdir -p "$public"
    cp "$sceau" "$(dirname "$sceau")"/*.so "$public/"
    cp -r "$1" "$public/stdlib"
    cp "$top/tests/lsan.supp" "$public/"
    export LSAN_OPTIONS=suppressions=$public/lsan.supp:print_suppressions=0
    chmod -R a+rX "$work"
}

# is NAME GOT WANTED
is() {
    tests=$((tests + 1))
    if [ "$2" = "$3" ]; then
        echo "ok $tests - $1"
    else
        echo "not ok $tests - $1"
        printf 'got:    %s\nwanted: %s\n' "$2" "$3" | sed 's/^/# /'
    fi
}

# like NAME GOT PATTERN (an extended regular expression)
like() {
    tests=$((tests + 1))
    if printf '%s' "$2" | grep -qE -- "$3"; then
        echo "ok $tests - $1"
    else
        echo "not ok $tests - $1"
        printf 'got:    %s\nwanted: /%s/\n' "$2" "$3" | sed 's/^/# /'
    fi
}

# The codes found by a check, with their severity, sorted, on one line. Usage: codes ARGUMENTS…
codes() {
    "$sceau" check --format json "$@" 2>&1 |
        python3 -c '
import json, sys
text = sys.stdin.read()
try:
    found = json.loads(text)["diagnostics"]
    print(" ".join(sorted(d["code"] + "/" + d["severity"] for d in found)))
except ValueError:
    print("not JSON: " + text[:400])'
}

plan() { echo "1..$tests"; }
