/* The model of a ledger: what the files say, checked and linked, nothing derived yet.
 * Everything that can be named is a symbol; tables hold what each kind of symbol knows. All memory belongs to the arena. */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "value/value.h"

#define NONE UINT32_MAX

enum symbol_kind {
	SYM_SOURCE,
	SYM_ENTITY,
	SYM_TERM,
	SYM_MOMENT,
	SYM_QUESTION,
	SYM_VOICE,   /* declared under a source */
	SYM_UNNAMED, /* lower-case text with a blank: an unnamed voice of one source */
	SYM_NAME,    /* a text with a capital letter that stands for itself */
	SYM_LIST,    /* several symbols as one whole: a list in a slot */
	SYM_OPTION   /* a word of a one-of question that is nothing else */
};

struct symbol {
	struct str id;         /* as referred to: "isr-gov"; voices "ax22.il2"; names as typed; lists "[a, b]" */
	uint8_t kind;          /* enum symbol_kind */
	bool used;
	uint32_t index;        /* in the table of its kind; UNNAMED: in voices; LIST: in lists */
	struct loc loc;
};

/* One `~x` or `x` of a list of references. */
struct ref {
	uint32_t sym;
	bool perhaps;
};
struct refs {
	const struct ref *v;
	uint32_t n;
};
struct strs {
	const struct str *v;
	uint32_t n;
};

/* Whose word: links from the carrier to the speaker, "x/y/(a+b)"; every link one or several symbols (jointly). */
struct chain_link {
	struct refs who;
};
struct chain {
	const struct chain_link *link; /* may be empty: the source's own voice */
	uint32_t n;
	bool own;     /* typed `own`, or nothing says otherwise */
	bool failed;  /* could not be read: nobody knows whose word it is */
	struct str text; /* as typed, for output */
};

/* What every claim asks for stands first. */
struct source {
	uint32_t sym;
	uint32_t outlet_key;    /* equal for equal outlets (folded); NONE without one */
	uint32_t version_of;    /* symbol of a source, or NONE */
	uint32_t default_by;    /* chain, or NONE */
	struct spans published; /* n == 0: undated */
	struct refs relays;
	bool has_outlet;
	bool unseen;            /* copy: no */
	bool translated;
	bool statement;         /* kind is statement or announcement */
	uint32_t first_voice, n_voices;
	struct refs authors;    /* symbols (entities or names) */
	struct refs based_on, responds_to, issued_by, maybe;
	struct str outlet;      /* empty: a document */
	struct str title, url, archive, kind, note, copy, sha256, accessed;
	struct str published_text;
	struct strs helpers, skip;
};

struct voice {
	uint32_t sym, source; /* source: index of its source */
	struct value count;   /* n; type VALUE_NUMBER, spans.n == 0 if not given */
	struct ref side;      /* sym NONE: not given or `unknown` */
	bool side_given, side_unknown;
	struct str rank, job;
	struct refs likely, maybe, not, member_of; /* symbols of voices (member_of: voices, or a source's symbol) */
};

struct holder {
	uint32_t sym;
	struct spans when;
};

struct entity { /* first what every claim about it asks for */
	uint32_t sym;
	uint32_t n_held_by;
	const struct holder *held_by;
	struct refs speaks_for;
	bool office, party;
	struct refs part_of, unlike;
	struct str name, kind;
	struct strs aliases, misspelt;
};

struct term {
	uint32_t sym;
	struct refs kind_of;
};

struct moment {
	uint32_t sym;
	struct spans when;
	struct str text;
};

struct slot {
	struct str name;
	uint32_t fallback; /* symbol, or NONE: required */
	struct loc loc;
};

struct question { /* first what every answer to it asks for */
	uint32_t sym;
	uint8_t type;          /* enum value_type; one-of is VALUE_ONE with options */
	bool grows;
	bool is_one_of;
	bool replies;          /* a one-of over declined, refused, no-reply, unconfirmed */
	enum time_unit changes, happens;
	uint32_t n_slots, n_entails;
	const struct slot *slots; /* in order of name */
	struct entailed {
		uint32_t question;
		bool no;       /* {other: no} */
	} const *entails;
	struct refs options;   /* one-of: symbols; non-answer words among them stand in `replies` */
	struct str text;       /* with <slot> marks */
	bool of_each, important;
	struct str unit;
	num about;
	struct spans day;
	struct strs yes_words, no_words;
	struct strs answer_words, answers; /* the answer of each, if the ledger tells it */
};

