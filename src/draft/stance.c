/* Stance from four things: the verb of the cue (lexicon/verbs.txt), negation of the cue, negation and words of truth
 * in the content, hedges. Where they do not settle it the answer stays open: a wrong "no" is worse than none. */
#include "draft/stance.h"

#include "draft/tree.h"

static const char nots[] = " not n't no never none nobody nothing neither nor nowhere hardly ";
/* "comes as no surprise": no negation of the rest. */
static const char idioms[] = " surprise doubt wonder secret less matter question mistake coincidence ";
static const char known[] = " clear known certain sure obvious ";
static const char falsities[] = " false untrue untruth fabricated baseless unfounded groundless fiction lie lies "
				"nonsense rubbish wrong incorrect "
				"invented fake hoax fantasy inaccurate fabrication fabrications falsehood falsehoods ";
static const char hedges[] =
	" may might could likely probably possibly perhaps apparently presumably would appears appear appeared seems "
	"seem seemed ";
static const char rumours[] = " allegedly reportedly purportedly supposedly alleged suspected ";
static const char silence[] =
	" comment say discuss answer confirm elaborate respond speak specify identify name give disclose talk reply "
	"provide be ";
static const char leaves_open[] = " rule deny exclude dismiss ";
/* What can be denied or rejected as untrue; the rest (access, offers, bids) is refused, not denied. */
static const char matters[] =
	" claim claims report reports allegation allegations accusation accusations suggestion suggestions rumor "
	"rumors rumour rumours charge charges account accounts assertion assertions notion idea wrongdoing involvement "
	"role knowledge "
	"responsibility guilt link links connection it that this any having being speculation story stories criticism "
	"contention theory "
	"narrative characterization insinuation insinuations ";
static const char refusable[] = " access request requests leave bail permission entry appeal appeals visa motion "
				"application licence license asylum "
				"petition ";
static const char given_up[] = " drop dropped drops dropping abandon abandoned abandons scrap scrapped scraps cancel "
			       "cancelled canceled shelved "
			       "shelve withdrew withdraw withdrawn ";

static const char *const class_words[N_CLAIM_CLASSES] = {
	"said", "likely", "alleged", "plan", "willing", "decided", "dropped"};

const char *claim_class_word(unsigned as)
{
	return class_words[as];
}

void words_in_place(const struct reading *r, struct place p, uint32_t *first, uint32_t *n)
{
	size_t lo = 0, hi = r->tokens.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (r->tokens.v[mid].end <= p.at)
			lo = mid + 1;
		else
			hi = mid;
	}
	*first = (uint32_t)lo;
	while (lo < r->tokens.n && r->tokens.v[lo].at < p.end)
		lo++;
	*n = (uint32_t)lo - *first;
}

struct words_seen {
	unsigned negations;
	bool untrue, hedged, rumoured, asked, conditional, given_up, neither, unclear;
};

/* Is what stands from word T on another matter than that of the main clause, whose verb came (VERB) or not? */
static bool another_matter(const struct token *t, bool opening, bool verb)
{
	if (!opening && (token_among(t, " because although though unless who whose which while whereas ") ||
				t->tag == TAG_STOP))
		return true;
	return verb && (t->tag == TAG_CC || token_among(t, " after before since until despite "));
}

/* One word more; NEXT: the one behind it, NULL at the end. */
static void look_at(struct words_seen *s, const struct token *t, const struct token *next)
{
	s->negations += token_among(t, nots) &&
			!(token_is(t, "no") && next && (next->tag == TAG_COMMA || token_among(next, idioms)));
	s->unclear |= s->negations && token_among(t, known) && next &&
		      token_among(next, " whether if how why what who when where ");
	s->untrue |= token_among(t, falsities);
	s->hedged |= token_among(t, hedges) && !tag_noun(t->tag); /* "in May" is no hedge */
	s->rumoured |= token_among(t, rumours);
	s->given_up |= token_among(t, given_up);
}

/* The words of the first main clause: what stands behind the second comma, behind "and" after a verb, or behind
 * "because", "who", "after" is another matter. */
static struct words_seen look(const struct reading *r, uint32_t first, uint32_t n)
{
	struct words_seen s = {0};
	unsigned commas = 0;
	bool verb = false;

	for (uint32_t i = first; i < first + n && i < first + 40; i++) {
		const struct token *t = &r->tokens.v[i];

		if ((t->tag == TAG_COMMA && ++commas > 1) || another_matter(t, i <= first + 2, verb))
			break;
		verb |= t->tag == TAG_VBD || t->tag == TAG_VBZ || t->tag == TAG_VBP || t->tag == TAG_MD;
		look_at(&s, t, i + 1 < first + n ? t + 1 : NULL);
	}
	s.conditional = n && token_is(&r->tokens.v[first], "if");
	for (uint32_t i = first; i + 2 < first + n; i++)
		s.neither |=
			token_among(&r->tokens.v[i], " confirm confirmed ") && token_is(&r->tokens.v[i + 1], "nor");
	if (n)
		s.asked = token_is(&r->tokens.v[first + n - 1], "?") ||
			  (n > 1 && token_is(&r->tokens.v[first + n - 2], "?"));
	return s;
}

