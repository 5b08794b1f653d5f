/* Reports: words for readers, escaping in every writer, and one small finding made by hand through every format. */
#include "unit.h"

#include "report/explain.h"
#include "report/lines.h"
#include "report/page.h"
#include "report/phrases.h"
#include "report/report.h"
#include "report/safe.h"
#include "report/terminal.h"
#include "report/told.h"
#include "report/words.h"
#include "report/xml.h"

/* ---- words ----------------------------------------------------------------------------------------------------------- */

struct words {
	const char *text, *want;
};

static void check_words(const struct words *rows, size_t n, void (*say)(struct buf *b, struct str s))
{
	for (size_t i = 0; i < n; i++) {
		struct buf b = {0};

		say(&b, str_from(rows[i].text));
		assert_str(buf_str(&b), rows[i].want);
		buf_free(&b);
	}
}

static void dates(void **state)
{
	static const struct words rows[] = {
		{"2021-11-09", "9 Nov 2021"}, {"2021-11", "Nov 2021"}, {"2021", "2021"}, {"~2021-11", "about Nov 2021"},
		{"2021-11-02 or 2021-11-09", "2 Nov 2021 or 9 Nov 2021"}, {"..2021-07", "until Jul 2021"}, {"2021-07..", "since Jul 2021"},
		{"2021-11-01..2021-11-07", "1 Nov 2021 to 7 Nov 2021"}, {"2021-11-03T14:30", "3 Nov 2021, 14:30"},
		{"2021-W45", "week 45 of 2021"}, {"listing", "listing"}, {"after 2021-11-03", "after 3 Nov 2021"}, {"", ""}, {"20211", "20211"},
		{"2021-13", "2021-13"},
	};

	(void)state;
	check_words(rows, COUNT(rows), say_dates);
}

static void dollars(struct buf *b, struct str s)
{
	say_numbers(b, s, STR("USD"));
}

static void plain_number(struct buf *b, struct str s)
{
	say_numbers(b, s, STR(""));
}

static void numbers(void **state)
{
	static const struct words plain[] = {
		{"6", "6"}, {"6..", "at least 6"}, {"..6", "at most 6"}, {"5..7", "5 to 7"}, {"112", "112"}, {"2100000", "2,100,000"},
		{"18.14369", "18.14369"}, {"1012.5", "1,012.5"}, {"6+", "at least 6"}, {"-4", "-4"},
	};
	static const struct words money[] = {{"2100000", "$2,100,000"}, {"5..7", "$5 to $7"}, {"6..", "at least $6"}};

	(void)state;
	check_words(plain, COUNT(plain), plain_number);
	check_words(money, COUNT(money), dollars);
}

/* ---- escaping ---------------------------------------------------------------------------------------------------------- */

static void terminal(void **state)
{
	static const struct words rows[] = {
		{"plain", "plain"}, {"\033[31mred", "\\u{1b}[31mred"}, {"a\nb\tc", "a b c"}, {"x\xE2\x80\xAEy", "x\\u{202e}y"},
		{"\xC2\x9B" "31m", "\\u{9b}31m"}, {"bad \xFF byte", "bad \\x{ff} byte"}, {"é", "é"}, {"\xE2\x82", "\\x{e2}\\x{82}"},
	};

	(void)state;
	check_words(rows, COUNT(rows), safe_add);
}

static void xml(void **state)
{
	static const struct words rows[] = {
		{"a < b & \"c\" > 'd'", "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;"}, {"\001", "\xEF\xBF\xBD"},
		{"x\xE2\x80\xAEy", "x\\u{202e}y"}, {"\xFF", "\xEF\xBF\xBD"}, {"\xEF\xBF\xBF", "\xEF\xBF\xBD"}, {"é\n", "é\n"},
	};

	(void)state;
	check_words(rows, COUNT(rows), xml_text);
}

static void markdown_cell(struct buf *b, struct str s)
{
	struct page p = {0};

	page_open(&p, PAGE_TABLE);
	page_open(&p, PAGE_CELL);
	page_text(&p, s);
	page_play(buf_str(&p.tape), &page_markdown, STR(""), b);
	page_free(&p);
}

