/* SARIF 2.1.0, for code scanning. What platforms ask beyond the standard: every result stands in a file of the repository
 * (never on an article's web address), at most 25,000 results, a name of each result that stays when lines move. Settled
 * findings stay out (with -v they are there as suppressed). */
#include <stdio.h>

#include "json/writer.h"
#include "report/alerts.h"
#include "report/explain.h"
#include "report/lines.h"
#include "report/safe.h"
#include "report/told.h"
#include "report/version.h"
#include "report/words.h"

enum { MOST_RESULTS = 25000 }; /* a file with more is rejected whole */

/* A message as {"text": …}. What follows "[" and "](" would become a link, so a blank comes between the two. */
static void message(struct json *j, const char *key, struct str s)
{
	struct buf b = {0};

	for (size_t i = 0; i < s.n; i++) {
		buf_char(&b, s.p[i]);
		if (s.p[i] == ']' && i + 1 < s.n && s.p[i + 1] == '(')
			buf_char(&b, ' ');
	}
	json_key(j, key);
	json_object(j);
	json_key(j, "text");
	json_str(j, buf_str(&b));
	json_object_end(j);
	buf_free(&b);
}

/* ---- places ------------------------------------------------------------------------------------------------------------- */

static void percent(struct buf *b, struct str path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

	for (size_t i = 0; i < path.n; i++) {
		if (path.p[i] && strchr(plain, path.p[i]))
			buf_char(b, path.p[i]);
		else
			buf_printf(b, "%%%02X", (unsigned)(unsigned char)path.p[i]);
	}
}

static void artifact(struct json *j, const struct report *r, uint32_t file)
{
	struct buf path = {0}, uri = {0};

	repository_path(&path, r, file);
	percent(&uri, buf_str(&path));
	json_key(j, "artifactLocation");
	json_object(j);
	json_key(j, "uri");
	json_str(j, buf_str(&uri));
	json_pair_text(j, "uriBaseId", "%SRCROOT%");
	json_object_end(j);
	buf_free(&path);
	buf_free(&uri);
}

static void physical(struct json *j, const struct report *r, struct loc at)
{
	json_key(j, "physicalLocation");
	json_object(j);
	artifact(j, r, at.file);
	json_key(j, "region");
	json_object(j);
	json_pair_int(j, "startLine", at.line ? at.line : 1);
	if (at.column) {
		json_pair_int(j, "startColumn", at.column);
		json_pair_int(j, "endColumn", at.column + (at.length ? at.length : 1));
	}
	json_object_end(j);
	json_object_end(j);
}

static void related(struct json *j, const struct report *r, struct loc at, uint32_t id, struct str label)
{
	json_object(j);
	json_pair_int(j, "id", id);
	physical(j, r, at);
	message(j, "message", label);
	json_object_end(j);
}

/* The other places: of a problem its second one, of a finding the claims its text names. */
static void related_all(struct json *j, const struct report *r, const struct alert *a)
{
	struct alert_claim claims[ALERT_CLAIMS_OF_A_SIDE * ALERT_SIDES];
	uint32_t n = alert_claims(r, a, claims);
	struct buf raw = {0}, label = {0};

	json_key(j, "relatedLocations");
	json_array(j);
	for (unsigned i = 1; a->problem && i < a->problem->n_places; i++)
		related(j, r, a->problem->place[i].loc, i, str_from(a->problem->place[i].role));
	for (uint32_t i = 1; i < n; i++) {
		raw.n = label.n = 0;
		finding_claim(&raw, r->ledger, a->finding, claims[i].answer);
		buf_puts(&raw, ": ");
		say_answer(&raw, r->ledger, claims[i].answer);
		safe_add(&label, buf_str(&raw));
		related(j, r, answer_loc(r->ledger, claims[i].answer), i, buf_str(&label));
	}
	json_array_end(j);
	buf_free(&raw);
	buf_free(&label);
}

/* ---- results ------------------------------------------------------------------------------------------------------------ */

static const char *level_name(enum alert_level level)
{
	return level == ALERT_ERROR ? "error" : level == ALERT_WARNING ? "warning" : "note";
}

