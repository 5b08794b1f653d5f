/* baseline: the file of findings that are known. What it holds is what `check` would alarm about: open findings that weigh
 * something (--min-severity, low). */
#include "base/file.h"
#include "cli/baselines.h"
#include "cli/choose.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "json/writer.h"
#include "report/safe.h"
#include "report/terminal.h"
#include "report/words.h"
#include "text/near.h"

struct baseline {
	const struct options *o;
	struct model m;
	const char *path;
	bool there, emptied;     /* the file is; it is, and holds nothing */
	struct str raw;          /* its bytes as they were read */
	struct known_list was;   /* what it holds */
	struct known_list is;    /* what is open now, however light; also what nobody asks for */
	struct known_match match;
};

static enum severity least(const struct options *o)
{
	return o->min_given ? o->min_severity : SEVERITY_LOW;
}

static bool weighs(const struct known *k, enum severity s)
{
	for (unsigned i = s; i <= SEVERITY_HIGH; i++)
		if (str_is(k->severity, severity_word((enum severity)i)))
			return true;
	return false;
}

/* ---- writing ---------------------------------------------------------------------------------------------------- */

/* `baselines/{}.yaml` may ask for a folder that nobody has made yet. */
static int make_folder(const struct baseline *b)
{
	struct str path = str_from(b->path);
	size_t n = path.n;
	struct err e;

	while (n && path.p[n - 1] != '/')
		n--;
	if (n < 2 || file_exists(arena_str(b->m.arena, str_cut(path, n)).p))
		return EXIT_FINE;
	return folder_make(arena_str(b->m.arena, str_cut(path, n - 1)).p, &e) < 0 ? complain(EXIT_WORLD, "%s", e.text) : EXIT_FINE;
}

/* Of a baseline that only one ledger would have, and in which nothing would stand, no file is made. */
static int save(struct baseline *b, struct known_list *l)
{
	struct buf text = {0};
	struct err e;
	int rc;

	if (!b->there && b->o->baseline_each && l->v.n == 0)
		return EXIT_FINE;
	rc = make_folder(b);
	if (rc != EXIT_FINE)
		return rc;
	baseline_place(b->m.arena, l, b->path);
	if (b->o->baselines)
		vec_push(&b->o->baselines->v, path_absolute(b->o->baselines->arena, str_from(b->path)));
	baseline_write(b->m.arena, l, &text);
	if (b->there)
		rc = file_replace(b->path, b->raw, buf_str(&text), &e);
	else if (!b->emptied && file_exists(b->path))
		rc = err_set(&e, "%s was made meanwhile: nothing was written; run it again", b->path);
	else
		rc = file_write(b->path, buf_str(&text), &e);
	buf_free(&text);
	return rc < 0 ? complain(EXIT_WORLD, "%s", e.text) : EXIT_FINE;
}

/* Prints "PATH: " and what was done, which is put into OUT. */
static int say(const struct baseline *b, struct buf *done)
{
	struct buf out = {0};
	int rc;

	safe_puts(&out, b->path);
	buf_puts(&out, ": ");
	buf_add(&out, buf_str(done));
	buf_char(&out, '\n');
	rc = print_out(&out);
	buf_free(&out);
	buf_free(done);
	return rc;
}

/* One that is gone goes with the run that knows it: the run of its own ledger. */
static bool is_gone(const struct baseline *b, uint32_t i)
{
	return b->match.after[i] == KNOWN_NONE && b->was.v.v[i].owner == KNOWN_OWN;
}

/* What is open now and weighs enough; a note that somebody wrote under the entry it carries on stays. What is not asked for stays
 * as it was, and so do the entries of other ledgers. */
static unsigned now(struct baseline *b, struct known_list *out)
{
	unsigned added = 0;

	for (uint32_t i = 0; i < b->was.v.n; i++) {
		uint32_t after = b->match.after[i];

		if (after == KNOWN_NONE ? !is_gone(b, i) : b->is.v.v[after].unasked)
			vec_push(&out->v, b->was.v.v[i]);
	}
	for (uint32_t i = 0; i < b->is.v.n; i++) {
		struct known k = b->is.v.v[i];
		uint32_t before = b->match.before[i];

		if (k.unasked || !weighs(&k, least(b->o)))
			continue;
		if (before == KNOWN_NONE)
			added++;
		else
			k.note = b->was.v.v[before].note;
		vec_push(&out->v, k);
	}
	return added;
}

/* With --each several ledgers may have one file: the first makes it, the others add to it. */
static bool is_ours(const struct baseline *b)
{
	struct str full = path_absolute(b->m.arena, str_from(b->path));

	for (size_t i = 0; b->o->baselines && i < b->o->baselines->v.n; i++)
		if (str_eq(full, b->o->baselines->v.v[i]))
			return true;
	return false;
}

