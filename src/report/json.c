/* The JSON report, schema_version 1: everything the program found, for other programs. Members are only ever added. */
#include "compare/seen.h"
#include "json/writer.h"
#include "report/lines.h"
#include "report/locations.h"
#include "report/told.h"
#include "report/version.h"
#include "report/words.h"

static void location(struct json *j, const struct report *r, struct loc at, const char *role)
{
	json_object_flat(j);
	json_pair_str(j, "path", lines_path(r->lines, at.file));
	json_pair_int(j, "line", at.line);
	json_pair_int(j, "column", at.column);
	json_pair_text(j, "role", role);
	json_object_end(j);
}

static void inputs(struct json *j, const struct report *r)
{
	json_key(j, "inputs");
	json_array(j);
	for (size_t i = 0; i < r->ledger->files.n; i++) {
		if (r->ledger->files.v[i].aside)
			continue;
		json_object_flat(j);
		json_pair_str(j, "path", r->ledger->files.v[i].path);
		json_pair_str(j, "sha256", told_sha256(r, (uint32_t)i));
		json_object_end(j);
	}
	json_array_end(j);
}

static void summary(struct json *j, const struct report *r)
{
	json_key(j, "summary");
	json_object(j);
	json_pair_int(j, "claims", r->comparison->n_claims);
	json_pair_int(j, "answers", (int64_t)r->comparison->answers.v.n);
	json_pair_int(j, "groups", (int64_t)r->comparison->groups.v.n);
	json_key(j, "findings");
	json_object(j);
	for (int s = SEVERITY_HIGH; s >= SEVERITY_INFO; s--)
		json_pair_int(j, severity_word((enum severity)s), r->by_severity[s]);
	json_object_end(j);
	json_pair_int(j, "ruled", r->ruled);
	json_key(j, "problems");
	json_object(j);
	for (int level = DIAG_ERROR; level >= DIAG_INFO; level--)
		json_pair_int(j, level_word((enum diag_level)level), r->problem_counts[level]);
	json_object_end(j);
	if (r->ignored)
		json_pair_int(j, "ignored", r->ignored);
	if (r->known) {
		json_pair_int(j, "new", r->n_new);
		json_pair_int(j, "gone", (int64_t)r->gone.n);
		json_pair_int(j, "carried", r->n_carried);
	}
	json_key(j, "complete");
	json_bool(j, r->complete);
	json_object_end(j);
}

/* Entries of the baseline whose finding is no more. */
static void gone(struct json *j, const struct report *r)
{
	json_key(j, "gone");
	json_array(j);
	for (size_t i = 0; i < r->gone.n; i++) {
		const struct known *k = &r->gone.v[i];

		json_object(j);
		json_pair_str(j, "fingerprint", k->fingerprint);
		json_pair_str(j, "kind", k->kind);
		json_pair_str(j, "question", k->question);
		json_pair_strs(j, "claims", k->claims, k->n_claims);
		json_object_end(j);
	}
	json_array_end(j);
}

/* What was checked against copies. */
static void evidence(struct json *j, const struct report *r)
{
	const struct evidence *e = r->evidence;
	uint32_t n = 0;
	const uint32_t *v = e ? evidence_unverified(e, &n) : NULL;

	json_key(j, "evidence");
	json_object(j);
	json_pair_int(j, "copies", e ? (int64_t)e->copies.v.n : 0);
	json_key(j, "anchors");
	json_object(j);
	for (unsigned s = 0; s < ANCHOR_UNCHECKED; s++)
		json_pair_int(j, anchor_state_word((enum anchor_state)s), e ? e->anchors.count[s] : 0);
	json_object_end(j);
	json_key(j, "unverified");
	json_array_flat(j);
	for (uint32_t i = 0; i < n; i++)
		json_str(j, symbol_id(r->ledger, r->ledger->sources.v[v[i]].sym));
	json_array_end(j);
	json_object_end(j);
}

