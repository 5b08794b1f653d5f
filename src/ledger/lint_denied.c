/* Whom a denial is aimed at: "denies: Meridian" beside the outlet Meridian Times. The name of a paper cut short is taken for
 * a stranger whose word stands nowhere, and the denial comes to nothing. Told only of a name that stands in `denies` alone,
 * where of the outlets that begin so one alone has an article that answers what the denying claim answers. */
#include "text/utf8.h"
#include "ledger/reader.h"

enum { SHORTEST = 3, LONGEST = 64, ALIKE_MOST = 50 };

/* An outlet that begins with some words, by its first source; and another one. */
struct begins_so {
	uint32_t source, next;
};

struct aims {
	struct reader *r;
	struct str_map beginning; /* first words of outlets -> v */
	VEC(struct begins_so) v;
	struct u64_map answered;  /* outlet and question, of all claims */
	struct u64_map told;      /* names */
};

static void note(struct aims *x, struct str words, uint32_t source)
{
	uint32_t *first;

	if (words.n < SHORTEST || words.n > LONGEST)
		return;
	first = str_map_put(&x->beginning, words, MAP_NONE);
	vec_push(&x->v, (struct begins_so){source, *first});
	*first = (uint32_t)x->v.n - 1;
}

static void note_outlets(struct aims *x)
{
	const struct ledger *l = x->r->l;
	bool *seen = ARENA_ARRAY(x->r->trees, bool, x->r->outlets.n + 1);

	memset(seen, 0, x->r->outlets.n + 1);
	for (uint32_t i = 0; i < l->sources.n; i++) {
		const struct source *s = &l->sources.v[i];
		struct str name;

		if (!s->has_outlet || seen[s->outlet_key])
			continue;
		seen[s->outlet_key] = true;
		name = text_fold(x->r->trees, s->outlet);
		if (str_starts(name, "the "))
			name = str_skip(name, 4);
		for (size_t k = 0; k < name.n; k++) {
			if (name.p[k] == ' ')
				note(x, str_cut(name, k), i);
		}
	}
}

static uint64_t pair(uint32_t outlet, uint32_t question)
{
	return (uint64_t)outlet << 32 | question;
}

static void note_answers(struct aims *x)
{
	const struct ledger *l = x->r->l;

	for (uint32_t i = 0; i < l->claims.n; i++) {
		const struct claim *c = &l->claims.v[i];
		const struct source *s = &l->sources.v[c->source];

		for (uint32_t k = 0; s->has_outlet && k < c->n_typed; k++)
			u64_map_put(&x->answered, pair(s->outlet_key, l->typed.v[c->first_typed + k].question), 1);
	}
}

static bool has_answered(struct aims *x, const struct source *s, const struct claim *denial)
{
	const struct ledger *l = x->r->l;
	uint32_t k = 0;

	if (x->answered.n == 0)
		note_answers(x);
	while (k < denial->n_typed &&
		u64_map_get(&x->answered, pair(s->outlet_key, l->typed.v[denial->first_typed + k].question)) == MAP_NONE)
		k++;
	return k < denial->n_typed;
}

/* The one outlet that is meant, by its first source, or NONE. */
static uint32_t outlet_meant(struct aims *x, struct str words, const struct claim *denial)
{
	const struct source *sources = x->r->l->sources.v;
	uint32_t meant = NONE, n = 0, i;

	for (i = str_map_get(&x->beginning, words); i != MAP_NONE; i = x->v.v[i].next) {
		const struct source *s = &sources[x->v.v[i].source];

		if (n++ == ALIKE_MOST || s->outlet_key == sources[denial->source].outlet_key)
			return NONE; /* its own paper */
		if (!has_answered(x, s, denial))
			continue;
		if (meant != NONE)
			return NONE;
		meant = x->v.v[i].source;
	}
	return meant;
}

static void look_at(struct aims *x, const struct pointer *p)
{
	const struct ledger *l = x->r->l;
	uint32_t name = str_map_get_tagged(&x->r->typed_names, p->text, 0), found;
	struct str words = text_fold(x->r->trees, p->text);

	if (p->corrects || name == MAP_NONE || name < x->r->first_aimed || u64_map_get(&x->told, name) != MAP_NONE)
		return;
	if (str_starts(words, "the "))
		words = str_skip(words, 4);
	found = outlet_meant(x, words, &l->claims.v[p->claim]);
	if (found == NONE)
		return;
	u64_map_put(&x->told, name, 1);
	names_tell_source(x->r, &x->r->names.v[name], l->sources.v[found].sym);
}

void lint_denied(struct reader *r)
{
	struct aims x = {.r = r};

	if (r->names.n == r->first_aimed)
		return;
	note_outlets(&x);
	for (size_t i = 0; i < r->pointers.n; i++)
		look_at(&x, &r->pointers.v[i]);
	str_map_free(&x.beginning);
	vec_free(&x.v);
	u64_map_free(&x.answered);
	u64_map_free(&x.told);
}
