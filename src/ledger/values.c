/* What an answer says: numbers, dates and yes or no go to the value room, names and lists are resolved here.
 * Values are shared by equal texts to one question; what depends on its source, or was reported, is read anew. */
#include "base/sort.h"
#include "text/utf8.h"
#include "ledger/reader.h"

enum { MEMBERS_MOST = 1000000 };

struct value_context value_context_of(struct reader *r, uint32_t question)
{
	struct value_context c = {.arena = r->l->arena, .zone = r->l->zone, .about = NUM_ONE / 10, .unit = {"", 0},
				  .moment = moment_find, .user = r};

	if (question != NONE) {
		const struct question *q = &r->l->questions.v[question];

		c.unit = q->unit;
		c.about = q->about;
		c.day = q->day;
	}
	return c;
}

void tell_fault(struct reader *r, const struct node *n, const struct value_fault *f)
{
	struct diag *d = diag_add(r->d, DIAG_BAD_VALUE, node_place(n, f->at), "%s", f->text);

	if (f->paste[0] && n->key && n->key->kind == NODE_TEXT)
		diag_paste(r->d, d, "%.*s: %s", STR_ARG(n->key->text), f->paste);
	else if (f->paste[0])
		diag_paste(r->d, d, "%s", f->paste);
	r->told = true;
	lose(r);
}

bool value_spans(struct reader *r, const struct node *n, uint32_t question, struct spans *out)
{
	struct value_context c = value_context_of(r, question);
	uint32_t tag = question == NONE || c.day.n == 0 ? NONE : question;
	uint32_t known = str_map_get_tagged(&r->when_index, n->text, tag);
	struct value_fault f = {{0}, {0}, 0};
	struct value v = {0};

	if (known != MAP_NONE) {
		*out = r->whens.v[known];
		return true;
	}
	if (value_date(&c, n->text, &v, &f) < 0) {
		tell_fault(r, n, &f);
		return false;
	}
	*out = v.spans;
	vec_push(&r->whens, v.spans);
	str_map_put_tagged(&r->when_index, arena_str(r->l->arena, n->text), tag, (uint32_t)r->whens.n - 1);
	return true;
}

/* ---- names and lists -------------------------------------------------------------------------------------------- */

/* Members being collected. */
struct draft {
	struct reader *r;
	const struct question *q;
	const struct node *node;
	uint32_t source;
	VEC(struct member) v;
	bool failed;
};

static void fault(struct draft *d, const struct node *n, enum diag_code code, const char *message)
{
	d->failed = true;
	d->r->told = true;
	lose(d->r);
	if (!n->broken)
		diag_add(d->r->d, code, n->loc, "%s", message);
}

static uint32_t option_of(struct draft *d, const struct node *n, struct str text)
{
	struct reader *r = d->r;
	struct str words[64], near;
	uint32_t i, known = NONE, m = d->q->options.n;

	for (i = 0; i < m; i++)
		if (str_eq(symbol_id(r->l, d->q->options.v[i].sym), text))
			return d->q->options.v[i].sym;
	known = name_known(r, text);
	for (i = 0; i < m; i++) {
		if (known != NONE && d->q->options.v[i].sym == known)
			return known;
		if (i < 64)
			words[i] = symbol_id(r->l, d->q->options.v[i].sym);
	}
	near = nearest(text, words, m < 64 ? m : 64);
	r->buf.n = 0;
	for (i = 0; i < m && i < 12; i++)
		buf_printf(&r->buf, "%s%.*s", i ? ", " : "", STR_ARG(words[i]));
	d->failed = r->told = true;
	lose(r);
	if (near.n)
		diag_paste(r->d, diag_add(r->d, DIAG_UNKNOWN_WORD, n->loc, "`%.*s` is no answer to this question; did you mean `%.*s`?",
					  STR_ARG(text), STR_ARG(near)), "%.*s: %.*s", STR_ARG(symbol_id(r->l, d->q->sym)),
			   STR_ARG(near));
	else
		diag_add(r->d, DIAG_UNKNOWN_WORD, n->loc, "`%.*s` is no answer to this question; there are %.*s", STR_ARG(text),
			 STR_ARG(buf_str(&r->buf)));
	return NONE;
}

