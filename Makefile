# gainsay: `make` builds ./gainsay, `make report` checks claims.yaml and writes reports/, `make check` runs every test.
#
# Each of them works alone on a fresh Debian or Ubuntu: the first pass only asks scripts/bootstrap for what the goal
# needs; the second pass (READY=1) has compiler and libraries and may ask pkg-config.
#
#   WERROR=1    warnings are errors            V=1       show whole commands
#   SAN=1       AddressSanitizer, UBSan        BUILD=x   the folder for objects (build, build-san)
#   FUZZING=1   clang with libFuzzer's marks   PREFIX, DESTDIR   where `make install` puts the program

VERSION := $(shell sed -n 's/.*GAINSAY_VERSION "\(.*\)"/\1/p' src/report/version.h)
PREFIX ?= /usr/local
.DEFAULT_GOAL := all

ifneq ($(READY),1)

GOALS := $(or $(MAKECMDGOALS),all)
LATER := $(filter-out clean,$(GOALS))
JOBS = $(if $(findstring -j,$(MAKEFLAGS)),,-j$$(nproc))

.PHONY: $(GOALS) ready
$(GOALS): ready ; @:
ready:
	@scripts/bootstrap $(GOALS)
	@$(if $(filter clean,$(GOALS)),$(MAKE) --no-print-directory READY=1 clean)
	@$(if $(LATER),$(MAKE) --no-print-directory $(JOBS) READY=1 $(LATER))

else

# --- settings -------------------------------------------------------------------------------------------------------

PKGS = yaml-0.1 libutf8proc nettle sqlite3 libxml-2.0 jansson
SAN_FLAGS = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

ifeq ($(SAN),1)
BUILD ?= build-san
CFLAGS ?= -O1 -g
BIN ?= $(BUILD)/gainsay
EXTRA = $(SAN_FLAGS)
else ifeq ($(FUZZING),1)
CC = clang
BUILD ?= build-fuzz
CFLAGS ?= -O1 -g
EXTRA = $(SAN_FLAGS) -fsanitize=fuzzer-no-link
else
BUILD ?= build
CFLAGS ?= -O2 -g
BIN ?= gainsay
endif

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wcast-qual \
	-Wundef -Wvla -Wformat=2 $(if $(filter 1,$(WERROR)),-Werror)

ifneq ($(MAKECMDGOALS),clean)
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS))
PKG_LIBS := $(shell pkg-config --libs $(PKGS))
endif

# One short line for each command; V=1 shows it whole.
Q = $(if $(filter 1,$(V)),,@echo "$(1) $@";)
COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) $(PKG_CFLAGS) \
	$(CPPFLAGS) $(CFLAGS) $(EXTRA)
LIBS = $(PKG_LIBS) $(LDLIBS)

