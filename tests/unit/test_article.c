/* Reading articles: places, what the head says, and that a canonical copy reads back as what it was written from. */
#include "unit.h"

#include "article/article.h"

static struct article parse(struct arena *a, const char *text, enum article_kind kind)
{
	struct article x;
	struct err e;

	if (article_parse(a, str_from(text), kind, "test", &x, &e) < 0)
		fail_msg("%s", e.text);
	return x;
}

/* "h:…|s:…|p1:…": the blocks with a place, and cross-heads as "-:…", lines as ".:…". */
static void assert_blocks(const struct article *x, const char *want)
{
	char got[4096];
	size_t n = 0;

	got[0] = '\0';
	for (uint32_t i = 0; i < x->n_blocks; i++) {
		const struct block *b = &x->blocks[i];

		n += (size_t)snprintf(got + n, sizeof got - n, "%s%.*s:%.*s", i ? "|" : "",
			b->place.n ? (int)b->place.n : 1,
			b->place.n              ? b->place.p
			: b->kind == BLOCK_LINE ? "."
						: "-",
			STR_ARG(b->text));
	}
	assert_string_equal(got, want);
}

/* The copy of X, read again, holds the same. */
static void assert_copies(struct arena *a, const struct article *x)
{
	struct str copy = article_write(a, x);
	struct article y;
	struct err e;

	if (article_parse(a, copy, ARTICLE_ANY, "copy", &y, &e) < 0)
		fail_msg("%s\n%.*s", e.text, STR_ARG(copy));
	assert_int_equal(y.n_blocks, x->n_blocks);
	for (uint32_t i = 0; i < x->n_blocks; i++) {
		assert_int_equal(x->blocks[i].kind, y.blocks[i].kind);
		assert_true(str_eq(x->blocks[i].text, y.blocks[i].text));
		assert_true(str_eq(x->blocks[i].place, y.blocks[i].place));
	}
	assert_true(str_eq(x->outlet, y.outlet));
	assert_true(str_eq(x->published, y.published));
	assert_int_equal(x->n_authors, y.n_authors);
	assert_true(str_eq(article_write(a, &y), copy));
}

static const struct {
	const char *text, *blocks, *outlet, *published, *author; /* AUTHOR: the last one */
} heads[] = {
	{"Mill burns\n\nThe mill burned on Monday.\n\nNobody was hurt.\n",
		"h:Mill burns|p1:The mill burned on Monday.|p2:Nobody was hurt.", "", "", NULL},
	{"Mill burns\nEvening Post\nBy Jory Blass and Ann Orr\nWednesday, 15 November 2023 - 7.10am\n\nThe mill "
	 "burned.\n",
		"h:Mill burns|.:Evening Post|.:By Jory Blass and Ann Orr|.:Wednesday, 15 November 2023 - 7.10am|p1:The "
		"mill burned.",
		"Evening Post", "2023-11-15", "Ann Orr"},
	{"Mill burns\nOwner says the doors were open on the night of the fire\n\nBy Jory Blass, City Editor, The Post "
	 "| Nov. 3, 2023\n\n"
	 "The mill burned.\n",
		"h:Mill burns|s:Owner says the doors were open on the night of the fire|.:By Jory Blass, City Editor, "
		"The Post | Nov. 3, 2023"
		"|p1:The mill burned.",
		"The Post", "2023-11-03", "Jory Blass"},
	{"Nov 11, 2021 - World\n\nMill burns\n\nThe mill burned.\n", "", "", "2021-11-11", NULL},
	{"Mill burns\n\nThe mill on the river burned down in the\nnight of Monday, and nobody could say\nwhy it "
	 "did.\n\nThe owner is away.\n",
		"h:Mill burns|p1:The mill on the river burned down in the night of Monday, and nobody could say why it "
		"did."
		"|p2:The owner is away.",
		"", "", NULL},
	{"Mill burns\n\nThe mill burned.\n\n\xE2\x80\xA2 Ten were hurt.\n\xE2\x80\xA2 Two are missing.\n\nWhat happens "
	 "next\n\n"
	 "The inquiry begins on Monday, the council said.\n\nRead more: The river and its mills\n\n"
	 "Correction: An earlier version gave the wrong day.\n",
		"h:Mill burns|p1:The mill burned.|p2:Ten were hurt.|p3:Two are missing.|-:What happens next"
		"|p4:The inquiry begins on Monday, the council said.|.:Read more: The river and its mills"
		"|n1:Correction: An earlier version gave the wrong day.",
		"", "", NULL},
	{"Mill burns\n\nThe river at dawn.\n\nPhoto: A. Brandt/Evening Post\n\nThe mill burned.\n\nThe owner at the "
	 "gate. (Post/A. Brandt)\n\nEnd of it.\n",
		"h:Mill burns|c1:The river at dawn. Photo: A. Brandt/Evening Post|p1:The mill burned.|c2:The owner at "
		"the gate. (Post/A. Brandt)"
		"|p2:End of it.",
		"", "", NULL},
	{"Mill burns\n\nWho knew of the broken doors and did not tell\n\nWho knew of the broken doors and did not "
	 "tell\n\nThe mill burned.\n",
		"h:Mill burns|s:Who knew of the broken doors and did not tell|p1:The mill burned.", "", "", NULL},
	{"Mill burns\n\nPORT ELLIN, March 5, 2024 (Ellin Wire) - The mill burned.\n",
		"h:Mill burns|p1:PORT ELLIN, March 5, 2024 (Ellin Wire) - The mill burned.", "Ellin Wire", "2024-03-05",
		NULL},
	{"Mill burns\n\nThe mill burned on 03/04/2024.\n", "", "", "", NULL},
};

