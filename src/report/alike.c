/* Two problems are alike if their messages differ only in what was typed (between ` ` or " ") and in what to write
 * instead. Problems with a second place are told alone: it is part of what they say. */
#include "report/alike.h"

#include "base/map.h"

struct str alike_message(const struct diag *d)
{
	static const char mark[] = ": write ";

	for (size_t i = 0; d->paste.n && i < d->message.n; i++)
		if (str_starts(str_skip(d->message, i), mark))
			return str_cut(d->message, i);
	return d->message;
}

/* Code, level and message; what was typed left out. */
static struct str cause_of(struct arena *a, const struct diag *d)
{
	struct str s = alike_message(d), out;
	struct buf b = {0};
	char open = '\0';

	buf_printf(&b, "%u %u ", (unsigned)d->code, (unsigned)d->level);
	for (size_t i = 0; i < s.n; i++) {
		if (!open)
			buf_char(&b, s.p[i]);
		if (s.p[i] == '`' || s.p[i] == '"')
			open = open == s.p[i] ? '\0' : open ? open : s.p[i];
	}
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

struct alikes alikes_of(const struct report *r)
{
	struct alikes out = {0};
	struct str_map by_cause = {0};

	for (uint32_t i = 0; i < r->n_problems; i++) {
		const struct diag *d = &r->diags->list.v[r->problems[i]];
		uint32_t at = (uint32_t)out.v.n;

		if (d->n_places == 1)
			at = *str_map_put(&by_cause, cause_of(r->arena, d), at);
		if (at == out.v.n)
			vec_push(&out.v, (struct alike){0});
		vec_push(&out.v.v[at].v, r->problems[i]);
	}
	str_map_free(&by_cause);
	return out;
}

void alikes_free(struct alikes *x)
{
	for (size_t i = 0; i < x->v.n; i++)
		vec_free(&x->v.v[i].v);
	vec_free(&x->v);
}
