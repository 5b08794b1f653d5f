/* Inside the room: the state of reading. First all files are opened and everything they declare is collected as small trees;
 * then the declarations are linked; then the claims are read one by one; then what points at claims; then the lint rules. */
#ifndef LEDGER_READER_H
#define LEDGER_READER_H

#include "ledger/ledger.h"
#include "ledger/paths.h"
#include "yaml/read.h"

/* A file of the ledger. */
struct input {
	struct yaml_file yaml;
	struct str path;    /* as shown */
	struct str real;    /* absolute, without dots: is it the same file? */
	struct str root;    /* folder that `include` and `copy` stay in */
	bool open;          /* being read: its includes are not done */
};

/* A key under sources, entities, terms, moments or questions, with its value. */
struct declared {
	uint32_t sym;
	const struct node *value;
};

/* A name, an alias or a misspelt form; or a name that stands for itself. */
struct name {
	uint32_t sym;
	struct str text;
	struct loc loc;
	bool misspelt, declared;
	bool ambiguous;     /* two unlike entities bear it */
};

/* A text that points at a claim or somebody: resolved when all claims are there. */
struct pointer {
	uint32_t claim;
	bool corrects;
	struct str text;
	struct loc loc;
};

struct read_value {
	const struct value *value;
	struct str text;
};

/* A symbol whose id is a word of the format, and the problem that tells so. */
struct reserved {
	uint32_t sym, problem;
};

/* What reading a claim asks of its source, and of the question it answers (briefs.c). */
struct source_brief {
	uint32_t default_chain;
	bool default_failed; /* it could not be read */
	bool has_voices;
};
struct question_brief {
	uint32_t value_class; /* equal where equal texts mean the same */
	uint8_t type;
	bool faulty : 1;      /* it has no text; that was told */
	bool dated : 1;       /* clock times are of its `day` */
	bool required : 1;    /* one of its slots must be typed */
	bool used : 1;        /* a claim answers it */
};

/* The questions that a plain entry answers are looked up in two steps before its turn, so that none waits for memory:
 * claim_soon() asks for them, the entry before has them answered when it is done itself. */
struct ahead {
	struct str_slot asked[8];
	uint32_t question[8];
	uint32_t n_asked, n_known;         /* of an entry's first keys that are none of the format's own */
	const struct node *next, *at_hand; /* whose keys were asked for, and are known */
};

/* One link of part-of, kind-of, relays or version-of, for finding circles. */
struct link {
	uint32_t child, parent;
	uint8_t kind;       /* enum link_kind, or one of those below */
	bool perhaps, dropped;
	struct loc loc;
};
enum { LINK_RELAY = LINK_MEMBER + 1, LINK_VERSION, LINK_ENTAILS };

struct reader {
	struct ledger *l;
	struct diags *d;
	struct read_options options;
	struct arena *trees;    /* of declarations, until they are linked */
	struct arena *scratch;  /* of the claim at hand */
	VEC(struct input) inputs;
	VEC(uint32_t) order;    /* inputs, included ones before those that include them */
	VEC(struct declared) declared;
	VEC(struct str) words;  /* all ids, for "did you mean" */
	VEC(struct str) claim_words; /* all that can be a key of a claim */
	VEC(struct name) names;
	VEC(struct pointer) pointers;
	size_t first_aimed;     /* names from here on stand where `denies` and `corrects` point, and nowhere else */
	VEC(struct read_value) values;
	VEC(struct spans) whens;
	VEC(struct link) links;
	VEC(struct reserved) reserved;
	VEC(struct source_brief) source_briefs;
	VEC(struct question_brief) question_briefs;
	VEC(uint32_t) again;    /* claims at a place that another has already */
	VEC(uint32_t) at_hashes; /* by claim */
	VEC(uint32_t) declined; /* claims that say somebody declined */
	VEC(uint8_t) moment_state;
	VEC(const struct node *) moment_nodes;
	struct str_map name_index;  /* folded -> names */
	struct str_map typed_names; /* as typed -> names */
	struct str_map voice_index; /* (id, source) -> symbol */
	struct str_map unnamed;     /* (folded, source) -> symbol */
	struct str_map list_index;  /* "[a, b]" -> symbol */
	struct str_map option_index;
	struct str_map outlets;     /* folded -> number */
	struct str_map slot_names;  /* -> number of questions that have it */
	struct str_map chain_index, value_index, when_index;
	struct str_map question_index, source_index; /* id -> index */
	struct ahead ahead;
	struct buf buf;            /* for building one text */
	struct str last_source;    /* of the claim before, with its index */
	uint32_t last_source_index;
	uint32_t input;            /* at hand, in inputs */
	struct str section;        /* at hand */
	struct loc section_loc;
	uint32_t entry;            /* at hand, in the section: from 1 */
	bool section_told;         /* its wrong shape was reported */
	bool zone_set;
	bool version_there;        /* the key `gainsay`, in the file at hand */
	bool lost_declared, lost_claims;
	bool told;                 /* something was reported about the text at hand: its next place is told as well */
	bool unnamed_made;         /* it holds an unnamed voice, so it depends on its source */
	bool claims_wanted;        /* second pass */
};

