/* The model that reading fills: chains, names, values, slots, targets, links. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "ledger/ledger.h"

static const char head[] =
	"gainsay: 1\n"
	"timezone: +02:00\n"
	"sources:\n"
	"  ax: {outlet: Axios, published: 2021-11-11, voices: {il2: {n: 2, side: gov}, us1: {n: 1}}}\n"
	"  bl: {outlet: Blog, relays: [wa, ~ax]}\n"
	"  wa: {outlet: Walla, copy: no, voices: {il2: {n: 2+, rank: senior, side: gov, likely: ax.il2}}}\n"
	"  de: {outlet: Daily, default-by: ~wa}\n"
	"  doc: {kind: announcement, issued-by: gov}\n"
	"entities:\n"
	"  gov: {name: Government, aliases: [the Cabinet], misspelt: Goverment}\n"
	"  mod: {name: Defense Ministry, part-of: gov}\n"
	"  nso: {}\n"
	"  candiru: {}\n"
	"terms: {war: \"\", strike: ~war}\n"
	"moments: {listing: 2021-11-01..2021-11-07, later: listing..2021-11-20}\n"
	"questions:\n"
	"  did: {yes-no: Did <who> press over <firms>?, slots: {who: gov, firms: [nso, candiru]}, changes: month}\n"
	"  many: {number: How many?}\n"
	"  why: {set: Why?}\n"
	"  lead: {one: Who leads?}\n"
	"  reply: {one-of: [declined, no-reply, answered], ask: How did <who> answer?, slots: {who: required}}\n"
	"claims:\n";

struct run {
	struct arena *arena;
	struct diags diags;
	struct ledger *l;
};

/* Reads HEAD and CLAIMS from a file of its own. */
static void read_claims(struct run *r, const char *claims)
{
	static const struct read_options options = {false};
	char path[64];
	const char *paths[] = {path};
	struct buf b = {0};
	struct err e;

	r->arena = arena_new();
	r->diags = diags_new(r->arena);
	r->l = ledger_new(r->arena, &r->diags);
	snprintf(path, sizeof path, "/tmp/gainsay-unit-%ld.yaml", (long)getpid());
	buf_puts(&b, head);
	buf_puts(&b, claims);
	assert_int_equal(file_write(path, buf_str(&b), &e), 0);
	assert_int_equal(ledger_read(r->l, paths, 1, &options, &e), 0);
	unlink(path);
	buf_free(&b);
}

static void run_free(struct run *r)
{
	ledger_free(r->l);
	diags_free(&r->diags);
	arena_free(r->arena);
}

static uint32_t count(const struct run *r, enum diag_code code)
{
	return r->diags.count[code];
}

static uint32_t id(const struct run *r, const char *text)
{
	return str_map_get(&r->l->ids, str_from(text));
}

/* The chain of a claim as text: "/wa/~wa.il2+ax.us1". */
static struct str chain_text(const struct run *r, uint32_t claim)
{
	const struct chain *c = &r->l->chains.v[r->l->claims.v[claim].chain];
	struct buf b = {0};
	struct str text;
	uint32_t i, k;

	for (i = 0; i < c->n; i++)
		for (k = 0; k < c->link[i].who.n; k++)
			buf_printf(&b, "%s%s%.*s", k ? "+" : "/", c->link[i].who.v[k].perhaps ? "~" : "",
				   STR_ARG(symbol_id(r->l, c->link[i].who.v[k].sym)));
	text = buf_keep(&b, r->arena);
	buf_free(&b);
	return text;
}

