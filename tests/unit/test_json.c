/* The JSON writer: layout and escapes. */
#include "unit.h"

#include "json/reader.h"
#include "json/writer.h"

static void layout(void **state)
{
	struct buf b = {0};
	struct json j = json_begin(&b);

	(void)state;
	json_object(&j);
	json_key(&j, "version");
	json_int(&j, 1);
	json_key(&j, "inputs");
	json_array(&j);
	json_object(&j);
	json_key(&j, "path");
	json_text(&j, "claims.yaml");
	json_key(&j, "tags");
	json_array_flat(&j);
	json_text(&j, "a");
	json_array(&j);
	json_int(&j, -2);
	json_null(&j);
	json_array_end(&j);
	json_object(&j);
	json_key_str(&j, STR("k"));
	json_bool(&j, true);
	json_key(&j, "l");
	json_bool(&j, false);
	json_object_end(&j);
	json_array_end(&j);
	json_object_end(&j);
	json_array_end(&j);
	json_key(&j, "empty");
	json_array(&j);
	json_array_end(&j);
	json_key(&j, "none");
	json_object(&j);
	json_object_end(&j);
	json_object_end(&j);
	assert_str(buf_str(&b), "{\n"
		"  \"version\": 1,\n"
		"  \"inputs\": [\n"
		"    {\n"
		"      \"path\": \"claims.yaml\",\n"
		"      \"tags\": [\"a\", [-2, null], {\"k\": true, \"l\": false}]\n"
		"    }\n"
		"  ],\n"
		"  \"empty\": [],\n"
		"  \"none\": {}\n"
		"}");
	buf_free(&b);
}

static void escapes(void **state)
{
	static const struct {
		struct str in;
		const char *out;
	} rows[] = {
		{{"", 0}, "\"\""},
		{{"a\"b\\c/", 6}, "\"a\\\"b\\\\c/\""},
		{{"\b\f\n\r\t", 5}, "\"\\b\\f\\n\\r\\t\""},
		{{"\x01\x1f\x7f", 3}, "\"\\u0001\\u001f\x7f\""},
		{{"a\0b", 3}, "\"a\\u0000b\""},
		{{"caf\xc3\xa9 \xf0\x9f\x98\x80", 10}, "\"caf\xc3\xa9 \xf0\x9f\x98\x80\""},
		{{"\xff x", 3}, "\"\xef\xbf\xbd x\""},
		{{"\xe2\x82", 2}, "\"\xef\xbf\xbd\xef\xbf\xbd\""},
		{{"\xed\xa0\x80", 3}, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf b = {0};
		struct json j = json_begin(&b);

		json_str(&j, rows[i].in);
		assert_str(buf_str(&b), rows[i].out);
		buf_free(&b);
	}
}

/* Strings are looked at eight bytes at a time: one of each kind at every place of strings of every length. */
static void escapes_anywhere(void **state)
{
	static const struct {
		char in;
		const char *out;
	} kinds[] = {{'"', "\\\""}, {'\\', "\\\\"}, {0x1f, "\\u001f"}, {0, "\\u0000"}, {(char)0xff, "\xef\xbf\xbd"}, {' ', " "},
		{'!', "!"}, {'#', "#"}, {'[', "["}, {0x7f, "\x7f"}};

	(void)state;
	for (size_t n = 1; n < 30; n++) {
		for (size_t at = 0; at < n * COUNT(kinds); at++) {
			struct buf b = {0}, want = {0};
			struct json j = json_begin_line(&b);
			char text[32];

			memset(text, 'x', n);
			text[at / COUNT(kinds)] = kinds[at % COUNT(kinds)].in;
			json_object(&j);
			json_key_str(&j, (struct str){text, n});
			json_str(&j, (struct str){text, n});
			json_object_end(&j);
			buf_printf(&want, "\"%.*s%s%.*s\"", (int)(at / COUNT(kinds)), text, kinds[at % COUNT(kinds)].out,
				(int)(n - at / COUNT(kinds) - 1), text + at / COUNT(kinds) + 1);
			assert_int_equal(b.n, 2 * want.n + 4);
			assert_memory_equal(b.p + 1, want.p, want.n);
			assert_memory_equal(b.p + 1 + want.n, ": ", 2);
			assert_memory_equal(b.p + 3 + want.n, want.p, want.n);
			buf_free(&b);
			buf_free(&want);
		}
	}
}

static void numbers(void **state)
{
	struct buf b = {0};
	struct json j = json_begin(&b);

	(void)state;
	json_array_flat(&j);
	json_int(&j, INT64_MIN);
	json_int(&j, INT64_MAX);
	json_real(&j, 0.1);
	json_real(&j, -1e300);
	json_real(&j, 1.0 / 3);
	json_real(&j, 1e308 * 10); /* infinite */
	json_array_end(&j);
	assert_str(buf_str(&b), "[-9223372036854775808, 9223372036854775807, 0.1, -1e+300, 0.3333333333333333, null]");
	buf_free(&b);
}

static void reading(void **state)
{
	struct arena *a = arena_new();
	const struct json_value *j = json_read(a, STR("{\"a\": [1, true, null, \"x\ny\"], \"b\": {\"c\": \"\\u00e9\"}}"));
	char deep[401];

	(void)state;
	assert_non_null(j);
	assert_int_equal(json_get(j, "a")->n, 4);
	assert_str(json_get(j, "a")->v[0].text, "1");
	assert_true(json_get(j, "a")->v[1].yes);
	assert_str(json_get(j, "a")->v[3].text, "x y");
	assert_str(json_get_text(json_get(j, "b"), "c"), "\xC3\xA9");
	assert_str(json_get_text(j, "b"), "");
	assert_null(json_get(j, "z"));
	assert_null(json_get(NULL, "z"));
	assert_null(json_read(a, STR("{\"a\": ")));
	memset(deep, '[', 200);
	memset(deep + 200, ']', 200);
	assert_non_null(json_read(a, (struct str){deep, 400})); /* cut off below, not refused */
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reading),
		cmocka_unit_test(layout),
		cmocka_unit_test(escapes),
		cmocka_unit_test(escapes_anywhere),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
