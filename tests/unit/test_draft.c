/* Reading: attributions construction by construction, stance, times, numbers, words and sentences. All sentences are
 * made up. */
#include "reading.h"

#include "draft/amounts.h"
#include "draft/attribution.h"
#include "draft/draft.h"
#include "draft/english.h"
#include "draft/keep.h"
#include "draft/stance.h"
#include "draft/statement.h"
#include "draft/when.h"

static void attributions(void **state)
{
	static const struct row rows[] = {
		/* clause after, before and around the verb */
		{"The mayor said that the bridge would open in May.",
			"The mayor | said | that the bridge would open in May"},
		{"Tellis said the bridge was safe.", "Tellis | said | the bridge was safe"},
		{"The bridge was safe, Tellis said.", "Tellis | said | The bridge was safe"},
		{"The bridge, Tellis said, was safe.", "Tellis | said | The bridge + was safe"},
		{"The bridge was closed on Monday, one of the engineers said.",
			"one of the engineers | said | The bridge was closed on Monday"},
		{"She told reporters that the bridge was safe.", "She | told | that the bridge was safe"},
		{"Orla Tellis, the chief engineer, said that the bridge was safe.",
			"Orla Tellis, the chief engineer, | said | that the bridge was safe"},
		{"The bridge was safe, according to the inspectors.",
			"the inspectors | according to | The bridge was safe"},
		{"According to the inspectors, the bridge was safe.",
			"the inspectors | According to | the bridge was safe"},
		{"Tellis said that the bridge was safe, adding that it would open in May.",
			"Tellis | said | that the bridge was safe ; Tellis | adding | that it would open in May"},
		/* only the outermost */
		{"Tellis said that two workers had claimed that the bridge was unsafe.",
			"Tellis | said | that two workers had claimed that the bridge was unsafe"},
		/* direct speech */
		{"“The bridge is safe,” Tellis said.", "Tellis | said | “The bridge is safe,”"},
		{"“The bridge is safe,” said Orla Tellis, the chief engineer.",
			"Orla Tellis, the chief engineer | said | “The bridge is safe,”"},
		{"\"The bridge is safe,\" she said. \"It will open in May.\"",
			"she | said | \"The bridge is safe,\" + \"It will open in May.\""},
		{"“Who closed the bridge?” Tellis asked.", "Tellis | asked | “Who closed the bridge?”"},
		{"Tellis said: “The bridge is safe.”", "Tellis | said: | “The bridge is safe.”"},
		{"“The bridge is safe,” she said.\n\n“It will open in May.”",
			"she | said | “The bridge is safe,” + “It will open in May.”"},
		{"“The bridge is safe.\n\n“It will open in May,” she said.",
			"she | said | “The bridge is safe. + “It will open in May,”"},
		{"Then Tellis said:\n\n“The bridge is safe.”", "Tellis | said: | “The bridge is safe.”"},
		{"“The bridge is safe for now.” — Orla Tellis, engineer",
			"Orla Tellis, engineer | — | “The bridge is safe for now.”"},
		{"“Really?” she asked.", "she | asked | “Really?”"},
		/* mixed */
		{"Tellis said the bridge was “as safe as a house” and would stay open.",
			"Tellis | said | the bridge was “as safe as a house” and would stay open"},
		/* wishes, plans, beliefs */
		{"The council plans to close the bridge.", "The council | plans | to close the bridge"},
		{"The council hopes that the bridge will open in May.",
			"The council | hopes | that the bridge will open in May"},
		{"Residents believe that the bridge is unsafe.", "Residents | believe | that the bridge is unsafe"},
		{"The union called for a new bridge.", "The union | called for | a new bridge"},
		{"The union urged the council to close the bridge.",
			"The union | urged | the council to close the bridge"},
		{"The bridge is expected to open in May.", " | is expected | The bridge + to open in May"},
		{"Tellis is confident that the bridge is safe.", "Tellis | is confident | that the bridge is safe"},
		{"Her plan to close the bridge failed.", "Her | plan | to close the bridge"},
		/* clauses put in, with when, where and to whom; speakers behind the verb */
		{"The bridge, Tellis told the council on Monday, was safe.", "Tellis | told | The bridge + was safe"},
		{"The yard had closed the bridge, said experts like Tellis, an engineer.",
			"experts like Tellis, an engineer | said | The yard had closed the bridge"},
		/* where a content ends */
		{"Tellis said that the bridge was safe, calling the inspectors liars.",
			"Tellis | said | that the bridge was safe ; Tellis | calling | the inspectors liars"},
		{"While Tellis says the bridge is safe, the union disagrees.", "Tellis | says | the bridge is safe"},
		{"Tellis said that the bridge was safe - the storm had only scratched it.",
			"Tellis | said | that the bridge was safe"},
		/* verbs and names that mail and weblogs seldom have */
		{"Few knew Orla Tellis. Tellis insists she built the bridge.",
			"Tellis | insists | she built the bridge"},
		{"Executives for the yard, which built the bridge, say it will open in May.",
			"the yard, which built the bridge, | say | it will open in May"},
		{"Two in five of those asked say they never use the bridge.",
			"Two in five of those asked | say | they never use the bridge"},
		{"“I walked over it,” she said, adding, “It held.”",
			"she | said | “I walked over it,” ; she | adding | “It held.”"},
		{"Tellis said in a talk at the yard on Monday evening that the bridge was safe.",
			"Tellis | said | that the bridge was safe"},
		{"Tellis explained why the bridge was shut.", "Tellis | explained | why the bridge was shut"},
		/* nobody's words, or not the subject's */
		{"The bridge was reportedly closed.", " | reportedly | The bridge was + closed"},
		{"The bridge seems to be safe.", " | seems | The bridge + to be safe"},
		{"It appears that the bridge is safe.", " | appears | that the bridge is safe"},
		{"The bridge was described by residents as a disgrace.",
			"residents | was described by | The bridge + as a disgrace"},
		{"Asked about the bridge, Tellis walked away.", " | Asked about | the bridge"},
		{"Reporters asked the mayor whether the bridge was safe.",
			"Reporters | asked | whether the bridge was safe"},
		{"Orr pointed to her claim that the bridge was unsafe.",
			"Orr | pointed to | her claim that the bridge was unsafe"},
		/* denials and what is none */
		{"Tellis denied that the bridge had been closed.", "Tellis | denied | that the bridge had been closed"},
		{"Tellis declined to comment.", "Tellis | declined | to comment"},
		{"Reporters were denied access to the bridge.", ""},
		{"The council rejected the offer.", "The council | rejected | the offer"},
		/* nobody says anything */
		{"The bridge opened in May.", ""},
		{"In an address on Monday, the council met twice.", ""},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static const char *answer_word(const struct stance *s)
{
	static const char *const words[] = {"yes", "no", "doubt", "declined", "open"};

	return words[s->answer];
}

/* The stance of the first attribution, or of the whole text if there is none; its class behind it unless it is
 * "said". */
static struct str stance_shown(const char *text)
{
	struct reading *r = read_text(arena_printf(arena, "Harbour news\n\n%s", text).p);
	attribution_list list = {0};
	struct stance s;
	struct str out;

	attributions_find(r, drafter.lexicon, &list);
	s = stance_of(r, list.n ? &list.v[0] : NULL, r->sentences.v[1].first, r->sentences.v[1].n);
	out = arena_printf(arena, "%s%s%s%s", answer_word(&s), s.as ? " " : "", s.as ? claim_class_word(s.as) : "",
		s.denial ? " denial" : "");
	vec_free(&list);
	reading_free(r);
	return out;
}

static void stances(void **state)
{
	static const struct row rows[] = {
		{"Tellis said that the bridge was safe.", "yes"},
		{"Tellis said that the bridge was not safe.", "no"},
		{"Tellis said that no exit had been locked.", "no"},
		{"“It is not true that the bridge was closed,” he said.", "no"},
		{"“Reports that the bridge was closed are false,” he said.", "no denial"},
		{"Tellis said that the report was a fabrication.", "no denial"},
		{"Tellis denied that the bridge had been closed.", "no denial"},
		{"Tellis denied wrongdoing.", "no denial"},
		{"Tellis did not deny that the bridge had been closed.", "open"},
		{"A court denied its request to delay the levy.", "open"},
		{"Reporters were denied access to the site.", "yes"},
		{"The council rejected the offer.", "open"},
		{"The council rejected suggestions that the bridge was unsafe.", "no denial"},
		{"Tellis refused to rule out a closure.", "open"},
		{"Tellis refused to comment on the closure.", "declined"},
		{"Tellis declined to say when the bridge would open.", "declined"},
		{"The minister would neither confirm nor deny that talks were taking place.", "open"},
		{"Tellis doubts that the bridge is safe.", "doubt"},
		{"Tellis disputed that the bridge was unsafe.", "no denial"},
		{"Tellis believes that the bridge is safe.", "yes likely"},
		{"Tellis alleged that the bridge was unsafe.", "yes alleged"},
		{"Tellis said that the bridge might be closed.", "yes likely"},
		{"The council plans to close the bridge.", "yes plan"},
		{"The council is willing to close the bridge.", "yes willing"},
		{"Tellis said that the council had dropped the plan.", "yes dropped"},
		{"The union urged the council to close the bridge.", "open"},
		{"Tellis said that no talks were held and no talks had been held.", "no"},
		{"The bridge was closed.", "yes"},
		{"The bridge was never closed.", "no"},
		{"Was the bridge closed?", "open"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(stance_shown(rows[i].text), rows[i].want);
}

static void times(void **state)
{
	/* published on Wednesday, 15 November 2023 */
	static const struct row rows[] = {
		{"It opened on Tuesday.", "2023-11-14"},
		{"It opened on Wednesday.", "2023-11-15"},
		{"It opened on Thursday.", "2023-11-09"},
		{"It opened last Tuesday.", "2023-11-07 or 2023-11-14"},
		{"It opened last Friday.", "2023-11-10"},
		{"It opened yesterday.", "2023-11-14"},
		{"It opened on November 3, 2021.", "2021-11-03"},
		{"It opened on 3 November 2021.", "2021-11-03"},
		{"It opened on Nov. 3.", "2023-11-03"},
		{"It opened on December 3.", "2022-12-03"},
		{"It will open on December 3.", "2023-12-03"},
		{"It will open on Friday.", "2023-11-17"},
		{"It has to be ready by Tuesday.", "2023-11-21"},
		{"It opened in March 2021.", "2021-03"},
		{"It opened in 2019.", "2019"},
		{"It opened last month.", "2023-10"},
		{"It opened last year.", "2022"},
		{"It opened earlier this month.", "2023-11-01..2023-11-15"},
		{"It opened this month.", "2023-11"},
		{"It opened three days ago.", "2023-11-12"},
		{"It opened two years ago.", "2021"},
		{"It opened a week before the storm.", ""},
		{"It may open.", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_text(rows[i].text);
		struct str when = STR(""), told;

		when_told(r, 0, (uint32_t)r->tokens.n, STR("2023-11-15"), &when, &told);
		assert_str(when, rows[i].want);
		reading_free(r);
	}
}

static void times_without_a_day(void **state)
{
	struct reading *r = read_text("It opened on Tuesday.");
	struct str when, told;

	(void)state;
	assert_false(when_told(r, 0, (uint32_t)r->tokens.n, STR(""), &when, &told));
	reading_free(r);
}

static void numbers(void **state)
{
	static const struct row rows[] = {
		{"There were 112 people on the bridge.", "112 people"},
		{"At least seven people were hurt.", "7+ people"},
		{"More than 1,200 people came.", "1200+ people"},
		{"About 110 people came.", "~110 people"},
		{"Up to 900 jobs are at risk.", "..900 jobs"},
		{"Fewer than ten ships came.", "..10 ships"},
		{"Thirty-four people were hurt.", "34 people"},
		{"It costs $3.8bn.", "$3.8bn USD"},
		{"It costs $40 million.", "$40m USD"},
		{"It holds 54 per cent of the market.", "54 percent"},
		{"It holds 14% of the market.", "14 percent"},
		{"It opened in 2019.", ""},
		{"It opened at 9:40 p.m. on Tuesday.", ""},
		{"It opened on Nov. 14.", ""},
		{"Nadja Orr, 29, came.", ""},
		{"Two ships and five boats came.", "2 ships, 5 boats"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_text(rows[i].text);
		struct amount a[4];
		unsigned n = amounts_told(r, 0, (uint32_t)r->tokens.n, a, 4);
		struct buf b = {0};

		for (unsigned k = 0; k < n; k++)
			buf_printf(&b, "%s%.*s %.*s", k ? ", " : "", STR_ARG(a[k].value),
				STR_ARG(a[k].unit.n ? a[k].unit : a[k].counted));
		assert_str(keep_text(&b, arena), rows[i].want);
		reading_free(r);
	}
}

/* Words apart by blanks, sentences by " / ". */
static void words_and_sentences(void **state)
{
	static const struct row rows[] = {
		{"She didn't go.", "She did n't go ."},
		{"Orla Tellis's plan", "Orla Tellis 's plan"},
		{"It costs $3.50, he said.", "It costs $ 3.50 , he said ."},
		{"He left. She stayed.", "He left . / She stayed ."},
		{"Mr. Orr left. Gov. Tellis stayed.", "Mr. Orr left . / Gov. Tellis stayed ."},
		{"The U.S. Senate met at 9 p.m. on Monday.", "The U.S. Senate met at 9 p.m. on Monday ."},
		{"“Go. Now,” he said.", "“ Go . / Now , ” he said ."},
		{"“Why?” Orr asked.", "“ Why ? ” Orr asked ."},
		{"a 31-page report", "a 31 - page report"},
		{"no full stop", "no full stop"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_text(rows[i].text);
		struct buf b = {0};

		for (size_t s = 0; s < r->sentences.n; s++) {
			buf_puts(&b, s ? " / " : "");
			for (uint32_t k = 0; k < r->sentences.v[s].n; k++) {
				buf_puts(&b, k ? " " : "");
				buf_add(&b, r->tokens.v[r->sentences.v[s].first + k].form);
			}
		}
		assert_str(keep_text(&b, arena), rows[i].want);
		reading_free(r);
	}
}

static void quotation_marks(void **state)
{
	static const struct {
		const char *text;
		size_t n;
	} rows[] = {
		{"\"One,\" he said. \"Two.\"", 2},
		{"“One,” he said. ‘Two three,’ she said.", 2},
		{"It’s the dogs’ home.", 0},
		{"''One,'' he said.", 1},
		{"He called it “bad”.", 1},
		{"“Apparently not,“ he said.", 1},
		{"“One “two” three,” he said.", 1},
		{"“Never closed", 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_text(rows[i].text);

		assert_int_equal(r->quotations.n, rows[i].n);
		reading_free(r);
	}
}

static void languages(void **state)
{
	struct buf b = {0};
	struct err e;

	(void)state;
	for (int i = 0; i < 20; i++)
		buf_puts(&b, "Der Bürgermeister sagte, dass die Brücke im Mai eröffnet werde. ");
	assert_int_equal(english_check(buf_str(&b), "a.txt", &e), -1);
	assert_non_null(strstr(e.text, "English"));
	b.n = 0;
	for (int i = 0; i < 20; i++)
		buf_puts(&b, "The mayor said that the bridge would open in May. ");
	assert_int_equal(english_check(buf_str(&b), "a.txt", &e), 0);
	assert_int_equal(english_check(STR("Kurz."), "a.txt", &e), 0);
	while (b.n <= ARTICLE_BYTES)
		buf_puts(&b, "The mayor said that the bridge would open in May. ");
	assert_int_equal(english_check(buf_str(&b), "a.txt", &e), -1);
	assert_non_null(strstr(e.text, "10 million"));
	buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attributions),
		cmocka_unit_test(stances),
		cmocka_unit_test(times),
		cmocka_unit_test(times_without_a_day),
		cmocka_unit_test(numbers),
		cmocka_unit_test(words_and_sentences),
		cmocka_unit_test(quotation_marks),
		cmocka_unit_test(languages),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
