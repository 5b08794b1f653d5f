/* What libyaml lets pass among keys: repeated ones, lists as keys, and rests of a text that a comma cut inside { }. */
#include <assert.h>

#include "base/map.h"
#include "yaml/parse.h"

static void repeated(struct yaml_reading *r, struct node *again, const struct node *first)
{
	struct diag *d = diag_add(r->diags, DIAG_REPEATED_KEY, again->key->loc,
				  "`%.*s` stands here a second time; keep one of the two", STR_ARG(again->key->text));

	diag_second(d, first->key->loc, "first");
}

/* The first value with N's key among those before it. */
static const struct node *same_key(const struct node *keys, const struct node *n)
{
	const struct node *v;

	for (v = keys->first; v != n; v = v->next)
		if (str_eq(v->key->text, n->key->text))
			return v;
	return NULL;
}

/* libyaml lets repeated keys pass: the second one is told and dropped. */
static void drop_repeated(struct yaml_reading *r, struct node *keys)
{
	struct node *v, *before = NULL;
	struct str_map seen = {0};
	bool many = keys->n > 32;

	for (v = keys->first; v; v = v->next) {
		const struct node *first = many ? NULL : same_key(keys, v);

		if (many && *str_map_put(&seen, v->key->text, v->key->loc.line) != v->key->loc.line)
			first = same_key(keys, v);
		if (first && v->key->kind == NODE_TEXT) {
			if (!v->key->broken)
				repeated(r, v, first);
			assert(before); /* the first key repeats none */
			before->next = v->next;
			keys->n--;
		} else {
			before = v;
		}
	}
	keys->last = before;
	str_map_free(&seen);
}

/* No colon behind the key: it is the rest of a text that a comma cut. */
static bool is_bare(const struct str file, const struct node *v)
{
	const char *p = v->key->text.p + v->key->text.n, *end = file.p + file.n;

	if (!node_empty(v) || v->key->style != TEXT_PLAIN || p < file.p || p >= end)
		return false;
	while (p < end && (*p == ' ' || *p == '\n' || *p == '\r'))
		p++;
	return p < end && (*p == ',' || *p == '}');
}

static void tell_bare(struct yaml_reading *r, struct node *before, const struct node *v)
{
	struct diag *d = diag_add(r->diags, DIAG_COMMA_IN_BRACES, v->key->loc,
				  "inside { } a comma ends a text, so this stands alone; put the whole text in quotation marks "
				  "(several values go in [ ])");

	if (!before || before->kind != NODE_TEXT)
		return;
	diag_paste(r->diags, d, "%.*s: \"%.*s, %.*s\"", STR_ARG(before->key->text), STR_ARG(before->text),
		   STR_ARG(v->key->text));
	before->broken = true;
}

/* Inside { } a comma ends a text; what follows it then looks like a key without value. */
static void drop_bare(struct yaml_reading *r, struct node *keys)
{
	struct node *v, *before = NULL;

	for (v = keys->first; v; v = v->next) {
		if (!is_bare(r->file->bytes, v)) {
			before = v;
			continue;
		}
		tell_bare(r, before, v);
		if (before)
			before->next = v->next;
		else
			keys->first = v->next;
		keys->n--;
		r->lost = true;
	}
	keys->last = before;
}

void keys_check(struct yaml_reading *r, struct node *keys)
{
	struct node *v;

	for (v = keys->first; v; v = v->next) {
		struct node *key = v->key->kind == NODE_TEXT ? NULL : ARENA_NEW(r->trees, struct node);

		if (!key)
			continue;
		if (!v->key->broken)
			diag_add(r->diags, DIAG_WRONG_SHAPE, v->key->loc, "a key must be one word, not %s",
				 node_what(v->key));
		*key = (struct node){.kind = NODE_TEXT, .broken = true, .loc = v->key->loc, .text = STR("?")};
		v->key = key;
		v->broken = true;
	}
	if (keys->bracketed)
		drop_bare(r, keys);
	if (keys->n > 1)
		drop_repeated(r, keys);
}