static void chains(void **state)
{
	static const struct {
		const char *source, *by, *wanted;
	} rows[] = {
		{"ax", "il2", "/ax.il2"},
		{"ax", "~il2", "/~ax.il2"},
		{"ax", "il2+us1", "/ax.il2+ax.us1"},
		{"bl", "wa/il2", "/wa/wa.il2"},
		{"bl", "wa/(il2+gov)", "/wa/wa.il2+gov"},
		{"bl", "~wa/ax/(il2+us1)", "/~wa/ax/ax.il2+ax.us1"},
		{"bl", "~(wa+ax)", "/~wa+~ax"},
		{"bl", "ax.us1", "/ax.us1"},
		{"bl", "own", ""},
		{"bl", "", "/wa+~ax"},
		{"de", "", "/~wa"},
		{"ax", "", ""},
		{"ax", "THE CABINET", "/gov"},
		{"ax", "Jory Blass", "/Jory Blass"},
		{"de", "two officials", "/two officials"},
		{"ax", "Reuters (Jerusalem)", "/Reuters (Jerusalem)"},
	};
	struct buf b = {0};
	struct run r;
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		buf_printf(&b, "- at: %s.p%u\n  many: 5\n%s%s%s", rows[i].source, i + 1, rows[i].by[0] ? "  by: " : "", rows[i].by,
			   rows[i].by[0] ? "\n" : "");
	read_claims(&r, buf_str(&b).p);
	assert_int_equal(diags_count(&r.diags, DIAG_ERROR), 0);
	assert_int_equal(r.l->claims.n, COUNT(rows));
	for (i = 0; i < COUNT(rows); i++)
		assert_str(chain_text(&r, i), rows[i].wanted);
	run_free(&r);
	buf_free(&b);
}

static void unnamed_voices_belong_to_a_source(void **state)
{
	struct run r;

	(void)state;
	read_claims(&r, "- {at: ax.p1, many: 5, by: two officials}\n- {at: ax.p2, many: 5, by: Two officials}\n"
			"- {at: ax.p3, many: 5, by: two officials}\n- {at: de.p1, many: 5, by: two officials}\n"
			"- {at: de.p2, many: 5, by: ax/two officials}\n");
	assert_int_equal(r.l->claims.v[0].chain, r.l->claims.v[2].chain);
	assert_int_not_equal(r.l->claims.v[0].chain, r.l->claims.v[3].chain);
	assert_ptr_equal(voice_of(r.l, r.l->chains.v[r.l->claims.v[4].chain].link[1].who.v[0].sym),
			 voice_of(r.l, r.l->chains.v[r.l->claims.v[0].chain].link[0].who.v[0].sym));
	run_free(&r);
}

static void values(void **state)
{
	static const struct {
		const char *text, *canon;
	} rows[] = {
		{"why: [war, strike]", "[strike, war]"}, {"why: war", "[war]"},          {"why: [~war, not nso]", "[war, not nso]"},
		{"lead: mod", "mod"},                    {"lead: not mod", "not mod"},   {"lead: not [mod, gov]", "[not gov, not mod]"},
		{"lead: {not: [mod, gov]}", "[not gov, not mod]"},                       {"lead: ~mod", "mod"},
		{"many: 5..7", "5..7"},                  {"many: declined", "declined"}, {"why: refused", "refused"},
		{"lead: Some One", "Some One"},
	};
	struct buf b = {0};
	struct run r;
	uint32_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		buf_printf(&b, "- at: ax.p%u\n  %s\n  by: gov\n", i + 1, rows[i].text);
	read_claims(&r, buf_str(&b).p);
	assert_int_equal(diags_count(&r.diags, DIAG_ERROR), 0);
	for (i = 0; i < COUNT(rows); i++)
		assert_str(r.l->typed.v[i].value->canon, rows[i].canon);
	assert_true(r.l->typed.v[7].value->doubt);
	run_free(&r);
	buf_free(&b);
}

