/* The lineage as a drawing: what others come from to the left, what comes from it to the right, a line for every tie. */
#include <stdio.h>

#include "report/lineage.h"
#include "report/svg.h"
#include "report/words.h"
#include "report/xml.h"

enum { BOX = 244, HIGH = 58, STEP_X = 312, STEP_Y = 74, GAP = STEP_Y - HIGH, TOP = 70, EDGE = 10, COLUMNS = 24, DAY_COLUMNS = 44 };

static const char *const line_class[N_LINEAGE_KINDS] = {"retells", "rests", "quotes", "answers"};

static int x_of(const struct lineage_node *n)
{
	return EDGE + (int)n->layer * STEP_X;
}

static uint32_t in_layer(const struct lineage *g, uint32_t layer)
{
	uint32_t n = 0;

	for (size_t i = 0; i < g->nodes.n; i++)
		n += g->nodes.v[i].layer == layer;
	return n;
}

static uint32_t highest(const struct lineage *g)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < g->n_layers; i++)
		most = in_layer(g, i) > most ? in_layer(g, i) : most;
	return most;
}

/* Short layers stand in the middle. */
static int y_of(const struct lineage *g, const struct lineage_node *n)
{
	return TOP + (int)(highest(g) - in_layer(g, n->layer)) * STEP_Y / 2 + (int)n->place * STEP_Y;
}

/* ---- the key ----------------------------------------------------------------------------------------------------------- */

static void key(struct doc *d, const struct lineage *g)
{
	static const char *const words[N_LINEAGE_KINDS] = {"retells", "rests on", "quotes", "responds to"};
	bool drawn[N_LINEAGE_KINDS] = {false};
	int x = EDGE;

	for (size_t i = 0; i < g->edges.n; i++)
		drawn[g->edges.v[i].kind] = true;
	for (unsigned kind = 0; kind < N_LINEAGE_KINDS; kind++) {
		if (!drawn[kind])
			continue;
		buf_printf(&d->raw, "<path d=\"M%d 16h34\" class=\"line %s\"/>\n", x, line_class[kind]);
		svg_text(&d->raw, x + 40, 20, "node", str_from(words[kind]));
		x += 120;
	}
	svg_text(&d->raw, EDGE, 44, "node", STR("thick border: retells nobody · dashed border: nobody here has seen it · faint line: perhaps"));
}

/* ---- lines ------------------------------------------------------------------------------------------------------------- */

static void say_edge(struct doc *d, struct buf *b, const struct lineage_edge *e)
{
	static const char *const words[N_LINEAGE_KINDS] = {" retells ", " rests on ", " quotes ", " responds to "};

	say_source(b, d->l, &d->l->sources.v[e->to]);
	buf_puts(b, e->perhaps ? " perhaps" : "");
	buf_puts(b, words[e->kind]);
	say_source(b, d->l, &d->l->sources.v[e->from]);
}

/* Where a line passes the boxes of a layer: in the gap nearest to WANTED. */
static int gap_of(const struct lineage *g, uint32_t layer, int wanted)
{
	struct lineage_node first = {.layer = layer};
	int top = y_of(g, &first) - GAP / 2, n = (int)in_layer(g, layer), nearest = (wanted - top + STEP_Y / 2) / STEP_Y;

	return top + STEP_Y * (wanted < top || nearest < 0 ? 0 : nearest > n ? n : nearest);
}

/* From one point to another, level at both ends. */
static void draw_bend(struct buf *b, int x, int y, int x_to, int y_to)
{
	int half = (x + x_to) / 2;

	buf_printf(b, "C%d %d %d %d %d %d", half, y, half, y_to, x_to, y_to);
}

/* The way from one box to one in a later layer; between the boxes of the layers it passes. */
static void draw_way(struct doc *d, const struct lineage *g, const struct lineage_node *from, const struct lineage_node *to)
{
	int x = x_of(from) + BOX, y = y_of(g, from) + HIGH / 2, y_to = y_of(g, to) + HIGH / 2;
	int steps = (int)(to->layer - from->layer);

	buf_printf(&d->raw, "<path d=\"M%d %d", x, y);
	for (int i = 1; i < steps; i++) {
		struct lineage_node passed = {.layer = from->layer + (uint32_t)i};
		int gap = gap_of(g, passed.layer, y_of(g, from) + HIGH / 2 + (y_to - y_of(g, from) - HIGH / 2) * i / steps);

		draw_bend(&d->raw, x, y, x_of(&passed), gap);
		buf_printf(&d->raw, "H%d", x_of(&passed) + BOX);
		x = x_of(&passed) + BOX;
		y = gap;
	}
	draw_bend(&d->raw, x, y, x_of(to), y_to);
	buf_char(&d->raw, '"');
}

