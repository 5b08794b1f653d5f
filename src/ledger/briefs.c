/* What reading a claim asks of its source and of the question it answers: a few bytes each, close together, found by id
 * without a look at anything else. In a large ledger the symbols, sources and questions themselves are far away in memory,
 * and each claim would have to wait for them. */
#include "ledger/reader.h"

void sources_brief(struct reader *r)
{
	const struct ledger *l = r->l;

	for (uint32_t i = 0; i < l->sources.n; i++) {
		vec_push(&r->source_briefs, (struct source_brief){NONE, false, l->sources.v[i].n_voices > 0});
		str_map_put(&r->source_index, symbol_id(l, l->sources.v[i].sym), i);
	}
}

/* Questions of one type share their values, unless something of their own bears on what a text means. */
static struct question_brief brief_of(const struct question *q, uint32_t index)
{
	bool own = q->is_one_of || q->unit.n || q->day.n || q->about != NUM_ONE / 10;
	struct question_brief b = {.value_class = own ? index + VALUE_SET + 1 : q->type, .type = q->type,
				   .faulty = q->text.n == 0, .dated = q->day.n > 0};

	for (uint32_t i = 0; i < q->n_slots; i++)
		b.required |= q->slots[i].fallback == NONE;
	return b;
}

void questions_brief(struct reader *r)
{
	const struct ledger *l = r->l;

	for (uint32_t i = 0; i < l->questions.n; i++) {
		vec_push(&r->question_briefs, brief_of(&l->questions.v[i], i));
		str_map_put(&r->question_index, symbol_id(l, l->questions.v[i].sym), i);
	}
}

void questions_used(struct reader *r)
{
	for (size_t i = 0; i < r->question_briefs.n; i++)
		if (r->question_briefs.v[i].used)
			r->l->symbols.v[r->l->questions.v[i].sym].used = true;
}
