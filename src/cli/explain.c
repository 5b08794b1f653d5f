/* explain CODE: the rule behind a problem or a finding. */
#include "cli/commands.h"
#include "cli/model.h"
#include "report/explain.h"
#include "report/phrases.h"
#include "text/near.h"

struct code {
	const char *id, *slug, *level, *summary;
};

static struct code code_of(unsigned i)
{
	static const char *const levels[] = {"info", "warning", "error"};

	if (i < N_FINDING_KINDS)
		return (struct code){finding_kinds[i].code, finding_kinds[i].word, "finding", kind_phrases[i].state};
	i -= N_FINDING_KINDS;
	return (struct code){diag_codes[i].id, diag_codes[i].slug, levels[diag_codes[i].level], diag_codes[i].summary};
}
enum { N_CODES = N_FINDING_KINDS + DIAG_N_CODES };

static bool same_code(struct str word, const char *id)
{
	if (word.n != strlen(id))
		return false;
	for (size_t i = 0; i < word.n; i++) {
		char c = word.p[i];

		if ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) != id[i])
			return false;
	}
	return true;
}

static void indented(struct buf *b, const char *text)
{
	for (const char *p = text; *p;) {
		size_t n = strcspn(p, "\n");

		buf_puts(b, n ? "    " : "");
		buf_add(b, (struct str){p, n});
		buf_char(b, '\n');
		p += n + (p[n] == '\n');
	}
}

static void print_code(struct buf *b, const struct code *c)
{
	const struct explanation *x = explanation_find(c->id);

	buf_printf(b, "%s %s (%s)", c->id, c->slug, c->level);
	buf_printf(b, "%s%s\n", c->summary[0] ? ": " : "", c->summary);
	if (!x)
		return;
	buf_printf(b, "\n%s\n", x->rule);
	if (x->example) {
		buf_puts(b, "\nFor example:\n\n");
		indented(b, x->example);
	}
	if (x->remedy)
		buf_printf(b, "\nWhat to do: %s\n", x->remedy);
}

static void print_list(struct buf *b)
{
	for (unsigned i = 0; i < N_CODES; i++) {
		struct code c = code_of(i);

		buf_printf(b, "%s  %-22s %-8s %s\n", c.id, c.slug, c.level, c.summary);
	}
}

static int unknown(struct str word)
{
	struct str words[N_CODES];
	long best;

	for (unsigned i = 0; i < N_CODES; i++)
		words[i] = str_from(code_of(i).slug);
	best = near_best(word, words, N_CODES);
	if (best >= 0)
		return complain(EXIT_USAGE, "there is no code “%.*s”; did you mean “%.*s”?", STR_ARG(word), STR_ARG(words[best]));
	return complain(EXIT_USAGE, "there is no code “%.*s”; “gainsay explain” lists them", STR_ARG(word));
}

int explain_command(const struct options *o)
{
	struct buf b = {0};
	struct str word = o->operands.n ? str_from(o->operands.v[0]) : STR("");
	int rc;

	if (word.n == 0)
		print_list(&b);
	for (unsigned i = 0; i < N_CODES && word.n; i++) {
		struct code c = code_of(i);

		if (same_code(word, c.id) || str_is(word, c.slug))
			print_code(&b, &c);
	}
	rc = b.n ? print_out(&b) : unknown(word);
	buf_free(&b);
	return rc;
}