/* Code scanning knows a result again by `primaryLocationLineHash` alone; others read our own key. */
static void fingerprints(struct json *j, const struct alert *a)
{
	struct buf b = {0};

	buf_printf(&b, "%s:1", a->id);
	json_key(j, "partialFingerprints");
	json_object(j);
	json_key(j, "primaryLocationLineHash");
	json_str(j, buf_str(&b));
	json_pair_text(j, "gainsay/v1", a->id);
	json_object_end(j);
	buf_free(&b);
}

static void suppressions(struct json *j, const struct report *r, const struct alert *a)
{
	struct buf b = {0};

	if (!a->ruled)
		return;
	safe_add(&b, r->ledger->rulings.v[a->finding->ruling].why);
	json_key(j, "suppressions");
	json_array(j);
	json_object(j);
	json_pair_text(j, "kind", "external");
	json_pair_text(j, "status", "accepted");
	json_key(j, "justification");
	json_str(j, buf_str(&b));
	json_object_end(j);
	json_array_end(j);
	buf_free(&b);
}

/* How the finding stands to the baseline; of what a baseline cannot hold nothing is said. */
static void baseline_state(struct json *j, const struct report *r, const struct finding *f)
{
	static const char *const words[] = {[FINDING_NEW] = "new", [FINDING_CARRIED] = "unchanged", [FINDING_CHANGED] = "updated"};
	enum finding_known known = f ? finding_known(r, f) : FINDING_UNCOMPARED;

	if (known != FINDING_UNCOMPARED)
		json_pair_text(j, "baselineState", words[known]);
}

static void properties(struct json *j, const struct report *r, const struct finding *f)
{
	if (!f)
		return;
	json_key(j, "properties");
	json_object(j);
	json_pair_text(j, "severity", severity_word((enum severity)f->severity));
	json_key(j, "question");
	json_str(j, symbol_id(r->ledger, r->ledger->questions.v[f->question].sym));
	json_object_end(j);
}

static void result(struct json *j, const struct report *r, const struct alert *a, uint32_t rule)
{
	json_object(j);
	json_pair_text(j, "ruleId", a->code);
	json_pair_int(j, "ruleIndex", rule);
	json_pair_text(j, "level", level_name(a->level));
	message(j, "message", alert_text(r, a));
	json_key(j, "locations");
	json_array(j);
	json_object(j);
	physical(j, r, a->at);
	json_object_end(j);
	json_array_end(j);
	related_all(j, r, a);
	fingerprints(j, a);
	suppressions(j, r, a);
	baseline_state(j, r, a->finding);
	properties(j, r, a->finding);
	json_object_end(j);
}

/* ---- rules: the codes that occur ------------------------------------------------------------------------------------------ */

struct rule {
	const char *code, *word, *summary;
	enum alert_level level;
	const char *tag;
};

/* By place in the list of rules; codes are few, so that looking through them is quick enough. */
static uint32_t rule_of(struct rule *rules, uint32_t *n, const struct alert *a)
{
	for (uint32_t i = 0; i < *n; i++) {
		if (rules[i].code == a->code)
			return i;
	}
	rules[*n] = (struct rule){a->code, a->word, a->problem ? diag_codes[a->problem->code].summary : NULL, a->level,
		a->problem ? "ledger" : "contradiction"};
	return (*n)++;
}

/* A rule is as grave as the gravest of its results: they come first. */
static void rule(struct json *j, const struct rule *x)
{
	const struct explanation *e = explanation_find(x->code);
	struct buf help = {0};

	buf_puts(&help, e ? e->rule : x->word);
	if (e && e->remedy)
		buf_printf(&help, "\n\n%s", e->remedy);
	json_object(j);
	json_pair_text(j, "id", x->code);
	json_pair_text(j, "name", x->word);
	message(j, "shortDescription", str_from(x->summary ? x->summary : x->word));
	message(j, "fullDescription", str_from(e ? e->rule : x->word));
	message(j, "help", buf_str(&help));
	json_key(j, "defaultConfiguration");
	json_object(j);
	json_pair_text(j, "level", level_name(x->level));
	json_object_end(j);
	json_key(j, "properties");
	json_object(j);
	json_key(j, "tags");
	json_array_flat(j);
	json_text(j, x->tag);
	json_array_end(j);
	json_object_end(j);
	json_object_end(j);
	buf_free(&help);
}

