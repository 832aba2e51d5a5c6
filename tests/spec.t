#!/usr/bin/env bash
# SPEC.md is run: each of its examples says what the program makes of it, and its tables name all
# that the program's tables name.
cd "$(dirname "$0")/.." || exit 1
exec python3 -B tests/spec/run.py SPEC.md "${SCEAU:-build/sceau}"
