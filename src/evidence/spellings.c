/* Names across the copies: one name spelt in two ways. Two articles have to differ, each keeping to its own form: an article
 * that uses both means two things by them. Names that the ledger declares are told there. */
#include "base/sort.h"
#include "evidence/figures.h"
#include "evidence/tell.h"
#include "text/near.h"
#include "text/utf8.h"

enum { SIX = 6, TEN = 10, GROUP_MOST = 60, LETTERS_MOST = 40 };

/* A name as one copy prints it: FIRST may be empty. */
struct printed {
	struct str first, last; /* folded */
	struct str text;
	uint32_t copy, block;
	bool alone;             /* one word, inside a sentence */
	bool speaks;            /* said stands beside it */
	uint64_t roles;
};

struct finder {
	const struct copies *c;
	struct arena *arena;
	struct words_list w;
	VEC(struct printed) v;
	struct str_map ordinary; /* words that some copy prints in small letters */
	struct str_map declared; /* folded names of the ledger */
	struct str_map told;
};

/* ---- gathering ------------------------------------------------------------------------------------------------------------- */

static void declare(struct finder *f, struct str name)
{
	if (name.n)
		str_map_put(&f->declared, text_fold(f->arena, name), 1);
}

static void declared_names(struct finder *f)
{
	const struct ledger *l = f->c->l;

	for (size_t i = 0; i < l->entities.n; i++) {
		const struct entity *e = &l->entities.v[i];

		declare(f, e->name.n ? e->name : symbol_id(l, e->sym));
		for (uint32_t k = 0; k < e->aliases.n; k++)
			declare(f, e->aliases.v[k]);
		for (uint32_t k = 0; k < e->misspelt.n; k++)
			declare(f, e->misspelt.v[k]);
	}
}

static struct str full_text(const struct finder *f, struct str block, const struct name *n)
{
	uint32_t from = n->to - n->from > 1 ? n->to - 2 : n->from;
	size_t at = f->w.v.v[from].at, end = f->w.v.v[n->to - 1].at + f->w.v.v[n->to - 1].text.n;

	return (struct str){block.p + at, end - at};
}

static void take_name(struct finder *f, const struct name *n, uint32_t copy, uint32_t block)
{
	const struct word *last = &f->w.v.v[n->to - 1], *first = n->to - n->from > 1 ? last - 1 : NULL;
	struct printed one = {.last = last->folded, .copy = copy, .block = block, .roles = n->roles};

	one.text = full_text(f, f->c->v.v[copy].article.blocks[block].text, n);
	one.first = first ? first->folded : STR("");
	one.alone = !first && !last->starts && n->roles == 0 && !n->titled;
	one.speaks = (n->to < f->w.v.n && is_speech(f->w.v.v[n->to].folded)) || (n->run && is_speech(f->w.v.v[n->run - 1].folded));
	if (last->folded.n > LETTERS_MOST || (!first && last->starts))
		return;
	vec_push(&f->v, one);
}

static void gather(struct finder *f, uint32_t copy)
{
	const struct article *x = &f->c->v.v[copy].article;

	for (uint32_t b = 0; b < x->n_blocks; b++) {
		if (x->blocks[b].place.n == 0 || x->blocks[b].kind == BLOCK_HEADLINE || x->blocks[b].kind == BLOCK_STANDFIRST)
			continue;
		words_split(&f->w, f->arena, x->blocks[b].text, 0, x->blocks[b].text.n);
		for (uint32_t i = 0; i < f->w.v.n;) {
			struct name n;

			if (!f->w.v.v[i].capital) {
				str_map_put(&f->ordinary, f->w.v.v[i++].folded, 1);
				continue;
			}
			if (name_read(&f->w, i, &n))
				take_name(f, &n, copy, b);
			i = n.to > i ? n.to : i + 1;
		}
	}
}

/* ---- judging ---------------------------------------------------------------------------------------------------------------- */

