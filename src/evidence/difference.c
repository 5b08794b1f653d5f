/* Two texts side by side, with what only one of them has marked: the longest sequence of words both have. */
#include "base/buf.h"
#include "evidence/fragments.h"
#include "text/utf8.h"

enum { WORDS_MOST = 400, STARTS_SHOWN = 8 /* words in which both begin, or end, otherwise */, LEAD = 40 /* bytes shown in front of the first mark */ };

/* Which words of two rows stand in both, in order. */
static void shared_words(const struct tokens *a, const struct tokens *b, bool *in_a, bool *in_b)
{
	size_t n = a->v.n, m = b->v.n;
	uint16_t *best = mem_resize(NULL, (n + 1) * (m + 1) * sizeof *best);

	memset(best, 0, (n + 1) * (m + 1) * sizeof *best);
	for (size_t i = n; i-- > 0;)
		for (size_t k = m; k-- > 0;) {
			uint16_t down = best[(i + 1) * (m + 1) + k], right = best[i * (m + 1) + k + 1];
			uint16_t both = (uint16_t)(best[(i + 1) * (m + 1) + k + 1] + 1);

			best[i * (m + 1) + k] = a->v.v[i].hash == b->v.v[k].hash ? both : down > right ? down : right;
		}
	for (size_t i = 0, k = 0; i < n && k < m;) {
		if (a->v.v[i].hash == b->v.v[k].hash)
			in_a[i++] = in_b[k++] = true;
		else if (best[(i + 1) * (m + 1) + k] >= best[i * (m + 1) + k + 1])
			i++;
		else
			k++;
	}
	free(best);
}

/* Words from..to of T are to be marked unless SHARED; KEEP: those outside FROM..TO are left out. */
static struct str marked(struct arena *arena, struct str text, const struct tokens *t, const bool *shared, size_t from, size_t to)
{
	struct buf b = {0};
	struct str out;
	size_t at = from < t->v.n && from > 0 ? t->v.v[from].at : 0;
	size_t end = to < t->v.n && to > 0 ? t->v.v[to - 1].at + t->v.v[to - 1].n : text.n;

	if (at > 0)
		buf_puts(&b, "… ");
	for (size_t i = from; i < to; i++) {
		size_t word_end = t->v.v[i].at + t->v.v[i].n;
		bool opens = !shared[i] && (i == from || shared[i - 1]), closes = !shared[i] && (i + 1 == to || shared[i + 1]);

		buf_add(&b, (struct str){text.p + at, t->v.v[i].at - at});
		buf_puts(&b, opens ? "‹" : "");
		buf_add(&b, (struct str){text.p + t->v.v[i].at, t->v.v[i].n});
		buf_puts(&b, closes ? "›" : "");
		at = word_end;
	}
	if (end > at)
		buf_add(&b, (struct str){text.p + at, end - at});
	if (end < text.n)
		buf_puts(&b, " …");
	out = buf_keep(&b, arena);
	buf_free(&b);
	return out;
}

/* The first and the end of the last shared word. */
static void shared_range(const bool *shared, size_t n, size_t *from, size_t *to)
{
	for (*from = 0; *from < n && !shared[*from]; (*from)++)
		;
	for (*to = n; *to > *from && !shared[*to - 1]; (*to)--)
		;
}

/* Excerpts begin and stop where they like: where only one goes on, or one for long, it is not marked, and left out. */
static void common_part(const bool *in_a, size_t n, const bool *in_b, size_t m, bool only_a, size_t *range)
{
	size_t from_a, to_a, from_b, to_b;

	shared_range(in_a, n, &from_a, &to_a);
	shared_range(in_b, m, &from_b, &to_b);
	if (from_b == 0 || (!only_a && (from_a == 0 || from_a > STARTS_SHOWN || from_b > STARTS_SHOWN))) {
		range[0] = from_a;
		range[2] = from_b;
	}
	if (to_b == m || (!only_a && (to_a == n || n - to_a > STARTS_SHOWN || m - to_b > STARTS_SHOWN))) {
		range[1] = to_a;
		range[3] = to_b;
	}
}

void mark_difference(struct arena *arena, struct str x, struct str y, enum mark_ends ends, struct str *x_out, struct str *y_out)
{
	struct tokens a = {0}, b = {0};
	size_t range[4] = {0};

	*x_out = x;
	*y_out = y;
	tokens_add(&a, arena, x);
	tokens_add(&b, arena, y);
	if (a.v.n && b.v.n && a.v.n <= WORDS_MOST && b.v.n <= WORDS_MOST) {
		bool *in_a = ARENA_ARRAY(arena, bool, a.v.n), *in_b = ARENA_ARRAY(arena, bool, b.v.n);

		range[1] = a.v.n;
		range[3] = b.v.n;
		shared_words(&a, &b, in_a, in_b);
		if (ends != ENDS_MARKED)
			common_part(in_a, a.v.n, in_b, b.v.n, ends == ENDS_OF_X_LEFT_OUT, range);
		*x_out = marked(arena, x, &a, in_a, range[0], range[1]);
		*y_out = marked(arena, y, &b, in_b, range[2], range[3]);
	}
	vec_free(&a.v);
	vec_free(&b.v);
}

struct str shorten(struct arena *a, struct str text, size_t n)
{
	size_t at = 0, blank = 0, i;

	for (i = 0; i < n && at < text.n; i++) {
		if (text.p[at] == ' ')
			blank = at;
		utf8_next(text, &at);
	}
	if (at >= text.n)
		return text;
	return arena_printf(a, "%.*s …", (int)(blank ? blank : at), text.p);
}

struct str shorten_to_mark(struct arena *a, struct str text, size_t n)
{
	size_t mark = 0, from = 0;

	while (mark + 3 <= text.n && memcmp(text.p + mark, "‹", 3) != 0)
		mark++;
	if (mark + 3 > text.n || utf8_count(str_cut(text, mark)) + LEAD < n)
		return shorten(a, text, n);
	for (size_t i = mark - LEAD; i > 0 && from == 0; i--)
		if (text.p[i - 1] == ' ')
			from = i;
	return arena_printf(a, "… %.*s", STR_ARG(shorten(a, str_skip(text, from), n)));
}
