/* What db and query stand on: files written bit by bit, digests in a thread, tables that wrap, cells of CSV, a database asked. */
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "cli/table.h"
#include "report/csv_cell.h"
#include "report/words.h"
#include "store/store.h"
#include "text/utf8.h"

/* ---- cells of CSV ---------------------------------------------------------------------------------------------------- */

static void cells(void **state)
{
	static const char *const rows[][2] = {
		{"plain", "plain"},
		{"", ""},
		{"a,b", "\"a,b\""},
		{"say \"hi\"", "\"say \"\"hi\"\"\""},
		{"=1+1", "\"'=1+1\""},
		{"+49", "\"'+49\""},
		{"-5", "\"'-5\""},
		{"@here", "\"'@here\""},
		{"  =1", "\"'  =1\""},
		{"\xEF\xBC\x9D"
		 "1",
			"\"'\xEF\xBC\x9D"
			"1\""},
		{"a;b", "\"a;b\""},
		{"two\nlines", "two lines"},
		{" blank", "\" blank\""},
		{"\033[31m", "\\u{1b}[31m"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf b = {0};

		csv_cell(&b, str_from(rows[i][0]));
		assert_str(buf_str(&b), rows[i][1]);
		buf_free(&b);
	}
}

/* ---- digests --------------------------------------------------------------------------------------------------------- */

static void digests(void **state)
{
	size_t big = (size_t)11 << 20;
	char *p = calloc(big, 1), want[65];
	struct str v[] = {STR(""), {NULL, 0}, STR("abc")};

	(void)state;
	assert_non_null(p);
	for (int with_thread = 0; with_thread < 2; with_thread++) {
		struct digests *d;

		v[1] = (struct str){p, with_thread ? big : 100};
		d = digests_start(v, COUNT(v));
		for (size_t i = 0; i < COUNT(v); i++) {
			digest_hex(v[i], want, 64);
			assert_string_equal(digests_hex(d, i), want);
		}
		digests_end(d);
		digests_end(digests_start(v, COUNT(v))); /* nobody asks */
	}
	assert_string_equal(want, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	free(p);
}

/* ---- files ----------------------------------------------------------------------------------------------------------- */

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static void aside(void **state)
{
	char top[] = "/tmp/gainsay-unit-XXXXXX", path[64], text[8] = "";
	struct file_aside a;
	struct stat st;
	struct err e;
	FILE *f;

	(void)state;
	assert_non_null(mkdtemp(top));
	snprintf(path, sizeof path, "%s/a", top);
	put(path, "old");
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(file_aside_begin(&a, path, &e), 0);
	put(a.name, "half");
	file_aside_drop(&a);
	assert_int_equal(file_aside_begin(&a, path, &e), 0);
	put(a.name, "new");
	assert_int_equal(file_aside_end(&a, &e), 0);
	f = fopen(path, "r");
	assert_non_null(f);
	assert_int_equal(fread(text, 1, sizeof text - 1, f), 3);
	fclose(f);
	assert_string_equal(text, "new");
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(file_aside_begin(&a, top, &e), -1);
	assert_non_null(strstr(e.text, "folder"));
	assert_int_equal(file_aside_begin(&a, "/dev/null", &e), -1);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(top), 0); /* nothing else was left there */
}

/* ---- tables ---------------------------------------------------------------------------------------------------------- */

static size_t letters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == 'x' || s.p[i] == '\xE4'; /* of 中 */
	return n;
}

/* However wide: no line is wider, no letter is lost. */
static void tables(void **state)
{
	static const char word[] = "x";
	struct str titles[] = {STR("a"), STR("b"), STR("c")}, v[30];
	struct arena *a = arena_new();
	size_t want = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(v); i++) {
		struct buf b = {0};

		for (size_t k = 0; k < i * 7 % 41; k++)
			buf_puts(&b, k % 5 == 3 ? " " : i % 4 == 0 ? "\xE4\xB8\xAD" : word);
		v[i] = buf_keep(&b, a);
		want += letters(v[i]);
		buf_free(&b);
	}
	for (unsigned width = 20; width < 150; width++) {
		struct text_table t = {a, titles, NULL, 3, v, COUNT(v) / 3, width};
		struct buf b = {0};
		struct str rest;

		table_write(&b, &t);
		assert_int_equal(letters(buf_str(&b)), want);
		for (rest = buf_str(&b); rest.n;) {
			struct str line = str_cut(rest, str_find(rest, '\n'));

			assert_true(utf8_cells(line) <= width);
			rest = str_skip(rest, line.n + 1);
		}
		buf_free(&b);
	}
	arena_free(a);
}

