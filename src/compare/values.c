/* Values inside a comparison: their order, and the canonical text of one, of several, and of what several share. */
#include "compare/context.h"

#include "base/sort.h"

static int answer_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
	const struct claim *p = &c->l->claims.v[c->a[a].claim], *q = &c->l->claims.v[c->a[b].claim];
	int d = p == q ? 0 : str_cmp(p->at, q->at);

	return d ? d : a < b ? -1 : a > b;
}

void answers_sort(const struct context *c, uint32_t *v, size_t n)
{
	sort_by(v, n, sizeof *v, answer_order, (void *)(uintptr_t)c);
}

static int num_order(num a, num b)
{
	return a < b ? -1 : a > b;
}

static int spans_order(struct spans a, struct spans b)
{
	uint32_t n = a.n < b.n ? a.n : b.n;
	int d = 0;

	for (uint32_t i = 0; !d && i < n; i++) {
		d = num_order(a.v[i].lo, b.v[i].lo);
		if (!d)
			d = num_order(a.v[i].hi, b.v[i].hi);
	}
	return d ? d : (a.n > b.n) - (a.n < b.n);
}

static int symbol_order(const struct context *c, uint32_t a, uint32_t b)
{
	return a == b ? 0 : str_cmp(symbol_id(c->l, a), symbol_id(c->l, b));
}

/* Members sorted as text, the excluded last: the same whatever the order of declarations. */
static const struct member *by_text(const struct context *c, const struct value *v)
{
	struct member *m;

	if (v->n < 2)
		return v->members;
	m = ARENA_COPY(c->scratch, v->members, v->n);
	for (uint32_t i = 1; i < v->n; i++)
		for (uint32_t k = i; k > 0 && (m[k - 1].not > m[k].not ||
			(m[k - 1].not == m[k].not && symbol_order(c, m[k - 1].sym, m[k].sym) > 0)); k--) {
			struct member t = m[k];

			m[k] = m[k - 1];
			m[k - 1] = t;
		}
	return m;
}

static int members_order(const struct context *c, const struct value *a, const struct value *b)
{
	const struct member *p = by_text(c, a), *q = by_text(c, b);
	uint32_t n = a->n < b->n ? a->n : b->n;
	int d = 0;

	for (uint32_t i = 0; !d && i < n; i++) {
		d = (int)p[i].not - (int)q[i].not;
		if (!d)
			d = symbol_order(c, p[i].sym, q[i].sym);
	}
	return d ? d : (a->n > b->n) - (a->n < b->n);
}

int value_order(const struct context *c, const struct value *a, const struct value *b)
{
	int d;

	if (a == b)
		return 0;
	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	switch (a->type) {
	case VALUE_YESNO:
		return (int)b->yes - (int)a->yes;
	case VALUE_NUMBER:
	case VALUE_DATE:
		d = spans_order(a->spans, b->spans);
		return d ? d : (int)a->wide - (int)b->wide;
	default:
		d = members_order(c, a, b);
		return d ? d : (int)a->complete - (int)b->complete;
	}
}

bool value_same(const struct context *c, const struct value *a, const struct value *b)
{
	if (a == b)
		return true;
	if (a->type != b->type || a->type == VALUE_YESNO)
		return a->type == b->type && a->yes == b->yes;
	if (a->type == VALUE_NUMBER || a->type == VALUE_DATE)
		return spans_equal(a->spans, b->spans);
	return members_order(c, a, b) == 0;
}

/* ---- text ----------------------------------------------------------------------------------------------------------- */

static void write_member(const struct context *c, struct buf *b, const struct member *m)
{
	if (m->not)
		buf_puts(b, "not ");
	buf_add(b, symbol_id(c->l, m->sym));
}

static void write_members(const struct context *c, struct buf *b, const struct value *v)
{
	const struct member *m = by_text(c, v);

	if (v->type == VALUE_SET)
		buf_char(b, '[');
	for (uint32_t i = 0; i < v->n; i++) {
		if (i)
			buf_puts(b, ", ");
		write_member(c, b, &m[i]);
	}
	if (v->type == VALUE_SET)
		buf_char(b, ']');
}

static void write_span(const struct value *v, struct buf *b, struct span s)
{
	if (v->type == VALUE_NUMBER)
		number_write(b, s);
	else
		date_write(b, s);
}

struct str value_text(const struct context *c, const struct value *v)
{
	struct buf b = {0};
	struct str out;

	if (v->non_answer)
		return str_from(non_answer_word(v->non_answer));
	switch (v->type) {
	case VALUE_YESNO:
		return v->yes ? STR("yes") : STR("no");
	case VALUE_NUMBER:
	case VALUE_DATE:
		if (v->type == VALUE_DATE && v->spans.n > 1)
			dates_write(&b, v->spans);
		else
			write_span(v, &b, v->core);
		break;
	default:
		write_members(c, &b, v);
	}
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

static struct str hull_text(const struct context *c, const uint32_t *v, size_t n)
{
	const struct value *first = c->a[v[0]].value;
	struct span hull = first->core;
	struct buf b = {0};
	struct str out;

	for (size_t i = 1; i < n; i++) {
		struct span s = c->a[v[i]].value->core;

		hull.lo = s.lo < hull.lo ? s.lo : hull.lo;
		hull.hi = s.hi > hull.hi ? s.hi : hull.hi;
	}
	write_span(first, &b, hull);
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

static int str_order(const void *x, const void *y, void *context)
{
	(void)context;
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static struct str distinct_text(const struct context *c, const uint32_t *v, size_t n)
{
	struct str *all = ARENA_ARRAY(c->scratch, struct str, n), out;
	const struct value *last = NULL;
	struct buf b = {0};
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (c->a[v[i]].value == last)
			continue;
		last = c->a[v[i]].value;
		all[kept++] = value_text(c, last);
	}
	sort_by(all, kept, sizeof *all, str_order, NULL);
	for (size_t i = 0; i < kept; i++) {
		if (i && str_eq(all[i], all[i - 1]))
			continue;
		if (i)
			buf_puts(&b, " / ");
		buf_add(&b, all[i]);
	}
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}

static bool all_same(const struct context *c, const uint32_t *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (!value_same(c, c->a[v[i]].value, c->a[v[0]].value))
			return false;
	return true;
}

struct str values_text(const struct context *c, const uint32_t *v, size_t n)
{
	const struct value *first = c->a[v[0]].value;

	if (all_same(c, v, n))
		return value_text(c, first);
	if (first->type == VALUE_NUMBER || first->type == VALUE_DATE)
		return hull_text(c, v, n);
	return distinct_text(c, v, n);
}

struct str shared_text(const struct context *c, const uint32_t *v, size_t n)
{
	const struct value *first = c->a[v[0]].value;
	struct spans common = first->spans;
	struct buf b = {0};
	struct str out;

	if ((first->type != VALUE_NUMBER && first->type != VALUE_DATE) || all_same(c, v, n))
		return values_text(c, v, n);
	for (size_t i = 1; i < n && common.n; i++)
		if (c->a[v[i]].value != first)
			common = spans_common(c->scratch, common, c->a[v[i]].value->spans);
	if (!common.n) /* roundings share no point */
		return hull_text(c, v, n);
	if (first->type == VALUE_DATE)
		dates_write(&b, common);
	else
		write_span(first, &b, spans_hull(common));
	out = buf_keep(&b, c->arena);
	buf_free(&b);
	return out;
}