static int write_new(struct baseline *b)
{
	struct known_list l = {0};
	struct buf done = {0};
	unsigned added;
	int rc;

	if (b->there && !is_ours(b))
		return complain(EXIT_USAGE, "%s is there already; “update” in place of “write” renews it", b->path);
	added = now(b, &l);
	rc = save(b, &l);
	say_count(&done, added, "finding");
	buf_puts(&done, added == 1 ? " is known from now on" : " are known from now on");
	if (rc == EXIT_FINE)
		rc = say(b, &done);
	known_free(&l);
	return rc;
}

static void say_others_kept(const struct baseline *b, struct buf *done)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < b->was.v.n; i++)
		n += b->match.after[i] == KNOWN_NONE && b->was.v.v[i].owner != KNOWN_OWN;
	if (n)
		buf_printf(done, " (%u of them of ledgers that were not read)", n);
}

static int update(struct baseline *b)
{
	struct known_list l = {0};
	unsigned added = now(b, &l), kept = (unsigned)l.v.n - added;
	struct buf done = {0};
	int rc = save(b, &l);

	buf_printf(&done, "%u added, %u taken out, %u kept", added, (unsigned)b->was.v.n - kept, kept);
	say_others_kept(b, &done);
	if (rc == EXIT_FINE)
		rc = say(b, &done);
	known_free(&l);
	return rc;
}

static int prune(struct baseline *b)
{
	struct known_list l = {0};
	struct buf done = {0};
	int rc;

	for (uint32_t i = 0; i < b->was.v.n; i++)
		if (!is_gone(b, i))
			vec_push(&l.v, b->was.v.v[i]);
	rc = save(b, &l);
	buf_printf(&done, "%u taken out, %u kept", (unsigned)(b->was.v.n - l.v.n), (unsigned)l.v.n);
	say_others_kept(b, &done);
	if (rc == EXIT_FINE)
		rc = say(b, &done);
	known_free(&l);
	return rc;
}

/* ---- show ------------------------------------------------------------------------------------------------------- */

static const char *state_of(const struct baseline *b, uint32_t i)
{
	uint32_t after = b->match.after[i];

	if (after == KNOWN_NONE)
		return is_gone(b, i) ? "gone" : "other";
	return b->is.v.v[after].unasked ? "ignored" : b->match.changed[after] ? "changed" : "carried";
}

static struct str claims_text(struct arena *a, const struct known *k)
{
	struct buf b = {0};
	struct str out;

	for (uint32_t i = 0; i < k->n_claims && i < 6; i++) {
		buf_puts(&b, i ? " " : "");
		buf_add(&b, k->claims[i]);
	}
	buf_puts(&b, k->n_claims > 6 ? " …" : "");
	out = buf_keep(&b, a);
	buf_free(&b);
	return out;
}

/* As `check` counts them, which counts what is ignored apart. */
static void say_sum(const struct baseline *b, struct buf *out)
{
	unsigned carried = 0, ignored = 0, other = 0;

	for (uint32_t i = 0; i < b->was.v.n; i++) {
		uint32_t after = b->match.after[i];

		if (after == KNOWN_NONE)
			other += !is_gone(b, i);
		else if (b->is.v.v[after].unasked)
			ignored++;
		else
			carried++;
	}
	buf_printf(out, "%u new, %u gone, %u carried", (unsigned)b->match.n_new, (unsigned)b->match.n_gone, carried);
	if (ignored)
		buf_printf(out, ", %u ignored", ignored);
	if (other)
		buf_printf(out, ", %u of ledgers that were not read", other);
	buf_char(out, '\n');
}

static void show_text(struct baseline *b, struct buf *out)
{
	struct columns t = {.arena = b->m.arena, .n = 5};
	static const char *const titles[] = {"state", "fingerprint", "kind", "question", "claims"};

	for (unsigned i = 0; i < 5; i++)
		columns_cell(&t, str_from(titles[i]));
	for (uint32_t i = 0; i < b->was.v.n; i++) {
		const struct known *k = &b->was.v.v[i];

		columns_cell(&t, str_from(state_of(b, i)));
		columns_cell(&t, str_cut(k->fingerprint, 8));
		columns_cell(&t, k->kind);
		columns_cell(&t, k->slots.n ? arena_printf(b->m.arena, "%.*s (%.*s)", STR_ARG(k->question), STR_ARG(k->slots)) : k->question);
		columns_cell(&t, claims_text(b->m.arena, k));
	}
	columns_write(out, &t);
	columns_free(&t);
	say_sum(b, out);
}

