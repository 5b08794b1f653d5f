/* Moments: read when first needed, because one may be the end of another. */
#include "ledger/reader.h"

enum { UNREAD, READING, READ, FAULTY };

static void moment_read(struct reader *r, uint32_t index)
{
	struct moment m = r->l->moments.v[index];
	const struct node *n = r->moment_nodes.v[index];
	bool fine;

	r->moment_state.v[index] = READING;
	fine = read_date(r, n, &m.when);
	if (n->kind == NODE_TEXT)
		m.text = n->text;
	r->l->moments.v[index] = m;
	r->moment_state.v[index] = fine ? READ : FAULTY;
}

bool moment_find(void *reader, struct str id, struct spans *out)
{
	struct reader *r = reader;
	uint32_t sym = str_map_get(&r->l->ids, id);
	uint32_t index;

	if (sym == MAP_NONE || r->l->symbols.v[sym].kind != SYM_MOMENT)
		return false;
	r->l->symbols.v[sym].used = true;
	index = r->l->symbols.v[sym].index;
	if (index >= r->moment_nodes.n)
		return false;
	if (r->moment_state.v[index] == READING) {
		diag_add(r->d, DIAG_CYCLE, r->l->symbols.v[sym].loc, "the moment `%.*s` needs itself; write its date", STR_ARG(id));
		r->moment_state.v[index] = FAULTY;
	}
	if (r->moment_state.v[index] == UNREAD)
		moment_read(r, index);
	*out = r->l->moments.v[index].when;
	if (out->n == 0) /* its fault was told: any time */
		*out = spans_of(r->l->arena, SPAN_FROM_EVER, SPAN_FOR_EVER);
	return true;
}

void moments_link(struct reader *r)
{
	const struct node *n;
	uint32_t sym, i;
	size_t at = 0;

	while ((n = declared_next(r, SYM_MOMENT, &at, &sym))) {
		vec_push(&r->moment_nodes, n);
		vec_push(&r->moment_state, UNREAD);
	}
	for (i = 0; i < r->moment_nodes.n; i++)
		if (r->moment_state.v[i] == UNREAD)
			moment_read(r, i);
}
