/* One entry of `claims`: its keys are sorted into the format's own, questions and slots, then read in a fixed order. */
#include <assert.h>

#include "ledger/reader.h"

enum claim_key { KEY_AT, KEY_BY, KEY_AS, KEY_WHEN, KEY_NOTE, KEY_ORDER, KEY_QUOTE, KEY_WORDS, KEY_PROOF, KEY_DRAFT, KEY_DURING,
	KEY_DENIES, KEY_STATUS, KEY_COMPLETE, KEY_CORRECTS, KEY_CHECKED_BY, KEY_CHECKED_ON, N_CLAIM_KEYS };

/* By length, in the order of enum claim_key: the search begins at the first of the key's length. */
static const struct {
	const char *word;
	size_t n;
} keys[N_CLAIM_KEYS + 1] = {
	{"at", 2}, {"by", 2}, {"as", 2}, {"when", 4}, {"note", 4}, {"order", 5}, {"quote", 5}, {"words", 5}, {"proof", 5},
	{"draft", 5}, {"during", 6}, {"denies", 6}, {"status", 6}, {"complete", 8}, {"corrects", 8}, {"checked-by", 10},
	{"checked-on", 10}, {NULL, 0},
};

enum { ANSWERS_MOST = 64 };

/* The entry's keys, sorted. */
struct draft {
	const struct node *entry;
	const struct node *key[N_CLAIM_KEYS];
	struct {
		uint32_t question;
		const struct node *value;
	} answer[ANSWERS_MOST];
	const struct node *slot[ANSWERS_MOST];
	uint32_t n_answers, n_slots, n_others; /* others: keys that are none of the format's own */
	bool faulty; /* something could not be read: do not ask for what may be in it */
	bool unread; /* nor whose word it is, how sure, or of when and whom: it is told, and answers nothing */
	struct claim c;
};

static unsigned find_key(struct str s)
{
	static const uint8_t start[] = {17, 17, KEY_AT, 17, KEY_WHEN, KEY_ORDER, KEY_DURING, 17, KEY_COMPLETE, 17, KEY_CHECKED_BY};
	unsigned k = s.n < sizeof start ? start[s.n] : N_CLAIM_KEYS;

	for (; k < N_CLAIM_KEYS && keys[k].n == s.n; k++)
		if (memcmp(keys[k].word, s.p, s.n) == 0)
			return k;
	return N_CLAIM_KEYS;
}

void claim_soon(struct reader *r, const struct node *entry)
{
	struct ahead *a = &r->ahead;

	a->next = entry;
	a->n_asked = 0;
	if (r->reserved.n) /* then a key of the format may be a question after all */
		return;
	for (const struct node *v = entry->first; v; v = v->next) {
		unsigned k = find_key(v->key->text);

		if (k == KEY_AT)
			str_map_ask(&r->source_index, str_cut(v->text, str_find(v->text, '.')), 0);
		else if (k == KEY_BY)
			str_map_ask(&r->chain_index, v->text, NONE);
		else if (k == N_CLAIM_KEYS && a->n_asked < sizeof a->asked / sizeof *a->asked)
			a->asked[a->n_asked++] = str_map_ask(&r->question_index, v->key->text, 0);
	}
}

/* ENTRY is done. If it was the first of its row, nobody had its own questions answered: they are not those of the next. */
static void answer_ahead(struct reader *r, const struct node *entry)
{
	struct ahead *a = &r->ahead;

	if (a->next == entry)
		a->n_asked = 0;
	for (uint32_t i = 0; i < a->n_asked; i++) {
		a->question[i] = str_map_answer(&r->question_index, &a->asked[i]);
		if (a->question[i] != MAP_NONE)
			__builtin_prefetch(&r->question_briefs.v[a->question[i]], 1);
	}
	a->at_hand = a->next == entry ? NULL : a->next;
	a->n_known = a->n_asked;
	a->next = NULL;
	a->n_asked = 0;
}

/* That the next other key of the entry names, or MAP_NONE. */
static uint32_t find_question(const struct reader *r, struct draft *d, struct str key)
{
	uint32_t i = d->n_others++;

	return r->ahead.at_hand == d->entry && i < r->ahead.n_known ? r->ahead.question[i] : str_map_get(&r->question_index, key);
}

/* A question by the name of a key, `status`, was told; its answers are no further faults. */
static bool is_question(const struct reader *r, struct str id)
{
	return str_map_get(&r->question_index, id) != MAP_NONE;
}

