/* One section of a file, read with libyaml and handed over entry by entry. */
#ifndef YAML_READ_H
#define YAML_READ_H

#include "yaml/node.h"
#include "yaml/sections.h"

/* How a top-level key's value is handed over: as one; or, if it is a list (or keys with values), member by member. */
enum delivery { DELIVER_NOT, DELIVER_WHOLE, DELIVER_MEMBERS };

/* What the reader of a section is told: VALUE (its `key` is set for keys with values) under the top-level key SECTION. */
struct yaml_entry {
	const struct node *section;
	const struct node *value;
	bool member;
};

struct yaml_reading {
	const struct yaml_file *file;
	struct diags *diags;
	struct arena *keep;    /* texts that are not found letter by letter in the file */
	struct arena *trees;   /* entries */
	bool reset;            /* empty TREES after every entry */
	unsigned restarts;     /* so far in this section */
	bool lost;             /* out: a fault swallowed something */
	bool again;            /* a section that was read before: its syntax was told, only what stands in the values is new */
	bool thorough;         /* everything by libyaml, plain entries too (for tests) */
	enum delivery (*how)(void *user, struct str section);
	void (*soon)(void *user, const struct node *value); /* may be NULL: told of a plain entry while the one before is at hand */
	void (*entry)(void *user, const struct yaml_entry *e);
	void *user;
};

/* Reads one section; faults become records and reading goes on at the next entry. */
void yaml_read(struct yaml_reading *r, const struct section *s);

#endif
