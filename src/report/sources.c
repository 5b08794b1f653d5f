/* The sources, complete enough that somebody else can find the same texts and repeat the comparison. */
#include "report/discrepancies.h"

#include "report/told.h"
#include "report/version.h"
#include "report/words.h"

bool source_unread(const struct ledger *l, uint32_t source, const uint32_t *claims)
{
	const struct source *s = &l->sources.v[source];

	return !s->has_outlet && s->copy.n == 0 && claims[source] == 0;
}

uint32_t count_sources(const struct doc *d)
{
	return (uint32_t)d->l->sources.n;
}

/* ---- one source -------------------------------------------------------------------------------------------------------- */

/* "Axios (axios-jun)": the id is how claims and commands call it. */
static void name_cell(struct doc *d, const struct source *s)
{
	page_open(&d->p, PAGE_ROW_TITLE);
	if (s->has_outlet) {
		page_text(&d->p, s->outlet);
	} else {
		buf_add(&d->p.words, s->kind.n ? s->kind : STR("document"));
		buf_puts(&d->p.words, s->issued_by.n ? " by " : "");
		say_names(&d->p.words, d->l, s->issued_by);
		page_said(&d->p);
	}
	page_puts(&d->p, " ");
	page_code(&d->p, symbol_id(d->l, s->sym));
	page_close(&d->p, PAGE_ROW_TITLE);
}

static void people(struct doc *d, const char *label, struct refs who)
{
	if (who.n == 0)
		return;
	buf_puts(&d->p.words, label);
	say_names(&d->p.words, d->l, who);
	page_put_said(&d->p, PAGE_ENTRY);
}

static void text_entry(struct doc *d, const char *label, struct str text)
{
	if (text.n == 0)
		return;
	buf_puts(&d->p.words, label);
	buf_add(&d->p.words, text);
	page_put_said(&d->p, PAGE_ENTRY);
}

static void link_entry(struct doc *d, struct str url, struct str text)
{
	page_open(&d->p, PAGE_ENTRY);
	if (page_is_web(url)) {
		page_link(&d->p, url, text);
	} else {
		page_text(&d->p, text);
		if (url.n && !str_eq(url, text)) {
			page_puts(&d->p, " ");
			page_text(&d->p, url);
		}
	}
	page_close(&d->p, PAGE_ENTRY);
}

static void title_cell(struct doc *d, const struct source *s)
{
	page_open(&d->p, PAGE_CELL);
	if (s->title.n || s->url.n)
		link_entry(d, s->url, s->title.n ? s->title : s->url);
	if (s->archive.n)
		link_entry(d, s->archive, STR("archived copy"));
	people(d, "by ", s->authors);
	for (uint32_t i = 0; i < s->helpers.n; i++) {
		buf_puts(&d->p.words, i ? ", " : "with ");
		buf_add(&d->p.words, s->helpers.v[i]);
	}
	page_put_said(&d->p, PAGE_ENTRY);
	if (s->translated)
		page_put(&d->p, PAGE_ENTRY, "a translation");
	text_entry(d, "", s->note);
	page_close(&d->p, PAGE_CELL);
}

static void day_cell(struct doc *d, const struct source *s)
{
	page_open(&d->p, PAGE_CELL);
	say_day(&d->p.words, s);
	page_put_said(&d->p, PAGE_ENTRY);
	text_entry(d, "seen ", s->accessed);
	page_close(&d->p, PAGE_CELL);
}

static void copy_cell(struct doc *d, const struct source *s)
{
	uint32_t index = (uint32_t)(s - d->l->sources.v);
	const struct copy *copy = d->r->evidence ? copy_of_source(&d->r->evidence->copies, index) : NULL;

	page_open(&d->p, PAGE_CELL);
	if (s->unseen)
		page_put(&d->p, PAGE_ENTRY, "no, nobody here has seen it");
	else if (source_unread(d->l, index, d->claims))
		page_put(&d->p, PAGE_ENTRY, "through others");
	else
		page_put(&d->p, PAGE_ENTRY, copy ? "yes, a copy is on file" : "yes");
	if (copy || s->copy.n) {
		page_open(&d->p, PAGE_ENTRY);
		page_code(&d->p, copy ? copy->path : s->copy);
		page_close(&d->p, PAGE_ENTRY);
	}
	if (s->sha256.n) {
		page_open(&d->p, PAGE_ENTRY);
		page_puts(&d->p, "SHA-256 ");
		page_code(&d->p, s->sha256);
		page_close(&d->p, PAGE_ENTRY);
	}
	page_close(&d->p, PAGE_CELL);
}

static void say_ids(struct doc *d, const char *label, struct refs v)
{
	for (uint32_t i = 0; i < v.n; i++) {
		const struct source *s = source_of(d->l, v.v[i].sym);

		buf_puts(&d->p.words, i ? ", " : label);
		buf_puts(&d->p.words, v.v[i].perhaps ? "perhaps " : "");
		if (s)
			say_source(&d->p.words, d->l, s);
		else
			say_name(&d->p.words, d->l, v.v[i].sym);
	}
	page_put_said(&d->p, PAGE_ENTRY);
}

static void relations_cell(struct doc *d, const struct source *s)
{
	page_open(&d->p, PAGE_CELL);
	say_ids(d, "retells ", s->relays);
	say_ids(d, "is based on ", s->based_on);
	say_ids(d, "responds to ", s->responds_to);
	if (s->version_of != NONE) {
		buf_puts(&d->p.words, "a version of ");
		buf_add(&d->p.words, symbol_id(d->l, s->version_of));
		page_put_said(&d->p, PAGE_ENTRY);
	}
	page_close(&d->p, PAGE_CELL);
}

static void row(struct doc *d, const struct source *s)
{
	page_open(&d->p, PAGE_ROW);
	name_cell(d, s);
	title_cell(d, s);
	day_cell(d, s);
	copy_cell(d, s);
	relations_cell(d, s);
	page_open(&d->p, PAGE_CELL);
	page_printf(&d->p, "%u", (unsigned)d->claims[s - d->l->sources.v]);
	page_close(&d->p, PAGE_CELL);
	page_close(&d->p, PAGE_ROW);
}

/* ---- how the report was made --------------------------------------------------------------------------------------------- */

static void made(struct doc *d)
{
	page_put(&d->p, PAGE_SUBTITLE, "How this report was made");
	page_open(&d->p, PAGE_LIST);
	page_open(&d->p, PAGE_ITEM);
	page_puts(&d->p, "By gainsay " GAINSAY_VERSION ", from the files below and nothing else; the same files give the same report.");
	page_close(&d->p, PAGE_ITEM);
	for (size_t i = 0; i < d->l->files.n; i++) {
		if (d->l->files.v[i].aside)
			continue;
		page_open(&d->p, PAGE_ITEM);
		page_code(&d->p, d->l->files.v[i].path);
		page_puts(&d->p, ", SHA-256 ");
		page_code(&d->p, told_sha256(d->r, (uint32_t)i));
		page_close(&d->p, PAGE_ITEM);
	}
	page_close(&d->p, PAGE_LIST);
}

void write_sources(struct doc *d, const uint32_t *findings, uint32_t n)
{
	static const char *const titles[] = {"source", "title and authors", "published", "read here?", "where it comes from", "claims",
		NULL};

	(void)findings;
	(void)n;
	table_open(d, "Sources", titles);
	for (size_t i = 0; i < d->l->sources.n; i++)
		row(d, &d->l->sources.v[i]);
	table_close(d);
	made(d);
}
