/* The place of a claim in print, with a link to the words: in the article's own page, or in the copy on file. */
#include "report/discrepancies.h"

#include "report/links.h"
#include "report/words.h"

/* The first words in print that the ledger keeps of a claim. */
static struct str printed_words(const struct doc *d, uint32_t claim)
{
	const struct claim_extra *extra = claim_extra(d->l, claim);
	struct strs v = d->l->claims.v[claim].quotes;

	if (v.n == 0 && extra)
		v = extra->words;
	return v.n && d->r->quotes != QUOTES_NONE ? str_trim(v.v[0]) : STR("");
}

static void place(struct doc *d, const struct claim *claim, uint32_t index)
{
	const struct source *s = &d->l->sources.v[claim->source];
	const struct copy *copy = d->r->evidence ? copy_of_source(&d->r->evidence->copies, claim->source) : NULL;
	struct buf url = {0}, text = {0};

	say_place(&text, claim);
	if (page_is_web(s->url)) {
		buf_add(&url, s->url);
		link_words(&url, printed_words(d, index));
		page_link(&d->p, buf_str(&url), buf_str(&text));
	} else if (copy) {
		page_file(&d->p, path_absolute(d->r->arena, copy->path), printed_words(d, index), buf_str(&text));
	} else {
		page_text(&d->p, buf_str(&text));
	}
	buf_free(&url);
	buf_free(&text);
}

void write_place(struct doc *d, const struct answer *a)
{
	place(d, &d->l->claims.v[a->claim], a->claim);
	buf_puts(&d->p.words, " · ");
	say_location(d, answer_loc(d->l, a));
	page_said(&d->p);
}

void write_small_place(struct doc *d, const struct answer *a)
{
	page_said(&d->p);
	page_open(&d->p, PAGE_SMALL);
	page_puts(&d->p, " · ");
	write_place(d, a);
	page_close(&d->p, PAGE_SMALL);
}
