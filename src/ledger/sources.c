/* Sources: what describes them, what they draw on, whose word their claims are. */
#include "text/utf8.h"
#include "ledger/reader.h"

static void read_authors(struct reader *r, void *thing, const struct node *n)
{
	read_refs(r, n, KINDS_NAMES, NONE, &((struct source *)thing)->authors);
}

static void read_published(struct reader *r, void *thing, const struct node *n)
{
	struct source *s = thing;

	if (read_date(r, n, &s->published))
		s->published_text = n->text;
}

static void read_copy(struct reader *r, void *thing, const struct node *n)
{
	const struct input *in = &r->inputs.v[n->loc.file];
	struct source *s = thing;

	if (!read_text(r, n, &s->copy))
		return;
	if (str_is(s->copy, "no")) {
		s->unseen = true;
		s->copy = STR("");
	} else if (path_leaves(r->l->arena, path_folder(in->real), s->copy, in->root)) {
		diag_add(r->d, DIAG_OUTSIDE_PROJECT, n->loc,
			 "this path leads out of the project folder (that of gainsay.yaml or .git, else the ledger's own); move the "
			 "copy into it");
		s->copy = STR("");
	}
}

static void read_outlet(struct reader *r, void *thing, const struct node *n)
{
	struct source *s = thing;
	struct str folded;
	uint32_t key;

	if (!read_text(r, n, &s->outlet))
		return;
	s->has_outlet = true;
	folded = text_fold(r->l->arena, s->outlet);
	key = str_map_get_tagged(&r->outlets, folded, 0);
	if (key == MAP_NONE) {
		key = (uint32_t)r->outlets.n;
		str_map_put_tagged(&r->outlets, folded, 0, key);
	}
	s->outlet_key = key;
}

static void read_upstream(struct reader *r, struct source *s, const struct node *n, uint8_t kind, struct refs *to)
{
	uint32_t i;

	if (!read_refs(r, n, KINDS_SOURCE, NONE, to))
		return;
	for (i = 0; i < to->n; i++)
		vec_push(&r->links, (struct link){s->sym, to->v[i].sym, kind, to->v[i].perhaps, false, n->loc});
}

static void read_relays(struct reader *r, void *thing, const struct node *n)
{
	struct source *s = thing;

	read_upstream(r, s, n, LINK_RELAY, &s->relays);
}

static void read_version_of(struct reader *r, void *thing, const struct node *n)
{
	struct source *s = thing;
	struct refs to = {0};

	read_upstream(r, s, n, LINK_VERSION, &to);
	if (to.n)
		s->version_of = to.v[0].sym;
}

static void read_kind(struct reader *r, void *thing, const struct node *n)
{
	struct source *s = thing;

	if (read_text(r, n, &s->kind))
		s->statement = str_is(s->kind, "statement") || str_is(s->kind, "announcement");
}

#define AT(member) offsetof(struct source, member)
static const struct field source_fields[] = {
	{"outlet", FIELD_OWN, 0, read_outlet},
	{"title", FIELD_TEXT, AT(title), NULL},
	{"authors", FIELD_OWN, 0, read_authors},
	{"published", FIELD_OWN, 0, read_published},
	{"accessed", FIELD_TEXT, AT(accessed), NULL},
	{"url", FIELD_TEXT, AT(url), NULL},
	{"archive", FIELD_TEXT, AT(archive), NULL},
	{"translated", FIELD_YES, AT(translated), NULL},
	{"helpers", FIELD_TEXTS, AT(helpers), NULL},
	{"kind", FIELD_OWN, 0, read_kind},
	{"note", FIELD_TEXT, AT(note), NULL},
	{"copy", FIELD_OWN, 0, read_copy},
	{"sha256", FIELD_TEXT, AT(sha256), NULL},
	{"skip", FIELD_TEXTS, AT(skip), NULL},
	{"relays", FIELD_OWN, 0, read_relays},
	{"based-on", FIELD_SOURCES, AT(based_on), NULL},
	{"responds-to", FIELD_SOURCES, AT(responds_to), NULL},
	{"default-by", FIELD_ELSEWHERE, 0, NULL},
	{"issued-by", FIELD_NAMES, AT(issued_by), NULL},
	{"maybe", FIELD_SOURCES, AT(maybe), NULL},
	{"version-of", FIELD_OWN, 0, read_version_of},
	{"voices", FIELD_ELSEWHERE, 0, NULL},
};

void sources_name(struct reader *r)
{
	const struct node *n, *voices;
	uint32_t sym;
	size_t i = 0;

	while ((n = declared_next(r, SYM_SOURCE, &i, &sym))) {
		voices = node_get(n, "voices");
		if (voices)
			voices_declare(r, r->l->symbols.v[sym].index, voices);
	}
}

static void read_default_by(struct reader *r, uint32_t source, const struct node *n)
{
	const struct node *by = node_get(n, "default-by");
	struct str text;

	if (by && read_text(r, by, &text))
		r->l->sources.v[source].default_by = chain_read(r, source, text, by);
}

void sources_copies(struct reader *r)
{
	const struct node *n, *copy;
	uint32_t sym;
	size_t i = 0;

	while ((n = declared_next(r, SYM_SOURCE, &i, &sym))) {
		copy = n->kind == NODE_KEYS ? node_get(n, "copy") : NULL;
		if (copy)
			read_copy(r, &r->l->sources.v[r->l->symbols.v[sym].index], copy);
	}
}

void sources_link(struct reader *r)
{
	const struct node *n, *voices;
	uint32_t sym, i;
	size_t at = 0;

	while ((n = declared_next(r, SYM_SOURCE, &at, &sym))) {
		uint32_t index = r->l->symbols.v[sym].index;

		if (!wants_keys(r, n, "{outlet: Evening Post, published: 2023-11-15}"))
			continue;
		fields_read(r, n, source_fields, sizeof source_fields / sizeof *source_fields, &r->l->sources.v[index], "a source");
		voices = node_get(n, "voices");
		if (voices)
			voices_link(r, index, voices);
	}
	at = 0;
	while ((n = declared_next(r, SYM_SOURCE, &at, &sym)))
		if (n->kind == NODE_KEYS)
			read_default_by(r, r->l->symbols.v[sym].index, n);
	for (i = 0; i < r->l->sources.n; i++) {
		struct source_brief *brief = &r->source_briefs.v[i];

		brief->default_chain = chain_default(r, i);
		brief->default_failed = r->l->chains.v[brief->default_chain].failed;
	}
}
