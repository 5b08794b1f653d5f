/* The strip of one question: a lane for every different answer, in it a bar for every time that is spoken of, with the outlets
 * that print it behind it. Where answers about one time collide, the ground is shaded. */
#include <stdio.h>

#include "report/svg.h"
#include "report/timeline.h"
#include "report/words.h"
#include "report/xml.h"

enum { WIDTH = 880, NAMES = 300, MARGIN = 14, LABEL = 18, BAR = 11, GAP = 5, MOST_LANES = 8, MOST_TICKS = 6, LANE_TEXT = 72,
	NAME_TEXT = 46, MOST_NAMED = 2 };

struct bar {
	int32_t lo, hi;
	uint32_t n;     /* answers */
	bool doubtful;
	uint32_t source[MOST_NAMED], n_sources; /* of the answers, each outlet once; n_sources: also those that have no room */
};

struct lane {
	struct str label;
	struct str canon;
	VEC(struct bar) bars;
};

struct strip {
	const struct moments *m;
	struct lane lane[MOST_LANES];
	unsigned n_lanes;
};

static struct lane *lane_of(struct doc *d, struct strip *s, const struct answer *a)
{
	const struct question *q = &d->l->questions.v[a->question];
	struct buf label = {0};

	for (unsigned i = 0; i < s->n_lanes; i++)
		if (str_eq(s->lane[i].canon, a->value->canon))
			return &s->lane[i];
	if (s->n_lanes == MOST_LANES)
		return NULL;
	if (a->value->type == VALUE_YESNO)
		buf_puts(&label, a->value->yes ? "✓ " : "✗ ");
	say_value(&label, d->l, (uint32_t)(q - d->l->questions.v), a->value->canon);
	s->lane[s->n_lanes] = (struct lane){.canon = a->value->canon, .label = buf_keep(&label, d->r->arena)};
	return &s->lane[s->n_lanes++];
}

static struct bar *bar_of(struct lane *lane, const struct answer *a)
{
	for (size_t i = 0; i < lane->bars.n; i++)
		if (lane->bars.v[i].lo == a->window.lo && lane->bars.v[i].hi == a->window.hi)
			return &lane->bars.v[i];
	vec_push(&lane->bars, (struct bar){.lo = a->window.lo, .hi = a->window.hi, .doubtful = true});
	return &lane->bars.v[lane->bars.n - 1];
}

static void name_source(const struct ledger *l, struct bar *bar, uint32_t source)
{
	const struct source *s = &l->sources.v[source];

	for (uint32_t i = 0; i < bar->n_sources && i < MOST_NAMED; i++)
		if (bar->source[i] == source || (s->has_outlet && l->sources.v[bar->source[i]].outlet_key == s->outlet_key))
			return;
	if (bar->n_sources < MOST_NAMED)
		bar->source[bar->n_sources] = source;
	bar->n_sources++;
}

static void add_bar(const struct ledger *l, struct lane *lane, const struct answer *a)
{
	struct bar *bar = bar_of(lane, a);

	bar->n++;
	bar->doubtful &= a->doubtful;
	name_source(l, bar, a->source);
}

/* Where a unit begins on the paper; open ends lie at the border. */
static int x_of(const struct moments *m, int64_t at)
{
	int64_t units = (int64_t)m->hi - m->lo + 1;

	if (at < m->lo)
		return MARGIN / 2;
	if (at > (int64_t)m->hi + 1)
		return WIDTH - NAMES - MARGIN / 2;
	return MARGIN + (int)((at - m->lo) * (WIDTH - NAMES - 2 * MARGIN) / units);
}

static void say_bar(struct buf *b, const struct moments *m, const struct bar *bar, struct str label)
{
	buf_add(b, label);
	buf_puts(b, ": ");
	say_stretch(b, m->unit, bar->lo, bar->hi);
	buf_puts(b, ", ");
	say_count(b, bar->n, "claim");
}

/* "4 claims: Axios, Times of Israel" */
static void draw_names(struct doc *d, const struct bar *bar, int y)
{
	struct buf names = {0};
	struct str shown;
	size_t cut;

	say_count(&names, bar->n, "claim");
	for (uint32_t i = 0; i < bar->n_sources && i < MOST_NAMED; i++) {
		buf_puts(&names, i ? ", " : ": ");
		say_source(&names, d->l, &d->l->sources.v[bar->source[i]]);
	}
	if (bar->n_sources > MOST_NAMED)
		buf_puts(&names, " and others");
	shown = buf_str(&names);
	cut = svg_line(shown, NAME_TEXT);
	if (cut < shown.n) {
		names.n = cut;
		buf_puts(&names, "…");
		shown = buf_str(&names);
	}
	svg_text(&d->raw, WIDTH - NAMES + 4, y + BAR - 1, "axis", shown);
	buf_free(&names);
}

