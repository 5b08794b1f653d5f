/* Clock times of the other half of the day: `crossing: 2:20` is twenty past two at night, and the paragraph prints "2:20
 * p.m.". Told only where the paragraph prints the same hour and minute with its a.m. or p.m., and nowhere as typed. */
#include "evidence/tell.h"

#include "value/value.h"

enum { HALF_DAY = 720, DAY_MINUTES = 1440 };

/* A clock time as printed or typed: "2:20", "2.20pm", "9 a.m.". */
struct clock {
	int minute;         /* of the day; without a half as it stands */
	bool half;          /* a.m. or p.m. stands behind it */
	size_t at, end;
};

static bool is_digit(struct str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static char small(struct str s, size_t i)
{
	char c = i < s.n ? s.p[i] : 0;

	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool is_letter(struct str s, size_t i)
{
	return small(s, i) >= 'a' && small(s, i) <= 'z';
}

/* Bytes of "a.m.", "pm", " p.m." at AT; 0: none. HALF gets 'a' or 'p'. */
static size_t half_at(struct str s, size_t at, char *half)
{
	size_t i = at;

	while (i < s.n && s.p[i] == ' ')
		i++;
	if (str_starts(str_skip(s, i), "\xC2\xA0"))
		i += 2;
	*half = small(s, i);
	if ((*half != 'a' && *half != 'p') || i > at + 2)
		return 0;
	i += small(s, i + 1) == '.' ? 2 : 1;
	if (small(s, i) != 'm' || is_letter(s, i + 1))
		return 0;
	return i + 1 - at + (small(s, i + 1) == '.');
}

/* The time that begins at AT. Without minutes it needs a half. */
static bool clock_at(struct str s, size_t at, struct clock *out)
{
	size_t i = at, digits = 0;
	int hour = 0, minute = 0;
	bool minutes;
	char half = 0;

	for (; is_digit(s, i) && digits < 3; i++, digits++)
		hour = hour * 10 + (s.p[i] - '0');
	if (digits == 0 || digits > 2 || hour > 23)
		return false;
	minutes = i < s.n && (s.p[i] == ':' || s.p[i] == '.') && is_digit(s, i + 1) && is_digit(s, i + 2) &&
		!is_digit(s, i + 3);
	if (minutes) {
		minute = (s.p[i + 1] - '0') * 10 + (s.p[i + 2] - '0');
		i += 3;
	}
	*out = (struct clock){.at = at, .end = i + half_at(s, i, &half)};
	out->half = out->end > i && hour >= 1 && hour <= 12;
	if (minute > 59 || (!minutes && !out->half))
		return false;
	if (out->half)
		hour = hour % 12 + (half == 'p' ? 12 : 0);
	out->minute = hour * 60 + minute;
	return true;
}

static bool next_clock(struct str s, size_t *at, struct clock *out)
{
	for (; *at < s.n; (*at)++) {
		if (!is_digit(s, *at) || (*at > 0 && (is_digit(s, *at - 1) || s.p[*at - 1] == ':' || s.p[*at - 1] == '.')))
			continue;
		if (!clock_at(s, *at, out))
			continue;
		*at = out->end;
		return true;
	}
	return false;
}

/* The paragraph prints T's hour and minute in the other half of the day, and nothing that could be T. */
static bool other_half(struct str text, int t, struct clock *found)
{
	struct clock x;
	bool other = false;

	for (size_t at = 0; next_clock(text, &at, &x);) {
		if (x.minute == t || (!x.half && x.minute % HALF_DAY == t % HALF_DAY))
			return false;
		if (!other && x.half && x.minute == (t + HALF_DAY) % DAY_MINUTES) {
			other = true;
			*found = x;
		}
	}
	return other;
}

static void check_answer(const struct evidence *e, const struct typed *t, uint32_t copy, uint32_t block)
{
	const struct copy *c = &e->copies.v.v[copy];
	struct str text = c->article.blocks[block].text;
	struct clock typed, printed;

	if (str_find(t->text, 'Z') < t->text.n || str_find(t->text, '+') < t->text.n)
		return; /* of another place's clock */
	for (size_t at = 0; next_clock(t->text, &at, &typed);) {
		struct diag *d;
		struct str print;
		int right = (typed.minute + HALF_DAY) % DAY_MINUTES;

		if (typed.half || !other_half(text, typed.minute, &printed))
			continue;
		print = (struct str){text.p + printed.at, printed.end - printed.at};
		d = diag_add(e->l->diags, DIAG_CLOCK_HALF, t->loc,
			"%.*s prints “%.*s”, which is written %02d:%02d; %.*s is twelve hours off",
			STR_ARG(c->article.blocks[block].place), STR_ARG(print), right / 60, right % 60,
			(int)(typed.end - typed.at), t->text.p + typed.at);
		if (typed.end - typed.at == t->text.n)
			diag_paste(e->l->diags, d, "%.*s: %02d:%02d",
				STR_ARG(symbol_id(e->l, e->l->questions.v[t->question].sym)), right / 60, right % 60);
		if (d)
			diag_second(d, copy_loc(&e->copies, c, block, print), "printed");
		return;
	}
}

void clocks_tell(const struct evidence *e)
{
	for (size_t i = 0; i < e->anchors.v.n; i++) {
		const struct anchor *a = &e->anchors.v.v[i];
		const struct claim *claim = &e->l->claims.v[a->claim];

		if (a->key != ANCHOR_PLACE || a->state != ANCHOR_FOUND || e->anchors.off[a->claim] || claim->as == AS_INFERRED)
			continue;
		for (uint32_t k = 0; k < claim->n_typed; k++) {
			const struct typed *t = &e->l->typed.v[claim->first_typed + k];

			if (t->value->type == VALUE_DATE && t->value->non_answer == NON_NONE)
				check_answer(e, t, e->copies.of[claim->source], a->block);
		}
	}
}
