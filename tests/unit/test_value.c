/* Relations between values: laws over all values of small grids, and the meaning of each word in a table. */
#include "unit.h"

#include <stdlib.h>

#include "values.h"

/* Symbols: 1 part of 2 part of 3; 4 kind of 5 kind of 6; 7 perhaps part of 8; 9 perhaps a kind of 10. */
enum { SYMBOLS = 12 };

static struct lattice *small_lattice(struct arena *a)
{
	struct lattice *l = lattice_new(a, SYMBOLS);

	lattice_link(l, 1, 2, LINK_PART, false);
	lattice_link(l, 2, 3, LINK_PART, false);
	lattice_link(l, 4, 5, LINK_KIND, false);
	lattice_link(l, 5, 6, LINK_KIND, false);
	lattice_link(l, 7, 8, LINK_PART, true);
	lattice_link(l, 9, 10, LINK_KIND, true);
	return l;
}

static struct value list_of(struct arena *a, enum value_type type, const struct member *m, uint32_t n, bool complete)
{
	struct value v = {.type = (uint8_t)type, .complete = complete, .n = n};

	v.members = ARENA_COPY(a, m, n);
	return v;
}

static enum relation mirrored(enum relation r)
{
	return r == REL_FINER ? REL_COARSER : r == REL_COARSER ? REL_FINER : r;
}

/* What holds for every two values. */
static void assert_laws(const struct lattice *l, const struct value *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(value_relation(l, &v[i], &v[i], NULL), REL_EQUAL);
		for (size_t j = 0; j < n; j++) {
			bool perhaps = true, back = true;
			enum relation r = value_relation(l, &v[i], &v[j], &perhaps);

			assert_int_equal(value_relation(l, &v[j], &v[i], &back), mirrored(r));
			assert_int_equal(perhaps, back);
			assert_int_equal(value_meet(l, &v[i], &v[j]), r != REL_DIFFER && r != REL_UNRELATED);
			assert_int_equal(set_drifts(l, &v[i], &v[j]), set_drifts(l, &v[j], &v[i]));
			if (r == REL_FINER || r == REL_EQUAL)
				assert_true(value_meet(l, &v[i], &v[j]));
			if (r == REL_ROUNDED)
				assert_int_equal(v[i].type, VALUE_NUMBER);
		}
	}
}

static void assert_finer_is_transitive(const struct lattice *l, const struct value *v, size_t n)
{
	enum relation *r = mem_resize(NULL, n * n * sizeof *r);

	for (size_t i = 0; i < n * n; i++)
		r[i] = value_relation(l, &v[i / n], &v[i % n], NULL);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			for (size_t k = 0; k < n; k++)
				if (r[i * n + j] == REL_FINER && r[j * n + k] == REL_FINER)
					assert_int_equal(r[i * n + k], REL_FINER);
	free(r);
}

static size_t read_all(struct arena *a, enum value_type type, const char *const *texts, size_t n, struct value *out)
{
	for (size_t i = 0; i < n; i++) {
		struct value_context c = test_context(a, "");
		struct value_fault f;
		int r = type == VALUE_NUMBER ? value_number(&c, str_from(texts[i]), &out[i], &f)
					     : value_date(&c, str_from(texts[i]), &out[i], &f);

		if (r != 0)
			fail_msg("%s: %s", texts[i], f.text);
	}
	return n;
}

static void numbers(void **state)
{
	struct arena *a = arena_new();
	struct lattice *l = lattice_new(a, 1);
	struct value v[200];
	size_t n = 0;

	(void)state;
	for (int lo = -1; lo <= 6; lo++) {
		for (int hi = lo; hi <= 7; hi++) {
			char text[4][32];
			const char *texts[4] = {text[0], text[1], text[2], text[3]};

			snprintf(text[0], 32, "%d..%d", lo, hi);
			snprintf(text[1], 32, "%d+", lo);
			snprintf(text[2], 32, "..%d", hi);
			snprintf(text[3], 32, "~%d", 100 * hi);
			n += read_all(a, VALUE_NUMBER, texts, hi == lo ? 4 : 1, v + n);
		}
	}
	assert_laws(l, v, n);
	assert_finer_is_transitive(l, v, n);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			if (spans_meet(v[i].spans, v[j].spans))
				assert_true(value_meet(l, &v[i], &v[j]));
			else
				assert_true(value_relation(l, &v[i], &v[j], NULL) == REL_DIFFER ||
					    value_relation(l, &v[i], &v[j], NULL) == REL_ROUNDED);
	arena_free(a);
}

