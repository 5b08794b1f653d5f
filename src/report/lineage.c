/* The lineage of the sources: gathered from what they declare and from whom their claims quote; as a drawing and as a table. */
#include "report/lineage.h"

#include "base/map.h"
#include "report/words.h"

enum { MOST_DRAWN = 40, MOST_LISTED = 200 };

static void add_edge(struct lineage *g, struct u64_map *met, struct lineage_edge e)
{
	uint64_t key = (uint64_t)e.from << 32 | e.to;

	if (e.from == e.to || u64_map_get(met, key) != MAP_NONE)
		return;
	u64_map_put(met, key, 1);
	vec_push(&g->edges, e);
}

static void add_refs(const struct doc *d, struct lineage *g, struct u64_map *met, uint32_t to, struct refs v, enum lineage_kind kind)
{
	for (uint32_t i = 0; i < v.n; i++) {
		const struct source *s = source_of(d->l, v.v[i].sym);

		if (s)
			add_edge(g, met, (struct lineage_edge){(uint32_t)(s - d->l->sources.v), to, (uint8_t)kind, v.v[i].perhaps});
	}
}

/* By chain: does a source stand in it? */
static const bool *chains_with_sources(const struct doc *d)
{
	bool *with = ARENA_ARRAY(d->r->arena, bool, d->l->chains.n + 1);

	for (size_t i = 0; i < d->l->chains.n; i++) {
		const struct chain *chain = &d->l->chains.v[i];

		for (uint32_t k = 0; k < chain->n; k++)
			for (uint32_t m = 0; m < chain->link[k].who.n; m++)
				with[i] |= source_of(d->l, chain->link[k].who.v[m].sym) != NULL;
	}
	return with;
}

/* Sources that stand in the chains of a source's claims. */
static void add_quoted(const struct doc *d, struct lineage *g, struct u64_map *met)
{
	const bool *with = chains_with_sources(d);
	struct u64_map seen = {0}; /* chains go with sources in few pairs */

	for (size_t i = 0; i < d->l->claims.n; i++) {
		const struct claim *claim = &d->l->claims.v[i];
		const struct chain *chain = &d->l->chains.v[claim->chain];
		uint64_t key = (uint64_t)claim->chain << 32 | claim->source;

		if (!with[claim->chain] || u64_map_get(&seen, key) != MAP_NONE)
			continue;
		u64_map_put(&seen, key, 1);
		for (uint32_t k = 0; k < chain->n; k++)
			add_refs(d, g, met, claim->source, chain->link[k].who, LINEAGE_QUOTES);
	}
	u64_map_free(&seen);
}

static uint32_t node(struct lineage *g, uint32_t source)
{
	if (g->node_of[source] == NONE) {
		g->node_of[source] = (uint32_t)g->nodes.n;
		vec_push(&g->nodes, (struct lineage_node){.source = source, .origin = true});
	}
	return g->node_of[source];
}

/* All edges, and the sources that have one or speak, in the order of the ledger. */
static struct lineage gather(const struct doc *d)
{
	struct lineage g = {.node_of = ARENA_ARRAY(d->r->arena, uint32_t, d->l->sources.n + 1)};
	struct u64_map met = {0};
	bool *tied = ARENA_ARRAY(d->r->arena, bool, d->l->sources.n + 1);

	memset(g.node_of, 0xFF, sizeof *g.node_of * (d->l->sources.n + 1));
	for (uint32_t i = 0; i < d->l->sources.n; i++) {
		const struct source *s = &d->l->sources.v[i];

		add_refs(d, &g, &met, i, s->relays, LINEAGE_RETELLS);
		add_refs(d, &g, &met, i, s->based_on, LINEAGE_RESTS);
		add_refs(d, &g, &met, i, s->responds_to, LINEAGE_ANSWERS);
	}
	add_quoted(d, &g, &met);
	for (size_t i = 0; i < g.edges.n; i++)
		tied[g.edges.v[i].from] = tied[g.edges.v[i].to] = true;
	for (uint32_t i = 0; i < d->l->sources.n; i++)
		if (tied[i] || d->claims[i])
			node(&g, i);
	for (size_t i = 0; i < g.edges.n; i++)
		if (g.edges.v[i].kind == LINEAGE_RETELLS)
			g.nodes.v[g.node_of[g.edges.v[i].to]].origin = false;
	u64_map_free(&met);
	return g;
}

static void lineage_free(struct lineage *g)
{
	vec_free(&g->edges);
	vec_free(&g->nodes);
}

