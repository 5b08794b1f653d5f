/* A borrowed piece of text: bytes and a length, never owned, not NUL-ended. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).n, (s).p

static inline struct str str_from(const char *z)
{
	return (struct str){z, z ? strlen(z) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_is(struct str a, const char *z)
{
	return str_eq(a, str_from(z));
}

static inline bool str_starts(struct str a, const char *z)
{
	size_t n = strlen(z);
	return a.n >= n && memcmp(a.p, z, n) == 0;
}

static inline struct str str_skip(struct str a, size_t n)
{
	return n > a.n ? (struct str){a.p + a.n, 0} : (struct str){a.p + n, a.n - n};
}

static inline struct str str_cut(struct str a, size_t n)
{
	return (struct str){a.p, n < a.n ? n : a.n};
}

/* Byte order, shorter first among equals: <0, 0, >0. */
int str_cmp(struct str a, struct str b);

/* Position of the first C in A, or A.n. */
size_t str_find(struct str a, char c);

/* Bytes of the UTF-8 character that A begins with; 0 if it begins with none. */
size_t str_character(struct str a);

/* A without spaces, tabs and line ends at both sides. */
struct str str_trim(struct str a);

#endif
