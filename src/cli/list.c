/* list KIND: everything of one kind, in aligned columns or as JSON. A kind is a row: its titles and one function a line. */
#include <assert.h>

#include "cli/commands.h"
#include "cli/lookup.h"
#include "json/writer.h"
#include "report/lines.h"
#include "report/report.h"
#include "report/terminal.h"
#include "report/told.h"
#include "report/words.h"
#include "text/near.h"

enum { MOST_COLUMNS = 6 };

/* A cell at a time: puts column K of item I into B. */
struct kind {
	const char *name;
	const char *titles[MOST_COLUMNS];
	unsigned n_columns;
	size_t (*count)(const struct model *m);
	void (*cell)(struct buf *b, const struct model *m, uint32_t i, unsigned k);
	uint32_t (*in_order)(const struct model *m, uint32_t i); /* the one to print as the Ith; NULL: the Ith */
};

static void say_line(struct buf *b, const struct model *m, struct loc at)
{
	buf_add(b, lines_path(m->report->lines, at.file));
	buf_printf(b, ":%u", (unsigned)at.line);
}

/* ---- sources --------------------------------------------------------------------------------------------------------- */

static size_t n_sources(const struct model *m)
{
	return m->ledger->sources.n;
}

static void source_cell(struct buf *b, const struct model *m, uint32_t i, unsigned k)
{
	const struct source *s = &m->ledger->sources.v[i];

	switch (k) {
	case 0:
		buf_add(b, symbol_id(m->ledger, s->sym));
		break;
	case 1:
		if (s->published.n)
			dates_write(b, s->published);
		break;
	case 2:
		buf_puts(b, s->unseen ? "not seen" : "read");
		break;
	case 3:
		if (s->has_outlet)
			say_source(b, m->ledger, s);
		else
			buf_puts(b, "(document)");
		break;
	default:
		buf_add(b, s->title);
	}
}

/* ---- claims ---------------------------------------------------------------------------------------------------------- */

static size_t n_claims(const struct model *m)
{
	return m->ledger->claims.n;
}

static void typed_cell(struct buf *b, const struct model *m, const struct claim *claim)
{
	for (uint32_t i = 0; i < claim->n_typed; i++) {
		const struct typed *t = &m->ledger->typed.v[claim->first_typed + i];

		buf_puts(b, i ? "; " : "");
		buf_add(b, symbol_id(m->ledger, m->ledger->questions.v[t->question].sym));
		buf_puts(b, ": ");
		buf_add(b, t->text);
	}
}

static void claim_cell(struct buf *b, const struct model *m, uint32_t i, unsigned k)
{
	const struct claim *claim = &m->ledger->claims.v[i];

	switch (k) {
	case 0:
		buf_add(b, claim->at);
		break;
	case 1:
		say_line(b, m, claim->loc);
		break;
	case 2:
		typed_cell(b, m, claim);
		break;
	default:
		say_who(b, m->ledger, claim);
	}
}

/* ---- questions ------------------------------------------------------------------------------------------------------- */

static size_t n_questions(const struct model *m)
{
	return m->ledger->questions.n;
}

static void question_cell(struct buf *b, const struct model *m, uint32_t i, unsigned k)
{
	static const char *const types[] = {"yes-no", "number", "date", "one", "set"};
	const struct question *q = &m->ledger->questions.v[i];

	switch (k) {
	case 0:
		buf_add(b, symbol_id(m->ledger, q->sym));
		break;
	case 1:
		buf_puts(b, q->is_one_of ? "one-of" : types[q->type]);
		break;
	case 2:
		buf_puts(b, q->important ? "important" : "");
		break;
	default:
		buf_add(b, q->text);
	}
}

/* ---- findings -------------------------------------------------------------------------------------------------------- */

static size_t n_findings(const struct model *m)
{
	return m->comparison->findings.n;
}

/* For people: of equal weight important questions first. */
static uint32_t finding_in_order(const struct model *m, uint32_t i)
{
	return m->report->n_findings == m->comparison->findings.n ? m->report->reading[i] : i;
}

static void finding_cell(struct buf *b, const struct model *m, uint32_t i, unsigned k)
{
	const struct finding *f = &m->comparison->findings.v[i];

	switch (k) {
	case 0:
		buf_add(b, told_short(m->report, f));
		break;
	case 1:
		buf_puts(b, severity_word((enum severity)f->severity));
		break;
	case 2:
		buf_puts(b, finding_kinds[f->kind].word);
		break;
	case 3:
		buf_puts(b, f->ruling_state == RULED_NOT ? "open" : ruling_state_word((enum ruling_state)f->ruling_state));
		break;
	default:
		buf_add(b, f->message);
	}
}

