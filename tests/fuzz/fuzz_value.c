/* Any text as a number, a date and a yes or no: a first byte chooses unit and day, a line break parts two texts. What can be
 * read is written and read again to the same value; how two values stand to each other does not depend on which comes first;
 * what cannot be read gets a sentence, and a place inside of the text. */
#include <stdint.h>
#include <stdlib.h>

#include "text/utf8.h"
#include "value/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void want(bool what)
{
	if (!what)
		abort();
}

static bool moment(void *user, struct str id, struct spans *out)
{
	(void)user;
	(void)out;
	return str_is(id, "never");
}

typedef int reading(const struct value_context *c, struct str text, struct value *out, struct value_fault *f);

static bool read_one(const struct value_context *c, reading *read, struct str text, struct value *out)
{
	struct value_fault f = {.at = 0};

	*out = (struct value){0};
	if (read(c, text, out, &f) == 0)
		return true;
	want(f.at <= text.n && f.text[0] && memchr(f.text, 0, sizeof f.text) && memchr(f.paste, 0, sizeof f.paste));
	want(utf8_valid(str_from(f.text)) == strlen(f.text) && utf8_valid(str_from(f.paste)) == strlen(f.paste));
	return false;
}

static bool span_same(struct span a, struct span b)
{
	return a.lo == b.lo && a.hi == b.hi;
}

/* Canonical text says the same: without the width of ~, that is, the core. */
static void again(const struct value_context *c, reading *read, const struct value *v)
{
	struct value w;

	want(utf8_valid(v->canon) == v->canon.n && str_find(v->canon, '\n') == v->canon.n);
	want(read_one(c, read, v->canon, &w));
	want(v->non_answer == w.non_answer && v->yes == w.yes);
	if (v->non_answer || read == value_yesno)
		return;
	want(span_same(v->core, w.core) && v->core.lo <= v->core.hi);
	want(str_eq(v->canon, w.canon));
}

static void stand(const struct lattice *l, const struct value *a, const struct value *b)
{
	static const enum relation back[] = {[REL_EQUAL] = REL_EQUAL, [REL_FINER] = REL_COARSER, [REL_COARSER] = REL_FINER,
		[REL_ROUNDED] = REL_ROUNDED, [REL_MEET] = REL_MEET, [REL_DIFFER] = REL_DIFFER, [REL_UNRELATED] = REL_UNRELATED};
	enum relation ab = value_relation(l, a, b, NULL);

	want(value_relation(l, b, a, NULL) == back[ab]);
	want(value_meet(l, a, b) == value_meet(l, b, a));
	if (!a->non_answer)
		want(value_relation(l, a, a, NULL) == REL_EQUAL);
}

static void both(const struct value_context *c, reading *read, struct str a, struct str b)
{
	struct lattice *l = lattice_new(c->arena, 1);
	struct value v, w;

	if (!read_one(c, read, a, &v))
		return;
	again(c, read, &v);
	stand(l, &v, &v);
	if (read_one(c, read, b, &w))
		stand(l, &v, &w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const units[] = {"", "kg", "percent", "USD", "km"};
	struct str s = {(const char *)data + (n > 0), n - (n > 0)};
	struct str a = str_cut(s, str_find(s, '\n')), b = str_skip(s, a.n + 1);
	struct arena *arena = arena_new();
	struct value_context c = {.arena = arena, .about = NUM_ONE / 10, .moment = moment};

	if (n && utf8_valid(s) == s.n) {
		c.unit = str_from(units[data[0] % 5]);
		c.zone = data[0] % 7 * 60 - 180;
		both(&c, value_number, a, b);
		both(&c, value_date, a, b);
		both(&c, value_yesno, a, b);
	}
	arena_free(arena);
	return 0;
}