static bool starts_with(struct str s, struct str head)
{
	return s.n >= head.n && memcmp(s.p, head.p, head.n) == 0;
}

/* The same but for accents: a matter of style. */
static bool is_accent(struct str a, struct str b)
{
	size_t i = 0, k = 0;

	while (i < a.n && k < b.n) {
		uint32_t x = utf8_next(a, &i), y = utf8_next(b, &k);

		if (x != y && x < 0x80 && y < 0x80)
			return false;
	}
	return i == a.n && k == b.n;
}

/* Islamic is no other spelling of Islamia. */
static bool ends_ic(struct str s)
{
	return s.n > 2 && memcmp(s.p + s.n - 2, "ic", 2) == 0;
}

/* A letter or two apart, and no inflection: "Israel" and "Israeli" are two words. */
static bool near(struct str a, struct str b, size_t least)
{
	size_t n = utf8_count(a) < utf8_count(b) ? utf8_count(a) : utf8_count(b);
	unsigned most = n >= TEN ? 2 : 1;

	if (n < least || str_eq(a, b) || starts_with(a, b) || starts_with(b, a))
		return false;
	for (size_t i = 0; i < a.n; i++)
		if ((a.p[i] >= '0' && a.p[i] <= '9') || a.p[i] == '-')
			return false;
	if (n < SIX - 1 && utf8_count(a) == utf8_count(b)) /* Mets and Jets */
		return false;
	return near_distance(a, b, most) <= most && !is_accent(a, b) && ends_ic(a) == ends_ic(b);
}

static bool is_pair(struct str a, struct str b, const char *x, const char *y)
{
	return (str_is(a, x) && str_is(b, y)) || (str_is(a, y) && str_is(b, x));
}

static bool same_name(const struct printed *p, const struct printed *q)
{
	return str_eq(p->last, q->last) && str_eq(p->first, q->first);
}

/* Some copy prints both forms. A name of one word is also what longer names end with. */
static bool both_in_one(const struct finder *f, const struct printed *p, const struct printed *q)
{
	bool *has = ARENA_ARRAY(f->arena, bool, f->c->v.n + 1);

	for (size_t i = 0; i < f->v.n; i++)
		if (p->first.n ? same_name(&f->v.v[i], p) : str_eq(f->v.v[i].last, p->last))
			has[f->v.v[i].copy] = true;
	for (size_t i = 0; i < f->v.n; i++)
		if (has[f->v.v[i].copy] && (q->first.n ? same_name(&f->v.v[i], q) : str_eq(f->v.v[i].last, q->last)))
			return true;
	return false;
}

static bool is_declared(const struct finder *f, const struct printed *p)
{
	return str_map_get(&f->declared, text_fold(f->arena, p->text)) != MAP_NONE;
}

static struct loc printed_loc(const struct finder *f, const struct printed *p)
{
	return copy_loc(f->c, &f->c->v.v[p->copy], p->block, p->text);
}

static void tell(struct finder *f, const struct printed *p, const struct printed *q)
{
	const struct ledger *l = f->c->l;
	struct str key = arena_printf(f->arena, "%.*s %.*s|%.*s %.*s", STR_ARG(p->first), STR_ARG(p->last), STR_ARG(q->first), STR_ARG(q->last));
	size_t before = f->told.n;
	struct diag *d;

	str_map_put(&f->told, key, 1);
	if (f->told.n == before || (is_declared(f, p) && is_declared(f, q)) || both_in_one(f, p, q))
		return;
	d = diag_add(l->diags, DIAG_SPELLINGS, printed_loc(f, q),
		is_declared(f, p) || is_declared(f, q) ?
			"“%.*s” in %.*s.%.*s is “%.*s” in %.*s.%.*s; find out which is right, and list the other under `misspelt` (or `aliases`) "
			"of the entity" :
			"“%.*s” in %.*s.%.*s is “%.*s” in %.*s.%.*s; find out which is right; the right one as the `name` of an entity, with the "
			"other under `misspelt`, settles it",
		STR_ARG(q->text), STR_ARG(symbol_id(l, l->sources.v[f->c->v.v[q->copy].source].sym)),
		STR_ARG(f->c->v.v[q->copy].article.blocks[q->block].place), STR_ARG(p->text),
		STR_ARG(symbol_id(l, l->sources.v[f->c->v.v[p->copy].source].sym)),
		STR_ARG(f->c->v.v[p->copy].article.blocks[p->block].place));
	diag_second(d, printed_loc(f, p), "other");
}

