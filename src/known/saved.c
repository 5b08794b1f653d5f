/* A JSON report of an earlier run. JSON is read as what it is a part of: the notation of ledgers. */
#include "known/known.h"

#include "yaml/outline.h"

static struct str text_of(const struct outline *keys, const char *key)
{
	const struct outline *o = outline_get(keys, key);

	return o && o->kind == NODE_TEXT ? o->text : STR("");
}

/* "[a, b]" of a list, as ledgers name it. */
static void write_value(struct buf *b, const struct outline *o)
{
	const struct outline *m;

	if (o->kind == NODE_TEXT) {
		buf_add(b, o->text);
		return;
	}
	buf_char(b, '[');
	for (m = o->first; m; m = m->next) {
		buf_puts(b, m == o->first ? "" : ", ");
		buf_add(b, m->text);
	}
	buf_char(b, ']');
}

static struct str slots_of(struct arena *a, const struct outline *finding)
{
	const struct outline *slots = outline_get(finding, "slots"), *o;
	struct buf b = {0};
	struct str out;

	for (o = slots && slots->kind == NODE_KEYS ? slots->first : NULL; o; o = o->next) {
		buf_puts(&b, o == slots->first ? "" : ", ");
		buf_add(&b, o->key->text);
		buf_char(&b, '=');
		if (o->kind != NODE_TEXT || o->style == TEXT_QUOTED) /* else null */
			write_value(&b, o);
	}
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

static void claims_of(struct arena *a, const struct outline *finding, struct known *k)
{
	const struct outline *camps = outline_get(finding, "camps"), *camp, *claims, *m;
	VEC(struct str) v = {0};

	for (camp = camps ? camps->first : NULL; camp; camp = camp->next) {
		claims = outline_get(camp, "claims");
		for (m = claims && claims->kind == NODE_LIST ? claims->first : NULL; m; m = m->next)
			vec_push(&v, m->text);
	}
	known_claims(k, v.n ? ARENA_COPY(a, v.v, v.n) : NULL, (uint32_t)v.n);
	vec_free(&v);
}

/* Settled by the desk: no part of what is open. */
static bool is_ruled(const struct outline *finding)
{
	const struct outline *ruling = outline_get(finding, "ruling");
	struct str state = ruling && ruling->kind == NODE_KEYS ? text_of(ruling, "state") : STR("");

	return str_is(state, "settled") || str_is(state, "unsealed");
}

int saved_read(struct arena *a, struct str bytes, struct known_list *out, bool *complete, struct err *e)
{
	const struct outline *version, *findings = NULL, *summary = NULL, *f;
	struct err why;
	int rc = outline_read(a, bytes, "schema_version", &version, &why);

	if (rc > 0 && !str_is(version->text, "1"))
		return err_set(e, "this program reads JSON reports of version 1 only");
	if (rc > 0)
		rc = outline_read(a, bytes, "findings", &findings, &why);
	if (rc > 0)
		rc = outline_read(a, bytes, "summary", &summary, &why);
	if (rc < 0)
		return err_set(e, "it cannot be read as JSON: %s", why.text);
	if (rc == 0 || findings->kind != NODE_LIST || summary->kind != NODE_KEYS)
		return err_set(e, "it is no report of this program (gainsay check -f json)");
	*complete = str_is(text_of(summary, "complete"), "true");
	for (f = findings->first; f; f = f->next) {
		struct known k = {.fingerprint = text_of(f, "fingerprint"), .kind = text_of(f, "kind"), .question = text_of(f, "question"),
			.severity = text_of(f, "severity"), .message = text_of(f, "message")};

		if (k.fingerprint.n == 0 || k.kind.n == 0)
			return err_set(e, "one of its findings has no fingerprint or kind");
		k.slots = slots_of(a, f);
		claims_of(a, f, &k);
		if (!is_ruled(f))
			vec_push(&out->v, k);
	}
	return 0;
}
