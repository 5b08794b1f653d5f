/* Any bytes as gainsay.yaml and as a baseline. What was read without a fault reads the same when it is written again. */
#include <stdint.h>
#include <stdlib.h>

#include "config/config.h"
#include "known/known.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void want(bool what)
{
	if (!what)
		abort();
}

static void config(struct arena *a, struct str raw)
{
	struct diags d = diags_new(a);
	struct config c = {0};
	size_t i;

	config_read(a, raw, 0, &d, &c);
	for (i = 0; i < d.list.n; i++)
		want(d.list.v[i].place[0].loc.line > 0 && d.list.v[i].message.n > 0);
	for (i = 0; i < N_SETTINGS; i++)
		want(c.value[i].n <= 1 || settings[i].list);
	config_free(&c);
	diags_free(&d);
}

static struct str written(struct arena *a, struct known_list *l)
{
	struct buf b = {0};
	struct str out;

	baseline_write(a, l, &b);
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

static void baseline(struct arena *a, struct str raw)
{
	struct diags d = diags_new(a);
	struct known_list one = {0}, two = {0};
	struct known_match m;
	struct str text;

	baseline_read(a, raw, 0, &d, &one);
	if (d.list.n == 0) {
		text = written(a, &one);
		baseline_read(a, text, 0, &d, &two);
		want(d.list.n == 0 && two.v.n == one.v.n);
		want(str_eq(text, written(a, &two)));
		m = known_compare(a, &one, &two);
		want(m.n_new + m.n_carried == two.v.n);
	}
	known_free(&one);
	known_free(&two);
	diags_free(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	struct str raw = {(const char *)data, n};

	config(a, raw);
	baseline(a, raw);
	arena_free(a);
	return 0;
}