static void draw_edge(struct doc *d, const struct lineage *g, const struct lineage_edge *e)
{
	const struct lineage_node *from = &g->nodes.v[g->node_of[e->from]], *to = &g->nodes.v[g->node_of[e->to]];
	int x = x_of(from) + BOX, y = y_of(g, from) + HIGH / 2, x_to = x_of(to) + BOX, y_to = y_of(g, to) + HIGH / 2;
	struct buf said = {0};

	if (from->layer >= to->layer) /* beside or behind: around the right */
		buf_printf(&d->raw, "<path d=\"M%d %dC%d %d %d %d %d %d\"", x, y, x + 60, y, x_to + 60, y_to, x_to, y_to);
	else
		draw_way(d, g, from, to);
	buf_printf(&d->raw, " class=\"line %s%s\"><title>", line_class[e->kind], e->perhaps ? " perhaps" : "");
	say_edge(d, &said, e);
	xml_text(&d->raw, buf_str(&said));
	buf_puts(&d->raw, "</title></path>\n");
	buf_free(&said);
}

/* ---- boxes ------------------------------------------------------------------------------------------------------------- */

static void draw_node(struct doc *d, const struct lineage *g, const struct lineage_node *n)
{
	const struct source *s = &d->l->sources.v[n->source];
	int x = x_of(n), y = y_of(g, n);
	struct buf name = {0}, day = {0};
	struct str rest;
	size_t cut;

	say_source(&name, d->l, s);
	say_day(&day, s);
	if (s->unseen)
		buf_puts(&day, " · not seen");
	else if (d->claims[n->source])
		buf_printf(&day, " · %u claim%s", (unsigned)d->claims[n->source], d->claims[n->source] == 1 ? "" : "s");
	buf_printf(&d->raw, "<g><title>");
	xml_text(&d->raw, buf_str(&name));
	buf_puts(&d->raw, ", ");
	xml_text(&d->raw, buf_str(&day));
	buf_printf(&d->raw, "</title>\n<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" class=\"box%s%s\"/>\n", x, y, BOX, HIGH,
		n->origin ? " origin" : "", s->unseen ? " unseen" : "");
	rest = buf_str(&name);
	cut = svg_line(rest, COLUMNS);
	svg_text(&d->raw, x + 9, y + (cut < rest.n ? 16 : 22), "node name", str_cut(rest, cut));
	rest = str_trim(str_skip(rest, cut));
	cut = svg_line(rest, COLUMNS - 1);
	if (rest.n) {
		struct buf second = {0};

		buf_add(&second, str_cut(rest, cut));
		buf_puts(&second, cut < rest.n ? "…" : "");
		svg_text(&d->raw, x + 9, y + 31, "node name", buf_str(&second));
		buf_free(&second);
	}
	svg_text(&d->raw, x + 9, y + (rest.n ? 47 : 41), "node day", str_cut(buf_str(&day), svg_line(buf_str(&day), DAY_COLUMNS)));
	buf_puts(&d->raw, "</g>\n");
	buf_free(&name);
	buf_free(&day);
}

void lineage_draw(struct doc *d, const struct lineage *g)
{
	unsigned width = (g->n_layers - 1) * STEP_X + BOX + 2 * EDGE + 40, height = TOP + highest(g) * STEP_Y;
	struct buf about = {0};

	for (size_t i = 0; i < g->edges.n; i++) {
		buf_puts(&about, i ? "; " : "");
		say_edge(d, &about, &g->edges.v[i]);
	}
	buf_char(&about, '\0');
	buf_puts(&d->raw, "<div class=\"wide figure\" tabindex=\"0\">\n");
	svg_open(&d->raw, "lineage-drawing", width < 520 ? 520 : width, height, "Where the sources come from", about.p);
	key(d, g);
	for (size_t i = 0; i < g->edges.n; i++)
		draw_edge(d, g, &g->edges.v[i]);
	for (size_t i = 0; i < g->nodes.n; i++)
		draw_node(d, g, &g->nodes.v[i]);
	svg_close(&d->raw);
	buf_puts(&d->raw, "</div>\n");
	put_raw(d);
	buf_free(&about);
}
