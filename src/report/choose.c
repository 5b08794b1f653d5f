/* Levels, remarks and paths: each looks at every problem and finding once. */
#include "report/choose.h"

#include <fnmatch.h>

static bool begins(const char *code, struct str prefix)
{
	return prefix.n && strncmp(code, prefix.p, prefix.n) == 0;
}

/* Is FILE the PATH, or in the folder PATH? */
static bool is_under(struct str file, struct str path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	if (file.n < path.n || memcmp(file.p, path.p, path.n) != 0)
		return false;
	return file.n == path.n || file.p[path.n] == '/' || str_is(path, "/");
}

/* Does the pattern fit what is behind the path, or a folder on the way there? */
static bool fits(const struct level_change *c, struct str file)
{
	struct str rest = str_skip(file, c->path.n + !str_is(c->path, "/"));
	struct buf name = {0};
	bool out = false;

	if (!is_under(file, c->path) || rest.n == 0)
		return false;
	for (size_t n = 0; n <= rest.n && !out; n++) {
		if (n < rest.n && rest.p[n] != '/')
			continue;
		name.n = 0;
		buf_add(&name, str_cut(rest, n));
		buf_char(&name, '\0');
		out = fnmatch(c->pattern, name.p, FNM_PATHNAME | FNM_PERIOD) == 0;
	}
	buf_free(&name);
	return out;
}

static bool level_is_for(const struct level_change *c, struct str file)
{
	return c->path.n == 0 || (c->pattern ? fits(c, file) : is_under(file, c->path));
}

/* Absolute paths of the files, by index. */
static const struct str *file_paths(const struct report *r)
{
	struct str *v = ARENA_ARRAY(r->arena, struct str, r->ledger->files.n + 1);

	for (size_t i = 0; i < r->ledger->files.n; i++)
		v[i] = path_absolute(r->arena, r->ledger->files.v[i].path);
	return v;
}

/* Calls EACH for every answer of the finding until it says false; true if it never did. */
static bool all_answers(const struct report *r, const struct finding *f, bool (*each)(const struct report *r,
	const struct answer *a, const void *user), const void *user)
{
	for (uint32_t i = 0; i < f->n_camps; i++)
		for (uint32_t k = 0; k < f->camps[i].n; k++)
			if (!each(r, &r->comparison->answers.v.v[f->camps[i].answers[k]], user))
				return false;
	return true;
}

/* ---- levels ----------------------------------------------------------------------------------------------------- */

struct under {
	const struct str *files;
	const struct level_change *change;
};

static bool answer_under(const struct report *r, const struct answer *a, const void *user)
{
	const struct under *u = user;

	return level_is_for(u->change, u->files[answer_loc(r->ledger, a).file]);
}

static bool change_fits(const struct report *r, const struct finding *f, const struct level_change *c, const struct str *files)
{
	struct under u = {files, c};

	return begins(finding_kinds[f->kind].code, c->code) && (c->path.n == 0 || all_answers(r, f, answer_under, &u));
}

static void level_finding(struct report *r, struct finding *f, size_t index, const struct level_change *v, size_t n,
	const struct str *files)
{
	for (size_t i = n; i-- > 0;) {
		if (!change_fits(r, f, &v[i], files) || (!v[i].off && v[i].severity < 0))
			continue;
		if (v[i].off)
			r->hidden[index] = true;
		else
			f->severity = (uint8_t)v[i].severity;
		return;
	}
}

static void level_problem(struct diag *d, const struct level_change *v, size_t n, const struct str *files)
{
	for (size_t i = n; i-- > 0 && diag_codes[d->code].level != DIAG_ERROR;) {
		if (!begins(diag_codes[d->code].id, v[i].code) || (!v[i].off && v[i].level < 0))
			continue;
		if (!level_is_for(&v[i], files[d->place[0].loc.file]))
			continue;
		if (v[i].off)
			d->hidden = true;
		else
			d->level = (enum diag_level)v[i].level;
		return;
	}
}

void report_levels(struct report *r, struct comparison *c, struct diags *d, const struct level_change *v, size_t n)
{
	const struct str *files = n ? file_paths(r) : NULL;

	for (size_t i = 0; i < c->findings.n && n; i++)
		level_finding(r, &c->findings.v[i], i, v, n, files);
	for (size_t i = 0; i < d->list.n && n; i++)
		level_problem(&d->list.v[i], v, n, files);
}

/* ---- remarks ---------------------------------------------------------------------------------------------------- */

/* Does the remark name the code? What names it is in use from then on. */
static bool ignores_code(const struct ignore *g, const char *code, bool use)
{
	bool out = false;

	for (uint32_t i = 0; i < g->codes.n; i++) {
		if (!begins(code, g->codes.v[i]))
			continue;
		out = true;
		g->used[i] |= use;
	}
	return out;
}

static bool covers(const struct ignore *g, struct loc at)
{
	return g->loc.file == at.file && at.line >= g->from && at.line <= g->to;
}

