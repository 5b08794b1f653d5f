/* Sorting with a context. Orders given must be total: nothing may depend on how equal elements come out. */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include <stddef.h>
#include <stdint.h>

void sort_by(void *v, size_t n, size_t size, int (*order)(const void *a, const void *b, void *context), void *context);

/* The first of the N elements of SIZE bytes at V whose number is not below KEY, or N: they lie in the order of that number,
 * which stands AT bytes into each and has WIDTH bytes (4 or 8, unsigned). */
size_t sorted_from(const void *v, size_t n, size_t size, size_t at, size_t width, uint64_t key);

/* The same for LIST, a VEC of struct TYPE in the order of FIELD. */
#define SORTED_FROM(list, type, field, key) \
	sorted_from((list)->v, (list)->n, sizeof(struct type), offsetof(struct type, field), sizeof(list)->v->field, key)

#endif
