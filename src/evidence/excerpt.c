/* The sentence around a claim's words, for reports that show whole sentences. */
#include "evidence/evidence.h"

#include "evidence/people.h"
#include "text/utf8.h"

/* Byte at which F's first words begin in the block, or NONE. */
static uint32_t stands_at(const struct fragment *f, const struct copy *c, uint32_t block)
{
	size_t n = f->start.n > 1 ? f->start.v[1] : f->pieces.v.n;

	for (uint32_t i = c->first[block]; n && i < c->first[block + 1]; i++)
		if (i + n <= c->n_tokens && tokens_same(&c->token[i], f->pieces.v.v, n))
			return c->token[i].at;
	return NONE;
}

/* From the first word of the sentence at byte AT to the first of the next. */
static struct str sentence_at(struct arena *scratch, struct str text, uint32_t at)
{
	struct words_list w = {0};
	size_t from = 0, to = text.n;

	words_split(&w, scratch, text, 0, text.n);
	for (size_t i = 1; i < w.v.n; i++) {
		if (!w.v.v[i].starts)
			continue;
		if (w.v.v[i].at <= at) {
			from = w.v.v[i].at;
		} else {
			to = w.v.v[i].at;
			break;
		}
	}
	vec_free(&w.v);
	while (from > 0 && text.p[from - 1] != ' ') /* an opening mark */
		from--;
	while (to < text.n && to > from && text.p[to - 1] != ' ')
		to--;
	return str_trim((struct str){text.p + from, to - from});
}

struct str evidence_sentence(const struct evidence *e, uint32_t claim)
{
	const struct claim *x = &e->l->claims.v[claim];
	const struct copy *c = copy_of_source(&e->copies, x->source);
	const struct claim_extra *extra = claim_extra(e->l, claim);
	uint32_t block = c ? copy_block(c, x) : NONE, at;
	struct fragment f = {0};
	struct str out = STR("");

	if (block == NONE || !(x->quotes.n || (extra && extra->words.n)))
		return out;
	fragment_read(&f, e->arena, extra && extra->words.n ? extra->words.v[0] : x->quotes.v[0]);
	at = stands_at(&f, c, block);
	if (at != NONE)
		out = sentence_at(e->arena, c->article.blocks[block].text, at);
	fragment_free(&f);
	return out;
}
