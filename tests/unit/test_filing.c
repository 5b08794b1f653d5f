/* Who speaks, and which statements share a question. All sentences are made up. */
#include "drafter.h"

#include "draft/filing.h"
#include "draft/people.h"

/* ---- speakers ----------------------------------------------------------------------------------------------- */

/* The speakers of a text in order, apart by " ; "; an unnamed one in brackets, with its number. */
static struct str speakers(const char *text)
{
	struct reading *r =
		reading_new(arena, arena_printf(arena, "Harbour news\n\n%s", text), drafter.lexicon, &drafter.weights);
	struct people p = {.arena = arena};
	attribution_list list = {0};
	struct buf b = {0};

	attributions_find(r, drafter.lexicon, &list);
	people_begin(&p, 0);
	for (size_t i = 0; i < list.n; i++) {
		struct speaker s = speaker_of(&p, r, &list.v[i]);

		buf_puts(&b, i ? " ; " : "");
		if (s.unnamed && s.count)
			buf_printf(&b, "[%u %.*s]", s.count, STR_ARG(s.job));
		else
			buf_printf(&b, s.unnamed ? "[%.*s]" : "%.*s", STR_ARG(s.unnamed ? s.job : s.name));
	}
	vec_free(&list);
	reading_free(r);
	people_free(&p);
	return keep_text(&b, arena);
}

static void who_speaks(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{"Orla Tellis said that the bridge was safe. Tellis said that it was old.",
			"Orla Tellis ; Orla Tellis"},
		{"Orla Tellis said that the bridge was safe. She said that it was old.", "Orla Tellis ; Orla Tellis"},
		{"The chair of the Harbour Board, Professor Ida Orr, said that the bridge was safe.", "Ida Orr"},
		{"A spokesman for the Harbour Trust said that the bridge was safe.", "Harbour Trust"},
		{"Two officials from Vessen said that the bridge was safe.", "[2 officials from Vessen]"},
		{"The records seen by the Harbour Post showed that the bridge was safe.",
			"[records seen by the Harbour Post]"},
		{"Residents said that the bridge was safe.", "[Residents]"},
		{"Another U.S. official said that the bridge was safe.", "[1 U.S. official]"},
		{"Three dock workers said that the bridge was safe.", "[3 dock workers]"},
		{"The Harbour Board said that the bridge was safe. Ida Orr said that it was old. He said that it was "
		 "shut.",
			"Harbour Board ; Ida Orr ; Ida Orr"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(speakers(rows[i].text), rows[i].want);
}

/* ---- questions ---------------------------------------------------------------------------------------------- */

static struct statement statement_of(uint32_t article, const char *text)
{
	struct reading *r = reading_new(arena, str_from(text), drafter.lexicon, &drafter.weights);
	const struct token *t = r->tokens.v;
	uint32_t n = (uint32_t)r->tokens.n;
	struct statement s = {
		.article = article, .matter = str_from(text), .anchor = str_from(text), .question = UINT32_MAX};

	s.stance = stance_of(r, NULL, 0, n);
	s.n_stems = stems_of(drafter.lexicon, t, n, s.stem);
	s.n_acts = acts_of(drafter.lexicon, t, n, s.act);
	s.n_names = names_of(drafter.lexicon, t, n, s.name);
	s.ahead = lies_ahead(t, n);
	s.n_amounts = amounts_told(r, 0, n, s.amount, AMOUNTS);
	reading_free(r);
	return s;
}

static bool together(const char *a, const char *b)
{
	struct filing *f = filing_new(&drafter, NULL);
	statement_list list = {0};
	bool same;

	vec_push(&list, statement_of(0, a));
	vec_push(&list, statement_of(1, b));
	filing_run(f, &list);
	same = list.v[0].question != UINT32_MAX && list.v[0].question == list.v[1].question;
	vec_free(&list);
	filing_free(f);
	return same;
}

static void like_matters(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
		/* the same words, and other words for the same matter */
		{"The bridge was closed on Tuesday.", "The bridge was not closed.", true},
		{"Inspections of the bridge were cut.", "Inspections of the bridge have been halved since 2019.", true},
		{"Vessen and Korrin are in talks over the bridge.",
			"Negotiations between Vessen and Korrin began in May.", true},
		/* a plan is not what came of it; another act is another matter; a no to another act denies nothing */
		{"The council will close the old bridge.", "The council closed the old bridge.", true},
		{"Harbour Trust will sell the old bridge in Vessen.",
			"Harbour Trust sold ferries and a rusty crane to Korrin.", false},
		{"The old bridge at Vessen was painted.", "The old bridge at Vessen was blown up by miners.", false},
		{"Two of the exits were blocked.", "Two of the exits could not be used.", false},
		/* numbers: what is counted has to be the same, and what is done */
		{"There were 112 people on the bridge.", "The bridge had 112 lamps.", false},
		{"The storm killed 12 people.", "In the storm 14 people died.", true},
		{"The storm killed 12 people.", "The harbour employs 14 people.", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (together(rows[i].a, rows[i].b) != rows[i].same)
			fail_msg("%s | %s: %s", rows[i].a, rows[i].b, rows[i].same ? "apart" : "together");
	}
}

/* Is the first number of a text the point of it, or an aside? */
static void points(void **state)
{
	static const struct {
		const char *text;
		bool aside;
	} rows[] = {
		{"There were 112 people on the bridge.", false},
		{"Two lines of people crossed the bridge.", true},
		{"Two people were killed on the bridge.", false},
		{"No water reached the fire that killed 10 people.", true},
		{"The yard is worth $3m.", true},
		{"The yard paid a fine of $3m.", false},
		{"The march began at noon and lasted 12 hours.", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct statement s = statement_of(0, rows[i].text);

		if (s.n_amounts == 0 || s.amount[0].aside != rows[i].aside)
			fail_msg("%s: %s", rows[i].text,
				s.n_amounts == 0 ? "no number"
				: rows[i].aside  ? "the point"
						 : "aside");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(who_speaks, begin, end),
		cmocka_unit_test_setup_teardown(like_matters, begin, end),
		cmocka_unit_test_setup_teardown(points, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
