/* From runs to blocks: headline, standfirst and captions, then the body in print order without what only leads elsewhere. */
#include "article/html.h"
#include "text/utf8.h"

struct maker {
	struct page *p;
	uint32_t body;
	const struct about *about;
	struct build *b;
	struct str headline, standfirst; /* as printed */
	struct str caption;              /* the last, */
	uint32_t figure;                 /* and its figure */
	uint32_t list;                   /* last looked at: */
	bool list_links;                 /* mostly links */
	bool begun;                      /* a paragraph was printed */
	bool elsewhere;                  /* under "More stories": what follows are links */
};

static uint32_t words_in(const struct page *p, uint32_t node)
{
	uint32_t n = 0;

	for (uint32_t i = runs_from(p, node); i < p->runs.n && p->runs.v[i].at < p->nodes.v[node].end && n < 100; i++)
		n += p->runs.v[i].words;
	return n;
}

/* What the names around a run say; elements that hold much more than it say nothing about it. */
static unsigned names_up_to(const struct page *p, uint32_t node, uint32_t part)
{
	unsigned says = 0;

	for (; node && node != part && words_in(p, node) < 100; node = p->nodes.v[node].parent)
		says |= p->nodes.v[node].names.n ? names_say(p->nodes.v[node].names) : 0;
	return says;
}

static bool in_caption(const struct page *p, const struct run *r)
{
	return node_above(p, r->at, TAG_FIGCAPTION) || (node_above(p, r->at, TAG_FIGURE) && r->words > 0);
}

/* A run that is all link and short, or a list of links. */
static bool is_link(const struct run *r)
{
	return r->linked * 10 >= r->letters * 9 && r->words < 30;
}

static bool list_of_links(struct maker *m, const struct run *r)
{
	const struct page *p = m->p;
	uint32_t list = node_above(p, r->at, TAG_UL), letters = 0, linked = 0;

	if (!list)
		list = node_above(p, r->at, TAG_OL);
	if (!list)
		return false;
	if (list == m->list)
		return m->list_links;
	for (uint32_t i = runs_from(p, list), end = runs_from(p, p->nodes.v[list].end); i < end; i++) {
		letters += p->runs.v[i].letters;
		linked += p->runs.v[i].linked;
	}
	m->list = list;
	m->list_links = linked * 2 >= letters;
	return m->list_links;
}

/* What one figcaption holds is one caption; a credit alone is none. */
static void caption(struct maker *m, const struct run *r)
{
	uint32_t figure = node_above(m->p, r->at, TAG_FIGCAPTION);

	figure = figure ? figure : node_above(m->p, r->at, TAG_FIGURE);
	if (is_credit(r->text) || str_eq(r->text, m->caption) ||
		(names_up_to(m->p, m->p->nodes.v[r->at].parent, r->block) & NAME_CREDIT))
		return;
	if (m->p->nodes.v[r->block].names.n && names_say(m->p->nodes.v[r->block].names) & NAME_CREDIT)
		return;
	if (figure && figure == m->figure && m->b->blocks.n &&
		m->b->blocks.v[m->b->blocks.n - 1].kind == BLOCK_CAPTION) {
		struct str *last = &m->b->blocks.v[m->b->blocks.n - 1].text;

		*last = arena_printf(m->p->arena, "%.*s %.*s", STR_ARG(*last), STR_ARG(r->text));
	} else {
		build_block(m->b, BLOCK_CAPTION, r->text, m->p->nodes.v[r->at].line);
	}
	m->figure = figure;
	m->caption = r->text;
}

static enum block_kind kind_of(struct maker *m, const struct run *r, unsigned says)
{
	const struct page *p = m->p;
	enum tag t = p->nodes.v[r->block].tag;

	if (in_caption(p, r))
		return BLOCK_CAPTION;
	if (tag_is_heading(t))
		return is_furniture(r->text) ? BLOCK_LINE : BLOCK_CROSSHEAD;
	if ((says & (NAME_CAPTION | NAME_PULL)) && r->words < 80)
		return BLOCK_CAPTION;
	if ((says & NAME_IMAGE) && t != TAG_P && t != TAG_LI && r->words < 60 && r->linked == 0)
		return is_credit(r->text) ? BLOCK_LINE : BLOCK_CAPTION;
	if (is_caption(r->text) && r->words < 60 && !is_credit(r->text))
		return BLOCK_CAPTION;
	if (is_note(r->text))
		return BLOCK_NOTE;
	if (is_furniture(r->text) || is_link(r) || list_of_links(m, r) || is_credit(r->text))
		return BLOCK_LINE;
	if ((says & (NAME_BYLINE | NAME_CREDIT)) && r->words < 40)
		return BLOCK_LINE;
	if ((says & NAME_EXCERPT) && m->begun && r->words < 80)
		return BLOCK_LINE;
	if (t != TAG_P && t != TAG_LI && t != TAG_BLOCKQUOTE && !r->broken &&
		(r->words < 4 || (r->words < 10 && !ends_sentence(r->text))))
		return BLOCK_LINE;
	return node_above(p, r->at, TAG_LI) > m->body ? BLOCK_BULLET : BLOCK_PARAGRAPH;
}