static void markdown(void **state)
{
	static const struct words rows[] = {
		{"a|b", " a\\|b"}, {"<script>", " \\<script>"}, {"*x* _y_ `z` a_b", " \\*x\\* \\_y\\_ \\`z\\` a_b"},
		{"[t](u)", " \\[t\\](u)"}, {"> no quote, a > b", " \\> no quote, a > b"}, {"R&D; x", " R\\&D; x"}, {"R&D, x", " R&D, x"},
		{"a\nb", " a b"}, {"# no title", " \\# no title"}, {"12. no list", " 12\\. no list"}, {"- no item", " \\- no item"},
		{"a - b", " a - b"}, {"&lt;", " \\&lt;"}, {"back\\slash", " back\\\\slash"}, {"\033", " \\\\u{1b}"},
	};

	(void)state;
	check_words(rows, COUNT(rows), markdown_cell);
}

static void check_played(struct page *p, const struct page_style *style, const char *path, const char *expected)
{
	struct buf b = {0};

	page_play(buf_str(&p->tape), style, str_from(path), &b);
	assert_str(buf_str(&b), expected);
	buf_free(&b);
}

static void links(void **state)
{
	struct page p = {0};

	(void)state;
	page_link(&p, STR("javascript:alert(1)"), STR("x"));
	check_played(&p, &page_html, "", "x");
	p.tape.n = 0;
	page_link(&p, STR("https://a.example/?a=1&b=\"2\"<c> d"), STR("x"));
	check_played(&p, &page_html, "",
		"<a rel=\"noreferrer noopener\" href=\"https://a.example/?a=1&amp;b=&quot;2&quot;&lt;c&gt; d\">x</a>");
	check_played(&p, &page_markdown, "", "[x](<https://a.example/?a=1&b=\"2\"%3Cc%3E%20d>)");
	p.tape.n = 0;
	page_file(&p, STR("/desk/articles/a b.md"), STR("two, words"), STR("x"));
	check_played(&p, &page_html, "", "x");
	check_played(&p, &page_html, "/desk/reports/page.html",
		"<a rel=\"noreferrer noopener\" href=\"../articles/a%20b.md#:~:text=two%2C%20words\">x</a>");
	check_played(&p, &page_markdown, "/desk/reports/page.md", "x");
	page_free(&p);
}

/* The sides of a finding: three are columns, four are rows; what strand a claim belongs to stands over it. */
static void put_side(struct page *p, const char *answer, const char *note)
{
	page_open(p, PAGE_CAMP);
	page_put(p, PAGE_CAMP_TITLE, answer);
	page_put(p, PAGE_NOTE, note);
	page_open(p, PAGE_CLAIMS);
	page_put(p, PAGE_CLAIM, "one");
	page_put(p, PAGE_CLAIM, "two");
	page_close(p, PAGE_CLAIMS);
	page_close(p, PAGE_CAMP);
}

static void sides(void **state)
{
	struct page p = {0};

	(void)state;
	page_open(&p, PAGE_CAMPS);
	put_side(&p, "yes", "Strand 1");
	put_side(&p, "no", "Strand 1");
	page_close(&p, PAGE_CAMPS);
	page_put(&p, PAGE_PARAGRAPH, "after");
	check_played(&p, &page_markdown, "", "| yes | no |\n|---|---|\n| *Strand 1*<br>one<br>two | *Strand 1*<br>one<br>two |\n\nafter\n\n");
	p.tape.n = 0;
	page_open(&p, PAGE_CAMPS);
	for (unsigned i = 0; i < 4; i++)
		put_side(&p, "yes", "a note");
	page_close(&p, PAGE_CAMPS);
	check_played(&p, &page_markdown, "", "| answer | who says so |\n|---|---|\n| yes | *a note*<br>one<br>two |\n"
		"| yes | *a note*<br>one<br>two |\n| yes | *a note*<br>one<br>two |\n| yes | *a note*<br>one<br>two |\n\n");
	page_free(&p);
}

