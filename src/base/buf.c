/* A growing byte string; the space doubles, so that adding is cheap. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_reserve(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap * 2 : 64;

	if (b->cap - b->n >= more)
		return;
	if (cap < b->n + more)
		cap = b->n + more;
	b->p = mem_resize(b->p, cap);
	b->cap = cap;
}

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

void buf_puts(struct buf *b, const char *z)
{
	buf_add(b, str_from(z));
}

void buf_number(struct buf *b, uint64_t n)
{
	buf_reserve(b, 20);
	b->n = (size_t)(digits_put(b->p + b->n, n) - b->p);
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;
	int n;

	buf_reserve(b, 128);
	va_start(args, format);
	n = vsnprintf(b->p + b->n, b->cap - b->n, format, args);
	va_end(args);
	if (n < 0)
		return;
	if ((size_t)n >= b->cap - b->n) {
		buf_reserve(b, (size_t)n + 1);
		va_start(args, format);
		vsnprintf(b->p + b->n, b->cap - b->n, format, args);
		va_end(args);
	}
	b->n += (size_t)n;
}

struct str buf_keep(struct buf *b, struct arena *a)
{
	struct str s = arena_str(a, buf_str(b));

	b->n = 0;
	return s;
}
