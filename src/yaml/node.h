/* What one entry of a file says, as typed: texts, lists, and keys with values. Small trees in an arena of the caller;
 * the texts themselves live as long as the file. */
#ifndef YAML_NODE_H
#define YAML_NODE_H

#include "base/arena.h"
#include "base/str.h"
#include "diag/diag.h"

enum node_kind { NODE_TEXT, NODE_LIST, NODE_KEYS };
enum text_style { TEXT_PLAIN, TEXT_QUOTED, TEXT_LINES }; /* bare, in quotation marks, after | or > */

struct node {
	uint8_t kind;          /* enum node_kind */
	uint8_t style;         /* enum text_style */
	bool bracketed;        /* typed in [ ] or { } */
	bool broken;           /* a fault was reported here: say nothing more about it */
	bool cut;              /* a "#" right behind the text took the rest of the line */
	bool within;           /* stands inside brackets */
	uint32_t n;            /* members of a list or of keys */
	struct loc loc;
	struct str text;
	struct node *first, *last, *next;
	const struct node *key; /* of a value under a key */
};

/* The value under KEY, or NULL. */
const struct node *node_get(const struct node *keys, const char *key);

/* "a text", "a list", "keys with values": for messages. */
const char *node_what(const struct node *n);

/* Nothing typed: a key with nothing behind it. */
static inline bool node_empty(const struct node *n)
{
	return n->kind == NODE_TEXT && n->text.n == 0 && n->style == TEXT_PLAIN;
}

/* The members of a list, or the one text that stands for a list of one: for (m = node_members(n); m; m = node_next(n, m)) */
static inline const struct node *node_members(const struct node *n)
{
	return n->kind == NODE_LIST ? n->first : n;
}

static inline const struct node *node_next(const struct node *of, const struct node *m)
{
	return m == of ? NULL : m->next;
}

#endif
