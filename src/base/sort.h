/* Sorting with a context. Orders given must be total: nothing may depend on how equal elements come out. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include <stddef.h>

void sort_by(void *v, size_t n, size_t size, int (*order)(const void *a, const void *b, void *context), void *context);

#endif
