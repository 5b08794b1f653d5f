/* Tables of what comparing found: findings, their sides, strands and tests; rulings; problems of the ledger. */
#include "store/load.h"

static const struct finding *finding_at(const struct load *d, size_t i)
{
	return &d->c->findings.v[i];
}

static size_t n_findings(const struct load *d)
{
	return d->c->findings.n;
}

/* "incoherent, headline": the words of all bits that are set. */
static struct field words_of(struct load *d, unsigned bits, const char *(*word)(unsigned))
{
	for (unsigned bit = 1; bit && bit <= bits; bit <<= 1) {
		if (!(bits & bit))
			continue;
		buf_puts(&d->b, d->b.n ? ", " : "");
		buf_puts(&d->b, word(bit));
	}
	return field_text(load_kept(d));
}

static enum time_unit unit_of(const struct question *q)
{
	return q->changes ? q->changes : q->happens ? q->happens : q->grows ? UNIT_DAY : UNIT_NONE;
}

static struct field era_field(struct load *d, const struct finding *f, int32_t at)
{
	enum time_unit unit = unit_of(&d->l->questions.v[f->question]);

	if (!f->timed || unit == UNIT_NONE || at == INT32_MIN || at == INT32_MAX)
		return field_null();
	time_unit_write(&d->b, unit, at);
	return field_must(load_kept(d));
}

static struct field opposition_field(uint8_t o)
{
	return o == OPPOSITION_NONE ? field_null()
				    : field_word(o == OPPOSITION_CONTRADICTORY ? "contradictory" : "contrary");
}

static struct field state_field(const struct finding *f)
{
	return field_word(
		f->ruling_state == RULED_NOT ? "open" : ruling_state_word((enum ruling_state)f->ruling_state));
}

static void finding_row(struct load *d, size_t i, struct field *v)
{
	const struct finding *f = finding_at(d, i);

	v[0] = field_must(str_from(f->fingerprint));
	v[1] = field_word(finding_kinds[f->kind].word);
	v[2] = field_word(finding_kinds[f->kind].code);
	v[3] = field_int(f->severity);
	v[4] = field_word(severity_word((enum severity)f->severity));
	v[5] = field_key(d->l->questions.v[f->question].sym);
	d->o->words->question(&d->b, d->l, f->question, f->slots);
	v[6] = field_must(load_kept(d));
	v[7] = opposition_field(f->opposition);
	v[8] = words_of(d, f->flags, flag_word);
	v[9] = words_of(d, f->cautions, caution_word);
	v[10] = era_field(d, f, f->era_lo);
	v[11] = era_field(d, f, f->era_hi);
	v[12] = state_field(f);
	v[13] = f->ruling_state == RULED_NOT ? field_null() : field_key(f->ruling);
	v[14] = field_must(f->message);
	v[15] = field_text(f->settle);
	v[16] = field_must(f->basis);
}

static void slot_cells(struct load *d, size_t finding, uint32_t part, const struct question *q, const uint32_t *slots)
{
	for (uint32_t i = 0; slots && i < q->n_slots; i++) {
		if (slots[i] == NONE)
			continue;
		load_cell(d, field_int((int64_t)finding + 1));
		load_cell(d, field_int(part));
		load_cell(d, field_must(q->slots[i].name));
		load_cell(d, field_key(slots[i]));
	}
}

static void finding_slots(struct load *d)
{
	for (size_t i = 0; i < d->c->findings.n; i++) {
		const struct finding *f = finding_at(d, i);
		const struct question *q = &d->l->questions.v[f->question];

		slot_cells(d, i, 0, q, f->slots);
		for (uint32_t k = 0; k < f->n_slots_other; k++)
			slot_cells(d, i, k + 1, q, f->slots_other[k]);
	}
}

