/* Two lists of findings matched: what is new, gone, carried; and a baseline written and read again. */
#include "unit.h"

#include "known/known.h"

struct one {
	const char *fingerprint, *finding, *slots, *claims; /* claims apart by blanks */
};

static void add(struct arena *a, struct known_list *l, const struct one *o)
{
	struct str finding = str_from(o->finding), rest = str_from(o->claims), *v = ARENA_ARRAY(a, struct str, rest.n + 1);
	struct known k = {.fingerprint = str_from(o->fingerprint), .slots = str_from(o->slots)};
	uint32_t n = 0;

	k.kind = str_cut(finding, str_find(finding, ' '));
	k.question = str_skip(finding, k.kind.n + 1);
	while (rest.n) {
		v[n] = str_cut(rest, str_find(rest, ' '));
		rest = str_skip(rest, v[n++].n + 1);
	}
	known_claims(&k, v, n);
	vec_push(&l->v, k);
}

/* WANTED: for each new one the number of the old one it carries on from 1, "-" if it is new, "~" in front if it changed. */
static void matches(const struct one *old, size_t n_old, const struct one *new, size_t n_new, const char *wanted)
{
	struct arena *a = arena_new();
	struct known_list was = {0}, is = {0};
	struct known_match m;
	char got[64] = "";

	for (size_t i = 0; i < n_old; i++)
		add(a, &was, &old[i]);
	for (size_t i = 0; i < n_new; i++)
		add(a, &is, &new[i]);
	m = known_compare(a, &was, &is);
	for (size_t i = 0; i < n_new; i++) {
		size_t at = strlen(got);

		if (m.before[i] == KNOWN_NONE)
			snprintf(got + at, sizeof got - at, "-");
		else
			snprintf(got + at, sizeof got - at, "%s%u", m.changed[i] ? "~" : "", (unsigned)m.before[i] + 1);
	}
	assert_string_equal(got, wanted);
	for (size_t i = 0; i < n_old; i++)
		assert_true(m.after[i] == KNOWN_NONE || m.before[m.after[i]] == i);
	assert_int_equal(m.n_new + m.n_carried, n_new);
	assert_int_equal(m.n_gone + m.n_carried, n_old);
	known_free(&was);
	known_free(&is);
	arena_free(a);
}
#define MATCHES(old, new, wanted) matches(old, COUNT(old), new, COUNT(new), wanted)

static void same_fingerprint(void **state)
{
	static const struct one old[] = {{"aa", "denial q", "", "a.p1 b.p1"}, {"bb", "echo q", "", "a.p2 b.p2"}},
		new[] = {{"bb", "echo q", "", "x.p1 y.p1"}, {"aa", "denial q", "", "c.p1 d.p1"}, {"cc", "echo q", "", "e.p1"}};

	(void)state;
	MATCHES(old, new, "21-");
	MATCHES(old, old, "12");
}

static void what_moved(void **state)
{
	static const struct one old[] = {{"aa", "contradiction q", "who=x", "a.p1 b.p1"}},
		denial[] = {{"bb", "denial q", "who=x", "a.p1 b.p1 c.p1"}}, half[] = {{"bb", "mismatch q", "who=x", "b.p1 c.p1 d.p1"}},
		none[] = {{"bb", "denial q", "who=x", "c.p1 d.p1"}}, slots[] = {{"bb", "denial q", "who=y", "a.p1 b.p1"}},
		question[] = {{"bb", "denial r", "who=x", "a.p1 b.p1"}}, kind[] = {{"bb", "echo q", "who=x", "a.p1 b.p1"}};

	(void)state;
	MATCHES(old, denial, "~1");
	MATCHES(old, half, "~1");
	MATCHES(old, none, "-");
	MATCHES(old, slots, "-");
	MATCHES(old, question, "-");
	MATCHES(old, kind, "-");
}

static void of_several(void **state)
{
	static const struct one old[] = {{"aa", "denial q", "", "a.p1 b.p1 c.p1 d.p1"}},
		most[] = {{"b1", "denial q", "", "a.p1 b.p1"}, {"b2", "denial q", "", "a.p1 b.p1 c.p1 x.p1 y.p1 z.p1"}},
		fewest[] = {{"b1", "denial q", "", "a.p1 b.p1 x.p1"}, {"b2", "denial q", "", "c.p1 d.p1"}},
		taken[] = {{"b1", "denial q", "", "a.p1 b.p1"}, {"aa", "denial q", "", "x.p1"}};

	(void)state;
	MATCHES(old, most, "-~1");
	MATCHES(old, fewest, "-~1");
	MATCHES(old, taken, "-1");
}

/* One finding is carried on by one entry only; the second entry is gone. */
static void two_become_one(void **state)
{
	static const struct one old[] = {{"a1", "denial q", "", "a.p1 b.p1"}, {"a2", "denial q", "", "c.p1 d.p1"}},
		new[] = {{"bb", "denial q", "", "a.p1 b.p1 c.p1 d.p1"}};

	(void)state;
	MATCHES(old, new, "~1");
}

static void written_and_read(void **state)
{
	static const struct one ones[] = {{"00000000000000bb", "echo b", "who=[x, y], whom=z", "a.p1 b.p1#other a.p1"},
		{"00000000000000aa", "denial b", "", "c.p1"}};
	struct arena *a = arena_new();
	struct diags d = diags_new(a);
	struct known_list l = {0}, again = {0};
	struct buf b = {0}, c = {0};

	(void)state;
	add(a, &l, &ones[0]);
	add(a, &l, &ones[1]);
	l.v.v[0].note = STR("so: # it goes");
	baseline_write(a, &l, &b);
	assert_true(is_baseline(buf_str(&b)));
	baseline_read(a, buf_str(&b), 0, &d, &again);
	assert_int_equal(d.list.n, 0);
	assert_int_equal(again.v.n, 2);
	assert_str(again.v.v[0].kind, "denial");
	assert_str(again.v.v[1].slots, "who=[x, y], whom=z");
	assert_str(again.v.v[1].note, "so: # it goes");
	assert_int_equal(again.v.v[1].n_claims, 2);
	assert_str(again.v.v[1].claims[1], "b.p1#other");
	baseline_write(a, &again, &c);
	assert_true(str_eq(buf_str(&b), buf_str(&c)));
	buf_free(&b);
	buf_free(&c);
	known_free(&l);
	known_free(&again);
	diags_free(&d);
	arena_free(a);
}

static void is_a_baseline(void **state)
{
	(void)state;
	assert_true(is_baseline(STR("\xef\xbb\xbf# x\r\n\r\ngainsay-baseline: 1\r\n")));
	assert_true(is_baseline(STR("---\ngainsay-baseline: 7")));
	assert_false(is_baseline(STR("gainsay: 1\n# gainsay-baseline: 1\n")));
	assert_false(is_baseline(STR("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_fingerprint), cmocka_unit_test(what_moved), cmocka_unit_test(of_several),
		cmocka_unit_test(two_become_one), cmocka_unit_test(written_and_read), cmocka_unit_test(is_a_baseline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
