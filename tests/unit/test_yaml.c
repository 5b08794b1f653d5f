/* Reading files: sections, trees, places, recovery, and that plain entries are read the same way with and without libyaml. */
#include "unit.h"

#include <stdlib.h>

#include "base/buf.h"
#include "yaml/read.h"

/* What was handed over, written as text. */
struct seen {
	struct arena *arena, *trees;
	struct diags diags;
	struct buf out;
	bool lost;
};

static void write_node(struct buf *b, const struct node *n, bool places)
{
	static const char *const open[] = {"'", "[", "{"}, *const close[] = {"'", "]", "}"};
	const struct node *m;

	buf_puts(b, open[n->kind]);
	if (n->kind == NODE_TEXT)
		buf_add(b, n->text);
	for (m = n->first; m; m = m->next) {
		if (n->kind == NODE_KEYS) {
			write_node(b, m->key, places);
			buf_puts(b, ": ");
		}
		write_node(b, m, places);
		if (m->next)
			buf_puts(b, ", ");
	}
	buf_puts(b, close[n->kind]);
	if (places)
		buf_printf(b, "@%u:%u+%u%s%s", n->loc.line, n->loc.column, n->loc.length, n->cut ? "c" : "",
			   n->style == TEXT_QUOTED ? "q" : "");
}

static enum delivery how(void *user, struct str key)
{
	(void)user;
	return str_is(key, "claims") || str_is(key, "terms") ? DELIVER_MEMBERS : DELIVER_WHOLE;
}

static void entry(void *user, const struct yaml_entry *e)
{
	struct seen *s = user;

	buf_add(&s->out, e->section->text);
	buf_puts(&s->out, e->member ? "- " : ": ");
	if (e->member && e->value->key)
		buf_printf(&s->out, "%.*s=", STR_ARG(e->value->key->text));
	write_node(&s->out, e->value, false);
	buf_char(&s->out, '\n');
}

static void entry_with_places(void *user, const struct yaml_entry *e)
{
	struct seen *s = user;

	write_node(&s->out, e->value, true);
	buf_char(&s->out, '\n');
}

static void read_all(struct seen *s, struct str text, bool thorough, bool places)
{
	struct yaml_reading r = {.reset = true, .thorough = thorough, .how = how, .user = s};
	struct yaml_file f;
	size_t i;

	*s = (struct seen){.arena = arena_new(), .trees = arena_new()};
	s->diags = diags_new(s->arena);
	yaml_file_open(&f, s->arena, text, 0, &s->diags);
	r.file = &f;
	r.diags = &s->diags;
	r.keep = s->arena;
	r.trees = s->trees;
	r.entry = places ? entry_with_places : entry;
	s->lost = f.damaged;
	for (i = 0; i < f.sections.n; i++) {
		yaml_read(&r, &f.sections.v[i]);
		s->lost |= r.lost;
	}
	yaml_file_close(&f);
}

static void seen_free(struct seen *s)
{
	buf_free(&s->out);
	diags_free(&s->diags);
	arena_free(s->trees);
	arena_free(s->arena);
}

static void gives(const char *text, const char *wanted)
{
	struct seen s;

	read_all(&s, str_from(text), false, false);
	assert_str(buf_str(&s.out), wanted);
	assert_int_equal(s.diags.list.n, 0);
	assert_false(s.lost);
	seen_free(&s);
}

/* One problem, at this place; WANTED is what could be read all the same. */
static void fails(const char *text, enum diag_code code, unsigned line, unsigned column, const char *wanted)
{
	struct seen s;

	read_all(&s, str_from(text), false, false);
	assert_int_equal(s.diags.list.n, 1);
	assert_string_equal(diag_codes[s.diags.list.v[0].code].slug, diag_codes[code].slug);
	assert_int_equal(s.diags.list.v[0].place[0].loc.line, line);
	assert_int_equal(s.diags.list.v[0].place[0].loc.column, column);
	assert_str(buf_str(&s.out), wanted);
	seen_free(&s);
}

static void entries(void **state)
{
	(void)state;
	gives("a: 1\nclaims:\n- x: 1\n  y: [a, b]\n-  x: 'q'\n", "a: '1'\nclaims- {'x': '1', 'y': ['a', 'b']}\nclaims- {'x': 'q'}\n");
	gives("terms:\n  a: \"\"\n  b: {c: d}\n", "terms- a=''\nterms- b={'c': 'd'}\n");
	gives("claims: []\n", "claims: []\n");
	gives("claims:\n", "claims: ''\n");
	gives("{\"a\": 1, \"claims\": [{\"x\": 1}]}", "a: '1'\nclaims- {'x': '1'}\n");
	gives("  a: 1\n  claims:\n    - x: 1\n", "a: '1'\nclaims- {'x': '1'}\n");
	gives("\xef\xbb\xbf" "a: 1\r\nclaims:\r\n- x: 1\r\n- x: 2\r\n", "a: '1'\nclaims- {'x': '1'}\nclaims- {'x': '2'}\n");
	gives("# only a comment\n", "");
	gives("", "");
	gives("---\na: on\n...\n", "a: 'on'\n");
	gives("claims:\n- x: one\n    two\n  y: |\n    a\n    b\n", "claims- {'x': 'one two', 'y': 'a\nb\n'}\n");
}

