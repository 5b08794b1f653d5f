/* What changed between two states of one article: a longest common row of equal blocks, the rest paired up. */
#include "cli/copies.h"

#include "report/safe.h"

enum { MOST_CELLS = 16000000 };

struct sheet {
	const struct article *x, *y;
	uint32_t *length; /* of the longest common row from (i, j) on */
	uint32_t wide;
};

static bool counts(const struct block *b)
{
	return b->kind != BLOCK_LINE;
}

static bool same(const struct sheet *s, uint32_t i, uint32_t j)
{
	return s->x->blocks[i].kind == s->y->blocks[j].kind && str_eq(s->x->blocks[i].text, s->y->blocks[j].text);
}

static void fill(struct sheet *s)
{
	for (uint32_t i = s->x->n_blocks; i-- > 0;) {
		for (uint32_t j = s->y->n_blocks; j-- > 0;) {
			uint32_t *to = &s->length[(size_t)i * s->wide + j], right = to[1], below = to[s->wide];

			*to = same(s, i, j) ? to[s->wide + 1] + 1 : right > below ? right : below;
		}
	}
}

static void put(struct buf *b, const char *what, struct str place, struct str text)
{
	if (place.n)
		buf_printf(b, "%-8s %-5.*s ", what, STR_ARG(place));
	else
		buf_printf(b, "%-8s %-5s ", what, "-");
	safe_add(b, text);
	buf_char(b, '\n');
}

static struct str next_word(struct str *s)
{
	struct str w = str_cut(*s, str_find(*s, ' '));

	*s = str_skip(*s, w.n + 1);
	return w;
}

static bool has_word(struct str s, struct str word)
{
	while (s.n) {
		if (str_eq(next_word(&s), word))
			return true;
	}
	return false;
}

/* Do the two share a third of their words, so that one may be the other edited? */
static bool alike(struct str x, struct str y)
{
	size_t words = 0, both = 0;

	x = str_cut(x, 2000);
	while (x.n) {
		struct str w = next_word(&x);

		words++;
		both += has_word(str_cut(y, 2000), w);
	}
	return both * 3 >= words;
}

/* Blocks I to I_END of the old and J to J_END of the new state stand between the same neighbours. */
static size_t replaced(struct buf *b, const struct sheet *s, uint32_t i, uint32_t i_end, uint32_t j, uint32_t j_end)
{
	size_t n = 0;

	for (; i < i_end || j < j_end; n++) {
		const struct block *was = i < i_end ? &s->x->blocks[i++] : NULL,
				   *is = j < j_end ? &s->y->blocks[j++] : NULL;

		if ((was && !counts(was) && !is) || (is && !counts(is) && !was)) {
			n--;
			continue;
		}
		if (was && is && !alike(was->text, is->text)) {
			put(b, "gone", was->place, was->text);
			is = NULL;
			was = NULL;
			j--;
		}
		if (was)
			put(b, is ? "was" : "gone", was->place, was->text);
		if (is)
			put(b, was ? "now is" : "new", is->place, is->text);
	}
	return n;
}

size_t copy_changes(struct buf *b, const struct article *before, const struct article *after)
{
	struct sheet s = {before, after, NULL, after->n_blocks + 1};
	size_t cells = ((size_t)before->n_blocks + 1) * s.wide, n = 0;
	uint32_t i = 0, j = 0;

	if (cells <= MOST_CELLS) {
		s.length = mem_resize(NULL, cells * sizeof *s.length);
		memset(s.length, 0, cells * sizeof *s.length);
		fill(&s);
	}
	while (i < before->n_blocks || j < after->n_blocks) {
		uint32_t i_end = i, j_end = j;

		while (i_end < before->n_blocks && j_end < after->n_blocks && !same(&s, i_end, j_end)) {
			const uint32_t *at = s.length ? &s.length[(size_t)i_end * s.wide + j_end] : NULL;

			if (at && at[s.wide] >= at[1])
				i_end++;
			else if (at)
				j_end++;
			else
				i_end++, j_end++;
		}
		if (i_end == before->n_blocks || j_end == after->n_blocks) {
			i_end = before->n_blocks;
			j_end = after->n_blocks;
		}
		n += replaced(b, &s, i, i_end, j, j_end);
		i = i_end + (i_end < before->n_blocks);
		j = j_end + (j_end < after->n_blocks);
	}
	free(s.length);
	return n;
}
