/* Whoever adds a command, an option, a format, a problem, a kind of finding or a rule adds more than a row: a case, an
 * explanation, a line in the documents. This walks the tables and names everything that was forgotten, all at once. */
#include "unit.h"

#include <glob.h>

#include "base/file.h"
#include "cli/commands.h"
#include "compare/finding.h"
#include "diag/diag.h"
#include "report/explain.h"
#include "report/phrases.h"

static unsigned n_forgotten;

static void forgotten(const char *kind, const char *name, const char *what)
{
	print_error("%s `%s`: %s\n", kind, name, what);
	n_forgotten++;
}

__attribute__((format(printf, 1, 2)))
static bool exists(const char *format, ...)
{
	char pattern[512];
	glob_t found;
	va_list args;
	int rc;

	va_start(args, format);
	vsnprintf(pattern, sizeof pattern, format, args);
	va_end(args);
	rc = glob(pattern, 0, NULL, &found);
	if (rc == 0)
		globfree(&found);
	return rc == 0;
}

/* All files that fit PATTERN, one behind the other; the caller frees. */
static char *texts(const char *pattern)
{
	struct buf all = {0};
	glob_t found;

	if (glob(pattern, 0, NULL, &found) != 0)
		fail_msg("no file fits %s; run the tests in the project's folder", pattern);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		FILE *f = fopen(found.gl_pathv[i], "r");
		char piece[4096];
		size_t n;

		assert_non_null(f);
		while ((n = fread(piece, 1, sizeof piece, f)) > 0)
			buf_add(&all, (struct str){piece, n});
		fclose(f);
		buf_char(&all, '\n');
	}
	globfree(&found);
	buf_char(&all, '\0');
	return all.p;
}

__attribute__((format(printf, 2, 3)))
static bool has(const char *text, const char *format, ...)
{
	char wanted[512];
	va_list args;

	va_start(args, format);
	vsnprintf(wanted, sizeof wanted, format, args);
	va_end(args);
	return strstr(text, wanted) != NULL;
}

static int begin(void **state)
{
	(void)state;
	n_forgotten = 0;
	return 0;
}

static void commands_are_whole(void **state)
{
	char *page = texts("docs/commands.md");

	(void)state;
	for (unsigned i = 0; i < n_commands; i++) {
		const char *name = commands[i].name;

		if (!commands[i].run || !*commands[i].summary || !*commands[i].about)
			forgotten("command", name, "its row in src/cli/commands.c lacks its function, its line or its help");
		if (!exists("tests/cases/cli-%s/*", name))
			forgotten("command", name, "no case in tests/cases/cli-NAME/");
		if (!has(page, "\n## %s\n", name))
			forgotten("command", name, "not in docs/commands.md; run `make docs`");
	}
	free(page);
	assert_int_equal(n_forgotten, 0);
}

static void options_are_whole(void **state)
{
	char *page = texts("docs/commands.md"), *used = texts("tests/cases/*/*/cmd");
	const char *name;

	(void)state;
	for (unsigned i = 0; (name = option_name(i)) != NULL; i++) {
		char letter = option_letter(i);

		if (!has(used, "--%s", name) && !(letter && has(used, " -%c", letter)))
			forgotten("option", name, "no case in tests/cases/ uses it");
		if (!has(page, "--%s", name))
			forgotten("option", name, "not in docs/commands.md: no command takes it, or `make docs` was not run");
	}
	free(page);
	free(used);
	assert_int_equal(n_forgotten, 0);
}

static void formats_are_whole(void **state)
{
	char *page = texts("docs/*.md"), *used = texts("tests/cases/*/*/cmd");

	(void)state;
	for (unsigned i = 0; i < n_renderers; i++) {
		const char *name = renderers[i].name, *ending = strcmp(name, "markdown") == 0 ? "md" : name;
		bool taken = false;

		if (strcmp(name, "md") == 0)
			continue; /* another word for markdown */
		for (unsigned k = 0; k < n_commands; k++)
			taken |= commands[k].formats && strstr(commands[k].formats, name);
		if (!taken)
			forgotten("format", name, "no command in src/cli/commands.c takes it");
		if (!exists("tests/cases/*/*/out.%s", ending) && !has(used, "-f %s", name) && !has(used, "-o %s:", name))
			forgotten("format", name, "no case in tests/cases/ prints it");
		if (!has(page, "`%s`", name))
			forgotten("format", name, "no document in docs/ names it");
	}
	free(page);
	free(used);
	assert_int_equal(n_forgotten, 0);
}

