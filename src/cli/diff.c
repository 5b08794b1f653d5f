/* diff OLD NEW: what is new, gone and carried between two states. Each is a ledger, a JSON report, a database or a baseline. */
#include "base/file.h"
#include "cli/baselines.h"
#include "cli/commands.h"
#include "cli/missing.h"
#include "cli/model.h"
#include "json/writer.h"
#include "report/safe.h"
#include "report/words.h"
#include "store/store.h"
#include "yaml/outline.h"

struct side {
	const char *path, *name; /* as given; as told */
	struct model m;          /* of a ledger; else only its arena is used */
	bool loaded, baseline;
	struct known_list list;
	struct arena *arena;
};

struct diff {
	const struct options *o;
	struct side old, new;
	struct known_match match;
	uint32_t changed;
};

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static enum severity least(const struct options *o)
{
	return o->min_given ? o->min_severity : SEVERITY_LOW;
}

static bool weighs(const struct known *k, enum severity s)
{
	if (k->severity.n == 0)
		return true; /* a baseline holds nothing light */
	for (unsigned i = s; i <= SEVERITY_HIGH; i++)
		if (str_is(k->severity, severity_word((enum severity)i)))
			return true;
	return false;
}

static void keep_weighty(struct known_list *l, enum severity s)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->v.n; i++)
		if (weighs(&l->v.v[i], s))
			l->v.v[kept++] = l->v.v[i];
	l->v.n = kept;
}

/* A file of which nothing can be used: empty, or remarks only. */
static bool is_nothing(const struct model *m)
{
	const struct ledger *l = m->ledger;

	for (size_t i = 0; i < m->diags.list.n; i++)
		if (m->diags.list.v[i].code == DIAG_NO_VERSION)
			return l->claims.n + l->sources.n + l->questions.n == 0;
	return false;
}

/* From the bytes that are here already: a pipe cannot be read again. */
static int read_ledger(struct side *s, const struct options *given, struct str bytes)
{
	struct options o = *given;
	const char *operands[] = {s->path};
	int rc;

	o.operands.v = operands;
	o.operands.n = 1;
	o.baseline = NULL;
	o.instead_of = str_from(s->path);
	o.instead = bytes;
	s->loaded = true;
	rc = model_load(&s->m, &o, 0);
	if (rc != EXIT_FINE)
		return rc;
	model_warn(&s->m);
	if (!s->m.ledger->complete)
		return complain(EXIT_FOUND, "%s could not be read whole: mend it first, or what is missing would count as gone", s->name);
	if (is_nothing(&s->m))
		return complain(EXIT_USAGE, "there is nothing in %s to compare with", s->name);
	report_known(s->m.report, SEVERITY_INFO, &s->list, NULL);
	return EXIT_FINE;
}

static int read_baseline(struct side *s, struct str bytes)
{
	struct diags d = diags_new(s->arena);
	int rc = EXIT_FINE;

	s->baseline = true;
	baseline_read(s->arena, bytes, 0, &d, &s->list);
	diags_sort(&d);
	if (d.list.n)
		rc = complain(EXIT_USAGE, "%s:%u: %.*s", s->name, (unsigned)d.list.v[0].place[0].loc.line, STR_ARG(d.list.v[0].message));
	diags_free(&d);
	return rc;
}

/* JSON: a ledger may be written with braces, too. */
static bool is_json(struct arena *a, struct str bytes)
{
	struct str head = str_trim(str_starts(bytes, "\xef\xbb\xbf") ? str_skip(bytes, 3) : bytes);
	const struct outline *version;
	struct err e;

	return head.n && head.p[0] == '{' && outline_read(a, bytes, "gainsay", &version, &e) <= 0;
}

static int read_report(struct side *s, struct str bytes)
{
	bool complete;
	struct err e;

	if (saved_read(s->arena, bytes, &s->list, &complete, &e) < 0)
		return complain(EXIT_USAGE, "%s: %s", s->name, e.text);
	if (!complete)
		return complain(EXIT_FOUND, "%s was made of a ledger that could not be read whole: what is missing would count as gone",
			s->name);
	return EXIT_FINE;
}

