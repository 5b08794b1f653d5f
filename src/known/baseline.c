/* The baseline: a file for people and for git. One finding takes a few lines that stand together, in a fixed order, so that two
 * people who add one each seldom meet in a line. */
#include "known/known.h"

#include "text/near.h"
#include "yaml/edit.h"
#include "yaml/read.h"

enum { DIGITS = 16 };

struct reading {
	struct arena *arena;
	struct diags *d;
	struct known_list *out;
	struct loc top;
};

static const char *const entry_keys[] = {"finding", "slots", "claims", "fingerprint", "ledger", "note"};
enum { N_KEYS = sizeof entry_keys / sizeof *entry_keys };

static const char remedy[] = "mend the entry, or take it out (or move the file away and write it anew: gainsay baseline write)";

static const char head[] =
	"# Findings that are known: a check with --baseline fails only on others.\n"
	"# Written by `gainsay baseline`, which keeps a `note` of yours under a finding.\n"
	"gainsay-baseline: 1\n";

bool is_baseline(struct str bytes)
{
	struct str rest = str_starts(bytes, "\xef\xbb\xbf") ? str_skip(bytes, 3) : bytes;

	while (rest.n) {
		struct str line = str_cut(rest, str_find(rest, '\n'));

		rest = str_skip(rest, line.n + 1);
		line = str_trim(line);
		if (line.n && line.p[0] != '#' && !str_is(line, "---"))
			return str_starts(line, "gainsay-baseline:");
	}
	return false;
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static void unknown_key(struct reading *r, const struct node *key, const char *const *words, size_t n)
{
	struct str all[8];
	long near;
	size_t i;

	for (i = 0; i < n; i++)
		all[i] = str_from(words[i]);
	near = near_best(key->text, all, n);
	diag_add(r->d, DIAG_BASELINE_ENTRY, key->loc, "`%.*s` is no key of a baseline%s%.*s%s", STR_ARG(key->text),
		near < 0 ? "" : "; did you mean `", near < 0 ? 0 : (int)all[near].n, near < 0 ? "" : all[near].p, near < 0 ? "" : "`?");
}

static bool is_entry_key(struct str s)
{
	size_t i;

	for (i = 0; i < N_KEYS; i++)
		if (str_is(s, entry_keys[i]))
			return true;
	return false;
}

static bool text_of(struct reading *r, const struct node *entry, const char *key, bool wanted, struct str *out)
{
	const struct node *n = node_get(entry, key);

	if (!n && !wanted)
		return true;
	if (!n || n->kind != NODE_TEXT || (wanted && n->text.n == 0)) {
		diag_add(r->d, DIAG_BASELINE_ENTRY, n ? n->loc : entry->loc, "this finding has no `%s`, or not one text; %s", key, remedy);
		return false;
	}
	*out = n->text;
	return true;
}

static bool read_claims(struct reading *r, const struct node *entry, struct known *k)
{
	const struct node *list = node_get(entry, "claims"), *m;
	struct str *v = ARENA_ARRAY(r->arena, struct str, list ? list->n + 1 : 1);
	uint32_t n = 0;

	for (m = list && list->kind != NODE_KEYS ? node_members(list) : NULL; m; m = node_next(list, m))
		if (m->kind == NODE_TEXT && m->text.n)
			v[n++] = m->text;
	if (n == 0)
		diag_add(r->d, DIAG_BASELINE_ENTRY, list ? list->loc : entry->loc, "this finding names no `claims`; %s", remedy);
	known_claims(k, v, n);
	return n > 0;
}

/* The FILE, or the list of them, that the claims come from; without it nobody knows. */
static bool read_ledgers(struct reading *r, const struct node *entry, struct known *k)
{
	const struct node *list = node_get(entry, "ledger"), *m;
	struct str *v;

	if (!list)
		return true;
	v = ARENA_ARRAY(r->arena, struct str, list->n + 1);
	if (list->kind == NODE_TEXT && list->text.n)
		v[k->n_ledgers++] = list->text;
	for (m = list->kind == NODE_LIST ? node_members(list) : NULL; m; m = node_next(list, m))
		if (m->kind == NODE_TEXT && m->text.n)
			v[k->n_ledgers++] = m->text;
	k->ledgers = v;
	if (k->n_ledgers == 0)
		diag_add(r->d, DIAG_BASELINE_ENTRY, list->loc, "`ledger` is the path of the finding's ledger, as seen from this file; "
			"take the key out, or write the path");
	return k->n_ledgers > 0;
}

static bool is_digits(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!strchr("0123456789abcdef", s.p[i]))
			return false;
	return s.n == DIGITS;
}