static void problem(struct json *j, const struct report *r, const struct diag *d)
{
	json_pair_text(j, "code", diag_codes[d->code].id);
	json_pair_text(j, "slug", diag_codes[d->code].slug);
	json_pair_text(j, "level", level_word(d->level));
	json_pair_str(j, "message", d->message);
	if (d->paste.n)
		json_pair_str(j, "paste", d->paste);
	json_key(j, "locations");
	json_array(j);
	for (unsigned i = 0; i < d->n_places; i++)
		location(j, r, d->place[i].loc, d->place[i].role);
	json_array_end(j);
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

/* A list in a slot is a list here, too. */
static void slot_value(struct json *j, const struct ledger *l, uint32_t sym)
{
	const struct symbol *s = &l->symbols.v[sym];
	const struct refs *members;

	if (s->kind != SYM_LIST) {
		json_str(j, s->id);
		return;
	}
	members = &l->lists.v[s->index];
	json_array_flat(j);
	for (uint32_t i = 0; i < members->n; i++)
		json_str(j, symbol_id(l, members->v[i].sym));
	json_array_end(j);
}

static void slots(struct json *j, const struct ledger *l, uint32_t question, const uint32_t *v)
{
	const struct question *q = &l->questions.v[question];

	json_object_flat(j);
	for (uint32_t i = 0; v && i < q->n_slots; i++) {
		json_key_str(j, q->slots[i].name);
		if (v[i] == NONE)
			json_null(j);
		else
			slot_value(j, l, v[i]);
	}
	json_object_end(j);
}

/* Names of claims, each once in a row: an answer and one derived from it bear one name. */
static void claims(struct json *j, const struct report *r, const struct finding *f, const uint32_t *v, uint32_t n)
{
	const struct told_answer *told = told_answers(r), *last = NULL;
	struct buf name = {0};

	json_array_flat(j);
	for (uint32_t i = 0; i < n; i++) {
		const struct told_answer *one = &told[v[i]];

		told_ahead(told, v, i, n);
		if (last && last->question == one->question && str_eq(last->at, one->at))
			continue;
		last = one;
		if (one->question == f->question && one->plain) {
			json_ready(j, (struct str){one->at.p - 1, one->at.n + 2});
			continue;
		}
		name.n = 0;
		told_claim(&name, r, f, one);
		json_str(j, buf_str(&name));
	}
	json_array_end(j);
	buf_free(&name);
}

static void camps(struct json *j, const struct report *r, const struct finding *f)
{
	json_key(j, "camps");
	json_array(j);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		const struct camp *camp = &f->camps[i];

		json_object(j);
		json_pair_str(j, "value", camp->value);
		json_key(j, "claims");
		claims(j, r, f, camp->answers, camp->n);
		json_key(j, "strands");
		json_array_flat(j);
		for (uint32_t k = 0; k < camp->n_strands; k++)
			claims(j, r, f, camp->strands[k].answers, camp->strands[k].n);
		json_array_end(j);
		if (camp->set_aside) {
			json_key(j, "set_aside");
			json_bool(j, true);
		}
		json_object_end(j);
	}
	json_array_end(j);
}

static void era_end(struct json *j, const char *key, enum time_unit unit, int32_t at)
{
	struct buf b = {0};

	json_key(j, key);
	if (at == INT32_MIN || at == INT32_MAX) {
		json_null(j);
		return;
	}
	time_unit_write(&b, unit, at);
	json_str(j, buf_str(&b));
	buf_free(&b);
}

static void era(struct json *j, const struct report *r, const struct finding *f)
{
	enum time_unit unit = question_unit(&r->ledger->questions.v[f->question]);

	json_key(j, "era");
	if (!f->timed || unit == UNIT_NONE) {
		json_null(j);
		return;
	}
	json_object_flat(j);
	era_end(j, "from", unit, f->era_lo);
	era_end(j, "to", unit, f->era_hi);
	json_object_end(j);
}

/* The words of all bits that are set. */
static void words_of(struct json *j, const char *key, unsigned bits, const char *(*word)(unsigned))
{
	json_key(j, key);
	json_array_flat(j);
	for (unsigned bit = 1; bit && bit <= bits; bit <<= 1) {
		if (bits & bit)
			json_text(j, word(bit));
	}
	json_array_end(j);
}

static void tests(struct json *j, const struct finding *f)
{
	json_key(j, "tests");
	json_array(j);
	for (uint32_t i = 0; i < f->n_tests; i++) {
		json_object_flat(j);
		json_pair_text(j, "test", f->tests[i].test);
		json_pair_text(j, "result", f->tests[i].result);
		json_pair_str(j, "saw", f->tests[i].saw);
		json_object_end(j);
	}
	json_array_end(j);
}

static void dropped(struct json *j, const struct report *r, const struct ruling *x)
{
	json_key(j, "drop");
	json_array_flat(j);
	for (uint32_t i = 0; i < x->drop.n; i++)
		json_str(j, r->ledger->claims.v[x->drop.v[i].sym].at);
	json_array_end(j);
}

static void text_or_null(struct json *j, const char *key, struct str s)
{
	json_key(j, key);
	if (s.n)
		json_str(j, s);
	else
		json_null(j);
}

/* What a suspect ruling leaned on, then and now. */
static void changed(struct json *j, const struct report *r, const struct finding *f)
{
	const struct seen_change *v = NULL;
	uint32_t n = 0;

	if (f->ruling_state == RULED_SUSPECT)
		v = ruling_changes(r->arena, r->comparison, f, &n);
	json_key(j, "changed");
	json_array(j);
	for (uint32_t i = 0; i < n; i++) {
		json_object(j);
		json_pair_str(j, "claim", v[i].claim);
		text_or_null(j, "was", v[i].was);
		text_or_null(j, "is", v[i].is);
		json_object_end(j);
	}
	json_array_end(j);
}

