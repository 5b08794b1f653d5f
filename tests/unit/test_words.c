/* Words of quotations: what is one word, forms of one word, and which differences between two wordings count. */
#include "unit.h"

#include "base/arena.h"
#include "evidence/words.h"

static void table_in_order(void **state)
{
	(void)state;
	assert_true(words_in_order());
	assert_non_null(known_word(STR("not")));
	assert_null(known_word(STR("mill")));
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static bool equal(const char *x, const char *y)
{
	struct arena *a = arena_new();
	struct quote p = quote_read(a, str_from(x)), q = quote_read(a, str_from(y));
	bool out = quote_equal(&p, &q);

	arena_free(a);
	return out;
}

static void one_wording(void **state)
{
	static const char *const same[][2] = {
		{"We will pay.", "“we WILL pay”"},
		{"We will pay — now", "we will pay, now"},
		{"a long-term plan", "a long term plan"},
		{"We don’t know", "We do not know"},
		{"We can't go", "we cannot go"},
		{"We'll see", "we will see"},
		{"the labour dialogue is organised", "the labor dialog is organized"},
		{"the defence of the theatre", "the defense of the theater"},
		{"in the U.S. now", "in the US now"},
		{"about 1,000 men", "about 1000 men"},
		{"twelve men", "12 men"},
		{"12% of them", "12 per cent of them"},
		{"12 percent", "12 %"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (!equal(same[i][0], same[i][1]))
			fail_msg("not one wording: %s | %s", same[i][0], same[i][1]);
}

static void two_wordings(void **state)
{
	static const char *const other[][2] = {
		{"We will pay", "We would pay"},
		{"continuous dialogue", "continued dialog"},
		{"the mill", "the mills"},
		{"four men", "for men"},
		{"we … pay", "we pay"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (equal(other[i][0], other[i][1]))
			fail_msg("taken for one wording: %s | %s", other[i][0], other[i][1]);
}

static bool forms(const char *x, const char *y)
{
	struct arena *a = arena_new();
	struct quote p = quote_read(a, str_from(x)), q = quote_read(a, str_from(y));
	bool out = p.n == 1 && q.n == 1 && word_forms(&p.v[0], &q.v[0]);

	arena_free(a);
	return out;
}

static void forms_of_one_word(void **state)
{
	static const char *const yes[][2] = {
		{"continued", "continuous"}, {"dialog", "dialogue"}, {"destroy", "destroyed"}, {"country", "countries"},
		{"plan", "planned"}, {"go", "went"}, {"will", "would"}, {"negotiate", "negotiations"}, {"act", "acted"},
		{"NSO", "NSO's"},
	};
	static const char *const no[][2] = {
		{"destroy", "tear"}, {"10", "100"}, {"general", "generation"}, {"bad", "problematic"}, {"may", "can"},
		{"fire", "firm"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		if (!forms(yes[i][0], yes[i][1]))
			fail_msg("no forms of one word: %s %s", yes[i][0], yes[i][1]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (forms(no[i][0], no[i][1]))
			fail_msg("taken for forms of one word: %s %s", no[i][0], no[i][1]);
}

static void names_and_marks(void **state)
{
	struct arena *a = arena_new();
	struct quote q = quote_read(a, STR("We met Hale [in Oslo] … I think. NSO was there"));
	static const char *const words[] = {"we", "met", "hale", "in", "oslo", "i", "think", "nso", "was", "there"};

	(void)state;
	assert_int_equal(q.n, 10);
	for (uint32_t i = 0; i < q.n; i++)
		assert_str(q.v[i].key, words[i]);
	assert_false(q.v[0].name);
	assert_true(q.v[2].name);
	assert_true(q.v[3].bracketed && q.v[4].bracketed);
	assert_true(q.v[5].gap_before);
	assert_false(q.v[5].name);
	assert_int_equal(q.v[6].role, ROLE_HEDGE);
	assert_true(q.v[6].ends);
	assert_true(q.v[7].name);
	q = quote_read(a, STR("Continued Dialog"));
	assert_false(q.v[1].name); /* a headline capitalizes every word */
	arena_free(a);
}

/* ---- two wordings ------------------------------------------------------------------------------------------------ */

enum { ALIKE = 1, SILENT = 2, GRAVE = 4 };

static int between(const char *x, const char *y, bool ends)
{
	struct arena *a = arena_new();
	struct aligner g = {0};
	struct quote p = quote_read(a, str_from(x)), q = quote_read(a, str_from(y));
	struct drift d = quote_drift_between(&g, &p, &q, ends, false);
	struct drift back = quote_drift_between(&g, &q, &p, ends, false);

	assert_int_equal(d.alike, back.alike);
	assert_int_equal(d.silent, back.silent);
	assert_int_equal(d.grave, back.grave);
	aligner_free(&g);
	arena_free(a);
	return (d.alike ? ALIKE : 0) | (d.silent ? SILENT : 0) | (d.grave ? GRAVE : 0);
}

static const struct wording {
	const char *x, *y;
	int alone, declared; /* ends left out, ends counted */
} wordings[] = {
	/* nothing to lay side by side */
	{"Nobody here slept", "The bridge is gone", 0, 0},
	{"It was a mess everywhere", "It was a day that Hale will remember", 0, 0},
	{"It was the end", "It was the bridge that Hale had built in the valley", ALIKE, ALIKE | SILENT | GRAVE},
	/* two excerpts of one statement */
	{"We are sorry for the families of the dead", "the families of the dead will be cared for", ALIKE,
		ALIKE | SILENT},
	{"We are open to dialogue", "We are open to dialogue when they stop", ALIKE, ALIKE | SILENT | GRAVE},
	{"thank the workers", "the workers who stayed behind for the whole of the night", ALIKE, ALIKE | SILENT},
	/* a word for another */
	{"It was a disaster", "It was a triumph", ALIKE | SILENT, ALIKE | SILENT},
	{"continuous dialogue", "Continued Dialog", ALIKE | SILENT, ALIKE | SILENT},
	{"the policy is bad", "the policy is good", ALIKE | SILENT, ALIKE | SILENT},
	/* what weighs more */
	{"We will accept the deal", "We will not accept the deal", ALIKE | SILENT | GRAVE, ALIKE | SILENT | GRAVE},
	{"We find out, and if the law was broken there will be trials", "We find out, and there will be trials",
		ALIKE | SILENT | GRAVE, ALIKE | SILENT | GRAVE},
	{"the parties can reach an agreement", "the parties will reach an agreement", ALIKE | SILENT | GRAVE,
		ALIKE | SILENT | GRAVE},
	{"We lost 12 men there", "We lost 14 men there", ALIKE | SILENT | GRAVE, ALIKE | SILENT | GRAVE},
	{"We told Hale about it", "We told Groves about it", ALIKE | SILENT | GRAVE, ALIKE | SILENT | GRAVE},
	/* moved is not lost */
	{"Hale met us in Oslo today", "in Oslo today Hale met us", ALIKE, ALIKE | SILENT},
	/* open changes */
	{"We will help the families and the workers of the mill", "We will help the families … of the mill", ALIKE,
		ALIKE},
	{"He said so to us all", "[The minister] said so to us all", ALIKE, ALIKE},
	{"We are open to dialogue when they stop", "We are open to dialogue…", ALIKE, ALIKE},
	{"We agree. It was not easy. But it is done", "We agree. … But it is done", ALIKE, ALIKE},
	{"We will certainly not accept any deal", "We will … accept any deal", ALIKE | SILENT | GRAVE,
		ALIKE | SILENT | GRAVE},
	{"We lost 12 men there", "We lost [14] men there", ALIKE | SILENT | GRAVE, ALIKE | SILENT | GRAVE},
	/* another sentence does not bear on the one both have */
	{"We will talk. If not, we fight", "We will talk.", ALIKE, ALIKE | SILENT},
};

static void between_wordings(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
		const struct wording *w = &wordings[i];
		int alone = between(w->x, w->y, false), declared = between(w->x, w->y, true);

		if (alone != w->alone || declared != w->declared)
			fail_msg("%s | %s: %d %d, not %d %d", w->x, w->y, alone, declared, w->alone, w->declared);
	}
}

static void forced(void **state)
{
	struct arena *a = arena_new();
	struct aligner g = {0};
	struct quote p = quote_read(a, STR("destroy NSO")), q = quote_read(a, STR("tear down"));
	struct quote none = quote_read(a, STR("…"));
	struct drift d = quote_drift_between(&g, &p, &q, true, true);

	(void)state;
	assert_false(d.alike);
	assert_true(d.silent);
	assert_true(d.grave); /* a name is gone */
	assert_int_equal(none.n, 0);
	assert_false(quote_drift_between(&g, &p, &none, true, true).silent);
	aligner_free(&g);
	arena_free(a);
}

static void long_quotations_are_cut(void **state)
{
	struct arena *a = arena_new();
	size_t n = 20000;
	char *p = arena_alloc(a, n);
	struct quote q;

	(void)state;
	for (size_t i = 0; i < n; i++)
		p[i] = i % 4 == 3 ? ' ' : 'x';
	q = quote_read(a, (struct str){p, n});
	assert_true(q.n <= QUOTE_WORDS + 1);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_in_order),
		cmocka_unit_test(one_wording),
		cmocka_unit_test(two_wordings),
		cmocka_unit_test(forms_of_one_word),
		cmocka_unit_test(names_and_marks),
		cmocka_unit_test(between_wordings),
		cmocka_unit_test(forced),
		cmocka_unit_test(long_quotations_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
