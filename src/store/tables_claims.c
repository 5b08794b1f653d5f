/* Tables of claims and answers: the big ones, each row made when it is asked for. */
#include "compare/context.h"

#include "base/fetch.h"
#include "normalize/normalize.h"
#include "store/load.h"

static struct field minute(num m)
{
	return m <= SPAN_FROM_EVER || m >= SPAN_FOR_EVER ? field_null() : field_int((int64_t)m);
}

/* ---- whose word ------------------------------------------------------------------------------------------------------ */

static size_t n_chains(const struct load *d)
{
	return d->l->chains.n;
}

/* The speakers of the chain's last link, and who passed their word on. */
static void chain_row(struct load *d, size_t i, struct field *v)
{
	const struct chain *chain = &d->l->chains.v[i];

	v[0] = field_text(chain->text);
	if (chain->n)
		d->o->words->names(&d->b, d->l, chain->link[chain->n - 1].who);
	v[1] = field_text(load_kept(d));
	for (uint32_t k = chain->n > 1 ? chain->n - 1 : 0; k-- > 0;) {
		if (d->b.n)
			buf_puts(&d->b, ", ");
		d->o->words->names(&d->b, d->l, chain->link[k].who);
	}
	v[2] = field_text(load_kept(d));
}

static void chain_links(struct load *d)
{
	for (size_t i = 0; i < d->l->chains.n; i++) {
		const struct chain *chain = &d->l->chains.v[i];

		for (uint32_t k = 0; k < chain->n; k++) {
			for (uint32_t m = 0; m < chain->link[k].who.n; m++) {
				load_cell(d, field_int((int64_t)i + 1));
				load_cell(d, field_int(k + 1));
				load_cell(d, field_key(chain->link[k].who.v[m].sym));
				load_cell(d, field_int(chain->link[k].who.v[m].perhaps));
			}
		}
	}
}

static size_t n_said_by(const struct load *d)
{
	return d->said_first.n;
}

static const struct answer *bearer(const struct load *d, size_t said_by)
{
	return &d->c->answers.v.v[d->said_first.v[said_by]];
}

static uint32_t really(const struct speaker *s)
{
	return s->kind == SPEAKER_OWN ? s->sym : s->key;
}

static void said_by_row(struct load *d, size_t i, struct field *v)
{
	const struct answer *a = bearer(d, i);

	for (uint8_t k = 0; k < a->n_speakers; k++) {
		buf_puts(&d->b, k == 0 ? "" : k + 1 == a->n_speakers ? " and " : ", ");
		buf_puts(&d->b, a->speakers[k].doubt ? "perhaps " : "");
		d->o->words->name(&d->b, d->l, really(&a->speakers[k]));
	}
	v[0] = field_must(load_kept(d));
}

static void speakers(struct load *d)
{
	static const char *const kinds[] = {"named", "voice", "document", "own"};

	for (size_t i = 0; i < d->said_first.n; i++) {
		const struct answer *a = bearer(d, i);

		for (uint8_t k = 0; k < a->n_speakers; k++) {
			load_cell(d, field_int((int64_t)i + 1));
			load_cell(d, field_key(a->speakers[k].sym));
			load_cell(d, field_key(really(&a->speakers[k])));
			load_cell(d, field_word(kinds[a->speakers[k].kind]));
			load_cell(d, field_int(a->speakers[k].doubt));
		}
	}
}

/* ---- claims ---------------------------------------------------------------------------------------------------------- */

static size_t n_claims(const struct load *d)
{
	return d->l->claims.n;
}

/* Several fragments as one text; one as it is. */
static struct str joined(struct load *d, const struct str *v, uint32_t n)
{
	if (n == 1)
		return v[0];
	for (uint32_t i = 0; i < n; i++) {
		buf_puts(&d->b, i ? " … " : "");
		buf_add(&d->b, v[i]);
	}
	return n ? load_kept(d) : STR("");
}