static void read_entry(struct reading *r, const struct node *entry)
{
	struct known k = {.loc = entry->loc};
	struct str finding = STR("");
	const struct node *v;
	size_t blank;
	bool fine;

	for (v = entry->first; v; v = v->next)
		if (!is_entry_key(v->key->text))
			unknown_key(r, v->key, entry_keys, N_KEYS);
	fine = text_of(r, entry, "finding", true, &finding);
	fine &= text_of(r, entry, "fingerprint", true, &k.fingerprint);
	fine &= text_of(r, entry, "slots", false, &k.slots);
	fine &= text_of(r, entry, "note", false, &k.note);
	fine &= read_claims(r, entry, &k);
	fine &= read_ledgers(r, entry, &k);
	blank = str_find(finding, ' ');
	k.kind = str_cut(finding, blank);
	k.question = str_trim(str_skip(finding, blank));
	if (fine && (k.question.n == 0 || !is_digits(k.fingerprint))) {
		diag_add(r->d, DIAG_BASELINE_ENTRY, entry->loc, "%s; %s", k.question.n ? "a fingerprint has sixteen digits"
			: "a finding is named by its kind and its question", remedy);
		fine = false;
	}
	if (fine)
		vec_push(&r->out->v, k);
}

static enum delivery how(void *user, struct str key)
{
	(void)user;
	return str_is(key, "findings") ? DELIVER_MEMBERS : DELIVER_WHOLE;
}

static void on_entry(void *user, const struct yaml_entry *e)
{
	struct reading *r = user;
	static const char *const keys[] = {"gainsay-baseline", "findings"};

	if (str_is(e->section->text, "findings")) {
		if (e->member && e->value->kind == NODE_KEYS && !e->value->key)
			read_entry(r, e->value);
		else if (!node_empty(e->value) && !e->value->broken && (e->member || e->value->n))
			diag_add(r->d, DIAG_BASELINE_ENTRY, e->value->loc, "`findings` is a list; begin every entry with \"- finding: \"");
	} else if (!str_is(e->section->text, "gainsay-baseline")) {
		unknown_key(r, e->section, keys, 2);
	} else if (e->value->kind != NODE_TEXT || !str_is(e->value->text, "1")) {
		diag_add(r->d, DIAG_BASELINE_ENTRY, e->value->loc, "this program reads baselines of version 1 only");
	}
}

void baseline_read(struct arena *a, struct str bytes, uint32_t file, struct diags *d, struct known_list *out)
{
	struct reading r = {.arena = a, .d = d, .out = out};
	struct yaml_reading y = {.diags = d, .keep = a, .trees = a, .how = how, .entry = on_entry, .user = &r};
	struct yaml_file f;
	size_t i;

	yaml_file_open(&f, a, bytes, file, d);
	y.file = &f;
	if (str_trim(bytes).n == 0)
		diag_add(d, DIAG_BASELINE_ENTRY, (struct loc){file, 1, 1, 1}, "the file is empty; write it: gainsay baseline write");
	else if (!is_baseline(bytes))
		diag_add(d, DIAG_BASELINE_ENTRY, (struct loc){file, 1, 1, 1}, "this is no baseline: the first key of one is "
			"`gainsay-baseline: 1`; name another file, or move this one away and write it anew: gainsay baseline write");
	else
		for (i = 0; i < f.sections.n; i++)
			yaml_read(&y, &f.sections.v[i]);
	yaml_file_close(&f);
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

enum { WIDTH = 110 };

static void write_claims(struct arena *a, struct buf *b, const struct known *k)
{
	size_t line = b->n;
	uint32_t i;

	buf_puts(b, "  claims: [");
	for (i = 0; i < k->n_claims; i++) {
		struct str one = yaml_typed(a, k->claims[i], true);

		if (i && b->n - line + one.n > WIDTH) {
			buf_puts(b, ",\n    ");
			line = b->n - 4;
		} else if (i) {
			buf_puts(b, ", ");
		}
		buf_add(b, one);
	}
	buf_puts(b, "]\n");
}

static void write_ledgers(struct arena *a, struct buf *b, const struct known *k)
{
	uint32_t i;

	if (k->n_ledgers)
		buf_puts(b, k->n_ledgers > 1 ? "  ledger: [" : "  ledger: ");
	for (i = 0; i < k->n_ledgers; i++) {
		buf_puts(b, i ? ", " : "");
		buf_add(b, yaml_typed(a, k->ledgers[i], k->n_ledgers > 1));
	}
	if (k->n_ledgers)
		buf_puts(b, k->n_ledgers > 1 ? "]\n" : "\n");
}

static void write_text(struct arena *a, struct buf *b, const char *key, struct str text)
{
	if (text.n)
		buf_printf(b, "  %s: %.*s\n", key, STR_ARG(yaml_typed(a, text, false)));
}

void baseline_write(struct arena *a, struct known_list *l, struct buf *out)
{
	size_t i;

	known_sort(l);
	buf_puts(out, head);
	buf_puts(out, l->v.n ? "findings:\n" : "findings: []\n");
	for (i = 0; i < l->v.n; i++) {
		const struct known *k = &l->v.v[i];

		buf_printf(out, "- finding: %.*s %.*s\n", STR_ARG(k->kind), STR_ARG(k->question));
		write_text(a, out, "slots", k->slots);
		write_claims(a, out, k);
		write_text(a, out, "fingerprint", k->fingerprint);
		write_ledgers(a, out, k);
		write_text(a, out, "note", k->note);
	}
}
