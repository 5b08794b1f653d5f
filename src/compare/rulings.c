/* Rulings: which finding each belongs to, whether it still holds, and what it takes out of comparison. */
#include "compare/settle_all.h"

#include "compare/seen.h"

/* Made after the day that is asked for. */
static bool is_later(const struct context *c, size_t ruling)
{
	return c->later && c->later[ruling];
}

static bool is_dispute(struct str kind)
{
	return str_is(kind, "denial") || str_is(kind, "contradiction") || str_is(kind, "mismatch");
}

/* Denial, contradiction and mismatch count as one kind. */
static bool kind_fits(const struct finding *f, const struct ruling *r)
{
	struct str kind = str_from(finding_kinds[f->kind].word);

	return str_eq(kind, r->kind) || (is_dispute(kind) && is_dispute(r->kind));
}

static uint32_t members(const struct finding *f)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n_camps; i++)
		n += f->camps[i].n;
	return n;
}

static bool has_claim(const struct context *c, const struct finding *f, uint32_t claim)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (c->a[f->camps[i].answers[k]].claim == claim)
				return true;
	return false;
}

/* Claims it names, those that are not there included. */
static uint32_t named_claims(const struct ruling *r)
{
	uint32_t n = r->claims.n;

	for (uint32_t i = 0; i < r->n_gone; i++)
		n += strcmp(r->gone[i].key, "claims") == 0;
	return n;
}

/* Claims the ruling has in common with the finding; 0 if less than half of its own, or another kind or question. */
static uint32_t in_common(const struct context *c, const struct finding *f, const struct ruling *r)
{
	uint32_t n = 0;

	if (f->question != r->question || !kind_fits(f, r))
		return 0;
	for (uint32_t i = 0; i < r->claims.n; i++)
		n += has_claim(c, f, r->claims.v[i].sym);
	return 2 * n >= named_claims(r) ? n : 0;
}

uint32_t ruling_finding(const struct context *c, const struct finding *v, size_t n, const struct ruling *r)
{
	uint32_t best = NONE, best_common = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t common = in_common(c, &v[i], r);

		if (common > best_common || (common && common == best_common && members(&v[i]) < members(&v[best]))) {
			best = (uint32_t)i;
			best_common = common;
		}
	}
	return best;
}

static enum ruling_state state_of(const struct context *c, const struct finding *f, const struct ruling *r, num today)
{
	if (r->seen.n && !seal_fits(c->scratch, c->out, f, r->seen))
		return RULED_SUSPECT;
	if (r->as == RULING_OPEN && r->until.n && spans_hull(r->until).hi < today)
		return RULED_OVERDUE;
	return r->seen.n ? RULED_SETTLED : RULED_UNSEALED;
}

bool ruling_spares(struct context *c, uint32_t finding)
{
	const struct finding *f = &c->out->findings.v[finding];
	const struct ruling *last = NULL;

	for (size_t i = 0; i < c->l->rulings.n; i++)
		if (!is_later(c, i) && in_common(c, f, &c->l->rulings.v[i]))
			last = &c->l->rulings.v[i];
	return last && (last->as == RULING_REAL || last->as == RULING_BOTH_TRUE) &&
		state_of(c, f, last, SPAN_FROM_EVER) != RULED_SUSPECT;
}

/* ": no claim stands at `post.p9` (did you mean `post.p8`?)", of the first two. */
static void say_gone(struct buf *b, const struct ruling *r)
{
	for (uint32_t i = 0, shown = 0; i < r->n_gone && shown < 2; i++) {
		const struct gone *g = &r->gone[i];

		if (strcmp(g->key, "claims") != 0)
			continue;
		buf_printf(b, "%s no claim stands at `%.*s`", shown++ ? "," : ":", STR_ARG(g->at));
		if (g->near.n)
			buf_printf(b, " (did you mean `%.*s`?)", STR_ARG(g->near));
	}
}

/* Of a ruling that has its finding. What a seal tells of `claims` is told with the finding, which is suspect. */
static void say_each_gone(const struct context *c, const struct ruling *r)
{
	for (uint32_t i = 0; i < r->n_gone && c->l->complete && !c->later; i++) {
		const struct gone *g = &r->gone[i];

		if (strcmp(g->key, "claims") == 0 && r->seen.n)
			continue;
		diag_add(c->l->diags, DIAG_RULING_ELSEWHERE, r->loc, "`%s` names %.*s, and no claim stands there; %s%.*s%s", g->key,
			STR_ARG(g->at), g->near.n ? "did you mean `" : "take it out", STR_ARG(g->near), g->near.n ? "`?" : "");
	}
}

/* Where part of the ledger is unread, its finding may have stood there. */
static void say_unmatched(const struct context *c, const struct ruling *r)
{
	struct str file = r->loc.file < c->l->files.n ? c->l->files.v[r->loc.file].path : STR("");
	struct buf gone = {0};

	if (!c->l->complete || c->later)
		return;
	say_gone(&gone, r);
	diag_add(c->l->diags, DIAG_RULING_UNMATCHED, r->loc,
		"no %.*s on `%.*s` holds half of these claims%.*s; if the matter is settled, take the ruling out: "
		"gainsay rule --remove %.*s:%u", STR_ARG(r->kind), STR_ARG(symbol_id(c->l, c->l->questions.v[r->question].sym)),
		STR_ARG(buf_str(&gone)), STR_ARG(file), (unsigned)r->loc.line);
	buf_free(&gone);
}

static void say_twice(const struct context *c, const struct ruling *r, const struct ruling *first)
{
	struct diag *d = diag_add(c->l->diags, DIAG_RULED_TWICE, r->loc,
		"this finding has a ruling already; the last one counts: delete the one that no longer holds");

	diag_second(d, first->loc, "first");
}

