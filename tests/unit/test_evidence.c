/* The room evidence: words of a text, quotations and who speaks, numbers and days as articles print them, fragments. */
#include "unit.h"

#include "base/buf.h"
#include "evidence/figures.h"
#include "evidence/fragments.h"
#include "evidence/speakers.h"
#include "value/value.h"

/* ---- words ------------------------------------------------------------------------------------------------------------ */

static bool same_words(const char *x, const char *y)
{
	struct arena *a = arena_new();
	struct tokens p = {0}, q = {0};
	bool same;

	tokens_add(&p, a, str_from(x));
	tokens_add(&q, a, str_from(y));
	same = p.v.n == q.v.n && p.v.n > 0 && tokens_same(p.v.v, q.v.v, p.v.n);
	vec_free(&p.v);
	vec_free(&q.v);
	arena_free(a);
	return same;
}

static void typography_is_folded(void **state)
{
	static const char *const same[][2] = {
		{"“We don’t know”", "\"we don't KNOW\""},
		{"chained \xC2\xA0 at night", "chained at night"},
		{"the of\xEF\xAC\x81" "ce", "the office"}, /* a ligature */
		{"long–term — plan", "long-term plan"},
		{"in the end…", "in the end ..."},
		{"re\xC2\xADport", "report"}, /* a soft hyphen */
		{"caf\xC3\xA9", "cafe\xCC\x81"},
		{"Ünder", "ünder"},
	};
	static const char *const other[][2] = {{"112 men", "12 men"}, {"a door", "a doors"}, {"re port", "report"}, {"café", "cafe"}};

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (!same_words(same[i][0], same[i][1]))
			fail_msg("%s / %s", same[i][0], same[i][1]);
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		if (same_words(other[i][0], other[i][1]))
			fail_msg("%s / %s", other[i][0], other[i][1]);
}

/* ---- quotations --------------------------------------------------------------------------------------------------------- */

