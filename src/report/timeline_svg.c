/* The strip of one question: a lane for every different answer, in it a bar for every time that is spoken of. */
#include <stdio.h>

#include "report/svg.h"
#include "report/timeline.h"
#include "report/words.h"
#include "report/xml.h"

enum { WIDTH = 720, MARGIN = 14, LABEL = 18, BAR = 9, GAP = 4, MOST_LANES = 8, MOST_TICKS = 7, LANE_TEXT = 92 };

struct bar {
	int32_t lo, hi;
	uint32_t n;     /* answers */
	bool doubtful;
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

static void add_bar(struct lane *lane, const struct answer *a)
{
	for (size_t i = 0; i < lane->bars.n; i++)
		if (lane->bars.v[i].lo == a->window.lo && lane->bars.v[i].hi == a->window.hi) {
			lane->bars.v[i].n++;
			lane->bars.v[i].doubtful &= a->doubtful;
			return;
		}
	vec_push(&lane->bars, (struct bar){a->window.lo, a->window.hi, 1, a->doubtful});
}

/* Where a unit begins on the paper; open ends lie at the border. */
static int x_of(const struct moments *m, int64_t at)
{
	int64_t units = (int64_t)m->hi - m->lo + 1;

	if (at < m->lo)
		return MARGIN / 2;
	if (at > (int64_t)m->hi + 1)
		return WIDTH - MARGIN / 2;
	return MARGIN + (int)((at - m->lo) * (WIDTH - 2 * MARGIN) / units);
}

static void say_bar(struct buf *b, const struct moments *m, const struct bar *bar, struct str label)
{
	buf_add(b, label);
	buf_puts(b, ": ");
	say_stretch(b, m->unit, bar->lo, bar->hi);
	buf_puts(b, ", ");
	say_count(b, bar->n, "claim");
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
			add_bar(lane, &d->answers[m->answers[i]]);
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