static void driver(struct json *j, const struct rule *rules, uint32_t n)
{
	json_key(j, "tool");
	json_object(j);
	json_key(j, "driver");
	json_object(j);
	json_pair_text(j, "name", "gainsay");
	json_pair_text(j, "version", GAINSAY_VERSION);
	json_key(j, "rules");
	json_array(j);
	for (uint32_t i = 0; i < n; i++)
		rule(j, &rules[i]);
	json_array_end(j);
	json_object_end(j);
	json_object_end(j);
}

/* ---- the run ------------------------------------------------------------------------------------------------------------ */

static void notification(struct json *j, const char *level, const char *text)
{
	json_object(j);
	json_pair_text(j, "level", level);
	message(j, "message", str_from(text));
	json_object_end(j);
}

static void invocation(struct json *j, const struct report *r, uint32_t left_out)
{
	struct buf unlisted = {0};
	char text[128];

	say_unlisted(&unlisted, r);
	json_key(j, "invocations");
	json_array(j);
	json_object(j);
	json_key(j, "executionSuccessful");
	json_bool(j, r->complete);
	json_key(j, "toolExecutionNotifications");
	json_array(j);
	if (!r->complete)
		notification(j, "error", "Part of the ledger could not be read; the results are about the rest.");
	if (left_out) {
		snprintf(text, sizeof text, "%u results that weigh least are left out: no more than %d are accepted.",
			(unsigned)left_out, MOST_RESULTS);
		notification(j, "warning", text);
	}
	if (unlisted.n)
		notification(j, "warning", arena_printf(r->arena, "%.*s.", STR_ARG(buf_str(&unlisted))).p);
	buf_free(&unlisted);
	json_array_end(j);
	json_object_end(j);
	json_array_end(j);
}

/* Results of several ledgers stand beside each other if each has a name of its own. Stories may have none, or the same: where
 * the ledger lies is its own. */
static void automation(struct json *j, const struct report *r)
{
	struct buf path = {0}, id = {0}, story = {0};

	repository_path(&path, r, 0);
	buf_puts(&id, "gainsay/");
	safe_add(&id, buf_str(&path));
	buf_char(&id, '/');
	safe_add(&story, r->ledger->story);
	json_key(j, "automationDetails");
	json_object(j);
	json_key(j, "id");
	json_str(j, buf_str(&id));
	if (story.n)
		message(j, "description", buf_str(&story));
	json_object_end(j);
	buf_free(&path);
	buf_free(&id);
	buf_free(&story);
}

static void root(struct json *j)
{
	json_key(j, "originalUriBaseIds");
	json_object(j);
	json_key(j, "%SRCROOT%");
	json_object(j);
	message(j, "description", STR("The root of the repository."));
	json_object_end(j);
	json_object_end(j);
}

static void run(struct json *j, const struct report *r)
{
	const struct alerts *alerts = told_alerts(r);
	uint32_t n = alerts->n < MOST_RESULTS ? alerts->n : MOST_RESULTS, n_rules = 0;
	struct rule rules[DIAG_N_CODES + N_FINDING_KINDS];
	uint32_t *rule_at = ARENA_ARRAY(r->arena, uint32_t, n + 1);

	for (uint32_t i = 0; i < n; i++)
		rule_at[i] = rule_of(rules, &n_rules, &alerts->v[i]);
	driver(j, rules, n_rules);
	automation(j, r);
	invocation(j, r, alerts->n - n);
	root(j);
	json_pair_text(j, "columnKind", "unicodeCodePoints");
	json_key(j, "results");
	json_array(j);
	for (uint32_t i = 0; i < n; i++)
		result(j, r, &alerts->v[i], rule_at[i]);
	json_array_end(j);
}

void render_sarif(const struct report *r, struct buf *out)
{
	struct json j = json_begin(out);

	json_object(&j);
	json_pair_text(&j, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	json_pair_text(&j, "version", "2.1.0");
	json_key(&j, "runs");
	json_array(&j);
	json_object(&j);
	run(&j, r);
	json_object_end(&j);
	json_array_end(&j);
	json_object_end(&j);
	buf_char(out, '\n');
}
