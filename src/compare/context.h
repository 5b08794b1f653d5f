/* What the rules of one comparison share: the model, the state of every answer, and the findings made so far.
 * Each rule is a file of its own that reads a cell (a group's answers of one era) or a whole group and adds findings. */
#ifndef COMPARE_CONTEXT_H
#define COMPARE_CONTEXT_H

#include "compare/compare.h"

/* Why an answer takes no part. The order matters: what comes first is said first. */
enum left { LEFT_NOT, LEFT_NON_ANSWER, LEFT_DROPPED, LEFT_QUARANTINED, LEFT_INFERRED, LEFT_DRAFT, LEFT_OTHER_REPLY };

struct state {
	uint32_t camp : 26;  /* in the dispute of §3.5 of its era: numbered from 1; 0: stands in none */
	uint32_t left : 4;   /* enum left: it left before anything was compared */
	uint32_t turned : 1; /* retracted or corrected: shown, holds up no camp any more */
	uint32_t weaker : 1; /* one origin gives the entailing answer elsewhere (§3.3): that finding says it, no echo */
};

struct context {
	struct arena *arena;    /* of the run */
	struct arena *scratch;  /* reset between components */
	const struct ledger *l;
	struct comparison *out;
	const struct answer *a; /* out->answers.v.v */
	struct state *state;    /* per answer */
	struct ties *ties;
	const uint8_t *stake;   /* per symbol: some voice's side */
	const uint8_t *orders;  /* per source: the enum claim_order that it has claims of, a bit each */
	struct voice_note *voice_notes; /* likely-same voices described otherwise, for the end (attribution_voices.c) */
	bool with_drafts;
	const bool *later;       /* by ruling: made after the day that is asked for (as_of.h); NULL: all count */
	bool corrections;       /* some claim `corrects`, or some source is a `version-of` */
	size_t first_finding;   /* of the component being compared */
	bool keep_dropped;      /* first look: what would stand without the rulings that drop a claim */
};

static inline const struct question *question_of(const struct context *c, const struct answer *a)
{
	return &c->l->questions.v[a->question];
}

static inline bool takes_part(const struct context *c, uint32_t answer)
{
	return c->state[answer].left == LEFT_NOT;
}

/* Takes part and is no derived answer: those never agree, echo, conflict in attribution or drift. */
static inline bool typed_part(const struct context *c, uint32_t answer)
{
	return takes_part(c, answer) && c->a[answer].from == NONE;
}

static inline bool is_real(const struct answer *a)
{
	return a->class == CLASS_REAL;
}

static inline bool said_on_one_day(const struct answer *a, const struct answer *b)
{
	return a->day_lo <= b->day_hi && b->day_lo <= a->day_hi;
}

/* The quieter reading: days that only may be the same are not one day. */
static inline bool said_on_the_same_day(const struct answer *a, const struct answer *b)
{
	return a->day_lo == b->day_lo && a->day_hi == b->day_hi;
}

static inline bool said_before(const struct answer *a, const struct answer *b)
{
	return a->day_hi < b->day_lo;
}

/* Both questions count time in the same unit. */
bool same_unit(const struct context *c, uint32_t question, uint32_t other);

/* All answers of a group, in the scratch. */
uint32_t *members_of(const struct context *c, const struct group *g);

/* By claim, then index: the order in which camps and strands list their answers. */
void answers_sort(const struct context *c, uint32_t *v, size_t n);

/* A total order of values (type by type; lower end first), canonical text apart from doubt and completeness first. */
int value_order(const struct value *a, const struct value *b);
/* The same canonical text: the same symbols, the same typed bounds. */
bool value_same(const struct value *a, const struct value *b);

/* Canonical text of several values: what they all say (of numbers and dates the hull: 6 and "6+" are "at least 6"), else
 * the sorted distinct values. In the arena. */
struct str values_text(const struct context *c, const uint32_t *v, size_t n);

/* The one of V whose window begins first. */
uint32_t first_in_time(const struct context *c, const uint32_t *v, size_t n);

/* ---- pairs (opposes.c) --------------------------------------------------------------------------------------------- */

enum overlap { OVERLAP_NO, OVERLAP_POSSIBLE, OVERLAP_SURE };

/* `first` and `later` of one source never overlap, whatever their windows. */
bool told_apart_by_order(const struct answer *a, const struct answer *b);
/* Whether the two can be about one time (§3.1); untimed questions always are. */
enum overlap overlap(const struct context *c, const struct answer *a, const struct answer *b);
/* The same, as if nobody denied anybody: a denial joins the times of opposite answers only. */
enum overlap overlap_undenied(const struct context *c, const struct answer *a, const struct answer *b);
/* A denies the claim, its chain's sources or speakers, or its source; by name, not by `denies: yes`. */
bool denies(const struct context *c, const struct answer *a, const struct answer *b);
bool denies_framed(const struct context *c, const struct answer *a); /* denies: yes */
/* A plan, willing or likely answer, or a no typed plan, decided or dropped. */
bool is_forecast(const struct answer *a);
/* One forecasts, the other is the later outcome, and the later one denies nothing (§3.1): no dispute. */
bool is_outcome(const struct context *c, const struct answer *earlier, const struct answer *later);
/* Within one group: both cannot hold, and they are about one time. */
enum overlap opposes(const struct context *c, const struct answer *a, const struct answer *b);
/* The values alone cannot both be true. */
bool contrary(const struct context *c, const struct answer *a, const struct answer *b);

