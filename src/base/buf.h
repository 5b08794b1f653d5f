/* A byte string that grows: build text here, then borrow it with buf_str or keep it with buf_keep. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct buf {
	char *p;
	size_t n, cap;
};

void buf_free(struct buf *b);
/* Room for MORE bytes behind those that are there. */
void buf_reserve(struct buf *b, size_t more);

static inline void buf_char(struct buf *b, char c)
{
	if (!b->p || b->n == b->cap)
		buf_reserve(b, 1);
	b->p[b->n++] = c;
}

static inline void buf_add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	if (!b->p || b->cap - b->n < s.n)
		buf_reserve(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void buf_puts(struct buf *b, const char *z);
void buf_number(struct buf *b, uint64_t n); /* its digits */
/* The same at P, where there is room for 20; behind them. */
static inline char *digits_put(char *p, uint64_t n)
{
	char digits[20], *at = digits + sizeof digits;

	do
		*--at = (char)('0' + n % 10);
	while (n /= 10);
	while (at < digits + sizeof digits)
		*p++ = *at++;
	return p;
}
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline struct str buf_str(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->n};
}

/* A copy in the arena; the buf is empty afterwards and may be used again. */
struct str buf_keep(struct buf *b, struct arena *a);

#endif
