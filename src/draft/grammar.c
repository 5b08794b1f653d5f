/* Names of tags and relations. */
#include "draft/grammar.h"

#define X(id, name) name,
static const char *const tags[] = {TAGS(X)};
static const char *const relations[] = {RELATIONS(X)};
#undef X

const char *tag_name(unsigned tag)
{
	return tags[tag];
}

const char *relation_name(unsigned relation)
{
	return relations[relation];
}

enum tag tag_of(struct str name)
{
	for (unsigned t = 1; t < N_TAGS; t++) {
		if (str_is(name, tags[t]))
			return (enum tag)t;
	}
	return TAG_NONE;
}

static int relation_named(struct str name)
{
	for (unsigned r = 0; r < N_RELATIONS; r++) {
		if (str_is(name, relations[r]))
			return (int)r;
	}
	return -1;
}

enum relation relation_of(struct str name)
{
	int r = relation_named(name);

	if (r < 0)
		r = relation_named(str_cut(name, str_find(name, ':')));
	return r < 0 ? REL_PUNCT : (enum relation)r;
}
