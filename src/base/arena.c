/* A list of chunks that grow from 64 kB to 1 MB; what does not fit into a quarter of a chunk gets one of its own.
 * Fresh chunks come zeroed from calloc (which gets them zeroed from the system), so only bytes that were in use before a
 * reset are cleared by hand. With AddressSanitizer a poisoned gap follows every allocation. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POISON 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define POISON 1
#endif

#ifdef POISON
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
enum { GAP = 0 };
#endif

enum { ALIGN = 16, CHUNK_FIRST = 64 << 10, CHUNK_MOST = 1 << 20 };

struct chunk {
	struct chunk *next;
	size_t used, size;
	size_t dirty; /* bytes from here on are still zero */
	_Alignas(ALIGN) unsigned char bytes[];
};

struct arena {
	struct chunk *head; /* the one that is filled */
	size_t chunk_size;
};

_Noreturn void out_of_memory(size_t n)
{
	if (n)
		fprintf(stderr, "gainsay: out of memory (%zu bytes more were needed)\n", n);
	else
		fprintf(stderr, "gainsay: out of memory (more was needed to read the ledger)\n");
	exit(3);
}

void *mem_resize(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);

	if (!q)
		out_of_memory(n);
	return q;
}

static struct chunk *chunk_new(size_t size)
{
	struct chunk *c = calloc(1, sizeof *c + size);

	if (!c)
		out_of_memory(size);
	c->size = size;
	ASAN_POISON_MEMORY_REGION(c->bytes, size);
	return c;
}

struct arena *arena_new(void)
{
	struct arena *a = mem_resize(NULL, sizeof *a);

	*a = (struct arena){NULL, CHUNK_FIRST};
	return a;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	for (struct chunk *c = a->head, *next; c; c = next) {
		next = c->next;
		free(c);
	}
	free(a);
}

static void *take(struct chunk *c, size_t n, size_t room)
{
	unsigned char *p = c->bytes + c->used;

	ASAN_UNPOISON_MEMORY_REGION(p, n);
	if (c->used < c->dirty)
		memset(p, 0, n);
	c->used += room;
	if (c->dirty < c->used)
		c->dirty = c->used;
	return p;
}

/* A chunk with at least ROOM free bytes: a large piece gets its own behind the head, so that the head is filled further. */
static struct chunk *more(struct arena *a, size_t room)
{
	bool own = room > a->chunk_size / 4;
	struct chunk *c = chunk_new(own ? room : a->chunk_size);

	if (own && a->head) {
		c->next = a->head->next;
		a->head->next = c;
		return c;
	}
	c->next = a->head;
	a->head = c;
	if (!own && a->chunk_size < CHUNK_MOST)
		a->chunk_size *= 2;
	return c;
}

void *arena_alloc(struct arena *a, size_t n)
{
	struct chunk *c = a->head;
	size_t room = ((n ? n : 1) + GAP + ALIGN - 1) & ~(size_t)(ALIGN - 1);

	if (n > SIZE_MAX / 2)
		out_of_memory(n);
	if (!c || c->size - c->used < room)
		c = more(a, room);
	return take(c, n, room);
}

/* The largest chunk is kept for what comes next, the others go back. */
void arena_reset(struct arena *a)
{
	struct chunk *keep = NULL;

	for (struct chunk *c = a->head, *next; c; c = next) {
		next = c->next;
		if (keep && c->size <= keep->size) {
			free(c);
			continue;
		}
		free(keep);
		keep = c;
	}
	a->head = keep;
	if (!keep)
		return;
	keep->next = NULL;
	keep->used = 0;
	ASAN_POISON_MEMORY_REGION(keep->bytes, keep->size);
}

void *arena_dup(struct arena *a, const void *p, size_t n)
{
	void *q = arena_alloc(a, n);

	if (n)
		memcpy(q, p, n);
	return q;
}

struct str arena_str(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (struct str){p, s.n};
}

struct str arena_vprintf(struct arena *a, const char *format, va_list args)
{
	char small[256], *p;
	va_list again;
	int n;

	va_copy(again, args);
	n = vsnprintf(small, sizeof small, format, again);
	va_end(again);
	if (n < 0)
		return STR("");
	if ((size_t)n < sizeof small)
		return arena_str(a, (struct str){small, (size_t)n});
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, format, args);
	return (struct str){p, (size_t)n};
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	struct str s;

	va_start(args, format);
	s = arena_vprintf(a, format, args);
	va_end(args);
	return s;
}
