/* What the tests of reading share: the attributions of a made-up sentence as one line of text. */
#ifndef UNIT_READING_H
#define UNIT_READING_H

#include "drafter.h"

#include "draft/attribution.h"

static struct reading *read_text(const char *text)
{
	return reading_new(arena, str_from(text), drafter.lexicon, &drafter.weights);
}

static void put(struct buf *b, const struct reading *r, struct place p)
{
	buf_add(b, (struct str){r->text.p + p.at, p.end - p.at});
}

/* "source | cue | content [+ content]", one attribution after the other, apart by " ; ". */
static struct str shown(const char *text)
{
	struct reading *r = read_text(text);
	attribution_list list = {0};
	struct buf b = {0};

	attributions_find(r, drafter.lexicon, &list);
	for (size_t i = 0; i < list.n; i++) {
		buf_puts(&b, i ? " ; " : "");
		put(&b, r, list.v[i].source);
		buf_puts(&b, " | ");
		put(&b, r, list.v[i].cue);
		for (unsigned k = 0; k < list.v[i].n_content; k++) {
			buf_puts(&b, k ? " + " : " | ");
			put(&b, r, list.v[i].content[k]);
		}
	}
	vec_free(&list);
	reading_free(r);
	return keep_text(&b, arena);
}

/* Every text begins with a headline line, so that the sentence is none. */
struct row {
	const char *text, *want;
};

static void check_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str text = arena_printf(arena, "Harbour news\n\n%s", rows[i].text);

		assert_str(shown(text.p), rows[i].want);
	}
}

#endif
