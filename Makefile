# Sceau. `make demo` installs what is missing, builds, checks and compiles the examples;
# `make check` runs every test. Everything made stands in build/.

MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:

CC = gcc
MODE = plain
BUILD = build$(if $(filter-out plain,$(MODE)),/$(MODE))
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Werror
OPTIMISE_plain = -O2
OPTIMISE_san = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPTIMISE_fuzz = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
OPTIMISE_cov = -O0 -g --coverage -fprofile-update=atomic
CFLAGS = -std=c17 -D_GNU_SOURCE $(WARNINGS) $(OPTIMISE_$(MODE)) -fPIC -I. -I$(BUILD) -I$(BUILD)/lang
LINK = $(CC) $(OPTIMISE_$(MODE))
LINK_MODULE = $(CC) $(OPTIMISE_$(MODE)) -shared -Wl,--no-undefined

# --- sources

RUNTIME := $(filter-out runtime/eval_main.c,$(wildcard runtime/*.c runtime/*/*.c))
LANG := $(wildcard lang/*.c)
ROOMS = model wording law document output command
COMPILER := $(filter-out compiler/main.c,$(wildcard compiler/*.c $(ROOMS:%=compiler/%/*.c)))
PRINT := $(wildcard compiler/print/*.c)
SEAL := $(wildcard compiler/seal/*.c)
UNIT := $(wildcard tests/unit/test_*.c)

object = $(patsubst %.c,$(BUILD)/%.o,$(1))
GENERATED = $(BUILD)/lang/grammar.o $(BUILD)/lang/lexer.o
LIBRARY = $(call object,$(RUNTIME) $(LANG) $(COMPILER)) $(GENERATED)

STATIC = -l:libyaml.a -l:libjansson.a -l:libunistring.a -l:libgmp.a
PROGRAMS = $(BUILD)/sceau $(BUILD)/sceau-eval $(BUILD)/sceau_print.so $(BUILD)/sceau_seal.so

.PHONY: all
all: $(PROGRAMS) $(BUILD)/stdlib.image

$(BUILD)/libsceau.a: $(LIBRARY)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/sceau: $(call object,compiler/main.c) $(BUILD)/libsceau.a
	@$(LINK) -o $@ $^ $(STATIC) -ldl

# The library, verified and precompiled, which every other command takes as it stands.
$(BUILD)/stdlib.image: $(BUILD)/sceau $(shell find stdlib -type f)
	@$(BUILD)/sceau library -o $@

$(BUILD)/sceau-eval: $(call object,runtime/eval_main.c $(RUNTIME))
	@$(LINK) -o $@ $^ -l:libyaml.a -l:libunistring.a -l:libgmp.a

$(BUILD)/sceau_print.so: $(call object,$(PRINT) $(addprefix runtime/,arena.c vec.c map.c text.c))
	@$(LINK_MODULE) -Wl,-Bsymbolic -o $@ $^ -lhyphen -lunistring

$(BUILD)/sceau_seal.so: $(call object,$(SEAL))
	@$(LINK_MODULE) -o $@ $^ -lcrypto

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/lang/%.o: $(BUILD)/lang/%.c
	@$(CC) $(CFLAGS) -Ilang -MMD -MP -c -o $@ $<

# --- scanner and parser

$(BUILD)/lang/grammar.c $(BUILD)/lang/grammar.h &: lang/grammar.y
	@mkdir -p $(@D)
	@bison -Wall -Wcounterexamples -Wdangling-alias -Werror \
	    --header=$(BUILD)/lang/grammar.h -o $(BUILD)/lang/grammar.c $<

$(BUILD)/lang/lexer.c $(BUILD)/lang/lexer.h &: lang/lexer.l
	@mkdir -p $(@D)
	@flex -Cf --header-file=$(BUILD)/lang/lexer.h -o $(BUILD)/lang/lexer.c $<

$(GENERATED) $(call object,$(LANG)): | $(BUILD)/lang/grammar.h $(BUILD)/lang/lexer.h

-include $(patsubst %.o,%.d,$(LIBRARY) $(call object,compiler/main.c runtime/eval_main.c $(PRINT)) \
    $(call object,$(PRINT) $(SEAL) $(addprefix runtime/,arena.c vec.c map.c text.c)))

# --- tests

UNIT_PROGRAMS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(UNIT))

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libsceau.a $(call object,$(PRINT))
	@mkdir -p $(@D)
	@$(LINK) $(CFLAGS) -MMD -MP -o $@ $< $(call object,$(PRINT)) $(BUILD)/libsceau.a -lcmocka \
	    -lhyphen $(STATIC) -ldl

-include $(addsuffix .d,$(UNIT_PROGRAMS))

.PHONY: tests unit check check-long accept layers
tests: all $(UNIT_PROGRAMS)

# Unit tests of the plain build alone, for the loop of work.
unit: $(UNIT_PROGRAMS)
	@tests/run unit $(BUILD)

# Everything, plain then under AddressSanitizer and UBSan, with a short fuzz run.
check: deps-tests
	@$(MAKE) --no-print-directory tests
	@$(MAKE) --no-print-directory MODE=san tests
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang fuzzers
	@tests/run all

# What takes longer than a developer waits: sweeps of every line, long fuzz runs, large inputs.
check-long: check
	@LONG=1 tests/run long
	@$(MAKE) --no-print-directory fuzz

# Rewrites the expected outputs that stand beside their sources, for review with git diff.
accept: tests
	@ACCEPT=1 tests/run accept

layers:
	@prove tests/layers.t

# --- fuzzing (clang's libFuzzer), from the sources of the tests and examples

FUZZ_SECONDS = 300
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(wildcard tests/fuzz/*.c))

.PHONY: fuzz fuzzers
fuzzers: $(FUZZERS)

$(FUZZERS): $(BUILD)/%: tests/fuzz/%.c $(BUILD)/libsceau.a
	@$(LINK) $(CFLAGS) -fsanitize=fuzzer -MMD -MP -o $@ $< $(BUILD)/libsceau.a $(STATIC) -ldl

-include $(addsuffix .d,$(FUZZERS))

fuzz: deps-tests
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang fuzzers
	@tests/fuzz/run $(FUZZ_SECONDS)

# --- coverage of lines and branches

.PHONY: coverage
coverage: deps-tests
	@$(MAKE) --no-print-directory MODE=cov tests
	@find build/cov -name '*.gcda' -delete
	@tests/run coverage
	@gcovr --root . --object-directory build/cov --filter 'lang/' --filter 'compiler/' \
	    --filter 'runtime/' --gcov-ignore-parse-errors --exclude-unreachable-branches \
	    --branches --print-summary -o build/coverage.txt
	@echo "build/coverage.txt"

# --- the proof of the law: what keeps and what breaks each requirement

.PHONY: coverage-law
coverage-law: all
	@prove -q tests/law-coverage.t; status=$$?; cat build/coverage-law.txt; exit $$status

# Every change of one word of the law: whether a fixture notices (tests/mutation.t).
.PHONY: mutation
mutation: all
	@LONG=1 tests/mutation.t

# --- measures, as ratios against a peer in the same run

.PHONY: bench
bench: deps-tests all
	@tests/bench/run

# --- what must be installed

DEPS_BUILD = gcc libc6-dev make flex bison libyaml-dev libgmp-dev libunistring-dev libjansson-dev \
             libhyphen-dev hyphen-fr libssl-dev
DEPS_TESTS = $(DEPS_BUILD) libcmocka-dev perl git clang libclang-rt-14-dev clang-format gcovr \
             python3 python3-yaml python3-jsonschema openssl pango1.0-tools fonts-dejavu-core \
             poppler-utils qpdf mandoc libxml2-utils tidy

# Prints what it installs, by name, and touches nothing that is there.
define install
missing=$$(dpkg-query -W -f '$${Package} $${db:Status-Status}\n' $(1) 2>/dev/null | \
    awk '$$2 == "installed" { print $$1 }' | sort > build/.have; \
    printf '%s\n' $(1) | sort | comm -23 - build/.have); \
if [ -n "$$missing" ]; then \
    echo "installation :" $$missing; \
    root=; [ "$$(id -u)" = 0 ] || root=sudo; \
    $$root apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -qq --no-install-recommends \
        $$missing > build/deps.log 2>&1 || { cat build/deps.log; exit 1; }; \
fi
endef

.PHONY: deps deps-tests
deps:
	@mkdir -p build
	@$(call install,$(DEPS_BUILD))

deps-tests:
	@mkdir -p build
	@$(call install,$(DEPS_TESTS))

# --- the demonstration

.PHONY: demo
demo: deps
	@$(MAKE) --no-print-directory all
	@build/sceau check examples
	@build/sceau build -o build/demo examples > build/demo.log 2>&1 || { cat build/demo.log; exit 1; }
	@echo
	@echo "Documents et YAML des exemples :"
	@find build/demo -name '*.txt' -o -name '*.yaml' | sort | sed 's/^/  /'
	@echo
	@echo "Raccourcir d'un jour la période de examples/premiers-pas/convention.sceau, puis :"
	@echo "  build/sceau contrôler examples/premiers-pas"

# --- installation

PREFIX = /usr/local

.PHONY: install
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/sceau \
	    $(DESTDIR)$(PREFIX)/share/sceau $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 build/sceau build/sceau-eval $(DESTDIR)$(PREFIX)/bin
	install -m 644 build/sceau_print.so build/sceau_seal.so build/stdlib.image $(DESTDIR)$(PREFIX)/lib/sceau
	cp -r stdlib schemas SPEC.md $(DESTDIR)$(PREFIX)/share/sceau
	install -m 644 share/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 share/completions/sceau.bash \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/sceau
	install -D -m 644 share/completions/_sceau \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_sceau

# --- form

.PHONY: format
format:
	@clang-format -i $(wildcard runtime/*.[ch] runtime/*/*.[ch] lang/*.[ch] compiler/*.[ch] \
	    compiler/*/*.[ch] tests/unit/*.[ch] tests/fuzz/*.c tests/bench/*.c)

.PHONY: clean
clean:
	rm -rf build
