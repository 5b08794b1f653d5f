/* Two problems are alike if their messages differ only in what was typed, which they repeat between ` ` or " ", and in what
 * to write instead. Problems with a second place are told alone: it is part of what they say. */
#include "report/alike.h"

#include "base/map.h"
#include "report/lines.h"

struct str alike_message(const struct diag *d)
{
	static const char mark[] = ": write ";

	for (size_t i = 0; i < d->message.n; i++)
		if (str_starts(str_skip(d->message, i), mark))
			return str_cut(d->message, i);
	return d->message;
}

/* Length of what stands between two marks at the start of S, with them; 0 if it is not closed. */
static size_t marked(struct str s)
{
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] == s.p[0])
			return i + 1;
	return 0;
}

static bool holds(struct str line, struct str word)
{
	for (size_t i = 0; i + word.n <= line.n; i++)
		if (memcmp(line.p + i, word.p, word.n) == 0)
			return true;
	return false;
}

/* Code, level and message; what was typed in that line left out. */
static struct str cause_of(const struct report *r, const struct diag *d)
{
	struct str s = alike_message(d), line = lines_get(r->lines, d->place[0].loc.file, d->place[0].loc.line), out;
	struct buf b = {0};
	size_t n;

	buf_printf(&b, "%u %u ", (unsigned)d->code, (unsigned)d->level);
	for (; s.n; s = str_skip(s, n)) {
		n = s.p[0] == '`' || s.p[0] == '"' ? marked(s) : 0;
		if (n >= 2 && holds(line, (struct str){s.p + 1, n - 2}))
			continue;
		n = 1;
		buf_char(&b, s.p[0]);
	}
	out = buf_keep(&b, r->arena);
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
			at = *str_map_put(&by_cause, cause_of(r, d), at);
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
