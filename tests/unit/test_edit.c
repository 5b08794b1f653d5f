/* Edits of a file: what is asked is changed, every other byte stays; and the check behind it notices when not. */
#include "unit.h"

#include "yaml/edit.h"

#define PAIR(key, value) {key, {value, sizeof(value) - 1}}
static const struct edit_pair entry[] = {PAIR("finding", "denial locked"), PAIR("claims", "[a.p1, b.p2]"), PAIR("ruling", "real")};
#define FLOW "{finding: denial locked, claims: [a.p1, b.p2], ruling: real}"

/* Entries of `rulings` in the text, as the check counts them. */
static uint32_t entries(struct arena *a, const char *text)
{
	const struct outline *list;
	struct err e;

	return outline_read(a, str_from(text), "rulings", &list, &e) == 1 && list->kind == NODE_LIST ? list->n : 0;
}

static void appended(const char *before, const char *wanted)
{
	struct arena *a = arena_new();
	struct edits e = edits_new(a, str_from(before));
	struct edit_change change = {"rulings", entries(a, before), 0, 1};
	struct err err = {""};
	int rc = edit_append(&e, "rulings", entry, 3, &err);

	assert_string_equal(err.text, "");
	assert_int_equal(rc, 0);
	assert_str(edits_apply(&e), wanted);
	rc = edits_check(e.raw, edits_apply(&e), &change, 1, &err);
	assert_string_equal(err.text, "");
	assert_int_equal(rc, 0);
	edits_free(&e);
	arena_free(a);
}

static void a_new_list(void **state)
{
	(void)state;
	appended("gainsay: 1\n", "gainsay: 1\nrulings:\n- finding: denial locked\n  claims: [a.p1, b.p2]\n  ruling: real\n");
	appended("gainsay: 1", "gainsay: 1\nrulings:\n- finding: denial locked\n  claims: [a.p1, b.p2]\n  ruling: real");
	appended("gainsay: 1\r\n\r\nstory: x\r\n# end\r\n", "gainsay: 1\r\n\r\nstory: x\r\n# end\r\n\r\nrulings:\r\n- finding: denial locked\r\n"
		"  claims: [a.p1, b.p2]\r\n  ruling: real\r\n");
	appended("\xef\xbb\xbfgainsay: 1\n...\nmore\n", "\xef\xbb\xbfgainsay: 1\nrulings:\n- finding: denial locked\n  claims: [a.p1, b.p2]\n"
		"  ruling: real\n...\nmore\n");
	appended("  gainsay: 1\n  story: x\n", "  gainsay: 1\n  story: x\n  rulings:\n  - finding: denial locked\n    claims: [a.p1, b.p2]\n"
		"    ruling: real\n");
	appended("gainsay: 1\ntitle: |\n  two\n  lines", "gainsay: 1\ntitle: |\n  two\n  lines\nrulings:\n- finding: denial locked\n"
		"  claims: [a.p1, b.p2]\n  ruling: real");
	appended("{gainsay: 1, story: x}\n", "{gainsay: 1, story: x, rulings: [" FLOW "]}\n");
	appended("{\n  \"gainsay\": 1,\n}\n", "{\n  \"gainsay\": 1, \"rulings\": [{\"finding\": denial locked, \"claims\": [a.p1, b.p2], "
		"\"ruling\": real}]\n}\n");
}

static void an_empty_list(void **state)
{
	(void)state;
	appended("gainsay: 1\nrulings:\nclaims: []\n", "gainsay: 1\nrulings:\n- finding: denial locked\n  claims: [a.p1, b.p2]\n  ruling: real\n"
		"claims: []\n");
	appended("gainsay: 1\nrulings: # none yet\n\nclaims: []\n", "gainsay: 1\nrulings: # none yet\n- finding: denial locked\n"
		"  claims: [a.p1, b.p2]\n  ruling: real\n\nclaims: []\n");
	appended("gainsay: 1\nrulings: []   # none yet\n", "gainsay: 1\nrulings:   # none yet\n- finding: denial locked\n"
		"  claims: [a.p1, b.p2]\n  ruling: real\n");
	appended("gainsay: 1\nrulings: [\n  # none yet\n]\n", "gainsay: 1\nrulings: [" FLOW "\n  # none yet\n]\n");
	appended("{gainsay: 1, rulings: []}", "{gainsay: 1, rulings: [" FLOW "]}");
}