enum claim_as { AS_SAID, AS_LIKELY, AS_ALLEGED, AS_INFERRED, AS_PLAN, AS_WILLING, AS_DECIDED, AS_DROPPED };
enum claim_order { ORDER_NONE, ORDER_FIRST, ORDER_LATER };

enum target_kind { TARGET_CLAIM, TARGET_SYMBOL, TARGET_YES };
struct target {
	uint8_t kind;      /* enum target_kind */
	uint32_t index;    /* claim index, or symbol */
	uint32_t question; /* `at#question`: that answer only; else NONE */
};

/* One answer as typed. Equal texts to one question share their value: a million answers have few different ones. */
struct typed {
	uint32_t question;
	const struct value *value;
	struct str text; /* as typed */
	struct loc loc;  /* of the key */
};

struct slot_value {
	struct str name;
	uint32_t sym;
};

/* What a list in a slot, with an office in it, comes to at the time of a claim. */
struct held_list {
	uint32_t claim, list, sym;
};

/* One entry of `claims`. */
struct claim {
	struct str at;       /* "ax21.p13b" */
	uint32_t source;     /* index */
	uint8_t place_kind;  /* 'h' 's' 'c' 'p' 'n' 'g' (pg12) 't' (time) */
	uint8_t as, order;   /* enum claim_as, claim_order */
	bool during;         /* `when` holds a stretch */
	bool has_by;         /* `by` was typed */
	bool draft;
	bool to_check;       /* status: to-check */
	uint8_t letter;      /* 'a'…, or 0 */
	uint32_t place_number; /* 0 for h, s; seconds for t */
	uint32_t chain;      /* index; always set: `by`, default-by, relays or own */
	uint32_t first_typed, n_typed;
	uint32_t first_slot, n_slots;
	uint32_t first_denies, n_denies; /* in targets */
	uint32_t first_corrects, n_corrects;
	struct spans when;   /* n == 0: not typed */
	struct strs quotes;
	struct loc loc;      /* of its first key */
};

/* Seldom asked for, kept beside and small: the desk's record and notes, a text each, by claim. */
enum note_key { NOTE_WORDS, NOTE_STATUS, NOTE_CHECKED_BY, NOTE_CHECKED_ON, NOTE_PROOF, NOTE_NOTE };
struct claim_note {
	const char *p;       /* the text: ask note_text() */
	uint32_t n;
	uint32_t claim : 29;
	uint32_t key : 3;    /* enum note_key; NOTE_WORDS once for every fragment */
};
static inline struct str note_text(const struct claim_note *n)
{
	return (struct str){n->p, n->n};
}

/* The same, gathered for one claim. */
struct claim_extra {
	uint32_t claim;
	struct strs words;
	struct str status, checked_by, checked_on, proof, note;
};

enum ruling_as { RULING_REAL, RULING_BOTH_TRUE, RULING_RELAY_ERROR, RULING_TRANSLATION, RULING_WORDING, RULING_TYPO,
	RULING_NOT_SAME, RULING_OPEN };

/* A claim that a ruling names and that is not there. */
struct gone {
	const char *key;      /* "claims", "use", "drop" */
	struct str at, near;  /* as typed; the nearest place, or empty */
};

struct ruling {
	struct str kind;      /* of the finding, as typed */
	uint32_t question;    /* index */
	struct refs claims;   /* sym = claim index */
	uint8_t as;           /* enum ruling_as */
	struct str why, who, date_text, until_text, seen;
	struct spans until;   /* n == 0: none */
	uint32_t use;         /* claim index or NONE */
	struct refs drop;     /* sym = claim index */
	const struct gone *gone; /* claims it names that the ledger does not have (any more) */
	uint32_t n_gone;
	struct strs saw;      /* what `seen` tells of the answers as they were, a line each */
	uint32_t entry;       /* its number in the `rulings` of its file, from 0 */
	struct loc loc;
};
extern const char *const claim_key_words[]; /* of an entry of claims, besides questions and slots; NULL at the end */
const char *ruling_word(enum ruling_as as);
const char *claim_as_word(enum claim_as as);

struct input_file {
	struct str path;   /* as shown */
	struct str bytes;
	bool included;     /* by one of the files in front of it */
	bool aside;        /* no part of the ledger: settings, a baseline; here for the places of their problems */
};

/* "# gainsay: ignore[L304, C5] reason" */
struct ignore {
	struct str reason;  /* may be empty */
	struct loc loc;
	uint32_t from, to;  /* lines it is about */
	struct strs codes;  /* beginnings of codes */
	bool *used;         /* by code: it hides something */
};

