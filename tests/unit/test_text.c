/* UTF-8, folding, nearest words. */
#include "unit.h"

#include "text/near.h"
#include "text/utf8.h"

static void valid_length(void **state)
{
	static const struct {
		struct str s;
		size_t valid;
	} rows[] = {
		{{"", 0}, 0},
		{{"plain ASCII, long enough", 24}, 24},
		{{"caf\xc3\xa9", 5}, 5},
		{{"12345678\xe2\x80\x94 12345678 \xf0\x9f\x98\x80", 25}, 25},
		{{"ab\x80", 3}, 2},
		{{"ab\xc3", 3}, 2},
		{{"\xc0\xaf", 2}, 0},             /* overlong */
		{{"\xe0\x80\xaf", 3}, 0},         /* overlong */
		{{"\xed\xa0\x80", 3}, 0},         /* surrogate */
		{{"\xf4\x90\x80\x80", 4}, 0},     /* past U+10FFFF */
		{{"\xf0\x9f\x98", 3}, 0},         /* cut */
		{{"123456789\xff", 10}, 9},
		{{"a\0b", 3}, 3},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(utf8_valid(rows[i].s), rows[i].valid);
}

static void code_points(void **state)
{
	struct str s = STR("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
	size_t at = 0;

	(void)state;
	assert_int_equal(utf8_next(s, &at), 'a');
	assert_int_equal(utf8_next(s, &at), 0xE9);
	assert_int_equal(utf8_next(s, &at), 0x20AC);
	assert_int_equal(utf8_next(s, &at), 0x1F600);
	assert_int_equal(utf8_next(s, &at), 0);
	assert_int_equal(utf8_count(s), 4);
	assert_int_equal(utf8_cells(s), 5);
	assert_int_equal(utf8_cells(STR("e\xcc\x81")), 1);         /* a mark */
	assert_int_equal(utf8_cells(STR("\xe6\xbc\xa2\xe5\xad\x97")), 4);
}

static const struct {
	const char *in, *out;
} folds[] = {
	{"", ""},
	{"Jory Blass", "jory blass"},
	{"  Jory \t\n Blass ", "jory blass"},
	{"Jory\xc2\xa0" "Blass", "jory blass"},
	{"O\xe2\x80\x99Neil", "o'neil"},
	{"O`Neil", "o'neil"},
	{"O\xc2\xb4Neil", "o'neil"},
	{"Sa\xca\xbb" "ar", "sa'ar"},
	{"Yedioth\xe2\x80\x94" "Ahronoth", "yedioth-ahronoth"},
	{"a\xe2\x80\x91" "b", "a-b"},
	{"a\xe2\x88\x92" "b", "a-b"},
	{"STRASSE", "strasse"},
	{"Stra\xc3\x9f" "e", "strasse"},
	{"\xc3\x89lys\xc3\xa9" "e", "\xc3\xa9lys\xc3\xa9" "e"},
	{"E\xcc\x81" "A", "\xc3\xa9" "a"},
	{"\xef\xac\x81rst", "first"},
	{"\xef\xbc\xa1\xef\xbc\xa2", "ab"},
	{"\xce\xa3\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x82", "\xcf\x83\xce\xaf\xcf\x83\xcf\x85\xcf\x86\xce\xbf\xcf\x83"},
	{"soft\xc2\xadhyphen", "softhyphen"},
	{"\xe2\x80\xa8 a \xe2\x80\xa8", "a"},
	{"bad \xff Bytes", "bad \xff Bytes"},
};

static void folding(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(folds); i++) {
		struct str once = text_fold(a, str_from(folds[i].in));

		assert_str(once, folds[i].out);
		assert_int_equal(once.p[once.n], '\0');
		assert_str(text_fold(a, once), folds[i].out);
	}
	arena_free(a);
}

static void folding_long_text(void **state)
{
	struct arena *a = arena_new();
	char z[1000];
	struct str s;

	(void)state;
	memset(z, 'X', sizeof z);
	z[10] = ' ';
	s = text_fold(a, (struct str){z, sizeof z});
	assert_int_equal(s.n, sizeof z);
	assert_int_equal(s.p[0], 'x');
	assert_int_equal(s.p[s.n], '\0');
	arena_free(a);
}

static void folding_words(void **state)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{"\"We will not comment,\" he said.", "we will not comment he said"},
		{"\xe2\x80\x9cWe will\xe2\x80\x9d \xe2\x80\x94 not", "we will not"},
		{"\xc2\xabOui\xc2\xbb !", "oui"},
		{"-5 %, 3.2 and U.S.", "-5 % 3.2 and u.s"},
		{"don't 'quote'", "don't quote"},
		{"wait\xe2\x80\xa6", "wait"},
		{"... -- ...", ""},
		{"\xe3\x80\x8c\xe6\x9d\xb1\xe3\x80\x8d", "\xe6\x9d\xb1"},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(text_fold_words(a, str_from(rows[i].in)), rows[i].out);
	arena_free(a);
}

