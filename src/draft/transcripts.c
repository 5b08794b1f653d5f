/* Transcripts: paragraphs that open with a speaker in capitals and a colon, "TELLIS: The bridge is safe." One such line
 * may be anything ("UPDATE: ..."); an article is a transcript where several stand and not all of them name the same. */
#include "draft/rules.h"

const char transcript_rule[] = "transcript";

enum { NAME_WORDS = 5, LEAST_TURNS = 3, LEAST_WORDS = 3 };

/* Words of the name that the line opens with, its colon left out; 0: it opens with none. */
static uint32_t turn(const struct reading *r, const struct line *l)
{
	const struct sentence *s = &r->sentences.v[l->first];
	const struct token *t = r->tokens.v + s->first;
	bool long_one = false;

	if (l->n == 0 || l->headline || label_words(t, (int)s->n))
		return 0;
	for (uint32_t i = 0; i < NAME_WORDS && i + LEAST_WORDS < s->n; i++) {
		if (token_is(&t[i], ":"))
			return long_one ? i : 0;
		if (t[i].shape != SHAPE_CAPITALS && !token_among(&t[i], " . , - "))
			return 0;
		long_one |= t[i].form.n > 1;
	}
	return 0;
}

bool transcript(const struct reading *r)
{
	uint32_t turns = 0, first = 0, others = 0;

	for (uint32_t i = 0; i < r->lines.n; i++) {
		if (!turn(r, &r->lines.v[i]))
			continue;
		turns++;
		first = turns == 1 ? r->tokens.v[r->sentences.v[r->lines.v[i].first].first].word : first;
		others += r->tokens.v[r->sentences.v[r->lines.v[i].first].first].word != first;
	}
	return turns >= LEAST_TURNS && others > 0;
}

bool transcript_turn(const struct reading *r, const struct lexicon *x, uint32_t number, attribution_list *out)
{
	const struct sentence *s = &r->sentences.v[number];
	const struct line *l = &r->lines.v[s->line];
	const struct token *t = r->tokens.v + s->first;
	const struct entry *e = lexicon_find(x, CLASS_VERB, STR("say"));
	struct attribution a = {.sentence = number, .direct = true, .rule = transcript_rule};
	uint32_t n = turn(r, l);

	if (!n || !e)
		return false;
	if (number > l->first)
		return true; /* goes on */
	a.entry = *e;
	a.head = s->first + n;
	a.source = (struct place){t[0].at, t[n - 1].end};
	a.cue = (struct place){t[n].at, t[n].end};
	a.content[a.n_content++] = (struct place){t[n + 1].at, l->end};
	vec_push(out, a);
	return true;
}
