/* The facts of one report, counted and ordered once; every format prints them. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/buf.h"
#include "compare/compare.h"
#include "known/known.h"
#include "evidence/evidence.h"

struct lines;
struct told;
struct annotations;

/* How much of what was printed the report shows. */
enum report_quotes { QUOTES_NONE, QUOTES_FRAGMENT, QUOTES_SENTENCE };

/* What a remark in the ledger ignores: a problem, or (NULL) a finding. */
struct ignored {
	const struct diag *problem;
	uint32_t finding, remark; /* remark: index into the ledger's `ignores` */
};

struct report {
	struct arena *arena;
	const struct ledger *ledger;
	const struct comparison *comparison; /* never NULL; of an unreadable ledger it is empty */
	const struct evidence *evidence;     /* NULL: nothing was checked against copies */
	struct diags *diags;                 /* sorted */
	bool *hidden;                        /* by finding: ignored, or not asked for */
	uint8_t *known;                      /* by finding: enum finding_known; NULL without a baseline */
	VEC(struct known) gone;              /* of the baseline, whose finding is no more */
	uint32_t n_new, n_carried;           /* against the baseline */
	uint32_t ignored;                    /* findings that remarks in the ledger ignore */
	VEC(struct ignored) ignored_by;      /* all that they ignore, findings last */
	const bool *untouched;               /* by question: paths were named, and nothing about it stands there; NULL: none were */
	bool kinds_asked;                    /* findings of some kind are asked for (--select, --ignore) */
	struct str as_of;                    /* only what was known on that day; or empty */
	struct lines *lines;                 /* for excerpts of the files, indexed when first asked for */
	struct told *told;                   /* what several formats share, made when first asked for (told.h) */
	const uint32_t *findings;            /* indices of those asked for (--select, --ignore), in order */
	const uint32_t *reading;             /* the same, for people: of equal weight important questions first */
	uint32_t n_findings;
	const uint32_t *problems;            /* indices into diags->list, the same; errors are always among them */
	uint32_t n_problems;
	uint32_t by_severity[4];             /* findings that are not ruled (or suspect, overdue) */
	uint32_t ruled;
	uint32_t problem_counts[3];          /* by level, also those past the limit of one kind */
	uint32_t unlisted[3];                /* of them past the limit, by level: counted, and told in no list */
	bool complete;
	enum severity fail_on;               /* for the verdict */
	bool fail_never;
	struct str never_by;                 /* the setting that says so, "gainsay.yaml:2"; empty: the command line, or the command */
	enum severity min_severity;          /* what weighs less is not printed, unless it decides; it is counted all the same */
	bool min_given;                      /* asked for: then the terminal prints info findings, too */
	bool color, brief, explain, verbose;
	struct str page;                     /* the file that is written, as the command line names it; empty: none */
	struct str again;                    /* " stories/mill/claims.yaml": what a command needs behind its operands to read the same;
	                                        empty where it reads that by itself. Raw */
	struct str again_baseline;           /* the same for the baseline: " --baseline known.yaml" */
	struct str here, root;               /* the working folder and the repository's, "/home/desk"; empty: the same */
	enum report_quotes quotes;
	struct annotations *annotations;     /* of a run over several ledgers (github.h); NULL: of this report alone */
};

struct report *report_new(struct arena *a, const struct ledger *l, const struct comparison *c);

/* Code prefixes such as "C5" or "L102". No SELECT means all. Counts follow. */
struct report_codes {
	const struct str *select, *ignore;
	size_t n_select, n_ignore;
};
void report_filter(struct report *r, const struct report_codes *codes);

/* What a baseline makes of a finding. */
enum finding_known { FINDING_UNCOMPARED, FINDING_NEW, FINDING_CARRIED, FINDING_CHANGED };
enum finding_known finding_known(const struct report *r, const struct finding *f);
const char *known_state_word(enum finding_known k); /* "new", "carried", "changed" */
/* In the baseline: it does not make the run fail. */
bool finding_is_carried(const struct report *r, const struct finding *f);
/* "2 new, 1 gone, 5 carried"; nothing without a baseline. */
void say_carried(struct buf *b, const struct report *r);
void report_free(struct report *r);

/* Settled by the desk: counted apart, decides no exit status. */
bool finding_is_ruled(const struct finding *f);
/* Printed: weighs enough, or makes the run fail. */
bool finding_is_shown(const struct report *r, const struct finding *f);
/* Printed where only alarms are: open, and more than an agreement or a list (those and settled ones with `verbose`). */
bool finding_is_alarm(const struct report *r, const struct finding *f);
/* Makes the run fail under `fail_on`: open and weighty enough. */
bool finding_fails(const struct report *r, const struct finding *f);
/* Findings that make the run fail under `fail_on`. */
uint32_t report_failing(const struct report *r);

/* A claim as the finding names it: "ax21.p13b", or "ax21.p13b#other" where it answers another question. */
void finding_claim(struct buf *b, const struct ledger *l, const struct finding *f, const struct answer *a);
/* Where the answer stands in its file. */
struct loc answer_loc(const struct ledger *l, const struct answer *a);

/* "10 problems are counted and not listed: of one kind no more than 50 are"; nothing where all are listed. */
void say_unlisted(struct buf *b, const struct report *r);

/* One format: a row of a table. Writes the whole document. */
struct renderer {
	const char *name;
	void (*render)(const struct report *r, struct buf *out);
};
extern const struct renderer renderers[];
extern const unsigned n_renderers;
const struct renderer *renderer_find(struct str name);

/* The rows. */
void render_text(const struct report *r, struct buf *out);
void render_concise(const struct report *r, struct buf *out);
void render_json(const struct report *r, struct buf *out);
void render_markdown(const struct report *r, struct buf *out);
void render_html(const struct report *r, struct buf *out);
void render_jsonl(const struct report *r, struct buf *out);
void render_csv(const struct report *r, struct buf *out);
void render_sarif(const struct report *r, struct buf *out);
void render_github(const struct report *r, struct buf *out);
void render_gitlab(const struct report *r, struct buf *out);
void render_junit(const struct report *r, struct buf *out);
void render_rdjson(const struct report *r, struct buf *out);

/* One finding as the terminal report prints it. */
void render_finding(const struct report *r, const struct finding *f, struct buf *out);

#endif
