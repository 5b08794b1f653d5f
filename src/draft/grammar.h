/* What the tagger and the parser know of grammar: Penn tags and arcs of Universal Dependencies. */
#ifndef DRAFT_GRAMMAR_H
#define DRAFT_GRAMMAR_H

#include "base/str.h"

/* clang-format off */
/* Penn Treebank tags as the English Web Treebank uses them. */
#define TAGS(X)                                                                                                       \
	X(NONE, "") X(NN, "NN") X(NNS, "NNS") X(NNP, "NNP") X(NNPS, "NNPS") X(PRP, "PRP") X(PRPS, "PRP$")              \
	X(VB, "VB") X(VBD, "VBD") X(VBP, "VBP") X(VBZ, "VBZ") X(VBN, "VBN") X(VBG, "VBG") X(MD, "MD") X(TO, "TO")       \
	X(IN, "IN") X(DT, "DT") X(JJ, "JJ") X(JJR, "JJR") X(JJS, "JJS") X(RB, "RB") X(RBR, "RBR") X(RBS, "RBS")        \
	X(CC, "CC") X(CD, "CD") X(STOP, ".") X(COMMA, ",") X(COLON, ":") X(LRB, "-LRB-") X(RRB, "-RRB-")               \
	X(OPEN, "``") X(CLOSE, "''") X(WDT, "WDT") X(WRB, "WRB") X(WP, "WP") X(WPS, "WP$") X(RP, "RP") X(UH, "UH")     \
	X(POS, "POS") X(HYPH, "HYPH") X(EX, "EX") X(NFP, "NFP") X(ADD, "ADD") X(GW, "GW") X(DOLLAR, "$")              \
	X(SYM, "SYM") X(PDT, "PDT") X(LS, "LS") X(FW, "FW") X(AFX, "AFX")

#define X(id, name) TAG_##id,
enum tag { TAGS(X) N_TAGS };
#undef X

/* Relations; what is rare in the treebank goes under the relation it refines. */
#define ARCS(X)                                                                                                  \
	X(ROOT, "root") X(PUNCT, "punct") X(CASE, "case") X(NSUBJ, "nsubj") X(NSUBJPASS, "nsubj:pass") X(DET, "det")   \
	X(ADVMOD, "advmod") X(OBJ, "obj") X(IOBJ, "iobj") X(AMOD, "amod") X(OBL, "obl") X(AGENT, "obl:agent")          \
	X(OBLTIME, "obl:unmarked") X(CONJ, "conj") X(COMPOUND, "compound") X(PRT, "compound:prt") X(MARK, "mark")     \
	X(NMOD, "nmod") X(POSS, "nmod:poss") X(NMODTIME, "nmod:unmarked") X(DESC, "nmod:desc") X(CC, "cc")             \
	X(AUX, "aux") X(AUXPASS, "aux:pass") X(COP, "cop") X(ADVCL, "advcl") X(ACL, "acl") X(RELCL, "acl:relcl")      \
	X(XCOMP, "xcomp") X(CCOMP, "ccomp") X(CSUBJ, "csubj") X(FLAT, "flat") X(PARATAXIS, "parataxis")               \
	X(NUMMOD, "nummod") X(APPOS, "appos") X(DISCOURSE, "discourse") X(LIST, "list") X(EXPL, "expl")               \
	X(FIXED, "fixed") X(VOCATIVE, "vocative") X(GOESWITH, "goeswith") X(DISLOCATED, "dislocated")

/* clang-format on */
#define X(id, name) ARC_##id,
enum arc { ARCS(X) N_ARCS };
#undef X

/* The number of a name; TAG_NONE for an unknown tag, and for a relation that of the part before the colon, else
 * PUNCT. */
enum tag tag_of(struct str name);
enum arc arc_of(struct str name);

const char *tag_name(unsigned tag);
const char *arc_name(unsigned arc);

#endif
