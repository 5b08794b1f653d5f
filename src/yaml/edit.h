/* Changes to a file that touch no other byte of it: comments, blanks, line ends and order stay as somebody typed them.
 * Where things stand is told by outline.h; afterwards edits_check reads both versions and sees that nothing else changed. */
#ifndef YAML_EDIT_H
#define YAML_EDIT_H

#include "base/buf.h"
#include "yaml/outline.h"

/* LENGTH bytes at OFFSET become TEXT. */
struct edit {
	size_t offset, length;
	struct str text;
};

/* Edits of one file, in any order; they must not overlap. Insertions at one place come in the order in which they were added. */
struct edits {
	struct arena *arena;
	struct str raw;          /* bytes of the file as it is on disk */
	const char *line_end;    /* as the file has them: "\n" or "\r\n" */
	VEC(struct edit) v;
};

struct edits edits_new(struct arena *a, struct str raw);
void edits_free(struct edits *e);
void edit_add(struct edits *e, size_t offset, size_t length, struct str text);

/* The file with all edits, in the arena. */
struct str edits_apply(const struct edits *e);

/* TEXT as it has to be typed as a value, inside brackets or not: bare if every reader of YAML then reads the same text (no number,
 * day, yes or null), else quoted. One line. */
struct str yaml_typed(struct arena *a, struct str text, bool brackets);

/* TEXT between double quotation marks, as JSON has it. */
struct str yaml_quoted(struct arena *a, struct str text);

/* Are new values of SECTION to be quoted, as in JSON? So where the keys of ENTRY (one of its members, or NULL) are, or those of a
 * file in braces. */
bool edit_quotes(struct str raw, const struct outline *entry);

/* A key with its value, ready to be typed. */
struct edit_pair {
	const char *key;
	struct str value;        /* as typed; empty: the key is to go */
};

/* Puts VALUE, as typed, in the place of O. */
void edit_value(struct edits *e, const struct outline *o, struct str value);

/* Brings the keys of an ENTRY to PAIRS: values that read the same are not touched, others take the old one's place, new keys
 * come behind the last, those with an empty value go. */
void edit_entry(struct edits *e, const struct outline *entry, const struct edit_pair *pairs, size_t n);

/* Adds an entry with PAIRS at the end of the list under the top-level KEY, which is made where it is missing.
 * -1: the file is written in a way that leaves no safe place for it; E says why. */
int edit_append(struct edits *e, const char *key, const struct edit_pair *pairs, size_t n, struct err *err);

/* Takes member I out of the list under KEY, with its lines; the last one with the key, where nothing else stands in or below its
 * line. */
int edit_remove(struct edits *e, const char *key, uint32_t i, struct err *err);

/* What an edit was meant to change: WAS entries of SECTION from FIRST on became NOW entries. */
struct edit_change {
	const char *section;
	uint32_t first, was, now;
};

/* Reads both versions as the reader of ledgers does and compares them entry by entry, faults included. -1: something else than
 * CHANGES (by section, then entry) says another thing now; E says where. */
int edits_check(struct str before, struct str after, const struct edit_change *changes, size_t n, struct err *e);

/* Applies, checks, and puts the file in the place of PATH in one step, unless somebody changed it since it was read. PATH is as it
 * was, and E says why: 1: no safe place for the edit was found; -1: the world failed. */
int edits_write(const struct edits *e, const char *path, const struct edit_change *changes, size_t n, struct err *err);

#endif
