/* Keys that mean nothing where they stand: what is meant instead, and the line to write. */
#include "ledger/reader.h"

enum { VALUE_SHOWN = 60 };

/* ---- the line to write ---------------------------------------------------------------------------------------------- */

static void add_text(struct buf *b, const struct node *n)
{
	bool marks = n->style == TEXT_QUOTED;

	buf_puts(b, marks ? "\"" : "");
	for (size_t i = 0; i < n->text.n; i++) {
		if (marks && (n->text.p[i] == '"' || n->text.p[i] == '\\'))
			buf_char(b, '\\');
		buf_char(b, n->text.p[i]);
	}
	buf_puts(b, marks ? "\"" : "");
}

/* The value as it was typed; dots where it is too long for a line, nothing where it stands in lines of its own. */
static void add_value(struct buf *b, const struct node *n)
{
	size_t start = b->n;
	bool fits = n->kind != NODE_KEYS && !n->broken && !node_empty(n) && n->style != TEXT_LINES;

	if (n->kind != NODE_TEXT && !n->bracketed) {
		while (b->n && b->p[b->n - 1] == ' ')
			b->n--;
		return;
	}

	if (fits && n->kind == NODE_TEXT)
		add_text(b, n);
	for (const struct node *m = n->first; fits && n->kind == NODE_LIST && m; m = m->next) {
		fits = m->kind == NODE_TEXT && !m->broken && m->style != TEXT_LINES;
		buf_puts(b, m == n->first ? "[" : ", ");
		add_text(b, m);
	}
	if (fits && n->kind == NODE_LIST)
		buf_char(b, ']');
	for (size_t i = start; fits && i < b->n; i++)
		fits = (unsigned char)b->p[i] >= ' ';
	if (fits && b->n - start <= VALUE_SHOWN)
		return;
	b->n = start;
	buf_puts(b, "…");
}

/* "as: low": a word that is none of those which can stand there; the one that is meant takes its place, where it is known. */
static bool wants_word(struct reader *r, struct diag *d, const char *pattern, const struct node *value)
{
	bool as = strcmp(pattern, "as: *") == 0;
	const struct meant *m;

	if ((!as && strcmp(pattern, "ruling: *") != 0) || value->kind != NODE_TEXT)
		return false;
	for (int i = 0; i <= (as ? (int)AS_DROPPED : (int)RULING_OPEN); i++) {
		if (str_is(value->text, as ? claim_as_word((enum claim_as)i) : ruling_word((enum ruling_as)i)))
			return false;
	}
	m = word_meant(as ? STR("as") : STR("ruling"), value->text);
	if (m && m->means)
		diag_paste(r->d, d, "%s: %s", as ? "as" : "ruling", m->means);
	return true;
}

/* PATTERN with * for the value and @ for the source; nothing if one of the two is missing. */
static void paste_line(struct reader *r, struct diag *d, const char *pattern, const struct node *value, struct str source)
{
	struct buf *b = &r->buf;

	if (!pattern || (strchr(pattern, '@') && (source.n == 0 || value->kind != NODE_TEXT || node_empty(value))))
		return;
	if (wants_word(r, d, pattern, value))
		return;
	b->n = 0;
	for (; *pattern; pattern++) {
		if (*pattern == '*')
			add_value(b, value);
		else if (*pattern == '@')
			buf_add(b, source);
		else
			buf_char(b, *pattern);
	}
	diag_paste(r->d, d, "%.*s", STR_ARG(buf_str(b)));
}

static void tell_near(struct reader *r, const struct node *key, const struct node *value, const char *what, struct str near)
{
	struct diag *d = diag_add(r->d, DIAG_UNKNOWN_KEY, key->loc, "`%.*s` is no key of %s; did you mean `%.*s`?",
		STR_ARG(key->text), what, STR_ARG(near));

	r->buf.n = 0;
	buf_add(&r->buf, near);
	buf_puts(&r->buf, ": ");
	add_value(&r->buf, value);
	diag_paste(r->d, d, "%.*s", STR_ARG(buf_str(&r->buf)));
}