static void marks(void **state)
{
	static const struct {
		const char *text, *quoted; /* apart by | */
	} rows[] = {
		{"“We know,” he said. “We all know.”", "We know,|We all know."},
		{"\"We know,\" he said. \"We all know.\"", "We know,|We all know."},
		{"‘We know,’ he said. ‘We don’t care.’", "We know,|We don’t care."},
		{"'We know,' he said. 'We don't care.'", "We know,|We don't care."},
		{"“He said ‘go home’ to me,” she said.", "He said ‘go home’ to me,"},
		{"‘He said “go home” to me,’ she said.", "He said “go home” to me,"},
		{"«Nous savons», dit-il.", "Nous savons"},
		{"„Wir wissen es“, sagte er.", "Wir wissen es"},
		{"“We know,\" he said", "We know,"},                     /* a curly mark closed by a straight one */
		{"“We know, ”a man said", "We know,"},                  /* a blank too early */
		{"the workers’ union’s ‘chained’ door", "chained"},
		{"‘the workers’ union is right,’ he said", "the workers’ union is right,"},
		{"the workers' union 'has won'", "has won"},
		{"in the ’90s and the '90s", ""},
		{"rock ’n’ roll, don't", ""},
		{"a 6\" pipe and a 5' man", ""},
		{"“never closed, he said", ""},
		{"“never closed “but this is”", "but this is"},
		{"(\"inside brackets\")", "inside brackets"},
		{"no marks at all", ""},
		{"“”", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct quotations q = {0};
		struct buf b = {0};

		quotations_in(&q, str_from(rows[i].text));
		for (size_t k = 0; k < q.v.n; k++) {
			buf_puts(&b, k ? "|" : "");
			buf_add(&b, q.v.v[k].text);
		}
		if (!str_is(buf_str(&b), rows[i].quoted))
			fail_msg("%s: %.*s", rows[i].text, STR_ARG(buf_str(&b)));
		buf_free(&b);
		vec_free(&q.v);
	}
}

/* An article of these paragraphs under a headline. */
static struct article article_of(struct arena *a, const char *paragraphs)
{
	struct str text = arena_printf(a, "# News\n\n%s\n", paragraphs);
	struct article x;
	struct err e;

	assert_int_equal(article_parse(a, text, ARTICLE_MARKDOWN, "test", &x, &e), 0);
	return x;
}

static void speech_over_paragraphs(void **state)
{
	struct arena *a = arena_new();
	struct article x = article_of(a, "“We began early, he said.\n\n“Then we stopped.\n\n“Now we go home.” He left “soon”.\n\n‘One more,\n\n‘and the last.’ So he said.");
	struct quotations q = {0};

	(void)state;
	quotations_find(&q, a, &x);
	assert_int_equal(q.v.n, 3);
	assert_true(str_is(q.v.v[0].text, "We began early, he said. Then we stopped. Now we go home."));
	assert_int_equal(q.v.v[0].last - q.v.v[0].block, 2);
	assert_true(str_is(q.v.v[1].text, "soon"));
	assert_true(str_is(q.v.v[2].text, "One more, and the last."));
	vec_free(&q.v);
	arena_free(a);
}

static void who_speaks(void **state)
{
	static const struct {
		const char *text, *who; /* of each quotation; ? unsure */
	} rows[] = {
		{"“We know,” said Piet Marden, the captain. “All of it.”", "Marden Marden"},
		{"“We know,” Captain Piet Marden said.", "Marden"},
		{"Piet Marden, the captain, said: “We know.”", "Marden"},
		{"Piet Marden, 61, was angry. “We know,” he said.", "Marden"},
		{"Mr Marden said he was sure. “We know,” he told the Post.", "Marden"},
		{"“We know,” the captain, Piet Marden, told the Post.", "Marden"},
		{"Mayor Otto Brandt came. “We know,” the mayor said.", "Brandt"},
		{"Captain Piet Marden met the mayor, Otto Brandt. “We know,” he said.", "?"},
		{"Captain Piet Marden met the mayor, Otto Brandt. “We know,” the mayor said.", "Brandt"},
		{"Spokeswoman Lena Holt came. “We know,” he said.", "?"},
		{"A spokesman for the mayor, Otto Brandt, came. “We know,” he said.", "?"},
		{"“We know,” said a spokesman for the mayor, Otto Brandt.", "?"},
		{"“We know,” one of them said.", "?"},
		{"“We know,” said Blue Harbour Group.", "?"},
		{"Piet Marden, the captain, told the mayor, Otto Brandt, that “we know”.", "?"},
		{"Piet Marden, the captain, told the Evening Post a week ago that “we know”.", "Marden"},
		{"Piet Marden, the captain, said Otto Brandt, the mayor, had called it “a hole”.", "?"},
		{"“We know,” according to Piet Marden, the captain.", "Marden"},
		{"He called it “a hole” and went. Captain Piet Marden said no.", "?"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct article x = article_of(a, rows[i].text);
		struct quotations q = {0};
		struct people p = {0};
		struct buf b = {0};
		const uint32_t *who;

		quotations_find(&q, a, &x);
		people_find(&p, a, &x);
		who = speakers_read(a, &x, &q, &p);
		for (size_t k = 0; k < q.v.n; k++) {
			buf_puts(&b, k ? " " : "");
			buf_add(&b, who[k] == UINT32_MAX ? STR("?") : p.v.v[who[k]].last);
		}
		if (!str_is(buf_str(&b), rows[i].who))
			fail_msg("%s: %.*s", rows[i].text, STR_ARG(buf_str(&b)));
		buf_free(&b);
		vec_free(&q.v);
		vec_free(&p.v);
		arena_free(a);
	}
}

/* ---- numbers --------------------------------------------------------------------------------------------------------------- */

/* Does TEXT hold (or PRINT) the number THOUSANDTHS / 1000 in UNIT? */
static bool number_in(const char *text, long long thousandths, const char *unit, bool print)
{
	struct arena *a = arena_new();
	struct words_list w = {0};
	struct figures f = {0};
	num value = (num)thousandths * (NUM_ONE / 1000);
	const struct unit *u = unit ? unit_find(str_from(unit)) : NULL;
	bool out;

	figures_find(&f, &w, a, str_from(text));
	out = print ? figures_print(&f, value, u) : figures_hold(&f, value, u);
	figures_free(&f);
	vec_free(&w.v);
	arena_free(a);
	return out;
}

struct number_row {
	const char *text;
	long long thousandths;
	const char *unit;
};

static void numbers_in_any_form(void **state)
{
	static const struct number_row rows[] = {
		{"Twelve people came.", 12000, NULL}, {"twenty-four people", 24000, NULL}, {"two dozen people", 24000, NULL},
		{"a dozen people", 12000, NULL}, {"a hundred people", 100000, NULL}, {"two hundred and fourteen visits", 214000, NULL},
		{"one thousand two hundred jobs", 1200000, NULL}, {"three million people", 3000000000, NULL}, {"1,200 jobs", 1200000, NULL},
		{"1 200 jobs", 1200000, NULL}, {"1\xC2\xA0" "200 jobs", 1200000, NULL}, {"1\xE2\x80\xAF" "200 jobs", 1200000, NULL},
		{"1.200 jobs", 1200000, NULL}, {"1'200 jobs", 1200000, NULL}, {"$3.8bn", 3800000000000, "USD"}, {"$3.8 billion", 3800000000000, "USD"},
		{"3,8 billion euros", 3800000000000, "EUR"}, {"$210mn of savings", 210000000000, "USD"}, {"12m people", 12000000000, NULL},
		{"54 per cent", 54000, "percent"}, {"54%", 54000, "percent"}, {"54 percent", 54000, "percent"}, {"about 110 people", 112000, NULL},
		{"more than 100 people", 100000, NULL}, {"40 to 50 people", 50000, NULL}, {"40–50 people", 40000, NULL}, {"40-50 people", 40000, NULL},
		{"a 24-year-old man", 24000, NULL}, {"aged 24", 24000, NULL}, {"Orla, 24, said", 24000, NULL}, {"at 9.40pm", 9400, NULL},
		{"86 staff and 26 agency workers", 112000, NULL}, {"of 120, 8 left", 112000, NULL}, {"dozens of people", 40000, NULL},
		{"half of them", 50000, "percent"}, {"a third of them", 33000, "percent"}, {"the number doubled", 200000, NULL},
		{"hundreds of people", 500000, NULL}, {"thousands of people", 5000000, NULL}, {"a 31-page report", 31000, NULL},
		{"on the 14th day", 14000, NULL}, {"three hours", 180000, "minutes"}, {"3 km", 3000000, "m"}, {"10,000", 10000000, NULL},
		{"the 18-strong crew", 18000, NULL}, {"(22)", 22000, NULL}, {"“22”", 22000, NULL}, {"£60,000", 60000000, "GBP"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!number_in(rows[i].text, rows[i].thousandths, rows[i].unit, false))
			fail_msg("%s does not hold %lld", rows[i].text, rows[i].thousandths);
}

static void other_numbers(void **state)
{
	static const struct number_row rows[] = {
		{"There were 86 people.", 112000, NULL}, {"Six came, two went.", 112000, NULL}, {"nobody at all", 12000, NULL},
		{"1,112 people", 112000, NULL}, {"in November", 11000, NULL}, {"", 12000, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (number_in(rows[i].text, rows[i].thousandths, rows[i].unit, false))
			fail_msg("%s holds %lld", rows[i].text, rows[i].thousandths);
}

/* What may be pointed at as "found in p5": counts, never a day, a year, an age, a time, a name. */
static void counts_and_what_is_none(void **state)
{
	static const struct number_row counts[] = {{"There were 112 people.", 112000, NULL}, {"Twenty-four people came.", 24000, NULL},
		{"1,200 jobs", 1200000, NULL}, {"54 per cent of it", 54000, "percent"}, {"worth $3.8bn", 3800000000000, "USD"}};
	static const struct number_row none[] = {{"Orla Vint, 24, said", 24000, NULL}, {"a 24-year-old", 24000, NULL}, {"on 24 May", 24000, NULL},
		{"on May 24", 24000, NULL}, {"at 24:00", 24000, NULL}, {"since 1996", 1996000, NULL}, {"Channel 24 said; see Panorama 24", 24000, NULL},
		{"G20 and Covid-19", 20000, NULL}, {"Covid-19", 19000, NULL}, {"54 per cent", 54000, NULL}, {"$24", 24000, NULL}, {"54 people", 54000, "percent"},
		{"on the 24th", 24000, NULL}, {"24 years old", 24000, NULL}};

	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (!number_in(counts[i].text, counts[i].thousandths, counts[i].unit, true))
			fail_msg("%s does not print %lld", counts[i].text, counts[i].thousandths);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (number_in(none[i].text, none[i].thousandths, none[i].unit, true))
			fail_msg("%s prints %lld", none[i].text, none[i].thousandths);
}

/* ---- days -------------------------------------------------------------------------------------------------------------------- */

static void days_in_any_form(void **state)
{
	static const struct {
		const char *text;
		int year, month, day; /* day 0: none */
		bool relative;
	} rows[] = {
		{"on Nov. 3", 0, 11, 3, false}, {"on 3 November", 0, 11, 3, false}, {"on November 3, 2021", 2021, 11, 3, false},
		{"on Tuesday, Nov. 3", 0, 11, 3, false}, {"the 3rd of November 2021", 2021, 11, 3, false}, {"2021-11-03", 2021, 11, 3, false},
		{"03/11/2021", 2021, 11, 3, false}, {"11/03/2021", 2021, 11, 3, false}, {"3.11.2021", 2021, 11, 3, false},
		{"on Nov. 2 and 3", 0, 11, 3, false}, {"on 3 and 4 November", 0, 11, 3, false}, {"last Tuesday", 0, 0, 0, true},
		{"yesterday", 0, 0, 0, true}, {"two days later", 0, 0, 0, true}, {"that night", 0, 0, 0, true}, {"it may rain", 0, 0, 0, false},
		{"in November 2021", 0, 0, 0, false}, {"a march of 3 men", 0, 0, 0, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new();
		struct words_list w = {0};
		struct printed_days d = {0};
		bool found = false;

		words_split(&w, a, str_from(rows[i].text), 0, strlen(rows[i].text));
		days_find(&d, &w);
		for (size_t k = 0; k < d.v.n; k++)
			found |= d.v.v[k].month == rows[i].month && d.v.v[k].day == rows[i].day && d.v.v[k].year == rows[i].year;
		if ((rows[i].day ? !found : d.v.n != 0) || d.relative != rows[i].relative)
			fail_msg("%s", rows[i].text);
		vec_free(&d.v);
		vec_free(&w.v);
		arena_free(a);
	}
}

/* ---- differences ---------------------------------------------------------------------------------------------------------------- */

static void differences_are_marked(void **state)
{
	static const struct {
		const char *x, *y;
		enum mark_ends ends;
		const char *marked_x, *marked_y;
	} rows[] = {
		{"had been locked at night", "had been chained at night", ENDS_MARKED, "had been ‹locked› at night", "had been ‹chained› at night"},
		{"we will go home now", "we will go", ENDS_MARKED, "we will go ‹home now›", "we will go"},
		{"we will go home now", "we will go", ENDS_LEFT_OUT, "we will go …", "we will go"},
		{"so we will go", "we shall go", ENDS_LEFT_OUT, "… we ‹will› go", "we ‹shall› go"},
		{"we go", "we go home", ENDS_OF_X_LEFT_OUT, "we go", "we go ‹home›"},
		{"the same", "the same", ENDS_MARKED, "the same", "the same"},
		{"", "x", ENDS_MARKED, "", "x"},
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str x, y;

		mark_difference(a, str_from(rows[i].x), str_from(rows[i].y), rows[i].ends, &x, &y);
		if (!str_is(x, rows[i].marked_x) || !str_is(y, rows[i].marked_y))
			fail_msg("%s: %.*s / %.*s", rows[i].x, STR_ARG(x), STR_ARG(y));
	}
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typography_is_folded), cmocka_unit_test(marks), cmocka_unit_test(speech_over_paragraphs),
		cmocka_unit_test(who_speaks), cmocka_unit_test(numbers_in_any_form), cmocka_unit_test(other_numbers),
		cmocka_unit_test(counts_and_what_is_none), cmocka_unit_test(days_in_any_form), cmocka_unit_test(differences_are_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
