/* Reading the value of one key, and all keys of one thing by a table. */
#include "text/near.h"
#include "text/utf8.h"
#include "ledger/reader.h"

enum { NEAR_MOST = 50000, FIELDS_MOST = 32 };

struct str nearest(struct str word, const struct str *words, size_t n)
{
	long i = n > NEAR_MOST ? -1 : near_best(word, words, n);

	return i < 0 ? (struct str){"", 0} : words[i];
}

struct loc node_place(const struct node *n, size_t at)
{
	struct loc p = n->loc;
	size_t chars;

	if (n->kind != NODE_TEXT || n->style == TEXT_LINES || at > n->text.n || at == 0)
		return p;
	chars = utf8_count(str_cut(n->text, at)) + (n->style == TEXT_QUOTED);
	if (chars >= p.length)
		return p;
	p.column += (uint32_t)chars;
	p.length -= (uint32_t)chars;
	return p;
}

static void wrong_shape(struct reader *r, const struct node *n, const char *wanted)
{
	lose(r);
	if (n->broken)
		return;
	if (node_empty(n))
		diag_add(r->d, DIAG_EMPTY_VALUE, n->key ? n->key->loc : n->loc, "nothing stands behind this key; write %s, or delete the key",
			 wanted);
	else
		diag_add(r->d, DIAG_WRONG_SHAPE, n->loc, "%s stands where %s is expected", node_what(n), wanted);
}

/* A "#" right behind prose: most likely meant as text. */
static void check_cut(struct reader *r, const struct node *n)
{
	if (n->cut)
		diag_add(r->d, DIAG_HASH_IN_TEXT, n->loc,
			 "the text ends before the #, all behind it is read as a comment; put the whole text in quotation marks, or a "
			 "blank behind the #");
}

bool read_text(struct reader *r, const struct node *n, struct str *out)
{
	if (n->kind != NODE_TEXT || n->broken || (n->text.n == 0 && n->style == TEXT_PLAIN)) {
		wrong_shape(r, n, "a text");
		return false;
	}
	check_cut(r, n);
	*out = n->text;
	return true;
}

bool read_texts(struct reader *r, const struct node *n, struct strs *out)
{
	const struct node *m;
	struct str *v, s;

	if (n->kind == NODE_KEYS || n->broken || node_empty(n)) {
		wrong_shape(r, n, "a text or a list of texts");
		return false;
	}
	v = ARENA_ARRAY(r->l->arena, struct str, n->kind == NODE_LIST ? n->n : 1);
	out->v = v;
	out->n = 0;
	for (m = node_members(n); m; m = node_next(n, m))
		if (read_text(r, m, &s))
			v[out->n++] = s;
	return true;
}

/* None of the words: which there are, and the one that is meant. */
static void unknown_word(struct reader *r, const struct node *n, const struct str *options, size_t n_options, bool yes)
{
	struct str key = n->key ? n->key->text : STR(""), near;
	const struct meant *m = yes ? yes_meant(n->text) : word_meant(key, n->text);
	struct buf *b = &r->buf;
	struct diag *d;

	b->n = 0;
	for (size_t i = 0; i < n_options; i++)
		buf_printf(b, "%s%.*s", i == 0 ? "" : i + 1 == n_options ? " or " : ", ", STR_ARG(options[i]));
	d = diag_add(r->d, DIAG_UNKNOWN_WORD, n->loc, "`%.*s` means nothing here; %s%.*s", STR_ARG(n->text),
		m && m->says ? m->says : "write ", m && m->says ? 0 : (int)b->n, b->p);
	near = m ? str_from(m->means ? m->means : "") : nearest(n->text, options, n_options);
	if (near.n && n->key)
		diag_paste(r->d, d, "%.*s: %.*s", STR_ARG(key), STR_ARG(near));
	lose(r);
}

static bool find_word(struct reader *r, const struct node *n, const char *const *words, size_t n_words, bool yes, uint8_t *out)
{
	struct str options[16], s;
	size_t i;

	if (!read_text(r, n, &s))
		return false;
	for (i = 0; i < n_words; i++) {
		if (str_is(s, words[i])) {
			*out = (uint8_t)i;
			return true;
		}
		options[i] = str_from(words[i]);
	}
	unknown_word(r, n, options, n_words, yes);
	return false;
}

bool read_word(struct reader *r, const struct node *n, const char *const *words, size_t n_words, uint8_t *out)
{
	return find_word(r, n, words, n_words, false, out);
}

bool read_yes(struct reader *r, const struct node *n, bool *out)
{
	static const char *const words[] = {"no", "yes"};
	uint8_t i;

	if (!find_word(r, n, words, 2, true, &i))
		return false;
	*out = i == 1;
	return true;
}

