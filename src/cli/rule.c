/* rule: what the desk decided about a finding, written into the ledger, where it touches nothing else. The edit is tried in
 * memory first: the ledger is read and compared again with it, and what the ruling saw is written down from that. */
#include "cli/rule.h"

#include <stdio.h>

#include "cli/commands.h"
#include "cli/finding_ref.h"
#include "compare/seen.h"
#include "report/lines.h"
#include "report/safe.h"
#include "text/near.h"
#include "yaml/edit.h"

enum { CLAIMS_MOST = 60 };

struct rule {
	const struct options *o;
	struct model *m;
	const struct finding *f;
	const struct ruling *old;  /* the ruling the finding has, or NULL */
	uint32_t file, entry;      /* where the ruling is to stand; entry: its number in the file's rulings */
	struct str path, raw;
	struct edits edits;
	bool quotes;               /* values are quoted there, as in JSON */
	struct str seen;           /* as typed; empty in the first trial */
};

/* ---- the finding ------------------------------------------------------------------------------------------------ */

static int find_finding(struct rule *x)
{
	x->f = finding_wanted(x->m, str_from(x->o->operands.v[0]), "rule");
	if (!x->f)
		return EXIT_USAGE;
	x->old = x->f->ruling == NONE ? NULL : &x->m->ledger->rulings.v[x->f->ruling];
	return EXIT_FINE;
}

/* The name of a member as the finding gives it, in the arena. */
static struct str member_name(const struct rule *x, const struct answer *a)
{
	struct buf b = {0};
	struct str out;

	finding_claim(&b, x->m->ledger, x->f, a);
	out = buf_keep(&b, x->m->arena);
	buf_free(&b);
	return out;
}

static uint32_t members(const struct finding *f)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < f->n_camps; i++)
		n += f->camps[i].n;
	return n;
}

/* Names of the members, a claim of each side in turn, each once. */
static struct strs member_names(const struct rule *x, uint32_t most)
{
	const struct answer *a = x->m->comparison->answers.v.v;
	struct str *v = ARENA_ARRAY(x->m->arena, struct str, most + 1);
	struct str_map seen = {0};
	bool more = true;
	uint32_t n = 0;

	for (uint32_t k = 0; more && n < most; k++) {
		more = false;
		for (uint32_t i = 0; i < x->f->n_camps && n < most; i++) {
			const struct camp *camp = &x->f->camps[i];
			struct str name;

			if (k >= camp->n)
				continue;
			more = true;
			name = member_name(x, &a[camp->answers[k]]);
			if (str_map_get(&seen, name) == MAP_NONE)
				v[n++] = name;
			str_map_put(&seen, name, 1);
		}
	}
	str_map_free(&seen);
	return (struct strs){v, n};
}

/* Does a side hold the claim? For the reader of a ruling the finding's question decides. */
static bool is_member(struct strs names, const char *claim)
{
	for (uint32_t i = 0; i < names.n; i++)
		if (str_is(names.v[i], claim))
			return true;
	return false;
}

static int check_member(const struct rule *x, const char *option, const char *claim)
{
	struct strs names = member_names(x, members(x->f));
	long near;

	if (is_member(names, claim))
		return EXIT_FINE;
	near = near_best(str_from(claim), names.v, names.n);
	if (near >= 0)
		return complain(EXIT_USAGE, "%s: “%s” is not part of this finding; did you mean “%.*s”?", option, claim,
			STR_ARG(names.v[near]));
	return complain(EXIT_USAGE, "%s: “%s” is not part of this finding (gainsay show %.8s)", option, claim, x->f->fingerprint);
}

static int check_claims(const struct rule *x)
{
	const struct rule_options *r = &x->o->rule;
	int rc = r->use ? check_member(x, "--use", r->use) : EXIT_FINE;

	for (size_t i = 0; i < r->drop.n && rc == EXIT_FINE; i++) {
		rc = check_member(x, "--drop", r->drop.v[i]);
		if (rc == EXIT_FINE && r->use && strcmp(r->use, r->drop.v[i]) == 0)
			rc = complain(EXIT_USAGE, "%s cannot be both used and dropped", r->use);
	}
	return rc;
}

/* ---- where it goes ---------------------------------------------------------------------------------------------- */

