/* glibc's qsort_r, fenced in one file because it needs more than POSIX. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "base/sort.h"

#include <stdlib.h>

void sort_by(void *v, size_t n, size_t size, int (*order)(const void *a, const void *b, void *context), void *context)
{
	if (n > 1)
		qsort_r(v, n, size, order, context);
}
