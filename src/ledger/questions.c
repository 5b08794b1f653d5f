/* Questions: their type and text, their slots, and how their answers behave in time. */
#include "base/sort.h"
#include "ledger/reader.h"

static const struct {
	const char *key;
	uint8_t type;
} types[] = {
	{"yes-no", VALUE_YESNO}, {"number", VALUE_NUMBER}, {"date", VALUE_DATE},
	{"one", VALUE_ONE},      {"set", VALUE_SET},       {"one-of", VALUE_ONE},
};
enum { N_TYPES = sizeof types / sizeof *types, QUESTION_SHOWN = 100 };

static void read_unit_of_time(struct reader *r, const struct node *n, enum time_unit *out)
{
	static const char *const words[] = {"hour", "day", "week", "month", "year"};
	uint8_t i;

	if (read_word(r, n, words, 5, &i))
		*out = time_unit_read(str_from(words[i]));
}

static void read_changes(struct reader *r, void *thing, const struct node *n)
{
	read_unit_of_time(r, n, &((struct question *)thing)->changes);
}

static void read_happens(struct reader *r, void *thing, const struct node *n)
{
	read_unit_of_time(r, n, &((struct question *)thing)->happens);
}

static void read_holds(struct reader *r, void *thing, const struct node *n)
{
	static const char *const words[] = {"of-each"};
	uint8_t i;

	if (read_word(r, n, words, 1, &i))
		((struct question *)thing)->of_each = true;
}

static void read_unit(struct reader *r, void *thing, const struct node *n)
{
	struct question *q = thing;
	struct str near;
	struct diag *d;

	if (!read_text(r, n, &q->unit) || unit_known(q->unit))
		return;
	near = unit_nearest(q->unit);
	d = diag_add(r->d, DIAG_UNKNOWN_UNIT, n->loc, "`%.*s` is no unit of the table%s%.*s%s; a plain count needs no unit",
		     STR_ARG(q->unit), near.n ? "; did you mean `" : "", STR_ARG(near), near.n ? "`?" : "");
	if (near.n)
		diag_paste(r->d, d, "unit: %.*s", STR_ARG(near));
	q->unit = STR("");
	lose(r);
}

static void read_about(struct reader *r, void *thing, const struct node *n)
{
	struct question *q = thing;
	struct str text;

	if (!read_text(r, n, &text) || number_fraction(text, &q->about) == 0)
		return;
	diag_paste(r->d, diag_add(r->d, DIAG_BAD_VALUE, n->loc, "how wide ~ is, is written as a share, such as 10%%"), "about: 10%%");
	lose(r);
}

static void read_day(struct reader *r, void *thing, const struct node *n)
{
	read_date(r, n, &((struct question *)thing)->day);
}

static void entail(struct reader *r, struct question *q, const struct node *n, struct str id, struct entailed *v, bool no)
{
	uint32_t sym = id_find(r, id);

	if (sym == NONE) {
		unknown_id(r, id, n->loc, "declare it under `questions`");
		return;
	}
	if (r->l->symbols.v[sym].kind != SYM_QUESTION) {
		diag_add(r->d, DIAG_WRONG_KIND, n->loc, "`%.*s` is %s; a question is expected here", STR_ARG(id),
			 kind_word(1u << r->l->symbols.v[sym].kind));
		return;
	}
	v[q->n_entails++] = (struct entailed){r->l->symbols.v[sym].index, no};
	vec_push(&r->links, (struct link){q->sym, sym, LINK_ENTAILS, false, false, n->loc});
}

