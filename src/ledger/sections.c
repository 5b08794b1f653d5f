/* Entries of sources, entities, terms, moments and questions as they come: ids are declared at once, everything else is
 * kept as a tree until all ids are known. */
#include "ledger/reader.h"

static uint32_t new_source(struct reader *r)
{
	struct source s = {.version_of = NONE, .default_by = NONE, .outlet_key = NONE};

	vec_push(&r->l->sources, s);
	return (uint32_t)r->l->sources.n;
}

static uint32_t new_entity(struct reader *r)
{
	vec_push(&r->l->entities, (struct entity){0});
	return (uint32_t)r->l->entities.n;
}

static uint32_t new_term(struct reader *r)
{
	vec_push(&r->l->terms, (struct term){0});
	return (uint32_t)r->l->terms.n;
}

static uint32_t new_moment(struct reader *r)
{
	vec_push(&r->l->moments, (struct moment){0});
	return (uint32_t)r->l->moments.n;
}

static uint32_t new_question(struct reader *r)
{
	vec_push(&r->l->questions, (struct question){.about = NUM_ONE / 10});
	return (uint32_t)r->l->questions.n;
}

static const struct kind {
	const char *section, *example;
	enum symbol_kind kind;
	uint32_t (*add)(struct reader *r); /* number of things of this kind, the new one included */
} kinds[] = {
	{"sources", "\"post: {outlet: Evening Post, published: 2023-11-15}\"", SYM_SOURCE, new_source},
	{"entities", "\"acme: {name: Acme Company}\"", SYM_ENTITY, new_entity},
	{"terms", "\"strike: \\\"\\\"\"", SYM_TERM, new_term},
	{"moments", "\"vote: 2023-11-15\"", SYM_MOMENT, new_moment},
	{"questions", "\"on-shift: {number: How many people were on shift?}\"", SYM_QUESTION, new_question},
};

static const struct kind *kind_of(struct str section)
{
	const struct kind *k = kinds;

	while (!str_is(section, k->section))
		k++;
	return k;
}

/* Where the thing keeps its symbol. */
static uint32_t *symbol_place(struct ledger *l, enum symbol_kind kind, uint32_t i)
{
	switch (kind) {
	case SYM_SOURCE:
		return &l->sources.v[i].sym;
	case SYM_ENTITY:
		return &l->entities.v[i].sym;
	case SYM_TERM:
		return &l->terms.v[i].sym;
	case SYM_MOMENT:
		return &l->moments.v[i].sym;
	default:
		return &l->questions.v[i].sym;
	}
}

static void drop_last(struct ledger *l, enum symbol_kind kind)
{
	switch (kind) {
	case SYM_SOURCE:
		l->sources.n--;
		break;
	case SYM_ENTITY:
		l->entities.n--;
		break;
	case SYM_TERM:
		l->terms.n--;
		break;
	case SYM_MOMENT:
		l->moments.n--;
		break;
	default:
		l->questions.n--;
		break;
	}
}

static void not_keys(struct reader *r, const struct yaml_entry *e, const struct kind *k)
{
	if (r->section_told || e->value->broken || (!e->member && e->value->kind != NODE_TEXT && e->value->n == 0)
	    || node_empty(e->value))
		return;
	r->section_told = true;
	r->lost_declared = true;
	lose(r);
	diag_add(r->d, DIAG_WRONG_SHAPE, e->value->loc, "`%s` holds ids, each with what belongs to it, such as %s", k->section,
		 k->example);
}

void declare_entry(struct reader *r, const struct yaml_entry *e)
{
	const struct kind *k = kind_of(e->section->text);
	uint32_t index, sym;

	if (!e->member || !e->value->key) {
		not_keys(r, e, k);
		return;
	}
	index = k->add(r) - 1;
	sym = declare(r, e->value->key, k->kind, index);
	if (sym == NONE) {
		drop_last(r->l, k->kind);
		return;
	}
	*symbol_place(r->l, k->kind, index) = sym;
	vec_push(&r->declared, (struct declared){sym, e->value});
}

const struct node *declared_next(const struct reader *r, enum symbol_kind kind, size_t *i, uint32_t *sym)
{
	for (; *i < r->declared.n; (*i)++) {
		const struct declared *d = &r->declared.v[*i];

		if (r->l->symbols.v[d->sym].kind != kind)
			continue;
		*sym = d->sym;
		(*i)++;
		return d->value;
	}
	return NULL;
}
