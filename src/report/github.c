/* Workflow commands: the ordinary text, and annotations beside the lines of a pull request. Of errors, warnings and notices
 * a step shows ten each, so that the heaviest are printed and the rest is counted. User text between the commands must not
 * become one: the ordinary text stands between stop marks made from its own digest. */
#include "report/github.h"

#include "base/digest.h"
#include "report/alerts.h"
#include "report/safe.h"
#include "report/told.h"

enum { MOST = 10 };

/* One of the notices says what is left out. */
static const struct kind {
	const char *command;
	unsigned most;
} kinds[] = {[ALERT_NOTE] = {"notice", MOST - 1}, [ALERT_WARNING] = {"warning", MOST}, [ALERT_ERROR] = {"error", MOST}};
enum { N_KINDS = sizeof kinds / sizeof kinds[0] };

/* The heaviest so far, heaviest first; of equal weight in the order they came. */
struct annotations {
	struct arena *arena;
	struct heaviest {
		uint8_t rank[MOST];
		struct str text[MOST];
		unsigned n, left_out;
	} of[N_KINDS];
	unsigned unlisted, most; /* problems past the limit of one kind, which the log has not either, and that limit */
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

/* Where one of this rank comes; `most` where it is too light. */
static unsigned place_of(const struct heaviest *h, uint8_t rank, unsigned most)
{
	unsigned at = h->n;

	while (at && h->rank[at - 1] > rank)
		at--;
	return at < most ? at : most;
}

static void add(struct annotations *all, const struct report *r, const struct alert *a, struct buf *room)
{
	struct heaviest *h = &all->of[a->level];
	unsigned most = kinds[a->level].most, at = place_of(h, a->rank, most);

	if (h->n == most)
		h->left_out++;
	if (at == most)
		return;
	h->n += h->n < most;
	for (unsigned i = h->n - 1; i > at; i--) {
		h->rank[i] = h->rank[i - 1];
		h->text[i] = h->text[i - 1];
	}
	room->n = 0;
	annotation(room, r, a, kinds[a->level].command);
	h->rank[at] = a->rank;
	h->text[at] = buf_keep(room, all->arena);
}

/* Told as a notice, too: few read the log. */
static void say_left_out(struct buf *out, const struct annotations *all)
{
	struct buf text = {0};
	const char *lead = "";

	for (int i = ALERT_ERROR; i >= ALERT_NOTE; i--) {
		unsigned n = all->of[i].left_out;

		if (n == 0)
			continue;
		buf_printf(&text, "%s%u more %s%s", lead, n, kinds[i].command, n == 1 ? "" : "s");
		lead = ", ";
	}
	if (text.n) {
		buf_puts(&text, " without an annotation: a step shows ten of each kind. The log of this step has them all");
		if (all->unlisted)
			buf_printf(&text, " but %u: of one kind of problem no more than %u are listed", all->unlisted, all->most);
		buf_char(&text, '.');
		property(out, "::notice title=", STR("gainsay"));
		data(out, buf_str(&text));
	}
	buf_free(&text);
}

/* There are fifty of the same kind before one is not listed, so that none of these would weigh enough. */
static void add_unlisted(struct annotations *all, const struct report *r)
{
	static const enum alert_level levels[] = {[DIAG_ERROR] = ALERT_ERROR, [DIAG_WARNING] = ALERT_WARNING, [DIAG_INFO] = ALERT_NOTE};

	for (unsigned level = 0; level < 3; level++) {
		all->of[levels[level]].left_out += r->unlisted[level];
		all->unlisted += r->unlisted[level];
	}
	all->most = r->diags->limit;
}

struct annotations *annotations_new(struct arena *a)
{
	struct annotations *all = ARENA_ARRAY(a, struct annotations, 1);

	*all = (struct annotations){.arena = a};
	return all;
}

void annotations_print(const struct annotations *all, struct buf *out)
{
	for (int i = ALERT_ERROR; i >= ALERT_NOTE; i--)
		for (unsigned k = 0; k < all->of[i].n; k++)
			buf_add(out, all->of[i].text[k]);
	say_left_out(out, all);
}

void render_github(const struct report *r, struct buf *out)
{
	struct annotations *all = r->annotations ? r->annotations : annotations_new(r->arena);
	const struct alerts *alerts = told_alerts(r);
	struct buf room = {0};

	ordinary(r, out);
	for (uint32_t i = 0; i < alerts->n; i++)
		add(all, r, &alerts->v[i], &room);
	add_unlisted(all, r);
	if (!r->annotations)
		annotations_print(all, out);
	buf_free(&room);
}
