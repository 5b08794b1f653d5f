/* Findings that are known from another run: what stays of a finding when its ledger is gone. Two lists of them are matched:
 * what is new, what is gone, what is carried on. */
#ifndef KNOWN_KNOWN_H
#define KNOWN_KNOWN_H

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "diag/diag.h"

/* Whose an entry of a baseline is, for a run that reads certain files. */
enum known_owner {
	KNOWN_OWN,   /* the run's: its ledger was read, or the entry names none */
	KNOWN_GUEST, /* perhaps the run's: its finding is known if it is here; if it is not, nothing is said of it */
	KNOWN_OTHER  /* of a ledger that was not read */
};

struct known {
	struct str fingerprint;  /* 16 digits */
	struct str kind, question;
	struct str slots;        /* "who=isr-gov, whom=us-admin"; empty without slots */
	const struct str *claims; /* sorted, each once */
	uint32_t n_claims;
	struct str severity, message; /* of a run; empty in a baseline */
	struct str note;         /* of a baseline: free text, kept */
	const struct str *ledgers; /* the FILEs its claims come from; of a run absolute, of a baseline as its text has them, or none */
	uint32_t n_ledgers;
	enum known_owner owner;  /* of a baseline */
	bool unasked;            /* of a run: found, but a remark ignores it or nobody asks for its code */
	struct loc loc;          /* in a baseline */
};

struct known_list {
	VEC(struct known) v;
};
void known_free(struct known_list *l);

/* Sorts the claims of one and drops repeated ones. */
void known_claims(struct known *k, struct str *claims, uint32_t n);

/* By ledgers, question, kind, slots, fingerprint: the order in which they are written. */
void known_sort(struct known_list *l);

#define KNOWN_NONE UINT32_MAX

/* What becomes of every finding: `before` of a new list's is the old one it carries on (KNOWN_NONE: it is new), `after` of an old
 * list's the new one (KNOWN_NONE: it is gone). */
struct known_match {
	uint32_t *before, *after;
	bool *changed;           /* of a new one: carried on, but under another fingerprint */
	uint32_t n_new, n_gone, n_carried;
};

/* One with the same fingerprint is the same. Else: same question and slots, and kind (denial, contradiction and mismatch are one),
 * half of the old one's claims still there; of several the one with most claims in common, then with fewest members. Entries of
 * others take no part; `n_gone` counts the run's own. */
struct known_match known_compare(struct arena *a, const struct known_list *was, const struct known_list *is);

/* ---- the baseline, a file (baseline.c) ------------------------------------------------------------------------------ */

/* Reads a baseline; faults become records in D, at places in file FILE. */
void baseline_read(struct arena *a, struct str bytes, uint32_t file, struct diags *d, struct known_list *out);
/* Is it one, by its first key? */
bool is_baseline(struct str bytes);
/* The text of a baseline with these findings; the same list gives the same bytes. */
void baseline_write(struct arena *a, struct known_list *l, struct buf *out);

/* ---- a JSON report (saved.c) ------------------------------------------------------------------------------------------ */

/* The findings of a JSON report that were not ruled. *COMPLETE: its ledger could be read whole. -1: E says why it is none. */
int saved_read(struct arena *a, struct str bytes, struct known_list *out, bool *complete, struct err *e);

#endif
