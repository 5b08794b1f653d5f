/* Looking for fragments: exact rows of folded words first, then the window with most words in common. */
#include "evidence/fragments.h"

#include "base/sort.h"
#include "text/utf8.h"

enum { PIECES_APART = 400 /* words that an ellipsis may stand for */ };

/* ---- reading --------------------------------------------------------------------------------------------------------- */

/* Bytes of an ellipsis at AT: "…", "...", ". . ."; 0 if there is none. */
static size_t ellipsis_at(struct str s, size_t at)
{
	size_t n = 0, dots = 0;

	if (str_starts(str_skip(s, at), "\xE2\x80\xA6"))
		return 3;
	while (at + n < s.n && (s.p[at + n] == '.' || (dots && s.p[at + n] == ' ' && at + n + 1 < s.n && s.p[at + n + 1] == '.'))) {
		dots += s.p[at + n] == '.';
		n++;
	}
	return dots >= 3 ? n : 0;
}

static void end_piece(struct fragment *f, struct arena *scratch, struct str piece)
{
	size_t before = f->pieces.v.n;

	tokens_add(&f->pieces, scratch, piece);
	if (f->pieces.v.n > before)
		vec_push(&f->start, (uint32_t)before);
}

void fragment_read(struct fragment *f, struct arena *scratch, struct str text)
{
	size_t from = 0, at = 0;

	f->all.v.n = f->pieces.v.n = f->start.n = 0;
	tokens_add(&f->all, scratch, text);
	while (at < text.n) {
		size_t dots = ellipsis_at(text, at), here = at;

		if (!dots && text.p[at] != '[') {
			at++;
			continue;
		}
		end_piece(f, scratch, (struct str){text.p + from, here - from});
		if (dots)
			at += dots;
		else
			at += str_find(str_skip(text, at), ']');
		from = at;
	}
	end_piece(f, scratch, str_skip(text, from));
}

void fragment_free(struct fragment *f)
{
	vec_free(&f->all.v);
	vec_free(&f->pieces.v);
	vec_free(&f->start);
}

/* ---- standing there -------------------------------------------------------------------------------------------------- */

/* First position from FROM on and before TO at which the N words at V stand; NONE. */
static uint32_t row_at(const struct token *t, uint32_t n_tokens, uint32_t from, uint32_t to, const struct token *v, size_t n)
{
	for (uint32_t i = from; i < to && i + n <= n_tokens; i++)
		if (t[i].hash == v[0].hash && tokens_same(t + i, v, n))
			return i;
	return NONE;
}

/* All pieces in order, the first of them beginning in FROM..TO. */
static bool pieces_at(const struct fragment *f, const struct token *t, uint32_t n_tokens, uint32_t from, uint32_t to)
{
	for (size_t i = 0; i < f->start.n; i++) {
		uint32_t end = i + 1 < f->start.n ? f->start.v[i + 1] : (uint32_t)f->pieces.v.n, n = end - f->start.v[i];

		from = row_at(t, n_tokens, from, to, f->pieces.v.v + f->start.v[i], n);
		if (from == NONE)
			return false;
		from += n;
		to = from + PIECES_APART;
	}
	return f->start.n > 0;
}

static bool stands_in(const struct fragment *f, const struct token *t, const uint32_t *first, uint32_t n_tokens, uint32_t block)
{
	uint32_t n = (uint32_t)f->all.v.n, from = first[block] + 1 > n ? first[block] + 1 - n : 0, to = first[block + 1];

	if (first[block] == to)
		return false;
	if (n && row_at(t, n_tokens, from, to, f->all.v.v, n) != NONE)
		return true;
	return (f->start.n > 1 || f->pieces.v.n != n) && pieces_at(f, t, n_tokens, first[block], to);
}

bool fragment_in(const struct fragment *f, const struct copy *c, const struct spoken *s, uint32_t block)
{
	return stands_in(f, c->token, c->first, c->n_tokens, block) ||
	       (s && stands_in(f, s->token, s->first, s->n, block));
}

/* ---- standing there nearly ------------------------------------------------------------------------------------------- */

/* The different words of a fragment and how often each of them is still wanted in the window. */
struct wanted {
	uint64_t *hash; /* sorted */
	int32_t *left;
	uint32_t n;
};

static int hash_order(const void *x, const void *y, void *context)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	(void)context;
	return a < b ? -1 : a > b;
}

static uint32_t wanted_at(const struct wanted *w, uint64_t hash)
{
	uint32_t lo = 0, hi = w->n;

	while (lo < hi) {
		uint32_t mid = (lo + hi) / 2;

		if (w->hash[mid] < hash)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < w->n && w->hash[lo] == hash ? lo : NONE;
}

static struct wanted wanted_new(const struct fragment *f)
{
	size_t n = f->pieces.v.n;
	struct wanted w = {mem_resize(NULL, (n + 1) * sizeof *w.hash), mem_resize(NULL, (n + 1) * sizeof *w.left), 0};

	for (size_t i = 0; i < n; i++)
		w.hash[i] = f->pieces.v.v[i].hash;
	sort_by(w.hash, n, sizeof *w.hash, hash_order, NULL);
	for (size_t i = 0; i < n; i++) {
		if (w.n && w.hash[w.n - 1] == w.hash[i]) {
			w.left[w.n - 1]++;
			continue;
		}
		w.hash[w.n] = w.hash[i];
		w.left[w.n++] = 1;
	}
	return w;
}

/* The window with most of the fragment's words in one block: how many, and where it begins. */
static uint32_t best_window(struct wanted *w, const struct token *t, uint32_t n, uint32_t width, uint32_t *from)
{
	uint32_t best = 0;
	int32_t have = 0;

	for (uint32_t i = 0; i < n; i++) {
		uint32_t k = wanted_at(w, t[i].hash);

		if (k != NONE && w->left[k]-- > 0)
			have++;
		if (i >= width && (k = wanted_at(w, t[i - width].hash)) != NONE && w->left[k]++ >= 0)
			have--;
		if (have > (int32_t)best) {
			best = (uint32_t)have;
			*from = i >= width ? i + 1 - width : 0;
		}
	}
	for (uint32_t i = n > width ? n - width : 0; i < n; i++) { /* as it was */
		uint32_t k = wanted_at(w, t[i].hash);

		if (k != NONE)
			w->left[k]++;
	}
	return best;
}

/* From the first of the fragment's words in the window to the last. */
static void trim(const struct wanted *w, const struct token *t, uint32_t n, struct passage *out)
{
	uint32_t from = 0, to = n;

	while (from + 1 < to && wanted_at(w, t[from].hash) == NONE)
		from++;
	while (to > from + 1 && wanted_at(w, t[to - 1].hash) == NONE)
		to--;
	out->at = t[from].at;
	out->end = t[to - 1].at + t[to - 1].n;
}

bool fragment_nearest(const struct fragment *f, const struct copy *c, uint32_t block, struct passage *out)
{
	uint32_t n = (uint32_t)f->pieces.v.n, width = n + n / 3 + 1, best = 0;
	struct wanted w;

	if (n < 3)
		return false;
	w = wanted_new(f);
	for (uint32_t b = 0; b < c->article.n_blocks; b++) {
		const struct token *t = c->token + c->first[b];
		uint32_t words = c->first[b + 1] - c->first[b], from = 0, have = best_window(&w, t, words, width, &from);

		if (have > best || (have == best && have && b == block)) {
			best = have;
			out->block = b;
			trim(&w, t + from, words - from < width ? words - from : width, out);
		}
	}
	free(w.hash);
	free(w.left);
	return best * 5 >= n * 3;
}
