/* The command table, and finding one's way into it. */
#include "cli/commands.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/file.h"
#include "cli/each.h"
#include "cli/finding_ref.h"
#include "cli/model.h"
#include "cli/patterns.h"
#include "cli/settings.h"
#include "report/safe.h"
#include "text/near.h"

#define LOOKING (OPT_FORMAT | OPT_READ)
#define REPORT_FORMATS "auto text concise json jsonl markdown html csv sarif junit github gitlab rdjson"

const struct command commands[] = {
	{"check", "[FILE...]", "read and compare; print problems and findings",
		"Reads the ledger, says what is wrong with it, compares the claims and prints what they contradict.\n"
		"Ends with status 1 if there are errors, or findings that weigh --fail-on (high) or more: for CI.",
		LOOKING | OPT_OUTPUT | OPT_JUDGE | OPT_LOOK | OPT_DETAIL | OPT_QUIET | OPT_KNOWN | OPT_CHANGE | OPT_EACH, REPORT_FORMATS,
		0, 0, true, check_command},
	{"report", "[FILE...]", "write the discrepancy report: reports/discrepancies.md, .html, .json",
		"Writes the report beside the first FILE, in the folder reports/. With -f it is printed instead,\n"
		"with -o it goes where you say.",
		LOOKING | OPT_OUTPUT | OPT_JUDGE | OPT_LOOK | OPT_DETAIL | OPT_QUIET | OPT_KNOWN | OPT_CHANGE, REPORT_FORMATS,
		0, 0, true, report_command},
	{"why", "A B [FILE...]", "every test between two claims, step by step",
		"A and B are claims, named as in the ledger: gainsay why ax21.p13b toi21.h\n"
		"Prints what each test saw, in order, and how it ended; also for claims that raise nothing. In place of A and B a\n"
		"finding may be named, as for gainsay rule: A and B are then a claim of each of its sides.",
		LOOKING | OPT_FINDING, "auto text json", 1, 2, true, why_command},
	{"show", "ID [FILE...]", "one claim, source, entity, question or finding with all its links",
		"ID is a claim (ax21.p13b), the id of a source, an entity, a term, a moment or a question, or a finding, named as\n"
		"for gainsay rule.",
		OPT_READ | OPT_FINDING, NULL, 1, 1, true, show_command},
	{"list", "KIND [FILE...]", "all sources, claims, questions, findings or entities",
		"KIND is sources, claims, questions, findings or entities.",
		LOOKING, "auto text json", 1, 1, true, list_command},
	{"rule", "FINDING [FILE...]", "write down what the desk decided about a finding",
		"Appends a ruling to the ledger, or replaces the one the finding has; nothing else in the file is touched.\n"
		"FINDING is the first eight or more digits of its fingerprint, or any words that name one finding only: its kind and\n"
		"question (mismatch hurt), claims that stand in it (post.p3 dispatch.p5). --remove takes a ruling out, also by its\n"
		"place: gainsay rule --remove claims.yaml:41",
		OPT_READ | OPT_RULE | OPT_FINDING, NULL, 1, 1, true, rule_command},
	{"baseline", "DO [FILE...]", "write, update, prune or show the file of findings that are known",
		"DO is write, update, prune or show. With --baseline FILE a check fails only on what is not in it; without the\n"
		"option, or `baseline` in gainsay.yaml, the file is gainsay.baseline.yaml of the project. In its path {} stands for\n"
		"the name of the ledger, so that each has a baseline of its own.",
		LOOKING | OPT_KNOWN | OPT_JUDGE | OPT_EACH, "auto text json", 1, 1, true, baseline_command},
	{"diff", "OLD NEW", "what is new, gone and carried between two states",
		"OLD and NEW are ledgers, JSON reports (gainsay check -f json), databases (gainsay db) or baselines; - is standard\n"
		"input: git show main:claims.yaml | gainsay diff - claims.yaml. With --fail-on the status is 1 if something new\n"
		"weighs so much.",
		LOOKING | OPT_JUDGE | OPT_LOOK, "auto text json", 2, 2, false, diff_command},
	{"anchors", "[FILE...]", "are the words where the claims say? --update corrects places",
		"Looks up the place, the `words` and the `quote` of every claim in the copy of its article and says what\n"
		"became of them: found, moved, changed, ambiguous, missing. With --update the places of what has moved are\n"
		"corrected in the ledger; what is changed, ambiguous or missing is for you to look at.",
		OPT_FORMAT | OPT_READ | OPT_LOOK | OPT_UPDATE, "auto text json", 0, 0, true, anchors_command},
	{"explain", "[CODE]", "the rule behind a code, with an example",
		"CODE is that of a problem or finding, as L201 or C501, or its word, as unknown-id or denial.\n"
		"Without a CODE all are listed.",
		0, NULL, 0, 1, false, explain_command},
	{"db", "[FILE...]", "write the database: reports/gainsay.db",
		"Writes everything the ledger says and everything comparing found into one SQLite file, in the folder\n"
		"reports/ beside the first FILE, or where -o says. Any program that knows SQLite can read it;\n"
		"docs/database.md names its views. An older file stays until the new one is whole.",
		OPT_READ | OPT_STORE | OPT_QUIET, NULL, 0, 0, true, db_command},
	{"query", "[SQL|NAME [NAME=VALUE...] [FILE...]]", "ask a question that has a name, or any other in SQL",
		"Without an operand, lists the questions that have a name. A NAME=VALUE gives a question what it wants:\n"
		"gainsay query changed month=2022-06. In SQL such a value is :month. The ledger is read anew each time;\n"
		"with --db a database made by gainsay db is asked. Nothing is ever changed.",
		LOOKING | OPT_ASK, "auto text csv json", 0, MANY, true, query_command},
	{"draft", "ARTICLE...", "propose claims from the text of articles",
		"Reads articles (text, Markdown, saved web pages) for who says what, and prints claims to be confirmed, each with its\n"
		"sentence and marked `draft: yes`; no file is touched. With -l they are filed under the questions of that ledger.\n"
		"An article that cannot be read (another language than English) is left out, and the exit status is 1.\n"
		"-f attributions prints a table instead: article, source or cue or content, number, first byte, byte behind the last.",
		OPT_FORMAT | OPT_DRAFT, "auto yaml attributions", 1, MANY, false, draft_command},
	{"add", "ARTICLE [FILE...]", "put an article on file: its text, numbered as claims point at it",
		"Reads an article (plain text, Markdown or a saved web page), writes it as a canonical copy to articles/ID.md in the\n"
		"project's folder, and prints its entry for `sources`, ready to paste (of a source the ledger has, the lines it lacks),\n"
		"and the numbered places, each with the claims that stand there in the ledger FILE and what other sources answer.\n"
		"A copy that is there already is not replaced: what changed since is shown instead. Without --source the id is made\n"
		"of the file's name.",
		OPT_FORMAT | OPT_ADD, "auto text json", 1, 1, true, add_command},
	{"init", "[ARTICLE...]", "write a small claims.yaml to begin with",
		"Writes claims.yaml in this folder, unless there is one. With articles (text, Markdown, saved web pages) they become\n"
		"its sources, with outlet, day and title as far as the files tell, each with a copy on file: what lies outside of\n"
		"the project's folder is copied into its folder articles/.",
		0, NULL, 0, MANY, false, init_command},
	{"schema", "[FILE...]", "the JSON Schema of ledgers, for editors",
		"Prints the JSON Schema (draft-07) of ledgers. With FILE its own sources, questions, entities, terms,\n"
		"moments and voices are in it, so that an editor completes them: see docs/ci.md.",
		OPT_READ, NULL, 0, 0, true, schema_command},
	{"version", "", "print the version", "Prints the version.", 0, NULL, 0, 0, false, version_command},
	{"help", "[COMMAND]", "this list, or help on one command", "Prints help.", 0, NULL, 0, 1, false, help_command},
};
const unsigned n_commands = sizeof commands / sizeof commands[0];

