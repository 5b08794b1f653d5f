/* The names of the ids that tags bear, once for the whole page, for the lists of its filter: a block of JSON that no browser
 * runs, and that holds no letter which could end the element it stands in. */
#include "json/writer.h"
#include "report/discrepancies.h"
#include "report/safe.h"
#include "report/words.h"

struct names {
	struct json json;
	struct buf text, shown;
};

/* What x->text holds, with letters that turn a line around written as on the rest of the page. */
static struct str shown(struct names *x)
{
	x->shown.n = 0;
	safe_add(&x->shown, buf_str(&x->text));
	x->text.n = 0;
	return buf_str(&x->shown);
}

/* "post": "Evening Post" */
static void add_name(struct names *x, const struct ledger *l, uint32_t sym)
{
	const struct symbol *s = &l->symbols.v[sym];

	tag_id(&x->text, s->id);
	json_key_str(&x->json, shown(x));
	if (s->kind == SYM_QUESTION)
		say_question(&x->text, l, s->index, NULL);
	else
		say_name(&x->text, l, sym);
	json_str(&x->json, shown(x));
}

enum named { NAMED_SOURCES, NAMED_SPEAKERS, NAMED_QUESTIONS };

static void add_answer(struct doc *d, struct names *x, enum named what, const struct answer *a)
{
	uint32_t source = d->l->sources.v[a->source].sym;

	if (what == NAMED_SOURCES && first_named(d, source))
		add_name(x, d->l, source);
	for (uint8_t i = 0; what == NAMED_SPEAKERS && i < a->n_speakers; i++)
		if (first_named(d, a->speakers[i].sym))
			add_name(x, d->l, a->speakers[i].sym);
}

static void add_finding(struct doc *d, struct names *x, enum named what, const struct finding *f)
{
	uint32_t question = d->l->questions.v[f->question].sym;

	if (what == NAMED_QUESTIONS && first_named(d, question))
		add_name(x, d->l, question);
	for (uint32_t i = 0; what != NAMED_QUESTIONS && i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			add_answer(d, x, what, &d->answers[f->camps[i].answers[k]]);
}

static void add_names(struct doc *d, struct names *x, enum named what)
{
	static const char *const keys[] = {
		[NAMED_SOURCES] = "source", [NAMED_SPEAKERS] = "speaker", [NAMED_QUESTIONS] = "question"};

	json_key(&x->json, keys[what]);
	json_object(&x->json);
	names_begin(d);
	for (uint32_t i = 0; i < d->r->n_findings; i++) {
		const struct finding *f = &d->findings[d->r->findings[i]];

		if (finding_is_shown(d->r, f))
			add_finding(d, x, what, f);
	}
	json_object_end(&x->json);
}

/* In JSON these letters stand in strings only, where they may be written so. */
static void add_escaped(struct buf *out, struct str json)
{
	for (size_t i = 0; i < json.n; i++) {
		char c = json.p[i];

		if (c == '<' || c == '>' || c == '&')
			buf_printf(out, "\\u%04x", (unsigned)c);
		else
			buf_char(out, c);
	}
}

void write_names(struct doc *d)
{
	struct buf text = {0};
	struct names x = {.json = json_begin_line(&text)};

	json_object(&x.json);
	for (enum named what = NAMED_SOURCES; what <= NAMED_QUESTIONS; what++)
		add_names(d, &x, what);
	json_object_end(&x.json);
	buf_puts(&d->raw, "<script type=\"application/json\" id=\"names\">");
	add_escaped(&d->raw, buf_str(&text));
	buf_puts(&d->raw, "</script>\n");
	put_raw(d);
	buf_free(&x.text);
	buf_free(&x.shown);
	buf_free(&text);
}