static void problems_are_whole(void **state)
{
	char *page = texts("docs/codes.md");

	(void)state;
	for (uint32_t i = 0; i < DIAG_N_CODES; i++) {
		const struct diag_code_info *c = &diag_codes[i];

		if (!explanation_find(c->id))
			forgotten("problem", c->slug, "no explanation in src/report/explain_problems.c");
		if (!exists("tests/cases/%s/*fires*", c->slug))
			forgotten("problem", c->slug, "no case tests/cases/SLUG/fires");
		if (!exists("tests/cases/%s/*near-miss*", c->slug))
			forgotten("problem", c->slug, "no case tests/cases/SLUG/near-miss, which stays silent");
		if (!has(page, "\n### %s %s\n", c->id, c->slug))
			forgotten("problem", c->slug, "not in docs/codes.md; run `make docs`");
	}
	free(page);
	assert_int_equal(n_forgotten, 0);
}

static void findings_are_whole(void **state)
{
	char *page = texts("docs/findings.md"), *schema = texts("schemas/report.schema.json"), *rulings = texts("src/ledger/rulings.c");

	(void)state;
	for (unsigned i = 0; i < N_FINDING_KINDS; i++) {
		const struct finding_kind_info *k = &finding_kinds[i];

		if (!k->word || !k->code)
			fail_msg("finding kind %u: no row in src/compare/findings.c", i);
		if (!kind_phrases[i].state)
			forgotten("finding", k->word, "no phrases in src/report/phrases.c");
		if (!explanation_find(k->code))
			forgotten("finding", k->word, "no explanation in src/report/explain_findings.c");
		if (!exists("tests/cases/%s/*/cmd", k->word) && !exists("tests/cases/%s/*/out.*", k->word))
			forgotten("finding", k->word, "no case in tests/cases/KIND/");
		if (!has(page, "\n## %s %s\n", k->code, k->word))
			forgotten("finding", k->word, "no section in docs/findings.md");
		if (!has(schema, "\"%s\"", k->word))
			forgotten("finding", k->word, "not in schemas/report.schema.json");
		if (!has(rulings, "\"%s\"", k->word))
			forgotten("finding", k->word, "no ruling can name it: src/ledger/rulings.c");
	}
	free(page);
	free(schema);
	free(rulings);
	assert_int_equal(n_forgotten, 0);
}

/* What is part of another rule has its cases there. */
static const char *cases_of(const char *rule)
{
	static const struct {
		const char *rule, *cases;
	} elsewhere[] = {
		{"quarantine", "incoherence"},
		{"settle-findings", "dispute"},
	};

	for (size_t i = 0; i < COUNT(elsewhere); i++)
		if (strcmp(rule, elsewhere[i].rule) == 0)
			return elsewhere[i].cases;
	return rule;
}

/* A rule is a function of src/compare/rules.h or component.h that gets the context. Its cases stand in a folder whose name
 * begins as the rule's does: growth() in grows/, partial_values() in partial/. How many there are. */
static unsigned rules_of(const char *header)
{
	char *text = texts(header), *line = text;
	unsigned n = 0;

	for (char *next; *line; line = next) {
		const char *context = strstr(line, "(struct context *c");
		char name[64];

		next = line + strcspn(line, "\n");
		next += *next == '\n';
		if (!context || context > next || sscanf(line, "%*[a-z] %63[a-z_](", name) != 1)
			continue;
		n++;
		for (char *p = name; *p; p++)
			*p = *p == '_' ? '-' : *p;
		if (!exists("tests/cases/%.4s*/*/claims.yaml", cases_of(name)))
			forgotten("rule", name, "no folder in tests/cases/ bears its name");
	}
	free(text);
	return n;
}

static void rules_have_cases(void **state)
{
	(void)state;
	assert_true(rules_of("src/compare/rules.h") >= 4);
	assert_true(rules_of("src/compare/component.h") >= 10);
	assert_int_equal(n_forgotten, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(commands_are_whole, begin),
		cmocka_unit_test_setup(options_are_whole, begin),
		cmocka_unit_test_setup(formats_are_whole, begin),
		cmocka_unit_test_setup(problems_are_whole, begin),
		cmocka_unit_test_setup(findings_are_whole, begin),
		cmocka_unit_test_setup(rules_have_cases, begin),
	};

	return cmocka_run_group_tests_name("what was forgotten", tests, NULL, NULL);
}