static void slots_and_lists(void **state)
{
	struct run r;
	const struct question *q;
	uint32_t both, one;

	(void)state;
	read_claims(&r, "- {at: ax.p1, did: yes, firms: [candiru, nso]}\n- {at: ax.p2, did: yes, firms: [nso, candiru, Third]}\n"
			"- {at: ax.p3, did: yes, firms: [nso]}\n- {at: ax.p4, reply: answered, who: gov}\n");
	q = &r.l->questions.v[r.l->symbols.v[id(&r, "did")].index];
	both = q->slots[0].fallback;
	assert_str(q->slots[0].name, "firms");
	assert_str(symbol_id(r.l, both), "[candiru, nso]");
	assert_int_equal(r.l->slot_values.v[0].sym, both);
	one = r.l->slot_values.v[2].sym;
	assert_int_equal(one, id(&r, "nso"));
	assert_int_equal(lattice_below(r.l->lattice, one, both), BELOW_SURE);
	assert_int_equal(lattice_below(r.l->lattice, both, r.l->slot_values.v[1].sym), BELOW_SURE);
	assert_int_equal(lattice_below(r.l->lattice, id(&r, "mod"), id(&r, "gov")), BELOW_SURE);
	assert_int_equal(lattice_below(r.l->lattice, id(&r, "strike"), id(&r, "war")), BELOW_PERHAPS);
	q = &r.l->questions.v[r.l->symbols.v[id(&r, "reply")].index];
	assert_true(q->replies && q->is_one_of);
	assert_int_equal(q->options.n, 1);
	run_free(&r);
}

static void targets(void **state)
{
	struct run r;
	const struct claim *c;

	(void)state;
	read_claims(&r, "- {at: ax.p1, many: 5}\n- {at: ax.p1, why: war}\n- {at: de.p1, many: 6, denies: [ax.p1#many, gov, wa.il2, yes]}\n"
			"- {at: de.p2, many: 7, corrects: de.p1, denies: ax.p1}\n");
	c = &r.l->claims.v[2];
	assert_int_equal(c->n_denies, 4);
	assert_int_equal(r.l->targets.v[0].kind, TARGET_CLAIM);
	assert_int_equal(r.l->targets.v[0].index, 0);
	assert_int_equal(r.l->targets.v[1].index, id(&r, "gov"));
	assert_int_equal(r.l->targets.v[2].kind, TARGET_SYMBOL);
	assert_int_equal(r.l->targets.v[3].kind, TARGET_YES);
	assert_int_equal(r.l->claims.v[3].n_corrects, 1);
	assert_int_equal(r.l->targets.v[r.l->claims.v[3].first_corrects].index, 2);
	assert_int_equal(count(&r, DIAG_SAME_PLACE), 1); /* ax.p1 alone may be either entry */
	assert_int_equal(claim_at(r.l, STR("de.p2")), 3);
	assert_int_equal(claim_at(r.l, STR("de.p3")), NONE);
	run_free(&r);
}

static void places(void **state)
{
	static const struct {
		const char *at;
		char kind;
		uint32_t number;
		char letter;
	} rows[] = {{"h", 'h', 0, 0},   {"sa", 's', 0, 'a'},      {"c1", 'c', 1, 0},           {"p13b", 'p', 13, 'b'},
		    {"n2", 'n', 2, 0},  {"pg12", 'g', 12, 0},     {"t00:12:30", 't', 750, 0}};
	static const char *const wrong[] = {"p", "p0", "x1", "p1ab", "t1:2", "para1", "p1B"};
	struct run r;
	char text[80];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		snprintf(text, sizeof text, "- {at: \"ax.%s\", many: 5}\n", rows[i].at);
		read_claims(&r, text);
		assert_int_equal(r.l->claims.n, 1);
		assert_int_equal(r.l->claims.v[0].place_kind, rows[i].kind);
		assert_int_equal(r.l->claims.v[0].place_number, rows[i].number);
		assert_int_equal(r.l->claims.v[0].letter, rows[i].letter);
		run_free(&r);
	}
	for (i = 0; i < COUNT(wrong); i++) {
		snprintf(text, sizeof text, "- {at: \"ax.%s\", many: 5}\n", wrong[i]);
		read_claims(&r, text);
		assert_int_equal(count(&r, DIAG_BAD_PLACE), 1);
		run_free(&r);
	}
}