/* Cells of the claim's notes, in the order of enum note_key. Notes come by claim, as claims do. */
static void note_cells(struct load *d, size_t claim, struct field *v)
{
	const struct claim_note *note = d->l->notes.v;
	size_t words = 0;

	for (unsigned k = NOTE_WORDS; k <= NOTE_NOTE; k++)
		v[k] = field_null();
	if (claim == 0)
		d->note_at = 0;
	for (; d->note_at < d->l->notes.n && note[d->note_at].claim <= claim; d->note_at++) {
		const struct claim_note *n = &note[d->note_at];

		if (n->key == NOTE_WORDS && words++)
			v[NOTE_WORDS].text = joined(d, (struct str[]){v[NOTE_WORDS].text, note_text(n)}, 2);
		else
			v[n->key] = field_text(note_text(n));
	}
}

/* The order of reading inside its source. */
static int64_t reading(const struct load *d, size_t claim)
{
	return (int64_t)claim_key(&d->l->claims.v[claim], 0);
}

static void when_cells(const struct claim *claim, struct field *v)
{
	struct span hull = claim->when.n ? spans_hull(claim->when) : (struct span){SPAN_FROM_EVER, SPAN_FOR_EVER};

	v[0] = minute(hull.lo);
	v[1] = minute(hull.hi);
	v[2] = claim->when.n ? field_int(claim->during) : field_null();
}

static struct field order_field(uint8_t order)
{
	return order == ORDER_NONE ? field_null() : field_word(order == ORDER_FIRST ? "first" : "later");
}

static void claim_row(struct load *d, size_t i, struct field *v)
{
	const struct claim *claim = &d->l->claims.v[i];

	v[0] = field_must(claim->at);
	v[1] = field_key(d->l->sources.v[claim->source].sym);
	v[2] = field_int(reading(d, i));
	v[3] = field_int((int64_t)claim->chain + 1);
	v[4] = field_int(d->own_chain[claim->chain] && d->o->words->own_voice(d->l, claim));
	v[5] = field_word(claim_as_word((enum claim_as)claim->as));
	v[6] = order_field(claim->order);
	when_cells(claim, v + 7);
	v[10] = field_int(claim->draft);
	v[11] = field_text(joined(d, claim->quotes.v, claim->quotes.n));
	note_cells(d, i, v + 12);
	v[18] = field_int((int64_t)claim->loc.file + 1);
	v[19] = field_int(claim->loc.line);
}

static void target_cells(struct load *d, size_t claim, const char *kind, const struct target *t)
{
	load_cell(d, field_int((int64_t)claim + 1));
	load_cell(d, field_word(kind));
	load_cell(d, t->kind == TARGET_CLAIM ? field_key(t->index) : field_null());
	load_cell(d, t->kind == TARGET_SYMBOL ? field_key(t->index) : field_null());
	load_cell(d, t->question == NONE || t->kind != TARGET_CLAIM ? field_null()
								    : field_key(d->l->questions.v[t->question].sym));
}

static void targets(struct load *d)
{
	for (size_t i = 0; i < d->l->claims.n; i++) {
		const struct claim *c = &d->l->claims.v[i];

		for (uint32_t k = 0; k < c->n_denies; k++)
			target_cells(d, i, "denies", &d->l->targets.v[c->first_denies + k]);
		for (uint32_t k = 0; k < c->n_corrects; k++)
			target_cells(d, i, "corrects", &d->l->targets.v[c->first_corrects + k]);
	}
}

/* ---- groups ---------------------------------------------------------------------------------------------------------- */

static size_t n_groups(const struct load *d)
{
	return d->c->groups.v.n;
}

/* "who: isr-gov, whom: us-admin". */
static struct str about(struct load *d, const struct question *q, const uint32_t *slots)
{
	for (uint32_t i = 0; slots && i < q->n_slots; i++) {
		if (slots[i] == NONE)
			continue;
		buf_puts(&d->b, d->b.n ? ", " : "");
		buf_add(&d->b, q->slots[i].name);
		buf_puts(&d->b, ": ");
		buf_add(&d->b, symbol_id(d->l, slots[i]));
	}
	return load_kept(d);
}