/* What is for one format is not heard in the other. */
static void only(void **state)
{
	struct page p = {0};

	(void)state;
	page_only(&p, PAGE_IN_HTML);
	page_raw(&p, STR("<svg/>"));
	page_only(&p, PAGE_EVERYWHERE);
	page_puts(&p, "both");
	page_only(&p, PAGE_IN_MARKDOWN);
	page_puts(&p, " one");
	check_played(&p, &page_html, "", "<svg/>both");
	check_played(&p, &page_markdown, "", "both one");
	page_free(&p);
}

/* ---- a report made by hand ---------------------------------------------------------------------------------------------- */

struct small {
	struct arena *arena;
	struct diags diags;
	struct ledger l;
	struct comparison c;
};

static const char file_text[] = "claims:\n- at: post.p3\n  locked: yes\n- at: mail.p1\r\n  locked: no   # <b>\n";

static const struct value value_yes = {.type = VALUE_YESNO, .yes = true, .canon = {"yes", 3}};
static const struct value value_no = {.type = VALUE_YESNO, .canon = {"no", 2}};

static void add_source(struct ledger *l, const char *id, const char *outlet)
{
	struct source s = {.sym = (uint32_t)l->symbols.n, .outlet = str_from(outlet), .has_outlet = true, .version_of = NONE};

	vec_push(&l->symbols, (struct symbol){.id = str_from(id), .kind = SYM_SOURCE, .index = (uint32_t)l->sources.n});
	vec_push(&l->sources, s);
}

static void add_claim(struct small *s, const char *at, uint32_t source, uint32_t line, const struct value *v)
{
	struct ledger *l = &s->l;
	uint32_t i = (uint32_t)l->claims.n;

	vec_push(&l->typed, (struct typed){.question = 0, .value = v, .text = v->canon, .loc = {0, line, 3, 6}});
	vec_push(&l->claims, (struct claim){.at = str_from(at), .source = source, .place_kind = 'p', .place_number = 3,
		.first_typed = i, .n_typed = 1, .loc = {0, line - 1, 3, 2}});
	vec_push(&s->c.answers.v, (struct answer){.source = source, .claim = i, .from = NONE, .typed = i, .value = v});
}

static struct finding small_finding(struct arena *a)
{
	struct camp *camps = ARENA_ARRAY(a, struct camp, 2);
	struct strand *strands = ARENA_ARRAY(a, struct strand, 2);
	uint32_t *answers = ARENA_ARRAY(a, uint32_t, 2);

	for (uint32_t i = 0; i < 2; i++) {
		answers[i] = i;
		strands[i] = (struct strand){&answers[i], 1};
		camps[i] = (struct camp){.value = i ? STR("no") : STR("yes"), .answers = &answers[i], .n = 1, .strands = &strands[i],
			.n_strands = 1};
	}
	return (struct finding){.kind = FIND_CONTRADICTION, .severity = SEVERITY_HIGH, .opposition = OPPOSITION_CONTRADICTORY,
		.cautions = CAUTION_OVERLAP, .camps = camps, .n_camps = 2, .message = STR("locked: yes | no"), .settle = STR("<i>ask</i>"),
		.fingerprint = "0123456789abcdef", .ruling = NONE};
}

static void small_new(struct small *s)
{
	memset(s, 0, sizeof *s);
	s->arena = arena_new();
	s->diags = diags_new(s->arena);
	s->l.arena = s->arena;
	s->l.diags = &s->diags;
	s->l.complete = true;
	s->l.title = STR("Mill <fire> | one");
	s->c.arena = s->arena;
	s->c.ledger = &s->l;
	vec_push(&s->l.files, (struct input_file){.path = STR("claims.yaml"), .bytes = STR(file_text)});
	add_source(&s->l, "post", "Evening | Post");
	add_source(&s->l, "mail", "Mail & <Co>");
	vec_push(&s->l.symbols, (struct symbol){.id = STR("locked"), .kind = SYM_QUESTION});
	vec_push(&s->l.questions, (struct question){.sym = 2, .type = VALUE_YESNO, .text = STR("Was <which> door locked?")});
	vec_push(&s->l.chains, (struct chain){.own = true});
	add_claim(s, "post.p3", 0, 3, &value_yes);
	add_claim(s, "mail.p1", 1, 5, &value_no);
	s->c.n_claims = 2;
	vec_push(&s->c.findings, small_finding(s->arena));
}

