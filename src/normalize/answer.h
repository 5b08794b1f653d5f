/* Normalize: claim entry → answers. One answer for every question an entry names, plus those that follow by `entails`. */
#ifndef NORMALIZE_ANSWER_H
#define NORMALIZE_ANSWER_H

#include "ledger/ledger.h"

/* What an answer's `as` comes to. */
enum answer_class { CLASS_REAL, CLASS_LIKELY, CLASS_ALLEGED, CLASS_PLAN, CLASS_WILLING, N_CLASSES };
const char *class_word(enum answer_class c);

enum window_kind { WINDOW_NONE, WINDOW_UNIT, WINDOW_SOME, WINDOW_DURING };

/* Units of the question in which the answer holds: both ends belong to it. */
struct window {
	int32_t lo, hi; /* ordinals of time_unit_of; INT32_MIN / INT32_MAX unbounded */
	uint8_t kind;
	bool typed;     /* by when or during; else it comes from the day said */
};

/* Whose word an answer finally is: one of its speakers. */
struct speaker {
	uint32_t key;    /* equal for one and the same speaker: office and holder, person and body spoken for, an outlet */
	uint32_t sym;    /* as named: a voice, an entity, a name, a source (own voice or document) */
	uint8_t kind;    /* enum speaker_kind */
	bool doubt;
};
enum speaker_kind { SPEAKER_NAMED, SPEAKER_VOICE, SPEAKER_DOCUMENT, SPEAKER_OWN };

struct answer {
	uint32_t claim;
	uint32_t source;       /* of the claim: index */
	uint32_t question;     /* the one it answers here (of a derived one: the weaker) */
	uint32_t from;         /* derived: the question it was typed for; else NONE */
	uint32_t typed;        /* index in ledger->typed */
	uint32_t group;        /* set by group_answers */
	const uint32_t *slots; /* resolved symbols, in the order of the question's slots */
	const uint32_t *from_slots; /* derived: the slots of the answer as typed */
	const struct value *value; /* offices resolved; equal ones are often shared, but need not be */
	struct window window;
	int32_t day_lo, day_hi; /* day said, in days since 1970; INT32_MIN..MAX if unknown */
	uint32_t chain;        /* of the claim: index */
	uint64_t key;          /* of the claim: where it stands in the order of claim ids */
	const struct speaker *speakers;
	uint32_t entry;        /* set by group_answers: one number for all answers of the claim, near theirs */
	uint8_t n_speakers;
	uint8_t links : 2;     /* of its chain: 0, 1, or 2 for more */
	uint8_t order : 2;     /* enum claim_order */
	uint8_t class : 4;     /* enum answer_class */
	uint8_t as : 4;        /* enum claim_as */
	bool doubtful : 1;     /* ~ on the value or on every speaker */
	bool inferred : 1;
	bool draft : 1;
	bool on_top : 1;       /* in a headline or standfirst */
	bool in_body : 1;      /* in a paragraph, on a page or in a recording: no headline, caption or note */
	bool has_by : 1;       /* of the claim, as what follows: kept here because answers are compared in another order */
	bool has_denies : 1;
	bool has_quotes : 1;
	bool to_check : 1;
};

struct answers {
	VEC(struct answer) v;  /* in the order of claims; once grouped, by group and in it by claim id */
};

/* Of an answer's key: the place of its source in the order of ids. */
static inline uint32_t claim_source_rank(uint64_t key)
{
	return (uint32_t)(key >> 40);
}

/* Normalizes every claim. Slots that are `required` and missing, and faults like it, were caught by the reader. */
void normalize(const struct ledger *l, struct answers *out);
void answers_free(struct answers *a);

#endif
