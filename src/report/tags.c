/* What several parts of the report say of a finding: its tag for whoever filters the page, references to it, who speaks in it. */
#include "report/discrepancies.h"
#include "base/sort.h"
#include "report/told.h"
#include "report/words.h"

enum { MOST_REFERRED = 8 };

const char *finding_status(const struct report *r, const struct finding *f)
{
	if (finding_is_ruled(f))
		return "ruled";
	if (f->ruling_state == RULED_SUSPECT || f->ruling_state == RULED_OVERDUE)
		return "suspect";
	if (finding_is_carried(r, f))
		return "carried";
	return finding_known(r, f) == FINDING_NEW ? "new" : "open";
}

void tag_id(struct buf *b, struct str id)
{
	for (size_t i = 0; i < id.n; i++)
		buf_char(b, (unsigned char)id.p[i] <= ' ' ? '_' : id.p[i]);
}

static void add_id(struct doc *d, struct buf *b, uint32_t sym, enum tagged what)
{
	d->tagged[sym] |= what;
	if (b->n)
		buf_char(b, ' ');
	tag_id(b, symbol_id(d->l, sym));
}

void names_begin(struct doc *d)
{
	d->met++;
}

bool first_named(struct doc *d, uint32_t sym)
{
	if (d->met_symbol[sym] == d->met)
		return false;
	d->met_symbol[sym] = d->met;
	return true;
}

static void tag_answer(struct doc *d, const struct answer *a)
{
	if (d->met_source[a->source] != d->met) {
		d->met_source[a->source] = d->met;
		add_id(d, &d->tag_sources, d->l->sources.v[a->source].sym, TAGGED_SOURCE);
	}
	for (uint8_t i = 0; i < a->n_speakers; i++)
		if (first_named(d, a->speakers[i].sym))
			add_id(d, &d->tag_speakers, a->speakers[i].sym, TAGGED_SPEAKER);
}

struct page_tag finding_tag(struct doc *d, const struct finding *f)
{
	struct page_tag tag = {.fingerprint = f->fingerprint, .kind = finding_kinds[f->kind].word,
		.severity = severity_word((enum severity)f->severity), .status = finding_status(d->r, f)};

	tag.question = symbol_id(d->l, d->l->questions.v[f->question].sym);
	d->tagged[d->l->questions.v[f->question].sym] |= TAGGED_QUESTION;
	d->tag_sources.n = d->tag_speakers.n = 0;
	names_begin(d);
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			answers_ahead(d->answers, f->camps[i].answers, k, f->camps[i].n);
			tag_answer(d, &d->answers[f->camps[i].answers[k]]);
		}
	tag.sources = buf_str(&d->tag_sources);
	tag.speakers = buf_str(&d->tag_speakers);
	return tag;
}

void refer(struct doc *d, uint32_t finding)
{
	const struct finding *f = &d->findings[finding];
	char id[32] = "finding-";
	struct buf b = {0};

	memcpy(id + 8, f->fingerprint, sizeof f->fingerprint);
	if (d->number[finding]) {
		buf_printf(&b, "%u", (unsigned)d->number[finding]);
	} else {
		buf_puts(&b, "“");
		say_question(&b, d->l, f->question, f->slots);
		buf_puts(&b, "”");
	}
	page_jump(&d->p, id, buf_str(&b));
	buf_free(&b);
}

static int by_number(const void *left, const void *right, void *context)
{
	const struct doc *d = context;
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
	uint32_t x = d->number[a] - 1, y = d->number[b] - 1; /* none: last */

	if (x != y)
		return x < y ? -1 : 1;
	return a < b ? -1 : a > b;
}

void refer_all(struct doc *d, const uint32_t *findings, uint32_t n)
{
	uint32_t most = n > MOST_REFERRED ? MOST_REFERRED : n;
	uint32_t *v = ARENA_COPY(d->r->arena, findings, n);

	sort_by(v, n, sizeof *v, by_number, d);
	for (uint32_t i = 0; i < most; i++) {
		if (i)
			page_puts(&d->p, i + 1 == n ? " and " : ", ");
		refer(d, v[i]);
	}
	if (n > most)
		page_printf(&d->p, " and %u more", (unsigned)(n - most));
}

/* Was this said before, as one of "a; b; c"? FROM is where the list begins. */
static bool is_repeated(struct str list, struct str name)
{
	while (list.n >= name.n) {
		if (memcmp(list.p, name.p, name.n) == 0 && (list.n == name.n || list.p[name.n] == ';'))
			return true;
		list = str_skip(list, str_find(list, ';') + 2);
	}
	return false;
}

void say_speakers(struct doc *d, const struct camp *camp, uint32_t most)
{
	struct buf *w = &d->p.words;
	size_t from = w->n;
	uint32_t said = 0, left = 0;

	names_begin(d);
	for (uint32_t i = 0; i < camp->n; i++) {
		const struct answer *a = &d->answers[camp->answers[i]];
		size_t before = w->n;

		if (a->n_speakers && !first_named(d, a->speakers[0].kind == SPEAKER_OWN ? d->l->sources.v[a->source].sym : a->speakers[0].sym))
			continue;
		if (said == most) {
			left++;
			continue;
		}
		buf_puts(w, said ? "; " : "");
		say_speaker(w, d->l, &d->l->claims.v[a->claim]);
		if (said && is_repeated((struct str){w->p + from, before - from}, (struct str){w->p + before + 2, w->n - before - 2}))
			w->n = before;
		else
			said++;
	}
	if (left)
		buf_printf(w, " and %u more", (unsigned)left);
}

void say_outlets(struct doc *d, const struct camp *camp, uint32_t most)
{
	uint32_t said = 0, left = 0;

	names_begin(d);
	for (uint32_t i = 0; i < camp->n; i++) {
		uint32_t source = d->answers[camp->answers[i]].source;

		if (d->met_source[source] == d->met)
			continue;
		d->met_source[source] = d->met;
		if (said == most) {
			left++;
			continue;
		}
		buf_puts(&d->p.words, said++ ? ", " : "");
		say_source(&d->p.words, d->l, &d->l->sources.v[source]);
		buf_puts(&d->p.words, " (");
		buf_add(&d->p.words, told_day(d->r, source));
		buf_char(&d->p.words, ')');
	}
	if (left)
		buf_printf(&d->p.words, " and %u more", (unsigned)left);
}

void say_said(struct doc *d, const struct answer *a)
{
	told_who(&d->p.words, d->r, a);
}
