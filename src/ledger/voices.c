/* The unnamed speakers of one source. */
#include "ledger/reader.h"

static void read_count(struct reader *r, void *thing, const struct node *n)
{
	struct value_context c = value_context_of(r, NONE);
	struct value_fault f = {{0}, {0}, 0};
	struct voice *v = thing;
	struct str text;

	if (!read_text(r, n, &text))
		return;
	if (value_number(&c, text, &v->count, &f) < 0)
		tell_fault(r, n, &f);
}

static void read_side(struct reader *r, void *thing, const struct node *n)
{
	struct voice *v = thing;
	struct refs refs = {0};

	v->side_given = true;
	if (n->kind == NODE_TEXT && str_is(n->text, "unknown")) {
		v->side_unknown = true;
		return;
	}
	if (read_refs(r, n, KINDS_NAMES, NONE, &refs) && refs.n)
		v->side = refs.v[0];
}

/* A voice of another source is written ax22.il2, one of this source by its id alone. */
static uint32_t other_voice(struct reader *r, uint32_t source, const struct node *m, struct str text, bool or_source)
{
	size_t dot = str_find(text, '.');
	uint32_t sym;

	if (dot < text.n) {
		sym = id_find(r, str_cut(text, dot));
		if (sym == NONE || r->l->symbols.v[sym].kind != SYM_SOURCE) {
			unknown_id(r, str_cut(text, dot), m->loc, "a voice of another source is written source.voice");
			return NONE;
		}
		source = r->l->symbols.v[sym].index;
		text = str_skip(text, dot + 1);
	} else if (or_source && voice_find(r, source, text) == NONE) {
		sym = id_find(r, text);
		if (sym != NONE && r->l->symbols.v[sym].kind == SYM_SOURCE)
			return sym;
	}
	sym = voice_find(r, source, text);
	if (sym == NONE)
		unknown_id(r, text, m->loc, "a voice is declared under `voices` of its source; that of another source is written "
			   "source.voice");
	return sym;
}

static void read_voices(struct reader *r, struct voice *v, const struct node *n, bool or_source, struct refs *out)
{
	const struct node *m;
	struct ref *to;

	if (n->kind == NODE_KEYS || n->broken)
		return;
	to = ARENA_ARRAY(r->l->arena, struct ref, n->kind == NODE_LIST ? n->n + 1 : 1);
	out->v = to;
	for (m = node_members(n); m; m = node_next(n, m)) {
		struct str text;
		struct ref ref;

		if (!read_text(r, m, &text))
			continue;
		text = strip_doubt(text, &ref.perhaps);
		ref.sym = other_voice(r, v->source, m, text, or_source);
		if (ref.sym != NONE)
			to[out->n++] = ref;
	}
}

static void read_likely(struct reader *r, void *thing, const struct node *n)
{
	read_voices(r, thing, n, false, &((struct voice *)thing)->likely);
}

static void read_maybe(struct reader *r, void *thing, const struct node *n)
{
	read_voices(r, thing, n, false, &((struct voice *)thing)->maybe);
}

static void read_not(struct reader *r, void *thing, const struct node *n)
{
	read_voices(r, thing, n, false, &((struct voice *)thing)->not);
}

static void read_member_of(struct reader *r, void *thing, const struct node *n)
{
	read_voices(r, thing, n, true, &((struct voice *)thing)->member_of);
}

static const struct field voice_fields[] = {
	{"n", FIELD_OWN, 0, read_count},
	{"side", FIELD_OWN, 0, read_side},
	{"rank", FIELD_TEXT, offsetof(struct voice, rank), NULL},
	{"job", FIELD_TEXT, offsetof(struct voice, job), NULL},
	{"likely", FIELD_OWN, 0, read_likely},
	{"maybe", FIELD_OWN, 0, read_maybe},
	{"not", FIELD_OWN, 0, read_not},
	{"member-of", FIELD_OWN, 0, read_member_of},
	{"note", FIELD_ELSEWHERE, 0, NULL},
};

uint32_t voice_find(struct reader *r, uint32_t source, struct str id)
{
	uint32_t sym = str_map_get_tagged(&r->voice_index, id, source);

	if (sym != MAP_NONE)
		r->l->symbols.v[sym].used = true;
	return sym == MAP_NONE ? NONE : sym;
}

void voices_declare(struct reader *r, uint32_t source, const struct node *voices)
{
	struct ledger *l = r->l;
	const struct node *v;

	l->sources.v[source].first_voice = (uint32_t)l->voices.n;
	if (voices->kind != NODE_KEYS)
		return;
	for (v = voices->first; v; v = v->next) {
		struct voice voice = {.source = source, .side = {NONE, false}};
		struct str name = arena_printf(l->arena, "%.*s.%.*s", STR_ARG(symbol_id(l, l->sources.v[source].sym)),
					       STR_ARG(v->key->text));

		if (!id_check(r, v->key))
			continue;
		voice.count.type = VALUE_NUMBER;
		voice.sym = symbol_add(r, SYM_VOICE, name, (uint32_t)l->voices.n, v->key->loc);
		str_map_put_tagged(&r->voice_index, v->key->text, source, voice.sym);
		vec_push(&l->voices, voice);
		l->sources.v[source].n_voices++;
	}
}

void voices_link(struct reader *r, uint32_t source, const struct node *voices)
{
	const struct node *v;

	if (!wants_keys(r, voices, "{il3: {n: 3, side: isr-gov}}"))
		return;
	for (v = voices->first; v; v = v->next) {
		uint32_t sym = str_map_get_tagged(&r->voice_index, v->key->text, source);
		struct voice voice;

		if (sym == MAP_NONE || node_empty(v) || !wants_keys(r, v, "{n: 3, side: isr-gov}"))
			continue;
		voice = r->l->voices.v[r->l->symbols.v[sym].index];
		fields_read(r, v, voice_fields, sizeof voice_fields / sizeof *voice_fields, &voice, "a voice");
		r->l->voices.v[r->l->symbols.v[sym].index] = voice;
	}
}
