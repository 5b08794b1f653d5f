/* train TRAIN.conllu DEV.conllu MODEL.bin: trains tagger, parser and labels, prints their accuracy on DEV, writes the
 * weights.
 *
 * Always the same bytes from the same treebank: the order of sentences comes from a generator with a fixed seed, all
 * sums are of whole numbers. The parser learns from tags as the tagger gives them to sentences it has not seen (five
 * folds). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "conllu.h"

enum { TAG_ROUNDS = 8, MOVE_ROUNDS = 14, LABEL_ROUNDS = 8, FOLDS = 5, FOLD_ROUNDS = 5 };

/* A choice that is right by less than this is learnt again: what is only just right is wrong elsewhere. */
enum { TAG_MARGIN = 30, MOVE_MARGIN = 60, LABEL_MARGIN = 60 };

/* ---- a perceptron with averaged weights --------------------------------------------------------------------- */

struct learner {
	enum task task;
	uint32_t bytes;
	int32_t *w;
	int64_t *sum;
	uint32_t *since; /* when w was last added to sum */
	uint32_t now;
};

static struct learner learner_new(enum task task)
{
	struct learner l = {.task = task, .bytes = weights_bytes(task), .now = 1};

	l.w = calloc(l.bytes, sizeof *l.w);
	l.sum = calloc(l.bytes, sizeof *l.sum);
	l.since = calloc(l.bytes, sizeof *l.since);
	if (!l.w || !l.sum || !l.since)
		exit(3);
	return l;
}

static void learner_free(struct learner *l)
{
	free(l->w);
	free(l->sum);
	free(l->since);
}

static void score(const struct learner *l, const uint32_t *features, unsigned n, unsigned classes, int64_t *scores)
{
	memset(scores, 0, sizeof *scores * classes);
	for (unsigned i = 0; i < n; i++) {
		const int32_t *row = l->w + weights_place(features[i], weights_sizes[l->task]);

		for (unsigned c = 0; c < classes; c++)
			scores[c] += row[c];
	}
}

static void add(struct learner *l, uint32_t place, int by)
{
	l->sum[place] += (int64_t)l->w[place] * (l->now - l->since[place]);
	l->since[place] = l->now;
	l->w[place] += by;
}

static void update(struct learner *l, const uint32_t *features, unsigned n, unsigned right, unsigned wrong)
{
	for (unsigned i = 0; right != wrong && i < n; i++) {
		uint32_t row = weights_place(features[i], weights_sizes[l->task]);

		add(l, row + right, 1);
		add(l, row + wrong, -1);
	}
	l->now++;
}

/* Averages as signed bytes: one weight in two thousand may be cut off at 127. */
static int8_t *quantized(struct learner *l)
{
	int8_t *out = calloc(l->bytes, 1);
	int64_t *size = calloc(l->bytes, sizeof *size), top = 1;
	size_t buckets[4096] = {0}, nonzero = 0, seen = 0;
	int b = 4095;

	if (!out || !size)
		exit(3);
	for (uint32_t i = 0; i < l->bytes; i++) {
		add(l, i, 0);
		size[i] = llabs(l->sum[i]);
		top = size[i] > top ? size[i] : top;
	}
	for (uint32_t i = 0; i < l->bytes; i++) {
		buckets[(size_t)(size[i] * 4095 / top)]++;
		nonzero += size[i] != 0;
	}
	while (b > 1 && (seen += buckets[b]) < nonzero / 2000)
		b--;
	top = top * b / 4095;
	for (uint32_t i = 0; i < l->bytes; i++) {
		int64_t v = (l->sum[i] * 254 / top + (l->sum[i] < 0 ? -1 : 1)) / 2;

		out[i] = (int8_t)(v > 127 ? 127 : v < -127 ? -127 : v);
	}
	free(size);
	return out;
}

/* ---- order -------------------------------------------------------------------------------------------------- */

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

static void shuffle(uint32_t *order, size_t n, uint64_t *seed)
{
	for (size_t i = n; i > 1; i--) {
		size_t j = next_random(seed) % i;
		uint32_t t = order[i - 1];

		order[i - 1] = order[j];
		order[j] = t;
	}
}