static void ruling(struct json *j, const struct report *r, const struct finding *f)
{
	const struct ruling *x;

	json_key(j, "ruling");
	if (f->ruling == NONE || f->ruling_state == RULED_NOT) {
		json_null(j);
		return;
	}
	x = &r->ledger->rulings.v[f->ruling];
	json_object(j);
	json_pair_text(j, "as", ruling_word((enum ruling_as)x->as));
	json_pair_str(j, "why", x->why);
	json_pair_str(j, "who", x->who);
	json_pair_str(j, "date", x->date_text);
	json_key(j, "until");
	if (x->until_text.n)
		json_str(j, x->until_text);
	else
		json_null(j);
	json_pair_text(j, "state", ruling_state_word((enum ruling_state)f->ruling_state));
	json_key(j, "use");
	if (x->use != NONE)
		json_str(j, r->ledger->claims.v[x->use].at);
	else
		json_null(j);
	dropped(j, r, x);
	changed(j, r, f);
	json_object_end(j);
}

static void locations(struct json *j, struct location_frame *frame, const struct report *r, const struct finding *f)
{
	const struct told_answer *told = told_answers(r);

	json_key(j, "locations");
	json_array(j);
	for (uint32_t i = 0; i < f->n_camps; i++) {
		for (uint32_t k = 0; k < f->camps[i].n; k++) {
			told_ahead(told, f->camps[i].answers, k, f->camps[i].n);
			json_location(j, frame, r, told[f->camps[i].answers[k]].loc);
		}
	}
	json_array_end(j);
}

static void opposition(struct json *j, const struct finding *f)
{
	json_key(j, "opposition");
	if (f->opposition == OPPOSITION_NONE)
		json_null(j);
	else
		json_text(j, f->opposition == OPPOSITION_CONTRADICTORY ? "contradictory" : "contrary");
}

static void identity(struct json *j, const struct report *r, const struct finding *f)
{
	const struct ledger *l = r->ledger;

	json_pair_text(j, "fingerprint", f->fingerprint);
	json_pair_text(j, "kind", finding_kinds[f->kind].word);
	json_pair_text(j, "code", finding_kinds[f->kind].code);
	json_pair_str(j, "question", symbol_id(l, l->questions.v[f->question].sym));
	json_key(j, "slots");
	slots(j, l, f->question, f->slots);
	json_key(j, "slots_other");
	json_array(j);
	for (uint32_t i = 0; i < f->n_slots_other; i++)
		slots(j, l, f->question, f->slots_other[i]);
	json_array_end(j);
	json_pair_text(j, "severity", severity_word((enum severity)f->severity));
	json_pair_str(j, "message", f->message);
}

static void finding(struct json *j, struct location_frame *frame, const struct report *r, const struct finding *f)
{
	identity(j, r, f);
	era(j, r, f);
	camps(j, r, f);
	words_of(j, "cautions", f->cautions, caution_word);
	words_of(j, "flags", f->flags, flag_word);
	tests(j, f);
	opposition(j, f);
	json_pair_str(j, "settle", f->settle);
	ruling(j, r, f);
	if (r->known && finding_known(r, f))
		json_pair_text(j, "known", known_state_word(finding_known(r, f)));
	locations(j, frame, r, f);
}

static void run(struct json *j, const struct report *r)
{
	json_pair_int(j, "schema_version", 1);
	json_key(j, "tool");
	json_object(j);
	json_pair_text(j, "name", "gainsay");
	json_pair_text(j, "version", GAINSAY_VERSION);
	json_object_end(j);
	inputs(j, r);
	if (r->comparison->date_used)
		json_pair_text(j, "now", r->comparison->today);
	if (r->as_of.n)
		json_pair_str(j, "as_of", r->as_of);
	summary(j, r);
	evidence(j, r);
}

void render_json(const struct report *r, struct buf *out)
{
	struct json j = json_begin(out);
	struct location_frame frame = {0};

	json_object(&j);
	run(&j, r);
	json_key(&j, "problems");
	json_array(&j);
	for (uint32_t i = 0; i < r->n_problems; i++) {
		json_object(&j);
		problem(&j, r, &r->diags->list.v[r->problems[i]]);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_key(&j, "findings");
	json_array(&j);
	for (uint32_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->comparison->findings.v[r->findings[i]];

		if (!finding_is_shown(r, f))
			continue;
		json_object(&j);
		finding(&j, &frame, r, f);
		json_object_end(&j);
	}
	json_array_end(&j);
	if (r->known)
		gone(&j, r);
	json_object_end(&j);
	buf_char(out, '\n');
	buf_free(&frame.text);
}

/* ---- a record a line ----------------------------------------------------------------------------------------------- */

static struct json record(struct buf *out, const char *what)
{
	struct json j = json_begin_line(out);

	json_object(&j);
	json_pair_text(&j, "record", what);
	return j;
}

static void record_end(struct json *j)
{
	json_object_end(j);
	buf_char(j->out, '\n');
}

void render_jsonl(const struct report *r, struct buf *out)
{
	struct json j = record(out, "run");
	struct location_frame frame = {0};

	run(&j, r);
	record_end(&j);
	for (uint32_t i = 0; i < r->n_problems; i++) {
		j = record(out, "problem");
		problem(&j, r, &r->diags->list.v[r->problems[i]]);
		record_end(&j);
	}
	for (uint32_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->comparison->findings.v[r->findings[i]];

		if (!finding_is_shown(r, f))
			continue;
		j = record(out, "finding");
		finding(&j, &frame, r, f);
		record_end(&j);
	}
	buf_free(&frame.text);
}