static bool not_covered(const struct report *r, const struct answer *a, const void *user)
{
	return !covers(user, answer_loc(r->ledger, a));
}

static bool covers_finding(const struct report *r, const struct ignore *g, const struct finding *f)
{
	return !all_answers(r, f, not_covered, g);
}

/* A copy: they are sorted after this. */
static const struct diag *diag_keep(struct arena *a, const struct diag *d)
{
	return ARENA_COPY(a, d, 1);
}

static void ignore_problems(struct report *r, uint32_t remark)
{
	const struct ignore *g = &r->ledger->ignores.v[remark];

	for (size_t i = 0; i < r->diags->list.n; i++) {
		struct diag *d = &r->diags->list.v[i];

		if (d->level == DIAG_ERROR || !covers(g, d->place[0].loc) || !ignores_code(g, diag_codes[d->code].id, true))
			continue;
		if (!d->hidden)
			vec_push(&r->ignored_by, (struct ignored){diag_keep(r->arena, d), NONE, remark});
		d->hidden = true;
	}
}

static void ignore_findings(struct report *r, uint32_t remark)
{
	const struct ignore *g = &r->ledger->ignores.v[remark];

	for (uint32_t i = 0; i < r->comparison->findings.n; i++) {
		const struct finding *f = &r->comparison->findings.v[i];
		const char *code = finding_kinds[f->kind].code;

		if (!ignores_code(g, code, false) || !covers_finding(r, g, f))
			continue;
		ignores_code(g, code, true);
		r->ignored += !r->hidden[i];
		if (!r->hidden[i])
			vec_push(&r->ignored_by, (struct ignored){NULL, i, remark});
		r->hidden[i] = true;
	}
}

static bool is_about_remarks(const struct diag *d)
{
	return d->code == DIAG_UNUSED_IGNORE || d->code == DIAG_IGNORE_WITHOUT_REASON || d->code == DIAG_BAD_IGNORE;
}

/* "C501 (denial), L304 (long-words)": what stands where the remark does and would be told; each code once. */
static void say_codes_there(struct buf *b, const struct report *r, const struct ignore *g)
{
	bool kind[N_FINDING_KINDS] = {false}, code[DIAG_N_CODES] = {false};

	for (uint32_t i = 0; i < r->comparison->findings.n; i++) {
		const struct finding *f = &r->comparison->findings.v[i];

		if (!r->hidden[i] && !finding_is_ruled(f) && f->severity > SEVERITY_INFO && !kind[f->kind] && covers_finding(r, g, f)) {
			kind[f->kind] = true;
			buf_printf(b, "%s%s (%s)", b->n ? ", " : "", finding_kinds[f->kind].code, finding_kinds[f->kind].word);
		}
	}
	for (size_t i = 0; i < r->diags->list.n; i++) {
		const struct diag *d = &r->diags->list.v[i];

		if (!d->hidden && d->level == DIAG_WARNING && !is_about_remarks(d) && !code[d->code] && covers(g, d->place[0].loc)) {
			code[d->code] = true;
			buf_printf(b, "%s%s (%s)", b->n ? ", " : "", diag_codes[d->code].id, diag_codes[d->code].slug);
		}
	}
}

static void say_unused_codes(struct buf *b, const struct ignore *g)
{
	for (uint32_t i = 0; i < g->codes.n; i++) {
		if (g->used[i])
			continue;
		buf_puts(b, b->n ? ", " : "");
		buf_add(b, g->codes.v[i]);
	}
}

/* A remark that ignores nothing, or of whose codes one ignores nothing. What is found there instead is named: mostly that was
 * meant. */
static void tell_unused_codes(struct report *r, const struct ignore *g, struct diags *d)
{
	struct buf unused = {0}, there = {0};
	bool all = true;

	say_unused_codes(&unused, g);
	for (uint32_t i = 0; i < g->codes.n; i++)
		all &= !g->used[i];
	if (unused.n && all)
		say_codes_there(&there, r, g);
	if (there.n)
		diag_add(d, DIAG_UNUSED_IGNORE, g->loc, "nothing here has the code %.*s; what is here is %.*s: name that, or take the "
			"remark out", STR_ARG(buf_str(&unused)), STR_ARG(buf_str(&there)));
	else if (unused.n && all)
		diag_add(d, DIAG_UNUSED_IGNORE, g->loc, "nothing here has to be ignored any more; take the remark out");
	else if (unused.n)
		diag_add(d, DIAG_UNUSED_IGNORE, g->loc, "nothing here has the code %.*s; take it out of the remark",
			STR_ARG(buf_str(&unused)));
	buf_free(&unused);
	buf_free(&there);
}

void report_ignores(struct report *r, struct ledger *l, bool tell_unused)
{
	for (uint32_t i = 0; i < l->ignores.n; i++)
		ignore_problems(r, i);
	for (uint32_t i = 0; i < l->ignores.n; i++)
		ignore_findings(r, i);
	for (size_t i = 0; i < l->ignores.n && tell_unused && l->complete; i++)
		tell_unused_codes(r, &l->ignores.v[i], l->diags);
}