static void sort_key(struct reader *r, struct draft *d, const struct node *v)
{
	unsigned k = find_key(v->key->text);
	uint32_t question;

	if (k < N_CLAIM_KEYS && !(r->reserved.n && k != KEY_AT && k != KEY_BY && is_question(r, v->key->text))) {
		d->key[k] = v;
		return;
	}
	if (d->n_answers == ANSWERS_MOST || d->n_slots == ANSWERS_MOST) {
		diag_add(r->d, DIAG_WRONG_SHAPE, v->key->loc, "more than %d answers in one entry; begin another entry", ANSWERS_MOST - 1);
		lose(r);
		return;
	}
	question = find_question(r, d, v->key->text);
	if (question != MAP_NONE) {
		r->question_briefs.v[question].used = true;
		d->answer[d->n_answers].question = question;
		d->answer[d->n_answers++].value = v;
	} else if (str_map_get_tagged(&r->slot_names, v->key->text, 0) != MAP_NONE) {
		d->slot[d->n_slots++] = v;
	} else {
		d->faulty = true;
		lose(r);
		if (!v->key->broken && !r->lost_declared)
			unknown_claim_key(r, v, d->key[KEY_AT]);
	}
}

static void missing(struct reader *r, const struct draft *d, const char *message, const char *paste)
{
	struct diag *g = diag_add(r->d, DIAG_MISSING_KEY, d->c.loc, "%s", message);

	diag_paste(r->d, g, "%s", paste);
	lose(r);
}

/* ---- the answers ------------------------------------------------------------------------------------------------ */

static void read_answers(struct reader *r, struct draft *d, bool complete)
{
	struct ledger *l = r->l;
	struct claim *c = &d->c;
	uint32_t i;

	c->first_typed = (uint32_t)l->typed.n;
	for (i = 0; i < d->n_answers; i++) {
		uint32_t question = d->answer[i].question;
		const struct node *v = d->answer[i].value;
		struct typed t = {.question = question, .loc = v->key->loc};

		if (r->question_briefs.v[question].faulty) {
			lose(r);
			continue;
		}
		t.value = value_read(r, question, v, c->source, complete && r->question_briefs.v[question].type == VALUE_SET, &t.text);
		if (!t.value)
			continue;
		vec_push(&l->typed, t);
		if (t.value->non_answer != NON_NONE && t.value->non_answer != NON_UNCONFIRMED)
			vec_push(&r->declined, (uint32_t)l->claims.n);
	}
	c->n_typed = (uint32_t)l->typed.n - c->first_typed;
}

/* Compared as something it does not say (its outlet's own word, a fact instead of a plan), a claim would raise what is
 * none, or confirm what nobody confirmed. */
static void take_back_answers(struct reader *r, struct claim *c)
{
	r->l->typed.n = c->first_typed;
	c->n_typed = 0;
	c->quotes = (struct strs){0};
}

static bool has_slot(const struct question *q, struct str name)
{
	uint32_t i;

	for (i = 0; i < q->n_slots; i++)
		if (str_eq(q->slots[i].name, name))
			return true;
	return false;
}

static bool asked(const struct reader *r, const struct draft *d, struct str slot)
{
	uint32_t i;

	for (i = 0; i < d->n_answers; i++) {
		const struct question *q = &r->l->questions.v[d->answer[i].question];

		if (q->text.n == 0 || has_slot(q, slot))
			return true;
	}
	return d->faulty;
}

static void read_slots(struct reader *r, struct draft *d)
{
	uint32_t i;

	d->c.first_slot = (uint32_t)r->l->slot_values.n;
	for (i = 0; i < d->n_slots; i++) {
		const struct node *v = d->slot[i];
		struct slot_value s = {v->key->text, NONE};

		if (!asked(r, d, s.name)) {
			diag_add(r->d, DIAG_SLOT_UNASKED, v->key->loc, "no question of this entry has a slot `%.*s`; delete it, or declare it "
				 "under the question's `slots`", STR_ARG(s.name));
			lose(r);
			continue;
		}
		s.sym = slot_read(r, v, d->c.source);
		if (s.sym != NONE)
			vec_push(&r->l->slot_values, s);
		else
			d->faulty = d->unread = true;
	}
	d->c.n_slots = (uint32_t)r->l->slot_values.n - d->c.first_slot;
}

static bool given(const struct draft *d, struct str slot)
{
	uint32_t i;

	for (i = 0; i < d->n_slots; i++)
		if (str_eq(d->slot[i]->key->text, slot))
			return true;
	return false;
}

