/* GitLab's code quality report: a list with a description, a fingerprint, a severity and a place of each. Entries with equal
 * fingerprints would collapse into one; ours are unique. */
#include "json/writer.h"
#include "report/alerts.h"
#include "report/phrases.h"
#include "report/safe.h"
#include "report/told.h"

static const char *severity_name(const struct alert *a)
{
	static const char *const names[] = {"blocker", "critical", "major", "major", "minor", "info", "info", "info"};

	return names[a->rank];
}

static void text(struct json *j, const char *key, struct str raw)
{
	struct buf b = {0};

	safe_add(&b, raw);
	json_key(j, key);
	json_str(j, buf_str(&b));
	buf_free(&b);
}

static void place(struct json *j, const struct report *r, struct loc at)
{
	struct buf path = {0};

	repository_path(&path, r, at.file);
	json_key(j, "location");
	json_object(j);
	text(j, "path", buf_str(&path));
	json_key(j, "lines");
	json_object(j);
	json_key(j, "begin");
	json_int(j, at.line ? at.line : 1);
	json_object_end(j);
	json_object_end(j);
	buf_free(&path);
}

static void entry(struct json *j, const struct report *r, const struct alert *a)
{
	struct buf name = {0}, words = {0};

	buf_printf(&name, "%s %s", a->code, a->word);
	buf_add(&words, a->message);
	if (a->finding)
		say_reopened(&words, a->finding);
	json_object(j);
	text(j, "description", buf_str(&words));
	buf_free(&words);
	text(j, "check_name", buf_str(&name));
	text(j, "fingerprint", str_from(a->id));
	text(j, "severity", str_from(severity_name(a)));
	place(j, r, a->at);
	json_object_end(j);
	buf_free(&name);
}

void render_gitlab(const struct report *r, struct buf *out)
{
	const struct alerts *alerts = told_alerts(r);
	struct json j = json_begin(out);

	json_array(&j);
	for (uint32_t i = 0; i < alerts->n; i++)
		entry(&j, r, &alerts->v[i]);
	json_array_end(&j);
	buf_char(out, '\n');
}