static void faults(void **state)
{
	(void)state;
	fails("claims:\n- x: %\n- x: 2\n", DIAG_SPECIAL_START, 2, 6, "claims- {'x': '2'}\n");
	fails("claims:\n- x: `a`\n- x: 2\n", DIAG_SPECIAL_START, 2, 6, "claims- {'x': '2'}\n");
	fails("claims:\n- x: >=6\n- x: 2\n", DIAG_SPECIAL_START, 2, 6, "claims- {'x': '2'}\n");
	fails("claims:\n- x: \"a\", \"b\"\n- x: 2\n", DIAG_TEXTS_WITHOUT_LIST, 2, 9, "claims- {'x': '2'}\n");
	fails("claims:\n- x: 'a\n- x: 2\nb: 1\n", DIAG_OPEN_QUOTE, 2, 6, "claims- {'x': '2'}\nb: '1'\n");
	fails("claims:\n- x: \"a\n  y: 1\n- x: \"b\"\n", DIAG_OPEN_QUOTE, 2, 6, "claims- {'x': 'b'}\n");
	fails("claims:\n- x: [a, b\n- x: 2\n", DIAG_OPEN_BRACKET, 2, 6, "claims- {'x': '2'}\n");
	fails("claims:\n- x: a: b\n- x: 2\n", DIAG_COLON_IN_TEXT, 2, 7, "claims- {'x': '2'}\n");
	fails("claims:\n- x: 1\n\ty: 2\n- x: 2\n", DIAG_TAB, 3, 1, "claims- {'x': '2'}\n");
	fails("claims:\n- x: 1\n  x: 2\n", DIAG_REPEATED_KEY, 3, 3, "claims- {'x': '1'}\n");
	fails("claims:\n- x: *a\n", DIAG_ANCHOR, 2, 6, "claims- {'x': '*a'}\n");
	fails("claims:\n- x: &a b\n", DIAG_ANCHOR, 2, 6, "claims- {'x': 'b'}\n");
	fails("claims:\n- x: !!int 5\n", DIAG_TAG, 2, 6, "claims- {'x': '5'}\n");
	fails("a: {b: c, 31 pages}\n", DIAG_COMMA_IN_BRACES, 1, 11, "a: {'b': 'c'}\n");
	fails("a: 1\n---\na: 2\n", DIAG_SECOND_DOCUMENT, 2, 1, "a: '1'\n");
	fails("hello\n", DIAG_WRONG_SHAPE, 1, 1, "");
	fails("a: x\xffy\n", DIAG_ENCODING, 1, 5, "a: 'x y'\n");
	fails("a: x\x01y\n", DIAG_CONTROL_CHARACTER, 1, 5, "a: 'x y'\n");
	fails("a: x\nclaims:\n- \"\xc3\xa9\": x\xc2\x81\n- x: 2\n", DIAG_CONTROL_CHARACTER, 3, 9,
	      "a: 'x'\nclaims- {'\xc3\xa9': 'x'}\nclaims- {'x': '2'}\n");
}

