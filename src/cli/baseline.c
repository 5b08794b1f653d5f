/* baseline: the file of findings that are known. What it holds is what `check` would alarm about: open findings that weigh
 * something (--min-severity, low). */
#include "base/file.h"
#include "cli/choose.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "json/writer.h"
#include "report/safe.h"
#include "report/terminal.h"
#include "report/words.h"
#include "text/near.h"

static const char default_name[] = "gainsay.baseline.yaml";

struct baseline {
	const struct options *o;
	struct model m;
	const char *path;
	bool there;              /* the file is */
	struct str raw;          /* its bytes as they were read */
	struct known_list was;   /* what it holds */
	struct known_list is;    /* what is open now, however light */
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

static int save(struct baseline *b, struct known_list *l)
{
	struct buf text = {0};
	struct err e;
	int rc;

	baseline_write(b->m.arena, l, &text);
	if (b->there)
		rc = file_replace(b->path, b->raw, buf_str(&text), &e);
	else if (file_exists(b->path))
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

/* What is open now and weighs enough; a note that somebody wrote under the entry it carries on stays. */
static unsigned now(struct baseline *b, struct known_list *out)
{
	unsigned added = 0;

	for (uint32_t i = 0; i < b->is.v.n; i++) {
		struct known k = b->is.v.v[i];
		uint32_t before = b->match.before[i];

		if (!weighs(&k, least(b->o)))
			continue;
		if (before == KNOWN_NONE)
			added++;
		else
			k.note = b->was.v.v[before].note;
		vec_push(&out->v, k);
	}
	return added;
}

static int write_new(struct baseline *b)
{
	struct known_list l = {0};
	struct buf done = {0};
	int rc;

	if (b->there)
		return complain(EXIT_USAGE, "%s is there already; gainsay baseline update renews it", b->path);
	now(b, &l);
	rc = save(b, &l);
	say_count(&done, l.v.n, "finding");
	buf_puts(&done, l.v.n == 1 ? " is known from now on" : " are known from now on");
	if (rc == EXIT_FINE)
		rc = say(b, &done);
	known_free(&l);
	return rc;
}

static int update(struct baseline *b)
{
	struct known_list l = {0};
	unsigned added = now(b, &l), kept = (unsigned)l.v.n - added;
	struct buf done = {0};
	int rc = save(b, &l);

	buf_printf(&done, "%u added, %u taken out, %u kept", added, (unsigned)b->was.v.n - kept, kept);
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
		if (b->match.after[i] != KNOWN_NONE)
			vec_push(&l.v, b->was.v.v[i]);
	rc = save(b, &l);
	buf_printf(&done, "%u taken out, %u kept", (unsigned)(b->was.v.n - l.v.n), (unsigned)l.v.n);
	if (rc == EXIT_FINE)
		rc = say(b, &done);
	known_free(&l);
	return rc;
}

/* ---- show ------------------------------------------------------------------------------------------------------- */

static const char *state_of(const struct baseline *b, uint32_t i)
{
	uint32_t after = b->match.after[i];

	return after == KNOWN_NONE ? "gone" : b->match.changed[after] ? "changed" : "carried";
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
	buf_printf(out, "%u new, %u gone, %u carried\n", (unsigned)b->match.n_new, (unsigned)b->match.n_gone,
		(unsigned)b->match.n_carried);
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
		b->match.n_new += b->match.before[i] == KNOWN_NONE && weighs(&b->is.v.v[i], least(b->o));
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
	bool needs_file;
	int (*run)(struct baseline *b);
} actions[] = {{"write", false, write_new}, {"update", false, update}, {"prune", true, prune}, {"show", true, show}};
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

static int act(struct baseline *b, int action)
{
	struct options others = *b->o;
	int rc;

	others.baseline = NULL; /* it is the file itself */
	rc = outputs_check(&b->m, &others, &b->path, actions[action].run == show ? 0 : 1);
	b->there = file_exists(b->path);
	if (rc == EXIT_FINE && (b->there || actions[action].needs_file))
		rc = baseline_open(&b->m, b->path, &b->was);
	if (rc != EXIT_FINE)
		return rc;
	if (b->there)
		b->raw = b->m.ledger->files.v[b->m.ledger->files.n - 1].bytes;
	report_known(b->m.report, SEVERITY_INFO, &b->is, NULL);
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
	o.baseline = NULL;
	o.fail_never = true;
	rc = model_load(&b.m, &o, 1);
	if (rc == EXIT_FINE) {
		b.path = given->baseline ? given->baseline : arena_printf(b.m.arena, "%.*s%s", STR_ARG(given->project), default_name).p;
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
