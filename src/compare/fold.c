/* Folding (§3.11) and the final order of findings (§5). */
#include "compare/settle_all.h"

#include "base/map.h"
#include "base/sort.h"

static int basis_order(const void *x, const void *y, void *context)
{
	const struct finding *a = x, *b = y;
	int d = memcmp(a->fingerprint, b->fingerprint, sizeof a->fingerprint);

	(void)context;
	if (!d)
		d = str_cmp(a->basis, b->basis);
	if (d)
		return d;
	if (a->n_camps != b->n_camps)
		return a->n_camps < b->n_camps ? -1 : 1;
	return a->severity > b->severity ? -1 : a->severity < b->severity;
}

static bool alike(const struct finding *a, const struct finding *b)
{
	if (a->n_camps != b->n_camps || !str_eq(a->basis, b->basis))
		return false;
	for (uint32_t i = 0; i < a->n_camps; i++)
		if (a->camps[i].set_aside != b->camps[i].set_aside)
			return false;
	return true;
}

static int answer_number(const void *x, const void *y, void *context)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	(void)context;
	return a < b ? -1 : a > b;
}

/* Members that add no strand (they only support another one) stand in none. */
static void note_counted(const struct camp *k, struct u64_map *counted)
{
	for (uint32_t i = 0; i < k->n_strands; i++)
		for (uint32_t m = 0; m < k->strands[i].n; m++)
			u64_map_put(counted, k->strands[i].answers[m], 1);
}

/* Of the members ALL those that add a strand in every finding that shows them; if none does, all. */
static size_t counted_of(const struct finding *f, size_t n, uint32_t camp, const struct camp *all, uint32_t *out)
{
	struct u64_map idle = {0};
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		const struct camp *k = &f[i].camps[camp];
		struct u64_map counted = {0};

		note_counted(k, &counted);
		for (uint32_t m = 0; m < k->n; m++)
			if (u64_map_get(&counted, k->answers[m]) == MAP_NONE)
				u64_map_put(&idle, k->answers[m], 1);
		u64_map_free(&counted);
	}
	for (uint32_t i = 0; i < all->n; i++)
		if (u64_map_get(&idle, all->answers[i]) == MAP_NONE)
			out[kept++] = all->answers[i];
	u64_map_free(&idle);
	if (!kept)
		memcpy(out, all->answers, all->n * sizeof *out);
	return kept ? kept : all->n;
}

static struct camp merged(struct context *c, const struct finding *f, size_t n, uint32_t camp)
{
	struct camp out = f[0].camps[camp];
	struct u32s all = {0};
	size_t kept = 0;
	uint32_t *counted;

	for (size_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < f[i].camps[camp].n; k++)
			vec_push(&all, f[i].camps[camp].answers[k]);
	sort_by(all.v, all.n, sizeof *all.v, answer_number, NULL);
	for (size_t i = 0; i < all.n; i++)
		if (kept == 0 || all.v[kept - 1] != all.v[i])
			all.v[kept++] = all.v[i];
	out.answers = ARENA_COPY(c->arena, all.v, kept);
	out.n = (uint32_t)kept;
	vec_free(&all);
	answers_sort(c, (uint32_t *)(uintptr_t)out.answers, out.n);
	out.doubtful = true;
	for (uint32_t i = 0; i < out.n; i++)
		out.doubtful &= c->a[out.answers[i]].doubtful;
	counted = ARENA_ARRAY(c->scratch, uint32_t, out.n);
	kept = counted_of(f, n, camp, &out, counted);
	out.strands = strands(c, c->arena, counted, kept, true, &out.n_strands);
	return out;
}

/* The members of all; the graver severity stands. */
static struct finding merge(struct context *c, const struct finding *f, size_t n)
{
	struct finding out = f[0];
	struct camp *camps = ARENA_ARRAY(c->arena, struct camp, out.n_camps);

	for (uint32_t i = 0; i < out.n_camps; i++)
		camps[i] = merged(c, f, n, i);
	out.camps = camps;
	for (size_t i = 0; i < n; i++)
		out.flags |= f[i].flags;
	finding_settle(c, &out);
	for (size_t i = 0; i < n; i++)
		out.severity = f[i].severity > out.severity ? f[i].severity : out.severity;
	return out;
}

void fold(struct context *c)
{
	struct finding *f = c->out->findings.v;
	size_t kept = 0;

	sort_by(f, c->out->findings.n, sizeof *f, basis_order, NULL);
	for (size_t i = 0, end; i < c->out->findings.n; i = end) {
		for (end = i + 1; end < c->out->findings.n && alike(&f[i], &f[end]); end++)
			;
		f[kept++] = end - i > 1 ? merge(c, f + i, end - i) : f[i];
	}
	c->out->findings.n = kept;
}

static uint64_t first_claim(const struct context *c, const struct finding *f, uint32_t camp)
{
	return f->camps[camp].n ? c->a[f->camps[camp].answers[0]].key : 0;
}

static int number_order(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

static int final_order(const void *x, const void *y, void *context)
{
	const struct context *c = context;
	const struct finding *a = x, *b = y;
	int d = (int)b->severity - (int)a->severity;

	if (!d)
		d = number_order(c->out->groups.question_rank[a->question], c->out->groups.question_rank[b->question]);
	for (uint32_t i = 0; !d && i < a->n_camps && i < b->n_camps; i++)
		d = number_order(first_claim(c, a, i), first_claim(c, b, i));
	return d ? d : str_cmp(a->basis, b->basis);
}

void findings_sort(struct context *c)
{
	sort_by(c->out->findings.v, c->out->findings.n, sizeof *c->out->findings.v, final_order, c);
}