const struct command *command_find(struct str name)
{
	for (unsigned i = 0; i < n_commands; i++) {
		if (str_is(name, commands[i].name))
			return &commands[i];
	}
	return NULL;
}

static bool among(struct str name, const char *const *words)
{
	for (; *words; words++) {
		if (str_is(name, *words))
			return true;
	}
	return false;
}

bool later_command(struct str name)
{
	static const char *const words[] = {"export", "import", "completion", NULL};

	return among(name, words);
}

bool later_option(struct str name)
{
	static const char *const words[] = {NULL};

	return among(name, words);
}

__attribute__((format(printf, 2, 3)))
int complain(int status, const char *format, ...)
{
	char text[2048];
	struct buf b = {0};
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	buf_puts(&b, "gainsay: ");
	safe_puts(&b, text);
	buf_char(&b, '\n');
	fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
	return status;
}

static int unknown_command(struct str name)
{
	struct str words[32];
	unsigned n = 0;
	long best;

	if (later_command(name))
		return complain(EXIT_USAGE, "the command “%.*s” is not in this version; “gainsay help” lists those that are",
			STR_ARG(name));
	for (unsigned i = 0; i < n_commands; i++)
		words[n++] = str_from(commands[i].name);
	best = near_best(name, words, n);
	if (best >= 0)
		return complain(EXIT_USAGE, "there is no command “%.*s”; did you mean “%.*s”?", STR_ARG(name), STR_ARG(words[best]));
	return complain(EXIT_USAGE, "there is no command “%.*s”; “gainsay help” lists them", STR_ARG(name));
}

