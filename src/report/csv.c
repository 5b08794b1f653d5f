/* CSV (RFC 4180), for spreadsheets: a row for every claim of every finding, and one for every problem. A cell that a
 * spreadsheet would take for a formula gets an apostrophe in front. */
#include "report/csv_cell.h"
#include "report/lines.h"
#include "report/phrases.h"
#include "report/told.h"
#include "report/words.h"

static const char header[] = "record,severity,state,code,kind,fingerprint,question,from,to,message,side,value,claim,strand,"
	"answer,source,outlet,published,speaker,path,line,column,ruling,reason,cautions,flags\r\n";

struct csv {
	const struct report *r;
	struct buf *out;
	struct buf raw;       /* room for one cell */
	uint32_t *strand_of;  /* by answer: number of its first strand in the side at hand; 0: in none */
	struct str *of_source; /* by source: its cells, made when first asked for */
	const struct answer *last; /* whose cell `answer` says */
	struct buf answer;
	struct buf path;       /* the cell of `file` */
	uint32_t file;
	bool first;            /* cell of the row */
};

static void cell(struct csv *x, struct str s)
{
	if (!x->first)
		buf_char(x->out, ',');
	x->first = false;
	csv_cell(x->out, s);
}

/* What was put together in `raw`. */
static void made(struct csv *x)
{
	cell(x, buf_str(&x->raw));
	x->raw.n = 0;
}

static void words(struct csv *x, const char *z)
{
	cell(x, str_from(z));
}

static void number(struct csv *x, uint32_t n)
{
	if (!x->first)
		buf_char(x->out, ',');
	x->first = false;
	buf_number(x->out, n);
}

static void empty(struct csv *x, unsigned n)
{
	while (n--)
		cell(x, STR(""));
}

static void end(struct csv *x)
{
	buf_puts(x->out, "\r\n");
	x->first = true;
}

static void problem(struct csv *x, const struct diag *d)
{
	words(x, "problem");
	words(x, level_word(d->level));
	words(x, "open");
	words(x, diag_codes[d->code].id);
	words(x, diag_codes[d->code].slug);
	empty(x, 4);
	cell(x, d->message);
	empty(x, 9);
	cell(x, lines_path(x->r->lines, d->place[0].loc.file));
	number(x, d->place[0].loc.line);
	number(x, d->place[0].loc.column);
	empty(x, 4);
	end(x);
}

/* ---- findings ---------------------------------------------------------------------------------------------------------------- */

static void era_end(struct csv *x, const struct finding *f, int32_t at)
{
	enum time_unit unit = question_unit(&x->r->ledger->questions.v[f->question]);

	if (f->timed && unit != UNIT_NONE && at != INT32_MIN && at != INT32_MAX)
		time_unit_write(&x->raw, unit, at);
	made(x);
}

static void words_of(struct csv *x, unsigned bits, const char *(*word)(unsigned))
{
	for (unsigned bit = 1; bit && bit <= bits; bit <<= 1) {
		if (!(bits & bit))
			continue;
		buf_puts(&x->raw, x->raw.n ? " " : "");
		buf_puts(&x->raw, word(bit));
	}
	made(x);
}

/* The cells of a row before and behind those of its claim: equal for all rows of a finding. */
static void before(struct csv *x, const struct finding *f)
{
	words(x, "finding");
	words(x, severity_word((enum severity)f->severity));
	words(x, f->ruling_state == RULED_NOT ? "open" : ruling_state_word((enum ruling_state)f->ruling_state));
	words(x, finding_kinds[f->kind].code);
	words(x, finding_kinds[f->kind].word);
	words(x, f->fingerprint);
	cell(x, symbol_id(x->r->ledger, x->r->ledger->questions.v[f->question].sym));
	era_end(x, f, f->era_lo);
	era_end(x, f, f->era_hi);
	cell(x, f->message);
}

static void behind(struct csv *x, const struct finding *f)
{
	const struct ruling *ruling = f->ruling == NONE ? NULL : &x->r->ledger->rulings.v[f->ruling];

	words(x, ruling ? ruling_word((enum ruling_as)ruling->as) : "");
	cell(x, ruling ? ruling->why : STR(""));
	words_of(x, f->cautions, caution_word);
	words_of(x, f->flags, flag_word);
}

static void published(struct csv *x, const struct source *s)
{
	if (s->published.n)
		dates_write(&x->raw, s->published);
	made(x);
}