static void dates(void **state)
{
	struct run r;
	const struct claim *c;

	(void)state;
	read_claims(&r, "- {at: ax.p1, many: 5, when: listing}\n- {at: ax.p2, many: 5, during: later}\n");
	c = r.l->claims.v;
	assert_int_equal(c[0].when.n, 1);
	assert_true(spans_inside(c[0].when, c[1].when));
	assert_true(!c[0].during && c[1].during);
	assert_int_equal(r.l->zone, 120);
	run_free(&r);
}

static void descriptions(void **state)
{
	struct run r;
	uint32_t il2;

	(void)state;
	read_claims(&r, "- {at: bl.p1, many: 5, by: wa/il2}\n- {at: ax.p2, many: 5, words: a b, note: c, by: Goverment}\n");
	il2 = r.l->chains.v[r.l->claims.v[0].chain].link[1].who.v[0].sym;
	assert_str(symbol_name(r.l, il2), "two or more senior officials (gov)");
	assert_str(symbol_name(r.l, id(&r, "mod")), "Defense Ministry");
	assert_str(symbol_name(r.l, id(&r, "ax")), "Axios");
	assert_int_equal(count(&r, DIAG_MISSPELT), 1);
	assert_null(claim_extra(r.l, 0));
	assert_str(claim_extra(r.l, 1)->words.v[0], "a b");
	assert_str(claim_extra(r.l, 1)->note, "c");
	run_free(&r);
}

/* However unevenly notes lie, each claim has its own: all of them early, late, in the middle, some claims with many. */
static void notes_of_every_claim(void **state)
{
	enum { CLAIMS = 200 };

	(void)state;
	for (unsigned shape = 0; shape < 5; shape++) {
		struct buf text = {0};
		struct run r;
		unsigned many[CLAIMS];

		for (unsigned i = 0; i < CLAIMS; i++) {
			many[i] = shape == 0 ? i < 9 : shape == 1 ? i > 190 : shape == 2 ? i / 7 == 13 : shape == 3 ? 1 : i % 11 == 3 ? 30 : 0;
			buf_printf(&text, "- at: ax.p%u\n  many: %u\n%s", i + 1, i, many[i] ? "  words: [" : "");
			for (unsigned k = 0; k < many[i]; k++)
				buf_printf(&text, "%sw%u", k ? ", " : "", i);
			buf_puts(&text, many[i] ? "]\n" : "");
		}
		buf_char(&text, '\0');
		read_claims(&r, text.p);
		assert_int_equal(r.l->claims.n, CLAIMS);
		for (unsigned i = 0; i < CLAIMS; i++) {
			const struct claim_extra *x = claim_extra(r.l, i);
			char word[16];

			snprintf(word, sizeof word, "w%u", i);
			assert_int_equal(x ? x->words.n : 0, many[i]);
			for (unsigned k = 0; k < many[i]; k++)
				assert_str(x->words.v[k], word);
		}
		run_free(&r);
		buf_free(&text);
	}
}

static void one_fault_is_told_once(void **state)
{
	struct run r;

	(void)state;
	read_claims(&r, "- at: ax.p1\n  many: %\n- {at: ax.p2, many: 6, denies: ax.p1}\n");
	assert_int_equal(r.diags.list.n, 1);
	assert_false(r.l->complete);
	assert_int_equal(r.l->claims.n, 1);
	run_free(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chains),
		cmocka_unit_test(notes_of_every_claim),
		cmocka_unit_test(unnamed_voices_belong_to_a_source),
		cmocka_unit_test(values),
		cmocka_unit_test(slots_and_lists),
		cmocka_unit_test(targets),
		cmocka_unit_test(places),
		cmocka_unit_test(dates),
		cmocka_unit_test(descriptions),
		cmocka_unit_test(one_fault_is_told_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
