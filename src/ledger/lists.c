/* Several symbols as one whole: a list in a slot. Equal lists are one symbol, whatever their order. */
#include "base/sort.h"
#include "ledger/reader.h"

static int by_id_text(const void *a, const void *b, void *ledger)
{
	const struct ref *x = a, *y = b;

	return str_cmp(symbol_id(ledger, x->sym), symbol_id(ledger, y->sym));
}

uint32_t list_symbol(struct reader *r, struct ref *members, uint32_t n)
{
	struct ledger *l = r->l;
	struct buf *b = &r->buf;
	uint32_t i, kept = 0, sym;
	struct str id;

	sort_by(members, n, sizeof *members, by_id_text, l);
	b->n = 0;
	buf_char(b, '[');
	for (i = 0; i < n; i++) {
		if (kept && members[kept - 1].sym == members[i].sym)
			continue;
		buf_printf(b, "%s%.*s", kept ? ", " : "", STR_ARG(symbol_id(l, members[i].sym)));
		members[kept++] = members[i];
	}
	buf_char(b, ']');
	if (kept == 1)
		return members[0].sym;
	sym = str_map_get_tagged(&r->list_index, buf_str(b), 0);
	if (sym != MAP_NONE)
		return sym;
	id = arena_str(l->arena, buf_str(b));
	sym = symbol_add(r, SYM_LIST, id, (uint32_t)l->lists.n, (struct loc){0});
	vec_push(&l->lists, (struct refs){ARENA_COPY(l->arena, members, kept), kept});
	str_map_put_tagged(&r->list_index, id, 0, sym);
	return sym;
}

/* One member of a slot: a symbol that can stand in a value. */
static uint32_t read_one(struct reader *r, const struct node *n, uint32_t source)
{
	struct refs one = {0};
	struct str text;
	uint32_t sym;

	if (n->kind == NODE_TEXT && !n->broken && (sym = str_map_get(&r->l->ids, n->text)) != MAP_NONE
	    && (1u << r->l->symbols.v[sym].kind & KINDS_VALUE)) {
		r->l->symbols.v[sym].used = true;
		return sym;
	}
	if (n->kind == NODE_TEXT && n->text.n && n->text.p[0] == '~') {
		text = str_trim(str_skip(n->text, 1));
		diag_add(r->d, DIAG_BAD_VALUE, n->loc, "a slot says what the question is about and takes no doubt; write `%.*s` here and ~ "
			 "before the answer", STR_ARG(text));
		lose(r);
		return NONE;
	}
	if (n->kind == NODE_LIST || !read_refs(r, n, KINDS_VALUE, source, &one) || one.n == 0)
		return NONE;
	return one.v[0].sym;
}

uint32_t slot_read(struct reader *r, const struct node *n, uint32_t source)
{
	const struct node *m;
	struct ref *v;
	uint32_t k = 0;

	if (n->kind != NODE_LIST || n->broken || n->n == 0) {
		if (n->kind == NODE_LIST && !n->broken)
			diag_add(r->d, DIAG_EMPTY_VALUE, n->key ? n->key->loc : n->loc, "an empty list says nothing; write its members");
		return read_one(r, n, source);
	}
	v = ARENA_ARRAY(r->scratch, struct ref, n->n);
	for (m = n->first; m; m = m->next) {
		if (m->kind == NODE_LIST && !m->broken)
			diag_add(r->d, DIAG_WRONG_SHAPE, m->loc, "a list inside a list; write all members in one [ ]");
		v[k].sym = read_one(r, m, source);
		v[k].perhaps = false;
		if (v[k].sym == NONE)
			return NONE;
		k++;
	}
	return list_symbol(r, v, k);
}
