/* A finding as people name it: the digits of its fingerprint, its kind, its question, what the question is about, claims
 * that stand in it; one word or several, in any order. */
#ifndef CLI_FINDING_REF_H
#define CLI_FINDING_REF_H

#include "cli/commands.h"
#include "cli/model.h"

/* Makes one operand of the words that name a finding: `rule mismatch on-shift` is `rule "mismatch on-shift"`. They end where
 * a FILE begins. For `why`, which takes two claims, A and B are then both these words, and `by_finding` is set. */
void operands_join(struct options *o, const struct command *c);

/* Do the words look like those of a finding: several, digits, or a kind? */
bool names_finding(struct str words);

/* The finding that WORDS name, when it is exactly one. NULL after a message that says which there are, each with the
 * line to type: "gainsay COMMAND 9f3c2a71". */
const struct finding *finding_wanted(const struct model *m, struct str words, const char *command);

#endif
