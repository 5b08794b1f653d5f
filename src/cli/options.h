/* What the command line asks for. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "report/choose.h"
#include "report/report.h"

/* Exit statuses, the same for every command and format. */
enum { EXIT_FINE = 0, EXIT_FOUND = 1, EXIT_USAGE = 2, EXIT_WORLD = 3 };

enum color_mode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* -o FORMAT:PATH */
struct output {
	const struct renderer *renderer;
	const char *path;
};

/* Paths as --changed-files has them, or from the root of the file system. */
struct changed {
	VEC(struct str) v;
};

/* Absolute paths of files that one run wrote, for several ledgers. */
struct written {
	struct arena *arena;
	VEC(struct str) v;
};

/* A setting that did not come from the command line (then N is 0), and where it came from. */
struct applied {
	const struct str *v;
	uint32_t n;
	struct str origin;
};

/* What `rule` is told. */
struct rule_options {
	const char *as, *why, *who, *date, *until, *use;
	VEC(const char *) drop;
	bool remove;
};

struct options {
	const char *format;       /* "auto" unless given */
	bool format_given;
	VEC(struct output) outputs;
	VEC(struct str) select, ignore;
	VEC(const char *) operands; /* what is no option, in order */
	enum severity fail_on, min_severity;
	bool fail_given, fail_never, min_given;
	enum color_mode color;
	bool quiet, verbose, strict, with_drafts, brief, explain, help, version;
	const char *now, *stdin_name;
	const char *config, *baseline, *as_of, *changed_files;
	VEC(const char *) report_only;
	bool show_config;
	bool each;                /* every FILE is a ledger of its own */
	bool baseline_each;       /* `baseline` held {}: every ledger has its own, and one that is not there knows nothing */
	struct written *baselines; /* with `each`: those that this run wrote; else NULL */
	bool whole;                    /* --each has chosen by --changed-files already: this ledger is reported whole */
	struct annotations *annotations; /* of the run over several ledgers; else NULL */
	int argc;                 /* the words that were read */
	char *const *argv;
	uint64_t given;           /* a bit for every option that stood on the command line */
	struct rule_options rule;
	struct arena *arena;      /* of what the settings laid under the options */
	VEC(const char *) inputs; /* FILEs where the command line names none */
	const struct level_change *levels;
	size_t n_levels;
	struct applied *applied;  /* by enum setting */
	const struct level_rule *config_levels;
	size_t n_config_levels;
	const char *config_path;  /* of gainsay.yaml; NULL: there is none */
	struct str project;       /* its folder, with a slash behind it; empty: this one */
	struct str instead_of, instead; /* a file that is tried with other bytes (see read_options) */
	bool require_copies, update;
	enum report_quotes quotes;
	const char *path;         /* db: -o */
	const char *db;           /* query: --db */
	size_t rows;              /* query: --rows; 0: all */
	double seconds;           /* query: --time-limit; 0: none */
	bool rows_given, no_search;
	const char *ledger;       /* -l of draft; NULL: none */
	const char *source, *to;  /* add */
	const char *articles;     /* folder of the copies, or NULL */
	bool replace;
	bool by_finding;          /* why: A and B are those of the finding that the first operand names */
};

struct command;

/* Reads the words behind the command's name; options may stand before and behind operands, `--` ends them.
 * -1: E says what is wrong and what to do. */
int options_read(struct options *o, const struct command *command, int argc, char *const *argv, struct err *e);
void options_free(struct options *o);

/* One option by its name without the dashes, as if it stood on the command line (but `given` does not tell of it); nothing if
 * the command does not take it. */
int option_set(struct options *o, const struct command *command, const char *name, const char *value, struct err *e);
/* Did it stand there? */
bool option_given(const struct options *o, const struct command *command, const char *name);
/* Name of the I-th option without its dashes, NULL behind the last; its letter, or 0. */
const char *option_name(unsigned i);
char option_letter(unsigned i);

/* Lines of help for the options COMMAND takes. */
void options_help(struct buf *b, const struct command *command);

#endif
