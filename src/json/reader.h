/* Reading JSON (jansson): small documents into a tree of our own, texts in the arena. */
#ifndef JSON_READER_H
#define JSON_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum json_kind {
	JSON_VALUE_NULL,
	JSON_VALUE_BOOL,
	JSON_VALUE_NUMBER,
	JSON_VALUE_TEXT,
	JSON_VALUE_LIST,
	JSON_VALUE_KEYS
};

struct json_value {
	enum json_kind kind;
	struct str text; /* of a text; of a number as written shortest */
	bool yes;
	const struct json_value *v; /* members of a list, values of keys */
	const struct str *key;      /* of keys */
	uint32_t n;
};

/* The document, or NULL if it is none. Line ends inside of texts are let through; depth ends at 64. */
const struct json_value *json_read(struct arena *a, struct str bytes);

/* The value of a key, or NULL (also when J is NULL or has no keys). */
const struct json_value *json_get(const struct json_value *j, const char *key);
/* Its text, or an empty one. */
struct str json_get_text(const struct json_value *j, const char *key);

#endif