/* `entails: other`, `[a, b]` or `{other: no}`. */
static void read_entails(struct reader *r, void *thing, const struct node *n)
{
	struct question *q = thing;
	const struct node *m;
	struct entailed *v = ARENA_ARRAY(r->l->arena, struct entailed, n->n + 1);
	struct str text;

	q->entails = v;
	if (n->kind != NODE_KEYS) {
		for (m = node_members(n); m; m = node_next(n, m))
			if (read_text(r, m, &text))
				entail(r, q, m, text, v, false);
		return;
	}
	for (m = n->first; m; m = m->next) {
		if (!read_text(r, m, &text))
			continue;
		if (str_is(text, "no"))
			entail(r, q, m->key, m->key->text, v, true);
		else
			diag_add(r->d, DIAG_UNKNOWN_WORD, m->loc, "only `no` can stand here (a yes here is a no there); write `entails: "
				 "%.*s` for the same answer", STR_ARG(m->key->text));
	}
}

/* False if a claim could not name the slot. */
static bool slot_name(struct reader *r, const struct node *key)
{
	uint32_t sym = str_map_get(&r->l->ids, key->text);
	bool question = sym != MAP_NONE && r->l->symbols.v[sym].kind == SYM_QUESTION;

	if (is_claim_key(key->text) || question)
		diag_add(r->d, DIAG_SLOT_NAME, key->loc, "`%.*s` is %s, so a claim could not tell the slot from it; take another word",
			 STR_ARG(key->text), question ? "a question" : "a key of claims");
	else
		id_check(r, key);
	return !question && !is_claim_key(key->text);
}

static int by_name(const void *a, const void *b, void *context)
{
	(void)context;
	return str_cmp(((const struct slot *)a)->name, ((const struct slot *)b)->name);
}

static void read_slots(struct reader *r, void *thing, const struct node *n)
{
	struct question *q = thing;
	struct slot *slots;
	const struct node *v;

	if (!wants_keys(r, n, "{who: required}"))
		return;
	slots = ARENA_ARRAY(r->l->arena, struct slot, n->n + 1);
	q->slots = slots;
	for (v = n->first; v; v = v->next) {
		struct slot s = {.name = v->key->text, .fallback = NONE, .loc = v->key->loc};

		if (!slot_name(r, v->key)) {
			s.fallback = q->sym; /* no claim can give it: do not ask for it */
			lose(r);
		} else if (v->kind != NODE_TEXT || !str_is(v->text, "required"))
			s.fallback = slot_read(r, v, NONE);
		slots[q->n_slots++] = s;
		str_map_put_tagged(&r->slot_names, s.name, 0, 1);
	}
	sort_by(slots, q->n_slots, sizeof *slots, by_name, NULL);
}

static bool has_slot(const struct question *q, struct str name)
{
	uint32_t i;

	for (i = 0; i < q->n_slots; i++)
		if (str_eq(q->slots[i].name, name))
			return true;
	return false;
}

/* Every slot has its <mark> in the text, every mark is a slot. */
static void check_marks(struct reader *r, const struct question *q, struct loc at)
{
	struct str rest = q->text;
	uint32_t i;

	for (i = 0; i < q->n_slots; i++) {
		struct str mark = arena_printf(r->trees, "<%.*s>", STR_ARG(q->slots[i].name));
		size_t k = 0;

		while (k + mark.n <= q->text.n && memcmp(q->text.p + k, mark.p, mark.n) != 0)
			k++;
		if (k + mark.n > q->text.n)
			diag_add(r->d, DIAG_SLOT_MARK, q->slots[i].loc, "the question does not show this slot; write <%.*s> where it "
				 "stands in the sentence", STR_ARG(q->slots[i].name));
	}
	while ((rest = str_skip(rest, str_find(rest, '<'))).n) {
		struct str name = str_cut(str_skip(rest, 1), str_find(rest, '>') - (rest.n > 1));

		rest = str_skip(rest, 1);
		if (name.n < rest.n && name.n && str_find(name, ' ') == name.n && !has_slot(q, name))
			diag_add(r->d, DIAG_SLOT_MARK, at, "<%.*s> is no slot of this question; declare it under `slots`", STR_ARG(name));
	}
}

