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

static void add_names(struct doc *d, struct names *x, const char *key, enum tagged what)
{
	json_key(&x->json, key);
	json_object(&x->json);
	for (uint32_t sym = 0; sym < d->l->symbols.n; sym++)
		if (d->tagged[sym] & what)
			add_name(x, d->l, sym);
	json_object_end(&x->json);
}

/* In JSON these letters stand in strings only, where they may be written so. */
static void add_escaped(struct buf *out, struct str json)
{
	for (size_t i = 0; i < json.n; i++) {
		char c = json.p[i];

		if (c == '<' || c == '>' || c == '&')
			buf_puts(out, c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026");
		else
			buf_char(out, c);
	}
}

void write_names(struct doc *d)
{
	struct buf text = {0};
	struct names x = {.json = json_begin_line(&text)};

	json_object(&x.json);
	add_names(d, &x, "source", TAGGED_SOURCE);
	add_names(d, &x, "speaker", TAGGED_SPEAKER);
	add_names(d, &x, "question", TAGGED_QUESTION);
	json_object_end(&x.json);
	buf_puts(&d->raw, "<script type=\"application/json\" id=\"names\">");
	add_escaped(&d->raw, buf_str(&text));
	buf_puts(&d->raw, "</script>\n");
	put_raw(d);
	buf_free(&x.text);
	buf_free(&x.shown);
	buf_free(&text);
}
