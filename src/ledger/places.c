/* Where a claim stands: `at: source.place[letter]`.
 *
 *   place = "h" | "s" | ("c" | "p" | "n" | "pg") number | "t" hh ":" mm ":" ss */
#include "base/sort.h"
#include "ledger/reader.h"

static bool number(struct str *s, uint32_t *out)
{
	size_t i = 0;
	uint32_t v = 0;

	while (i < s->n && s->p[i] >= '0' && s->p[i] <= '9' && i < 8)
		v = v * 10 + (uint32_t)(s->p[i++] - '0');
	*s = str_skip(*s, i);
	*out = v;
	return i > 0;
}

static bool recording_time(struct str *s, uint32_t *out)
{
	uint32_t part[3], i;

	for (i = 0; i < 3; i++) {
		if (i && (s->n == 0 || s->p[0] != ':'))
			return false;
		if (i)
			*s = str_skip(*s, 1);
		if (!number(s, &part[i]) || (i && part[i] > 59) || part[i] > 9999)
			return false;
	}
	*out = (part[0] * 60 + part[1]) * 60 + part[2];
	return true;
}

static bool place(struct str s, struct claim *c)
{
	char kind = s.n ? s.p[0] : 0;

	s = str_skip(s, 1);
	c->place_number = 0;
	if (kind == 't') {
		if (!recording_time(&s, &c->place_number))
			return false;
	} else if (kind == 'p' || kind == 'c' || kind == 'n') {
		if (kind == 'p' && s.n && s.p[0] == 'g') {
			kind = 'g';
			s = str_skip(s, 1);
		}
		if (!number(&s, &c->place_number) || c->place_number == 0)
			return false;
	} else if (kind != 'h' && kind != 's') {
		return false;
	}
	c->place_kind = (uint8_t)kind;
	c->letter = s.n == 1 && s.p[0] >= 'a' && s.p[0] <= 'z' ? (uint8_t)s.p[0] : 0;
	return s.n == 0 || (s.n == 1 && c->letter);
}

static void bad_place(struct reader *r, const struct node *n, size_t dot, const struct str *source)
{
	struct diag *d = diag_add(r->d, DIAG_BAD_PLACE, node_place(n, dot < n->text.n ? dot + 1 : 0),
				  "a place is written source.place: h headline, s standfirst, p7 paragraph, c1 caption, n1 note, pg12 page, "
				  "t00:12:30 time; a small letter may follow");

	r->lost_claims = true;
	lose(r);
	if (source)
		diag_paste(r->d, d, "at: %.*s.p1", STR_ARG(*source));
}

static void wrong_source(struct reader *r, const struct node *n, struct str id, uint32_t sym)
{
	r->lost_claims = true;
	if (sym == NONE) {
		unknown_id(r, id, n->loc, "declare the article under `sources`");
		return;
	}
	diag_second(diag_add(r->d, DIAG_WRONG_KIND, n->loc, "`%.*s` is %s; a source is expected here", STR_ARG(id),
			     kind_word(1u << r->l->symbols.v[sym].kind)), r->l->symbols.v[sym].loc, "declared");
	lose(r);
}

bool place_read(struct reader *r, const struct node *n, struct claim *c)
{
	struct str id, text;
	size_t dot;

	if (!read_text(r, n, &text)) {
		r->lost_claims = true;
		return false;
	}
	dot = str_find(text, '.');
	id = str_cut(text, dot);
	if (dot == text.n) {
		bad_place(r, n, dot, str_map_get(&r->l->ids, id) != MAP_NONE ? &id : NULL);
		return false;
	}
	c->source = str_eq(id, r->last_source) && id.n ? r->last_source_index : str_map_get(&r->source_index, id);
	if (c->source == MAP_NONE) {
		wrong_source(r, n, id, id_find(r, id));
		return false;
	}
	r->last_source = id;
	r->last_source_index = c->source;
	if (!place(str_skip(text, dot + 1), c)) {
		bad_place(r, n, dot, NULL);
		return false;
	}
	c->at = text;
	return true;
}

static int by_place(const void *a, const void *b, void *ledger)
{
	const struct ledger *l = ledger;
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int c = str_cmp(l->claims.v[x].at, l->claims.v[y].at);

	return c ? c : x < y ? -1 : x > y;
}

static void same_question(struct reader *r, const struct typed *t, const struct claim *first, const struct claim *again)
{
	struct str q = symbol_id(r->l, r->l->questions.v[t->question].sym);
	struct diag *d = diag_add(r->d, DIAG_SAME_PLACE, again->loc, "another entry at %.*s answers `%.*s` as well; tell them apart by "
				  "letters behind the place", STR_ARG(again->at), STR_ARG(q));

	diag_second(d, first->loc, "first");
	diag_paste(r->d, d, "at: %.*sb", STR_ARG(again->at));
}

/* One entry of a place against the questions answered there before. */
static void check_entry(struct reader *r, struct u64_map *seen, uint32_t claim, bool report)
{
	const struct ledger *l = r->l;
	const struct claim *c = &l->claims.v[claim];
	uint32_t i;

	for (i = 0; i < c->n_typed; i++) {
		const struct typed *t = &l->typed.v[c->first_typed + i];
		uint32_t first = *u64_map_put(seen, t->question, claim);

		if (report && first != claim) {
			same_question(r, t, &l->claims.v[first], c);
			return;
		}
	}
}

void places_check(struct reader *r)
{
	struct u64_map seen = {0};
	size_t i;

	sort_by(r->again.v, r->again.n, sizeof *r->again.v, by_place, r->l);
	for (i = 0; i < r->again.n; i++) {
		uint32_t claim = r->again.v[i];

		if (i == 0 || !str_eq(r->l->claims.v[claim].at, r->l->claims.v[r->again.v[i - 1]].at)) {
			u64_map_clear(&seen);
			check_entry(r, &seen, claim_at(r->l, r->l->claims.v[claim].at), false);
		}
		check_entry(r, &seen, claim, true);
	}
	u64_map_free(&seen);
}
