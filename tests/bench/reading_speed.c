/* reading_speed FILE...: prints megabytes of text read in a second of processor time, with the parser and without it.
 * Without means cutting into sentences, words and quotations; with means attributions. */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "draft/attribution.h"
#include "draft/draft.h"

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double rate(const struct drafter *d, const struct str *texts, int n, bool parse)
{
	double start = seconds(), bytes = 0;

	for (int i = 0; i < n; i++) {
		struct arena *a = arena_new();
		struct reading *r = reading_new(a, texts[i], d->lexicon, parse ? &d->weights : NULL);
		attribution_list list = {0};

		if (parse)
			attributions_find(r, d->lexicon, &list);
		vec_free(&list);
		reading_free(r);
		arena_free(a);
		bytes += (double)texts[i].n;
	}
	return bytes / 1e6 / (seconds() - start);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct drafter d = drafter_new(a);
	struct str *texts = ARENA_ARRAY(a, struct str, (size_t)argc);
	struct err e;

	for (int i = 1; i < argc; i++) {
		if (file_read(a, argv[i], &texts[i - 1], &e) < 0) {
			fprintf(stderr, "%s\n", e.text);
			return 3;
		}
	}
	printf("%.3f ", rate(&d, texts, argc - 1, true));
	printf("%.3f\n", rate(&d, texts, argc - 1, false));
	drafter_free(&d);
	arena_free(a);
	return 0;
}
