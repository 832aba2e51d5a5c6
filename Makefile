# Sceau. `make demo` installs what is missing, builds, checks and compiles the examples;
# `make check` runs every test. Everything made stands in build/.

MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:

CC = gcc
MODE = plain
BUILD = build$(if $(filter-out plain,$(MODE)),/$(MODE))
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
           -Wmissing-prototypes -Werror
OPTIMISE_plain = -O2
OPTIMISE_san = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPTIMISE_cov = -O0 -g --coverage
CFLAGS = -std=c17 -D_GNU_SOURCE $(WARNINGS) $(OPTIMISE_$(MODE)) -fPIC -I. -I$(BUILD) -I$(BUILD)/lang
LINK = $(CC) $(filter -fsanitize% --coverage,$(OPTIMISE_$(MODE)))

# --- sources

RUNTIME := $(filter-out runtime/eval_main.c,$(wildcard runtime/*.c))
LANG := $(wildcard lang/*.c)
COMPILER := $(filter-out compiler/main.c,$(wildcard compiler/*.c))
PRINT := $(wildcard compiler/print/*.c)
SEAL := $(wildcard compiler/seal/*.c)
UNIT := $(wildcard tests/unit/test_*.c)

object = $(patsubst %.c,$(BUILD)/%.o,$(1))
GENERATED = $(BUILD)/lang/grammar.o $(BUILD)/lang/lexer.o
LIBRARY = $(call object,$(RUNTIME) $(LANG) $(COMPILER)) $(GENERATED)

STATIC = -l:libyaml.a -l:libjansson.a -l:libunistring.a -l:libgmp.a
PROGRAMS = $(BUILD)/sceau $(BUILD)/sceau-eval $(BUILD)/sceau_print.so $(BUILD)/sceau_seal.so

.PHONY: all
all: $(PROGRAMS)

$(BUILD)/libsceau.a: $(LIBRARY)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/sceau: $(call object,compiler/main.c) $(BUILD)/libsceau.a
	@$(LINK) -o $@ $^ $(STATIC) -ldl

$(BUILD)/sceau-eval: $(call object,runtime/eval_main.c $(RUNTIME))
	@$(LINK) -o $@ $^ -l:libyaml.a -l:libunistring.a -l:libgmp.a

$(BUILD)/sceau_print.so: $(call object,$(PRINT) $(RUNTIME))
	@$(LINK) -shared -Wl,--no-undefined -o $@ $^ -lhyphen -l:libunistring.a -l:libgmp.a

$(BUILD)/sceau_seal.so: $(call object,$(SEAL))
	@$(LINK) -shared -Wl,--no-undefined -o $@ $^ -lcrypto

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

-include $(patsubst %.o,%.d,$(LIBRARY) $(call object,compiler/main.c runtime/eval_main.c $(PRINT) $(SEAL)))

# --- unit tests

UNIT_PROGRAMS = $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(UNIT))

.PHONY: unit
unit: $(UNIT_PROGRAMS)
	@for t in $(UNIT_PROGRAMS); do echo "# $$t"; $$t || exit 1; done

$(BUILD)/tests/%: tests/unit/%.c $(BUILD)/libsceau.a $(call object,$(PRINT))
	@mkdir -p $(@D)
	@$(LINK) $(CFLAGS) -o $@ $< $(call object,$(PRINT)) $(BUILD)/libsceau.a -lcmocka \
	    -lhyphen $(STATIC) -ldl

.PHONY: clean
clean:
	rm -rf build