SRC := $(sort $(wildcard src/*/*.c))
LIB_OBJ := $(patsubst src/%.c,$(BUILD)/%.o,$(filter-out src/cli/main.c,$(SRC))) $(BUILD)/schemas.o
MAIN_OBJ := $(BUILD)/cli/main.o
LIB := $(BUILD)/libgainsay.a
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAY := $(patsubst %,$(BUILD)/fuzz/%,$(FUZZ))

.PHONY: all report examples check check-all lint parts bless docs pictures fuzz bench bench-pages bench-reading model install uninstall dist clean FORCE
.SECONDARY:
.DELETE_ON_ERROR:

# --- program and library --------------------------------------------------------------------------------------------

all: $(BIN)

$(BIN): $(MAIN_OBJ) $(LIB)
	$(call Q,link)$(CC) $(CFLAGS) $(EXTRA) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(LIB_OBJ) $(BUILD)/list
	@rm -f $@
	$(call Q,ar)$(AR) rcs $@ $(LIB_OBJ)

$(BUILD)/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -MMD -MP -c -o $@ $<

# The schema becomes part of the program.
$(BUILD)/schemas.c: schemas/ledger.schema.json $(BUILD)/flags
	@{ printf '#include "cli/schemas.h"\n\nconst unsigned ledger_schema_n = %d;\nconst unsigned char ledger_schema[] = {\n' \
		"$$(wc -c <$<)"; od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g'; echo '};'; } >$@
$(BUILD)/schemas.o: $(BUILD)/schemas.c
	$(call Q,cc)$(COMPILE) -c -o $@ $<

$(BUILD)/draft/builtin.o: $(wildcard src/draft/lexicon/*.txt) src/draft/model.bin
$(BUILD)/report/page_files.o: $(wildcard src/report/page*.css src/report/page*.js)

# Rewritten only when they change: other flags compile everything again, another set of files makes the library again.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$TEXT" | cmp -s - $@ || printf '%s\n' "$$TEXT" >$@
$(BUILD)/list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$TEXT" | cmp -s - $@ || printf '%s\n' "$$TEXT" >$@
$(BUILD)/flags: export TEXT = $(COMPILE) $(LIBS)
$(BUILD)/list: export TEXT = $(LIB_OBJ)
FORCE:

-include $(wildcard $(BUILD)/*/*.d)

# --- the reports of this folder -------------------------------------------------------------------------------------

# Reports hold no date but the one that decides whether an open ruling is overdue; it stands here, so that the same ledger
# gives the same bytes on every day. `make check` fails when the reports in this folder are not what this writes.
REPORT_DAY = 2022-08-01
EXAMPLES := $(sort $(wildcard examples/*/claims.yaml))

report: $(BIN)
	./$(BIN) report claims.yaml --now $(REPORT_DAY)
	./$(BIN) db claims.yaml --now $(REPORT_DAY)

examples: $(BIN)
	@for f in $(EXAMPLES); do ./$(BIN) report $$f --now $(REPORT_DAY) || exit 1; done

# --- tests ----------------------------------------------------------------------------------------------------------

$(BUILD)/unit/%: tests/unit/%.c $(LIB) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -Itests/unit -MMD -MP -MF $@.d -o $@ $< $(LIB) $(LDFLAGS) -lcmocka $(LIBS)

$(BUILD)/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c $(LIB) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -MMD -MP -MF $@.d -o $@ $< tests/fuzz/replay.c $(LIB) $(LDFLAGS) $(LIBS)

# What the tests of one kind of build run.
parts: $(BIN) $(UNIT) $(REPLAY)

check: parts
	@$(MAKE) --no-print-directory READY=1 SAN=1 BUILD=$(BUILD)-san BIN=$(BUILD)-san/gainsay parts
	@CC="$(CC)" tests/run $(BIN) $(BUILD) $(BUILD)-san/gainsay $(BUILD)-san

# What needs more: every call to the world fails in turn, judges of the schemas from npm, the templates for CI acted out.
check-all: $(BIN) $(BUILD)/faults.so
	@tests/run_all ./$(BIN) $(BUILD)

$(BUILD)/faults.so: tests/faults/faults.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(CC) -std=c11 -O1 -g -Wall -Wextra -fPIC -shared -o $@ $< -ldl

lint:
	@scripts/lint -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(PKG_CFLAGS)

bless: $(BIN)
	tests/run_cases.py --bless --bin ./$(BIN) $(CASES)

# What the examples in the documents come to, docs/codes.md, docs/commands.md, the picture of the README, and all reports.
docs: $(BIN) report examples
	tests/check_docs.py --bless ./$(BIN)

# The pictures of the page in docs/, taken in Chromium.
pictures: $(BIN)
	NPM_ROOM=$$(tests/npm/room $(BUILD)) node tests/browser/pictures.mjs ./$(BIN) docs

# The second opinion on more random ledgers than `make check` takes, then each harness for SECONDS_EACH seconds, its inputs kept in build-fuzz/NAME/. What breaks one becomes a file in
# tests/fuzz/NAME/, which `make check` replays.
SECONDS_EACH ?= 60
SEEDS ?= 10001-20000
fuzz: $(BIN)
	tests/second_opinion/run.py ./$(BIN) --seeds $(SEEDS) --shrink
	@$(MAKE) --no-print-directory READY=1 FUZZING=1 BUILD=build-fuzz $(patsubst %,build-fuzz/fuzzer/%,$(FUZZ))
	@for f in $(FUZZ); do name=$${f#fuzz_} && mkdir -p build-fuzz/$$name && \
		build-fuzz/fuzzer/$$f -max_total_time=$(SECONDS_EACH) -timeout=10 -artifact_prefix=build-fuzz/$$name- \
		build-fuzz/$$name tests/fuzz/$$name || exit 1; done

$(BUILD)/fuzzer/%: tests/fuzz/%.c $(LIB) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -fsanitize=fuzzer -MMD -MP -MF $@.d -o $@ $< $(LIB) $(LDFLAGS) $(LIBS)

bench: $(BIN) $(BUILD)/bench/yardstick $(BUILD)/bench/evidence
	tests/bench/run ./$(BIN) $(BUILD)/bench/yardstick $(BUILD)/bench/evidence --write docs/performance.md

$(BUILD)/bench/evidence: tests/bench/evidence.c $(LIB) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -o $@ $< $(LIB) $(LDFLAGS) $(LIBS)

# How well saved pages of real papers are read; they are not part of the project, and without them nothing is measured.
bench-pages: $(BIN)
	tests/bench/pages ./$(BIN) $(PAGES)

# Attributions against annotated articles that lie beside the project, and the speed of reading.
bench-reading: $(BIN) $(BUILD)/bench/reading_speed
	tests/bench/reading ./$(BIN) $(BUILD)/bench/reading_speed $(if $(PART),--part $(PART))

$(BUILD)/bench/reading_speed: tests/bench/reading_speed.c $(LIB) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -o $@ $< $(LIB) $(LDFLAGS) $(LIBS)

$(BUILD)/bench/yardstick: tests/bench/yardstick.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -o $@ $< $(LDFLAGS) $(LIBS)

# --- the weights of tagger and parser -------------------------------------------------------------------------------

# Trained on the English Web Treebank, which lies beside the project: the same bytes every time, in about a minute. The
# program that trains is made without the weights.
TREEBANK ?= ../shared/bench/ud_ewt
TRAIN_SRC = $(wildcard tests/model/*.c) $(patsubst %,src/draft/%.c,grammar tokens tagger parser weights)
TRAIN_BASE = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/base/*.c))
model: $(BUILD)/model/train
	xz -dc $(TREEBANK)/train.conllu.xz >$(BUILD)/model/train.conllu
	$(BUILD)/model/train $(BUILD)/model/train.conllu $(TREEBANK)/dev.conllu src/draft/model.bin

$(BUILD)/model/train: $(TRAIN_SRC) $(TRAIN_BASE) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call Q,cc)$(COMPILE) -O3 -Itests/model -o $@ $(TRAIN_SRC) $(TRAIN_BASE) $(LDFLAGS) $(LIBS)

# --- install and pack -----------------------------------------------------------------------------------------------

install: $(BIN)
	install -D -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/gainsay

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/gainsay

DIST = gainsay-$(VERSION)
DIST_FILES = $(wildcard Makefile README.md CONTRIBUTING.md CHANGES.md .clang-format .clang-tidy .gitignore .ci claims.yaml \
	action.yml .pre-commit-hooks.yaml .pre-commit-config.yaml \
	gainsay.yaml articles ci docs examples schemas scripts src tests)
dist:
	tar --sort=name --owner=0 --group=0 --numeric-owner --exclude=__pycache__ --transform 's,^,$(DIST)/,' \
		-czf $(DIST).tar.gz $(DIST_FILES)

clean:
	rm -rf build build-san build-fuzz gainsay gainsay-*.tar.gz reports/gainsay.db

endif