static void one_more(void **state)
{
	(void)state;
	appended("gainsay: 1\nrulings:\n- finding: x\n  why: y # so\n  # and this\n# not this\nclaims: []\n",
		"gainsay: 1\nrulings:\n- finding: x\n  why: y # so\n  # and this\n- finding: denial locked\n  claims: [a.p1, b.p2]\n"
		"  ruling: real\n# not this\nclaims: []\n");
	appended("gainsay: 1\nrulings:\n  -   finding: x\n\n  -   finding: z", "gainsay: 1\nrulings:\n  -   finding: x\n\n  -   finding: z\n\n"
		"  -   finding: denial locked\n      claims: [a.p1, b.p2]\n      ruling: real");
	appended("gainsay: 1\nrulings:\n- finding: x\n  why: |\n    # no remark\n    text\n\n\nclaims: []\n",
		"gainsay: 1\nrulings:\n- finding: x\n  why: |\n    # no remark\n    text\n- finding: denial locked\n  claims: [a.p1, b.p2]\n"
		"  ruling: real\n\n\nclaims: []\n");
	appended("gainsay: 1\nrulings:\n-\n  finding: x\n", "gainsay: 1\nrulings:\n-\n  finding: x\n- finding: denial locked\n"
		"  claims: [a.p1, b.p2]\n  ruling: real\n");
	appended("gainsay: 1\nrulings: [{finding: x} , ] # one\n", "gainsay: 1\nrulings: [{finding: x}, " FLOW " , ] # one\n");
	appended("gainsay: 1\nrulings: [\n  {finding: x}, # one\n  {finding: y} # two\n]\n",
		"gainsay: 1\nrulings: [\n  {finding: x}, # one\n  {finding: y}, # two\n  " FLOW "\n]\n");
	appended("gainsay: 1\nrulings: [\n  {finding: x}, # one\n]\n", "gainsay: 1\nrulings: [\n  {finding: x}, # one\n  " FLOW ",\n]\n");
	appended("gainsay: 1\nrulings:\n- {finding: x}\n", "gainsay: 1\nrulings:\n- {finding: x}\n- finding: denial locked\n"
		"  claims: [a.p1, b.p2]\n  ruling: real\n");
	appended("gainsay: 1\nrulings:\n- finding: \xc3\xa9\xe2\x82\xac # \xf0\x9f\x98\x80\nclaims: []\n", "gainsay: 1\nrulings:\n- finding: "
		"\xc3\xa9\xe2\x82\xac # \xf0\x9f\x98\x80\n- finding: denial locked\n  claims: [a.p1, b.p2]\n  ruling: real\nclaims: []\n");
}

static void cannot(const char *before)
{
	struct arena *a = arena_new();
	struct edits e = edits_new(a, str_from(before));
	struct err err = {""};

	assert_int_equal(edit_append(&e, "rulings", entry, 3, &err), -1);
	assert_true(err.text[0]);
	edits_free(&e);
	arena_free(a);
}

static void no_safe_place(void **state)
{
	(void)state;
	cannot("");
	cannot("gainsay: 1\nrulings: none\n");
	cannot("gainsay: 1\nrulings: {a: b}\n");
	cannot("gainsay: 1\nrulings:\n- finding: [a\n");
	cannot("gainsay: 1\nrulings:\n- &one {finding: x}\n");
	cannot("gainsay: 1\nrulings:\n- finding: \x01\n");
}

static void replaced(const char *before, const struct edit_pair *pairs, size_t n, const char *wanted)
{
	struct arena *a = arena_new();
	struct edits e = edits_new(a, str_from(before));
	struct edit_change change = {"rulings", 0, 1, 1};
	const struct outline *list;
	struct err err = {""};

	assert_int_equal(outline_read(a, e.raw, "rulings", &list, &err), 1);
	edit_entry(&e, list->first, pairs, n);
	assert_str(edits_apply(&e), wanted);
	assert_int_equal(edits_check(e.raw, edits_apply(&e), &change, 1, &err), 0);
	edits_free(&e);
	arena_free(a);
}