static void check_required(struct reader *r, const struct draft *d, const struct question *q)
{
	uint32_t k;

	for (k = 0; k < q->n_slots; k++) {
		struct str name = q->slots[k].name;
		struct diag *g;

		if (q->slots[k].fallback != NONE || given(d, name) || d->faulty)
			continue;
		g = diag_add(r->d, DIAG_SLOT_MISSING, d->c.loc, "`%.*s` needs a value for <%.*s>: %.*s", STR_ARG(symbol_id(r->l, q->sym)),
			     STR_ARG(name), STR_ARG(q->text));
		diag_paste(r->d, g, "  %.*s: …", STR_ARG(name));
		lose(r);
	}
}

/* ---- the other keys --------------------------------------------------------------------------------------------- */

static void read_quotes(struct reader *r, struct draft *d)
{
	const struct node *n = d->key[KEY_QUOTE];

	if (n->kind == NODE_LIST && n->n == 0 && !n->broken)
		diag_add(r->d, DIAG_EMPTY_VALUE, n->key->loc, "an empty list says nothing; write what was said, or delete the key");
	else
		read_texts(r, n, &d->c.quotes);
}

static void read_words(struct reader *r, struct draft *d)
{
	static const char *const as[] = {"said", "likely", "alleged", "inferred", "plan", "willing", "decided", "dropped"};
	static const char *const order[] = {"first", "later"};
	uint8_t i;

	if (d->key[KEY_AS])
		d->unread |= !read_word(r, d->key[KEY_AS], as, 8, &d->c.as);
	if (d->key[KEY_ORDER] && read_word(r, d->key[KEY_ORDER], order, 2, &i))
		d->c.order = i == 0 ? ORDER_FIRST : ORDER_LATER;
	else
		d->unread |= d->key[KEY_ORDER] != NULL;
	if (d->key[KEY_DRAFT])
		d->unread |= !read_yes(r, d->key[KEY_DRAFT], &d->c.draft);
	if (d->key[KEY_QUOTE])
		read_quotes(r, d);
}

static void read_when(struct reader *r, struct draft *d)
{
	const struct node *when = d->key[KEY_WHEN], *during = d->key[KEY_DURING], *n = during ? during : when;
	uint32_t day = NONE, i;

	if (when && during)
		diag_second(diag_add(r->d, DIAG_TIME_CONFLICT, during->key->loc, "`when` (some time in) and `during` (all through) exclude "
				     "each other; delete one of the two"), when->key->loc, "here");
	if (!n)
		return;
	for (i = 0; i < d->n_answers && day == NONE; i++)
		if (r->question_briefs.v[d->answer[i].question].dated)
			day = d->answer[i].question;
	d->c.during = during != NULL;
	if (n->kind != NODE_TEXT || n->broken || node_empty(n))
		d->unread |= !read_date(r, n, &d->c.when);
	else
		d->unread |= !value_spans(r, n, day, &d->c.when);
}

static void read_by(struct reader *r, struct draft *d)
{
	const struct node *by = d->key[KEY_BY];
	struct str text;
	struct diag *g;

	d->c.chain = r->source_briefs.v[d->c.source].default_chain;
	if (!by) {
		d->unread |= r->source_briefs.v[d->c.source].default_failed;
		return;
	}
	d->unread = true;
	if (by->kind == NODE_LIST && !by->broken) {
		g = diag_add(r->d, DIAG_WRONG_SHAPE, by->loc, "several who say it jointly are written a+b");
		if (by->n == 2 && by->first->kind == NODE_TEXT && by->last->kind == NODE_TEXT)
			diag_paste(r->d, g, "by: %.*s+%.*s", STR_ARG(by->first->text), STR_ARG(by->last->text));
		lose(r);
	} else if (read_text(r, by, &text)) {
		d->c.chain = chain_read(r, d->c.source, text, by);
		d->c.has_by = true;
		d->unread = r->l->chains.v[d->c.chain].failed;
	}
}

static void read_pointers(struct reader *r, const struct node *n, bool corrects)
{
	const struct node *m;
	struct str text;

	if (!n)
		return;
	if (n->kind == NODE_KEYS) {
		diag_add(r->d, DIAG_WRONG_SHAPE, n->loc, "a claim, a source or a speaker is expected here, or a list of them");
		lose(r);
		return;
	}
	for (m = node_members(n); m; m = node_next(n, m))
		if (read_text(r, m, &text))
			vec_push(&r->pointers, (struct pointer){(uint32_t)r->l->claims.n, corrects, text, m->loc});
}

