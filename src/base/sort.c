/* glibc's qsort_r, fenced in one file because it needs more than POSIX. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

void sort_by(void *v, size_t n, size_t size, int (*order)(const void *a, const void *b, void *context), void *context)
{
	if (n > 1)
		qsort_r(v, n, size, order, context);
}

static uint64_t number_at(const char *p, size_t width)
{
	uint64_t wide;
	uint32_t narrow;

	if (width == sizeof wide) {
		memcpy(&wide, p, sizeof wide);
		return wide;
	}
	memcpy(&narrow, p, sizeof narrow);
	return narrow;
}

size_t sorted_from(const void *v, size_t n, size_t size, size_t at, size_t width, uint64_t key)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (number_at((const char *)v + mid * size + at, width) < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}
