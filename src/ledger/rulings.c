/* What a person has decided about findings. */
#include "ledger/reader.h"

static const char *const finding_words[] = {
	"denial", "contradiction", "mismatch", "change", "partial", "quote-drift", "attribution-conflict", "echo", "agreement",
	"single-source", "no-comment",
};
enum { N_FINDING_WORDS = sizeof finding_words / sizeof *finding_words };

static const char *const ruling_keys[] = {
	"finding", "claims", "ruling", "why", "who", "date", "until", "use", "drop", "seen",
};
enum { N_RULING_KEYS = sizeof ruling_keys / sizeof *ruling_keys };

static void check_keys(struct reader *r, const struct node *entry)
{
	struct str words[N_RULING_KEYS];
	const struct node *v;
	size_t i;

	for (i = 0; i < N_RULING_KEYS; i++)
		words[i] = str_from(ruling_keys[i]);
	for (v = entry->first; v; v = v->next) {
		for (i = 0; i < N_RULING_KEYS && !str_eq(v->key->text, words[i]); i++)
			continue;
		if (i < N_RULING_KEYS || v->key->broken)
			continue;
		unknown_key(r, v->key, v, words, N_RULING_KEYS, "a ruling");
	}
}

struct gone_list {
	VEC(struct gone) v;
};

