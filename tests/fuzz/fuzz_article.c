/* Fuzzing the readers of articles: the first byte says what the rest is taken for. Whatever was read is written as a
 * canonical copy and read again, and has to be the same: every block, its place, author, outlet and day. */
#include <stdlib.h>

#include "article/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool held)
{
	if (!held)
		abort();
}

static void same(const struct article *x, const struct article *y)
{
	expect(x->n_blocks == y->n_blocks && x->n_authors == y->n_authors);
	expect(str_eq(x->headline, y->headline) && str_eq(x->outlet, y->outlet) && str_eq(x->published, y->published));
	for (uint32_t i = 0; i < x->n_authors; i++)
		expect(str_eq(x->authors[i], y->authors[i]));
	for (uint32_t i = 0; i < x->n_blocks; i++) {
		const struct block *a = &x->blocks[i], *b = &y->blocks[i];

		expect(a->kind == b->kind && str_eq(a->place, b->place) && str_eq(a->text, b->text) && a->text.n > 0);
		expect(a->place.n == 0 || article_block(x, a->place) == a);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum article_kind kinds[] = {ARTICLE_ANY, ARTICLE_TEXT, ARTICLE_MARKDOWN, ARTICLE_HTML};
	struct article x, y;
	struct arena *a;
	struct err e;

	if (size == 0)
		return 0;
	a = arena_new();
	if (article_parse(a, (struct str){(const char *)data + 1, size - 1}, kinds[data[0] & 3], "input", &x, &e) ==
		0) {
		struct str copy = article_write(a, &x);

		expect(article_parse(a, copy, ARTICLE_ANY, "copy", &y, &e) == 0);
		same(&x, &y);
		expect(str_eq(copy, article_write(a, &y)));
	}
	arena_free(a);
	return 0;
}
