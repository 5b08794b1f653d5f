/* A finding in one line for readers: its question and slots by their ids, its answers by their names. */
#include "compare/message.h"

static void write_count(struct buf *b, uint32_t n)
{
	buf_printf(b, "%u strand%s", n, n == 1 ? "" : "s");
}

enum { MOST_CREDITED = 8 }; /* claims of a side whose speakers its line names */

static void say_yes_no(struct buf *b, const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_camps; i++) {
		buf_puts(b, i ? ", " : "");
		if (f->camps[i].set_aside)
			buf_printf(b, "set aside: %.*s", STR_ARG(f->camps[i].value));
		else
			buf_printf(b, "%s by ", str_starts(f->camps[i].value, "yes") ? "affirmed" : "denied");
		if (!f->camps[i].set_aside)
			write_count(b, f->camps[i].n_strands);
	}
}

static bool credited_before(struct context *c, const struct camp *camp, uint32_t k)
{
	const struct answer *a = &c->a[camp->answers[k]];

	for (uint32_t i = 0; i < k; i++) {
		const struct answer *b = &c->a[camp->answers[i]];

		if (b->n_speakers == a->n_speakers && b->speakers[0].key == a->speakers[0].key)
			return true;
	}
	return false;
}

/* " by mill": whom the side credits; " in own voice" where it credits nobody. */
static void say_credited(struct context *c, struct buf *b, const struct camp *camp)
{
	uint32_t most = camp->n < MOST_CREDITED ? camp->n : MOST_CREDITED, named = 0;

	for (uint32_t k = 0; k < most; k++) {
		const struct answer *a = &c->a[camp->answers[k]];

		if (a->speakers[0].kind == SPEAKER_OWN || credited_before(c, camp, k))
			continue;
		buf_puts(b, named++ ? ", " : " by ");
		for (uint8_t i = 0; i < a->n_speakers; i++) {
			buf_puts(b, i ? "+" : "");
			buf_add(b, symbol_name(c->l, a->speakers[i].sym));
		}
	}
	buf_puts(b, named ? "" : " in own voice");
}

/* " of roads", " to met": the part, or the other question, that the side is about. */
static void say_narrower(struct context *c, struct buf *b, const struct finding *f, const struct camp *camp)
{
	const struct answer *a = &c->a[camp->answers[0]];
	const struct question *q = question_of(c, a);
	uint32_t asked = a->from != NONE ? a->from : a->question;

	if (asked != f->question) {
		buf_puts(b, " to ");
		buf_add(b, symbol_id(c->l, c->l->questions.v[asked].sym));
		return;
	}
	for (uint32_t i = 0, said = 0; a->from == NONE && f->n_slots_other && f->slots && i < q->n_slots; i++) {
		if (a->slots[i] == f->slots[i] || a->slots[i] == NONE)
			continue;
		buf_puts(b, said++ ? ", " : " of ");
		buf_add(b, symbol_id(c->l, a->slots[i]));
	}
}

/* Length of what is one word of a list: up to a comma, or to a bracket. */
static size_t member_length(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] != ',' && s.p[n] != '[' && s.p[n] != ']')
		n++;
	return n;
}

/* "[groves, not mill]" with the names of those who have one: ids are for typing. */
static void say_names(const struct context *c, struct buf *b, struct str canon)
{
	while (canon.n) {
		size_t n = member_length(canon);
		struct str word = str_trim(str_cut(canon, n)), lead = str_cut(canon, (size_t)(word.p - canon.p));
		uint32_t sym;
		bool named;

		buf_add(b, lead);
		if (str_starts(word, "not ")) {
			buf_puts(b, "not ");
			word = str_skip(word, 4);
		}
		sym = str_map_get(&c->l->ids, word);
		named = sym != MAP_NONE && (entity_of(c->l, sym) || source_of(c->l, sym));
		buf_add(b, named ? symbol_name(c->l, sym) : word);
		if (n < canon.n)
			buf_char(b, canon.p[n++]);
		canon = str_skip(canon, n);
	}
}

/* Who did not comment is a list: nothing is counted in it. */
static void say_values(struct context *c, struct buf *b, const struct finding *f, const char *between)
{
	for (uint32_t i = 0; i < f->n_camps; i++) {
		buf_puts(b, i ? between : "");
		if (c->l->questions.v[f->question].type == VALUE_NUMBER)
			number_group(b, f->camps[i].value);
		else
			say_names(c, b, f->camps[i].value);
		if (f->kind == FIND_ATTRIBUTION_CONFLICT && f->camps[i].n)
			say_credited(c, b, &f->camps[i]);
		if (f->kind == FIND_PARTIAL && f->camps[i].n)
			say_narrower(c, b, f, &f->camps[i]);
		if (f->kind == FIND_NO_COMMENT)
			continue;
		buf_puts(b, " (");
		if (f->camps[i].set_aside)
			buf_puts(b, "set aside");
		else
			write_count(b, f->camps[i].n_strands);
		buf_char(b, ')');
	}
}

/* Not so of replies to a question of yes or no. */
static bool says_yes_or_no(const struct finding *f)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		if (!str_starts(f->camps[i].value, "yes") && !str_is(f->camps[i].value, "no"))
			return false;
	return true;
}

void finding_message(struct context *c, struct buf *b, const struct finding *f)
{
	const struct question *q = &c->l->questions.v[f->question];

	buf_add(b, symbol_id(c->l, q->sym));
	for (uint32_t i = 0; f->slots && i < q->n_slots; i++) {
		buf_puts(b, i ? " → " : " (");
		buf_add(b, symbol_id(c->l, f->slots[i]));
	}
	buf_puts(b, f->slots && q->n_slots ? ")" : "");
	if (f->timed && f->era_lo != INT32_MIN) {
		buf_puts(b, ", ");
		finding_era(c, b, f, f->era_lo);
		if (f->era_hi != f->era_lo && f->era_hi != INT32_MAX) {
			buf_puts(b, "..");
			finding_era(c, b, f, f->era_hi);
		}
	}
	buf_puts(b, ": ");
	if (q->type == VALUE_YESNO && (f->kind == FIND_DENIAL || f->kind == FIND_CONTRADICTION || f->kind == FIND_MISMATCH) &&
		!f->class_only && says_yes_or_no(f))
		say_yes_no(b, f);
	else
		say_values(c, b, f, f->kind == FIND_CHANGE ? " → " : " | ");
}