static void dates(void **state)
{
	/* clang-format off */
	static const char *const texts[] = {
		"2021", "2021-11", "2021-11-03", "2021-11-03T14:30", "~2021-11-03", "~2021-11", "..2021-11", "2021-11..",
		"after 2021-11-03", "before 2021-11-03", "2021-11-02 or 2021-11-09", "2021-11-02 or 2022", "2022", "2020..2023",
		"2021-11-03..2021-11-09", "2021-12-25", "listing", "talks", "9:05", "1999",
	};
	/* clang-format on */
	struct arena *a = arena_new();
	struct lattice *l = lattice_new(a, 1);
	struct value v[COUNT(texts)];
	size_t n = read_all(a, VALUE_DATE, texts, COUNT(texts), v);

	(void)state;
	assert_laws(l, v, n);
	assert_finer_is_transitive(l, v, n);
	arena_free(a);
}

static void interval_relations(void **state)
{
	/* clang-format off */
	static const struct {
		enum value_type type;
		const char *a, *b;
		enum relation r;
	} rows[] = {
		{VALUE_NUMBER, "6", "6+", REL_FINER}, {VALUE_NUMBER, "6", "..5", REL_DIFFER},
		{VALUE_NUMBER, "5..7", "6+", REL_MEET}, {VALUE_NUMBER, "112", "110", REL_ROUNDED},
		{VALUE_NUMBER, "112", "~110", REL_FINER}, {VALUE_NUMBER, "112", "86", REL_DIFFER},
		{VALUE_NUMBER, "48", "50", REL_DIFFER}, {VALUE_NUMBER, "1012", "1000", REL_ROUNDED},
		{VALUE_NUMBER, "1012", "1000..1001", REL_DIFFER}, {VALUE_NUMBER, "~100", "112", REL_DIFFER},
		{VALUE_NUMBER, "several", "3..9", REL_EQUAL}, {VALUE_NUMBER, "6", "6.0", REL_EQUAL},
		{VALUE_NUMBER, "dozens", "scores", REL_COARSER},
		{VALUE_DATE, "2021-11-03", "2021-11", REL_FINER}, {VALUE_DATE, "2021-11", "2021-12", REL_DIFFER},
		{VALUE_DATE, "listing", "2021-11-03", REL_EQUAL}, {VALUE_DATE, "9:05", "~9:15", REL_FINER},
		{VALUE_DATE, "9:05", "9:06", REL_DIFFER}, {VALUE_DATE, "2021-11-30..2021-12-02", "2021-11", REL_MEET},
		{VALUE_DATE, "1100", "1120", REL_DIFFER},
	};
	/* clang-format on */
	struct arena *a = arena_new();
	struct lattice *l = lattice_new(a, 1);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *texts[2] = {rows[i].a, rows[i].b};
		struct value v[2];

		read_all(a, rows[i].type, texts, 2, v);
		if (value_relation(l, &v[0], &v[1], NULL) != rows[i].r)
			fail_msg("%s and %s", rows[i].a, rows[i].b);
	}
	arena_free(a);
}

