/* The rules of a comparison, one file each; in the order in which compare.c calls them. */
#ifndef COMPARE_RULES_H
#define COMPARE_RULES_H

#include "compare/context.h"

/* ---- words, voices, replies ------------------------------------------------------------------------------------------ */

/* §3.8: quotations of one utterance whose words differ, over the whole ledger. */
void quote_drift(struct context *c);

/* §3.9: conflicts of attribution among the typed answers of one camp (one group, era and value). Returns how many take the
 * place of the camp's agreement or echo; likely-same voices described otherwise are only noted down for later. */
unsigned attribution_in_camp(struct context *c, const uint32_t *answers, size_t n, struct str value, bool in_dispute);
/* §3.9, last kind: the voices noted down, one finding a question and pair of sources. Once, at the end. */
void attribution_voices(struct context *c);

/* §3.10: one list a question of who gave no answer; and who "did not reply" and "declined" to one source. */
void no_comment(struct context *c);

/* Fills what would settle each finding (§7): short sentences joined with "; ", or empty. Once, when all are made. */
void settle_findings(struct context *c);

#endif