static bool has_rulings(struct arena *a, struct str raw)
{
	const struct outline *list;
	struct err e;

	return outline_read(a, raw, "rulings", &list, &e) != 0;
}

/* Files of the ledger, from one up to another. */
struct range {
	uint32_t first, end;
};

/* A FILE of the command line with what it includes. */
static struct range range_of(const struct ledger *l, uint32_t file)
{
	struct range r = {file, file + 1};

	while (r.first && l->files.v[r.first].included)
		r.first--;
	while (r.end < l->files.n && l->files.v[r.end].included)
		r.end++;
	return r;
}

/* Where all claims of the finding stand in one FILE, that one: FILEs typed together may be stories of their own. */
static struct range files_of_claims(const struct rule *x)
{
	const struct ledger *l = x->m->ledger;
	struct range all = {0, (uint32_t)l->files.n}, r = all;

	for (uint32_t i = 0; i < x->f->n_camps; i++)
		for (uint32_t k = 0; k < x->f->camps[i].n; k++) {
			uint32_t file = answer_loc(l, &x->m->comparison->answers.v.v[x->f->camps[i].answers[k]]).file;

			if (i == 0 && k == 0)
				r = range_of(l, file);
			else if (file < r.first || file >= r.end)
				return all;
		}
	return r;
}

/* Among those the file of the last ruling; else the first that has the key; else the FILE itself. */
static uint32_t choose_file(const struct rule *x)
{
	const struct ledger *l = x->m->ledger;
	struct range r = files_of_claims(x);

	if (x->old)
		return x->old->loc.file;
	for (size_t i = l->rulings.n; i-- > 0;)
		if (l->rulings.v[i].loc.file >= r.first && l->rulings.v[i].loc.file < r.end)
			return l->rulings.v[i].loc.file;
	for (uint32_t i = r.first; i < r.end; i++)
		if (has_rulings(x->m->arena, l->files.v[i].bytes))
			return i;
	return r.first;
}

static int find_place(struct rule *x)
{
	const struct outline *list;
	struct err e;
	int rc;

	x->file = choose_file(x);
	x->path = x->m->ledger->files.v[x->file].path;
	x->raw = x->m->ledger->files.v[x->file].bytes;
	if (str_is(x->path, "-"))
		return complain(EXIT_USAGE, "a ruling is written into a file; standard input is none");
	rc = outline_read(x->m->arena, x->raw, "rulings", &list, &e);
	if (rc < 0)
		return complain(EXIT_FOUND, "the rulings of %.*s cannot be changed: %s; mend that first", STR_ARG(x->path), e.text);
	x->entry = x->old ? x->old->entry : rc && list->kind == NODE_LIST ? list->n : 0;
	x->quotes = edit_quotes(x->raw, rc == 0 ? NULL : x->old ? outline_member(list, x->entry) : list->last);
	return EXIT_FINE;
}

/* ---- the edit --------------------------------------------------------------------------------------------------- */

static struct str typed(const struct rule *x, const char *text)
{
	if (!text)
		return STR("");
	return x->quotes ? yaml_quoted(x->m->arena, str_from(text)) : yaml_typed(x->m->arena, str_from(text), false);
}

/* A day is typed as days are everywhere in a ledger. */
static struct str typed_day(const struct rule *x, const char *text)
{
	return text && !x->quotes && strspn(text, "0123456789-") == strlen(text) ? str_from(text) : typed(x, text);
}

static struct str typed_list(const struct rule *x, struct strs v)
{
	struct buf b = {0};
	struct str out;

	for (uint32_t i = 0; i < v.n; i++) {
		buf_puts(&b, i ? ", " : "[");
		buf_add(&b, x->quotes ? yaml_quoted(x->m->arena, v.v[i]) : yaml_typed(x->m->arena, v.v[i], true));
	}
	if (v.n)
		buf_char(&b, ']');
	out = buf_keep(&b, x->m->arena);
	buf_free(&b);
	return out;
}

static struct str typed_drop(const struct rule *x)
{
	struct strs v = {NULL, (uint32_t)x->o->rule.drop.n};
	struct str *names = ARENA_ARRAY(x->m->arena, struct str, v.n + 1);

