/* Workflow commands: the ordinary text, and annotations beside the lines of a pull request. Of errors, warnings and notices
 * a step shows ten each, so that the heaviest are printed and the rest is counted. User text between the commands must not
 * become one: the ordinary text stands between stop marks made from its own digest. */
#include "base/digest.h"
#include "report/alerts.h"
#include "report/safe.h"
#include "report/told.h"

enum { MOST = 10 };

struct kind {
	const char *command;
	unsigned most, shown, left_out;
};

static void escape(struct buf *b, struct str s, const char *special)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] && strchr(special, s.p[i]))
			buf_printf(b, "%%%02X", (unsigned)(unsigned char)s.p[i]);
		else
			buf_char(b, s.p[i]);
	}
}

static void property(struct buf *b, const char *lead, struct str s)
{
	buf_puts(b, lead);
	escape(b, s, "%\r\n:,");
}

static void data(struct buf *b, struct str s)
{
	buf_puts(b, "::");
	escape(b, s, "%\r\n");
	buf_char(b, '\n');
}

/* A column would be wrong where a place spans lines; ours never do. */
static void annotation(struct buf *b, const struct report *r, const struct alert *a, const char *command)
{
	struct buf raw = {0}, text = {0};

	repository_path(&raw, r, a->at.file);
	safe_add(&text, buf_str(&raw));
	buf_printf(b, "::%s ", command);
	property(b, "file=", buf_str(&text));
	if (a->at.line)
		buf_printf(b, ",line=%u", (unsigned)a->at.line);
	if (a->at.line && a->at.column)
		buf_printf(b, ",col=%u", (unsigned)a->at.column);
	raw.n = 0;
	buf_printf(&raw, "%s[%s]", a->word, a->code);
	property(b, ",title=", buf_str(&raw));
	data(b, alert_text(r, a));
	buf_free(&raw);
	buf_free(&text);
}

static void ordinary(const struct report *r, struct buf *out)
{
	struct buf text = {0};
	char token[33];

	render_text(r, &text);
	digest_hex(buf_str(&text), token, 32);
	buf_printf(out, "::stop-commands::%s\n", token);
	buf_add(out, buf_str(&text));
	buf_printf(out, "::%s::\n", token);
	buf_free(&text);
}

/* Told as a notice, too: few read the log. */
static void say_left_out(struct buf *out, const struct kind *kinds)
{
	struct buf text = {0};
	const char *lead = "";

	for (int i = ALERT_ERROR; i >= ALERT_NOTE; i--) {
		if (kinds[i].left_out == 0)
			continue;
		buf_printf(&text, "%s%u more %s%s", lead, kinds[i].left_out, kinds[i].command, kinds[i].left_out == 1 ? "" : "s");
		lead = ", ";
	}
	if (text.n) {
		buf_puts(&text, " without an annotation: a step shows ten of each kind. The log of this step has them all.");
		property(out, "::notice title=", STR("gainsay"));
		data(out, buf_str(&text));
	}
	buf_free(&text);
}

void render_github(const struct report *r, struct buf *out)
{
	struct kind kinds[] = {[ALERT_NOTE] = {"notice", MOST - 1, 0, 0}, [ALERT_WARNING] = {"warning", MOST, 0, 0},
		[ALERT_ERROR] = {"error", MOST, 0, 0}};
	const struct alerts *alerts = told_alerts(r);

	ordinary(r, out);
	for (uint32_t i = 0; i < alerts->n; i++) {
		struct kind *kind = &kinds[alerts->v[i].level];

		if (kind->shown == kind->most) {
			kind->left_out++;
			continue;
		}
		annotation(out, r, &alerts->v[i], kind->command);
		kind->shown++;
	}
	say_left_out(out, kinds);
}
