/* Names of tags and relations. */
#include "draft/grammar.h"

#define X(id, name) name,
static const char *const tags[] = {TAGS(X)};
static const char *const arcs[] = {ARCS(X)};
#undef X

const char *tag_name(unsigned tag)
{
	return tags[tag];
}

const char *arc_name(unsigned arc)
{
	return arcs[arc];
}

enum tag tag_of(struct str name)
{
	for (unsigned t = 1; t < N_TAGS; t++) {
		if (str_is(name, tags[t]))
			return (enum tag)t;
	}
	return TAG_NONE;
}

static int arc_named(struct str name)
{
	for (unsigned r = 0; r < N_ARCS; r++) {
		if (str_is(name, arcs[r]))
			return (int)r;
	}
	return -1;
}

enum arc arc_of(struct str name)
{
	int r = arc_named(name);

	if (r < 0)
		r = arc_named(str_cut(name, str_find(name, ':')));
	return r < 0 ? ARC_PUNCT : (enum arc)r;
}
