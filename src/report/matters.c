/* Which findings are about one matter (the same question of the same things), and what else stands against an answer. */
#include "report/discrepancies.h"

#include "base/sort.h"
#include "report/words.h"

#define CROSSING (DISPUTES | KIND(PARTIAL))

enum { MOST_LOOKED_AT = 50 }; /* claims of a side */

static bool is_open(const struct doc *d, const struct finding *f)
{
	return finding_is_shown(d->r, f) && !finding_is_ruled(f);
}

/* The question with its slots that a side answers; NONE for a side without claims. */
static uint32_t matter_of(const struct doc *d, const struct camp *camp)
{
	return camp->n ? d->answers[camp->answers[0]].group : NONE;
}

static int by_finding(const void *left, const void *right, void *context)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	(void)context;
	return a < b ? -1 : a > b;
}

/* Open findings by matter: where those of each begin in one list. */
void index_matters(struct doc *d)
{
	size_t n = d->r->comparison->groups.v.n, total = 0;
	uint32_t *from = ARENA_ARRAY(d->r->arena, uint32_t, n + 2), *v;

	for (unsigned pass = 0; pass < 2; pass++) {
		for (uint32_t i = 0; i < d->r->n_findings; i++) {
			const struct finding *f = &d->findings[d->r->findings[i]];
			uint32_t before = NONE;

			for (uint32_t k = 0; k < f->n_camps && is_open(d, f); k++) {
				uint32_t matter = matter_of(d, &f->camps[k]);

				if (matter == NONE || matter == before)
					continue;
				before = matter;
				if (pass)
					d->of_matter[from[matter]++] = d->r->findings[i];
				else
					from[matter + 1]++;
				total += !pass;
			}
		}
		if (pass)
			break;
		d->of_matter = ARENA_ARRAY(d->r->arena, uint32_t, total + 1);
		for (size_t m = 0; m < n; m++)
			from[m + 1] += from[m];
	}
	v = ARENA_ARRAY(d->r->arena, uint32_t, n + 2); /* each begins where the one before it has ended */
	for (size_t m = 0; m < n; m++)
		v[m + 1] = from[m];
	d->matter_from = v;
}

/* Adds findings of the matter that are of KINDS, but not SELF. */
static void add_of(const struct doc *d, uint32_t matter, unsigned kinds, uint32_t self, struct found *out)
{
	if (matter == NONE)
		return;
	for (uint32_t i = d->matter_from[matter]; i < d->matter_from[matter + 1]; i++) {
		uint32_t x = d->of_matter[i];

		if (x != self && d->number[x] && (kinds >> d->findings[x].kind & 1))
			vec_push(out, x);
	}
}

static void sort_once(struct found *v)
{
	size_t n = 0;

	sort_by(v->v, v->n, sizeof *v->v, by_finding, NULL);
	for (size_t i = 0; i < v->n; i++)
		if (n == 0 || v->v[n - 1] != v->v[i])
			v->v[n++] = v->v[i];
	v->n = n;
}

void same_matter(const struct doc *d, uint32_t finding, struct found *out)
{
	const struct finding *f = &d->findings[finding];
	uint32_t before = NONE;

	for (uint32_t i = 0; i < f->n_camps; i++) {
		uint32_t matter = matter_of(d, &f->camps[i]);

		if (matter != before)
			add_of(d, matter, ~0u, finding, out);
		before = matter;
	}
	sort_once(out);
}

/* Does a side of F hold one of the first answers of CAMP? */
static bool shares_claim(const struct finding *f, const struct camp *camp)
{
	uint32_t first = f->flags & FLAG_INCOHERENT ? 2 : 0; /* its halves stand against each other */

	for (uint32_t i = first; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			for (uint32_t m = 0; m < camp->n && m < MOST_LOOKED_AT; m++)
				if (f->camps[i].answers[k] == camp->answers[m])
					return true;
	return false;
}

void stands_against(const struct doc *d, uint32_t finding, const struct camp *camp, unsigned kinds, struct found *out)
{
	size_t n = 0;

	add_of(d, matter_of(d, camp), kinds, finding, out);
	for (size_t i = 0; i < out->n; i++)
		if (shares_claim(&d->findings[out->v[i]], camp))
			out->v[n++] = out->v[i];
	out->n = n;
	sort_once(out);
}

void group_disputes(const struct doc *d, uint32_t group, struct found *out)
{
	add_of(d, group, DISPUTES, NONE, out);
	sort_once(out);
}

bool is_part(const struct finding *f, uint32_t answer)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n && !f->camps[i].set_aside; k++)
			if (f->camps[i].answers[k] == answer)
				return true;
	return false;
}

bool is_crossed(const struct doc *d, uint32_t finding)
{
	struct found v = {0};
	bool crossed;

	stands_against(d, finding, &d->findings[finding].camps[0], CROSSING, &v);
	crossed = v.n > 0;
	vec_free(&v);
	return crossed;
}

void write_but_see(struct doc *d, uint32_t finding, const struct camp *camp, unsigned kinds, const char *lead, const char *end)
{
	struct found v = {0};

	stands_against(d, finding, camp, kinds, &v);
	if (v.n) {
		page_puts(&d->p, lead);
		refer_all(d, v.v, (uint32_t)v.n);
		page_puts(&d->p, end);
	}
	vec_free(&v);
}

void write_same(struct doc *d, uint32_t finding, unsigned kinds, const char *lead)
{
	struct found v = {0};
	size_t n = 0;

	same_matter(d, finding, &v);
	for (size_t i = 0; i < v.n; i++)
		if (kinds >> d->findings[v.v[i]].kind & 1)
			v.v[n++] = v.v[i];
	if (n) {
		page_puts(&d->p, lead);
		refer_all(d, v.v, (uint32_t)n);
	}
	vec_free(&v);
}

/* The one that is read first stands for its matter. */
uint32_t count_matters(const struct doc *d, unsigned kinds)
{
	uint32_t n = 0, count;
	const uint32_t *v = open_findings(d, kinds, &count);
	bool *met = ARENA_ARRAY(d->r->arena, bool, d->r->comparison->groups.v.n + 1);

	for (uint32_t i = 0; i < count; i++) {
		const struct finding *f = &d->findings[v[i]];
		uint32_t matter = f->n_camps ? matter_of(d, &f->camps[0]) : NONE;

		if (matter != NONE && met[matter])
			continue;
		n++;
		if (matter != NONE)
			met[matter] = true;
	}
	return n;
}