static void ones(void **state)
{
	struct arena *a = arena_new();
	struct lattice *l = small_lattice(a);
	struct value v[40];
	size_t n = 0;

	(void)state;
	for (uint32_t s = 1; s < SYMBOLS; s++) {
		v[n++] = list_of(a, VALUE_ONE, &(struct member){.sym = s}, 1, false);
		v[n++] = list_of(a, VALUE_ONE, &(struct member){.sym = s, .not = true}, 1, false);
	}
	v[n++] = list_of(a, VALUE_ONE, (struct member[]){{.sym = 1, .not = true}, {.sym = 2, .not = true}}, 2, false);
	assert_laws(l, v, n);
	for (size_t i = 0; i + 1 < n; i++) {
		for (size_t j = 0; j + 1 < n; j++) {
			const struct member *x = v[i].members, *y = v[j].members;
			enum relation r = value_relation(l, &v[i], &v[j], NULL);

			if (x->not != y->not)
				assert_int_equal(r, x->sym == y->sym ? REL_DIFFER : REL_MEET);
			else if (x->not)
				assert_int_equal(r, x->sym == y->sym ? REL_EQUAL : REL_MEET);
			else if (x->sym != y->sym)
				assert_int_equal(r, lattice_below(l, x->sym, y->sym)   ? REL_FINER
						    : lattice_below(l, y->sym, x->sym) ? REL_COARSER
										       : REL_DIFFER);
		}
	}
	assert_int_equal(value_relation(l, &v[n - 1], &v[1], NULL), REL_FINER);
	assert_int_equal(value_relation(l, &v[n - 1], &v[2], NULL), REL_DIFFER);
	assert_int_equal(value_relation(l, &v[n - 1], &v[4], NULL), REL_MEET);
	arena_free(a);
}

static void ones_over_a_perhaps(void **state)
{
	/* clang-format off */
	static const struct {
		uint32_t a, b;
		enum relation r;
		bool perhaps;
	} rows[] = {
		{1, 3, REL_FINER, false}, {3, 1, REL_COARSER, false}, {7, 8, REL_FINER, true}, {8, 7, REL_COARSER, true},
		{9, 10, REL_FINER, true}, {1, 7, REL_DIFFER, false}, {1, 1, REL_EQUAL, false},
	};
	/* clang-format on */
	struct arena *a = arena_new();
	struct lattice *l = small_lattice(a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct value x = list_of(a, VALUE_ONE, &(struct member){.sym = rows[i].a}, 1, false);
		struct value y = list_of(a, VALUE_ONE, &(struct member){.sym = rows[i].b}, 1, false);
		bool perhaps = !rows[i].perhaps;

		assert_int_equal(value_relation(l, &x, &y, &perhaps), rows[i].r);
		assert_int_equal(perhaps, rows[i].perhaps);
	}
	arena_free(a);
}

/* Lists in the notation "1 ~4 !2 =": ~ doubt, ! not, = complete. */
static struct value list_read(struct arena *a, const char *text)
{
	struct member m[16];
	bool complete = false;
	uint32_t n = 0;

	while (*text) {
		struct member next = {0};
		char *end;

		for (; *text && strchr(" ~!=", *text); text++) {
			next.doubt |= *text == '~';
			next.not |= *text == '!';
			complete |= *text == '=';
		}
		if (!*text)
			break;
		next.sym = (uint32_t)strtoul(text, &end, 10);
		m[n++] = next;
		text = end;
	}
	return list_of(a, VALUE_SET, m, n, complete);
}

