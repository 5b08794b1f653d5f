/* Any bytes as a file whose rulings are edited. An edit that the check lets pass must have done what was asked, and taking the
 * added entry out again must give a file that reads like the first. Remarks are looked for on the way. */
#include <stdint.h>
#include <stdlib.h>

#include "yaml/edit.h"
#include "yaml/remarks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define PAIR(key, value) {key, {value, sizeof(value) - 1}}
static const struct edit_pair entry[] = {PAIR("finding", "denial locked"), PAIR("claims", "[a.p1, b.p2]"), PAIR("why", "\"so: #1\"")};
static const struct edit_pair change[] = {PAIR("ruling", "real"), PAIR("until", ""), PAIR("claims", "[a.p1]")};

static void want(bool what)
{
	if (!what)
		abort();
}

/* Entries of `rulings`, or -1 if they cannot be told. */
static int64_t count(struct arena *a, struct str raw)
{
	const struct outline *list;
	struct err e;
	int rc = outline_read(a, raw, "rulings", &list, &e);

	return rc < 0 ? -1 : rc == 0 || list->kind != NODE_LIST ? 0 : (int64_t)list->n;
}

/* Does the name of the key stand in the file twice? */
static bool is_repeated(struct str raw)
{
	unsigned n = 0;

	for (size_t i = 0; i < raw.n; i++)
		n += str_starts(str_skip(raw, i), "rulings");
	return n > 1;
}

static void take_out(struct arena *a, struct str first, struct str raw, uint32_t i)
{
	struct edits e = edits_new(a, raw);
	struct edit_change none = {"rulings", i, 1, 0};
	struct err err;

	want(edit_remove(&e, "rulings", i, &err) == 0);
	if (edits_check(raw, edits_apply(&e), &none, 1, &err) == 0) {
		int64_t left = count(a, edits_apply(&e));

		/* The key may have gone with it: then a second one of that name counts, or the rest cannot be told apart (-1). */
		want(left == count(a, first) || left < 0 || is_repeated(first));
	}
	edits_free(&e);
}

static void append(struct arena *a, struct str raw)
{
	struct edits e = edits_new(a, raw);
	int64_t before = count(a, raw);
	struct edit_change one = {"rulings", (uint32_t)before, 0, 1};
	const struct outline *list, *v;
	struct str after;
	struct err err;

	if (edit_append(&e, "rulings", entry, 3, &err) == 0) {
		after = edits_apply(&e);
		if (edits_check(raw, after, &one, 1, &err) == 0 && outline_read(a, after, "rulings", &list, &err) == 1) {
			want(list->n == before + 1);
			v = outline_get(outline_member(list, (uint32_t)before), "why");
			want(v && str_is(v->text, "so: #1"));
			take_out(a, raw, after, (uint32_t)before);
		}
	}
	edits_free(&e);
}

static void replace(struct arena *a, struct str raw)
{
	struct edits e = edits_new(a, raw);
	struct edit_change one = {"rulings", 0, 1, 1};
	const struct outline *list;
	struct err err;

	if (outline_read(a, raw, "rulings", &list, &err) == 1 && list->kind == NODE_LIST && list->first &&
		list->first->kind == NODE_KEYS && list->first->first) {
		edit_entry(&e, list->first, change, 3);
		edits_check(raw, edits_apply(&e), &one, 1, &err);
	}
	edits_free(&e);
}

static void look(struct arena *a, struct str raw)
{
	struct diags d = diags_new(a);
	struct remarks found = {0};
	struct yaml_file f;
	size_t i;

	yaml_file_open(&f, a, raw, 0, &d);
	remarks_find(&f, "gainsay:", &found);
	for (i = 0; i < found.v.n; i++)
		want(found.v.v[i].from <= found.v.v[i].to && found.v.v[i].loc.line <= found.v.v[i].from);
	vec_free(&found.v);
	yaml_file_close(&f);
	diags_free(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	struct str raw = {(const char *)data, n};

	append(a, raw);
	replace(a, raw);
	look(a, raw);
	arena_free(a);
	return 0;
}
