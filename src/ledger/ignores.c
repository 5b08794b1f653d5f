/* Remarks that ignore a problem or a finding where it stands: "# gainsay: ignore[L304, C5] reason". What looks like one and
 * cannot be read is told: it would silently do nothing. */
#include "text/near.h"
#include "ledger/reader.h"
#include "yaml/remarks.h"

static const char word[] = "gainsay:";
enum { CODES_MOST = 32 };

/* Does the code (or the beginning of one) stand for something that can be ignored? *KNOWN: does anything bear it at all? */
static bool can_be_ignored(struct str code, bool *known)
{
	bool any = false;
	unsigned i;

	*known = code.n > 0 && code.p[0] == 'C'; /* findings; which there are is known further on */
	any = *known;
	for (i = 0; i < DIAG_N_CODES; i++) {
		struct str id = str_from(diag_codes[i].id);

		if (id.n < code.n || code.n == 0 || memcmp(id.p, code.p, code.n) != 0)
			continue;
		*known = true;
		any |= diag_codes[i].level != DIAG_ERROR;
	}
	return any;
}

static void bad(struct reader *r, const struct remark *remark, const char *what)
{
	diag_add(r->d, DIAG_BAD_IGNORE, remark->loc, "%s; write # gainsay: ignore[L304] and the reason behind it", what);
}

/* "L304, C5": NULL if the code at hand was told as a fault. */
static bool read_codes(struct reader *r, const struct remark *remark, struct str list, struct ignore *out)
{
	struct str *v = ARENA_ARRAY(r->l->arena, struct str, CODES_MOST);

	out->codes.v = v;
	while (list.n && out->codes.n < CODES_MOST) {
		struct str code = str_trim(str_cut(list, str_find(list, ',')));
		bool known;

		list = str_skip(list, str_find(list, ',') + 1);
		if (can_be_ignored(code, &known)) {
			v[out->codes.n++] = code;
			continue;
		}
		if (known)
			diag_add(r->d, DIAG_BAD_IGNORE, remark->loc, "%.*s is an error, and errors cannot be ignored: mend it and take the remark "
				"out", STR_ARG(code));
		else
			diag_add(r->d, DIAG_BAD_IGNORE, remark->loc, "nothing has the code `%.*s`; gainsay explain lists all codes",
				STR_ARG(code));
		return false;
	}
	if (out->codes.n == 0)
		bad(r, remark, "the brackets name no code");
	return out->codes.n > 0;
}

/* Another word behind "gainsay:" is none of ours (the first line of a ledger may stand in a remark), unless it is nearly. */
static bool means_ignore(struct str text)
{
	size_t n = 0;

	while (n < text.n && text.p[n] >= 'a' && text.p[n] <= 'z')
		n++;
	return n >= 4 && near_distance(str_cut(text, n), STR("ignore"), 2) <= 2;
}

static void read_remark(struct reader *r, const struct remark *remark)
{
	struct ignore out = {.loc = remark->loc, .from = remark->from, .to = remark->to};
	struct str text = str_trim(str_skip(remark->text, sizeof word - 1)), reason;
	size_t close;

	if (!means_ignore(text))
		return;
	close = str_find(text, ']');
	if (!str_starts(text, "ignore[") || close == text.n) {
		bad(r, remark, "this remark looks like one that ignores something, but cannot be read");
		return;
	}
	reason = str_trim(str_skip(text, close + 1));
	if (!read_codes(r, remark, (struct str){text.p + 7, close - 7}, &out))
		return;
	out.reason = reason;
	out.used = ARENA_ARRAY(r->l->arena, bool, out.codes.n + 1);
	if (reason.n == 0)
		diag_add(r->d, DIAG_IGNORE_WITHOUT_REASON, remark->loc, "this remark does not say why; write the reason behind the bracket");
	vec_push(&r->l->ignores, out);
}

void ignores_read(struct reader *r)
{
	struct remarks found = {0};
	size_t i, k;

	for (i = 0; i < r->inputs.n; i++) {
		found.v.n = 0;
		remarks_find(&r->inputs.v[i].yaml, word, &found);
		for (k = 0; k < found.v.n; k++)
			read_remark(r, &found.v.v[k]);
	}
	vec_free(&found.v);
}
