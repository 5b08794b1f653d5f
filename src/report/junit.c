/* JUnit XML, for build servers: a case for every file (an error if it could not be read as it should) and for every
 * question (a failure if a finding about it makes the run fail; skipped if one is settled by a ruling, ignored by a remark
 * or known to the baseline, or was not asked for). */
#include <assert.h>

#include "base/map.h"
#include "report/alerts.h"
#include "report/lines.h"
#include "report/phrases.h"
#include "report/told.h"
#include "report/words.h"
#include "report/xml.h"

struct junit {
	const struct report *r;
	struct buf *out;
	const struct alerts *alerts;
	const uint32_t **of_question; /* by question: its findings, heaviest first */
	uint32_t *n_of_question;
	const struct str *names;       /* of the files' cases */
	const struct ignore **ignored; /* by question: the remark that ignores an alarm about it, or NULL */
	bool *unasked;                 /* by question: an alarm about it, or all of them, were not asked for */
};

struct suite {
	unsigned tests, failures, errors, skipped;
	struct buf cases;
};

/* ---- files ---------------------------------------------------------------------------------------------------------------- */

static void open_case(struct buf *b, const struct junit *x, const char *class, struct str name, struct loc at)
{
	struct buf path = {0};

	buf_puts(b, "    <testcase");
	xml_attribute(b, "classname", str_from(class));
	xml_attribute(b, "name", name);
	if (at.file < x->r->ledger->files.n) {
		repository_path(&path, x->r, at.file);
		xml_attribute(b, "file", buf_str(&path));
		if (at.line)
			buf_printf(b, " line=\"%u\"", (unsigned)at.line);
	}
	buf_puts(b, " time=\"0\">\n");
	buf_free(&path);
}

static void told(struct buf *b, const char *tag, const char *type, struct str message, struct str text)
{
	buf_printf(b, "      <%s", tag);
	xml_attribute(b, "message", message);
	if (type)
		xml_attribute(b, "type", str_from(type));
	buf_char(b, '>');
	xml_text(b, text);
	buf_printf(b, "</%s>\n", tag);
}

static void printed(struct buf *b, struct str text)
{
	if (text.n == 0)
		return;
	buf_puts(b, "      <system-out>");
	xml_text(b, text);
	buf_puts(b, "</system-out>\n");
}

/* Errors of file number FILE (or of none, if there is no such file): their lines into TEXT, the first one's code. */
static const char *errors_of(const struct junit *x, uint32_t file, struct buf *text)
{
	const char *first = NULL;
	size_t files = x->r->ledger->files.n;

	for (uint32_t i = 0; i < x->alerts->n && x->alerts->v[i].rank == 0; i++) {
		const struct alert *a = &x->alerts->v[i];

		if (a->at.file != file && !(file == files && a->at.file > files))
			continue;
		first = first ? first : a->code;
		buf_printf(text, "%sline %u, column %u: ", text->n ? "\n" : "", (unsigned)a->at.line, (unsigned)a->at.column);
		buf_add(text, alert_text(x->r, a));
	}
	return first;
}

/* Of files outside of the repository only the name is told (repository_path), and two may have the same: their cases are
 * called as the files were given. */
static void name_files(struct junit *x)
{
	const struct ledger *l = x->r->ledger;
	struct str *v = ARENA_ARRAY(x->r->arena, struct str, l->files.n + 1);
	struct str_map seen = {0};
	struct buf path = {0};

	for (uint32_t i = 0; i < l->files.n; i++) {
		uint32_t first;

		path.n = 0;
		repository_path(&path, x->r, i);
		v[i] = arena_str(x->r->arena, buf_str(&path));
		first = *str_map_put(&seen, v[i], i);
		if (first != i)
			v[i] = v[first] = STR("");
	}
	for (uint32_t i = 0; i < l->files.n; i++)
		v[i] = v[i].n ? v[i] : l->files.v[i].path;
	x->names = v;
	str_map_free(&seen);
	buf_free(&path);
}