/* ---- a database ------------------------------------------------------------------------------------------------------ */

static const char ledger_text[] =
	"gainsay: 1\nsources:\n  post: {outlet: Evening Post, published: 2023-11-15}\n"
	"questions:\n  shift:\n    number: How many?\nclaims:\n- at: post.p1\n  shift: 5\n  by: \"O'Hara\"\n- at: post.p2\n  shift: 7\n";

static void no_name(struct buf *b, const struct ledger *l, uint32_t sym)
{
	buf_add(b, symbol_id(l, sym));
}

static const struct store_words words = {no_name, say_names, say_question, speaks_itself};

static enum query_fault asked(struct store *s, struct arena *a, const char *sql, const struct parameter *v, size_t n,
	struct store_limits limits, struct rows *out, struct err *e)
{
	return store_query(s, a, str_from(sql), v, n, &limits, out, e);
}

static void ask_it(struct store *s, struct arena *a)
{
	struct store_limits free_limits = {5, 0, 1 << 20};
	struct parameter hara = {STR("who"), STR("O'Hara")};
	struct rows r;
	struct err e;

	assert_true(store_complete(s));
	assert_int_equal(asked(s, a, "SELECT value, count(*) n FROM v_answers WHERE speaker = :who", &hara, 1,
				 free_limits, &r, &e),
		QUERY_FINE);
	assert_int_equal(r.n, 1);
	assert_str(r.cells.v[0].text, "5");
	assert_int_equal(r.cells.v[1].number, 1);
	rows_free(&r);
	assert_int_equal(
		asked(s, a, "SELECT id FROM claim", NULL, 0, (struct store_limits){5, 1, 1 << 20}, &r, &e), QUERY_FINE);
	assert_true(r.more && r.n == 1);
	rows_free(&r);
	assert_int_equal(asked(s, a, "SELECT printf('%2000d', 1)", NULL, 0, (struct store_limits){5, 0, 1000}, &r, &e),
		QUERY_TOO_LONG);
	rows_free(&r);
	assert_int_equal(asked(s, a, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n",
				 NULL, 0, (struct store_limits){0.05, 0, 1000}, &r, &e),
		QUERY_TOO_LONG);
	rows_free(&r);
	assert_int_equal(asked(s, a, "DELETE FROM claim", NULL, 0, free_limits, &r, &e), QUERY_WRONG);
	assert_non_null(strstr(e.text, "only read"));
	assert_int_equal(asked(s, a, "SELECT x FROM claim", NULL, 0, free_limits, &r, &e), QUERY_WRONG);
	assert_null(strstr(e.text, "only read"));
}

static void database(void **state)
{
	char top[] = "/tmp/gainsay-unit-XXXXXX", in[64], db[64];
	const char *paths[] = {in};
	struct arena *a = arena_new();
	struct diags diags = diags_new(a);
	struct ledger *l = ledger_new(a, &diags);
	struct compare_options plain = {.today = 0};
	struct store_options o = {&words, "1", true};
	struct comparison *c;
	struct store *s;
	struct err e;

	(void)state;
	assert_non_null(mkdtemp(top));
	snprintf(in, sizeof in, "%s/a.yaml", top);
	snprintf(db, sizeof db, "%s/a.db", top);
	put(in, ledger_text);
	assert_int_equal(ledger_read(l, paths, 1, &(struct read_options){false}, &e), 0);
	c = compare(a, l, &plain);
	s = store_memory(c, &o, &e);
	assert_non_null(s);
	ask_it(s, a);
	store_close(s);
	assert_int_equal(store_write(db, c, &o, &e), 0);
	s = store_open(db, &e);
	assert_non_null(s);
	ask_it(s, a);
	store_close(s);
	assert_null(store_open(in, &e));
	assert_non_null(strstr(e.text, "no database"));
	unlink(in);
	unlink(db);
	assert_int_equal(rmdir(top), 0);
	comparison_free(c);
	ledger_free(l);
	diags_free(&diags);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells),
		cmocka_unit_test(digests),
		cmocka_unit_test(aside),
		cmocka_unit_test(tables),
		cmocka_unit_test(database),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