/* `use` and `drop` are about claims of the finding. */
static void say_elsewhere(const struct context *c, const struct ruling *r, const struct finding *f)
{
	if (r->use != NONE && !has_claim(c, f, r->use))
		diag_add(c->l->diags, DIAG_RULING_ELSEWHERE, r->loc, "`use` names %.*s, which is not part of this finding; name one of its "
			"claims", STR_ARG(c->l->claims.v[r->use].at));
	for (uint32_t i = 0; i < r->drop.n; i++)
		if (!has_claim(c, f, r->drop.v[i].sym))
			diag_add(c->l->diags, DIAG_RULING_ELSEWHERE, r->loc, "`drop` names %.*s, which is not part of this finding: it leaves "
				"comparison elsewhere, unseen; take it out here", STR_ARG(c->l->claims.v[r->drop.v[i].sym].at));
}

void rulings_apply(struct context *c, num today)
{
	struct finding *f = c->out->findings.v;

	for (size_t i = 0; i < c->l->rulings.n; i++) {
		const struct ruling *r = &c->l->rulings.v[i];
		uint32_t at = ruling_finding(c, f, c->out->findings.n, r);

		if (is_later(c, i))
			continue;
		if (r->as == RULING_OPEN && r->until.n)
			c->out->date_used = true;
		if (at == NONE) {
			say_unmatched(c, r);
			continue;
		}
		if (f[at].ruling != NONE)
			say_twice(c, r, &c->l->rulings.v[f[at].ruling]);
		say_elsewhere(c, r, &f[at]);
		say_each_gone(c, r);
		f[at].ruling = (uint32_t)i;
		f[at].ruling_state = (uint8_t)state_of(c, &f[at], r, today);
	}
}

/* ---- dropped claims ------------------------------------------------------------------------------------------------------ */

static bool drops(const struct context *c, const struct ruling *r, uint32_t answer)
{
	const struct answer *a = &c->a[answer];

	if (a->question != r->question && a->from != r->question)
		return false;
	for (uint32_t i = 0; i < r->drop.n; i++)
		if (r->drop.v[i].sym == a->claim)
			return true;
	return false;
}

bool rulings_drop(struct context *c)
{
	struct u64_map dropped = {0};
	bool any = false;

	for (size_t i = 0; i < c->l->rulings.n; i++)
		for (uint32_t k = 0; k < c->l->rulings.v[i].drop.n && !is_later(c, i); k++)
			u64_map_put(&dropped, (uint64_t)c->l->rulings.v[i].drop.v[k].sym << 32 | c->l->rulings.v[i].question, 1);
	for (size_t i = 0; i < c->out->answers.v.n && dropped.n; i++) {
		const struct answer *a = &c->a[i];

		if (u64_map_get(&dropped, (uint64_t)a->claim << 32 | a->question) == MAP_NONE &&
			(a->from == NONE || u64_map_get(&dropped, (uint64_t)a->claim << 32 | a->from) == MAP_NONE))
			continue;
		c->state[i].left = LEFT_DROPPED;
		any = true;
	}
	u64_map_free(&dropped);
	return any;
}

static void gather_dropped(const struct context *c, const struct finding *f, const struct ruling *r, struct u32s *out)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (drops(c, r, f->camps[i].answers[k]))
				vec_push(out, f->camps[i].answers[k]);
}

static bool shows(const struct finding *f, uint32_t answer)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (f->camps[i].answers[k] == answer)
				return true;
	return false;
}

/* What stood before, without the dropped answers: their finding would be gone, and with it the ruling. */
static void restore(struct context *c, const struct finding *before, const struct u32s *dropped)
{
	struct finding f = *before;
	struct camp *camps = ARENA_ARRAY(c->arena, struct camp, f.n_camps);
	uint32_t n_camps = 0;

	for (uint32_t i = 0; i < before->n_camps; i++) {
		const struct camp *old = &before->camps[i];
		uint32_t *v = ARENA_ARRAY(c->arena, uint32_t, old->n), n = 0;

		for (uint32_t k = 0; k < old->n; k++)
			if (c->state[old->answers[k]].left != LEFT_DROPPED)
				v[n++] = old->answers[k];
		if (n == 0)
			continue;
		camps[n_camps] = (struct camp){.value = old->value, .answers = v, .n = n, .doubtful = true};
		for (uint32_t k = 0; k < n; k++)
			camps[n_camps].doubtful &= c->a[v[k]].doubtful;
		camps[n_camps].strands = strands(c, c->arena, v, n, true, &camps[n_camps].n_strands);
		n_camps++;
	}
	f.camps = camps;
	f.n_camps = n_camps;
	f.ruling = NONE;
	f.ruling_state = RULED_NOT;
	finding_set_aside(c, &f, dropped->v, dropped->n);
	vec_push(&c->out->findings, f);
}

void rulings_show_dropped(struct context *c, const struct finding *before, size_t n)
{
	for (size_t i = 0; i < c->l->rulings.n; i++) {
		const struct ruling *r = &c->l->rulings.v[i];
		uint32_t was = r->drop.n ? ruling_finding(c, before, n, r) : NONE, now;
		struct u32s dropped = {0};

		if (was == NONE || is_later(c, i))
			continue;
		gather_dropped(c, &before[was], r, &dropped);
		now = ruling_finding(c, c->out->findings.v, c->out->findings.n, r);
		if (dropped.n && now == NONE)
			restore(c, &before[was], &dropped);
		else if (dropped.n && !shows(&c->out->findings.v[now], dropped.v[0]))
			finding_set_aside(c, &c->out->findings.v[now], dropped.v, dropped.n);
		vec_free(&dropped);
	}
}
