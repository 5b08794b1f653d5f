/* A growing array of any type on the heap: struct { type *v; size_t n, cap; }. Zero is an empty one; vec_free ends it. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stdlib.h>

#include "base/arena.h"

#define VEC(...)                  \
	struct {                  \
		__VA_ARGS__ *v;   \
		size_t n, cap;    \
	}

#define vec_reserve(x, want)                                                        \
	do {                                                                        \
		if ((x)->cap < (want)) {                                            \
			size_t vec_cap_ = (x)->cap ? (x)->cap * 2 : 8;              \
			if (vec_cap_ < (want))                                      \
				vec_cap_ = (want);                                  \
			(x)->v = mem_resize((x)->v, vec_cap_ * sizeof *(x)->v);     \
			(x)->cap = vec_cap_;                                        \
		}                                                                   \
	} while (0)

#define vec_push(x, ...)                            \
	do {                                        \
		vec_reserve((x), (x)->n + 1);       \
		(x)->v[(x)->n++] = (__VA_ARGS__);   \
	} while (0)

#define vec_free(x)                     \
	do {                            \
		free((x)->v);           \
		(x)->v = NULL;          \
		(x)->n = (x)->cap = 0;  \
	} while (0)

struct u32s {
	unsigned *v;
	size_t n, cap;
};

#endif
