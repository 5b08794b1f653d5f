/* The rule behind every kind of finding, with the smallest ledger text that brings it about. */
#include <string.h>

#include "report/explain.h"

const struct explanation finding_explanations[] = {
	{"C501",
		"A denial: two answers to one question, about the same and at the same time, cannot both hold, and one of them is\n"
		"said against the other: its claim has `denies` with the other claim, its source or its speaker.",
		"- at: post.p3\n  locked: yes\n  by: two workers\n- at: dispatch.p6\n  locked: no\n  by: Sunniva Palk\n  denies: post.p3",
		"Look at what exactly is denied. If both can be true after all, say when or about what each was said."},
	{"C502",
		"A contradiction: one source has yes and another no, to the same question, about the same and at the same time, and\n"
		"nobody says that he denies the other.",
		"- at: post.p3\n  locked: yes\n- at: dispatch.p6\n  locked: no",
		"Check both places. Are they about the same thing and the same time? If one of them answers the other, write `denies`."},
	{"C503",
		"A mismatch: two values that cannot both be true of one thing: 112 and 86, two different days, x and `not x`. Numbers\n"
		"that round each other and intervals that meet agree. A headline that says what its own article does not is one, too.",
		"- at: post.p3\n  on-shift: 112\n- at: dispatch.p5\n  on-shift: 86",
		"Check the figures and what they count. A figure that is only about right is written ~112, at least 86 is 86+."},
	{"C504",
		"A change: the answers differ, and so do their times. Of a question with `changes` it is a development; of others a\n"
		"speaker took the earlier answer back, corrected it, or what was announced came out differently.",
		"pressing: {yes-no: Is Israel pressing Washington?, changes: month}\n- at: post.p3\n  pressing: no\n  when: 2021-11\n"
		"- at: dispatch.p5\n  pressing: yes\n  when: 2022-06",
		"Do not quote the earlier answer as if it still held. Of a development that is all. Where a speaker took back his word,\n"
		"look who had contradicted him before (`others`): that he was caught may be the story."},
	{"C505",
		"A difference in part: both can be true, but one says less: a shorter list, a part of the whole, a weaker form.",
		"- at: post.p3\n  seized: [laptop]\n- at: dispatch.p5\n  seized: [laptop, phone]",
		"Decide which of the two you quote. If a list is complete, write `complete: yes`: then it is a mismatch."},
	{"C506",
		"A drift in wording: two quotations of one utterance do not have the same words. Changes that are marked, by dots or\n"
		"brackets, are told from silent ones; a negation, a condition, a name or a number that changed weighs more.",
		"- at: post.p3\n  plan: yes\n  by: Jory Blass\n  quote: we will close the mill\n- at: dispatch.p5\n  plan: yes\n"
		"  by: Jory Blass\n  quote: we may close the mill",
		"Quote the earliest, or the one in the language it was said in."},
	{"C507",
		"A conflict over who said it: the answer is the same, but the sources credit it to different speakers, or one gives in\n"
		"its own voice what in another is an interested party's word.",
		"- at: post.p3\n  hit: 6\n  by: report-a\n- at: dispatch.p5\n  hit: 6\n  by: report-b      # report-b: {maybe: report-a}",
		"Find out whose word it is before you count it twice."},
	{"C508",
		"Several articles give the same answer, but all of them go back to one origin: one speaker, one document,\n"
		"one desk, or an article that retells another. It is not confirmed by standing in several.",
		"- at: post.p3\n  locked: yes\n  by: Jory Blass\n- at: dispatch.p6\n  locked: yes\n  by: Jory Blass",
		"Name the origin, not the number of articles."},
	{"C509",
		"An agreement: two or more independent strands in two or more articles give answers that fit together. Claims that go\n"
		"back to one speaker, document or newsroom are one strand.",
		"- at: post.p3\n  locked: yes\n  by: Jory Blass\n- at: dispatch.p6\n  locked: yes\n  by: Sunniva Palk",
		"Nothing. The report says which agreements fall if one source is left out."},
	{"C510",
		"One strand: a question marked `important` is answered by a single strand, however many articles print it.",
		"locked: {yes-no: Was the north door locked?, important: yes}\n- at: post.p3\n  locked: yes",
		"Look for a second origin, or say in the text whose word it is."},
	{"C511",
		"No comment: who declined to answer, did not reply or refused. Saying nothing is no denial.",
		"- at: post.p9\n  locked: declined\n  by: the owner",
		"Nothing. It tells whom to ask again."},
};
const size_t n_finding_explanations = sizeof finding_explanations / sizeof finding_explanations[0];

const struct explanation *explanation_find(const char *code)
{
	for (size_t i = 0; i < n_finding_explanations; i++) {
		if (strcmp(finding_explanations[i].code, code) == 0)
			return &finding_explanations[i];
	}
	for (size_t i = 0; i < n_problem_explanations; i++) {
		if (strcmp(problem_explanations[i].code, code) == 0)
			return &problem_explanations[i];
	}
	return NULL;
}
