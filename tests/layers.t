#!/usr/bin/env bash
# The shape of the house: what may include what, what the programs link, and that no C, lexer or
# grammar file names the law.
cd "$(dirname "$0")/.."
sceau=${SCEAU:-build/sceau}
eval_program=${SCEAU_EVAL:-build/sceau-eval}
echo 1..8
n=0
# result NAME FOUND: passes when FOUND is empty.
result() {
    n=$((n + 1))
    if [ -z "$2" ]; then echo "ok $n - $1"; else
        echo "not ok $n - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
    fi
}
sources() { find "$@" -name '*.[chly]' -o -name '*.def' | sort; }

result 'runtime includes nothing above it' \
    "$(grep -nE '#include "(lang|compiler)/' $(sources runtime))"
result 'in runtime too: compiled, eval, value, then what all share' \
    "$(grep -nE '#include "runtime/(value|eval|compiled)/' $(ls runtime/*.[ch] | grep -v eval_main)
    grep -nE '#include "runtime/(eval|compiled)/' runtime/value/*
    grep -nE '#include "runtime/compiled/' runtime/eval/*)"
# Each room of the compiler sees those named before it.
rooms='model wording law document output command'
above() {
    seen=
    for room in $rooms; do
        seen="${seen:+$seen|}$room"
        grep -nE '#include "compiler/[a-z]+/' compiler/$room/* | grep -vE "\"compiler/($seen|print|seal)/"
    done
}
result 'the rooms of the compiler include nothing above them' "$(above)"
result 'lang includes nothing above it' \
    "$(grep -nE '#include "compiler/' $(sources lang))"
result 'no C, lexer or grammar names an article, an institution or a kind of act' \
    "$(grep -nwE 'R160-26|L160-17|L611-6-1|R611-79|106 ?bis|CNAMTS?|CNRSI|CANSSM|CANAM|RSI|COG|mutuelle|convention_[a-zé_]+|cog_[a-zé_]+' \
        $(sources runtime lang compiler))"
result 'yaml.h is included by the modules of YAML alone' \
    "$(grep -lE '#include <yaml.h>' $(sources runtime lang compiler) | grep -vE '^(compiler/(.*/)?yaml|runtime/compiled/node)\.c$')"
result 'check links the C library and nothing else dynamically' \
    "$(ldd "$sceau" | awk '{ print $1 }' | grep -vE 'linux-vdso|ld-linux|libc\.so|libdl|libm\.so|lib(a|ub)san|libgcc_s|libpthread|librt|libstdc')"
result 'sceau-eval holds nothing of lang or compiler' \
    "$(nm "$eval_program" 2>/dev/null | grep -E ' T (parse_source|library_declare|judge_act|compose_act)$')"