/* ---- fields.c: reading one value ---- */

enum field_kind {
	FIELD_TEXT,    /* struct str */
	FIELD_TEXTS,   /* struct strs */
	FIELD_YES,     /* bool */
	FIELD_DATE,    /* struct spans */
	FIELD_SOURCES, /* struct refs, of sources */
	FIELD_SOURCE,  /* uint32_t */
	FIELD_NAMES,   /* struct refs, of entities and names */
	FIELD_OWN,     /* read by its own function */
	FIELD_ELSEWHERE /* read in another pass */
};
struct field {
	const char *key;
	uint8_t kind;
	size_t offset;
	void (*read)(struct reader *r, void *thing, const struct node *value);
};

/* Reads every key of KEYS as its row says; unknown ones are told with the nearest known. WHAT: "a source". */
void fields_read(struct reader *r, const struct node *keys, const struct field *f, size_t n, void *thing, const char *what);

/* A text, and nothing else, that is not empty. */
bool read_text(struct reader *r, const struct node *n, struct str *out);
bool read_texts(struct reader *r, const struct node *n, struct strs *out);
bool read_yes(struct reader *r, const struct node *n, bool *out);
/* Index of the word in WORDS. */
bool read_word(struct reader *r, const struct node *n, const char *const *words, size_t n_words, uint8_t *out);
bool read_date(struct reader *r, const struct node *n, struct spans *out);
/* A list of symbols whose kinds are in the set KINDS (1 << SYM_…). */
bool read_refs(struct reader *r, const struct node *n, unsigned kinds, uint32_t source, struct refs *out);
/* Place of byte AT of a text. */
struct loc node_place(const struct node *n, size_t at);
/* "Did you mean": the nearest of the words, or an empty text. */
struct str nearest(struct str word, const struct str *words, size_t n);
/* A fault of syntax or value was told at N, or is being told: what hangs on it is lost. */
void lose(struct reader *r);
/* What is meant by a key or a word of other habits (meant.c). */
struct meant {
	const char *where; /* "a claim"; of words the key they stand behind */
	const char *typed;
	const char *means; /* the line, or the word */
	const char *says;
};
enum { WORD_MOST = 40 };
const struct meant *key_meant(const char *what, struct str typed);
const struct meant *word_meant(struct str key, struct str typed);
const struct meant *yes_meant(struct str typed);
/* Tells KEY, which is none of the N WORDS that WHAT ("a source") has: what is meant, or the nearest (unknown_keys.c). */
void unknown_key(struct reader *r, const struct node *key, const struct node *value, const struct str *words, size_t n,
	const char *what);
/* The same in a claim, whose `at` is AT or not known yet (NULL). */
void unknown_claim_key(struct reader *r, const struct node *value, const struct node *at);
/* The value of a key must be keys with values. */
bool wants_keys(struct reader *r, const struct node *n, const char *example);

/* ---- ids.c ---- */

enum { ID_MOST = 64 }; /* characters of an id */
uint32_t symbol_add(struct reader *r, enum symbol_kind kind, struct str id, uint32_t index, struct loc loc);
/* A new symbol under its id, or NONE (told) if the id is taken. */
uint32_t declare(struct reader *r, const struct node *key, enum symbol_kind kind, uint32_t index);
bool is_claim_key(struct str s);
bool id_check(struct reader *r, const struct node *key);
/* After the claims: tells, with ids that cannot be ids, the lines that use them. */
void reserved_places(struct reader *r);
void unknown_id(struct reader *r, struct str text, struct loc at, const char *hint);
const char *kind_word(unsigned kind);
/* The symbol with this id, marked as used, or NONE. */
uint32_t id_find(struct reader *r, struct str id);

/* ---- names.c ---- */

enum { KINDS_NAMES = 1 << SYM_ENTITY | 1 << SYM_NAME, KINDS_SOURCE = 1 << SYM_SOURCE,
	KINDS_SPEAKER = 1 << SYM_SOURCE | 1 << SYM_ENTITY | 1 << SYM_VOICE | 1 << SYM_UNNAMED | 1 << SYM_NAME,
	KINDS_VALUE = 1 << SYM_SOURCE | 1 << SYM_ENTITY | 1 << SYM_TERM | 1 << SYM_MOMENT | 1 << SYM_NAME | 1 << SYM_UNNAMED
		      | 1 << SYM_VOICE };

/* Tells names that two entities bear which are not declared `unlike`. */
void names_shared(struct reader *r);
void name_declare(struct reader *r, uint32_t sym, struct str text, struct loc at, bool misspelt);
/* TEXT (without ~) as an id, a name or a text that stands for itself; NONE if it is none and that was told. SOURCE: whose
 * unnamed voice it may be, or NONE. */
