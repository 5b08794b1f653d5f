/* Ids: how they are formed, which words are taken, and the one namespace. */
#include "ledger/reader.h"

/* Claim keys and the words of values: no id may be one of them. In order of the alphabet of their kind. */
const char *const claim_key_words[] = {
	"at", "by", "as", "when", "during", "order", "denies", "corrects", "quote", "words", "complete", "status",
	"checked-by", "checked-on", "proof", "draft", "note", NULL,
};
static const char *const value_words[] = {
	"yes", "no", "not", "or", "after", "before", "own", "unknown", "declined", "no-reply", "refused", "unconfirmed",
	"several", "dozens", "scores", "hundreds", "thousands",
};
/* What other YAML readers take for booleans and nothing. */
static const char *const boolean_words[] = {"on", "off", "y", "n", "true", "false", "null"};

static bool among(struct str s, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_is(s, words[i]))
			return true;
	return false;
}
#define AMONG(s, words) among((s), (words), sizeof(words) / sizeof *(words))

bool is_claim_key(struct str s)
{
	return among(s, claim_key_words, sizeof claim_key_words / sizeof *claim_key_words - 1);
}

const char *kind_word(unsigned kinds)
{
	switch (kinds) {
	case 1 << SYM_SOURCE:
		return "a source";
	case 1 << SYM_ENTITY:
		return "an entity";
	case 1 << SYM_TERM:
		return "a term";
	case 1 << SYM_MOMENT:
		return "a moment";
	case 1 << SYM_QUESTION:
		return "a question";
	case 1 << SYM_VOICE:
	case 1 << SYM_UNNAMED:
		return "a voice";
	case 1 << SYM_NAME:
		return "a name";
	case 1 << SYM_OPTION:
		return "a possible answer";
	case KINDS_NAMES:
		return "an entity or a name";
	case KINDS_SPEAKER:
		return "a speaker (a source, an entity, a voice or a name)";
	case KINDS_VALUE:
		return "an entity, a term, a source, a moment or a name";
	case 1 << SYM_TERM | 1 << SYM_ENTITY:
		return "a term or an entity";
	default:
		return "something else";
	}
}

uint32_t symbol_add(struct reader *r, enum symbol_kind kind, struct str id, uint32_t index, struct loc loc)
{
	struct symbol s = {.id = id, .kind = (uint8_t)kind, .index = index, .loc = loc};

	vec_push(&r->l->symbols, s);
	return (uint32_t)r->l->symbols.n - 1;
}

static char id_char(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
}

/* TEXT made into an id, for pasting; empty if nothing is left. */
static struct str made_id(struct reader *r, struct str text)
{
	struct buf *b = &r->buf;
	size_t i;

	b->n = 0;
	for (i = 0; i < text.n && b->n < ID_MOST; i++) {
		char c = id_char(text.p[i]);

		if ((b->n == 0 && !(c >= 'a' && c <= 'z')) || (c == '-' && b->p[b->n - 1] == '-'))
			continue;
		buf_char(b, c);
	}
	while (b->n && b->p[b->n - 1] == '-')
		b->n--;
	return buf_str(b);
}