static void show_json(const struct baseline *b, struct buf *out)
{
	struct json j = json_begin(out);

	json_object(&j);
	json_key(&j, "schema_version");
	json_int(&j, 1);
	json_key(&j, "baseline");
	json_array(&j);
	for (uint32_t i = 0; i < b->was.v.n; i++) {
		const struct known *k = &b->was.v.v[i];

		json_object(&j);
		json_key(&j, "state");
		json_text(&j, state_of(b, i));
		json_key(&j, "fingerprint");
		json_str(&j, k->fingerprint);
		json_key(&j, "kind");
		json_str(&j, k->kind);
		json_key(&j, "question");
		json_str(&j, k->question);
		json_key(&j, "slots");
		json_str(&j, k->slots);
		json_pair_strs(&j, "claims", k->claims, k->n_claims);
		json_pair_strs(&j, "ledgers", k->ledgers, k->n_ledgers);
		json_key(&j, "note");
		json_str(&j, k->note);
		json_object_end(&j);
	}
	json_array_end(&j);
	json_object_end(&j);
	buf_char(out, '\n');
}

static int show(struct baseline *b)
{
	struct buf out = {0};
	int rc;

	/* New is what would go in: what weighs enough. */
	b->match.n_new = 0;
	for (uint32_t i = 0; i < b->is.v.n; i++)
		b->match.n_new += b->match.before[i] == KNOWN_NONE && !b->is.v.v[i].unasked && weighs(&b->is.v.v[i], least(b->o));
	if (strcmp(b->o->format, "json") == 0)
		show_json(b, &out);
	else
		show_text(b, &out);
	rc = print_out(&out);
	buf_free(&out);
	return rc;
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static const struct {
	const char *name;
	bool needs_file, writes;
	int (*run)(struct baseline *b);
} actions[] = {{"write", false, true, write_new}, {"update", false, true, update}, {"prune", true, true, prune},
	{"show", true, false, show}};
enum { N_ACTIONS = sizeof actions / sizeof *actions };

static int find_action(const char *word)
{
	struct str words[N_ACTIONS];
	long near;

	for (int i = 0; i < N_ACTIONS; i++) {
		words[i] = str_from(actions[i].name);
		if (strcmp(word, actions[i].name) == 0)
			return i;
	}
	near = near_best(str_from(word), words, N_ACTIONS);
	if (near >= 0)
		complain(EXIT_USAGE, "a baseline cannot be “%s”; did you mean “%s”?", word, actions[near].name);
	else
		complain(EXIT_USAGE, "“%s” is nothing that can be done with a baseline: write, update, prune or show", word);
	return -1;
}

/* A file that was emptied holds nothing that could be lost. */
static bool is_empty(const char *path)
{
	struct arena *a = arena_new();
	struct str bytes;
	struct err e;
	bool out = file_read(a, path, &bytes, &e) == 0 && str_trim(bytes).n == 0;

	arena_free(a);
	return out;
}

static int act(struct baseline *b, int action)
{
	struct options others = *b->o;
	int rc;

	others.baseline = NULL; /* it is the file itself */
	rc = outputs_check(&b->m, &others, &b->path, actions[action].run == show ? 0 : 1);
	b->emptied = file_exists(b->path) && is_empty(b->path);
	b->there = file_exists(b->path) && !b->emptied;
	if (rc == EXIT_FINE && (b->there || actions[action].needs_file))
		rc = baseline_open(&b->m, b->o, 1, b->path, &b->was);
	if (rc != EXIT_FINE)
		return rc;
	if (b->there)
		b->raw = b->m.ledger->files.v[b->m.ledger->files.n - 1].bytes;
	report_known_all(b->m.report, &b->is);
	b->match = known_compare(b->m.arena, &b->was, &b->is);
	return actions[action].run(b);
}

int baseline_command(const struct options *given)
{
	struct options o = *given;
	struct baseline b = {.o = given};
	int action = find_action(o.operands.v[0]), rc;

	if (action < 0)
		return EXIT_USAGE;
	if (given->as_of && actions[action].writes)
		return complain(EXIT_USAGE, "--as-of looks back, and a baseline holds what is known today: it would lose what came later; leave "
			"it out");
	o.baseline = NULL;
	o.fail_never = true;
	rc = model_load(&b.m, &o, 1);
	if (rc == EXIT_FINE) {
		b.path = given->baseline ? given->baseline : arena_printf(b.m.arena, "%.*s%s", STR_ARG(given->project), baseline_usual).p;
		model_warn(&b.m);
	}
	if (rc == EXIT_FINE && !b.m.ledger->complete)
		rc = complain(EXIT_FOUND, "part of the ledger could not be read: mend that first, so that nothing is missing from the baseline");
	if (rc == EXIT_FINE)
		rc = act(&b, action);
	if (rc == EXIT_FINE)
		rc = model_errors(&b.m);
	known_free(&b.was);
	known_free(&b.is);
	model_free(&b.m);
	return rc;
}