uint32_t name_resolve(struct reader *r, struct str text, struct loc at, unsigned kinds, uint32_t source);
/* Like it, without any message and without making a new name: NONE if there is none. */
uint32_t name_known(struct reader *r, struct str text);
/* Is TEXT, which is nobody's name, several speakers ("post, dispatch", "Jory Blass and Odo Venn")? JOINT: "post+dispatch".
 * SOURCE: whose voices they may be (speakers.c). */
bool several_speakers(struct reader *r, uint32_t source, struct str text, struct buf *joint);
/* "two Merrick officials": nobody is named, and yet the capital letter makes a name of it (speakers.c). */
bool unnamed_with_capital(struct str text);
/* "~x" -> x and true. */
struct str strip_doubt(struct str text, bool *perhaps);

/* The trees of one kind of declaration, in order: for (i = 0; (v = declared_next(r, SYM_…, &i, &sym)); ) */
const struct node *declared_next(const struct reader *r, enum symbol_kind kind, size_t *i, uint32_t *sym);

/* ---- the rest, in the order in which it is called ---- */

void declare_entry(struct reader *r, const struct yaml_entry *e); /* sections.c */
void moments_link(struct reader *r);      /* moments.c */
bool moment_find(void *reader, struct str id, struct spans *out);
void entities_name(struct reader *r);     /* entities.c */
void sources_name(struct reader *r);      /* sources.c: voices */
void sources_brief(struct reader *r);     /* briefs.c: when the voices are declared */
void entities_link(struct reader *r);
void terms_link(struct reader *r);
void sources_link(struct reader *r);
void sources_copies(struct reader *r); /* only which files are their copies */
void questions_link(struct reader *r);    /* questions.c */
void questions_brief(struct reader *r);   /* briefs.c: when they are linked */
void voices_declare(struct reader *r, uint32_t source, const struct node *voices); /* voices.c */
void voices_link(struct reader *r, uint32_t source, const struct node *voices);
uint32_t chain_read(struct reader *r, uint32_t source, struct str text, const struct node *n); /* chains.c */
uint32_t chain_default(struct reader *r, uint32_t source);
uint32_t voice_find(struct reader *r, uint32_t source, struct str id);
struct value_context value_context_of(struct reader *r, uint32_t question); /* values.c; NONE: no question */
const struct value *value_read(struct reader *r, uint32_t question, const struct node *n, uint32_t source, bool complete,
			       struct str *text);
bool value_spans(struct reader *r, const struct node *n, uint32_t question, struct spans *out);
void tell_fault(struct reader *r, const struct node *n, const struct value_fault *f);
void values_begin(struct reader *r);      /* before the first value */
uint32_t slot_read(struct reader *r, const struct node *n, uint32_t source); /* lists.c */
uint32_t list_symbol(struct reader *r, struct ref *members, uint32_t n);
void lists_resolve(struct reader *r);     /* holders.c: after claims, before links */
void claim_entry(struct reader *r, const struct node *entry);  /* claims.c */
void claim_soon(struct reader *r, const struct node *entry);
void questions_used(struct reader *r);    /* briefs.c: marks those that claims answer */
void claim_places_build(struct reader *r); /* at.c */
bool place_read(struct reader *r, const struct node *n, struct claim *c); /* places.c */
void places_check(struct reader *r);
void targets_link(struct reader *r);      /* targets.c */
/* The claim that TEXT ("ax.p3", "ax.p3#q") names; told if there is none. ONLY: an answer to this question is meant, or NONE. */
bool claim_find(struct reader *r, struct str text, struct loc at, uint32_t only, struct target *out);
/* Does a claim stand where TEXT says, with the answer it may name? Tells nobody. */
bool claim_is_there(struct reader *r, struct str text);
/* The place of a claim of the same source that is spelt most like AT, or empty. */
struct str claim_near(struct reader *r, struct str at);
void ruling_entry(struct reader *r, const struct node *entry); /* rulings.c */
void links_build(struct reader *r);       /* links.c */
void lint(struct reader *r);              /* lint.c */
void lint_unused(struct reader *r);       /* lint_names.c and the other files of this name */
void lint_near_names(struct reader *r);
void lint_short_names(struct reader *r);
void lint_unnamed(struct reader *r);
void lint_denied(struct reader *r);
/* TYPED, which nobody declared, HOW ("looks like") another name. */
void names_tell_alike(struct reader *r, const struct name *typed, const struct name *other, const char *how);
/* TYPED, which is taken for a speaker, is the outlet of the source SYM, or a document's title, or looks like it. */
void names_tell_source(struct reader *r, const struct name *typed, uint32_t sym);
void lint_claims(struct reader *r);
void lint_words(struct reader *r, struct str fragment, struct loc at);
void lint_order(struct reader *r);
void lint_offices(struct reader *r);
void lint_relays(struct reader *r);
void lint_openings(struct reader *r);
void lint_copies(struct reader *r);
void ignores_read(struct reader *r);      /* ignores.c */

#endif
