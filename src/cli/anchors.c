/* anchors: the state of every place, fragment and quotation; --update corrects the places of what has moved. */
#include "cli/anchors.h"

#include "cli/commands.h"
#include "json/writer.h"
#include "report/lines.h"
#include "report/safe.h"
#include "report/terminal.h"
#include "report/words.h"

enum { SHOWN = 60 /* characters of a fragment */ };

static struct str block_place(const struct model *m, const struct anchor *a)
{
	const struct copy *c = copy_of_source(&m->evidence->copies, m->ledger->claims.v[a->claim].source);

	return c && a->block != NONE ? c->article.blocks[a->block].place : STR("");
}

/* What is to be known beside the state. */
static void say_detail(struct buf *b, const struct model *m, const struct anchor *a)
{
	struct str place = block_place(m, a);

	if (a->state == ANCHOR_MOVED) {
		buf_puts(b, "stands in ");
		buf_add(b, place);
	} else if (a->state == ANCHOR_CHANGED) {
		buf_add(b, place);
		buf_puts(b, place.n ? " has “" : "printed: “");
		buf_add(b, a->printed);
		buf_puts(b, "”");
	} else if (a->places.n) {
		buf_puts(b, a->state == ANCHOR_AMBIGUOUS ? "stands in " : "");
		buf_add(b, a->places);
	}
}

/* ---- text -------------------------------------------------------------------------------------------------------------- */

static void row(struct columns *t, struct buf *cell, const struct model *m, const struct anchor *a)
{
	const struct claim *claim = &m->ledger->claims.v[a->claim];

	columns_cell(t, claim->at);
	cell->n = 0;
	buf_add(cell, lines_path(m->report->lines, claim->loc.file));
	buf_printf(cell, ":%u", (unsigned)claim->loc.line);
	columns_cell(t, buf_str(cell));
	columns_cell(t, str_from(anchor_key_word((enum anchor_key)a->key)));
	columns_cell(t, str_from(anchor_state_word((enum anchor_state)a->state)));
	cell->n = 0;
	if (a->key != ANCHOR_PLACE) {
		buf_puts(cell, "“");
		buf_add(cell, shorten(m->arena, a->text, SHOWN));
		buf_puts(cell, "” ");
	}
	say_detail(cell, m, a);
	columns_cell(t, str_trim(buf_str(cell)));
}

static void say_sum(struct buf *b, const struct model *m)
{
	const struct anchors *x = &m->evidence->anchors;
	uint32_t n;
	const uint32_t *v = evidence_unverified(m->evidence, &n);
	const char *lead = ": ";

	say_count(b, x->v.n, "anchor");
	for (unsigned s = 0; s <= ANCHOR_UNCHECKED; s++) {
		if (x->count[s] == 0)
			continue;
		buf_printf(b, "%s%u %s", lead, (unsigned)x->count[s], anchor_state_word((enum anchor_state)s));
		lead = ", ";
	}
	buf_char(b, '\n');
	for (uint32_t i = 0; i < n; i++) {
		buf_puts(b, i ? ", " : "no copy of ");
		safe_add(b, symbol_id(m->ledger, m->ledger->sources.v[v[i]].sym));
	}
	buf_puts(b, n ? "\n" : "");
}

static void as_text(struct buf *b, const struct model *m)
{
	static const char *const titles[] = {"at", "line", "what", "state", "words"};
	const struct anchors *x = &m->evidence->anchors;
	struct columns t = {.arena = m->arena, .n = 5};
	struct buf cell = {0};

	for (unsigned i = 0; i < 5; i++)
		columns_cell(&t, str_from(titles[i]));
	for (size_t i = 0; i < x->v.n; i++)
		row(&t, &cell, m, &x->v.v[i]);
	if (x->v.n) {
		columns_write(b, &t);
		buf_char(b, '\n');
	}
	say_sum(b, m);
	columns_free(&t);
	buf_free(&cell);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------------- */

static void one_as_json(struct json *j, const struct model *m, const struct anchor *a)
{
	const struct claim *claim = &m->ledger->claims.v[a->claim];
	struct str place = block_place(m, a);

	json_object(j);
	json_pair_str(j, "at", claim->at);
	json_pair_str(j, "path", lines_path(m->report->lines, claim->loc.file));
	json_key(j, "line");
	json_int(j, claim->loc.line);
	json_pair_str(j, "what", str_from(anchor_key_word((enum anchor_key)a->key)));
	json_pair_str(j, "state", str_from(anchor_state_word((enum anchor_state)a->state)));
	json_pair_str(j, "text", a->text);
	json_key(j, "place");
	if (place.n)
		json_str(j, place);
	else
		json_null(j);
	if (a->state == ANCHOR_CHANGED)
		json_pair_str(j, "printed", a->printed);
	if (a->places.n)
		json_pair_str(j, "places", a->places);
	json_object_end(j);
}

static void as_json(struct buf *b, const struct model *m)
{
	struct json j = json_begin(b);
	uint32_t n;
	const uint32_t *v = evidence_unverified(m->evidence, &n);

	json_object(&j);
	json_key(&j, "schema_version");
	json_int(&j, 1);
	json_key(&j, "anchors");
	json_array(&j);
	for (size_t i = 0; i < m->evidence->anchors.v.n; i++)
		one_as_json(&j, m, &m->evidence->anchors.v.v[i]);
	json_array_end(&j);
	json_key(&j, "unverified");
	json_array(&j);
	for (uint32_t i = 0; i < n; i++)
		json_str(&j, symbol_id(m->ledger, m->ledger->sources.v[v[i]].sym));
	json_array_end(&j);
	json_object_end(&j);
	buf_char(b, '\n');
}

static int answer(struct model *m, const struct options *o, struct buf *out)
{
	if (o->update)
		return anchors_update(m, out);
	if (strcmp(o->format, "json") == 0)
		as_json(out, m);
	else
		as_text(out, m);
	return EXIT_FINE;
}

int anchors_command(const struct options *o)
{
	return model_ask(o, 0, answer);
}