/* Where claims stand, as an index into the claims themselves: an `at` is found without a copy of its text. */
struct claim_places {
	struct claim_place {
		uint32_t hash, claim; /* claim: its index + 1; 0 = empty */
	} *slot;
	size_t n, cap;
};

struct ledger {
	struct arena *arena;
	struct diags *diags;
	VEC(struct input_file) files;
	struct str story, title;
	int zone;
	bool complete;     /* false: part of a file could not be read */
	struct str_map ids; /* ids of the one namespace -> symbol */
	struct claim_places places; /* ask claim_at() */
	VEC(struct symbol) symbols;
	VEC(struct source) sources;
	VEC(struct voice) voices;
	VEC(struct entity) entities;
	VEC(struct term) terms;
	VEC(struct moment) moments;
	VEC(struct question) questions;
	VEC(struct refs) lists;   /* members of SYM_LIST, sorted */
	VEC(struct chain) chains;
	VEC(struct claim) claims; /* in order of files and lines */
	VEC(struct claim_note) notes; /* by claim */
	VEC(struct typed) typed;
	struct value yes_no[2];   /* the two commonest values: no, yes */
	VEC(struct slot_value) slot_values;
	VEC(struct held_list) held_lists; /* by claim; ask slot_holder() */
	VEC(struct target) targets;
	VEC(struct ruling) rulings;
	VEC(struct ignore) ignores;
	struct lattice *lattice;  /* part-of, kind-of, list membership over all symbols */
};

struct str symbol_id(const struct ledger *l, uint32_t sym);
/* Name for readers: an entity's `name`, a voice's description ("two senior officials (isr-gov)"), an outlet, or the id. */
struct str symbol_name(const struct ledger *l, uint32_t sym);
/* First claim at "ax21.p13b", or NONE; others with the same `at` come later in `claims`. */
uint32_t claim_at(const struct ledger *l, struct str at);
/* SHA-256 of a file's bytes in hex; worked out only when asked, it costs a third of reading. */
struct str input_sha256(const struct ledger *l, size_t file);
/* The claim's extra record (gathered in the ledger's arena), or NULL. */
const struct claim_extra *claim_extra(const struct ledger *l, uint32_t claim);
struct source *source_of(const struct ledger *l, uint32_t sym); /* NULL if the symbol is no source */
struct entity *entity_of(const struct ledger *l, uint32_t sym);
struct voice *voice_of(const struct ledger *l, uint32_t sym);   /* VOICE and UNNAMED */
/* Print date of the first dated source on the chain; n == 0: there is none. */
struct spans chain_day(const struct ledger *l, uint32_t chain);
/* The same, else that of the claim's own source; n == 0: undated. */
struct spans day_said(const struct ledger *l, const struct claim *claim);
/* Holder of an office at a time (exactly one holder meets it), else the office itself. */
uint32_t office_holder(const struct ledger *l, uint32_t sym, struct spans when);
/* The same for what stands in a slot of a claim that is about WHEN: of a list, the list of the holders. */
uint32_t slot_holder(const struct ledger *l, uint32_t claim, uint32_t sym, struct spans when);

/* PATH from the root of the file system, without "." and ".."; by its text alone. */
struct str path_absolute(struct arena *a, struct str path);
/* Folder of the project that PATH lies in: the nearest with gainsay.yaml or .git, else PATH's own. */
struct str project_root(struct arena *a, struct str path);
/* PATH from the root of the file system with every link followed; as path_absolute gives it where nothing is there. */
struct str path_true(struct arena *a, struct str path);
/* The nearest folder, FOLDER or above it, that holds a repository of git (links are followed); empty: there is none. */
struct str repository_root(struct arena *a, struct str folder);
/* Where a path that stands in FILE ("copy", "include") leads: it is relative to that file. */
struct str path_beside(struct arena *a, struct str file, struct str path);

/* What the command line says about reading. */
struct read_options {
	bool strict;
	bool files_only; /* the files that are included, and the sources with their copies; nothing else */
	struct str instead_of, instead; /* a file that is not read from disk but has these bytes: for trying an edit; or empty */
	const char *stdin_name; /* the path that standard input stands for; NULL: "-" */
};

/* Reads PATHS as one ledger. Faults of the input become records in DIAGS and the run goes on (`complete` false where
 * something was lost). -1: a file of the command line could not be read at all, E says why. */
struct ledger *ledger_new(struct arena *a, struct diags *d);
int ledger_read(struct ledger *l, const char *const *paths, size_t n, const struct read_options *o, struct err *e);
void ledger_free(struct ledger *l); /* the heap arrays; the rest goes with the arena */

#endif