static void group_row(struct load *d, size_t i, struct field *v)
{
	const struct group *g = &d->c->groups.v.v[i];
	const struct question *q = &d->l->questions.v[g->question];

	v[0] = field_key(q->sym);
	v[1] = field_text(about(d, q, g->slots));
	d->o->words->question(&d->b, d->l, g->question, g->slots);
	v[2] = field_must(load_kept(d));
	v[3] = field_int((int64_t)g->first + 1);
	v[4] = field_int((int64_t)g->first + g->n);
}

static void group_slots(struct load *d)
{
	for (size_t i = 0; i < d->c->groups.v.n; i++) {
		const struct group *g = &d->c->groups.v.v[i];
		const struct question *q = &d->l->questions.v[g->question];

		for (uint32_t k = 0; g->slots && k < q->n_slots; k++) {
			if (g->slots[k] == NONE)
				continue;
			load_cell(d, field_int((int64_t)i + 1));
			load_cell(d, field_must(q->slots[k].name));
			load_cell(d, field_key(g->slots[k]));
		}
	}
}

enum { AHEAD = 8 };

/* ---- answers --------------------------------------------------------------------------------------------------------- */

static size_t n_answers(const struct load *d)
{
	return d->c->answers.v.n;
}

static struct field day_field(int32_t day, int last)
{
	return day == INT32_MIN || day == INT32_MAX ? field_null() : field_int(((int64_t)day + last) * 1440 - last);
}

/* Its window. Where the question knows no time, the view takes what was typed from the claim. */
static void about_cells(const struct load *d, const struct answer *a, struct field *v)
{
	enum time_unit unit = window_unit(&d->l->questions.v[a->question]);

	if (a->window.kind == WINDOW_NONE) {
		v[0] = v[1] = field_null();
		return;
	}
	v[0] = minute(time_unit_span(unit, a->window.lo).lo);
	v[1] = minute(time_unit_span(unit, a->window.hi).hi);
}

/* What became of it; NULL: it was compared. */
static struct field left_field(const struct load *d, size_t answer)
{
	static const char *const words[] = {
		NULL, "no answer", "dropped by a ruling", "set aside", "inferred", "draft", "other reply"};
	uint8_t left = d->c->state ? d->c->state[answer].left : LEFT_NOT;

	if (left == LEFT_NOT && d->c->state && d->c->state[answer].turned)
		return field_word("taken back");
	return words[left] ? field_word(words[left]) : field_null();
}

/* Answers stand by group, their texts by line: what a row some way on needs is fetched meanwhile. */
FETCHING void fetch_ahead(const struct load *d, size_t i)
{
	const struct answer *a = &d->c->answers.v.v[i];

	if (i + 2 * AHEAD >= d->c->answers.v.n)
		return;
	__builtin_prefetch(&d->l->typed.v[a[2 * AHEAD].typed]);
	__builtin_prefetch(d->l->typed.v[a[AHEAD].typed].text.p);
	__builtin_prefetch(a[AHEAD].value);
}

static void answer_row(struct load *d, size_t i, struct field *v)
{
	const struct answer *a = &d->c->answers.v.v[i];
	const struct typed *typed = &d->l->typed.v[a->typed];

	fetch_ahead(d, i);
	v[0] = field_int((int64_t)a->claim + 1);
	v[1] = field_int((int64_t)a->group + 1);
	v[2] = field_must(typed->text);
	v[3] = field_must(a->value->canon);
	v[4] = field_word(class_word((enum answer_class)a->class));
	v[5] = field_int((int64_t)d->said_by_of[i] + 1);
	v[6] = a->from == NONE ? field_null() : field_key(d->l->questions.v[a->from].sym);
	v[7] = day_field(a->day_lo, 0);
	v[8] = day_field(a->day_hi, 1);
	about_cells(d, a, v + 9);
	v[11] = field_int(a->doubtful);
	v[12] = left_field(d, i);
	v[13] = field_int(typed->loc.line);
}