static void tell_meant(struct reader *r, const struct node *key, const struct node *value, const struct meant *m, struct str source)
{
	struct diag *d = diag_add(r->d, DIAG_UNKNOWN_KEY, key->loc, "`%.*s` is no key of %s; %s", STR_ARG(key->text), m->where,
		m->says);

	paste_line(r, d, m->means, value, source);
}

static bool is_merge(struct reader *r, const struct node *key)
{
	if (!str_is(key->text, "<<"))
		return false;
	diag_add(r->d, DIAG_ANCHOR, key->loc, "<< takes over keys from elsewhere, which ledgers do not have; write them out");
	return true;
}

/* ---- things declared, rulings ----------------------------------------------------------------------------------------- */

void unknown_key(struct reader *r, const struct node *key, const struct node *value, const struct str *words, size_t n,
	const char *what)
{
	const struct meant *m = key_meant(what, key->text);
	struct str near;

	if (key->broken || is_merge(r, key))
		return;
	near = m ? STR("") : nearest(key->text, words, n);
	if (m) {
		tell_meant(r, key, value, m, STR(""));
		return;
	}
	if (near.n) {
		tell_near(r, key, value, what, near);
		return;
	}
	r->buf.n = 0;
	for (size_t i = 0; i < n; i++)
		buf_printf(&r->buf, "%s%.*s", i == 0 ? "" : i + 1 == n ? " and " : ", ", STR_ARG(words[i]));
	diag_add(r->d, DIAG_UNKNOWN_KEY, key->loc, "`%.*s` is no key of %s; there are %.*s", STR_ARG(key->text), what,
		STR_ARG(buf_str(&r->buf)));
}

/* ---- claims ------------------------------------------------------------------------------------------------------------ */

/* Everything a key of a claim can be. */
static void gather_words(struct reader *r)
{
	for (const char *const *k = claim_key_words; *k; k++)
		vec_push(&r->claim_words, str_from(*k));
	for (size_t i = 0; i < r->l->questions.n && i < 20000; i++) {
		const struct question *q = &r->l->questions.v[i];

		vec_push(&r->claim_words, symbol_id(r->l, q->sym));
		for (uint32_t k = 0; k < q->n_slots; k++)
			vec_push(&r->claim_words, q->slots[k].name);
	}
}

void unknown_claim_key(struct reader *r, const struct node *value, const struct node *at)
{
	const struct node *key = value->key;
	const struct meant *m = key_meant("a claim", key->text);
	struct str near = {"", 0}, source = at && at->kind == NODE_TEXT ? str_cut(at->text, str_find(at->text, '.')) : STR("");
	uint32_t sym = str_map_get(&r->l->ids, key->text);

	if (is_merge(r, key))
		return;
	if (sym != MAP_NONE) {
		diag_add(r->d, DIAG_UNKNOWN_KEY, key->loc, "`%.*s` is %s; the key of an answer is a question", STR_ARG(key->text),
			 kind_word(1u << r->l->symbols.v[sym].kind));
		return;
	}
	if (r->claim_words.n == 0)
		gather_words(r);
	if (r->d->count[DIAG_UNKNOWN_KEY] < r->d->limit)
		near = nearest(key->text, r->claim_words.v, r->claim_words.n);
	if (m && (near.n == 0 || is_claim_key(near))) /* a question or a slot of its own that is near is what it may be as well */
		tell_meant(r, key, value, m, source);
	else if (near.n)
		tell_near(r, key, value, is_claim_key(near) ? "a claim" : "a claim and no question", near);
	else
		diag_add(r->d, DIAG_UNKNOWN_KEY, key->loc, "`%.*s` is no key of a claim, no question and no slot; declare it under "
			 "`questions`", STR_ARG(key->text));
}
