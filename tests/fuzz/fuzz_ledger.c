/* Any bytes as a ledger: read, compared and printed in every format. Nothing may crash, a ledger that was not read to its end
 * must have said why, and none with a line end that nobody sees is without an error. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "report/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void print_all(const struct report *r)
{
	for (unsigned i = 0; i < n_renderers; i++) {
		struct buf out = {0};

		renderers[i].render(r, &out);
		buf_free(&out);
	}
}

/* U+2028, U+2029, U+0085, or a carriage return alone. */
static bool breaks_lines(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		struct str rest = str_skip(s, i);

		if (str_starts(rest, "\xe2\x80\xa8") || str_starts(rest, "\xe2\x80\xa9") || str_starts(rest, "\xc2\x85")
		    || (s.p[i] == '\r' && !str_starts(rest, "\r\n")))
			return true;
	}
	return false;
}

static void run(struct arena *a, struct ledger *l, struct diags *d, const char *path)
{
	const struct read_options strict = {.strict = false};
	const struct compare_options options = {.with_drafts = true};
	struct comparison *c;
	struct report *r;
	struct err e;

	if (ledger_read(l, &path, 1, &strict, &e) < 0)
		abort();
	if ((!l->complete || breaks_lines(l->files.v[0].bytes)) && !diags_count(d, DIAG_ERROR))
		abort();
	c = compare(a, l, &options);
	diags_sort(d);
	r = report_new(a, l, c);
	print_all(r);
	report_free(r);
	comparison_free(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	struct diags d = diags_new(a);
	struct ledger *l = ledger_new(a, &d);
	struct str path = arena_printf(a, "/tmp/gainsay-fuzz-%ld.yaml", (long)getpid());
	struct err e;

	if (file_write(path.p, (struct str){(const char *)data, n}, &e) < 0)
		abort();
	run(a, l, &d, path.p);
	unlink(path.p);
	ledger_free(l);
	diags_free(&d);
	arena_free(a);
	return 0;
}