/* ---- ties and strands (ties.c, strands.c), §4 ------------------------------------------------------------------------ */

struct ties *ties_new(const struct context *c);
void ties_free(struct ties *t);

enum tie { TIE_NONE, TIE_DESK, TIE_ORIGIN };
enum tie tied(const struct context *c, uint32_t a, uint32_t b);
/* What ties them, for `why`: "same voice", "same outlet", …; empty if nothing does. */
struct str tie_reason(const struct context *c, uint32_t a, uint32_t b);
/* The same as a clause for readers: "both are the word of Jory Blass". */
struct str tie_in_words(const struct context *c, uint32_t a, uint32_t b);
/* Does any answer of X tie with any of Y? */
bool sides_tied(const struct context *c, const uint32_t *x, size_t nx, const uint32_t *y, size_t ny);

/* Connected components of V, each sorted; a joint claim stands in every strand it counts with. WITH_DESKS: desk ties
 * count too. Memory: ARENA. */
const struct strand *strands(const struct context *c, struct arena *arena, const uint32_t *v, size_t n, bool with_desks,
	uint32_t *n_out);

/* ---- who is who (speakers.c) ------------------------------------------------------------------------------------------ */

bool same_speaker(const struct answer *a, const struct answer *b);   /* one speaker in common, equal */
/* Some speaker of A and some of B are equal, likely-same, or part-of each other. */
bool kindred_speakers(const struct context *c, const struct answer *a, const struct answer *b);
bool likely_voices(const struct context *c, uint32_t voice_a, uint32_t voice_b); /* symbols */
bool own_voice(const struct answer *a);      /* an outlet speaking for itself, alone */
/* Source index whose desk the answer's own voice or unnamed voice belongs to, or NONE. */
uint32_t speaker_desk(const struct context *c, const struct answer *a, const struct speaker *s);
/* The word of a party with a stake: in the group's slots, some voice's side, `party: yes`, their parts and speakers (§0). */
bool is_interested(const struct context *c, const struct answer *a);
/* The entity itself has a stake in the question A answers. */
bool is_party(const struct context *c, const struct answer *a, uint32_t sym);
void find_stakes(const struct ledger *l, uint8_t *stake); /* marks every voice's side, per symbol */

/* ---- findings (findings.c) ---------------------------------------------------------------------------------------------- */

struct camp_draft {
	const uint32_t *answers; /* need not be sorted; copied */
	size_t n;
	struct str value;
	bool set_aside;
	const uint32_t *counted; /* NULL, or the answers that add strands (without supporters) */
	size_t n_counted;
};

struct finding_draft {
	enum finding_kind kind;
	uint32_t question;
	const uint32_t *slots;
	const uint32_t *const *slots_other;
	uint32_t n_slots_other;
	struct camp_draft camps[2];
	const struct camp_draft *more; /* if more than two: all of them */
	size_t n_camps;
	const uint32_t *between; /* answers that fit more than one camp */
	size_t n_between;
	unsigned flags;
	int steps;            /* up or down, beside base, importance and doubt */
	int floor;            /* never below (quote-drift: low) */
	bool class_only;      /* said against plan: a finding of its own, no dispute of an era (§3.4) */
	bool possible;        /* no pair overlaps surely in time */
	int base;             /* -1: the kind's own */
	bool no_bonus;        /* importance adds nothing */
	bool timed;
	int32_t era_lo, era_hi;
	enum opposition opposition;
	enum answer_class class; /* for folding: which class agrees */
	struct str era_text;  /* further basis of identity (wordings, speakers), or empty */
};

/* Again strands, cautions, severity, message, identity, after camps or flags have changed. */
void finding_settle(struct context *c, struct finding *f);
/* One more camp, last, set aside. */
void finding_set_aside(struct context *c, struct finding *f, const uint32_t *answers, size_t n);
/* Cautions of its camps (cautions.c). */
unsigned cautions_of(struct context *c, const struct finding *f);

/* A ruling `real` or `both-true` holds for the finding: nothing is quarantined for it any more. */
bool ruling_spares(struct context *c, uint32_t finding);
/* The set-aside camp counts again. */
void finding_take_back(struct context *c, uint32_t finding, uint32_t camp);

/* Does an answer of one camp tie with one of another? (tied.c) */
bool camps_tied(const struct context *c, const struct camp_draft *camps, uint32_t n);

/* Completes (strands, cautions, severity, message, fingerprint) and keeps it. Returns its index. */
uint32_t finding_add(struct context *c, const struct finding_draft *d);

#endif
