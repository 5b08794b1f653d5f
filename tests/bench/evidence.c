/* evidence LEDGER ROUNDS: seconds, a line a round, for reading and folding the copies of a ledger once; for finding all its
 * fragments in them; and for everything the room evidence does. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "evidence/evidence.h"

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int round_once(const char *path)
{
	struct arena *a = arena_new();
	struct diags d = diags_new(a);
	struct ledger *l = ledger_new(a, &d);
	struct read_options reading = {0};
	struct evidence_options all = {0};
	struct evidence *e;
	struct copies c;
	struct heard *h;
	struct anchors x;
	struct err err;
	double start, read, found, whole;

	if (ledger_read(l, &path, 1, &reading, &err) < 0) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	start = now();
	c = copies_read(a, l, STR(""));
	read = now() - start;
	h = hear(&c);
	start = now();
	x = anchors_check(a, l, &c, h);
	anchors_tell(&x, l, &c);
	found = now() - start;
	anchors_free(&x);
	heard_free(h, &c);
	copies_free(&c);
	start = now();
	e = evidence_read(a, l, &all);
	whole = now() - start;
	printf("%.6f %.6f %.6f %zu %u\n", read, found, whole, e->anchors.v.n, e->anchors.count[ANCHOR_FOUND]);
	evidence_free(e);
	ledger_free(l);
	diags_free(&d);
	arena_free(a);
	return 0;
}

int main(int argc, char **argv)
{
	int rounds = argc > 2 ? atoi(argv[2]) : 5, rc = 0;

	for (int i = 0; argc > 1 && i < rounds && rc == 0; i++)
		rc = round_once(argv[1]);
	return argc > 1 ? rc : 2;
}
