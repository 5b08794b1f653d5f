/* Quotations that differ and speakers that differ, as problems that point into the copies. */
#include "evidence/tell.h"

#include "base/buf.h"
#include "evidence/fragments.h"

enum { SHOWN = 110, SHOWN_ALSO = 5 };

/* "dispatch.p7 (2023-11-15)" */
static void say_place(struct buf *b, const struct wordings *w, uint32_t saying, bool dated)
{
	const struct saying *s = &w->sayings.v[saying];
	const struct copy *c = &w->copies->v.v[s->copy];
	const struct source *source = &w->copies->l->sources.v[c->source];

	buf_add(b, symbol_id(w->copies->l, source->sym));
	buf_char(b, '.');
	buf_add(b, c->article.blocks[s->q->block].place);
	if (dated && source->published.n) {
		buf_puts(b, " (");
		dates_write(b, source->published);
		buf_char(b, ')');
	}
}

static struct loc saying_loc(const struct wordings *w, uint32_t saying)
{
	const struct saying *s = &w->sayings.v[saying];

	return copy_loc(w->copies, &w->copies->v.v[s->copy], s->q->block, s->q->text);
}

/* ", also in a.p3, b.p4": everybody on a side but the first. */
static void say_also(struct buf *b, const struct wordings *w, const uint32_t *v, uint32_t n)
{
	for (uint32_t i = 1; i < n && i <= SHOWN_ALSO; i++) {
		buf_puts(b, i == 1 ? ", also in " : ", ");
		say_place(b, w, v[i], false);
	}
	if (n > SHOWN_ALSO + 1)
		buf_puts(b, " …");
}

struct str wording_loss(struct arena *a, const struct wording *x)
{
	static const struct {
		unsigned bit;
		const char *word;
	} words[] = {{DRIFT_NEGATION, "a negation"}, {DRIFT_HEDGE, "a “can”, “would” or “perhaps”"}, {DRIFT_CONDITION, "a condition"},
		{DRIFT_NAME, "a name or a number"}};
	struct buf b = {0};
	struct str out;
	unsigned left = x->what, n = 0;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!(x->what & words[i].bit))
			continue;
		left &= ~words[i].bit;
		buf_puts(&b, n == 0 ? "" : left ? ", " : " and ");
		buf_puts(&b, words[i].word);
		n++;
	}
	if (n)
		buf_printf(&b, n > 1 ? " are %s" : " is %s", x->cut ? "cut off" : "lost or changed");
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

bool wording_dated(const struct wordings *w, const struct wording *x)
{
	const struct ledger *l = w->copies->l;
	struct spans a = l->sources.v[w->copies->v.v[w->sayings.v[x->first[0]].copy].source].published;
	struct spans b = l->sources.v[w->copies->v.v[w->sayings.v[x->second[0]].copy].source].published;

	return a.n && b.n && spans_hull(a).hi < spans_hull(b).lo;
}

static void tell_reworded(const struct wordings *w, const struct wording *x)
{
	struct ledger *l = w->copies->l;
	struct buf b = {0};
	struct str loss = wording_loss(l->arena, x);
	struct diag *d;
	bool dated = wording_dated(w, x);

	buf_puts(&b, "“");
	buf_add(&b, shorten_to_mark(l->arena, x->first_text, SHOWN));
	buf_puts(&b, "” in ");
	say_place(&b, w, x->first[0], true);
	say_also(&b, w, x->first, x->n_first);
	buf_puts(&b, dated ? " became “" : " is “");
	buf_add(&b, shorten_to_mark(l->arena, x->second_text, SHOWN));
	buf_puts(&b, "” in ");
	say_place(&b, w, x->second[0], true);
	say_also(&b, w, x->second, x->n_second);
	if (loss.n) {
		buf_puts(&b, ": ");
		buf_add(&b, loss);
	}
	if (x->translated)
		buf_puts(&b, "; one of the two is translated");
	buf_puts(&b, "; quote the first, or see which is right");
	d = diag_add(l->diags, DIAG_REWORDED, saying_loc(w, x->second[0]), "%.*s", STR_ARG(buf_str(&b)));
	if (d)
		d->level = x->grave && !x->translated ? DIAG_WARNING : DIAG_INFO;
	diag_second(d, saying_loc(w, x->first[0]), "earlier");
	buf_free(&b);
}

static void say_person(struct buf *b, const struct person *p)
{
	if (p->first.n) {
		buf_add(b, p->first);
		buf_char(b, ' ');
	}
	buf_add(b, p->last);
}

static void tell_speaker(const struct wordings *w, const struct wording *x)
{
	struct ledger *l = w->copies->l;
	struct buf b = {0};
	struct diag *d;

	buf_puts(&b, "“");
	buf_add(&b, shorten(l->arena, x->second_text, SHOWN));
	buf_puts(&b, "” is credited to ");
	say_person(&b, w->sayings.v[x->first[0]].who);
	buf_puts(&b, " in ");
	say_place(&b, w, x->first[0], true);
	say_also(&b, w, x->first, x->n_first);
	buf_puts(&b, ", and to ");
	say_person(&b, w->sayings.v[x->second[0]].who);
	buf_puts(&b, " in ");
	say_place(&b, w, x->second[0], true);
	say_also(&b, w, x->second, x->n_second);
	buf_puts(&b, "; find out who said it, and write it into the `note` of a claim there");
	d = diag_add(l->diags, DIAG_OTHER_SPEAKER, saying_loc(w, x->second[0]), "%.*s", STR_ARG(buf_str(&b)));
	diag_second(d, saying_loc(w, x->first[0]), "earlier");
	buf_free(&b);
}

void wordings_tell(const struct wordings *w)
{
	for (size_t i = 0; i < w->v.n; i++) {
		if (w->v.v[i].kind == WORDING_SPEAKER)
			tell_speaker(w, &w->v.v[i]);
		else
			tell_reworded(w, &w->v.v[i]);
	}
}