static void capitals(void **state)
{
	(void)state;
	assert_true(text_has_capital(STR("two Officials")));
	assert_true(text_has_capital(STR("\xc3\x89tienne")));
	assert_false(text_has_capital(STR("two officials 12")));
	assert_false(text_has_capital(STR("\xd7\xa9\xd7\x95")));
	assert_true(text_is_caseless(STR("\xd7\xa9\xd7\x95 7")));
	assert_true(text_is_caseless(STR("\xe6\xbc\xa2")));
	assert_false(text_is_caseless(STR("\xe6\xbc\xa2 a")));
	assert_false(text_is_caseless(STR("12 -")));
}

static void distances(void **state)
{
	static const struct {
		const char *a, *b;
		unsigned most, d;
	} rows[] = {
		{"outlet", "outlet", 3, 0}, {"Outlet", "outlet", 3, 0}, {"outlte", "outlet", 3, 1}, {"oulet", "outlet", 3, 1},
		{"outlets", "outlet", 3, 1}, {"kitten", "sitting", 3, 3}, {"kitten", "sitting", 2, 3}, {"", "abc", 3, 3},
		{"", "", 0, 0}, {"ca", "abc", 3, 3}, {"caf\xc3\xa9", "cafe", 3, 1}, {"a", "zzzzzz", 2, 3},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(near_distance(str_from(rows[i].a), str_from(rows[i].b), rows[i].most), rows[i].d);
		assert_int_equal(near_distance(str_from(rows[i].b), str_from(rows[i].a), rows[i].most), rows[i].d);
	}
}

static void long_words_are_near_only_to_themselves(void **state)
{
	char a[300], b[300];

	(void)state;
	memset(a, 'a', sizeof a);
	memset(b, 'a', sizeof b);
	assert_int_equal(near_distance((struct str){a, 300}, (struct str){b, 300}, 2), 0);
	b[0] = 'b';
	assert_int_equal(near_distance((struct str){a, 300}, (struct str){b, 300}, 2), 3);
}

static void best_word(void **state)
{
	static const struct str words[] = {{"at", 2}, {"by", 2}, {"quote", 5}, {"published", 9}, {"publisher", 9}};

	(void)state;
	assert_int_equal(near_best(STR("publshed"), words, COUNT(words)), 3);
	assert_int_equal(near_best(STR("publisher"), words, COUNT(words)), 4);
	assert_int_equal(near_best(STR("quot"), words, COUNT(words)), 2);
	assert_int_equal(near_best(STR("By"), words, COUNT(words)), 1);
	assert_int_equal(near_best(STR("zebra"), words, COUNT(words)), -1);
	assert_int_equal(near_best(STR("x"), words, COUNT(words)), -1);
	assert_int_equal(near_best(STR("quote"), words, 0), -1);
}

static void lines_for_keeping(void **state)
{
	static const struct {
		const char *text, *line;
	} cases[] = {
		{"", ""}, {"  a \t b\n\nc ", "a b c"}, {"ten\xC2\xA0men", "ten men"}, {"thin\xE2\x80\x89gap", "thin gap"},
		{"build\xC2\xADing", "building"}, {"zero\xE2\x80\x8Bwidth", "zerowidth"}, {"caf" "e\xCC\x81", "caf\xC3\xA9"},
		{"caf\xC3\xA9 \xE2\x80\x94 x", "caf\xC3\xA9 \xE2\x80\x94 x"}, {"a\x01\x7F" "b", "ab"}, {"\xE2\x80\xAE" "abc", "abc"}};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_str(text_line(a, str_from(cases[i].text)), cases[i].line);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_for_keeping),
		cmocka_unit_test(valid_length),
		cmocka_unit_test(code_points),
		cmocka_unit_test(folding),
		cmocka_unit_test(folding_long_text),
		cmocka_unit_test(folding_words),
		cmocka_unit_test(capitals),
		cmocka_unit_test(distances),
		cmocka_unit_test(long_words_are_near_only_to_themselves),
		cmocka_unit_test(best_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