/* Id, outlet and day of print. */
static void source_cells(struct csv *x, uint32_t index)
{
	const struct source *s = &x->r->ledger->sources.v[index];
	struct buf made_once = {0}, *out = x->out;

	if (x->of_source[index].n == 0) {
		x->out = &made_once;
		cell(x, symbol_id(x->r->ledger, s->sym));
		cell(x, s->outlet);
		published(x, s);
		x->out = out;
		x->of_source[index] = buf_keep(&made_once, x->r->arena);
		buf_free(&made_once);
	}
	buf_add(out, x->of_source[index]);
}

/* Do both say the same in words? Equal values of a side are mostly one and the same. */
static bool same_words(const struct answer *a, const struct answer *b)
{
	return b && a->question == b->question && a->value == b->value && a->as == b->as && a->order == b->order;
}

static void answer_cell(struct csv *x, const struct answer *a)
{
	if (!same_words(a, x->last)) {
		x->answer.n = 0;
		say_answer(&x->raw, x->r->ledger, a);
		csv_cell(&x->answer, buf_str(&x->raw));
		x->raw.n = 0;
		x->last = a;
	}
	buf_char(x->out, ',');
	buf_add(x->out, buf_str(&x->answer));
}

/* Mostly the one of the row before. */
static void path_cell(struct csv *x, uint32_t file)
{
	if (x->path.n == 0 || x->file != file) {
		x->path.n = 0;
		x->file = file;
		csv_cell(&x->path, lines_path(x->r->lines, file));
	}
	buf_char(x->out, ',');
	buf_add(x->out, buf_str(&x->path));
}

static void claim_cells(struct csv *x, const struct finding *f, uint32_t answer, uint32_t strand)
{
	const struct answer *a = &x->r->comparison->answers.v.v[answer];
	const struct told_answer *told = &told_answers(x->r)[answer];

	if (told->question == f->question) {
		cell(x, told->at);
	} else {
		told_claim(&x->raw, x->r, f, told);
		made(x);
	}
	if (strand)
		number(x, strand);
	else
		empty(x, 1);
	answer_cell(x, a);
	source_cells(x, a->source);
	cell(x, told_speaker(x->r, a));
	path_cell(x, told->loc.file);
	number(x, told->loc.line);
	number(x, told->loc.column);
}

static void number_strands(struct csv *x, const struct camp *camp, bool clear)
{
	for (uint32_t s = camp->n_strands; s-- > 0;) {
		for (uint32_t i = 0; i < camp->strands[s].n; i++)
			x->strand_of[camp->strands[s].answers[i]] = clear ? 0 : s + 1;
	}
}

/* A row for every claim of side I, between what all rows of the finding share. */
static void side_rows(struct csv *x, const struct finding *f, uint32_t i, struct str lead, struct str tail)
{
	const struct camp *camp = &f->camps[i];
	struct buf side = {0}, *out = x->out;

	x->out = &side;
	number(x, i + 1);
	cell(x, camp->value);
	x->out = out;
	number_strands(x, camp, false);
	for (uint32_t k = 0; k < camp->n; k++) {
		told_ahead(told_answers(x->r), camp->answers, k, camp->n);
		answers_ahead(x->r->comparison->answers.v.v, camp->answers, k, camp->n);
		buf_add(out, lead);
		buf_add(out, buf_str(&side));
		claim_cells(x, f, camp->answers[k], x->strand_of[camp->answers[k]]);
		buf_add(out, tail);
		end(x);
		x->first = false;
	}
	number_strands(x, camp, true);
	buf_free(&side);
}

static void finding(struct csv *x, const struct finding *f)
{
	struct buf lead = {0}, tail = {0}, *out = x->out;

	x->out = &lead;
	before(x, f);
	x->out = &tail;
	behind(x, f);
	x->out = out;
	for (uint32_t i = 0; i < f->n_camps; i++)
		side_rows(x, f, i, buf_str(&lead), buf_str(&tail));
	x->first = true;
	buf_free(&lead);
	buf_free(&tail);
}

void render_csv(const struct report *r, struct buf *out)
{
	struct csv x = {.r = r, .out = out, .first = true};

	x.strand_of = ARENA_ARRAY(r->arena, uint32_t, r->comparison->answers.v.n + 1);
	x.of_source = ARENA_ARRAY(r->arena, struct str, r->ledger->sources.n + 1);
	buf_puts(out, header);
	for (uint32_t i = 0; i < r->n_problems; i++)
		problem(&x, &r->diags->list.v[r->problems[i]]);
	for (uint32_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->comparison->findings.v[r->findings[i]];

		if (finding_is_shown(r, f))
			finding(&x, f);
	}
	buf_free(&x.raw);
	buf_free(&x.answer);
	buf_free(&x.path);
}