static uint32_t option_symbol(struct reader *r, const struct node *m, struct str word)
{
	uint32_t sym = id_find(r, word);

	if (sym != NONE && r->l->symbols.v[sym].kind != SYM_QUESTION)
		return sym;
	sym = name_known(r, word);
	if (sym != NONE && r->l->symbols.v[sym].kind != SYM_QUESTION)
		return sym;
	sym = str_map_get_tagged(&r->option_index, word, 0);
	if (sym == MAP_NONE) {
		sym = symbol_add(r, SYM_OPTION, word, 0, m->loc);
		str_map_put_tagged(&r->option_index, word, 0, sym);
	}
	return sym;
}

/* `one-of: [a, b]`: words that are nothing else are symbols of their own; those for no answer stand apart. */
static void read_options(struct reader *r, struct question *q, const struct node *n)
{
	const struct node *m;
	struct ref *v;
	struct str word;

	if (n->kind != NODE_LIST || n->n < 2) {
		if (!n->broken)
			diag_add(r->d, DIAG_WRONG_SHAPE, n->loc, "`one-of` holds the possible answers, two or more, such as [won, lost]; the "
				 "question itself stands behind `ask`");
		lose(r);
		return;
	}
	v = ARENA_ARRAY(r->l->arena, struct ref, n->n);
	q->options.v = v;
	for (m = n->first; m; m = m->next) {
		if (!read_text(r, m, &word))
			continue;
		if (non_answer_read(word) != NON_NONE)
			q->replies = true;
		else
			v[q->options.n++] = (struct ref){option_symbol(r, m, word), false};
	}
}

/* `answer-words: [early vote, …]` or `{won: [a win, …], lost: a defeat}`: what has another shape helps nobody, and no harm. */
static void read_answer_words(struct reader *r, void *thing, const struct node *n)
{
	struct question *q = thing;
	struct str *words, *answers;
	uint32_t most = 0;

	for (const struct node *v = n->first; v; v = v->next)
		most += 1 + v->n;
	words = ARENA_ARRAY(r->l->arena, struct str, most + 1);
	answers = ARENA_ARRAY(r->l->arena, struct str, most + 1);
	q->answer_words.v = words;
	q->answers.v = answers;
	for (const struct node *v = n->first; v; v = v->next) {
		for (const struct node *m = v->kind == NODE_LIST ? v->first : v; m; m = m == v ? NULL : m->next) {
			if (m->kind != NODE_TEXT)
				continue;
			if (v->key)
				answers[q->answers.n++] = v->key->text;
			words[q->answer_words.n++] = m->text;
		}
	}
}

#define AT(member) offsetof(struct question, member)
static const struct field question_fields[] = {
	{"yes-no", FIELD_ELSEWHERE, 0, NULL},
	{"number", FIELD_ELSEWHERE, 0, NULL},
	{"date", FIELD_ELSEWHERE, 0, NULL},
	{"one", FIELD_ELSEWHERE, 0, NULL},
	{"set", FIELD_ELSEWHERE, 0, NULL},
	{"one-of", FIELD_ELSEWHERE, 0, NULL},
	{"ask", FIELD_ELSEWHERE, 0, NULL},
	{"slots", FIELD_OWN, 0, read_slots},
	{"changes", FIELD_OWN, 0, read_changes},
	{"grows", FIELD_YES, AT(grows), NULL},
	{"happens", FIELD_OWN, 0, read_happens},
	{"holds", FIELD_OWN, 0, read_holds},
	{"entails", FIELD_OWN, 0, read_entails},
	{"unit", FIELD_OWN, 0, read_unit},
	{"about", FIELD_OWN, 0, read_about},
	{"day", FIELD_OWN, 0, read_day},
	{"important", FIELD_YES, AT(important), NULL},
	{"yes-words", FIELD_TEXTS, AT(yes_words), NULL},
	{"no-words", FIELD_TEXTS, AT(no_words), NULL},
	{"answer-words", FIELD_OWN, 0, read_answer_words},
	{"note", FIELD_ELSEWHERE, 0, NULL},
};