static void finding_tests(struct load *d)
{
	for (size_t i = 0; i < d->c->findings.n; i++) {
		const struct finding *f = finding_at(d, i);

		for (uint32_t k = 0; k < f->n_tests; k++) {
			load_cell(d, field_int((int64_t)i + 1));
			load_cell(d, field_int(k + 1));
			load_cell(d, field_word(f->tests[k].test));
			load_cell(d, field_word(f->tests[k].result));
			load_cell(d, field_text(f->tests[k].saw));
		}
	}
}

/* ---- sides and strands ----------------------------------------------------------------------------------------------- */

static size_t n_camps(const struct load *d)
{
	return d->camps.n;
}

static void camp_row(struct load *d, size_t i, struct field *v)
{
	const struct camp_row *row = &d->camps.v[i];
	const struct camp *camp = &finding_at(d, row->finding)->camps[row->number];

	v[0] = field_int((int64_t)row->finding + 1);
	v[1] = field_int((int64_t)row->number + 1);
	v[2] = field_must(camp->value);
	v[3] = field_int(camp->n_strands);
	v[4] = field_int(camp->set_aside);
	v[5] = field_int(camp->doubtful);
}

static size_t n_members(const struct load *d)
{
	return d->members.n;
}

static void member_row(struct load *d, size_t i, struct field *v)
{
	const struct member_row *row = &d->members.v[i];

	v[0] = field_int((int64_t)row->camp + 1);
	v[1] = field_int(row->strand);
	v[2] = field_int((int64_t)row->answer + 1);
}

/* ---- rulings --------------------------------------------------------------------------------------------------------- */

static void rulings(struct load *d)
{
	for (size_t i = 0; i < d->l->rulings.n; i++) {
		const struct ruling *r = &d->l->rulings.v[i];
		const struct str texts[] = {r->why, r->who, r->date_text, r->until_text, r->seen};

		load_cell(d, field_must(r->kind));
		load_cell(d, r->question == NONE ? field_null() : field_key(d->l->questions.v[r->question].sym));
		load_cell(d, field_word(ruling_word((enum ruling_as)r->as)));
		for (unsigned k = 0; k < sizeof texts / sizeof *texts; k++)
			load_cell(d, field_text(texts[k]));
		load_cell(d, field_key(r->use));
		load_cell(d, field_int((int64_t)r->loc.file + 1));
		load_cell(d, field_int(r->loc.line));
	}
}

static void ruling_claims_of(struct load *d, size_t ruling, const char *kind, struct refs claims)
{
	for (uint32_t i = 0; i < claims.n; i++) {
		load_cell(d, field_int((int64_t)ruling + 1));
		load_cell(d, field_word(kind));
		load_cell(d, field_key(claims.v[i].sym));
	}
}

static void ruling_claims(struct load *d)
{
	for (size_t i = 0; i < d->l->rulings.n; i++) {
		ruling_claims_of(d, i, "claims", d->l->rulings.v[i].claims);
		ruling_claims_of(d, i, "drop", d->l->rulings.v[i].drop);
	}
}

/* ---- problems -------------------------------------------------------------------------------------------------------- */

static void problems(struct load *d)
{
	static const char *const levels[] = {"info", "warning", "error"};

	for (size_t i = 0; i < d->l->diags->list.n; i++) {
		const struct diag *x = &d->l->diags->list.v[i];

		load_cell(d, field_word(diag_codes[x->code].id));
		load_cell(d, field_word(diag_codes[x->code].slug));
		load_cell(d, field_word(levels[x->level]));
		load_cell(d, field_must(x->message));
		load_cell(d, field_text(x->paste));
		load_cell(d, x->place[0].loc.file < d->l->files.n ? field_key(x->place[0].loc.file) : field_null());
		load_cell(d, field_int(x->place[0].loc.line));
		load_cell(d, field_int(x->place[0].loc.column));
	}
}

/* ---- meta ------------------------------------------------------------------------------------------------------------ */

static void meta_pair(struct load *d, const char *key, struct str value)
{
	load_cell(d, field_word(key));
	load_cell(d, field_must(value));
}

static void meta_number(struct load *d, const char *key, size_t n)
{
	meta_pair(d, key, arena_printf(d->arena, "%zu", n));
}