static void small_free(struct small *s)
{
	vec_free(&s->c.findings);
	vec_free(&s->c.answers.v);
	vec_free(&s->l.files);
	vec_free(&s->l.symbols);
	vec_free(&s->l.sources);
	vec_free(&s->l.questions);
	vec_free(&s->l.chains);
	vec_free(&s->l.claims);
	vec_free(&s->l.typed);
	diags_free(&s->diags);
	arena_free(s->arena);
}

static bool holds(const struct buf *b, const char *part)
{
	size_t n = strlen(part);

	for (size_t i = 0; i + n <= b->n; i++) {
		if (memcmp(b->p + i, part, n) == 0)
			return true;
	}
	return false;
}

static void render_small(struct small *s, const char *format, struct buf *b)
{
	struct report *r = report_new(s->arena, &s->l, &s->c);

	renderer_find(str_from(format))->render(r, b);
	report_free(r);
}

/* FORMAT's document holds everything of WANT (ended by NULL). */
static void check_format(const char *format, const char *const *want)
{
	struct small s;
	struct buf b = {0};

	small_new(&s);
	render_small(&s, format, &b);
	for (; *want; want++) {
		if (!holds(&b, *want))
			fail_msg("%s lacks \"%s\":\n%.*s", format, *want, STR_ARG(buf_str(&b)));
	}
	buf_free(&b);
	small_free(&s);
}

static void formats(void **state)
{
	static const char *const text[] = {"contradiction[C502]: locked: yes | no (high)\n", " --> claims.yaml:3:3\n",
		"3 |   locked: yes\n  |   ^^^^^^^^^^^ post.p3 · Evening | Post", "5 |   locked: no   # <b>\n  |   ---------- mail.p1",
		"gainsay why post.p3 mail.p1 · rule it: gainsay rule 01234567 --as … --why \"…\"\n", "to decide: 1 finding at or above “high” (exit status 1 until then)\n", NULL};
	static const char *const concise[] = {"claims.yaml:3:3: high contradiction[C502] 01234567: locked: yes | no\n", NULL};
	static const char *const json[] = {"\"fingerprint\": \"0123456789abcdef\"", "\"claims\": [\"post.p3\"]",
		"\"strands\": [[\"mail.p1\"]]", "\"cautions\": [\"overlap\"]", "\"opposition\": \"contradictory\"", "\"ruling\": null",
		"\"era\": null", "\"slots_other\": []", "\"high\": 1", NULL};
	static const char *const md[] = {"# Mill \\<fire> | one\n", "**1 dispute needs a decision**",
		"| **Evening \\| Post**, in its own voice", "**Mail & \\<Co>", "\\<i>ask", "Was \\<which> door locked?",
		"`gainsay why post.p3 mail.p1`", "`gainsay rule 01234567 --as … --why \"…\"`",
		"2 claims = 2 in disputes", NULL};
	static const char *const html[] = {"<article id=\"finding-0123456789abcdef\" class=\"finding high\" "
		"data-kind=\"contradiction\" data-severity=\"high\" data-status=\"open\"", "data-sources=\"post mail\"", "Mail &amp; &lt;Co&gt;",
		"&lt;i&gt;ask", "default-src 'none'; style-src 'sha256-", "<main id=\"main\" tabindex=\"-1\">", "<th scope=\"col\">", NULL};

	(void)state;
	check_format("text", text);
	check_format("concise", concise);
	check_format("json", json);
	check_format("markdown", md);
	check_format("html", html);
}

static void incomplete(void **state)
{
	static const char *const names[] = {"text", "concise", "markdown"};
	struct small s;

	(void)state;
	small_new(&s);
	s.l.complete = false;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct buf b = {0};

		render_small(&s, names[i], &b);
		assert_true(b.n > 13);
		assert_true(memcmp(b.p, "incomplete", 10) == 0 || memcmp(b.p, "**Incomplete", 12) == 0);
		buf_free(&b);
	}
	small_free(&s);
}