/* The key that gives the type, and with it the text of the question. */
static const struct node *read_type(struct reader *r, struct question *q, const struct node *n)
{
	const struct node *v, *found = NULL, *ask = node_get(n, "ask");
	size_t i;

	for (v = n->first; v; v = v->next)
		for (i = 0; i < N_TYPES; i++) {
			if (!str_is(v->key->text, types[i].key))
				continue;
			if (found)
				diag_second(diag_add(r->d, DIAG_TYPE, v->key->loc, "a question has one type; this is a second one"),
					    found->key->loc, "first");
			else
				q->type = types[i].type;
			found = found ? found : v;
		}
	q->is_one_of = found && str_is(found->key->text, "one-of");
	if (q->is_one_of) {
		read_options(r, q, found);
		if (!ask)
			diag_paste(r->d, diag_add(r->d, DIAG_MISSING_KEY, n->first->key->loc, "the question itself is missing; write it "
						  "behind `ask`"), "ask: How did it end?");
		return ask;
	}
	if (ask && !ask->key->broken)
		diag_add(r->d, DIAG_UNKNOWN_KEY, ask->key->loc, "`ask` goes with `one-of` only; elsewhere the question stands behind its "
			 "type, such as `yes-no: Did …?`");
	return found;
}

static void check_time(struct reader *r, const struct question *q, const struct node *n)
{
	const struct node *changes = node_get(n, "changes"), *grows = node_get(n, "grows"), *happens = node_get(n, "happens");

	if (q->grows && changes)
		diag_second(diag_add(r->d, DIAG_TIME_CONFLICT, grows->key->loc, "a count that only grows has no `changes`; delete one of "
				     "the two"), changes->key->loc, "here");
	if (happens && (changes || q->grows))
		diag_second(diag_add(r->d, DIAG_TIME_CONFLICT, happens->key->loc, "`happens` (an event that may come again) and `%s` "
				     "exclude each other; delete one of the two", changes ? "changes" : "grows"),
			    changes ? changes->key->loc : grows->key->loc, "here");
	if (q->grows && q->type != VALUE_NUMBER)
		diag_add(r->d, DIAG_TIME_CONFLICT, grows->key->loc, "only a `number` can grow; delete this key");
}

static void no_type(struct reader *r, const struct node *n)
{
	struct loc at = n->first ? n->first->key->loc : n->key->loc;
	const struct node *type = node_get(n, "type"), *text = node_get(n, "text");
	const struct meant *m = type && type->kind == NODE_TEXT ? word_meant(STR("type"), type->text) : NULL;
	struct diag *d;

	text = text ? text : node_get(n, "question");
	lose(r);
	d = diag_add(r->d, DIAG_TYPE, at, "the type is missing: yes-no, number, date, one, set or one-of, with the question behind it");
	if (text && text->kind == NODE_TEXT && text->style == TEXT_PLAIN && text->text.n && text->text.n <= QUESTION_SHOWN)
		diag_paste(r->d, d, "%s: %.*s", m ? m->means : "yes-no", STR_ARG(text->text));
	else
		diag_paste(r->d, d, "%s", m && str_is(str_from(m->means), "number") ? "number: How many were there?" : "yes-no: Did it happen?");
}

static void link_question(struct reader *r, struct question *q, const struct node *n)
{
	const struct node *text;

	q->type = VALUE_YESNO;
	text = read_type(r, q, n);
	fields_read(r, n, question_fields, sizeof question_fields / sizeof *question_fields, q, "a question");
	check_time(r, q, n);
	if (!text && !q->is_one_of)
		no_type(r, n);
	if (text && read_text(r, text, &q->text))
		check_marks(r, q, text->loc);
	if (q->is_one_of && q->options.n == 0 && !q->replies)
		q->text = STR(""); /* without a text it is known to be faulty, and its answers are passed over */
}

void questions_link(struct reader *r)
{
	const struct node *n;
	uint32_t sym;
	size_t i = 0;

	while ((n = declared_next(r, SYM_QUESTION, &i, &sym)))
		if (wants_keys(r, n, "{number: How many people were on shift?}"))
			link_question(r, &r->l->questions.v[r->l->symbols.v[sym].index], n);
}
