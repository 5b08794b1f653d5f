/* Offices among the members of a list, or as a single value, become their holders. */
#include "base/buf.h"
#include "base/sort.h"
#include "normalize/normalize.h"

static int by_symbol(const void *x, const void *y, void *context)
{
	const struct member *a = x, *b = y;

	(void)context;
	if (a->not != b->not)
		return (int)a->not - (int)b->not;
	return a->sym < b->sym ? -1 : a->sym > b->sym;
}

static int by_text(const void *x, const void *y, void *context)
{
	const struct ledger *l = context;
	const struct member *a = x, *b = y;

	if (a->not != b->not)
		return (int)a->not - (int)b->not;
	return str_cmp(symbol_id(l, a->sym), symbol_id(l, b->sym));
}

bool has_office(const struct ledger *l, const struct value *v, struct spans when)
{
	for (uint32_t i = 0; i < v->n; i++)
		if (office_holder(l, v->members[i].sym, when) != v->members[i].sym)
			return true;
	return false;
}

/* Office and holder in one list are one member; it is doubted only if both are. */
static uint32_t without_repeats(struct member *m, uint32_t n)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (kept && m[kept - 1].sym == m[i].sym && m[kept - 1].not == m[i].not)
			m[kept - 1].doubt &= m[i].doubt;
		else
			m[kept++] = m[i];
	}
	return kept;
}

static struct str canonical(const struct ledger *l, const struct value *v, struct member *m)
{
	bool list = v->type == VALUE_SET || v->n > 1;
	struct buf b = {0};
	struct str out;

	sort_by(m, v->n, sizeof *m, by_text, (void *)(uintptr_t)l);
	buf_puts(&b, list ? "[" : "");
	for (uint32_t i = 0; i < v->n; i++)
		buf_printf(&b, "%s%s%.*s", i ? ", " : "", m[i].not ? "not " : "", STR_ARG(symbol_id(l, m[i].sym)));
	buf_puts(&b, list ? "]" : "");
	out = buf_keep(&b, l->arena);
	buf_free(&b);
	return out;
}

void resolve_offices(const struct ledger *l, struct value *v, struct spans when)
{
	struct member *m = ARENA_COPY(l->arena, v->members, v->n);

	for (uint32_t i = 0; i < v->n; i++)
		m[i].sym = office_holder(l, m[i].sym, when);
	sort_by(m, v->n, sizeof *m, by_symbol, NULL);
	v->n = without_repeats(m, v->n);
	v->canon = canonical(l, v, m);
	sort_by(m, v->n, sizeof *m, by_symbol, NULL);
	v->members = m;
}
