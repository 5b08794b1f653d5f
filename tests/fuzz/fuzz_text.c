/* Any bytes through the text functions: folding gives valid UTF-8, distances are
 * symmetric, and JSON strings stay on one line. */
#include <stdint.h>
#include <stdlib.h>

#include "json/writer.h"
#include "text/near.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void want(bool what)
{
	if (!what)
		abort();
}

static void json(struct str s)
{
	struct buf b = {0};
	struct json j = json_begin(&b);

	json_str(&j, s);
	want(utf8_valid(buf_str(&b)) == b.n);
	want(str_find(buf_str(&b), '\n') == b.n);
	buf_free(&b);
}

static void near(struct str s)
{
	struct str a = str_cut(s, 20), b = str_skip(s, 20);

	if (utf8_valid(a) != a.n || utf8_valid(b) != b.n)
		return;
	want(near_distance(a, b, 3) == near_distance(b, a, 3));
	want(near_distance(a, a, 0) == 0);
}

static void fold(struct str s)
{
	struct arena *a = arena_new();
	struct str once = text_fold(a, s), words = text_fold_words(a, s);

	want(utf8_valid(once) == once.n);
	want(utf8_valid(words) == words.n);
	want(utf8_count(s) <= s.n);
	utf8_cells(s);
	text_has_capital(s);
	text_is_caseless(s);
	arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str s = {(const char *)data, n};

	json(s);
	near(s);
	if (utf8_valid(s) == s.n)
		fold(s);
	else
		fold(str_cut(s, utf8_valid(s)));
	return 0;
}
