/* The place of a claim in print, with a link to the words: in the article's own page, or in the copy on file. */
#include "report/discrepancies.h"

#include "report/words.h"

/* Letters, digits and a few marks stay as they are; KEEP: others that do. */
static void add_percent(struct buf *b, struct str s, const char *keep)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c && strchr(keep, c)))
			buf_char(b, (char)c);
		else
			buf_printf(b, "%%%02X", c);
	}
}

/* The first words in print that the ledger keeps of a claim. */
static struct str printed_words(const struct doc *d, uint32_t claim)
{
	const struct claim_extra *extra = claim_extra(d->l, claim);
	struct strs v = d->l->claims.v[claim].quotes;

	if (v.n == 0 && extra)
		v = extra->words;
	return v.n && d->r->quotes != QUOTES_NONE ? str_trim(v.v[0]) : STR("");
}

/* Tells a browser to go to WORDS. "-" and "," have a meaning of their own there. */
static void add_words(struct buf *url, struct str words)
{
	if (words.n == 0)
		return;
	buf_puts(url, str_find(buf_str(url), '#') < url->n ? ":~:text=" : "#:~:text=");
	add_percent(url, words, "._~");
}

/* The way from the page that is written to PATH: "../articles/post.md". */
static void add_way(const struct doc *d, struct buf *url, struct str path)
{
	struct str from = path_absolute(d->r->arena, d->r->page), to = path_absolute(d->r->arena, path);
	size_t common = 0;
	const char *lead = "./"; /* or a name with a colon would be taken for a scheme */

	for (size_t i = 0; i < from.n && i < to.n && from.p[i] == to.p[i]; i++)
		common = from.p[i] == '/' ? i + 1 : common;
	for (size_t i = common; i < from.n; i++)
		if (from.p[i] == '/') {
			buf_puts(url, "../");
			lead = "";
		}
	buf_puts(url, lead);
	add_percent(url, str_skip(to, common), "/._~-");
}

static const struct copy *copy_on_file(const struct doc *d, uint32_t source)
{
	return d->r->evidence && d->r->page.n && d->p.style->html ? copy_of_source(&d->r->evidence->copies, source) : NULL;
}

static void place(struct doc *d, const struct claim *claim, uint32_t index)
{
	const struct source *s = &d->l->sources.v[claim->source];
	const struct copy *copy = page_is_web(s->url) ? NULL : copy_on_file(d, claim->source);
	struct buf url = {0}, text = {0};

	say_place(&text, claim);
	if (page_is_web(s->url))
		buf_add(&url, s->url);
	else if (copy)
		add_way(d, &url, copy->path);
	if (url.n) {
		add_words(&url, printed_words(d, index));
		d->p.style->link(&d->p, buf_str(&url), buf_str(&text));
	} else {
		page_text(&d->p, buf_str(&text));
	}
	d->p.fresh = false;
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
