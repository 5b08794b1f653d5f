/* Inside the room: entries of a list that are written plainly — one "key: value" a line — are read without libyaml, ten times
 * as fast. Whatever is not certain to mean the same goes to libyaml. */
#ifndef YAML_PLAIN_H
#define YAML_PLAIN_H

#include "yaml/read.h"

/* A list section that is being walked entry by entry. */
struct plain {
	const struct yaml_reading *r;
	size_t end;      /* of the section */
	size_t indent;   /* of the dashes */
	size_t at;       /* where the next entry begins */
	uint32_t line;
	size_t next;     /* out: where the entry behind it begins */
	uint32_t next_line;
};

/* Sets P to the first entry of the section; false if it is no list of entries that begin with dashes. */
bool plain_begin(struct plain *p, const struct yaml_reading *r, const struct section *s);

/* The entry at P as a tree, or NULL if it is not plain. `next` is set in both cases. */
struct node *plain_entry(struct plain *p);

/* Moves on to the entry behind; false at the end of the section. */
bool plain_next(struct plain *p);

#endif