static void keys_of_an_entry(void **state)
{
	static const struct edit_pair real[] = {PAIR("ruling", "real")}, gone[] = {PAIR("until", "")},
		more[] = {PAIR("ruling", "real"), PAIR("until", ""), PAIR("who", "desk")},
		claims[] = {PAIR("claims", "[a.p1, b.p2]")};

	(void)state;
	replaced("rulings:\n- ruling: open # wait\n  until: 2022\n- ruling: x\n", real, 1,
		"rulings:\n- ruling: real # wait\n  until: 2022\n- ruling: x\n");
	replaced("rulings:\n- ruling: open # wait\n  until: 2022 # or so\n", gone, 1, "rulings:\n- ruling: open # wait\n");
	replaced("rulings:\n- until: 2022\n  ruling: open\n", gone, 1, "rulings:\n- ruling: open\n");
	replaced("rulings:\n- until: 2022\n", gone, 1, "rulings:\n");
	replaced("rulings:\n- ruling: open # wait\n  until: 2022\n  why: |\n    so\n# x\n", more, 3,
		"rulings:\n- ruling: real # wait\n  why: |\n    so\n  who: desk\n# x\n");
	replaced("rulings:\n- ruling: open\n  why: |-\n    so\n  until: 2022", more, 3, "rulings:\n- ruling: real\n  why: |-\n    so\n  who: desk\n");
	replaced("rulings: [{ruling: open, until: 2022, why: x}]", more, 3, "rulings: [{ruling: real, why: x, who: desk}]");
	replaced("rulings: [{until: 2022, ruling: 'real'}]", more, 3, "rulings: [{ruling: 'real', who: desk}]");
	replaced("rulings:\n- claims: [ a.p1 , 'b.p2' ]\n", claims, 1, "rulings:\n- claims: [ a.p1 , 'b.p2' ]\n");
	replaced("rulings:\n- claims: [a.p1, b.p2, c.p3] # three\n", claims, 1, "rulings:\n- claims: [a.p1, b.p2] # three\n");
	replaced("rulings:\n- claims: # two\n  - a.p1\n  - c.p2 # this\n  why: y\n", claims, 1, "rulings:\n- claims: [a.p1, b.p2] # two # this\n"
		"  why: y\n");
	replaced("rulings:\n- claims:\n  why: y\n", claims, 1, "rulings:\n- claims: [a.p1, b.p2]\n  why: y\n");
	replaced("rulings:\n- ruling: >\n    a\n    b\n  why: y\n", real, 1, "rulings:\n- ruling: real\n  why: y\n");
	replaced("rulings:\n- ruling:\n    open\n  why: y\n", real, 1, "rulings:\n- ruling: real\n  why: y\n");
}

static void removed(const char *before, uint32_t i, const char *wanted)
{
	struct arena *a = arena_new();
	struct edits e = edits_new(a, str_from(before));
	struct edit_change change = {"rulings", i, 1, 0};
	struct err err = {""};

	assert_int_equal(edit_remove(&e, "rulings", i, &err), 0);
	assert_str(edits_apply(&e), wanted);
	assert_int_equal(edits_check(e.raw, edits_apply(&e), &change, 1, &err), 0);
	edits_free(&e);
	arena_free(a);
}

static void one_less(void **state)
{
	(void)state;
	removed("rulings:\n- a: b # c\n  # d\n- e: f\n# g\n", 0, "rulings:\n- e: f\n# g\n");
	removed("rulings:\n- a: b # c\n  # d\n- e: f\n# g\nclaims:\n", 1, "rulings:\n- a: b # c\n  # d\n# g\nclaims:\n");
	removed("rulings:\n- a: b", 0, "rulings:\n");
	/* the last one: with its key, and with what was put in front of that */
	removed("claims:\n- a: b\nrulings:\n- a: b\n", 0, "claims:\n- a: b\n");
	removed("claims:\n- a: b\n\nrulings:\n- a: b\n  # d\n", 0, "claims:\n- a: b\n");
	removed("claims:\r\n- a: b\r\n\r\nrulings:\r\n- a: b", 0, "claims:\r\n- a: b");
	removed("claims:\n- a: b\nrulings:\n- a: b", 0, "claims:\n- a: b");
	removed("  claims:\n  - a: b\n  rulings:\n  - a: b\n", 0, "  claims:\n  - a: b\n");
	removed("rulings:\n- a: b\n\nclaims:\n- a: b\n", 0, "\nclaims:\n- a: b\n");
	/* but not where something else may belong to it */
	removed("claims:\n- a: b\nrulings: # of the desk\n- a: b\n", 0, "claims:\n- a: b\nrulings: # of the desk\n");
	removed("claims:\n- a: b\nrulings:\n# those of May\n- a: b\n", 0, "claims:\n- a: b\nrulings:\n# those of May\n");
	removed("claims:\n- a: b\nrulings:\n- a: b\n# g\n", 0, "claims:\n- a: b\nrulings:\n# g\n");
	removed("\xef\xbb\xbfrulings:\n- a: b\nclaims:\n- a: b\n", 0, "\xef\xbb\xbfrulings:\nclaims:\n- a: b\n");
	removed("rulings: [{a: b}, {c: d}, {e: f}]", 0, "rulings: [{c: d}, {e: f}]");
	removed("rulings: [{a: b}, {c: d}, {e: f}]", 1, "rulings: [{a: b}, {e: f}]");
	removed("rulings: [{a: b}, {c: d}]", 1, "rulings: [{a: b}]");
	removed("rulings: [ {a: b} ]", 0, "rulings: [  ]");
}