	for (uint32_t i = 0; i < v.n; i++)
		names[i] = str_from(x->o->rule.drop.v[i]);
	v.v = names;
	return typed_list(x, v);
}

static int make_edits(struct rule *x, struct err *e)
{
	const struct ledger *l = x->m->ledger;
	const struct rule_options *r = &x->o->rule;
	struct arena *a = x->m->arena;
	const struct edit_pair pairs[] = {
		{"finding", typed(x, arena_printf(a, "%s %.*s", finding_kinds[x->f->kind].word,
			STR_ARG(symbol_id(l, l->questions.v[x->f->question].sym))).p)},
		{"claims", typed_list(x, member_names(x, CLAIMS_MOST))},
		{"ruling", typed(x, r->as)},
		{"why", typed(x, r->why)},
		{"who", typed(x, r->who)},
		{"date", typed_day(x, r->date ? r->date : x->m->comparison->today)},
		{"until", typed_day(x, r->until)},
		{"use", typed(x, r->use)},
		{"drop", typed_drop(x)},
		{"seen", x->seen},
	};
	const struct outline *list, *entry;

	edits_free(&x->edits);
	x->edits = edits_new(a, x->raw);
	if (!x->old)
		return edit_append(&x->edits, "rulings", pairs, sizeof pairs / sizeof *pairs, e);
	if (outline_read(a, x->raw, "rulings", &list, e) != 1 || !(entry = outline_member(list, x->entry)) ||
		entry->kind != NODE_KEYS)
		return err_set(e, "its ruling cannot be found");
	edit_entry(&x->edits, entry, pairs, sizeof pairs / sizeof *pairs);
	return 0;
}

/* ---- trying it -------------------------------------------------------------------------------------------------- */

static const struct finding *ruled_finding(const struct rule *x, const struct model *trial)
{
	const struct comparison *c = trial->comparison;

	for (size_t i = 0; i < c->findings.n; i++) {
		const struct finding *f = &c->findings.v[i];
		const struct ruling *r = f->ruling == NONE ? NULL : &trial->ledger->rulings.v[f->ruling];

		if (r && r->loc.file == x->file && r->entry == x->entry)
			return f;
	}
	return NULL;
}

/* A problem that the ledger did not have before, or NULL. */
static const struct diag *new_problem(const struct model *before, const struct model *trial)
{
	for (size_t i = 0; i < trial->diags.list.n; i++) {
		const struct diag *d = &trial->diags.list.v[i];

		if (trial->diags.count[d->code] > before->diags.count[d->code])
			return d;
	}
	return NULL;
}

static int refuse(const struct rule *x, const char *why)
{
	return complain(EXIT_FOUND, "%.*s was not changed: %s", STR_ARG(x->path), why);
}

static bool finding_has(const struct comparison *c, const struct finding *f, uint32_t claim)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (c->answers.v.v[f->camps[i].answers[k]].claim == claim)
				return true;
	return false;
}

/* Is F, which the ruling would count for, the finding that was named? What is dropped, now or by the ruling that is replaced,
 * changes the sides and with them the fingerprint: then it is the one with the same claims. */
static bool is_meant(const struct rule *x, const struct model *trial, const struct finding *f)
{
	const struct comparison *c = x->m->comparison;

	if (strcmp(f->fingerprint, x->f->fingerprint) == 0)
		return true;
	if (x->o->rule.drop.n == 0 && (!x->old || x->old->drop.n == 0))
		return false;
	for (uint32_t i = 0; i < x->f->n_camps; i++)
		for (uint32_t k = 0; k < x->f->camps[i].n; k++)
			if (!finding_has(trial->comparison, f, c->answers.v.v[x->f->camps[i].answers[k]].claim))
				return false;
	return true;
}

static int judge_trial(const struct rule *x, const struct model *trial)
{
	const struct diag *problem = new_problem(x->m, trial);
	const struct finding *f = ruled_finding(x, trial);
	char text[700];

	if (problem) {
		snprintf(text, sizeof text, "with the ruling it would have a new problem: %.*s", STR_ARG(problem->message));
		return refuse(x, text);
	}
	if (!f)
		return refuse(x, "with the ruling the finding would be gone, or another ruling would count for it");
	if (!is_meant(x, trial, f)) {
		snprintf(text, sizeof text, "the ruling would count for the finding %.8s, which has the same claims", f->fingerprint);
		return refuse(x, text);
	}
	if (x->seen.n && f->ruling_state != RULED_SETTLED)
		return refuse(x, "the ruling would not hold");
	return EXIT_FINE;
}

