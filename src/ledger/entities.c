/* Entities and terms: their names first, then what they are linked to. */
#include "text/utf8.h"
#include "ledger/reader.h"

static void read_holders(struct reader *r, void *thing, const struct node *n)
{
	struct entity *e = thing;
	struct holder *h;
	const struct node *v;

	if (!wants_keys(r, n, "{bennett: ..2022-06-30, lapid: 2022-07-01..}"))
		return;
	h = ARENA_ARRAY(r->l->arena, struct holder, n->n ? n->n : 1);
	e->held_by = h;
	for (v = n->first; v; v = v->next) {
		uint32_t sym = name_resolve(r, v->key->text, v->key->loc, KINDS_NAMES, NONE);
		struct spans when = {0};

		if (read_date(r, v, &when) && sym != NONE)
			h[e->n_held_by++] = (struct holder){sym, when};
	}
}

/* A part or kind that is not there any more would leave a hole: every link keeps its place for the search for circles. */
static void keep_links(struct reader *r, uint32_t sym, const struct refs *to, uint8_t kind, const struct node *n)
{
	uint32_t i;

	for (i = 0; i < to->n; i++)
		vec_push(&r->links, (struct link){sym, to->v[i].sym, kind, to->v[i].perhaps, false, n->loc});
}

static void read_part_of(struct reader *r, void *thing, const struct node *n)
{
	struct entity *e = thing;

	if (read_refs(r, n, KINDS_NAMES, NONE, &e->part_of))
		keep_links(r, e->sym, &e->part_of, LINK_PART, n);
}

#define AT(member) offsetof(struct entity, member)
static const struct field entity_fields[] = {
	{"name", FIELD_TEXT, AT(name), NULL},
	{"aliases", FIELD_TEXTS, AT(aliases), NULL},
	{"misspelt", FIELD_TEXTS, AT(misspelt), NULL},
	{"kind", FIELD_TEXT, AT(kind), NULL},
	{"part-of", FIELD_OWN, 0, read_part_of},
	{"unlike", FIELD_NAMES, AT(unlike), NULL},
	{"speaks-for", FIELD_NAMES, AT(speaks_for), NULL},
	{"held-by", FIELD_OWN, 0, read_holders},
	{"party", FIELD_YES, AT(party), NULL},
	{"note", FIELD_ELSEWHERE, 0, NULL},
};

static void name_all(struct reader *r, uint32_t sym, const struct node *list, bool wrong)
{
	const struct node *m;

	if (!list || list->kind == NODE_KEYS)
		return;
	for (m = node_members(list); m; m = node_next(list, m))
		if (m->kind == NODE_TEXT && !m->broken && m->text.n)
			name_declare(r, sym, m->text, m->loc, wrong);
}

void entities_name(struct reader *r)
{
	const struct node *n, *name;
	uint32_t sym;
	size_t i = 0;

	while ((n = declared_next(r, SYM_ENTITY, &i, &sym))) {
		name = node_get(n, "name");
		if (name)
			name_all(r, sym, name, false);
		else
			name_declare(r, sym, symbol_id(r->l, sym), r->l->symbols.v[sym].loc, false);
		name_all(r, sym, node_get(n, "aliases"), false);
		name_all(r, sym, node_get(n, "misspelt"), true);
	}
}

void entities_link(struct reader *r)
{
	const struct node *n;
	uint32_t sym;
	size_t i = 0;

	while ((n = declared_next(r, SYM_ENTITY, &i, &sym))) {
		struct entity *e = &r->l->entities.v[r->l->symbols.v[sym].index];

		if (node_empty(n) || (n->kind == NODE_TEXT && n->text.n == 0))
			continue; /* `hungary:` and `hungary: ""` are as good as `hungary: {}` */
		if (!wants_keys(r, n, "{name: Acme Company}"))
			continue;
		fields_read(r, n, entity_fields, sizeof entity_fields / sizeof *entity_fields, e, "an entity");
		e->office = str_is(e->kind, "office");
	}
	names_shared(r);
}

/* A description where a kind is expected: "solvent: Vapour from the drums". Told, unless it is somebody's name. */
static bool is_description(struct reader *r, const struct node *n, uint32_t sym)
{
	struct str id = symbol_id(r->l, sym);
	bool perhaps;

	if (n->kind != NODE_TEXT || n->broken || name_known(r, strip_doubt(n->text, &perhaps)) != NONE)
		return false;
	if (str_find(n->text, ' ') == n->text.n && !text_has_capital(n->text) && !text_is_caseless(n->text))
		return false;
	lose(r);
	diag_paste(r->d, diag_add(r->d, DIAG_WRONG_KIND, n->loc, "behind a term stands what it is a kind of (another term, or an entity), and "
				  "not what it means; mostly that is nothing, written \"\""), "%.*s: \"\"   # %.*s", STR_ARG(id),
		   STR_ARG(n->text));
	return true;
}

void terms_link(struct reader *r)
{
	const struct node *n;
	uint32_t sym;
	size_t i = 0;

	while ((n = declared_next(r, SYM_TERM, &i, &sym))) {
		struct term *t = &r->l->terms.v[r->l->symbols.v[sym].index];

		if (n->kind == NODE_TEXT && n->text.n == 0)
			continue; /* of nothing */
		if (is_description(r, n, sym))
			continue;
		if (read_refs(r, n, 1 << SYM_TERM | 1 << SYM_ENTITY, NONE, &t->kind_of))
			keep_links(r, sym, &t->kind_of, LINK_KIND, n);
	}
}