static void set_relations(void **state)
{
	/* clang-format off */
	static const struct {
		const char *a, *b;
		enum relation r;
	} rows[] = {
		{"1 4", "1 4", REL_EQUAL}, {"1 4", "1 ~4", REL_EQUAL}, {"1 4 =", "1 4", REL_EQUAL}, {"", "", REL_EQUAL},
		{"1", "1 4", REL_FINER}, {"1 4 7", "1 7", REL_COARSER}, {"1 4", "1 7", REL_MEET}, {"1", "7", REL_UNRELATED},
		{"", "1", REL_UNRELATED}, {"=", "1", REL_DIFFER},
		/* outside a complete list, unless doubtful, or a part, kind or whole of what is in it */
		{"11", "1 4 =", REL_DIFFER}, {"1 11", "1 =", REL_DIFFER}, {"1 ~11", "1 =", REL_COARSER}, {"1 4", "1 4 7 =", REL_FINER},
		{"1 =", "1 4", REL_DIFFER}, {"1 =", "1 2", REL_FINER}, {"1 3", "1 =", REL_COARSER}, {"2 =", "1 2", REL_FINER},
		{"7 11", "8 11 =", REL_MEET}, {"1", "3 =", REL_UNRELATED}, {"9", "10 =", REL_UNRELATED}, {"~11", "4 =", REL_UNRELATED},
		/* excluded */
		{"1 !4", "4", REL_DIFFER}, {"!4", "4 7", REL_DIFFER}, {"!~4", "4", REL_UNRELATED}, {"!4", "~4", REL_UNRELATED},
		{"!4", "7", REL_UNRELATED}, {"1 !4", "1", REL_COARSER}, {"1 !4", "1 7", REL_MEET}, {"!4", "1 !4", REL_FINER},
		{"!4", "!4", REL_EQUAL}, {"!4", "1 =", REL_UNRELATED}, {"11", "!4 =", REL_UNRELATED},
		/* drift: replaced along a sure kind-of, in either direction */
		{"4", "5", REL_DIFFER}, {"6", "4", REL_DIFFER}, {"1 4", "1 5", REL_DIFFER}, {"4 5", "5", REL_COARSER},
		{"~4", "5", REL_UNRELATED}, {"4", "~5", REL_UNRELATED}, {"9", "10", REL_UNRELATED}, {"4", "4 5", REL_FINER},
		/* part-of is no drift */
		{"1", "2", REL_UNRELATED}, {"1 7", "2 7", REL_MEET},
	};
	/* clang-format on */
	struct arena *a = arena_new();
	struct lattice *l = small_lattice(a);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct value x = list_read(a, rows[i].a), y = list_read(a, rows[i].b);
		enum relation r = value_relation(l, &x, &y, NULL);

		if (r != rows[i].r || value_relation(l, &y, &x, NULL) != mirrored(r))
			fail_msg("[%s] and [%s] give %d", rows[i].a, rows[i].b, (int)r);
	}
	arena_free(a);
}

/* All lists over four unrelated and two related symbols: each absent, present, doubtful or excluded. */
static void sets(void **state)
{
	static const uint32_t syms[] = {1, 4, 5, 11};
	struct arena *a = arena_new();
	struct lattice *l = small_lattice(a);
	struct value v[512], open[256];
	size_t n = 0, n_open = 0;

	(void)state;
	for (unsigned code = 0; code < 256; code++) {
		struct member m[4];
		uint32_t k = 0;

		for (unsigned want_not = 0; want_not < 2; want_not++)
			for (unsigned i = 0; i < 4; i++) {
				unsigned state_of = code >> (2 * i) & 3;

				if (state_of && (state_of == 3) == want_not)
					m[k++] = (struct member){
						.sym = syms[i], .not = want_not, .doubt = state_of == 2};
			}
		open[n_open++] = v[n++] = list_of(a, VALUE_SET, m, k, false);
		v[n++] = list_of(a, VALUE_SET, m, k, true);
	}
	assert_laws(l, v, n);
	assert_finer_is_transitive(l, open, n_open);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			if (set_drifts(l, &v[i], &v[j]))
				assert_int_equal(value_relation(l, &v[i], &v[j], NULL), REL_DIFFER);
	arena_free(a);
}

/* A doubt more never makes two lists differ that did not. */
static void doubt_is_quiet(void **state)
{
	static const char *const lists[] = {"1", "4", "5", "11", "1 4", "4 11", "1 !4", "!5", "5 =", "1 11 =", "4 5 11"};
	struct arena *a = arena_new();
	struct lattice *l = small_lattice(a);

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++) {
		for (size_t j = 0; j < COUNT(lists); j++) {
			struct value x = list_read(a, lists[i]), y = list_read(a, lists[j]), z;
			struct member m[8];

			for (uint32_t k = 0; k < x.n; k++) {
				memcpy(m, x.members, x.n * sizeof *m);
				m[k].doubt = true;
				z = list_of(a, VALUE_SET, m, x.n, x.complete);
				if (value_relation(l, &x, &y, NULL) != REL_DIFFER)
					assert_int_not_equal(value_relation(l, &z, &y, NULL), REL_DIFFER);
			}
		}
	}
	arena_free(a);
}