/* Characters that end a line for libyaml and not for editors: told wherever they stand, once, and what is behind is read. */
static void line_breakers(void **state)
{
	static const char *const breakers[] = {"\xe2\x80\xa8", "\xe2\x80\xa9", "\xc2\x85", "\xef\xbb\xbf", "\r"};
	static const struct {
		const char *before, *behind;
		unsigned line, column;
		const char *wanted;
	} texts[] = {
		{"claims:", "\n- x: 1\n- x: 2\n", 1, 8, "claims- {'x': '1'}\nclaims- {'x': '2'}\n"},
		{"\nclaims:", "- x: 1\n- x: 2\n", 2, 8, "claims- {'x': '2'}\n"},
		{"a: 1\n", "claims:\n- x: 1\n", 2, 1, "a: '1'\nclaims- {'x': '1'}\n"},
		{"claims:\n", "- x: 1\n- x: 2\n", 2, 1, "claims- {'x': '1'}\nclaims- {'x': '2'}\n"},
		{"claims:\n- x: 1", "  y: 2\n- x: 2\n", 2, 7, "claims- {'x': '2'}\n"},
		{"claims:\n- x: 1 # c", "  y: 2\n- x: 2\n", 2, 11, "claims- {'x': '1'}\nclaims- {'x': '2'}\n"},
		{"claims:\n- x: \"a", "b\"\n- x: 2\n", 2, 8, "claims- {'x': 'a b'}\nclaims- {'x': '2'}\n"},
		{"claims:\n- x: |\n    a", "b\n- x: 2\n", 3, 6, "claims- {'x': 'a b\n'}\nclaims- {'x': '2'}\n"},
		{"# c", "\na: 1\n", 1, 4, "a: '1'\n"},
		{"{\"a\": \"b", "c\"}\n", 1, 9, "a: 'b c'\n"},
	};
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof breakers / sizeof *breakers; i++) {
		for (k = 0; k < sizeof texts / sizeof *texts; k++) {
			struct buf b = {0};

			buf_printf(&b, "%s%s%s", texts[k].before, breakers[i], texts[k].behind);
			buf_char(&b, '\0');
			if (breakers[i][0] != '\r' || texts[k].behind[0] != '\n') /* that would be CRLF */
				fails(b.p, DIAG_CONTROL_CHARACTER, texts[k].line, texts[k].column, texts[k].wanted);
			buf_free(&b);
		}
	}
	for (k = 0; k < 2; k++) {
		struct seen s;

		read_all(&s, STR("claims:\n- x: \"a\xe2\x80\xa8" "b\" # \xc2\x85\n  y: 1\n"), k, true);
		assert_str(buf_str(&s.out), "{'x'@2:3+1: 'a b'@2:6+5q, 'y'@3:3+1: '1'@3:6+1}@2:3+1\n");
		seen_free(&s);
	}
	fails("a: 1\rb: 2\r", DIAG_CONTROL_CHARACTER, 1, 1, "");
	fails("a: 1\r\r\nb: 2\r\r\n", DIAG_CONTROL_CHARACTER, 1, 5, "a: '1'\nb: '2'\n");
	gives("a: \"\\u2028\\N\\P\\uFEFF\\r\\n\\t\"\n", "a: '\xe2\x80\xa8\xc2\x85\xe2\x80\xa9\xef\xbb\xbf\r\n\t'\n");
	gives("a: \xe2\x80\xa7\xe2\x80\xaa\xc2\xa0\xef\xbb\xbe\n", "a: '\xe2\x80\xa7\xe2\x80\xaa\xc2\xa0\xef\xbb\xbe'\n");
}

/* What cannot be typed cannot be written with a backslash either; two halves are one character, in JSON. */
static void escapes(void **state)
{
	static const char *const bad[] = {"\\0", "\\a", "\\b", "\\v", "\\f", "\\e", "\\x1F", "\\x7f", "\\u0080", "\\U0000FFFF", "\\ufffe"};
	struct seen s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct buf b = {0};

		buf_printf(&b, "b: [\xc3\xa9,\n  \"\xc3\xa9 \\\\ c\n   \xc3\xa9\\t%s\"]\n", bad[i]);
		read_all(&s, buf_str(&b), false, false);
		assert_int_equal(s.diags.list.n, 1);
		assert_int_equal(s.diags.list.v[0].code, DIAG_CONTROL_CHARACTER);
		assert_int_equal(s.diags.list.v[0].place[0].loc.line, 3);
		assert_int_equal(s.diags.list.v[0].place[0].loc.column, 7);
		assert_int_equal(s.diags.list.v[0].place[0].loc.length, strlen(bad[i]));
		seen_free(&s);
		buf_free(&b);
	}
	gives("a: \\u0000\nb: '\\0'\n", "a: '\\u0000'\nb: '\\0'\n");
	gives("{\"a\": \"x\\ud83d\\uDE00y\", \"b\": \"\\\\ud83d\\\\ude00\"}", "a: 'x\xf0\x9f\x98\x80y'\nb: '\\ud83d\\ude00'\n");
	gives("{\"a\": 1, b: '\\ud83d\\ude00'}", "a: '1'\nb: '\\ud83d\\ude00'\n");
	read_all(&s, STR("{\"a\": [\"\\ud83d\\ude00\", \"b\"]}"), false, true);
	assert_str(buf_str(&s.out), "['\xf0\x9f\x98\x80'@1:8+12q, 'b'@1:24+3q]@1:7+1\n");
	seen_free(&s);
	fails("a: \"\\ud83d\\ude00\"\n", DIAG_SYNTAX, 1, 5, "");
	fails("a: \"\\ud83d\"\n", DIAG_SYNTAX, 1, 5, "");
	fails("{\"a\": \"x\\ude00\"}", DIAG_SYNTAX, 1, 9, "");
}