static void read_note(struct reader *r, const struct node *n, enum note_key key)
{
	struct str text;

	if (!n || !read_text(r, n, &text))
		return;
	assert(text.n <= UINT32_MAX && r->l->claims.n < 1u << 29);
	vec_push(&r->l->notes, (struct claim_note){text.p, (uint32_t)text.n, (uint32_t)r->l->claims.n & 0x1fffffff, key & 7u});
	if (key == NOTE_WORDS)
		lint_words(r, text, n->loc);
}

static void read_fragments(struct reader *r, const struct node *n)
{
	const struct node *m;

	if (n && n->kind == NODE_KEYS) {
		diag_add(r->d, DIAG_WRONG_SHAPE, n->loc, "a text or a list of texts is expected here");
		return;
	}
	for (m = n ? node_members(n) : NULL; m; m = node_next(n, m))
		read_note(r, m, NOTE_WORDS);
}

/* The desk's own record. */
static void read_notes(struct reader *r, struct draft *d)
{
	static const char *const status[] = {"to-check", "checked", "query", "corrected"};
	uint8_t i;

	read_fragments(r, d->key[KEY_WORDS]);
	if (d->key[KEY_STATUS] && read_word(r, d->key[KEY_STATUS], status, 4, &i)) {
		d->c.to_check = i == 0;
		read_note(r, d->key[KEY_STATUS], NOTE_STATUS);
	}
	read_note(r, d->key[KEY_CHECKED_BY], NOTE_CHECKED_BY);
	read_note(r, d->key[KEY_CHECKED_ON], NOTE_CHECKED_ON);
	read_note(r, d->key[KEY_PROOF], NOTE_PROOF);
	read_note(r, d->key[KEY_NOTE], NOTE_NOTE);
}

static void keep(struct reader *r, const struct draft *d)
{
	vec_push(&r->l->claims, d->c);
	vec_push(&r->at_hashes, str_hash(d->c.at, 0));
}

static void nothing_said(struct reader *r, const struct draft *d)
{
	if (d->n_answers == 0 && !d->key[KEY_QUOTE] && !d->faulty && !r->lost_declared)
		missing(r, d, "this entry answers nothing; write an answer (`question: value`) or a `quote`", "quote: …");
}

static void read_rest(struct reader *r, struct draft *d)
{
	bool complete = false;
	uint32_t i;

	if (d->key[KEY_COMPLETE])
		read_yes(r, d->key[KEY_COMPLETE], &complete);
	read_by(r, d);
	read_words(r, d);
	read_when(r, d);
	read_answers(r, d, complete);
	if (d->n_slots)
		read_slots(r, d);
	for (i = 0; i < d->n_answers; i++)
		if (r->question_briefs.v[d->answer[i].question].required)
			check_required(r, d, &r->l->questions.v[d->answer[i].question]);
	read_pointers(r, d->key[KEY_DENIES], false);
	read_pointers(r, d->key[KEY_CORRECTS], true);
	read_notes(r, d);
	nothing_said(r, d);
	if (d->unread)
		take_back_answers(r, &d->c);
	keep(r, d);
}

static void read_entry(struct reader *r, const struct node *entry)
{
	struct draft d;
	const struct node *v;

	if (entry->kind != NODE_KEYS || entry->n == 0) {
		r->lost_claims = true;
		lose(r);
		if (!entry->broken)
			diag_add(r->d, DIAG_WRONG_SHAPE, entry->loc, "an entry of `claims` has keys: a place, an answer, a speaker, such as "
				 "\"at: post.p3\"");
		return;
	}
	memset(d.key, 0, sizeof d.key);
	d.entry = entry;
	d.n_answers = d.n_slots = d.n_others = 0;
	d.faulty = entry->broken;
	d.unread = false;
	d.c = (struct claim){.loc = entry->first->key->loc};
	for (v = entry->first; v; v = v->next)
		sort_key(r, &d, v);
	if (!d.key[KEY_AT]) {
		r->lost_claims = true;
		missing(r, &d, "this entry does not say where it stands; give source and place", "- at: post.p3");
	} else if (place_read(r, d.key[KEY_AT], &d.c)) {
		read_rest(r, &d);
	}
}

void claim_entry(struct reader *r, const struct node *entry)
{
	read_entry(r, entry);
	answer_ahead(r, entry);
}
