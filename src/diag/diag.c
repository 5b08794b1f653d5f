/* Problems: the table made from codes.def, and the list of a run. Of one kind only the first `limit` are kept, all are
 * counted. */
#include "diag/diag.h"

#include <stdarg.h>
#include <stdlib.h>

const struct diag_code_info diag_codes[DIAG_N_CODES] = {
#define CODE(id, name, slug, level, summary) [DIAG_##name] = {id, slug, level, summary},
#include "diag/codes.def"
#undef CODE
};

struct diags diags_new(struct arena *a)
{
	struct diags d = {.arena = a, .limit = 50};

	return d;
}

void diags_free(struct diags *d)
{
	vec_free(&d->list);
}

struct diag *diag_add(struct diags *d, enum diag_code code, struct loc at, const char *format, ...)
{
	struct diag one = {.code = code, .level = diag_codes[code].level, .n_places = 1};
	va_list args;

	if (d->muted || d->count[code]++ >= d->limit)
		return NULL;
	va_start(args, format);
	one.message = arena_vprintf(d->arena, format, args);
	va_end(args);
	one.place[0] = (struct diag_place){at, "here"};
	vec_push(&d->list, one);
	return &d->list.v[d->list.n - 1];
}

void diag_second(struct diag *d, struct loc at, const char *role)
{
	if (!d)
		return;
	d->place[1] = (struct diag_place){at, role};
	d->n_places = 2;
}

void diag_paste(struct diags *all, struct diag *d, const char *format, ...)
{
	va_list args;

	if (!d)
		return;
	va_start(args, format);
	d->paste = arena_vprintf(all->arena, format, args);
	va_end(args);
}

static int order(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int by_place(const void *left, const void *right)
{
	const struct diag *a = left, *b = right;
	const struct loc *x = &a->place[0].loc, *y = &b->place[0].loc;
	int c = order(x->file, y->file);

	c = c ? c : order(x->line, y->line);
	c = c ? c : order(x->column, y->column);
	c = c ? c : order(a->code, b->code);
	return c ? c : str_cmp(a->message, b->message); /* qsort keeps no order of its own */
}

void diags_sort(struct diags *d)
{
	if (d->list.n)
		qsort(d->list.v, d->list.n, sizeof *d->list.v, by_place);
}

size_t diags_count(const struct diags *d, enum diag_level level)
{
	uint32_t kept[DIAG_N_CODES] = {0};
	size_t n = 0;

	for (size_t i = 0; i < d->list.n; i++) { /* the level of a kept one may have been changed */
		kept[d->list.v[i].code]++;
		n += d->list.v[i].level == level;
	}
	for (unsigned code = 0; code < DIAG_N_CODES; code++)
		if (diag_codes[code].level == level)
			n += d->count[code] - kept[code];
	return n;
}