static void claim_answer_row(struct load *d, size_t i, struct field *v)
{
	v[0] = field_int((int64_t)d->claim_answers[i].claim + 1);
	v[1] = field_int((int64_t)d->claim_answers[i].answer + 1);
}

const struct table claim_tables[] = {
	{"chain", TABLE_COUNTED, "text TEXT, speaker TEXT, via TEXT", 3, NULL, n_chains, chain_row},
	{"chain_link", TABLE_PLAIN,
		"chain INTEGER NOT NULL REFERENCES chain, number INTEGER NOT NULL, symbol INTEGER NOT NULL REFERENCES symbol, "
		"perhaps INTEGER NOT NULL",
		4, chain_links, NULL, NULL},
	{"said_by", TABLE_COUNTED, "text TEXT NOT NULL", 1, NULL, n_said_by, said_by_row},
	{"speaker", TABLE_PLAIN,
		"said_by INTEGER NOT NULL REFERENCES said_by, symbol INTEGER NOT NULL REFERENCES symbol, "
		"really INTEGER NOT NULL REFERENCES symbol, kind TEXT NOT NULL, perhaps INTEGER NOT NULL",
		5, speakers, NULL, NULL},
	{"claim", TABLE_COUNTED,
		"at TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source, reading INTEGER NOT NULL, "
		"chain INTEGER NOT NULL REFERENCES chain, own INTEGER NOT NULL, meant TEXT NOT NULL, told TEXT, when_from INTEGER, "
		"when_to INTEGER, during INTEGER, draft INTEGER NOT NULL, quote TEXT, words TEXT, status TEXT, checked_by TEXT, "
		"checked_on TEXT, proof TEXT, note TEXT, file INTEGER NOT NULL REFERENCES file, line INTEGER NOT NULL",
		20, NULL, n_claims, claim_row},
	{"target", TABLE_PLAIN,
		"claim INTEGER NOT NULL REFERENCES claim, kind TEXT NOT NULL, other INTEGER REFERENCES claim, "
		"symbol INTEGER REFERENCES symbol, question INTEGER REFERENCES question",
		5, targets, NULL, NULL},
	{"answer_group", TABLE_COUNTED,
		"question INTEGER NOT NULL REFERENCES question, about TEXT, asks TEXT NOT NULL, "
		"first_answer INTEGER NOT NULL REFERENCES answer, last_answer INTEGER NOT NULL REFERENCES answer",
		5, NULL, n_groups, group_row},
	{"group_slot", TABLE_PLAIN,
		"answer_group INTEGER NOT NULL REFERENCES answer_group, name TEXT NOT NULL, "
		"symbol INTEGER NOT NULL REFERENCES symbol",
		3, group_slots, NULL, NULL},
	{"answer", TABLE_COUNTED,
		"claim INTEGER NOT NULL REFERENCES claim, "
		"answer_group INTEGER NOT NULL REFERENCES answer_group, typed TEXT NOT NULL, value TEXT NOT NULL, class TEXT NOT NULL, "
		"said_by INTEGER NOT NULL REFERENCES said_by, follows_from INTEGER REFERENCES question, said_from INTEGER, "
		"said_to INTEGER, about_from INTEGER, about_to INTEGER, doubtful INTEGER NOT NULL, left_out TEXT, line INTEGER NOT NULL",
		14, NULL, n_answers, answer_row},
	{"claim_answer", TABLE_KEYED,
		"claim INTEGER NOT NULL REFERENCES claim, answer INTEGER NOT NULL REFERENCES answer, "
		"PRIMARY KEY (claim, answer)",
		2, NULL, n_answers, claim_answer_row},
};
const unsigned n_claim_tables = sizeof claim_tables / sizeof *claim_tables;
