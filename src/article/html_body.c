/* Which part of the page is the article. No tag and no name is trusted alone: what decides is the share of the page's running
 * text an element holds. */
#include "article/html.h"
#include "base/map.h"

/* Running words by run, summed from the front: words of runs I to K - 1 are sum[K] - sum[I]. */
struct weights {
	const struct page *p;
	uint32_t *sum;
};

static uint32_t weight_of(const struct weights *w, uint32_t node)
{
	return w->sum[runs_from(w->p, w->p->nodes.v[node].end)] - w->sum[runs_from(w->p, node)];
}

static bool is_prose(const struct page *p, const struct run *r)
{
	enum tag t = p->nodes.v[r->block].tag;

	if (r->out || r->words < 4 || r->linked * 2 >= r->letters)
		return false;
	if (t == TAG_P || t == TAG_BLOCKQUOTE)
		return true;
	return !tag_is_heading(t) && t != TAG_FIGCAPTION && r->words >= 8 && ends_sentence(r->text);
}

static void weigh(struct weights *w)
{
	w->sum[0] = 0;
	for (uint32_t i = 0; i < w->p->runs.n; i++)
		w->sum[i + 1] = w->sum[i] + (is_prose(w->p, &w->p->runs.v[i]) ? w->p->runs.v[i].words : 0);
}

static void drop(struct page *p, uint32_t node)
{
	uint32_t end = runs_from(p, p->nodes.v[node].end);

	for (uint32_t i = runs_from(p, node); i < end; i++)
		p->runs.v[i].out = true;
}

/* An aside may hold nothing but a picture. */
static void drop_aside(struct page *p, uint32_t node)
{
	uint32_t end = runs_from(p, p->nodes.v[node].end);

	for (uint32_t i = runs_from(p, node); i < end; i++) {
		struct run *r = &p->runs.v[i];

		r->out = r->out || !(node_above(p, r->at, TAG_FIGCAPTION) ||
					   (names_say(p->nodes.v[r->block].names) & NAME_CAPTION));
	}
}

/* Parts of a page that never are the text; a <header> is, if it holds the headline. */
static void drop_by_tag(struct page *p, const struct weights *w)
{
	for (uint32_t i = 1; i < p->nodes.n; i++) {
		switch (p->nodes.v[i].tag) {
		case TAG_NAV:
		case TAG_FOOTER:
		case TAG_BUTTON: drop(p, i); break;
		case TAG_ASIDE: drop_aside(p, i); break;
		case TAG_FORM: /* old pages are one form */
			if (weight_of(w, i) * 2 < weight_of(w, 0))
				drop(p, i);
			break;
		default: break;
		}
	}
}

/* Percent of the text below which an element of these names is no part of it. */
static uint32_t limit_of(unsigned says)
{
	return says & NAME_COMMENTS ? 90 : says & NAME_STRONG ? 45 : 20;
}

/* Boxes are judged by their names, a wrapper of the story never is: not what holds the headline, and not elements of one
 * name that hold a fifth of the text together ("paywall" may stand on every paragraph). */
static void drop_by_name(struct page *p, const struct weights *w, uint32_t body)
{
	struct str_map shares = {0};
	uint32_t whole = weight_of(w, body), h1 = 0;

	for (uint32_t i = 1; i < p->nodes.n; i++) {
		const struct node *n = &p->nodes.v[i];

		if (n->tag == TAG_H1 && !h1)
			h1 = i;
		if (n->names.n && names_say(n->names) & NAME_ASIDE)
			*str_map_put(&shares, n->names, 0) += weight_of(w, i);
	}
	for (uint32_t i = 1; i < p->nodes.n; i++) {
		const struct node *n = &p->nodes.v[i];
		uint32_t share = n->names.n ? str_map_get(&shares, n->names) : MAP_NONE, limit;

		if (share == MAP_NONE || n->tag == TAG_BODY || n->tag == TAG_BLOCKQUOTE || n->tag == TAG_P ||
			node_inside(p, body, i))
			continue;
		limit = node_inside(p, h1, i) ? 20 : limit_of(names_say(n->names));
		if (share * 100 < whole * limit || !node_inside(p, i, body))
			drop(p, i);
	}
	str_map_free(&shares);
}

/* The element of one tag, or with one of the names, that holds most of what PART holds, if that is SHARE percent. */
static uint32_t heaviest(const struct weights *w, uint32_t part, enum tag tag, unsigned says, uint32_t share)
{
	const struct page *p = w->p;
	uint32_t best = part, most = 0;

	for (uint32_t i = part + 1; i < p->nodes.v[part].end; i++) {
		const struct node *n = &p->nodes.v[i];
		bool fits = n->tag == tag && n->tag != TAG_TEXT;

		if (says && !tag_is_inline(n->tag))
			fits = (n->names.n && names_say(n->names) & says) ||
			       (n->itemprop.n && word_find(n->itemprop, "articlebody") < n->itemprop.n);
		if (fits && weight_of(w, i) > most) {
			most = weight_of(w, i);
			best = i;
		}
	}
	return most * 100 >= weight_of(w, part) * share ? best : part;
}

/* Down to the smallest element that holds nearly all. */
static uint32_t narrow(const struct weights *w, uint32_t part, uint32_t share)
{
	const struct page *p = w->p;

	for (;;) {
		uint32_t best = 0, most = 0;

		for (uint32_t i = part + 1; i < p->nodes.v[part].end; i = p->nodes.v[i].end) {
			uint32_t words = weight_of(w, i);

			if (words > most) {
				most = words;
				best = i;
			}
		}
		if (!best || most * 100 < weight_of(w, part) * share || p->nodes.v[best].tag == TAG_P ||
			tag_is_inline(p->nodes.v[best].tag))
			return part;
		part = best;
	}
}

uint32_t html_body(struct page *p)
{
	struct weights w = {p, ARENA_ARRAY(p->arena, uint32_t, p->runs.n + 1)};
	uint32_t body = 0;

	weigh(&w);
	drop_by_tag(p, &w);
	weigh(&w);
	body = heaviest(&w, body, TAG_MAIN, 0, 50);
	body = heaviest(&w, body, TAG_ARTICLE, 0, 40);
	drop_by_name(p, &w, body);
	weigh(&w);
	body = heaviest(&w, body, TAG_TEXT, NAME_BODY, 85);
	return narrow(&w, body, 90);
}
