/* Whose word: the `by` of a claim and the `default-by` of a source.
 *
 *   chain  = "own" | link { "/" link }
 *   link   = joint | ["~"] "(" joint ")"          (several without brackets only where there is one link)
 *   joint  = atom { "+" atom }
 *   atom   = ["~"] ( voice | source "." voice | id | name | unnamed )
 *
 * A voice is looked for in the nearest source to its left that has it, then in the claim's own source. */
#include "text/utf8.h"
#include "ledger/reader.h"

enum { LINKS_MOST = 16, JOINT_MOST = 32 };

/* The chain being read. */
struct draft {
	struct reader *r;
	const struct node *node;
	struct str text;
	uint32_t source; /* the claim's own */
	struct chain_link link[LINKS_MOST];
	uint32_t n;
	bool failed;
};

static struct loc place(const struct draft *d, struct str part)
{
	size_t at = (size_t)(part.p - d->node->text.p);

	return part.p >= d->node->text.p && at <= d->node->text.n ? node_place(d->node, at) : d->node->loc;
}

static struct diag *bad(struct draft *d, struct str part, const char *message)
{
	d->failed = true;
	lose(d->r);
	return diag_add(d->r->d, DIAG_BAD_CHAIN, place(d, part), "%s", message);
}

static uint32_t own_voice(struct draft *d, struct str text)
{
	const struct ledger *l = d->r->l;
	uint32_t i, k, sym;

	for (i = d->n; i-- > 0;)
		for (k = 0; k < d->link[i].who.n; k++) {
			const struct symbol *s = &l->symbols.v[d->link[i].who.v[k].sym];

			if (s->kind == SYM_SOURCE && (sym = voice_find(d->r, s->index, text)) != NONE)
				return sym;
		}
	return voice_find(d->r, d->source, text);
}

/* The source whose word it is: the nearest one to the left, else the claim's own. */
static uint32_t carrier(const struct draft *d)
{
	const struct ledger *l = d->r->l;
	uint32_t i, k;

	for (i = d->n; i-- > 0;)
		for (k = 0; k < d->link[i].who.n; k++)
			if (l->symbols.v[d->link[i].who.v[k].sym].kind == SYM_SOURCE)
				return l->symbols.v[d->link[i].who.v[k].sym].index;
	return d->source;
}

static void unknown_voice(struct draft *d, struct str text, uint32_t source)
{
	struct ledger *l = d->r->l;
	const struct source *s = &l->sources.v[source];
	struct str words[64], near;
	struct str id = symbol_id(l, s->sym);
	uint32_t i, n = s->n_voices < 64 ? s->n_voices : 64;

	d->failed = true;
	lose(d->r);
	for (i = 0; i < n; i++)
		words[i] = str_skip(symbol_id(l, l->voices.v[s->first_voice + i].sym), id.n + 1);
	near = nearest(text, words, n);
	if (d->r->lost_declared)
		return;
	if (near.n)
		diag_paste(d->r->d, diag_add(d->r->d, DIAG_UNKNOWN_ID, place(d, text), "`%.*s` has no voice `%.*s`; did you mean `%.*s`?",
					     STR_ARG(id), STR_ARG(text), STR_ARG(near)), "%.*s.%.*s", STR_ARG(id), STR_ARG(near));
	else
		diag_add(d->r->d, DIAG_UNKNOWN_ID, place(d, text), "`%.*s` has no voice `%.*s`; declare it under `voices` there",
			 STR_ARG(id), STR_ARG(text));
}

/* "ax22.il2", if there is a source ax22. FOUND: it was of that form. */
static uint32_t dotted_voice(struct draft *d, struct str text, bool *found)
{
	size_t dot = str_find(text, '.');
	uint32_t sym, source;

	*found = false;
	if (dot == text.n || dot == 0)
		return NONE;
	sym = id_find(d->r, str_cut(text, dot));
	if (sym == NONE || d->r->l->symbols.v[sym].kind != SYM_SOURCE)
		return NONE;
	*found = true;
	source = d->r->l->symbols.v[sym].index;
	sym = voice_find(d->r, source, str_skip(text, dot + 1));
	if (sym == NONE)
		unknown_voice(d, str_skip(text, dot + 1), source);
	return sym;
}

/* "post, dispatch" and "Jory Blass and Odo Venn" would each be one name. */
static bool two_in_one(struct draft *d, struct str text)
{
	struct buf joint = {0};
	struct diag *said;
	bool several = several_speakers(d->r, d->source, text, &joint);

	if (several) {
		said = bad(d, text, "several speakers of one answer are joined with +; if this is one name, declare it under `entities`");
		if (text.n == d->text.n)
			diag_paste(d->r->d, said, "by: %.*s", STR_ARG(buf_str(&joint)));
	}
	buf_free(&joint);
	return several;
}

static uint32_t resolve(struct draft *d, struct str text)
{
	bool dotted;
	uint32_t sym = own_voice(d, text);

	if (sym != NONE)
		return sym;
	sym = dotted_voice(d, text, &dotted);
	if (dotted)
		return sym;
	if (two_in_one(d, text))
		return NONE;
	sym = name_resolve(d->r, text, place(d, text), KINDS_SPEAKER, carrier(d));
	if (sym == NONE)
		d->failed = true;
	return sym;
}

static bool read_atom(struct draft *d, struct str text, bool doubt, struct ref *out)
{
	const struct symbol *s;

	text = strip_doubt(text, &out->perhaps);
	out->perhaps |= doubt;
	if (text.n == 0) {
		bad(d, text, "a speaker is missing here; a chain is written like x/y/(a+b)");
		return false;
	}
	out->sym = resolve(d, text);
	if (out->sym == NONE)
		return false;
	s = &d->r->l->symbols.v[out->sym];
	if (1u << s->kind & KINDS_SPEAKER)
		return true;
	d->failed = true;
	lose(d->r);
	diag_second(diag_add(d->r->d, DIAG_WRONG_KIND, place(d, text), "`%.*s` is %s; %s is expected here", STR_ARG(s->id),
			     kind_word(1u << s->kind), kind_word(KINDS_SPEAKER)), s->loc, "declared");
	return false;
}