static void meta(struct load *d)
{
	meta_pair(d, "program", arena_printf(d->arena, "gainsay %s", d->o->version));
	meta_number(d, "layout", STORE_LAYOUT);
	meta_pair(d, "complete", d->l->complete ? STR("yes") : STR("no"));
	meta_pair(d, "search", d->o->search ? STR("yes") : STR("no"));
	if (d->l->story.n)
		meta_pair(d, "story", d->l->story);
	if (d->l->title.n)
		meta_pair(d, "title", d->l->title);
	if (d->c->date_used)
		meta_pair(d, "now", str_from(d->c->today));
	meta_number(d, "claims", d->l->claims.n);
	meta_number(d, "answers", d->c->answers.v.n);
	meta_number(d, "findings", d->c->findings.n);
	meta_number(d, "errors", diags_count(d->l->diags, DIAG_ERROR));
	meta_number(d, "warnings", diags_count(d->l->diags, DIAG_WARNING));
}

const struct table finding_tables[] = {
	{"meta", TABLE_PLAIN, "key TEXT NOT NULL UNIQUE, value TEXT NOT NULL", 2, meta, NULL, NULL},
	{"problem", TABLE_COUNTED,
		"code TEXT NOT NULL, slug TEXT NOT NULL, level TEXT NOT NULL, message TEXT NOT NULL, "
		"paste TEXT, file INTEGER REFERENCES file, line INTEGER NOT NULL, col INTEGER NOT NULL",
		8, problems, NULL, NULL},
	{"ruling", TABLE_COUNTED,
		"kind TEXT NOT NULL, question INTEGER REFERENCES question, ruling TEXT NOT NULL, why TEXT, "
		"who TEXT, date TEXT, until TEXT, seen TEXT, use INTEGER REFERENCES claim, file INTEGER NOT NULL REFERENCES file, "
		"line INTEGER NOT NULL",
		11, rulings, NULL, NULL},
	{"ruling_claim", TABLE_PLAIN,
		"ruling INTEGER NOT NULL REFERENCES ruling, kind TEXT NOT NULL, claim INTEGER NOT NULL REFERENCES claim",
		3, ruling_claims, NULL, NULL},
	{"finding", TABLE_COUNTED,
		"fingerprint TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, weight INTEGER NOT NULL, "
		"severity TEXT NOT NULL, question INTEGER NOT NULL REFERENCES question, asks TEXT NOT NULL, opposition TEXT, flags TEXT, "
		"cautions TEXT, era_from TEXT, era_to TEXT, state TEXT NOT NULL, ruling INTEGER REFERENCES ruling, message TEXT NOT NULL, "
		"settle TEXT, basis TEXT NOT NULL",
		17, NULL, n_findings, finding_row},
	{"finding_slot", TABLE_PLAIN,
		"finding INTEGER NOT NULL REFERENCES finding, part INTEGER NOT NULL, name TEXT NOT NULL, "
		"symbol INTEGER NOT NULL REFERENCES symbol",
		4, finding_slots, NULL, NULL},
	{"finding_test", TABLE_PLAIN,
		"finding INTEGER NOT NULL REFERENCES finding, number INTEGER NOT NULL, test TEXT NOT NULL, "
		"result TEXT NOT NULL, saw TEXT",
		5, finding_tests, NULL, NULL},
	{"camp", TABLE_COUNTED,
		"finding INTEGER NOT NULL REFERENCES finding, number INTEGER NOT NULL, value TEXT NOT NULL, "
		"strands INTEGER NOT NULL, set_aside INTEGER NOT NULL, doubtful INTEGER NOT NULL",
		6, NULL, n_camps, camp_row},
	{"member", TABLE_KEYED,
		"camp INTEGER NOT NULL REFERENCES camp, strand INTEGER NOT NULL, "
		"answer INTEGER NOT NULL REFERENCES answer, PRIMARY KEY (camp, strand, answer)",
		3, NULL, n_members, member_row},
};
const unsigned n_finding_tables = sizeof finding_tables / sizeof *finding_tables;