/* ---- paths ------------------------------------------------------------------------------------------------------ */

struct touched {
	const struct ledger *l;
	const bool *file, *source;   /* by index: named by a path; a source's copy */
	bool any_copy;
};

static bool is_named(struct str file, const struct str *paths, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_under(file, paths[i]))
			return true;
	return false;
}

static bool symbol_touched(const struct touched *t, uint32_t sym)
{
	return sym != NONE && t->file[t->l->symbols.v[sym].loc.file];
}

static bool answer_untouched(const struct report *r, const struct answer *a, const void *user)
{
	const struct touched *t = user;

	return !t->file[answer_loc(r->ledger, a).file] && !t->source[a->source] &&
		!symbol_touched(t, r->ledger->sources.v[a->source].sym);
}

static bool finding_touched(const struct report *r, const struct finding *f, const struct touched *t)
{
	const struct question *q = &r->ledger->questions.v[f->question];

	if (symbol_touched(t, q->sym) || (f->ruling != NONE && t->file[r->ledger->rulings.v[f->ruling].loc.file]))
		return true;
	for (uint32_t i = 0; f->slots && i < q->n_slots; i++)
		if (symbol_touched(t, f->slots[i]))
			return true;
	return !all_answers(r, f, answer_untouched, t);
}

/* The source of the entry in which AT stands: the claim or source that begins last before it. NONE: no such entry. */
static uint32_t source_at(const struct ledger *l, struct loc at)
{
	uint32_t out = NONE, line = 0;

	for (size_t i = 0; i < l->sources.n; i++) {
		struct loc own = l->symbols.v[l->sources.v[i].sym].loc;

		if (own.file == at.file && own.line <= at.line && own.line > line) {
			line = own.line;
			out = (uint32_t)i;
		}
	}
	for (size_t i = 0; i < l->claims.n; i++) {
		struct loc own = l->claims.v[i].loc;

		if (own.file == at.file && own.line <= at.line && own.line > line) {
			line = own.line;
			out = l->claims.v[i].source;
		}
	}
	return out;
}

/* What an article on file holds is told where the ledger speaks of it. */
static bool is_about_copies(const struct diag *d)
{
	return strncmp(diag_codes[d->code].id, "E4", 2) == 0;
}

static bool problem_touched(const struct diag *d, const struct touched *t)
{
	for (unsigned i = 0; i < d->n_places; i++) {
		uint32_t source = is_about_copies(d) && t->any_copy ? source_at(t->l, d->place[i].loc) : NONE;

		if (t->file[d->place[i].loc.file] || (source != NONE && t->source[source]))
			return true;
	}
	return d->level == DIAG_ERROR;
}

/* By its name or, where that is a link, by what it leads to. */
static bool is_touched(const struct report *r, struct str file, const struct str *paths, size_t n)
{
	return is_named(path_absolute(r->arena, file), paths, n) || is_named(path_true(r->arena, file), paths, n);
}

static bool copy_touched(const struct report *r, const struct source *s, const struct str *paths, size_t n)
{
	struct str file = r->ledger->files.v[r->ledger->symbols.v[s->sym].loc.file].path;

	return s->copy.n && is_touched(r, path_beside(r->arena, file, s->copy), paths, n);
}

/* Questions whose findings would all be hidden, if there were any. */
static const bool *questions_untouched(const struct report *r, const struct touched *t)
{
	const struct ledger *l = r->ledger;
	bool *out = ARENA_ARRAY(r->arena, bool, l->questions.n + 1);

	for (size_t i = 0; i < l->questions.n; i++)
		out[i] = !symbol_touched(t, l->questions.v[i].sym);
	for (size_t i = 0; i < r->comparison->answers.v.n; i++)
		out[r->comparison->answers.v.v[i].question] &= answer_untouched(r, &r->comparison->answers.v.v[i], t);
	return out;
}

void report_only(struct report *r, const struct str *paths, size_t n)
{
	const struct ledger *l = r->ledger;
	bool *file = ARENA_ARRAY(r->arena, bool, l->files.n + 1), *source = ARENA_ARRAY(r->arena, bool, l->sources.n + 1);
	struct touched t = {.l = l, .file = file, .source = source};

	for (size_t i = 0; i < l->files.n; i++)
		file[i] = is_touched(r, l->files.v[i].path, paths, n);
	for (size_t i = 0; i < l->sources.n; i++)
		t.any_copy |= source[i] = copy_touched(r, &l->sources.v[i], paths, n);
	for (size_t i = 0; i < r->comparison->findings.n; i++)
		r->hidden[i] |= !finding_touched(r, &r->comparison->findings.v[i], &t);
	for (size_t i = 0; i < r->diags->list.n; i++)
		r->diags->list.v[i].hidden |= !problem_touched(&r->diags->list.v[i], &t);
	r->untouched = questions_untouched(r, &t);
}
