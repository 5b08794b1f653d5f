/* Is there a code that begins so? If not, which may have been meant. */
#include "cli/codes.h"

#include "base/buf.h"
#include "compare/compare.h"
#include "diag/diag.h"

struct code {
	const char *id, *word;
	bool error;
};
enum { N_CODES = N_FINDING_KINDS + DIAG_N_CODES, MOST_NAMED = 12 };

static struct code code_at(unsigned i)
{
	if (i < N_FINDING_KINDS)
		return (struct code){finding_kinds[i].code, finding_kinds[i].word, false};
	i -= N_FINDING_KINDS;
	return (struct code){diag_codes[i].id, diag_codes[i].slug, diag_codes[i].level == DIAG_ERROR};
}

/* How many codes begin with PREFIX; *ERRORS: how many of them are errors. */
static unsigned count(struct str prefix, unsigned *errors)
{
	unsigned n = 0;

	*errors = 0;
	for (unsigned i = 0; i < N_CODES; i++) {
		struct code c = code_at(i);

		if (str_eq(str_cut(str_from(c.id), prefix.n), prefix)) {
			n++;
			*errors += c.error;
		}
	}
	return n;
}

/* "; did you mean C501?" for a word of a code, or a code in small letters. */
static bool say_meant(struct buf *b, struct str word)
{
	char capitals[8] = "";
	struct str code = {capitals, word.n < sizeof capitals ? word.n : 0};
	unsigned errors;

	for (unsigned i = 0; i < N_CODES; i++) {
		if (str_is(word, code_at(i).word)) {
			buf_printf(b, "; did you mean %s?", code_at(i).id);
			return true;
		}
	}
	for (size_t i = 0; i < code.n; i++)
		capitals[i] = (char)(word.p[i] >= 'a' && word.p[i] <= 'z' ? word.p[i] - 'a' + 'A' : word.p[i]);
	if (code.n == 0 || count(code, &errors) == 0)
		return false;
	buf_printf(b, "; did you mean %s?", capitals);
	return true;
}

/* Those that begin as PREFIX does, as far as any do. */
static void say_others(struct buf *b, struct str prefix)
{
	unsigned errors, n = 0;

	while (prefix.n && count(prefix, &errors) == 0)
		prefix.n--;
	if (prefix.n < 2 || count(prefix, &errors) > MOST_NAMED) {
		buf_puts(b, "; gainsay explain lists all codes");
		return;
	}
	for (unsigned i = 0; i < N_CODES; i++)
		if (str_eq(str_cut(str_from(code_at(i).id), prefix.n), prefix))
			buf_printf(b, "%s%s", n++ ? ", " : "; there are ", code_at(i).id);
}

int code_check(struct str prefix, enum code_use use, struct err *e)
{
	unsigned errors, n = count(prefix, &errors);
	struct buf b = {0};

	if (prefix.n == 0)
		return err_set(e, "a code is missing: write one such as C501, or its beginning, such as L3");
	if (n > (use == CODE_SELECT ? 0 : errors))
		return 0;
	if (n) {
		err_set(e, use == CODE_IGNORE ? "%.*s is an error, and errors are never ignored"
			: "%.*s is an error, which keeps its level", STR_ARG(prefix));
	} else {
		buf_printf(&b, "nothing has a code that begins with `%.*s`", STR_ARG(prefix));
		if (!say_meant(&b, prefix))
			say_others(&b, prefix);
		err_set(e, "%.*s", STR_ARG(buf_str(&b)));
	}
	buf_free(&b);
	return -1;
}