static void paste_empty_list(const struct draft *d, struct diag *problem)
{
	diag_paste(d->r->d, problem, "%.*s: []\n  complete: yes", STR_ARG(symbol_id(d->r->l, d->q->sym)));
}

/* "none" in a list, where nothing of that name is declared. */
static bool says_nobody(const struct draft *d, struct str text)
{
	static const char *const words[] = {"none", "nobody", "nothing", "no one"};

	if (d->q->type != VALUE_SET || d->q->is_one_of || id_find(d->r, text) != MAP_NONE)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(text, words[i]))
			return true;
	return false;
}

static void no_such_word(struct draft *d, const struct node *n, struct str text)
{
	struct diag *problem;

	d->failed = d->r->told = true;
	lose(d->r);
	problem = diag_add(d->r->d, DIAG_UNKNOWN_ID, node_place(n, (size_t)(text.p - n->text.p)),
		"`%.*s` is declared nowhere; that there is none is said by an empty list [] with `complete: yes`", STR_ARG(text));
	if (d->node->kind == NODE_TEXT || d->node->n == 1)
		paste_empty_list(d, problem);
}

static void empty_list(struct draft *d, const struct node *n)
{
	d->failed = d->r->told = true;
	lose(d->r);
	if (n->broken)
		return;
	if (d->q->type == VALUE_SET)
		paste_empty_list(d, diag_add(d->r->d, DIAG_EMPTY_VALUE, n->loc,
			"an empty list says nothing; with `complete: yes` it says \"none\""));
	else
		diag_add(d->r->d, DIAG_EMPTY_VALUE, n->loc, "an empty list says nothing; write the answer, or delete the key");
}

static void add_member(struct draft *d, const struct node *n, struct str text, bool not)
{
	struct ledger *l = d->r->l;
	struct member m = {.not = not};
	const struct symbol *s;

	text = strip_doubt(text, &m.doubt);
	if (text.n == 0) {
		fault(d, n, DIAG_EMPTY_VALUE, "a name is missing here");
		return;
	}
	if (says_nobody(d, text)) {
		no_such_word(d, n, text);
		return;
	}
	m.sym = d->q->is_one_of ? option_of(d, n, text)
				: name_resolve(d->r, text, node_place(n, (size_t)(text.p - n->text.p)), KINDS_VALUE, d->source);
	if (m.sym == NONE) {
		d->failed = true;
		return;
	}
	s = &l->symbols.v[m.sym];
	if (!d->q->is_one_of && (1u << s->kind & KINDS_VALUE) == 0) {
		d->failed = d->r->told = true;
		lose(d->r);
		diag_second(diag_add(d->r->d, DIAG_WRONG_KIND, n->loc, "`%.*s` is %s; %s is expected here", STR_ARG(s->id),
				     kind_word(1u << s->kind), kind_word(KINDS_VALUE)), s->loc, "declared");
		return;
	}
	vec_push(&d->v, m);
}

/* "not x", "not [a, b]", "x". */
static void add_text(struct draft *d, const struct node *n, bool not)
{
	struct str text = str_trim(n->text), rest;

	if (n->broken || text.n == 0) {
		fault(d, n, DIAG_EMPTY_VALUE, "a name is missing here");
		return;
	}
	if (str_starts(text, "not ") && n->style == TEXT_PLAIN) {
		not = true;
		text = str_trim(str_skip(text, 4));
	}
	if (!not || text.n < 2 || text.p[0] != '[' || text.p[text.n - 1] != ']') {
		add_member(d, n, text, not);
		return;
	}
	for (rest = (struct str){text.p + 1, text.n - 2}; ; rest = str_skip(rest, str_find(rest, ',') + 1)) {
		add_member(d, n, str_trim(str_cut(rest, str_find(rest, ','))), true);
		if (str_find(rest, ',') == rest.n)
			break;
	}
}