static uint32_t *in_order(size_t n)
{
	uint32_t *order = mem_resize(NULL, n * sizeof *order);

	for (size_t i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	return order;
}

/* ---- tags --------------------------------------------------------------------------------------------------- */

static void learn_tags(struct learner *l, struct gold *g)
{
	uint32_t features[WEIGHTS_FEATURES];
	int64_t scores[WEIGHTS_CLASSES];

	for (int i = 0; i < g->n; i++) {
		unsigned n = tag_features(g->t, g->n, i, features), best = 1, rival = 0;

		score(l, features, n, N_TAGS, scores);
		for (unsigned c = 2; c < N_TAGS; c++) {
			if (scores[c] > scores[best])
				best = c;
		}
		for (unsigned c = 1; c < N_TAGS; c++) {
			if (c != g->tag[i] && (!rival || scores[c] > scores[rival]))
				rival = c;
		}
		if (g->tag[i])
			update(l, features, n, g->tag[i],
				scores[g->tag[i]] - scores[rival] < TAG_MARGIN ? rival : g->tag[i]);
		g->t[i].tag = (uint8_t)best;
	}
}

/* Trains on the sentences whose number modulo FOLDS is not LEAVE. */
static int8_t *train_tagger(treebank *b, unsigned leave, unsigned rounds)
{
	struct learner l = learner_new(TASK_TAG);
	uint32_t *order = in_order(b->n);
	uint64_t seed = 20110614;
	int8_t *out;

	for (unsigned r = 0; r < rounds; r++) {
		shuffle(order, b->n, &seed);
		for (size_t i = 0; i < b->n; i++) {
			if (order[i] % FOLDS != leave)
				learn_tags(&l, &b->v[order[i]]);
		}
	}
	out = quantized(&l);
	learner_free(&l);
	free(order);
	return out;
}

static void tag_folds(treebank *b)
{
	for (unsigned f = 0; f < FOLDS; f++) {
		int8_t *w = train_tagger(b, f, FOLD_ROUNDS);
		struct weights m = {.task[TASK_TAG] = w};

		for (size_t i = f; i < b->n; i += FOLDS)
			tag_sentence(&m, b->v[i].t, b->v[i].n);
		free(w);
	}
}

/* ---- moves -------------------------------------------------------------------------------------------------- */

/* Is there a gold arc between I and a place on the stack, the top ABOVE left out? */
static bool arc_to_stack(const struct state *s, const struct gold *g, int i, int above)
{
	for (int k = 0; k < s->depth - above; k++) {
		if (g->head[s->stack[k]] == i || (i < s->n && g->head[i] == s->stack[k]))
			return true;
	}
	return false;
}

static bool arc_to_rest(const struct state *s, const struct gold *g, int i, int from)
{
	for (int j = from; j <= s->n; j++) {
		if (g->head[i] == j || (j < s->n && g->head[j] == i))
			return true;
	}
	return false;
}

/* Which moves lose no gold arc that can still be made. */
static void costless(const struct state *s, const struct gold *g, bool *free_of_cost)
{
	int top = s->depth ? s->stack[s->depth - 1] : -1, under = s->depth > 1 ? s->stack[s->depth - 2] : -1,
	    b = s->next;

	free_of_cost[MOVE_SHIFT] =
		state_may(s, MOVE_SHIFT) &&
		(!s->depth || (g->head[b] == top) || !(arc_to_stack(s, g, b, 1) || g->head[top] == b));
	free_of_cost[MOVE_LEFT] = state_may(s, MOVE_LEFT) && !(under >= 0 && g->head[top] == under) &&
				  !arc_to_rest(s, g, top, b + 1) && !(b < s->n && g->head[b] == top);
	free_of_cost[MOVE_RIGHT] = state_may(s, MOVE_RIGHT) && !arc_to_rest(s, g, top, b);
}

static void learn_moves(struct learner *l, const struct gold *g, uint64_t *seed, unsigned round)
{
	uint32_t features[WEIGHTS_FEATURES];
	int64_t scores[WEIGHTS_CLASSES];
	struct state s;

	state_begin(&s, g->t, g->n);
	while (!state_done(&s)) {
		unsigned n = move_features(&s, features);
		int guess = -1, right = -1, rival;
		bool good[N_MOVES];

		score(l, features, n, N_MOVES, scores);
		costless(&s, g, good);
		for (int c = 0; c < N_MOVES; c++) {
			if (state_may(&s, (enum move)c) && (guess < 0 || scores[c] > scores[guess]))
				guess = c;
			if (good[c] && (right < 0 || scores[c] > scores[right]))
				right = c;
		}
		if (right < 0)
			right = guess;
		rival = -1;
		for (int c = 0; c < N_MOVES; c++) {
			if (state_may(&s, (enum move)c) && !good[c] && (rival < 0 || scores[c] > scores[rival]))
				rival = c;
		}
		update(l, features, n, (unsigned)right,
			(unsigned)(rival >= 0 && scores[right] - scores[rival] < MOVE_MARGIN ? rival : right));
		state_move(&s, (enum move)(round > 1 && next_random(seed) % 10 ? guess : right));
	}
}

static int8_t *train_moves(treebank *b)
{
	struct learner l = learner_new(TASK_MOVE);
	uint32_t *order = in_order(b->n);
	uint64_t seed = 4711;
	int8_t *out;

	for (unsigned r = 0; r < MOVE_ROUNDS; r++) {
		shuffle(order, b->n, &seed);
		for (size_t i = 0; i < b->n; i++) {
			if (b->v[order[i]].projective)
				learn_moves(&l, &b->v[order[i]], &seed, r);
		}
		fprintf(stderr, "moves: round %u\n", r + 1);
	}
	out = quantized(&l);
	learner_free(&l);
	free(order);
	return out;
}

/* ---- labels ------------------------------------------------------------------------------------------------- */

static void gold_state(struct state *s, const struct gold *g)
{
	state_begin(s, g->t, g->n);
	for (int d = 1; d <= g->n; d++) { /* inner children first, so that the outermost comes to lie first */
		for (int i = 0; i < g->n; i++) {
			int h = g->head[i], *outer = i < h ? s->left[h] : s->right[h];

			if (abs(h - i) != d)
				continue;
			s->head[i] = h;
			outer[1] = outer[0];
			outer[0] = i;
			(*(i < h ? &s->n_left[h] : &s->n_right[h]))++;
		}
	}
}

static int8_t *train_labels(treebank *b)
{
	struct learner l = learner_new(TASK_LABEL);
	uint32_t *order = in_order(b->n), features[WEIGHTS_FEATURES];
	int64_t scores[WEIGHTS_CLASSES];
	uint64_t seed = 1789;
	struct state s;
	int8_t *out;

	for (unsigned r = 0; r < LABEL_ROUNDS; r++) {
		shuffle(order, b->n, &seed);
		for (size_t k = 0; k < b->n; k++) {
			const struct gold *g = &b->v[order[k]];

			gold_state(&s, g);
			for (int i = 0; i < g->n; i++) {
				unsigned n = label_features(&s, i, features), best = 1;

				if (g->head[i] == g->n)
					continue;
				score(&l, features, n, N_ARCS, scores);
				best = g->rel[i] == 1 ? 2 : 1;
				for (unsigned c = 1; c < N_ARCS; c++) {
					if (c != g->rel[i] && scores[c] > scores[best])
						best = c;
				}
				update(&l, features, n, g->rel[i],
					scores[g->rel[i]] - scores[best] < LABEL_MARGIN ? best : g->rel[i]);
			}
		}
	}
	out = quantized(&l);
	learner_free(&l);
	free(order);
	return out;
}

/* ---- the whole ---------------------------------------------------------------------------------------------- */

static void measure(const struct weights *m, treebank *b)
{
	unsigned words = 0, tags = 0, heads = 0, both = 0, counted = 0;

	for (size_t k = 0; k < b->n; k++) {
		struct gold *g = &b->v[k];

		tag_sentence(m, g->t, g->n);
		tags_mend_finite(g->t, g->n);
		parse_tagged(m, g->t, g->n);
		for (int i = 0; i < g->n; i++) {
			bool head = g->t[i].head == (g->head[i] == g->n ? -1 : g->head[i]);

			words++;
			tags += g->t[i].tag == g->tag[i];
			if (g->rel[i] == ARC_PUNCT)
				continue;
			counted++;
			heads += head;
			both += head && g->t[i].rel == g->rel[i];
		}
	}
	printf("tags %.2f%%, arcs %.2f%%, arcs with labels %.2f%% (punctuation left out)\n", 100.0 * tags / words,
		100.0 * heads / counted, 100.0 * both / counted);
}

static void write_model(const struct weights *m, const char *path)
{
	struct buf b = {0};
	struct err e;

	for (unsigned t = 0; t < N_TASKS; t++)
		buf_add(&b, (struct str){(const char *)m->task[t], weights_bytes((enum task)t)});
	if (file_write(path, buf_str(&b), &e) < 0) {
		fprintf(stderr, "%s\n", e.text);
		exit(3);
	}
	buf_free(&b);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	treebank train = {0}, dev = {0};
	struct weights m;

	if (argc != 4) {
		fprintf(stderr, "usage: train TRAIN.conllu DEV.conllu MODEL.bin\n");
		return 2;
	}
	treebank_read(a, argv[1], &train);
	treebank_read(a, argv[2], &dev);
	tag_folds(&train);
	fprintf(stderr, "tags: five folds done\n");
	m.task[TASK_MOVE] = train_moves(&train);
	m.task[TASK_LABEL] = train_labels(&train);
	m.task[TASK_TAG] = train_tagger(&train, FOLDS, TAG_ROUNDS);
	measure(&m, &dev);
	write_model(&m, argv[3]);
	arena_free(a);
	return 0;
}