static void text_heads(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(heads); i++) {
		struct arena *a = arena_new();
		struct article x = parse(a, heads[i].text, ARTICLE_TEXT);

		if (heads[i].blocks[0])
			assert_blocks(&x, heads[i].blocks);
		assert_str(x.outlet, heads[i].outlet);
		assert_str(x.published, heads[i].published);
		assert_str(x.n_authors ? x.authors[x.n_authors - 1] : STR(""), heads[i].author ? heads[i].author : "");
		assert_copies(a, &x);
		arena_free(a);
	}
}

/* A blank line is missing after every paragraph; sentences that end early tell where one ends. */
static void text_without_blank_lines(void **state)
{
	static const char text[] = "Mill burns in the night\n"
				   "The mill on the river, which had stood for a hundred years, burned\n"
				   "down in the night of Monday, the fire service said.\n"
				   "Nobody was hurt, it said, but two of the men who had worked there at\n"
				   "the time could not be found.\n"
				   "The owner, who was abroad, let it be known that he would return with\n"
				   "the next ship and would then have more to say about the doors.\n"
				   "Second thoughts\n"
				   "The council has long thought of buying the place, which it says is of\n"
				   "use to the town, but never had the money.\n"
				   "It will meet on Thursday to speak about it again in the town hall of\n"
				   "the city.\n";
	struct arena *a = arena_new();
	struct article x = parse(a, text, ARTICLE_TEXT);

	(void)state;
	assert_int_equal(x.n_blocks, 7);
	assert_str(article_block(&x, STR("p2"))->text,
		"Nobody was hurt, it said, but two of the men who had worked there at the time could not be found.");
	assert_int_equal(article_block(&x, STR("p2"))->line, 4);
	assert_int_equal(x.blocks[4].kind, BLOCK_CROSSHEAD);
	assert_null(article_block(&x, STR("p6")));
	assert_null(article_block(&x, STR("")));
	arena_free(a);
}

static void canonical(void **state)
{
	static const char copy[] =
		"<!-- gainsay copy -->\n\n# Mill \\*burns\\*\n\n_Who \\_knew\\_ of it_\n\n<!-- authors: Jory Blass; "
		"Ann Orr -->\n\n"
		"<!-- outlet: Evening Post -->\n\n<!-- published: 2023-11-15 -->\n\n![The river]()\n\nThe mill "
		"burned.\n\n"
		"### Next\n\n- Ten \\[or so\\]\n\n1\\. is no list\n\n> Correction: two\n\n<!-- Read more\\: here -->\n";
	struct arena *a = arena_new();
	struct article x = parse(a, copy, ARTICLE_ANY);

	(void)state;
	assert_blocks(&x, "h:Mill *burns*|s:Who _knew_ of it|c1:The river|p1:The mill burned.|-:Next|p2:Ten [or "
			  "so]|p3:1. is no list"
			  "|n1:Correction: two|.:Read more: here");
	assert_str(x.outlet, "Evening Post");
	assert_str(x.published, "2023-11-15");
	assert_int_equal(x.n_authors, 2);
	assert_str(article_write(a, &x), copy);
	assert_int_equal(article_block(&x, STR("p1"))->line, 15);
	arena_free(a);
}

static void foreign_markdown(void **state)
{
	static const char text[] = "Mill **burns**\n=====\n\nBy Jory Blass\n\nThe *mill* "
				   "[burned](http://x.example/a_b) on\nMonday &amp; Tuesday.\n\n"
				   "* one_two\n* `two`\n\n## Next\n\nA <em>last</em> word.\n";
	struct arena *a = arena_new();
	struct article x = parse(a, text, ARTICLE_MARKDOWN);

	(void)state;
	assert_blocks(&x, "h:Mill burns|.:By Jory Blass|p1:The mill burned on Monday & "
			  "Tuesday.|p2:one_two|p3:two|-:Next|p4:A last word.");
	assert_copies(a, &x);
	arena_free(a);
}

static void typography(void **state)
{
	struct arena *a = arena_new();
	/* no-break space, soft hyphen, decomposed é, Windows line ends */
	struct article x = parse(a,
		"A caf"
		"e\xCC\x81\r\n\r\nTen\xC2\xA0men were in the build\xC2\xADing.\r\n",
		ARTICLE_TEXT);

	(void)state;
	assert_blocks(&x, "h:A caf\xC3\xA9|p1:Ten men were in the building.");
	x = parse(a, "The \x93mill\x94\n\nIt burned \x96 all of it.\n", ARTICLE_TEXT); /* Windows-1252 */
	assert_blocks(&x, "h:The \xE2\x80\x9Cmill\xE2\x80\x9D|p1:It burned \xE2\x80\x93 all of it.");
	arena_free(a);
}

static void no_articles(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
	} bad[] = {{"", 0}, {" \n\n", 3}, {"%PDF-1.7 x", 10}, {"a\0b\0c", 5}};
	struct arena *a = arena_new();
	struct article x;
	struct err e;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_int_equal(
			article_parse(a, (struct str){bad[i].bytes, bad[i].n}, ARTICLE_ANY, "test", &x, &e), -1);
	assert_int_equal(article_read(a, "/nonexistent/article", &x, &e), -1);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_heads),
		cmocka_unit_test(text_without_blank_lines),
		cmocka_unit_test(canonical),
		cmocka_unit_test(foreign_markdown),
		cmocka_unit_test(typography),
		cmocka_unit_test(no_articles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