/* What remarks in the ledger ignore is told by no report, but stands in the database. */
static int read_database(struct side *s)
{
	struct found *v = NULL;
	size_t n = 0;
	struct err e;
	struct store *db = store_open(s->path, &e);
	int rc = !db ? complain(EXIT_USAGE, "%s", e.text) : EXIT_FINE;

	if (db && !store_complete(db))
		rc = complain(EXIT_FOUND, "%s was made of a ledger that could not be read whole: what is missing would count as gone", s->path);
	else if (db && store_findings(db, s->arena, &v, &n, &e) < 0)
		rc = complain(EXIT_WORLD, "%s: %s", s->path, e.text);
	for (size_t i = 0; i < n; i++) {
		struct known k = {.fingerprint = v[i].fingerprint, .kind = v[i].kind, .question = v[i].question, .slots = v[i].slots,
			.severity = v[i].severity, .message = v[i].message};

		known_claims(&k, v[i].claims, v[i].n_claims);
		vec_push(&s->list.v, k);
	}
	store_close(db);
	return rc;
}

static int read_side(struct side *s, const struct options *o)
{
	struct str bytes;
	struct err e;

	s->arena = arena_new();
	s->name = strcmp(s->path, "-") == 0 ? o->stdin_name ? o->stdin_name : "standard input" : s->path;
	if (strcmp(s->path, "-") != 0 && !file_exists(s->path))
		return complain(EXIT_USAGE, "there is no file %s%s", s->path, mean_path(s->arena, str_from(s->path)));
	if (file_read(s->arena, s->path, &bytes, &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	if (str_starts(bytes, "SQLite format 3"))
		return strcmp(s->path, "-") == 0 ? complain(EXIT_USAGE, "a database has to be a file, not standard input")
			: read_database(s);
	if (is_json(s->arena, bytes))
		return read_report(s, bytes);
	return is_baseline(bytes) ? read_baseline(s, bytes) : read_ledger(s, o, bytes);
}

/* ---- text ------------------------------------------------------------------------------------------------------- */

static void say_one(struct buf *b, const struct known *k)
{
	buf_printf(b, "  %.8s ", k->fingerprint.p);
	if (k->severity.n)
		buf_printf(b, "%-6.*s ", STR_ARG(k->severity));
	safe_add(b, k->kind);
	buf_puts(b, ": ");
	safe_add(b, k->message.n ? k->message : k->question);
	if (k->message.n == 0 && k->slots.n) {
		buf_puts(b, " (");
		safe_add(b, k->slots);
		buf_char(b, ')');
	}
	for (uint32_t i = 0; i < k->n_claims && i < 6; i++) {
		buf_puts(b, i ? " " : " · ");
		safe_add(b, k->claims[i]);
	}
	buf_puts(b, k->n_claims > 6 ? " …\n" : "\n");
}

static void say_all(struct buf *b, const struct diff *d)
{
	buf_printf(b, "%u new, %u gone, %u carried", (unsigned)d->match.n_new, (unsigned)d->match.n_gone, (unsigned)d->match.n_carried);
	if (d->changed)
		buf_printf(b, " (%u changed)", (unsigned)d->changed);
	buf_char(b, '\n');
	for (uint32_t i = 0, n = 0; i < d->new.list.v.n; i++)
		if (d->match.before[i] == KNOWN_NONE) {
			buf_puts(b, n++ ? "" : "\nnew:\n");
			say_one(b, &d->new.list.v.v[i]);
		}
	for (uint32_t i = 0, n = 0; i < d->old.list.v.n; i++)
		if (d->match.after[i] == KNOWN_NONE) {
			buf_puts(b, n++ ? "" : "\ngone:\n");
			say_one(b, &d->old.list.v.v[i]);
		}
	for (uint32_t i = 0, n = 0; i < d->new.list.v.n; i++)
		if (d->match.changed[i] || (d->o->verbose && d->match.before[i] != KNOWN_NONE)) {
			buf_puts(b, n++ ? "" : d->o->verbose ? "\ncarried:\n" : "\ncarried, but changed:\n");
			say_one(b, &d->new.list.v.v[i]);
		}
}

/* ---- JSON ------------------------------------------------------------------------------------------------------- */

static void write_one(struct json *j, const struct known *k, const struct known *was)
{
	json_object(j);
	json_pair_str(j, "fingerprint", k->fingerprint);
	if (was)
		json_pair_str(j, "was", was->fingerprint);
	json_pair_str(j, "kind", k->kind);
	json_pair_str(j, "question", k->question);
	json_pair_str(j, "slots", k->slots);
	json_pair_str(j, "severity", k->severity);
	json_pair_str(j, "message", k->message);
	json_pair_strs(j, "claims", k->claims, k->n_claims);
	json_object_end(j);
}

static void write_list(struct json *j, const char *key, const struct known_list *l, const uint32_t *other, bool matched,
	const struct known_list *old)
{
	json_key(j, key);
	json_array(j);
	for (uint32_t i = 0; i < l->v.n; i++)
		if ((other[i] != KNOWN_NONE) == matched)
			write_one(j, &l->v.v[i], matched ? &old->v.v[other[i]] : NULL);
	json_array_end(j);
}

static void write_json(struct buf *b, const struct diff *d)
{
	struct json j = json_begin(b);

	json_object(&j);
	json_pair_int(&j, "schema_version", 1);
	json_key(&j, "summary");
	json_object(&j);
	json_pair_int(&j, "new", d->match.n_new);
	json_pair_int(&j, "gone", d->match.n_gone);
	json_pair_int(&j, "carried", d->match.n_carried);
	json_pair_int(&j, "changed", d->changed);
	json_object_end(&j);
	write_list(&j, "new", &d->new.list, d->match.before, false, NULL);
	write_list(&j, "gone", &d->old.list, d->match.after, false, NULL);
	write_list(&j, "carried", &d->new.list, d->match.before, true, &d->old.list);
	json_object_end(&j);
	buf_char(b, '\n');
}

/* ---- the command ------------------------------------------------------------------------------------------------ */

static int print_diff(const struct diff *d)
{
	struct buf b = {0};
	int rc;

	if (strcmp(d->o->format, "json") == 0)
		write_json(&b, d);
	else
		say_all(&b, d);
	rc = print_out(&b);
	buf_free(&b);
	return rc;
}

/* With --fail-on: is anything new that weighs so much? */
static int status(const struct diff *d)
{
	if (!d->o->fail_given || d->o->fail_never)
		return EXIT_FINE;
	for (uint32_t i = 0; i < d->new.list.v.n; i++)
		if (d->match.before[i] == KNOWN_NONE && weighs(&d->new.list.v.v[i], d->o->fail_on))
			return EXIT_FOUND;
	return EXIT_FINE;
}

static void side_free(struct side *s)
{
	known_free(&s->list);
	if (s->loaded)
		model_free(&s->m);
	if (s->arena)
		arena_free(s->arena);
}

int diff_command(const struct options *o)
{
	struct diff d = {.o = o, .old = {.path = o->operands.v[0]}, .new = {.path = o->operands.v[1]}};
	int rc;

	if (strcmp(d.old.path, "-") == 0 && strcmp(d.new.path, "-") == 0)
		return complain(EXIT_USAGE, "only one of the two can be standard input");
	rc = read_side(&d.old, o);
	if (rc == EXIT_FINE)
		rc = read_side(&d.new, o);
	if (rc == EXIT_FINE) {
		if (d.old.baseline && d.new.loaded)
			baseline_keep_own(d.old.arena, &d.old.list, d.old.path, d.new.m.ledger);
		if (d.new.baseline && d.old.loaded)
			baseline_keep_own(d.new.arena, &d.new.list, d.new.path, d.old.m.ledger);
		keep_weighty(&d.old.list, least(o));
		keep_weighty(&d.new.list, least(o));
		known_sort(&d.old.list);
		known_sort(&d.new.list);
		d.match = known_compare(d.new.arena, &d.old.list, &d.new.list);
		for (uint32_t i = 0; i < d.new.list.v.n; i++)
			d.changed += d.match.changed[i];
		rc = print_diff(&d);
	}
	if (rc == EXIT_FINE)
		rc = status(&d);
	if (rc == EXIT_FINE && d.old.loaded)
		rc = model_errors(&d.old.m);
	if (rc == EXIT_FINE && d.new.loaded)
		rc = model_errors(&d.new.m);
	side_free(&d.old);
	side_free(&d.new);
	return rc;
}