static void utf16(void **state)
{
	struct seen s;

	(void)state;
	read_all(&s, STR("\xff\xfe" "a\0:\0"), false, false);
	assert_int_equal(s.diags.list.n, 1);
	assert_int_equal(s.diags.list.v[0].code, DIAG_ENCODING);
	assert_true(s.lost);
	seen_free(&s);
}

static void depth(void **state)
{
	struct buf b = {0};
	struct seen s;
	int i;

	(void)state;
	buf_puts(&b, "claims:\n- x: ");
	for (i = 0; i < 160000; i++)
		buf_char(&b, '[');
	buf_puts(&b, "\n- x: 2\n");
	read_all(&s, buf_str(&b), false, false);
	assert_int_equal(s.diags.list.n, 1);
	assert_int_equal(s.diags.list.v[0].code, DIAG_TOO_DEEP);
	assert_str(buf_str(&s.out), "claims- {'x': '2'}\n");
	seen_free(&s);
	buf_free(&b);
}

static void places(void **state)
{
	struct seen s;

	(void)state;
	read_all(&s, STR("claims:\n- \xc3\xa9: x\xc3\xa9 y\n  b: [\xc3\xa9, c]  # d\n"), false, true);
	assert_str(buf_str(&s.out), "{'\xc3\xa9'@2:3+1: 'x\xc3\xa9 y'@2:6+4, 'b'@3:3+1: ['\xc3\xa9'@3:7+1, 'c'@3:10+1]@3:6+1}@2:3+1\n");
	seen_free(&s);
}

/* Pieces that make lines, most of them plain. */
static const char *const pieces[] = {
	"- at: post.p3\n", "- on: 5\n", "  by: Jory Blass\n", "  n: 1,012 # twelve\n", "  q: \"a b\"\n", "  q2: 'c d' # e\n", "  s: [a, b c]\n",
	"  t: []\n", "\n", "# c\n", "    # d\n", "  w: ~x\n", "  v: a#b\n", "  u: a #b\n", "  z: -1\n", "  k: [a, \"b, c\"]\n",
	"  m: one\n    two\n", "  l: |\n    a\n", "  j: {a: b}\n", "  i: caf\xc3\xa9 \xe2\x80\x99 x\n", "  h: [\xc3\xa9, f]\n", "  g:\n", "  f: a:b\n",
	"  e: it's\n", "  d: 'it''s'\n", "  c: \"x\\ty\"\n", "  b: x\xe2\x80\xa8y\n", "  a: [x y ,z]\n", "  at: twice\n", "  o: a, b]\n",
	"  p: x  \n", "-\n  r: 1\n", "-   aa: 1\n    bb: 2\n", "  y: \xef\xbb\xbfx\n", "  x: a\r\n", "  w2: a\rb\n",
	"  v2: x\xe2\x80\xa9\n", "\xe2\x80\xa8\n", "  v3: \"x\xc2\x85y\"\n", "# c\xe2\x80\xa8  v4: x\n", "  v5: x\r\r\n", "  v6: \"\\u2028\"\n",
	"  v7: \"\\0\"\n", "  v8: x\xe2\x80\xa7\xc2\xa0\n",
};

/* What the two ways of reading give for one random text. */
static void agree(unsigned *seed)
{
	struct buf b = {0};
	struct seen one, two;
	unsigned i, n;

	*seed = *seed * 1103515245u + 12345u;
	n = *seed >> 16 & 15;
	buf_puts(&b, "claims:\n");
	for (i = 0; i <= n; i++) {
		*seed = *seed * 1103515245u + 12345u;
		buf_puts(&b, i == 0 ? "- at: a.p1\n" : pieces[(*seed >> 16) % (sizeof pieces / sizeof *pieces)]);
	}
	read_all(&one, buf_str(&b), false, true);
	read_all(&two, buf_str(&b), true, true);
	if (one.diags.list.n == 0 && two.diags.list.n == 0 && !str_eq(buf_str(&one.out), buf_str(&two.out)))
		fail_msg("read in two ways:\n%.*s---\n%.*s---\n%.*s", STR_ARG(buf_str(&b)), STR_ARG(buf_str(&one.out)),
			 STR_ARG(buf_str(&two.out)));
	if ((one.diags.list.n == 0) != (two.diags.list.n == 0))
		fail_msg("only one way finds a fault:\n%.*s", STR_ARG(buf_str(&b)));
	seen_free(&one);
	seen_free(&two);
	buf_free(&b);
}

static void plain_is_the_same(void **state)
{
	unsigned seed = 1, i;

	(void)state;
	for (i = 0; i < 4000; i++)
		agree(&seed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries),
		cmocka_unit_test(faults),
		cmocka_unit_test(line_breakers),
		cmocka_unit_test(escapes),
		cmocka_unit_test(utf16),
		cmocka_unit_test(depth),
		cmocka_unit_test(places),
		cmocka_unit_test(plain_is_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