/* The question was deleted, or is spelt in another way: the ruling fits nothing, and nothing else is wrong. */
static void no_question(struct reader *r, const struct ruling *out, struct str id, struct loc loc)
{
	struct str file = r->l->files.v[out->loc.file].path, *words, near;
	size_t n = r->l->questions.n;
	struct diag *d;

	if (r->lost_declared)
		return; /* it may have stood in what could not be read */
	words = ARENA_ARRAY(r->l->arena, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		words[i] = symbol_id(r->l, r->l->questions.v[i].sym);
	near = nearest(id, words, n);
	d = diag_add(r->d, DIAG_RULING_UNMATCHED, loc, "there is no question `%.*s`%s%.*s%s; if the matter is settled, take the ruling "
		"out: gainsay rule --remove %.*s:%u", STR_ARG(id), near.n ? " (did you mean `" : "", STR_ARG(near), near.n ? "`?)" : "",
		STR_ARG(file), (unsigned)out->loc.line);
	if (near.n)
		diag_paste(r->d, d, "finding: %.*s %.*s", STR_ARG(out->kind), STR_ARG(near));
}

/* "mismatch challenged": kind and question. */
static bool read_finding(struct reader *r, const struct node *n, struct ruling *out)
{
	struct str words[N_FINDING_WORDS], text, id;
	size_t i, blank;
	uint32_t sym;

	if (!read_text(r, n, &text))
		return false;
	blank = str_find(text, ' ');
	out->kind = str_cut(text, blank);
	id = str_trim(str_skip(text, blank));
	for (i = 0; i < N_FINDING_WORDS; i++)
		words[i] = str_from(finding_words[i]);
	for (i = 0; i < N_FINDING_WORDS && !str_eq(out->kind, words[i]); i++)
		continue;
	if (i == N_FINDING_WORDS || id.n == 0) {
		struct str near = nearest(out->kind, words, N_FINDING_WORDS);
		struct diag *d = diag_add(r->d, DIAG_UNKNOWN_WORD, n->loc, "a finding is named by its kind and its question, such as "
					  "`mismatch on-shift`");

		if (near.n && id.n)
			diag_paste(r->d, d, "finding: %.*s %.*s", STR_ARG(near), STR_ARG(id));
		lose(r);
		return false;
	}
	sym = id_find(r, id);
	if (sym == NONE || r->l->symbols.v[sym].kind != SYM_QUESTION)
		no_question(r, out, id, node_place(n, (size_t)(id.p - text.p)));
	else
		out->question = r->l->symbols.v[sym].index;
	return out->question != NONE;
}

/* Claims are deleted after they were ruled on: that is no fault of the ledger. */
static void note_gone(struct reader *r, struct gone_list *g, const char *key, struct str at)
{
	struct str place = str_cut(at, str_find(at, '#'));

	vec_push(&g->v, (struct gone){key, at, claim_is_there(r, place) ? STR("") : claim_near(r, place)});
}

static struct refs read_claims(struct reader *r, const struct node *n, const char *key, uint32_t question, struct gone_list *gone)
{
	struct refs out = {0};
	const struct node *m;
	struct ref *v;
	struct str text;
	struct target t;

	if (!n || n->broken || n->kind == NODE_KEYS) {
		if (n && !n->broken)
			diag_add(r->d, DIAG_WRONG_SHAPE, n->loc, "a list of claims is expected here, such as [ax.p3, bl.p5]");
		return out;
	}
	v = ARENA_ARRAY(r->l->arena, struct ref, n->n + 1);
	out.v = v;
	for (m = node_members(n); m; m = node_next(n, m)) {
		if (!read_text(r, m, &text))
			continue;
		if (!claim_is_there(r, text))
			note_gone(r, gone, key, text);
		else if (claim_find(r, text, m->loc, question, &t))
			v[out.n++] = (struct ref){t.index, false};
	}
	return out;
}

static bool wanted(struct reader *r, const struct node *entry, const char *key, const char *paste)
{
	if (node_get(entry, key))
		return true;
	lose(r);
	diag_paste(r->d, diag_add(r->d, DIAG_MISSING_KEY, entry->first->key->loc, "this ruling has no `%s`; add it", key), "  %s", paste);
	return false;
}

static void read_texts_of(struct reader *r, const struct node *entry, struct ruling *out)
{
	const struct {
		const char *key;
		struct str *to;
	} texts[] = {{"why", &out->why}, {"who", &out->who}, {"date", &out->date_text}};
	const struct node *n;
	size_t i;

	for (i = 0; i < sizeof texts / sizeof *texts; i++)
		if ((n = node_get(entry, texts[i].key)))
			read_text(r, n, texts[i].to);
}

/* The digest, and behind it what the answers were. */
static void read_seen(struct reader *r, const struct node *entry, struct ruling *out)
{
	const struct node *n = node_get(entry, "seen");
	struct strs all = {0};

	if (!n || !read_texts(r, n, &all) || all.n == 0)
		return;
	out->seen = all.v[0];
	out->saw = (struct strs){all.v + 1, all.n - 1};
}

static void read_until(struct reader *r, const struct node *entry, struct ruling *out)
{
	const struct node *n = node_get(entry, "until");

	if (out->as == RULING_OPEN && !n)
		wanted(r, entry, "until", "until: …");
	if (!n)
		return;
	if (out->as != RULING_OPEN)
		diag_add(r->d, DIAG_UNKNOWN_KEY, n->key->loc, "`until` goes with `ruling: open` only; delete it");
	else if (read_date(r, n, &out->until))
		out->until_text = n->text;
}

static bool read_ruling(struct reader *r, const struct node *entry, struct ruling *out)
{
	static const char *const words[] = {"real", "both-true", "relay-error", "translation", "wording", "typo", "not-same", "open"};
	const struct node *finding = node_get(entry, "finding"), *as = node_get(entry, "ruling"), *use = node_get(entry, "use");
	struct gone_list gone = {0};
	struct refs one;
	bool fine = wanted(r, entry, "finding", "finding: mismatch on-shift");

	fine &= wanted(r, entry, "claims", "claims: [ax.p3, bl.p5]");
	fine &= wanted(r, entry, "ruling", "ruling: both-true");
	if (finding)
		fine &= read_finding(r, finding, out);
	if (as)
		fine &= read_word(r, as, words, 8, &out->as);
	out->claims = read_claims(r, node_get(entry, "claims"), "claims", out->question, &gone);
	out->drop = read_claims(r, node_get(entry, "drop"), "drop", out->question, &gone);
	one = use ? read_claims(r, use, "use", out->question, &gone) : (struct refs){0};
	out->gone = ARENA_COPY(r->l->arena, gone.v.v, gone.v.n);
	out->n_gone = (uint32_t)gone.v.n;
	vec_free(&gone.v);
	if (one.n)
		out->use = one.v[0].sym;
	read_texts_of(r, entry, out);
	read_seen(r, entry, out);
	if (as && fine)
		read_until(r, entry, out);
	return fine && (out->claims.n > 0 || out->n_gone > 0);
}

void ruling_entry(struct reader *r, const struct node *entry)
{
	struct ruling out = {.question = NONE, .use = NONE, .entry = r->entry - 1};

	if (entry->kind != NODE_KEYS || entry->n == 0) {
		if (!entry->broken)
			diag_add(r->d, DIAG_WRONG_SHAPE, entry->loc, "an entry of `rulings` has keys: `finding`, `claims`, `ruling`, `why`");
		lose(r);
		return;
	}
	out.loc = entry->first->key->loc;
	check_keys(r, entry);
	if (read_ruling(r, entry, &out))
		vec_push(&r->l->rulings, out);
}