static void add_node(struct draft *d, const struct node *n, bool not, bool nested)
{
	const struct node *m;

	if (n->kind == NODE_TEXT) {
		add_text(d, n, not);
	} else if (n->kind == NODE_KEYS && n->n == 1 && str_is(n->first->key->text, "not") && !not) {
		add_node(d, n->first, true, false);
	} else if (n->kind == NODE_LIST && !nested) {
		for (m = n->first; m; m = m->next)
			add_node(d, m, not, true);
	} else {
		fault(d, n, DIAG_WRONG_SHAPE, n->kind == NODE_LIST ? "a list inside a list; write all members in one [ ]"
								   : "keys with values stand where a name is expected");
	}
}

static int by_symbol(const void *a, const void *b, void *context)
{
	const struct member *x = a, *y = b;

	(void)context;
	if (x->not != y->not)
		return x->not ? 1 : -1;
	return x->sym < y->sym ? -1 : x->sym > y->sym;
}

static int by_id_text(const void *a, const void *b, void *ledger)
{
	const struct member *x = a, *y = b;

	if (x->not != y->not)
		return x->not ? 1 : -1;
	return str_cmp(symbol_id(ledger, x->sym), symbol_id(ledger, y->sym));
}

static void write_members(struct reader *r, const struct member *v, size_t n, bool list)
{
	struct buf *b = &r->buf;
	size_t i;

	b->n = 0;
	if (list)
		buf_char(b, '[');
	for (i = 0; i < n; i++)
		buf_printf(b, "%s%s%.*s", i ? ", " : "", v[i].not ? "not " : "", STR_ARG(symbol_id(r->l, v[i].sym)));
	if (list)
		buf_char(b, ']');
}

/* Sorts, drops repeats, writes the canonical text. */
static void settle(struct draft *d, struct value *out)
{
	struct arena *a = d->r->l->arena;
	size_t i, n = 0;
	bool list = d->q->type == VALUE_SET;

	sort_by(d->v.v, d->v.n, sizeof *d->v.v, by_id_text, d->r->l);
	for (i = 0; i < d->v.n; i++) {
		if (n && d->v.v[n - 1].sym == d->v.v[i].sym && d->v.v[n - 1].not == d->v.v[i].not)
			d->v.v[n - 1].doubt &= d->v.v[i].doubt;
		else
			d->v.v[n++] = d->v.v[i];
	}
	write_members(d->r, d->v.v, n, list || n > 1);
	out->canon = arena_str(a, buf_str(&d->r->buf));
	sort_by(d->v.v, n, sizeof *d->v.v, by_symbol, NULL);
	out->members = ARENA_COPY(a, d->v.v, n);
	out->n = (uint32_t)n;
}

static bool read_members(struct reader *r, const struct question *q, const struct node *n, uint32_t source, bool complete,
			 struct value *out)
{
	struct draft d = {.r = r, .q = q, .node = n, .source = source};
	size_t i;

	add_node(&d, n, false, false);
	if (!d.failed && d.v.n == 0 && !complete)
		empty_list(&d, n);
	if (!d.failed && q->type == VALUE_ONE && d.v.n > 1)
		for (i = 0; i < d.v.n && !d.failed; i++)
			if (!d.v.v[i].not)
				fault(&d, n, DIAG_WRONG_SHAPE,
				      "this question takes one value; give the question the type `set`, or write two entries");
	if (!d.failed) {
		settle(&d, out);
		out->complete = complete && q->type == VALUE_SET;
		if (q->type == VALUE_ONE)
			out->doubt = out->n == 1 && out->members[0].doubt;
	}
	vec_free(&d.v);
	return !d.failed;
}

/* ---- all types -------------------------------------------------------------------------------------------------- */

static void not_a_text(struct reader *r, const struct question *q, const struct node *n)
{
	static const char *const wanted[] = {
		[VALUE_YESNO] = "yes or no is expected here", [VALUE_NUMBER] = "one number is expected here; \"5 to 7\" is written 5..7",
		[VALUE_DATE] = "one date is expected here; several days are written from..to, one of two dates with `or`", [VALUE_ONE] = "one name is expected here",
		[VALUE_SET] = "a list of names is expected here",
	};

	lose(r);
	r->told = true;
	if (n->broken)
		return;
	if (node_empty(n))
		diag_add(r->d, DIAG_EMPTY_VALUE, n->key ? n->key->loc : n->loc, "an answer is missing behind this key; write it, or delete "
			 "the key");
	else
		diag_add(r->d, DIAG_WRONG_SHAPE, n->loc, "%s stands here; %s", node_what(n), wanted[q->type]);
}

