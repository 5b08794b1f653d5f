/* Words whose part in a sentence is known: what they do to its sense, whether they say little by themselves, and the
 * lemma of irregular forms (of number words: the figure).
 * English; other languages are compared word by word all the same. */
#include "evidence/words.h"

enum { NO = ROLE_NONE, NOT = ROLE_NEGATION, HEDGE = ROLE_HEDGE, IF = ROLE_CONDITION, FIGURE = ROLE_NUMBER };

static const struct known_word known_words[] = { /* in the order of bytes */
	{"a", NO, 1, "a"}, {"about", NO, 1, NULL}, {"after", NO, 1, NULL}, {"against", NO, 1, NULL},
	{"all", NO, 1, NULL}, {"allegedly", HEDGE, 0, NULL}, {"almost", HEDGE, 0, NULL}, {"also", NO, 1, NULL},
	{"am", NO, 1, "be"}, {"an", NO, 1, "a"}, {"and", NO, 1, NULL}, {"any", NO, 1, NULL},
	{"apparently", HEDGE, 0, NULL}, {"appear", HEDGE, 0, NULL}, {"appeared", HEDGE, 0, NULL},
	{"appears", HEDGE, 0, NULL}, {"approximately", HEDGE, 0, NULL}, {"are", NO, 1, "be"}, {"as", NO, 1, NULL},
	{"assuming", IF, 0, NULL}, {"at", NO, 1, NULL}, {"be", NO, 1, "be"}, {"been", NO, 1, "be"},
	{"before", NO, 1, NULL}, {"began", NO, 0, "begin"}, {"begin", NO, 0, "begin"}, {"begins", NO, 0, "begin"},
	{"begun", NO, 0, "begin"}, {"being", NO, 1, "be"}, {"believe", HEDGE, 0, NULL}, {"believed", HEDGE, 0, NULL},
	{"believes", HEDGE, 0, NULL}, {"between", NO, 1, NULL}, {"billion", FIGURE, 0, "billion"},
	{"billions", FIGURE, 0, "billion"}, {"both", NO, 1, NULL}, {"bought", NO, 0, "buy"},
	{"break", NO, 0, "break"}, {"breaks", NO, 0, "break"}, {"bring", NO, 0, "bring"}, {"brings", NO, 0, "bring"},
	{"broke", NO, 0, "break"}, {"broken", NO, 0, "break"}, {"brought", NO, 0, "bring"},
	{"build", NO, 0, "build"}, {"builds", NO, 0, "build"}, {"built", NO, 0, "build"}, {"but", NO, 1, NULL},
	{"buy", NO, 0, "buy"}, {"buys", NO, 0, "buy"}, {"by", NO, 1, NULL}, {"came", NO, 0, "come"},
	{"can", HEDGE, 1, "can"}, {"child", NO, 0, "child"}, {"children", NO, 0, "child"}, {"come", NO, 0, "come"},
	{"comes", NO, 0, "come"}, {"coming", NO, 0, "come"}, {"could", HEDGE, 1, "can"}, {"depending", IF, 0, NULL},
	{"depends", IF, 0, NULL}, {"did", NO, 1, "do"}, {"do", NO, 1, "do"}, {"does", NO, 1, "do"},
	{"doing", NO, 1, "do"}, {"done", NO, 1, "do"}, {"double", FIGURE, 0, NULL}, {"down", NO, 1, NULL},
	{"dozen", FIGURE, 0, "dozen"}, {"dozens", FIGURE, 0, "dozen"}, {"during", NO, 1, NULL},
	{"each", NO, 1, NULL}, {"eight", FIGURE, 0, "8"}, {"eighteen", FIGURE, 0, "18"}, {"eighty", FIGURE, 0, "80"},
	{"eleven", FIGURE, 0, "11"}, {"every", NO, 1, NULL}, {"except", IF, 0, NULL}, {"expect", HEDGE, 0, NULL},
	{"expected", HEDGE, 0, NULL}, {"expects", HEDGE, 0, NULL}, {"fifteen", FIGURE, 0, "15"},
	{"fifty", FIGURE, 0, "50"}, {"find", NO, 0, "find"}, {"finds", NO, 0, "find"}, {"five", FIGURE, 0, "5"},
	{"for", NO, 1, NULL}, {"forty", FIGURE, 0, "40"}, {"found", NO, 0, "find"}, {"four", FIGURE, 0, "4"},
	{"fourteen", FIGURE, 0, "14"}, {"from", NO, 1, NULL}, {"gave", NO, 0, "give"}, {"get", NO, 0, "get"},
	{"gets", NO, 0, "get"}, {"getting", NO, 0, "get"}, {"give", NO, 0, "give"}, {"given", NO, 0, "give"},
	{"gives", NO, 0, "give"}, {"giving", NO, 0, "give"}, {"go", NO, 0, "go"}, {"goes", NO, 0, "go"},
	{"going", NO, 0, "go"}, {"gone", NO, 0, "go"}, {"got", NO, 0, "get"}, {"gotten", NO, 0, "get"},
	{"had", NO, 1, "have"}, {"half", FIGURE, 0, NULL}, {"has", NO, 1, "have"}, {"have", NO, 1, "have"},
	{"having", NO, 1, "have"}, {"he", NO, 1, "he"}, {"held", NO, 0, "hold"}, {"her", NO, 1, "she"},
	{"here", NO, 1, NULL}, {"him", NO, 1, "he"}, {"his", NO, 1, "he"}, {"hold", NO, 0, "hold"},
	{"holding", NO, 0, "hold"}, {"holds", NO, 0, "hold"}, {"hope", HEDGE, 0, NULL}, {"hoped", HEDGE, 0, NULL},
	{"hopes", HEDGE, 0, NULL}, {"hundred", FIGURE, 0, "hundred"}, {"hundreds", FIGURE, 0, "hundred"},
	{"i", NO, 1, "i"}, {"if", IF, 1, NULL}, {"in", NO, 1, NULL}, {"into", NO, 1, NULL}, {"is", NO, 1, "be"},
	{"it", NO, 1, NULL}, {"its", NO, 1, NULL}, {"just", NO, 1, NULL}, {"keep", NO, 0, "keep"},
	{"keeps", NO, 0, "keep"}, {"kept", NO, 0, "keep"}, {"knew", NO, 0, "know"}, {"know", NO, 0, "know"},
	{"known", NO, 0, "know"}, {"knows", NO, 0, "know"}, {"leave", NO, 0, "leave"}, {"leaves", NO, 0, "leave"},
	{"leaving", NO, 0, "leave"}, {"left", NO, 0, "leave"}, {"likely", HEDGE, 0, NULL}, {"lose", NO, 0, "lose"},
	{"loses", NO, 0, "lose"}, {"losing", NO, 0, "lose"}, {"lost", NO, 0, "lose"}, {"made", NO, 0, "make"},
	{"make", NO, 0, "make"}, {"makes", NO, 0, "make"}, {"making", NO, 0, "make"}, {"man", NO, 0, "man"},
	{"may", HEDGE, 1, "may"}, {"maybe", HEDGE, 0, NULL}, {"me", NO, 1, "i"}, {"men", NO, 0, "man"},
	{"might", HEDGE, 1, "may"}, {"million", FIGURE, 0, "million"}, {"millions", FIGURE, 0, "million"},
	{"more", NO, 1, NULL}, {"most", NO, 1, NULL}, {"must", NO, 1, NULL}, {"my", NO, 1, "i"},
	{"nearly", HEDGE, 0, NULL}, {"neither", NOT, 0, NULL}, {"never", NOT, 0, NULL}, {"nine", FIGURE, 0, "9"},
	{"nineteen", FIGURE, 0, "19"}, {"ninety", FIGURE, 0, "90"}, {"no", NOT, 1, NULL}, {"nobody", NOT, 0, NULL},
	{"none", NOT, 0, NULL}, {"nor", NOT, 1, NULL}, {"not", NOT, 1, NULL}, {"nothing", NOT, 0, NULL},
	{"nowhere", NOT, 0, NULL}, {"of", NO, 1, NULL}, {"off", NO, 1, NULL}, {"on", NO, 1, NULL},
	{"once", IF, 0, NULL}, {"only", IF, 0, NULL}, {"or", NO, 1, NULL}, {"other", NO, 1, NULL},
	{"our", NO, 1, "we"}, {"out", NO, 1, NULL}, {"over", NO, 1, NULL}, {"own", NO, 1, NULL},
	{"paid", NO, 0, "pay"}, {"pay", NO, 0, "pay"}, {"pays", NO, 0, "pay"}, {"people", NO, 0, "person"},
	{"perhaps", HEDGE, 0, NULL}, {"person", NO, 0, "person"}, {"possibly", HEDGE, 0, NULL},
	{"potentially", HEDGE, 0, NULL}, {"presumably", HEDGE, 0, NULL}, {"probably", HEDGE, 0, NULL},
	{"provided", IF, 0, NULL}, {"quarter", FIGURE, 0, NULL}, {"reportedly", HEDGE, 0, NULL},
	{"roughly", HEDGE, 0, NULL}, {"said", NO, 0, "say"}, {"same", NO, 1, NULL}, {"saw", NO, 0, "see"},
	{"say", NO, 0, "say"}, {"saying", NO, 0, "say"}, {"says", NO, 0, "say"}, {"see", NO, 0, "see"},
	{"seem", HEDGE, 0, NULL}, {"seemed", HEDGE, 0, NULL}, {"seems", HEDGE, 0, NULL}, {"seen", NO, 0, "see"},
	{"sees", NO, 0, "see"}, {"sell", NO, 0, "sell"}, {"sells", NO, 0, "sell"}, {"seven", FIGURE, 0, "7"},
	{"seventeen", FIGURE, 0, "17"}, {"seventy", FIGURE, 0, "70"}, {"shall", NO, 1, "shall"},
	{"she", NO, 1, "she"}, {"should", NO, 1, "shall"}, {"six", FIGURE, 0, "6"}, {"sixteen", FIGURE, 0, "16"},
	{"sixty", FIGURE, 0, "60"}, {"so", NO, 1, NULL}, {"sold", NO, 0, "sell"}, {"some", NO, 1, NULL},
	{"speak", NO, 0, "speak"}, {"speaks", NO, 0, "speak"}, {"spoke", NO, 0, "speak"}, {"spoken", NO, 0, "speak"},
	{"such", NO, 1, NULL}, {"suggest", HEDGE, 0, NULL}, {"suggested", HEDGE, 0, NULL},
	{"suggests", HEDGE, 0, NULL}, {"suspect", HEDGE, 0, NULL}, {"suspected", HEDGE, 0, NULL},
	{"suspects", HEDGE, 0, NULL}, {"take", NO, 0, "take"}, {"taken", NO, 0, "take"}, {"takes", NO, 0, "take"},
	{"taking", NO, 0, "take"}, {"tell", NO, 0, "tell"}, {"telling", NO, 0, "tell"}, {"tells", NO, 0, "tell"},
	{"ten", FIGURE, 0, "10"}, {"than", NO, 1, NULL}, {"that", NO, 1, "that"}, {"the", NO, 1, NULL},
	{"their", NO, 1, "they"}, {"them", NO, 1, "they"}, {"then", NO, 1, NULL}, {"there", NO, 1, NULL},
	{"these", NO, 1, "this"}, {"they", NO, 1, "they"}, {"think", HEDGE, 0, "think"},
	{"thinking", NO, 0, "think"}, {"thinks", HEDGE, 0, "think"}, {"thirteen", FIGURE, 0, "13"},
	{"thirty", FIGURE, 0, "30"}, {"this", NO, 1, "this"}, {"those", NO, 1, "that"},
	{"thought", HEDGE, 0, "think"}, {"thousand", FIGURE, 0, "thousand"}, {"thousands", FIGURE, 0, "thousand"},
	{"three", FIGURE, 0, "3"}, {"through", NO, 1, NULL}, {"to", NO, 1, NULL}, {"told", NO, 0, "tell"},
	{"too", NO, 1, NULL}, {"took", NO, 0, "take"}, {"triple", FIGURE, 0, NULL}, {"twelve", FIGURE, 0, "12"},
	{"twenty", FIGURE, 0, "20"}, {"twice", FIGURE, 0, NULL}, {"two", FIGURE, 0, "2"}, {"under", NO, 1, NULL},
	{"unless", IF, 0, NULL}, {"unlikely", HEDGE, 0, NULL}, {"until", IF, 0, NULL}, {"up", NO, 1, NULL},
	{"us", NO, 1, "we"}, {"very", NO, 1, NULL}, {"was", NO, 1, "be"}, {"we", NO, 1, "we"}, {"went", NO, 0, "go"},
	{"were", NO, 1, "be"}, {"what", NO, 1, NULL}, {"when", IF, 0, NULL}, {"whenever", IF, 0, NULL},
	{"whether", IF, 0, NULL}, {"which", NO, 1, NULL}, {"who", NO, 1, NULL}, {"will", NO, 1, "will"},
	{"with", NO, 1, NULL}, {"without", NOT, 0, NULL}, {"woman", NO, 0, "woman"}, {"women", NO, 0, "woman"},
	{"would", HEDGE, 1, "will"}, {"write", NO, 0, "write"}, {"writes", NO, 0, "write"},
	{"written", NO, 0, "write"}, {"wrote", NO, 0, "write"}, {"you", NO, 1, NULL}, {"your", NO, 1, NULL},
	{"zero", FIGURE, 0, "0"},
};

#define N_KNOWN (sizeof known_words / sizeof *known_words)

const struct known_word *known_word(struct str s)
{
	size_t lo = 0, hi = N_KNOWN;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int d = str_cmp(s, str_from(known_words[mid].word));

		if (d == 0)
			return &known_words[mid];
		if (d < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

bool words_in_order(void)
{
	for (size_t i = 1; i < N_KNOWN; i++)
		if (strcmp(known_words[i - 1].word, known_words[i].word) >= 0)
			return false;
	return true;
}