/* ---- entities -------------------------------------------------------------------------------------------------------- */

static size_t n_entities(const struct model *m)
{
	return m->ledger->entities.n;
}

static void entity_cell(struct buf *b, const struct model *m, uint32_t i, unsigned k)
{
	const struct entity *e = &m->ledger->entities.v[i];

	switch (k) {
	case 0:
		buf_add(b, symbol_id(m->ledger, e->sym));
		break;
	case 1:
		buf_add(b, e->kind);
		break;
	case 2:
		say_name(b, m->ledger, e->sym);
		break;
	default:
		for (uint32_t p = 0; p < e->part_of.n; p++) {
			buf_puts(b, p ? ", " : "");
			buf_add(b, symbol_id(m->ledger, e->part_of.v[p].sym));
		}
	}
}

static const struct kind kinds[] = {
	{"sources", {"id", "published", "read", "outlet", "title"}, 5, n_sources, source_cell, NULL},
	{"claims", {"at", "line", "answers", "who"}, 4, n_claims, claim_cell, NULL},
	{"questions", {"id", "type", "weight", "question"}, 4, n_questions, question_cell, NULL},
	{"findings", {"fingerprint", "severity", "kind", "state", "message"}, 5, n_findings, finding_cell, finding_in_order},
	{"entities", {"id", "kind", "name", "part_of"}, 4, n_entities, entity_cell, NULL},
};
enum { N_KINDS = sizeof kinds / sizeof kinds[0] };

/* ---- output ---------------------------------------------------------------------------------------------------------- */

static void as_text(struct buf *b, const struct model *m, const struct kind *kind)
{
	struct columns t = {.arena = m->arena, .n = kind->n_columns};
	struct buf cell = {0};

	for (unsigned k = 0; k < kind->n_columns; k++)
		columns_cell(&t, str_from(kind->titles[k]));
	for (uint32_t i = 0; i < kind->count(m); i++) {
		for (unsigned k = 0; k < kind->n_columns; k++) {
			cell.n = 0;
			kind->cell(&cell, m, kind->in_order ? kind->in_order(m, i) : i, k);
			columns_cell(&t, buf_str(&cell));
		}
	}
	columns_write(b, &t);
	columns_free(&t);
	buf_free(&cell);
}

static void as_json(struct buf *b, const struct model *m, const struct kind *kind)
{
	struct json j = json_begin(b);
	struct buf cell = {0};

	json_object(&j);
	json_key(&j, "schema_version");
	json_int(&j, 1);
	json_key(&j, kind->name);
	json_array(&j);
	for (uint32_t i = 0; i < kind->count(m); i++) {
		json_object(&j);
		for (unsigned k = 0; k < kind->n_columns; k++) {
			cell.n = 0;
			kind->cell(&cell, m, i, k);
			json_key(&j, kind->titles[k]);
			json_str(&j, buf_str(&cell));
		}
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	buf_char(b, '\n');
	buf_free(&cell);
}

static const struct kind *find_kind(struct str name)
{
	struct str words[N_KINDS];
	long best;

	for (unsigned i = 0; i < N_KINDS; i++) {
		if (str_is(name, kinds[i].name))
			return &kinds[i];
		words[i] = str_from(kinds[i].name);
	}
	best = near_best(name, words, N_KINDS);
	if (best >= 0)
		complain(EXIT_USAGE, "there is no list of “%.*s”; did you mean “%s”?", STR_ARG(name), kinds[best].name);
	else
		complain(EXIT_USAGE, "there is no list of “%.*s”; there are sources, claims, questions, findings and entities",
			STR_ARG(name));
	return NULL;
}

static int answer(struct model *m, const struct options *o, struct buf *out)
{
	const struct kind *kind = find_kind(str_from(o->operands.v[0]));

	assert(kind); /* list_command() asked before */
	if (strcmp(o->format, "json") == 0)
		as_json(out, m, kind);
	else
		as_text(out, m, kind);
	return EXIT_FINE;
}

int list_command(const struct options *o)
{
	return find_kind(str_from(o->operands.v[0])) ? model_ask(o, 1, answer) : EXIT_USAGE;
}
