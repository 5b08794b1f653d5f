/* The memory of one run: everything allocated here lives until arena_free. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* Running out of memory ends the program with status 3 and a message: no caller can do better. N: bytes asked for, 0: not
 * known (another library ran out). */
_Noreturn void out_of_memory(size_t n);
struct arena *arena_new(void);
void arena_free(struct arena *a);

/* Zeroed, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n);

/* Copies; the copy of a str is NUL-ended as well. */
void *arena_dup(struct arena *a, const void *p, size_t n);
struct str arena_str(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
struct str arena_vprintf(struct arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* Everything allocated so far becomes free to use again (for scratch arenas). */
void arena_reset(struct arena *a);

/* malloc and realloc that end the program like arena_alloc. */
void *mem_resize(void *p, size_t n);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (n)))
#define ARENA_COPY(a, src, n) arena_dup((a), (src), sizeof *(src) * (n))

#endif