static struct str typed_seen(const struct rule *x, const struct model *trial)
{
	struct seen seen = finding_seen(x->m->arena, trial->comparison, ruled_finding(x, trial));
	struct str *v = ARENA_ARRAY(x->m->arena, struct str, seen.n + 1);

	v[0] = arena_str(x->m->arena, str_from(seen.digest));
	if (seen.n)
		memcpy(v + 1, seen.lines, seen.n * sizeof *v);
	return typed_list(x, (struct strs){v, seen.n + 1});
}

/* Reads and compares the ledger with the edit; SEAL takes down what the ruling saw. */
static int try(struct rule *x, bool seal)
{
	struct options o = *x->o;
	struct model trial;
	struct err e;
	int rc;

	if (make_edits(x, &e) < 0)
		return refuse(x, e.text);
	o.instead_of = x->path;
	o.instead = edits_apply(&x->edits);
	rc = model_load(&trial, &o, 1);
	if (rc == EXIT_FINE)
		rc = judge_trial(x, &trial);
	if (rc == EXIT_FINE && seal)
		x->seen = typed_seen(x, &trial);
	model_free(&trial);
	return rc;
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static int write_ruling(struct rule *x)
{
	struct edit_change change = {"rulings", x->entry, x->old ? 1 : 0, 1};
	struct str path = arena_str(x->m->arena, x->path);
	struct err e;
	int rc = edits_write(&x->edits, path.p, &change, 1, &e);

	return rc == 0 ? EXIT_FINE : complain(rc > 0 ? EXIT_FOUND : EXIT_WORLD, "%s", e.text);
}

static int say_done(const struct rule *x)
{
	const struct outline *list = NULL, *entry = NULL;
	struct str after = edits_apply(&x->edits);
	struct buf b = {0};
	struct err e;
	size_t line = 1;
	int rc;

	if (outline_read(x->m->arena, after, "rulings", &list, &e) == 1)
		entry = outline_member(list, x->entry);
	for (size_t i = 0; entry && i < entry->start; i++)
		line += after.p[i] == '\n';
	safe_add(&b, x->path);
	buf_printf(&b, ":%zu: ruled %.8s as %s", line, x->f->fingerprint, x->o->rule.as);
	if (x->old) {
		buf_printf(&b, ", in place of %s", ruling_word((enum ruling_as)x->old->as));
		if (x->old->date_text.n) {
			buf_puts(&b, " of ");
			safe_add(&b, x->old->date_text);
		}
	}
	buf_char(&b, '\n');
	rc = print_out(&b);
	buf_free(&b);
	return rc;
}

static int rule(struct rule *x)
{
	int rc = rule_check(x->o, x->m->arena);

	if (rc == EXIT_FINE)
		rc = find_finding(x);
	if (rc == EXIT_FINE)
		rc = check_claims(x);
	if (rc == EXIT_FINE)
		rc = find_place(x);
	if (rc == EXIT_FINE)
		rc = try(x, true);
	if (rc == EXIT_FINE)
		rc = try(x, false);
	if (rc == EXIT_FINE)
		rc = write_ruling(x);
	return rc == EXIT_FINE ? say_done(x) : rc;
}

int rule_command(const struct options *o)
{
	struct model m;
	struct rule x = {.o = o, .m = &m};
	int rc;

	if (o->as_of)
		return complain(EXIT_USAGE, "--as-of looks back, and a ruling is about what stands in the ledger today; leave it out");
	if (o->rule.remove)
		return rule_remove(o);
	rc = model_load(&m, o, 1);
	if (rc == EXIT_FINE && !m.ledger->complete) {
		model_warn(&m);
		rc = complain(EXIT_FOUND, "part of the ledger could not be read: mend that first, so that the ruling is about the whole");
	}
	if (rc == EXIT_FINE)
		rc = rule(&x);
	edits_free(&x.edits);
	model_free(&m);
	return rc;
}