/* Whoever reads annotations only has to see that there are none because nothing was checked. What was wrong stands in the log;
 * none of it is repeated here, so that no file's name can become a command. */
static void annotate_failure(const struct options *o, int rc)
{
	static const char text[] = "::error title=gainsay::Not everything was checked: gainsay could not run as asked. "
		"The log of this step says why.\n";

	if (rc >= EXIT_USAGE && strcmp(o->format, "github") == 0)
		fputs(text, stdout);
}

/* A pattern that no shell has expanded, as where a hook is told it: the files it fits, as with `inputs`. */
static int expand_files(struct options *o, const struct command *c)
{
	struct paths found = {0};
	int rc = EXIT_FINE;

	for (size_t i = 0; i < o->operands.n && rc == EXIT_FINE; i++) {
		const char *word = o->operands.v[i];

		if (i < c->most || !is_pattern(str_from(word)) || file_exists(word))
			vec_push(&found.v, word);
		else if (pattern_paths(o->arena, word, &found) < 0)
			rc = complain(EXIT_USAGE, "no file is called like %s", word);
	}
	o->operands.n = 0;
	for (size_t i = 0; i < found.v.n; i++)
		vec_push(&o->operands, found.v.v[i]);
	vec_free(&found.v);
	return rc;
}

static int show_config(const struct options *o, const struct command *c)
{
	static const char *const usual[] = {"claims.yaml"};
	bool given = c->takes_files && o->operands.n > c->most;
	struct str origin = given ? STR("the command line") : STR("");
	struct shown_files files = {o->inputs.n ? o->inputs.v : usual, o->inputs.n ? o->inputs.n : 1, origin};
	struct buf b = {0};
	int rc;

	if (o->each)
		return show_each(o, c);
	if (given) {
		files.v = o->operands.v + c->most;
		files.n = o->operands.n - c->most;
	}
	settings_show(o, c, &files, &b);
	rc = print_out(&b);
	buf_free(&b);
	return rc;
}

static int run_command(const struct command *c, int argc, char *const *argv)
{
	struct paths said = {0};
	struct options o;
	struct err e;
	int rc;

	assert(c);
	if (options_read(&o, c, argc, argv, &e) < 0) {
		rc = complain(EXIT_USAGE, "%s", e.text);
		annotate_failure(&o, rc);
	} else if (o.help) {
		o.operands.n = 0;
		vec_push(&o.operands, c->name);
		rc = help_command(&o);
	} else if (o.version) {
		rc = version_command(&o);
	} else {
		operands_join(&o, c);
		rc = c->takes_files ? expand_files(&o, c) : EXIT_FINE;
		if (rc == EXIT_FINE && c->groups & OPT_READ)
			rc = settings_apply(&o, c);
		if (rc == EXIT_FINE && c->groups & OPT_JUDGE && !o.each)
			settings_warn(&o, o.arena, &said);
		if (rc == EXIT_FINE)
			rc = o.show_config ? show_config(&o, c) : o.each ? each_ledger(&o, c) : c->run(&o);
		annotate_failure(&o, rc);
	}
	vec_free(&said.v);
	options_free(&o);
	return rc;
}

int run_program(int argc, char *const *argv)
{
	const char *name = argc > 1 ? argv[1] : "help";
	const struct command *c;

	if (argc < 2) {
		run_command(command_find(STR("help")), 0, argv);
		return EXIT_USAGE;
	}
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		name = "help";
	if (strcmp(name, "--version") == 0)
		name = "version";
	if (name[0] == '-')
		return complain(EXIT_USAGE, "the command comes first, as in: gainsay check %s", name);
	c = command_find(str_from(name));
	return c ? run_command(c, argc - 2, argv + 2) : unknown_command(str_from(name));
}