/* Two articles about one matter: one name in four of the shorter stands in the other. Elsewhere like names are two. */
static bool one_matter(const struct finder *f, uint32_t a, uint32_t b)
{
	struct str_map of_a = {0}, of_b = {0};
	uint32_t both = 0;
	bool out;

	for (size_t i = 0; i < f->v.n; i++)
		if (f->v.v[i].copy == a)
			str_map_put(&of_a, f->v.v[i].last, 1);
	for (size_t i = 0; i < f->v.n; i++) {
		size_t before = of_b.n;

		if (f->v.v[i].copy != b)
			continue;
		str_map_put(&of_b, f->v.v[i].last, 1);
		both += of_b.n > before && str_map_get(&of_a, f->v.v[i].last) != MAP_NONE;
	}
	out = both >= 2 && both * 4 >= (of_a.n < of_b.n ? of_a.n : of_b.n);
	str_map_free(&of_a);
	str_map_free(&of_b);
	return out;
}

static void judge(struct finder *f, const struct printed *p, const struct printed *q)
{
	if (p->copy != q->copy && one_matter(f, p->copy, q->copy))
		tell(f, p->copy < q->copy ? p : q, p->copy < q->copy ? q : p);
}

/* ---- whole names: one half equal, the other near ---------------------------------------------------------------------------- */

static int order_texts(struct str a, struct str b, struct str c, struct str d)
{
	int x = str_cmp(a, b);

	return x ? x : str_cmp(c, d);
}

static int by_first(const void *x, const void *y, void *context)
{
	const struct printed *a = x, *b = y;
	int d = order_texts(a->first, b->first, a->last, b->last);

	(void)context;
	d = d ? d : a->copy < b->copy ? -1 : a->copy > b->copy;
	return d ? d : a->block < b->block ? -1 : a->block > b->block ? 1 : a->text.p < b->text.p ? -1 : a->text.p > b->text.p;
}

static int by_last(const void *x, const void *y, void *context)
{
	const struct printed *a = x, *b = y;
	int d = order_texts(a->last, b->last, a->first, b->first);

	(void)context;
	d = d ? d : a->copy < b->copy ? -1 : a->copy > b->copy;
	return d ? d : a->block < b->block ? -1 : a->block > b->block ? 1 : a->text.p < b->text.p ? -1 : a->text.p > b->text.p;
}

/* "Linnet" and "Lynette", both the spokeswoman Faraday. */
static bool same_role(const struct printed *p, const struct printed *q)
{
	return (p->roles & q->roles) && p->first.n > 3 && q->first.n > 3 && p->first.p[0] == q->first.p[0] &&
	       near_distance(p->first, q->first, 3) <= 3;
}

/* Different names among FROM..TO, which share one half; the other is LAST or first. */
static void judge_group(struct finder *f, size_t from, size_t to, bool last)
{
	uint32_t rep[GROUP_MOST];
	size_t n = 0;

	for (size_t i = from; i < to && n < GROUP_MOST; i++)
		if (n == 0 || !same_name(&f->v.v[i], &f->v.v[rep[n - 1]]))
			rep[n++] = (uint32_t)i;
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++) {
			const struct printed *p = &f->v.v[rep[i]], *q = &f->v.v[rep[k]];

			if (last ? near(p->last, q->last, 4) : near(p->first, q->first, 5) || same_role(p, q))
				judge(f, p, q);
		}
}