static void file_case(struct junit *x, struct suite *s, uint32_t file)
{
	const struct ledger *l = x->r->ledger;
	bool whole = file == l->files.n;
	struct str name = whole ? STR("the whole ledger was read") : x->names[file];
	struct buf text = {0};
	const char *code = errors_of(x, file, &text);

	open_case(&s->cases, x, "gainsay.ledger", name, (struct loc){.file = file});
	if (code) {
		told(&s->cases, "error", code, STR("the ledger has errors here"), buf_str(&text));
	} else if (whole && !x->r->complete) {
		code = "incomplete";
		told(&s->cases, "error", code, STR("part of the ledger could not be read; the findings are about the rest"), STR(""));
	}
	text.n = 0;
	if (whole)
		say_unlisted(&text, x->r);
	printed(&s->cases, buf_str(&text));
	s->errors += code != NULL;
	s->tests++;
	buf_puts(&s->cases, "    </testcase>\n");
	buf_free(&text);
}

/* ---- questions -------------------------------------------------------------------------------------------------------------- */

static void sort_findings(struct junit *x)
{
	const struct report *r = x->r;
	size_t n = r->ledger->questions.n;
	uint32_t *all = ARENA_ARRAY(r->arena, uint32_t, r->n_findings + 1), *at = all;
	uint32_t **end = ARENA_ARRAY(r->arena, uint32_t *, n + 1);

	x->of_question = ARENA_ARRAY(r->arena, const uint32_t *, n + 1);
	x->n_of_question = ARENA_ARRAY(r->arena, uint32_t, n + 1);
	for (uint32_t i = 0; i < r->n_findings; i++)
		x->n_of_question[r->comparison->findings.v[r->findings[i]].question]++;
	for (size_t q = 0; q < n; q++) {
		x->of_question[q] = end[q] = at;
		at += x->n_of_question[q];
	}
	for (uint32_t i = 0; i < r->n_findings; i++)
		*end[r->comparison->findings.v[r->findings[i]].question]++ = r->findings[i];
}

/* Alarms that are not among the report's findings: ignored where they stand, or not asked for. */
static void sort_others(struct junit *x)
{
	const struct report *r = x->r;
	const struct comparison *c = r->comparison;
	size_t n = r->ledger->questions.n;
	bool *told = ARENA_ARRAY(r->arena, bool, c->findings.n + 1);

	x->ignored = ARENA_ARRAY(r->arena, const struct ignore *, n + 1);
	x->unasked = ARENA_ARRAY(r->arena, bool, n + 1);
	for (uint32_t i = 0; i < r->n_findings; i++)
		told[r->findings[i]] = true;
	for (size_t i = 0; i < r->ignored_by.n; i++) {
		const struct ignored *g = &r->ignored_by.v[i];

		if (g->problem)
			continue;
		told[g->finding] = true;
		if (c->findings.v[g->finding].severity > SEVERITY_INFO)
			x->ignored[c->findings.v[g->finding].question] = &r->ledger->ignores.v[g->remark];
	}
	for (size_t i = 0; i < n; i++)
		x->unasked[i] = !r->kinds_asked || (r->untouched && r->untouched[i]);
	for (uint32_t i = 0; i < c->findings.n; i++)
		x->unasked[c->findings.v[i].question] |= !told[i] && c->findings.v[i].severity > SEVERITY_INFO;
}

/* Lines about one finding, as alerts have them. */
static void finding_lines(struct buf *b, const struct report *r, const struct finding *f)
{
	struct alert a = {.finding = f};

	assert(f);
	a.message = f->message;
	if (b->n)
		buf_puts(b, "\n\n");
	buf_printf(b, "%s %s[%s] %s: ", finding_is_ruled(f) ? "ruled" : severity_word((enum severity)f->severity),
		finding_kinds[f->kind].word, finding_kinds[f->kind].code, f->fingerprint);
	buf_add(b, alert_text(r, &a));
}

