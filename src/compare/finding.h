/* A finding: what comparing brought to light, complete enough that every report only has to print it. */
#ifndef COMPARE_FINDING_H
#define COMPARE_FINDING_H

#include "group/group.h"

enum finding_kind { FIND_DENIAL, FIND_CONTRADICTION, FIND_MISMATCH, FIND_CHANGE, FIND_PARTIAL, FIND_QUOTE_DRIFT,
	FIND_ATTRIBUTION_CONFLICT, FIND_ECHO, FIND_AGREEMENT, FIND_SINGLE_SOURCE, FIND_NO_COMMENT, N_FINDING_KINDS };

struct finding_kind_info {
	const char *word, *code; /* "denial", "C501" */
	int base;                /* severity before steps */
};
extern const struct finding_kind_info finding_kinds[N_FINDING_KINDS];

enum severity { SEVERITY_INFO, SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH };
const char *severity_word(enum severity s);

enum finding_flag { FLAG_SELF_CONTRADICTION = 1, FLAG_INCOHERENT = 2, FLAG_RETRACTION = 4, FLAG_CORRECTION = 8,
	FLAG_OUTCOME = 16, FLAG_HEADLINE = 32, FLAG_FITS_BOTH = 64 };
const char *flag_word(unsigned one_flag);

enum caution { CAUTION_ONE_SIDE = 1, CAUTION_OVERLAP = 2 };
const char *caution_word(unsigned one_caution);

enum opposition { OPPOSITION_NONE, OPPOSITION_CONTRADICTORY, OPPOSITION_CONTRARY };

struct strand {
	const uint32_t *answers; /* indices, sorted by claim */
	uint32_t n;
};

struct camp {
	struct str value;        /* canonical text: "no", "5..7", "[a, b]" */
	const uint32_t *answers; /* indices of answers, by claim id */
	uint32_t n;
	const struct strand *strands;
	uint32_t n_strands;
	bool set_aside;          /* quarantined or dropped by a ruling: shown, counted nowhere */
	bool doubtful;           /* all its answers are */
};

/* One test that led here, in order: question, slots, time, value, origin, and the rule that settled the kind. */
struct test {
	const char *test, *result; /* "time", "pass" | "fail" | "possible" | … */
	struct str saw;
};

/* One thing that the desk could do about a finding: what `settle` says in words. */
enum todo_kind { TODO_GET, TODO_SEE, TODO_ASK, TODO_ASK_AGAIN, TODO_DATE, TODO_CHECK };
struct todo {
	uint8_t kind;
	uint32_t index;               /* GET, SEE (it is one side itself): a source; ASK, ASK_AGAIN: a symbol; DATE, CHECK: an answer */
	uint32_t camps;               /* GET, SEE: bits of the (first 32) camps that know it only through others */
};

enum ruling_state { RULED_NOT, RULED_SETTLED, RULED_SUSPECT, RULED_OVERDUE, RULED_UNSEALED };
const char *ruling_state_word(enum ruling_state s);

struct finding {
	uint8_t kind, severity;
	uint8_t opposition;
	uint8_t ruling_state;
	unsigned flags, cautions;
	uint32_t question;
	const uint32_t *slots;        /* of the question, as in group.slots */
	const uint32_t *const *slots_other;
	uint32_t n_slots_other;
	const struct camp *camps;
	uint32_t n_camps;
	const uint32_t *between;      /* FLAG_FITS_BOTH: answers that fit more than one camp and stand in none; by claim */
	uint32_t n_between;
	uint8_t class;                /* agreement, echo: which class agrees */
	int8_t base, steps, floor;    /* of the severity; base -1: the kind's own */
	bool no_bonus, possible;      /* importance adds nothing; no pair surely overlaps in time */
	bool class_only;              /* said against plan (§3.4): no dispute of its era */
	bool timed;                   /* `era_lo`..`era_hi` mean something */
	int32_t era_lo, era_hi;       /* units of the question */
	const struct test *tests;
	uint32_t n_tests;
	struct str settle;            /* what would settle it, or empty */
	const struct todo *todo;      /* the same, each by itself */
	uint32_t n_todo;
	struct str message;           /* one line: "lobbies (isr-gov → us-admin), Nov 2021: affirmed by 1 strand, denied by 1" */
	struct str extra;             /* further identity: speakers of each side, folded wordings; or empty */
	struct str basis;             /* canonical text that the fingerprint digests */
	char fingerprint[17];
	uint32_t ruling;              /* index in ledger->rulings, or NONE */
};

#endif
