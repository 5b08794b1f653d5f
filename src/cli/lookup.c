/* Names typed on the command line, looked up in the model. */
#include "cli/lookup.h"

#include "cli/commands.h"
#include "text/near.h"

uint32_t claim_lookup(const struct ledger *l, struct str at)
{
	return claim_at(l, str_cut(at, str_find(at, '#')));
}

struct str nearest_claim(const struct ledger *l, struct str word)
{
	struct str *names = mem_resize(NULL, sizeof *names * (l->claims.n + 1)), best = STR("");
	long i;

	for (size_t k = 0; k < l->claims.n; k++)
		names[k] = l->claims.v[k].at;
	i = near_best(word, names, l->claims.n);
	if (i >= 0)
		best = names[i];
	free(names);
	return best;
}

static bool has_id(const struct symbol *s)
{
	return s->kind != SYM_LIST && s->kind != SYM_NAME && s->kind != SYM_UNNAMED && s->kind != SYM_OPTION;
}

struct str nearest_id(const struct ledger *l, struct str word)
{
	struct str *names = mem_resize(NULL, sizeof *names * (l->symbols.n + 1)), best = STR("");
	size_t n = 0;
	long i;

	for (size_t k = 0; k < l->symbols.n; k++) {
		if (has_id(&l->symbols.v[k]))
			names[n++] = l->symbols.v[k].id;
	}
	i = near_best(word, names, n);
	if (i >= 0)
		best = names[i];
	free(names);
	return best;
}

uint32_t claim_wanted(const struct ledger *l, struct str at)
{
	uint32_t claim = claim_lookup(l, at);
	struct str near;

	if (claim != MAP_NONE)
		return claim;
	near = nearest_claim(l, at);
	if (near.n)
		complain(EXIT_USAGE, "there is no claim “%.*s”; did you mean “%.*s”?", STR_ARG(at), STR_ARG(near));
	else
		complain(EXIT_USAGE, "there is no claim “%.*s”; “gainsay list claims” lists them", STR_ARG(at));
	return NONE;
}

bool is_fingerprint(struct str s)
{
	if (s.n < 8 || s.n > 16)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!strchr("0123456789abcdef", s.p[i]))
			return false;
	}
	return true;
}