static void read_joint(struct draft *d, struct str text, bool doubt)
{
	struct ref who[JOINT_MOST];
	uint32_t n = 0;

	for (;;) {
		size_t plus = str_find(text, '+');

		if (n == JOINT_MOST) {
			bad(d, text, "more than 32 speakers in one link; name the body they speak for");
			return;
		}
		if (read_atom(d, str_cut(text, plus), doubt, &who[n]))
			n++;
		if (plus >= text.n)
			break;
		text = str_skip(text, plus + 1);
	}
	if (n == 0)
		return;
	d->link[d->n].who = (struct refs){ARENA_COPY(d->r->l->arena, who, n), n};
	d->n++;
}

static void read_link(struct draft *d, struct str text, bool only)
{
	bool doubt;
	struct str inner = strip_doubt(text, &doubt);

	if (d->n == LINKS_MOST) {
		bad(d, text, "more than 16 links in one chain");
		return;
	}
	if (inner.n && inner.p[0] == '(') {
		if (inner.p[inner.n - 1] != ')') {
			bad(d, inner, "( is opened here and never closed; a chain is written like x/y/(a+b)");
			return;
		}
		read_joint(d, (struct str){inner.p + 1, inner.n - 2}, doubt);
	} else if (!only && str_find(text, '+') < text.n) {
		size_t start = (size_t)(text.p - d->text.p);

		diag_paste(d->r->d, bad(d, text, "joint speakers inside a chain stand in brackets"), "%.*s(%.*s)%.*s", (int)start,
			   d->text.p, STR_ARG(text), STR_ARG(str_skip(d->text, start + text.n)));
	} else {
		read_joint(d, text, false);
	}
}

/* End of the link that TEXT begins with: the next "/" outside brackets. */
static size_t link_end(struct str text)
{
	size_t i;
	int open = 0;

	for (i = 0; i < text.n; i++) {
		if (text.p[i] == '/' && open <= 0)
			break;
		open += (text.p[i] == '(') - (text.p[i] == ')');
	}
	return i;
}

static void read_links(struct draft *d)
{
	struct str rest = d->text;
	bool only = link_end(rest) == rest.n;

	for (;;) {
		size_t end = link_end(rest);

		read_link(d, str_trim(str_cut(rest, end)), only);
		if (end >= rest.n || d->failed)
			return;
		rest = str_skip(rest, end + 1);
	}
}

/* A name may hold "/" or "+" itself ("Reuters/Ipsos"): declared, it is taken as a whole. */
static bool read_whole(struct draft *d)
{
	bool doubt;
	struct str text = strip_doubt(d->text, &doubt);
	uint32_t sym;
	struct ref ref;

	if (str_find(text, '/') == text.n && str_find(text, '+') == text.n)
		return false;
	sym = name_known(d->r, text);
	if (sym == NONE)
		return false;
	ref = (struct ref){sym, doubt};
	d->link[0].who = (struct refs){ARENA_COPY(d->r->l->arena, &ref, 1), 1};
	d->n = 1;
	return true;
}

static uint32_t keep(struct reader *r, const struct chain_link *link, uint32_t n, bool own, struct str text)
{
	struct chain c = {.n = n, .own = own, .text = text};

	if (n)
		c.link = ARENA_COPY(r->l->arena, link, n);
	vec_push(&r->l->chains, c);
	return (uint32_t)r->l->chains.n - 1;
}

uint32_t chain_read(struct reader *r, uint32_t source, struct str text, const struct node *n)
{
	/* Without voices of its own a source reads a text like every other such source, unless it names an unnamed voice. */
	uint32_t everywhere = r->source_briefs.v[source].has_voices ? source : NONE, index;
	uint32_t known = str_map_get_tagged(&r->chain_index, text, everywhere);
	struct draft d = {.r = r, .node = n, .source = source};

	if (known == MAP_NONE && everywhere == NONE)
		known = str_map_get_tagged(&r->chain_index, text, source);
	if (known != MAP_NONE)
		return known;
	d.text = str_trim(text);
	r->told = r->unnamed_made = false;
	if (!str_is(d.text, "own") && !read_whole(&d))
		read_links(&d);
	index = keep(r, d.link, d.failed ? 0 : d.n, d.failed || d.n == 0, text);
	r->l->chains.v[index].failed = d.failed;
	/* What was reported once must be reported at its next place as well. */
	if (!d.failed && !r->told)
		str_map_put_tagged(&r->chain_index, arena_str(r->l->arena, text), r->unnamed_made ? source : everywhere, index);
	return index;
}

uint32_t chain_default(struct reader *r, uint32_t source)
{
	const struct source *s = &r->l->sources.v[source];
	struct chain_link link = {s->relays};
	struct buf b = {0};
	struct str text;
	uint32_t i;

	if (s->default_by != NONE)
		return s->default_by;
	if (s->relays.n == 0)
		return keep(r, NULL, 0, true, STR(""));
	for (i = 0; i < s->relays.n; i++)
		buf_printf(&b, "%s%s%.*s", i ? "+" : "", s->relays.v[i].perhaps ? "~" : "",
			   STR_ARG(symbol_id(r->l, s->relays.v[i].sym)));
	text = buf_keep(&b, r->l->arena);
	buf_free(&b);
	return keep(r, &link, 1, false, text);
}