static void types_and_non_answers(void **state)
{
	struct arena *a = arena_new();
	struct lattice *l = small_lattice(a);
	struct value_context c = test_context(a, "");
	struct value_fault f;
	struct value v[5], silent;

	(void)state;
	assert_int_equal(value_yesno(&c, STR("yes"), &v[0], &f), 0);
	assert_int_equal(value_number(&c, STR("6"), &v[1], &f), 0);
	assert_int_equal(value_date(&c, STR("2021"), &v[2], &f), 0);
	v[3] = list_of(a, VALUE_ONE, &(struct member){.sym = 1}, 1, false);
	v[4] = list_of(a, VALUE_SET, &(struct member){.sym = 1}, 1, false);
	assert_laws(l, v, 5);
	for (size_t i = 0; i < 5; i++) {
		for (size_t j = 0; j < 5; j++)
			if (i != j)
				assert_int_equal(value_relation(l, &v[i], &v[j], NULL), REL_UNRELATED);
		silent = v[i];
		silent.non_answer = NON_DECLINED;
		assert_int_equal(value_relation(l, &silent, &v[i], NULL), REL_UNRELATED);
		assert_int_equal(value_relation(l, &silent, &silent, NULL), REL_UNRELATED);
		assert_false(value_meet(l, &silent, &v[i]));
	}
	for (int n = NON_DECLINED; n <= NON_UNCONFIRMED; n++)
		assert_int_equal(non_answer_read(str_from(non_answer_word((enum non_answer)n))), n);
	assert_int_equal(non_answer_read(STR("")), NON_NONE);
	assert_int_equal(non_answer_read(STR("Declined")), NON_NONE);
	arena_free(a);
}

static void yes_and_no(void **state)
{
	static const struct {
		const char *text;
		int yes; /* -1: refused */
		bool doubt;
		const char *paste;
	} rows[] = {
		{"yes", 1, false, ""}, {"no", 0, false, ""}, {"~yes", 1, true, ""}, {"~ no", 0, true, ""}, {" yes ", 1, false, ""},
		{"Yes", -1, false, "yes"}, {"true", -1, false, "yes"}, {"N", -1, false, "no"}, {"off", -1, false, "no"},
		{"yes?", -1, false, "~yes"}, {"~True", -1, false, "~yes"}, {"maybe", -1, false, "~yes"}, {"", -1, false, ""},
		{"~", -1, false, ""}, {"?", -1, false, ""}, {"yess", -1, false, ""}, {"unknown", -1, false, ""},
	};
	struct arena *a = arena_new();
	struct lattice *l = lattice_new(a, 1);
	struct value_context c = test_context(a, "");
	struct value all[4];
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct value_fault f = {.at = 0};
		struct value v;
		int r = value_yesno(&c, str_from(rows[i].text), &v, &f);

		assert_int_equal(r, rows[i].yes < 0 ? -1 : 0);
		if (r != 0) {
			assert_string_equal(f.paste, rows[i].paste);
			assert_true(f.text[0] && f.at <= strlen(rows[i].text));
			continue;
		}
		assert_int_equal(v.yes, rows[i].yes);
		assert_int_equal(v.doubt, rows[i].doubt);
		assert_str(v.canon, rows[i].yes ? "yes" : "no");
		if (n < COUNT(all))
			all[n++] = v;
	}
	assert_laws(l, all, n);
	assert_int_equal(value_relation(l, &all[0], &all[1], NULL), REL_DIFFER);
	assert_int_equal(value_relation(l, &all[0], &all[2], NULL), REL_EQUAL);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(dates),
		cmocka_unit_test(interval_relations),
		cmocka_unit_test(ones),
		cmocka_unit_test(ones_over_a_perhaps),
		cmocka_unit_test(set_relations),
		cmocka_unit_test(sets),
		cmocka_unit_test(doubt_is_quiet),
		cmocka_unit_test(types_and_non_answers),
		cmocka_unit_test(yes_and_no),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