static bool well_formed(struct str s)
{
	size_t i;

	if (s.n == 0 || s.n > ID_MOST || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (i = 0; i < s.n; i++)
		if (s.p[i] == '-' || id_char(s.p[i]) != s.p[i])
			if (s.p[i] != '-')
				return false;
	return true;
}

bool id_check(struct reader *r, const struct node *key)
{
	struct str id = key->text, made;
	struct diag *d;

	if (key->broken)
		return false;
	if (str_is(id, "<<")) {
		diag_add(r->d, DIAG_ANCHOR, key->loc, "<< takes over keys from elsewhere, which ledgers do not have; write them out");
		return false;
	}
	if (!well_formed(id)) {
		d = diag_add(r->d, DIAG_BAD_ID, key->loc,
			     "an id begins with a lower-case letter and goes on with lower-case letters, digits and -, at most %d in all",
			     ID_MOST);
		made = made_id(r, id);
		if (made.n)
			diag_paste(r->d, d, "%.*s:", STR_ARG(made));
	} else if (is_claim_key(id) || AMONG(id, value_words)) {
		d = diag_add(r->d, DIAG_RESERVED_ID, key->loc, "`%.*s` is a %s of the format and cannot be an id; take another word, here and "
			     "where you use it", STR_ARG(id), is_claim_key(id) ? "key" : "word");
		diag_paste(r->d, d, "my-%.*s:", STR_ARG(id));
	} else if (AMONG(id, boolean_words)) {
		d = diag_add(r->d, DIAG_BOOLEAN_ID, key->loc,
			     "other programs that read YAML take `%.*s` for yes, no or nothing; take a longer id", STR_ARG(id));
		diag_paste(r->d, d, "%.*s-1:", STR_ARG(id));
	}
	return true;
}

static bool id_reserved(struct str id)
{
	return is_claim_key(id) || AMONG(id, value_words);
}

/* An id with a fault may well not be used: that was told. */
static bool id_usable(struct str id)
{
	return well_formed(id) && !id_reserved(id);
}

uint32_t declare(struct reader *r, const struct node *key, enum symbol_kind kind, uint32_t index)
{
	uint32_t sym = (uint32_t)r->l->symbols.n, known;
	struct str id = key->text;

	if (!id_check(r, key))
		return NONE;
	known = *str_map_put(&r->l->ids, id, sym);
	if (known != sym) {
		const struct symbol *s = &r->l->symbols.v[known];

		diag_second(diag_add(r->d, DIAG_REPEATED_ID, key->loc,
				     "`%.*s` is already %s; ids are shared by sources, entities, terms, moments and questions: take "
				     "another one", STR_ARG(id), kind_word(1u << s->kind)), s->loc, "first");
		lose(r);
		return NONE;
	}
	vec_push(&r->words, id);
	known = symbol_add(r, kind, id, index, key->loc);
	r->l->symbols.v[known].used = !id_usable(id);
	if (id_reserved(id) && r->d->list.n && r->d->list.v[r->d->list.n - 1].code == DIAG_RESERVED_ID)
		vec_push(&r->reserved, (struct reserved){known, (uint32_t)r->d->list.n - 1});
	return known;
}

/* ---- where a reserved id is used ----------------------------------------------------------------------------------- */

enum { LINES_NAMED = 12, PART_LEAST = 4 };

/* ": lines 40, 44" of the same file. */
static void add_line(struct buf *b, struct loc declared, struct loc at, unsigned *n)
{
	if (at.file != declared.file)
		return;
	if ((*n)++ < LINES_NAMED)
		buf_printf(b, "%s%u", *n == 1 ? "" : ", ", (unsigned)at.line);
}

static void lines_of(const struct ledger *l, const struct symbol *s, struct buf *b, unsigned *n)
{
	for (uint32_t i = 0; s->kind == SYM_SOURCE && i < l->claims.n; i++)
		if (l->claims.v[i].source == s->index)
			add_line(b, s->loc, l->claims.v[i].loc, n);
	for (size_t i = 0; s->kind == SYM_QUESTION && i < l->typed.n; i++)
		if (l->typed.v[i].question == s->index)
			add_line(b, s->loc, l->typed.v[i].loc, n);
}

void reserved_places(struct reader *r)
{
	struct buf b = {0};

	for (size_t i = 0; i < r->reserved.n; i++) {
		struct diag *d = &r->d->list.v[r->reserved.v[i].problem];
		unsigned n = 0;

		b.n = 0;
		lines_of(r->l, &r->l->symbols.v[r->reserved.v[i].sym], &b, &n);
		if (n > LINES_NAMED)
			buf_printf(&b, " and %u more", n - LINES_NAMED);
		if (n)
			d->message = arena_printf(r->d->arena, "%.*s (line%s %.*s)", STR_ARG(d->message), n == 1 ? "" : "s",
				STR_ARG(buf_str(&b)));
	}
	buf_free(&b);
}

uint32_t id_find(struct reader *r, struct str id)
{
	uint32_t sym = str_map_get(&r->l->ids, id);

	if (sym != MAP_NONE)
		r->l->symbols.v[sym].used = true;
	return sym;
}

/* The one id of which TEXT is the first or last word: "meridian" of `meridian-times`. Or nothing. */
static struct str id_with_part(const struct reader *r, struct str text)
{
	struct str out = {"", 0};

	for (size_t i = 0; i < r->words.n && text.n >= PART_LEAST; i++) {
		struct str id = r->words.v[i];
		bool longer = id.n > text.n + 1, first = longer && str_eq(str_cut(id, text.n), text) && id.p[text.n] == '-';
		bool last = longer && str_eq(str_skip(id, id.n - text.n), text) && id.p[id.n - text.n - 1] == '-';

		if ((first || last) && out.n)
			return (struct str){"", 0};
		if (first || last)
			out = id;
	}
	return out;
}

void unknown_id(struct reader *r, struct str text, struct loc at, const char *hint)
{
	struct str near = {"", 0};
	struct diag *d;

	lose(r);
	if (r->lost_declared)
		return; /* it may have stood in what could not be read */
	if (r->d->count[DIAG_UNKNOWN_ID] < r->d->limit && text.n <= ID_MOST)
		near = nearest(text, r->words.v, r->words.n);
	if (!near.n && r->d->count[DIAG_UNKNOWN_ID] < r->d->limit)
		near = id_with_part(r, text);
	if (near.n) {
		d = diag_add(r->d, DIAG_UNKNOWN_ID, at, "`%.*s` is declared nowhere; did you mean `%.*s`?", STR_ARG(text),
			     STR_ARG(near));
		diag_paste(r->d, d, "%.*s", STR_ARG(near));
	} else {
		diag_add(r->d, DIAG_UNKNOWN_ID, at, "`%.*s` is declared nowhere; %s", (int)(text.n > 200 ? 200 : text.n), text.p, hint);
	}
}
