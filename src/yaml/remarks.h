/* Remarks of a file ("# …") that begin with a certain word: libyaml drops them, so they are looked for beside it. */
#ifndef YAML_REMARKS_H
#define YAML_REMARKS_H

#include "yaml/sections.h"

struct remark {
	struct loc loc;          /* of the "#" */
	struct str text;         /* behind the "#" and its blanks, to the end of the line */
	uint32_t from, to;       /* lines it is about: its own (or the one below, where it stands alone) and what is indented deeper
	                            below that */
};

struct remarks {
	VEC(struct remark) v;
};

/* All remarks of F that begin with WORD. A "#" inside a text, quoted or in lines, is none. */
void remarks_find(const struct yaml_file *f, const char *word, struct remarks *out);

#endif
