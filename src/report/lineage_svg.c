/* The lineage as a drawing: origins at the left, what comes from them to the right, a line for every tie. */
#include <stdio.h>

#include "report/lineage.h"
#include "report/svg.h"
#include "report/words.h"
#include "report/xml.h"

enum { BOX = 232, HIGH = 58, STEP_X = 300, STEP_Y = 74, TOP = 66, EDGE = 10, COLUMNS = 24, DAY_COLUMNS = 44 };

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

static void draw_edge(struct doc *d, const struct lineage *g, const struct lineage_edge *e)
{
	const struct lineage_node *from = &g->nodes.v[g->node_of[e->from]], *to = &g->nodes.v[g->node_of[e->to]];
	int x = x_of(from) + BOX, y = y_of(g, from) + HIGH / 2, x_to = x_of(to), y_to = y_of(g, to) + HIGH / 2;
	int bend = (x_to - x) / 2;
	struct buf said = {0};

	if (from->layer >= to->layer) { /* beside or behind: around the right */
		x_to = x_of(to) + BOX;
		buf_printf(&d->raw, "<path d=\"M%d %dC%d %d %d %d %d %d\"", x, y, x + 60, y, x_to + 60, y_to, x_to, y_to);
	} else {
		buf_printf(&d->raw, "<path d=\"M%d %dC%d %d %d %d %d %d\"", x, y, x + bend, y, x_to - bend, y_to, x_to, y_to);
	}
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