static bool cue_negated(const struct reading *r, const struct attribution *a)
{
	uint32_t first, n;

	words_in_place(r, a->cue, &first, &n);
	for (uint32_t i = first; i < first + n; i++) {
		if (token_among(&r->tokens.v[i], nots))
			return true;
	}
	return false;
}

static bool refused(const struct reading *r, uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n && i < first + 6 && !token_is(&r->tokens.v[i], "that"); i++) {
		if (token_among(&r->tokens.v[i], refusable))
			return true;
	}
	return false;
}

/* The first noun of an object that is refused or denied, and whether it is something that can be untrue. */
static bool deniable(const struct reading *r, uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n && i < first + 12; i++) {
		const struct token *t = &r->tokens.v[i];

		if (token_among(t, " that whether ") || token_among(t, matters) || t->tag == TAG_VBG)
			return true;
		if (tag_noun(t->tag) && (i + 1 >= first + n || !tag_noun(t[1].tag)))
			return false;
	}
	return false;
}

static struct stance open_stance(const char *reason)
{
	return (struct stance){.answer = ANSWER_OPEN, .reason = reason};
}

/* declined to say, refused to rule out, refused to resign */
static struct stance declining(const struct reading *r, uint32_t first, uint32_t n)
{
	for (uint32_t i = first; i < first + n && i < first + 4; i++) {
		if (token_among(&r->tokens.v[i], leaves_open))
			return open_stance("would not rule it out: left open");
		if (token_among(&r->tokens.v[i], silence))
			return (struct stance){.answer = ANSWER_DECLINED, .reason = "declined to comment"};
	}
	return (struct stance){.answer = ANSWER_NO, .as = DECIDED, .reason = "refused to do it"};
}

static struct stance with_hedges(struct stance s, const struct words_seen *w, const struct entry *e)
{
	if (w->rumoured || (e && (str_is(e->word, "allege") || str_is(e->word, "accuse") || str_is(e->word, "claim"))))
		s.as = ALLEGED;
	else if (w->given_up && s.as == SAID)
		s.as = DROPPED;
	else if (e && e->kind == KIND_PLAN)
		s.as = str_is(e->word, "willing") || str_is(e->word, "ready") || str_is(e->word, "prepared") ? WILLING
													     : PLAN;
	else if (e && e->kind == KIND_WISH)
		s.as = PLAN;
	else if (w->hedged || w->conditional || (e && e->kind == KIND_BELIEF))
		s.as = LIKELY;
	return s;
}

static struct stance denying(
	const struct reading *r, const struct attribution *a, const struct words_seen *w, uint32_t first, uint32_t n)
{
	struct stance s = {
		.answer = w->negations & 1 ? ANSWER_YES : ANSWER_NO, .denial = true, .reason = "the verb denies it"};

	if (cue_negated(r, a))
		return open_stance("did not deny it: left open");
	if (a->entry.kind == KIND_ATTITUDE && !str_is(a->entry.word, "reject"))
		return open_stance("is against it: says nothing of its truth");
	if (!str_is(a->entry.word, "deny") && !deniable(r, first, n))
		return open_stance("refused, not denied");
	if (refused(r, first, n))
		return open_stance("something was refused, not denied");
	return with_hedges(s, w, NULL);
}

static struct stance affirming(const struct words_seen *w, const struct entry *e)
{
	bool no = (w->negations + w->untrue) & 1;
	struct stance s = {
		.answer = no ? ANSWER_NO : ANSWER_YES, .negated = no, .denial = w->untrue && !(w->negations & 1)};

	s.reason = s.denial ? "calls it untrue" : no ? "says that it is not so" : "affirms it";
	return with_hedges(s, w, e);
}

struct stance stance_of(const struct reading *r, const struct attribution *a, uint32_t first, uint32_t n)
{
	struct words_seen w;
	struct stance s;

	if (a)
		words_in_place(r, a->content[0], &first, &n);
	w = look(r, first, n);
	if (w.unclear)
		return open_stance("not known: left open");
	if (w.neither)
		return open_stance("neither confirms nor denies it");
	if (!a)
		return w.asked ? open_stance("a question") : affirming(&w, NULL);
	if (a->entry.stance == STANCE_DECLINE)
		return declining(r, first, n);
	if (a->entry.stance == STANCE_DENY) {
		s = denying(r, a, &w, first, n);
		s.negated = w.negations & 1;
		return s;
	}
	if (a->entry.stance == STANCE_DOUBT)
		return (struct stance){.answer = ANSWER_DOUBT, .negated = w.negations & 1, .reason = "doubts it"};
	if (a->entry.stance == STANCE_ASK || a->entry.stance == STANCE_NEUTRAL || w.asked)
		return open_stance("a request or a question: says nothing of its truth");
	if (cue_negated(r, a))
		return open_stance("did not say it");
	s = affirming(&w, &a->entry);
	if (a->rule == passive_rule && a->source.at == a->source.end && a->entry.kind == KIND_SPEECH && s.as == SAID)
		s.as = ALLEGED; /* "they were told that": by whom is not said, and the article does not vouch for it */
	return s;
}
