/* The commands: one row each in `commands`, one file each. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

/* Groups of options a command takes. */
enum option_group {
	OPT_FORMAT = 1,   /* -f */
	OPT_OUTPUT = 2,   /* -o */
	OPT_JUDGE = 4,    /* --fail-on, --min-severity, --select, --ignore */
	OPT_READ = 8,     /* --strict, --with-drafts, --now, --articles, --require-copies */
	OPT_LOOK = 16,    /* --color, -v */
	OPT_DETAIL = 32,  /* --brief, --explain, --quotes */
	OPT_QUIET = 64,   /* -q */
	OPT_RULE = 65536, /* --as, --why and what else makes a ruling */
	OPT_KNOWN = 131072, /* --baseline */
	OPT_CHANGE = 262144, /* --report-only, --changed-files */
	OPT_EACH = 524288, /* --each */
	OPT_STORE = 4096, /* db: -o, --no-search */
	OPT_ASK = 8192,   /* query: --db, --rows, --time-limit */
	OPT_ADD = 512,    /* --source, --to, --articles, --replace */
	OPT_UPDATE = 1024, /* --update */
	OPT_FINDING = 2048, /* no option: the words in front of FILEs may name a finding */
	OPT_DRAFT = 16384 /* -l, --explain of draft */
};

struct command {
	const char *name, *operands; /* "why", "A B [FILE...]" */
	const char *summary;
	const char *about;           /* a paragraph or two for `help COMMAND` */
	unsigned groups;             /* bits of enum option_group */
	const char *formats;         /* possible with -f, apart by blanks; NULL: none */
	unsigned least, most;        /* operands in front of FILEs; MANY: no limit */
	bool takes_files;
	int (*run)(const struct options *o); /* exit status */
};
enum { MANY = 1000 };

extern const struct command commands[];
extern const unsigned n_commands;
const struct command *command_find(struct str name);

/* Words the interface knows that this version does not do yet. */
bool later_command(struct str name);
bool later_option(struct str name);

/* The rows. */
int check_command(const struct options *o);
int report_command(const struct options *o);
int why_command(const struct options *o);
int show_command(const struct options *o);
int anchors_command(const struct options *o);
int list_command(const struct options *o);
int rule_command(const struct options *o);
int baseline_command(const struct options *o);
int diff_command(const struct options *o);
int explain_command(const struct options *o);
int db_command(const struct options *o);
int query_command(const struct options *o);
int add_command(const struct options *o);
int draft_command(const struct options *o);
int init_command(const struct options *o);
int schema_command(const struct options *o);
int version_command(const struct options *o);
int help_command(const struct options *o);

/* Prints "gainsay: …" on stderr. Returns STATUS. */
int complain(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whole program: finds the command, reads its options, runs it. */
int run_program(int argc, char *const *argv);

#endif
