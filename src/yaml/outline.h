/* Where everything in a section stands, byte by byte: for edits that leave the rest of the file as it is. */
#ifndef YAML_OUTLINE_H
#define YAML_OUTLINE_H

#include "base/err.h"
#include "yaml/node.h"
#include "yaml/sections.h"

#define NOWHERE SIZE_MAX

/* A text, a list or keys with values, and which bytes of the file it takes, brackets and quotation marks included. Of what is
 * written without brackets `end` is the end of its last text: comments and empty lines behind it do not belong to it. */
struct outline {
	uint8_t kind;      /* enum node_kind */
	uint8_t style;     /* enum text_style */
	bool bracketed;
	uint32_t n;        /* members of a list or of keys */
	size_t start, end; /* bytes of the file as it is on disk, byte order mark included */
	size_t dash;       /* member of a list written with dashes: where its dash stands; else NOWHERE */
	struct str text;   /* as read */
	const struct outline *key; /* of a value under a key */
	struct outline *first, *last, *next;
};

/* The value under the top-level key SECTION of a file with the bytes RAW. 1: *OUT is set; 0: there is no such key;
 * -1: the section cannot be read without doubt, E says why. */
int outline_read(struct arena *a, struct str raw, const char *section, const struct outline **out, struct err *e);

/* The value under KEY, or NULL. */
const struct outline *outline_get(const struct outline *keys, const char *key);
/* Member I of a list or of keys, or NULL. */
const struct outline *outline_member(const struct outline *list, uint32_t i);

/* The member of a list or of keys that holds LINE (from 1), or NULL. */
const struct outline *outline_at_line(const struct outline *list, struct str raw, uint32_t line);

#endif
