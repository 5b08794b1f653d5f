/* rule: is what was typed a ruling at all? Before anything is looked for. */
#include "cli/rule.h"

#include "cli/commands.h"
#include "cli/model.h"
#include "text/near.h"
#include "text/utf8.h"

static const char *const texts_of[] = {"--why", "--who"};

/* One line of text that a ledger can hold. */
static int check_text(const char *option, const char *text)
{
	struct str s = str_from(text);
	size_t i;

	if (utf8_valid(s) != s.n)
		return complain(EXIT_USAGE, "%s is not UTF-8", option);
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return complain(EXIT_USAGE, "%s is one line of text, without tabs and line ends", option);
	if (str_trim(s).n == 0)
		return complain(EXIT_USAGE, "%s says nothing", option);
	return EXIT_FINE;
}

static int check_day(struct arena *a, const char *option, const char *text, struct spans *out)
{
	struct value_context context = {.arena = a};
	struct value_fault fault;
	struct value v;

	if (value_date(&context, str_from(text), &v, &fault) == 0 && v.spans.n) {
		*out = v.spans;
		return EXIT_FINE;
	}
	return complain(EXIT_USAGE, "%s takes a day such as 2022-07-19, not “%s”", option, text);
}

static int check_until(const struct options *o, struct arena *a)
{
	const struct rule_options *r = &o->rule;
	struct spans until;
	num today;
	struct err e;
	int rc;

	if (str_is(str_from(r->as), "open") && !r->until)
		return complain(EXIT_USAGE, "what is left open needs a day by which it is decided: --until 2030-01-31");
	if (!r->until)
		return EXIT_FINE;
	if (!str_is(str_from(r->as), "open"))
		return complain(EXIT_USAGE, "--until goes with --as open only");
	rc = check_day(a, "--until", r->until, &until);
	if (rc == EXIT_FINE && today_read(o->now, &today, &e) < 0)
		return complain(EXIT_USAGE, "%s", e.text);
	if (rc == EXIT_FINE && spans_hull(until).hi < today)
		return complain(EXIT_USAGE, "--until %s has passed already", r->until);
	return rc;
}

static int check_as(const char *word)
{
	struct str words[RULING_OPEN + 1];
	long near;

	for (unsigned i = 0; i <= RULING_OPEN; i++) {
		words[i] = str_from(ruling_word((enum ruling_as)i));
		if (str_is(words[i], word))
			return EXIT_FINE;
	}
	near = near_best(str_from(word), words, RULING_OPEN + 1);
	if (near >= 0)
		return complain(EXIT_USAGE, "no ruling is called “%s”; did you mean “%.*s”?", word, STR_ARG(words[near]));
	return complain(EXIT_USAGE, "no ruling is called “%s”: use real, both-true, relay-error, translation, wording, typo, "
		"not-same or open", word);
}

int rule_check(const struct options *o, struct arena *a)
{
	const struct rule_options *r = &o->rule;
	const char *const texts[] = {r->why, r->who};
	struct spans date;
	int rc = EXIT_FINE;

	if (!r->as || !r->why)
		return complain(EXIT_USAGE, "%s is missing: gainsay rule %s --as both-true --why \"Two counts of two days.\"",
			r->as ? "--why" : "--as", o->operands.v[0]);
	rc = check_as(r->as);
	for (unsigned i = 0; i < 2 && rc == EXIT_FINE; i++)
		rc = texts[i] ? check_text(texts_of[i], texts[i]) : EXIT_FINE;
	if (rc == EXIT_FINE && r->date)
		rc = check_day(a, "--date", r->date, &date);
	return rc == EXIT_FINE ? check_until(o, a) : rc;
}