static int draw_lane(struct doc *d, const struct strip *s, const struct lane *lane, int y)
{
	struct str label = str_cut(lane->label, svg_line(lane->label, LANE_TEXT));

	svg_text(&d->raw, MARGIN, y + 13, "lane", label);
	y += LABEL;
	for (size_t i = 0; i < lane->bars.n; i++) {
		const struct bar *bar = &lane->bars.v[i];
		int from = x_of(s->m, bar->lo == INT32_MIN ? (int64_t)s->m->lo - 1 : bar->lo);
		int to = x_of(s->m, bar->hi == INT32_MAX ? (int64_t)s->m->hi + 2 : (int64_t)bar->hi + 1);
		struct buf said = {0};

		buf_printf(&d->raw, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" class=\"bar%s\"><title>", from, y,
			to - from < 5 ? 5 : to - from - 1, BAR, bar->doubtful ? " doubtful" : "");
		say_bar(&said, s->m, bar, lane->label);
		xml_text(&d->raw, buf_str(&said));
		buf_puts(&d->raw, "</title></rect>\n");
		buf_free(&said);
		draw_names(d, bar, y);
		y += BAR + GAP;
	}
	return y + 6;
}

static unsigned height_of(const struct strip *s)
{
	unsigned y = 8 + 24;

	for (unsigned i = 0; i < s->n_lanes; i++)
		y += LABEL + 6 + (unsigned)s->lane[i].bars.n * (BAR + GAP);
	return y;
}

/* Lines and names of units, as many as have room. */
static void draw_axis(struct doc *d, const struct moments *m, int bottom)
{
	int64_t units = (int64_t)m->hi - m->lo + 1, step = (units + MOST_TICKS - 1) / MOST_TICKS;

	for (int64_t at = m->lo; at <= m->hi; at += step) {
		struct buf said = {0};
		int x = x_of(m, at);

		buf_printf(&d->raw, "<line x1=\"%d\" y1=\"4\" x2=\"%d\" y2=\"%d\" class=\"tick\"/>\n", x, x, bottom);
		say_stretch(&said, m->unit, (int32_t)at, (int32_t)at);
		svg_text(&d->raw, x, bottom + 16, "axis", buf_str(&said));
		buf_free(&said);
	}
}

/* The ground of times about which answers collide. */
static void draw_disputed(struct doc *d, const struct moments *m, int bottom)
{
	for (size_t i = 0; i < m->disputes.n; i++) {
		const struct finding *f = &d->findings[m->disputes.v[i]];
		int from = x_of(m, f->era_lo == INT32_MIN ? (int64_t)m->lo - 1 : f->era_lo);
		int to = x_of(m, f->era_hi == INT32_MAX ? (int64_t)m->hi + 2 : (int64_t)f->era_hi + 1);

		if (f->timed)
			buf_printf(&d->raw, "<rect x=\"%d\" y=\"4\" width=\"%d\" height=\"%d\" class=\"disputed\"/>\n", from, to - from, bottom - 4);
	}
}

void timeline_draw(struct doc *d, const struct moments *m, unsigned number)
{
	struct strip s = {.m = m};
	struct buf about = {0};
	char id[24];
	unsigned height;
	int y = 8;

	for (uint32_t i = 0; i < m->n; i++) {
		struct lane *lane = lane_of(d, &s, &d->answers[m->answers[i]]);

		if (lane)
			add_bar(d->l, lane, &d->answers[m->answers[i]]);
	}
	height = height_of(&s);
	snprintf(id, sizeof id, "strip-%u", number);
	for (unsigned i = 0; i < s.n_lanes; i++)
		for (size_t k = 0; k < s.lane[i].bars.n; k++) {
			buf_puts(&about, about.n ? "; " : "");
			say_bar(&about, m, &s.lane[i].bars.v[k], s.lane[i].label);
		}
	buf_char(&about, '\0');
	buf_puts(&d->raw, "<div class=\"wide figure\" tabindex=\"0\">\n");
	svg_open(&d->raw, id, WIDTH, height, "Answers over time", about.p);
	draw_disputed(d, m, (int)height - 24);
	draw_axis(d, m, (int)height - 24);
	for (unsigned i = 0; i < s.n_lanes; i++)
		y = draw_lane(d, &s, &s.lane[i], y);
	svg_close(&d->raw);
	buf_puts(&d->raw, "</div>\n");
	put_raw(d);
	buf_free(&about);
	for (unsigned i = 0; i < s.n_lanes; i++)
		vec_free(&s.lane[i].bars);
}