/* ---- the table ---------------------------------------------------------------------------------------------------------- */

/* "Axios (8 Jun 2022)": outlets print more than once. */
static void say_dated(struct doc *d, const struct source *s)
{
	say_source(&d->p.words, d->l, s);
	buf_puts(&d->p.words, " (");
	say_day(&d->p.words, s);
	buf_char(&d->p.words, ')');
}

static void tied_cell(struct doc *d, const struct lineage *g, uint32_t source, bool upstream)
{
	static const char *const words[2][N_LINEAGE_KINDS] = {
		{"retold by ", "used by ", "quoted by ", "responded to by "}, {"retells ", "rests on ", "quotes ", "responds to "},
	};

	page_open(&d->p, PAGE_CELL);
	for (unsigned kind = 0; kind < N_LINEAGE_KINDS; kind++) {
		uint32_t n = 0;

		for (size_t i = 0; i < g->edges.n; i++) {
			const struct lineage_edge *e = &g->edges.v[i];

			if (e->kind != kind || (upstream ? e->to : e->from) != source)
				continue;
			buf_puts(&d->p.words, n++ ? ", " : words[upstream][kind]);
			buf_puts(&d->p.words, e->perhaps ? "perhaps " : "");
			say_dated(d, &d->l->sources.v[upstream ? e->from : e->to]);
		}
		page_put_said(&d->p, PAGE_ENTRY);
	}
	page_close(&d->p, PAGE_CELL);
}

/* Other sources of the same outlet, or with an author in common: one newsroom. */
static void desk_cell(struct doc *d, const struct lineage *g, const struct source *s)
{
	uint32_t n = 0;

	for (size_t i = 0; i < g->nodes.n; i++) {
		const struct source *other = &d->l->sources.v[g->nodes.v[i].source];
		bool same = s->has_outlet && other->has_outlet && s->outlet_key == other->outlet_key;

		for (uint32_t a = 0; a < s->authors.n && !same; a++)
			for (uint32_t b = 0; b < other->authors.n && !same; b++)
				same = s->authors.v[a].sym == other->authors.v[b].sym;
		if (other == s || !same)
			continue;
		buf_puts(&d->p.words, n++ ? ", " : "");
		say_dated(d, other);
	}
	put_cell(d, PAGE_CELL);
}

static void table(struct doc *d, const struct lineage *g)
{
	static const char *const titles[] = {"source", "goes back to", "passed on by", "same newsroom as", NULL};

	table_open(d, "Which source goes back to which", titles);
	for (size_t i = 0; i < g->nodes.n && i < MOST_LISTED; i++) {
		const struct source *s = &d->l->sources.v[g->nodes.v[i].source];

		page_open(&d->p, PAGE_ROW);
		say_dated(d, s);
		buf_puts(&d->p.words, s->unseen ? " (not seen)" : "");
		put_cell(d, PAGE_ROW_TITLE);
		tied_cell(d, g, g->nodes.v[i].source, true);
		tied_cell(d, g, g->nodes.v[i].source, false);
		desk_cell(d, g, s);
		page_close(&d->p, PAGE_ROW);
	}
	table_close(d);
	if (g->nodes.n > MOST_LISTED) {
		buf_printf(&d->p.words, "%zu more sources; the list of sources has all of them", g->nodes.n - MOST_LISTED);
		write_note(d, "Left out:");
	}
}

uint32_t count_lineage(const struct doc *d)
{
	struct lineage g = gather(d);
	uint32_t n = (uint32_t)g.edges.n;

	lineage_free(&g);
	return n;
}

void write_lineage(struct doc *d, const uint32_t *findings, uint32_t n)
{
	struct lineage g = gather(d);

	(void)findings;
	(void)n;
	page_put(&d->p, PAGE_LEAD, "Retelling makes no second witness: what one article retells of another stays one strand, in however "
		"many articles it is printed. To rest on a document, or to respond to an article, ties nothing by itself; only claims "
		"that go back to the same words are one strand.");
	if (g.nodes.n <= MOST_DRAWN) {
		lineage_arrange(&g);
		lineage_draw(d, &g);
	} else {
		page_only(&d->p, PAGE_IN_HTML);
		buf_printf(&d->p.words, "with %zu sources a drawing would be no help; the table says the same", g.nodes.n);
		write_note(d, "No drawing:");
		page_only(&d->p, PAGE_EVERYWHERE);
	}
	table(d, &g);
	lineage_free(&g);
}
