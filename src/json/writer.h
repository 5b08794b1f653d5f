/* A streaming JSON writer: two-space indent, keys in the order given, valid UTF-8 in, RFC 8259 out. */
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* jansson, which reader.c reads with, has functions of these names; a program must not hold both. */
#define json_object json_write_object
#define json_array json_write_array
#define json_null json_write_null

struct json {
	struct buf *out;
	unsigned depth;
	bool comma, after_key;
	uint64_t flat; /* bit per depth: this array is written on one line */
};

struct json json_begin(struct buf *out);
struct json json_begin_line(struct buf *out); /* the whole document on one line */
void json_object(struct json *j);
void json_object_end(struct json *j);
void json_array(struct json *j);      /* one element a line */
void json_object_flat(struct json *j); /* all on one line, as the next */
void json_array_flat(struct json *j);
void json_array_end(struct json *j);
void json_key(struct json *j, const char *key);
void json_key_str(struct json *j, struct str key);
void json_str(struct json *j, struct str s);
void json_text(struct json *j, const char *z);
void json_int(struct json *j, int64_t n);
void json_real(struct json *j, double x); /* the shortest digits that read back the same; null for what is no number */
void json_bool(struct json *j, bool b);
void json_null(struct json *j);
void json_ready(struct json *j, struct str value); /* a value that is JSON already */

/* A key and its value. */
void json_pair_str(struct json *j, const char *key, struct str value);
void json_pair_given(struct json *j, const char *key, struct str value); /* null for an empty text */
void json_pair_text(struct json *j, const char *key, const char *value);
void json_pair_int(struct json *j, const char *key, int64_t value);
void json_pair_strs(struct json *j, const char *key, const struct str *v, size_t n); /* a list on one line */

#endif