static void whole_names(struct finder *f, bool last)
{
	size_t end;

	sort_by(f->v.v, f->v.n, sizeof *f->v.v, last ? by_first : by_last, NULL);
	for (size_t at = 0; at < f->v.n; at = end) {
		const struct printed *p = &f->v.v[at];

		for (end = at + 1; end < f->v.n && str_eq(last ? f->v.v[end].first : f->v.v[end].last, last ? p->first : p->last); end++)
			;
		while (at < end && f->v.v[at].first.n == 0)
			at++;
		if (end - at > 1)
			judge_group(f, at, end, last);
	}
}

/* ---- single words ---------------------------------------------------------------------------------------------------------- */

/* The word with a letter left out: words one letter apart share one of these, words two apart share one of two left out. */
struct shadow {
	uint64_t hash;
	uint32_t name;
};
struct shadows {
	VEC(struct shadow) v;
};

static int shadow_order(const void *x, const void *y, void *context)
{
	const struct shadow *a = x, *b = y;

	(void)context;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->name < b->name ? -1 : a->name > b->name;
}

static void cast(struct shadows *s, uint32_t name, struct str word)
{
	for (size_t skip = 0; skip <= word.n; skip++) {
		uint64_t h = 14695981039346656037u;

		for (size_t i = 0; i < word.n; i++)
			if (i != skip)
				h = (h ^ (unsigned char)word.p[i]) * 1099511628211u;
		vec_push(&s->v, (struct shadow){h, name});
	}
}

/* Part of a longer name somewhere. */
static bool has_first(const struct finder *f, struct str last)
{
	for (size_t i = 0; i < f->v.n; i++)
		if (f->v.v[i].first.n && str_eq(f->v.v[i].last, last))
			return true;
	return false;
}

static void judge_words(struct finder *f, const struct printed *p, const struct printed *q)
{
	if (!near(p->last, q->last, SIX) || p->last.p[0] != q->last.p[0] || is_pair(p->last, q->last, "iceland", "ireland"))
		return;
	if ((has_first(f, p->last) && !(q->speaks && !has_first(f, q->last))) || (has_first(f, q->last) && !p->speaks))
		return; /* told by their whole names, or two things */
	judge(f, p, q);
}

static void single_words(struct finder *f)
{
	struct shadows s = {0};
	size_t end;

	for (uint32_t i = 0; i < f->v.n; i++) { /* sorted by last name */
		const struct printed *p = &f->v.v[i];

		if (!p->alone || p->last.n < SIX || str_map_get(&f->ordinary, p->last) != MAP_NONE || role_of(p->last) || month_named(p->last))
			continue;
		if (i == 0 || !same_name(p, p - 1))
			cast(&s, i, p->last);
	}
	sort_by(s.v.v, s.v.n, sizeof *s.v.v, shadow_order, NULL);
	for (size_t at = 0; at < s.v.n; at = end) {
		for (end = at + 1; end < s.v.n && s.v.v[end].hash == s.v.v[at].hash; end++)
			;
		for (size_t i = at; i < end && end - at <= GROUP_MOST; i++)
			for (size_t k = i + 1; k < end; k++)
				if (s.v.v[i].name != s.v.v[k].name)
					judge_words(f, &f->v.v[s.v.v[i].name], &f->v.v[s.v.v[k].name]);
	}
	vec_free(&s.v);
}

void spellings_tell(const struct copies *c)
{
	struct finder f = {.c = c, .arena = c->arena};

	declared_names(&f);
	for (uint32_t i = 0; i < c->v.n; i++)
		gather(&f, i);
	whole_names(&f, true);
	whole_names(&f, false);
	single_words(&f);
	vec_free(&f.v);
	vec_free(&f.w.v);
	str_map_free(&f.ordinary);
	str_map_free(&f.declared);
	str_map_free(&f.told);
}
