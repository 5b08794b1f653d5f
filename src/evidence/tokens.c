/* Words of a text: ASCII, nearly all there is, is folded and hashed in one pass; a word that holds anything else goes
 * through the text room. */
#include "evidence/tokens.h"

#include "text/utf8.h"

#define SEED 0xcbf29ce484222325ull
#define STEP 0x100000001b3ull

/* Lower case of ASCII letters and digits; 0 for whatever ends a word. */
static const char word_bytes[128] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7',
	['8'] = '8', ['9'] = '9', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
	['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n',
	['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v',
	['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
	['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l',
	['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't',
	['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z',
};

static uint64_t hash_str(struct str s)
{
	uint64_t h = SEED;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * STEP;
	return h;
}

/* Scripts without blanks between words: each character is one. */
static bool stands_alone(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

static void push(struct tokens *t, uint64_t hash, size_t at, size_t end)
{
	vec_push(&t->v, (struct token){hash ? hash : 1, (uint32_t)at, (uint32_t)(end - at)});
}

/* Invisible characters alone are no word. */
static void push_folded(struct tokens *t, struct arena *scratch, struct str text, size_t at, size_t end)
{
	struct str folded = text_fold(scratch, (struct str){text.p + at, end - at});

	if (folded.n)
		push(t, hash_str(folded), at, end);
}

/* The end of the word that begins at AT, whatever it is made of. */
static size_t word_end(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.n) {
		size_t next = end;
		uint32_t c = utf8_next(text, &next);

		if (!text_in_word(c) || (stands_alone(c) && end > at))
			break;
		end = next;
		if (stands_alone(c))
			break;
	}
	return end;
}

void tokens_add(struct tokens *t, struct arena *scratch, struct str text)
{
	size_t at = 0;

	while (at < text.n) {
		unsigned char c = (unsigned char)text.p[at];
		uint64_t h = SEED;
		size_t i = at;

		if (c < 0x80 && !word_bytes[c]) {
			at++;
			continue;
		}
		for (; i < text.n && (c = (unsigned char)text.p[i]) < 0x80 && word_bytes[c]; i++)
			h = (h ^ (unsigned char)word_bytes[c]) * STEP;
		if (i < text.n && c >= 0x80) {
			size_t end = word_end(text, at), next = at;

			if (end > i) {
				push_folded(t, scratch, text, at, end);
				at = end;
				continue;
			}
			if (i == at) { /* a mark that is in no word: a curly quotation mark, a dash */
				utf8_next(text, &next);
				at = next;
				continue;
			}
		}
		push(t, h, at, i);
		at = i;
	}
}
