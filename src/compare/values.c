/* Values inside a comparison: their order, and the canonical text of one, of several, and of what several share. */
#include "compare/context.h"

#include "base/sort.h"

static int answer_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
	uint64_t p = c->a[a].key, q = c->a[b].key;

	if (p != q)
		return p < q ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* Within a group answers stand in this order already: mostly there is nothing to do. */
void answers_sort(const struct context *c, uint32_t *v, size_t n)
{
	size_t sorted = 1;

	while (sorted < n && answer_order(&v[sorted - 1], &v[sorted], (void *)(uintptr_t)c) <= 0)
		sorted++;
	if (sorted < n)
		sort_by(v, n, sizeof *v, answer_order, (void *)(uintptr_t)c);
}

uint32_t *members_of(const struct context *c, const struct group *g)
{
	uint32_t *v = ARENA_ARRAY(c->scratch, uint32_t, g->n);

	for (uint32_t i = 0; i < g->n; i++)
		v[i] = g->first + i;
	return v;
}

uint32_t first_in_time(const struct context *c, const uint32_t *v, size_t n)
{
	uint32_t first = v[0];

	for (size_t i = 1; i < n; i++)
		if (c->a[v[i]].window.lo < c->a[first].window.lo)
			first = v[i];
	return first;
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

/* Lists of one canonical text in which other members are doubted are not the same answer. */
static int doubt_order(const struct value *a, const struct value *b)
{
	int d = (int)a->doubt - (int)b->doubt;

	for (uint32_t i = 0; !d && i < a->n && i < b->n; i++)
		d = (int)a->members[i].doubt - (int)b->members[i].doubt;
	return d;
}

int value_order(const struct value *a, const struct value *b)
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
		d = str_cmp(a->canon, b->canon);
		if (!d)
			d = (int)a->complete - (int)b->complete;
		return d ? d : doubt_order(a, b);
	}
}

bool value_same(const struct value *a, const struct value *b)
{
	if (a == b)
		return true;
	if (a->type != b->type || a->type == VALUE_YESNO)
		return a->type == b->type && a->yes == b->yes;
	if (a->type == VALUE_NUMBER || a->type == VALUE_DATE)
		return spans_equal(a->spans, b->spans);
	return str_eq(a->canon, b->canon);
}

/* ---- text ----------------------------------------------------------------------------------------------------------- */

static void write_span(const struct value *v, struct buf *b, struct span s)
{
	if (v->type == VALUE_NUMBER)
		number_write(b, s);
	else
		date_write(b, s);
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
		all[kept++] = last->canon;
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
		if (!value_same(c->a[v[i]].value, c->a[v[0]].value))
			return false;
	return true;
}

struct str values_text(const struct context *c, const uint32_t *v, size_t n)
{
	const struct value *first = c->a[v[0]].value;

	if (all_same(c, v, n))
		return first->canon;
	if (first->type == VALUE_NUMBER || first->type == VALUE_DATE)
		return hull_text(c, v, n);
	return distinct_text(c, v, n);
}