static void filters(void **state)
{
	struct str c5 = STR("C5"), c501 = STR("C501"), c502 = STR("C502");
	const struct {
		const struct str *select, *ignore;
		uint32_t want;
	} rows[] = {{NULL, NULL, 1}, {&c5, NULL, 1}, {&c501, NULL, 0}, {NULL, &c502, 0}, {&c502, &c501, 1}, {&c5, &c5, 0}};
	struct small s;

	(void)state;
	small_new(&s);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct report *r = report_new(s.arena, &s.l, &s.c);
		struct report_codes codes = {rows[i].select, rows[i].ignore, rows[i].select != NULL, rows[i].ignore != NULL};

		report_filter(r, &codes);
		assert_int_equal(r->n_findings, rows[i].want);
		assert_int_equal(report_failing(r), rows[i].want);
	}
	small_free(&s);
}

/* Eight digits of a fingerprint, or as many as it takes. */
static void short_fingerprints(void **state)
{
	static const struct words rows[] = {{"0123456789abcdef", "0123456789a"}, {"0123456789bbcdef", "0123456789b"},
		{"012345678fffffff", "012345678f"}, {"11111111aaaaaaaa", "11111111aaaaaaaa"}, {"11111111aaaaaaab", "11111111aaaaaaab"},
		{"2222222200000000", "22222222"}, {"2222222300000000", "22222223"}, {"ffffffffffffffff", "ffffffff"}};
	struct small s;
	struct report *r;

	(void)state;
	small_new(&s);
	s.c.findings.n = 0;
	for (size_t i = COUNT(rows); i-- > 0;) {
		struct finding f = small_finding(s.arena);

		memcpy(f.fingerprint, rows[i].text, sizeof f.fingerprint);
		vec_push(&s.c.findings, f);
	}
	r = report_new(s.arena, &s.l, &s.c);
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(told_short(r, &s.c.findings.v[COUNT(rows) - 1 - i]), rows[i].want);
	small_free(&s);
}

static void excerpt_lines(void **state)
{
	struct small s;
	struct lines *x;

	(void)state;
	small_new(&s);
	x = lines_new(s.arena, &s.l);
	assert_str(lines_get(x, 0, 1), "claims:");
	assert_str(lines_get(x, 0, 4), "- at: mail.p1");
	assert_str(lines_get(x, 0, 5), "  locked: no   # <b>");
	assert_str(lines_get(x, 0, 6), "");
	assert_str(lines_get(x, 0, 7), "");
	assert_str(lines_get(x, 0, 0), "");
	assert_str(lines_get(x, 9, 1), "");
	small_free(&s);
}

/* ---- tables that must be whole ------------------------------------------------------------------------------------------- */

static void explained(void **state)
{
	(void)state;
	for (unsigned i = 0; i < N_FINDING_KINDS; i++) {
		assert_non_null(explanation_find(finding_kinds[i].code));
		assert_non_null(kind_phrases[i].state);
	}
	for (unsigned i = 0; i < DIAG_N_CODES; i++) {
		if (!explanation_find(diag_codes[i].id))
			fail_msg("gainsay explain knows no %s", diag_codes[i].id);
	}
	assert_null(explanation_find("C999"));
}

static void columns(void **state)
{
	struct arena *a = arena_new();
	struct columns t = {.arena = a, .n = 2};
	struct buf b = {0};

	(void)state;
	columns_cell(&t, STR("a"));
	columns_cell(&t, STR("one"));
	columns_cell(&t, STR("\xE6\x97\xA5\xE6\x9C\xAC")); /* four cells wide */
	columns_cell(&t, STR(""));
	columns_write(&b, &t);
	assert_str(buf_str(&b), "a     one\n\xE6\x97\xA5\xE6\x9C\xAC\n");
	columns_free(&t);
	buf_free(&b);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates), cmocka_unit_test(numbers), cmocka_unit_test(terminal), cmocka_unit_test(xml),
		cmocka_unit_test(markdown), cmocka_unit_test(links), cmocka_unit_test(sides), cmocka_unit_test(only),
		cmocka_unit_test(formats), cmocka_unit_test(incomplete),
		cmocka_unit_test(filters), cmocka_unit_test(short_fingerprints),
		cmocka_unit_test(excerpt_lines), cmocka_unit_test(explained), cmocka_unit_test(columns),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
