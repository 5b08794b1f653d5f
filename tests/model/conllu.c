/* Reading CoNLL-U. */
#include "conllu.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

static struct str field(struct str *line)
{
	struct str f = str_cut(*line, str_find(*line, '\t'));

	*line = str_skip(*line, f.n + 1);
	return f;
}

static bool crosses(const struct gold *g, int i, int j)
{
	int a = i < g->head[i] ? i : g->head[i], b = i < g->head[i] ? g->head[i] : i;
	int c = j < g->head[j] ? j : g->head[j], d = j < g->head[j] ? g->head[j] : j;

	return (a < c && c < b && b < d) || (c < a && a < d && d < b);
}

static bool projective(const struct gold *g)
{
	for (int i = 0; i < g->n; i++) {
		for (int j = 0; j < i; j++) {
			if (crosses(g, i, j))
				return false;
		}
	}
	return true;
}

static void add(struct arena *a, struct str lines, int n, treebank *out)
{
	struct gold g = {.t = ARENA_ARRAY(a, struct token, n),
		.tag = ARENA_ARRAY(a, uint8_t, n),
		.rel = ARENA_ARRAY(a, uint8_t, n),
		.head = ARENA_ARRAY(a, int, n),
		.n = n};

	for (int i = 0; lines.n;) {
		struct str line = str_cut(lines, str_find(lines, '\n'));
		struct str id = field(&line);
		int head;

		lines = str_skip(lines, (size_t)(line.p + line.n - lines.p) + 1);
		if (id.n == 0 || id.p[0] == '#' || str_find(id, '-') < id.n || str_find(id, '.') < id.n)
			continue;
		g.t[i].form = field(&line);
		token_finish(a, &g.t[i]);
		field(&line);
		field(&line);
		g.tag[i] = (uint8_t)tag_of(field(&line));
		field(&line);
		head = atoi(field(&line).p);
		g.head[i] = head ? head - 1 : n;
		g.rel[i] = (uint8_t)arc_of(field(&line));
		i++;
	}
	g.projective = projective(&g);
	vec_push(out, g);
}

void treebank_read(struct arena *a, const char *path, treebank *out)
{
	struct str text, start;
	struct err e;
	int n = 0;

	if (file_read(a, path, &text, &e) < 0) {
		fprintf(stderr, "%s\n", e.text);
		exit(3);
	}
	for (start = text; text.n;) {
		struct str line = str_cut(text, str_find(text, '\n'));
		struct str id = str_cut(line, str_find(line, '\t'));

		if (line.n == 0) {
			if (n && n <= SENTENCE_TOKENS)
				add(a, (struct str){start.p, (size_t)(line.p - start.p)}, n, out);
			n = 0;
			start = str_skip(text, 1);
		} else if (line.p[0] != '#' && str_find(id, '-') == id.n && str_find(id, '.') == id.n) {
			n++;
		}
		text = str_skip(text, line.n + 1);
	}
}