static void say_ruled(struct buf *b, const struct report *r, const struct finding *f)
{
	buf_puts(b, "settled by a ruling: ");
	buf_puts(b, ruling_phrase((enum ruling_as)r->ledger->rulings.v[f->ruling].as));
}

static void say_ignored(struct buf *b, const struct ignore *g)
{
	buf_puts(b, "ignored by a remark in the ledger");
	buf_puts(b, g->reason.n ? ": " : "");
	buf_add(b, g->reason);
}

/* Why the question is no plain pass, if it is none. */
static void skip_case(const struct junit *x, struct suite *s, uint32_t question, const struct finding *ruled,
	bool carried)
{
	struct buf why = {0};

	if (ruled)
		say_ruled(&why, x->r, ruled);
	else if (x->ignored[question])
		say_ignored(&why, x->ignored[question]);
	else if (carried)
		buf_puts(&why, "known: it is in the baseline");
	else if (x->unasked[question])
		buf_puts(&why, "findings about it were not asked for");
	if (why.n) {
		told(&s->cases, "skipped", NULL, buf_str(&why), STR(""));
		s->skipped++;
	}
	buf_free(&why);
}

static void question_case(struct junit *x, struct suite *s, uint32_t question)
{
	const struct ledger *l = x->r->ledger;
	const struct finding *failing = NULL, *ruled = NULL;
	struct buf fails = {0}, rest = {0};
	uint32_t sym = l->questions.v[question].sym;
	bool carried = false;

	for (uint32_t i = 0; i < x->n_of_question[question]; i++) {
		const struct finding *f = &x->r->comparison->findings.v[x->of_question[question][i]];
		bool fail = finding_fails(x->r, f);

		if (!failing && fail)
			failing = f;
		if (!ruled && finding_is_ruled(f))
			ruled = f;
		carried |= finding_is_carried(x->r, f);
		if (fail || finding_is_alarm(x->r, f))
			finding_lines(fail ? &fails : &rest, x->r, f);
	}
	open_case(&s->cases, x, "gainsay.questions", symbol_id(l, sym), l->symbols.v[sym].loc);
	if (failing)
		told(&s->cases, "failure", finding_kinds[failing->kind].word, failing->message, buf_str(&fails));
	else
		skip_case(x, s, question, ruled, carried);
	printed(&s->cases, buf_str(&rest));
	buf_puts(&s->cases, "    </testcase>\n");
	s->tests++;
	s->failures += failing != NULL;
	buf_free(&fails);
	buf_free(&rest);
}

/* ---- the document ------------------------------------------------------------------------------------------------------------- */

static void counts(struct buf *b, const char *tag, const char *name, const struct suite *s)
{
	buf_printf(b, "<%s", tag);
	xml_attribute(b, "name", str_from(name));
	buf_printf(b, " tests=\"%u\" failures=\"%u\" errors=\"%u\" skipped=\"%u\" time=\"0\">\n", s->tests, s->failures, s->errors,
		s->skipped);
}

static void suite(struct buf *b, const char *name, const struct suite *s)
{
	buf_puts(b, "  ");
	counts(b, "testsuite", name, s);
	buf_add(b, buf_str(&s->cases));
	buf_puts(b, "  </testsuite>\n");
}

void render_junit(const struct report *r, struct buf *out)
{
	struct junit x = {.r = r, .out = out, .alerts = told_alerts(r)};
	struct suite files = {0}, questions = {0}, all;

	name_files(&x);
	sort_findings(&x);
	sort_others(&x);
	for (uint32_t i = 0; i <= r->ledger->files.n; i++)
		file_case(&x, &files, i);
	for (uint32_t i = 0; i < r->ledger->questions.n; i++)
		question_case(&x, &questions, i);
	all = (struct suite){files.tests + questions.tests, questions.failures, files.errors, questions.skipped, {0}};
	buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	counts(out, "testsuites", "gainsay", &all);
	suite(out, "ledger", &files);
	suite(out, "questions", &questions);
	buf_puts(out, "</testsuites>\n");
	buf_free(&files.cases);
	buf_free(&questions.cases);
}