bool read_date(struct reader *r, const struct node *n, struct spans *out)
{
	if (n->kind != NODE_TEXT || n->broken || node_empty(n)) {
		wrong_shape(r, n, "a date");
		return false;
	}
	return value_spans(r, n, NONE, out);
}

static void wrong_kind(struct reader *r, const struct node *m, uint32_t sym, unsigned kinds)
{
	const struct symbol *s = &r->l->symbols.v[sym];

	diag_second(diag_add(r->d, DIAG_WRONG_KIND, m->loc, "`%.*s` is %s; %s is expected here", STR_ARG(s->id),
			     kind_word(1u << s->kind), kind_word(kinds)), s->loc, "declared");
	lose(r);
}

/* Sources, questions and terms have ids only. */
static uint32_t by_id(struct reader *r, struct str text, struct loc at, unsigned kinds)
{
	uint32_t sym = id_find(r, text);
	bool hint = kinds == KINDS_SOURCE;

	if (sym == NONE)
		unknown_id(r, text, at, hint ? "declare it under `sources` (with `copy: no` if you have not seen it)"
					     : "declare it first");
	return sym;
}

bool read_refs(struct reader *r, const struct node *n, unsigned kinds, uint32_t source, struct refs *out)
{
	unsigned ids_only = 1 << SYM_SOURCE | 1 << SYM_QUESTION | 1 << SYM_TERM;
	const struct node *m;
	struct ref *v;

	if (n->kind == NODE_KEYS || n->broken || node_empty(n)) {
		wrong_shape(r, n, "an id or a list of ids");
		return false;
	}
	v = ARENA_ARRAY(r->l->arena, struct ref, n->kind == NODE_LIST ? n->n : 1);
	out->v = v;
	out->n = 0;
	for (m = node_members(n); m; m = node_next(n, m)) {
		struct str text;
		struct ref ref;

		if (!read_text(r, m, &text))
			continue;
		text = strip_doubt(text, &ref.perhaps);
		ref.sym = (kinds & ~ids_only) == 0 ? by_id(r, text, m->loc, kinds)
						   : name_resolve(r, text, m->loc, kinds | 1 << SYM_SOURCE, source);
		if (ref.sym == NONE)
			continue;
		if ((1u << r->l->symbols.v[ref.sym].kind & kinds) == 0)
			wrong_kind(r, m, ref.sym, kinds);
		else
			v[out->n++] = ref;
	}
	return true;
}

static void read_source(struct reader *r, const struct node *n, uint32_t *out)
{
	struct refs refs = {0};

	if (n->kind == NODE_LIST) {
		wrong_shape(r, n, "one source");
		return;
	}
	if (read_refs(r, n, KINDS_SOURCE, NONE, &refs) && refs.n)
		*out = refs.v[0].sym;
}

static void read_field(struct reader *r, const struct field *f, void *thing, const struct node *v)
{
	void *at = (char *)thing + f->offset;

	switch (f->kind) {
	case FIELD_TEXT:
		read_text(r, v, at);
		break;
	case FIELD_TEXTS:
		read_texts(r, v, at);
		break;
	case FIELD_YES:
		read_yes(r, v, at);
		break;
	case FIELD_DATE:
		read_date(r, v, at);
		break;
	case FIELD_SOURCES:
		read_refs(r, v, KINDS_SOURCE, NONE, at);
		break;
	case FIELD_SOURCE:
		read_source(r, v, at);
		break;
	case FIELD_NAMES:
		read_refs(r, v, KINDS_NAMES, NONE, at);
		break;
	case FIELD_OWN:
		f->read(r, thing, v);
		break;
	default:
		break;
	}
}

static void unknown_field(struct reader *r, const struct node *value, const struct field *f, size_t n, const char *what)
{
	struct str words[FIELDS_MOST];
	size_t i;

	for (i = 0; i < n && i < FIELDS_MOST; i++)
		words[i] = str_from(f[i].key);
	unknown_key(r, value->key, value, words, i, what);
}

void fields_read(struct reader *r, const struct node *keys, const struct field *f, size_t n, void *thing, const char *what)
{
	const struct node *v;
	size_t i;

	for (v = keys->first; v; v = v->next) {
		for (i = 0; i < n && !str_is(v->key->text, f[i].key); i++)
			continue;
		if (i < n)
			read_field(r, &f[i], thing, v);
		else
			unknown_field(r, v, f, n, what);
	}
}

bool wants_keys(struct reader *r, const struct node *n, const char *example)
{
	if (n->kind == NODE_KEYS)
		return true;
	lose(r);
	if (!n->broken)
		diag_add(r->d, node_empty(n) ? DIAG_EMPTY_VALUE : DIAG_WRONG_SHAPE, node_empty(n) && n->key ? n->key->loc : n->loc,
			 "keys with values are expected here, such as %s", example);
	return false;
}