static void check_notices(void **state)
{
	static const struct edit_change one = {"claims", 1, 1, 1};
	struct str before = STR("claims:\n- at: a\n- at: b\n- at: c\n");
	struct err e;

	(void)state;
	assert_int_equal(edits_check(before, STR("claims:\n- at: a\n- at: x\n- at: c\n"), &one, 1, &e), 0);
	assert_int_equal(edits_check(before, STR("claims:\n- at: a\n- at: x\n- at: d\n"), &one, 1, &e), -1);
	assert_string_equal(e.text, "entry 3 of `claims` would read differently");
	assert_int_equal(edits_check(before, STR("claims:\n- at: a\n- at: x\n"), &one, 1, &e), -1);
	assert_int_equal(edits_check(before, STR("claims:\n- at: a\n- at: x\n- at: c\n- at: d\n"), &one, 1, &e), -1);
	assert_int_equal(edits_check(before, STR("claims:\n- at: a\n- at: x\n- at: c\nstory: d\n"), &one, 1, &e), -1);
	assert_int_equal(edits_check(before, STR("claims:\n- at: a\n- at: [x\n- at: c\n"), &one, 1, &e), -1);
}

static void typed(const char *text, bool brackets, const char *wanted)
{
	struct arena *a = arena_new();

	assert_str(yaml_typed(a, str_from(text), brackets), wanted);
	arena_free(a);
}

static void texts(void **state)
{
	(void)state;
	typed("An appeal inside Commerce is no court case.", false, "An appeal inside Commerce is no court case.");
	typed("so: yes", false, "\"so: yes\"");
	typed("at 9:05", false, "at 9:05");
	typed("a, b", false, "a, b");
	typed("a, b", true, "\"a, b\"");
	typed("claim #3", false, "\"claim #3\"");
	typed("he said \"no\": so", false, "'he said \"no\": so'");
	typed("it's \"no\": so", false, "\"it's \\\"no\\\": so\"");
	typed("two\nlines", false, "\"two\\nlines\"");
	typed("", false, "\"\"");
	typed("- x", false, "\"- x\"");
	typed("end:", false, "\"end:\"");
	typed("null", false, "\"null\"");
	typed("No", true, "\"No\"");
	typed("nobody", false, "nobody");
	typed("12:30", false, "\"12:30\"");
	typed("12:30 or so", false, "12:30 or so");
	typed("2023-01-05", false, "\"2023-01-05\"");
	typed("12e4567890123456", true, "\"12e4567890123456\"");
	typed("4037f86b35c9ffc0", true, "4037f86b35c9ffc0");
	typed("0x1f", false, "\"0x1f\"");
	typed("1_000.5", false, "\"1_000.5\"");
	typed("\xe2\x80\xa8x", false, "\"\\u2028x\"");
	typed("\xc3\x89lys\xc3\xa9" "e", false, "\xc3\x89lys\xc3\xa9" "e");
}

static void lines(void **state)
{
	struct str raw = STR("claims:\n\n- at: a\n  by: x\n# c\n- at: b\n");
	struct arena *a = arena_new();
	const struct outline *list;
	struct err e;

	(void)state;
	assert_int_equal(outline_read(a, raw, "claims", &list, &e), 1);
	assert_ptr_equal(outline_at_line(list, raw, 3), list->first);
	assert_ptr_equal(outline_at_line(list, raw, 4), list->first);
	assert_null(outline_at_line(list, raw, 5));
	assert_ptr_equal(outline_at_line(list, raw, 6), outline_member(list, 1));
	assert_null(outline_at_line(list, raw, 7));
	assert_null(outline_at_line(list, raw, 99));
	assert_int_equal(outline_read(a, raw, "rulings", &list, &e), 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_list), cmocka_unit_test(an_empty_list), cmocka_unit_test(one_more),
		cmocka_unit_test(no_safe_place), cmocka_unit_test(keys_of_an_entry), cmocka_unit_test(one_less),
		cmocka_unit_test(check_notices), cmocka_unit_test(texts), cmocka_unit_test(lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