/* Under "More stories" lists and lines with links are no text; ordinary running text ends that. */
static bool leads_elsewhere(struct maker *m, const struct run *r)
{
	if (r->words < 10 && (is_furniture(r->text) || is_lead_in(r->text)))
		m->elsewhere = true;
	else if (r->linked * 2 < r->letters && !node_above(m->p, r->at, TAG_LI) && ends_sentence(r->text))
		m->elsewhere = false;
	return m->elsewhere;
}

static bool is_byline(const struct page *p, const struct run *r)
{
	struct build probe = {.arena = p->arena};
	bool byline = byline_read(&probe, r->text);

	build_free(&probe);
	return byline;
}

/* A byline within the next runs, before any long text? */
static bool byline_follows(const struct maker *m, const struct run *r)
{
	const struct run *end = m->p->runs.v + m->p->runs.n;

	for (const struct run *next = r + 1; next < end && next < r + 5 && next->words < 40; next++) {
		if (next->words < 20 && !next->out &&
			(is_byline(m->p, next) || (names_up_to(m->p, next->block, 0) & NAME_AUTHOR)))
			return true;
	}
	return false;
}

static bool is_standfirst(const struct maker *m, const struct run *r, unsigned says)
{
	if (m->standfirst.n || r->words < 5 || r->words > 90 || !m->about->h1)
		return false;
	return (says & NAME_STANDFIRST) || byline_follows(m, r);
}

static void standfirst(struct maker *m, const struct run *r)
{
	m->standfirst = r->text;
	build_block(m->b, BLOCK_STANDFIRST, r->text, m->p->nodes.v[r->at].line);
}

/* What stands between headline and body: a standfirst, captions. */
static void head_run(struct maker *m, const struct run *r)
{
	unsigned says = names_up_to(m->p, r->block, 0);
	enum tag t = m->p->nodes.v[r->block].tag;

	if (in_caption(m->p, r) || ((says & NAME_CAPTION) && r->words > 3 && r->words < 80)) {
		caption(m, r);
		return;
	}
	if (m->standfirst.n || r->linked * 2 > r->letters || r->words < 5 || is_furniture(r->text) ||
		is_credit(r->text))
		return;
	if ((says & (NAME_BYLINE | NAME_CREDIT)) && !(says & NAME_STANDFIRST))
		return;
	if ((says & NAME_STANDFIRST) || t == TAG_P || t == TAG_H2 || str_eq(r->text, m->about->description)) {
		standfirst(m, r);
	}
}

static void body_run(struct maker *m, const struct run *r)
{
	unsigned says = names_up_to(m->p, r->block, m->body);
	enum block_kind kind = kind_of(m, r, says);

	if (leads_elsewhere(m, r) || kind == BLOCK_LINE)
		return;
	if (str_eq(r->text, m->headline) || (!m->begun && str_eq(r->text, m->standfirst)))
		return;
	if (!m->begun && kind == BLOCK_PARAGRAPH) {
		if (r->words < 20 && is_byline(m->p, r))
			return;
		if (is_standfirst(m, r, says)) {
			standfirst(m, r);
			return;
		}
	}
	if (kind == BLOCK_CAPTION) {
		caption(m, r);
		return;
	}
	if (str_eq(r->text, m->caption))
		return;
	m->begun = m->begun || kind == BLOCK_PARAGRAPH || kind == BLOCK_BULLET;
	build_block(m->b, kind, r->text, m->p->nodes.v[r->at].line);
}

void html_blocks(struct page *p, uint32_t body, const struct about *about, struct build *b)
{
	struct maker m = {.p = p, .body = body, .about = about, .b = b, .headline = about->headline};
	uint32_t first = runs_from(p, body), end = runs_from(p, p->nodes.v[body].end);
	uint32_t h1 = about->h1 ? runs_from(p, p->nodes.v[about->h1].end) : first;

	build_block(b, BLOCK_HEADLINE, about->headline, about->h1 ? p->nodes.v[about->h1].line : 1);
	for (uint32_t i = h1; i < first; i++) {
		if (!p->runs.v[i].out)
			head_run(&m, &p->runs.v[i]);
	}
	for (uint32_t i = h1 > first && h1 < end ? h1 : first; i < end; i++) {
		if (!p->runs.v[i].out)
			body_run(&m, &p->runs.v[i]);
	}
}