static bool read_plain(struct reader *r, uint32_t question, const struct node *n, struct value *out)
{
	struct value_context c = value_context_of(r, question);
	struct value_fault f = {{0}, {0}, 0};
	uint8_t type = r->l->questions.v[question].type;
	int status = type == VALUE_NUMBER ? value_number(&c, n->text, out, &f)
		     : type == VALUE_DATE ? value_date(&c, n->text, out, &f)
					  : value_yesno(&c, n->text, out, &f);

	if (status < 0)
		tell_fault(r, n, &f);
	return status == 0;
}

static bool read_any(struct reader *r, uint32_t question, const struct node *n, uint32_t source, bool complete, struct value *out)
{
	const struct question *q = &r->l->questions.v[question];
	bool by_name = q->type == VALUE_ONE || q->type == VALUE_SET;

	out->type = q->type;
	if (n->broken || node_empty(n) || (n->kind != NODE_TEXT && !by_name)) {
		not_a_text(r, q, n);
		return false;
	}
	if (n->kind == NODE_TEXT && (out->non_answer = (uint8_t)non_answer_read(str_trim(n->text))) != NON_NONE) {
		out->canon = str_from(non_answer_word(out->non_answer));
		return true;
	}
	return by_name ? read_members(r, q, n, source, complete, out) : read_plain(r, question, n, out);
}

static void write_node(struct buf *b, const struct node *n)
{
	const struct node *m;

	if (n->kind == NODE_TEXT) {
		buf_printf(b, n->style == TEXT_QUOTED ? "\"%.*s\"" : "%.*s", STR_ARG(n->text));
		return;
	}
	if (n->kind == NODE_LIST)
		buf_char(b, '[');
	for (m = n->first; m; m = m->next) {
		if (n->kind == NODE_KEYS)
			buf_printf(b, "%.*s ", STR_ARG(m->key->text));
		write_node(b, m);
		if (m->next)
			buf_puts(b, ", ");
	}
	if (n->kind == NODE_LIST)
		buf_char(b, ']');
}

void values_begin(struct reader *r)
{
	struct value_context c = value_context_of(r, NONE);
	struct value_fault f;

	value_yesno(&c, STR("no"), &r->l->yes_no[0], &f);
	value_yesno(&c, STR("yes"), &r->l->yes_no[1], &f);
}

const struct value *value_read(struct reader *r, uint32_t question, const struct node *n, uint32_t source, bool complete,
			       struct str *text)
{
	const struct question_brief *q = &r->question_briefs.v[question];
	uint32_t tag = q->value_class * 2 + complete, known;
	struct value v = {0};
	struct read_value one;

	*text = n->text;
	if (n->kind != NODE_TEXT) {
		r->buf.n = 0;
		write_node(&r->buf, n);
		*text = buf_str(&r->buf);
	}
	if (n->kind == NODE_TEXT && q->type == VALUE_YESNO && !n->broken) {
		if (str_eq(n->text, STR("yes")))
			return &r->l->yes_no[1];
		if (str_eq(n->text, STR("no")))
			return &r->l->yes_no[0];
	}
	known = n->broken ? MAP_NONE : str_map_get_tagged(&r->value_index, *text, tag);
	if (known != MAP_NONE) {
		*text = r->values.v[known].text;
		return r->values.v[known].value;
	}
	if (n->kind != NODE_TEXT)
		*text = arena_str(r->l->arena, *text);
	one.text = arena_str(r->l->arena, *text); /* kept close together */
	r->told = r->unnamed_made = false;
	if (!read_any(r, question, n, source, complete, &v))
		return NULL;
	one.value = ARENA_COPY(r->l->arena, &v, 1);
	if (!r->told && !r->unnamed_made) {
		vec_push(&r->values, one);
		str_map_put_tagged(&r->value_index, one.text, tag, (uint32_t)r->values.n - 1);
	}
	return one.value;
}
