/* The weights and the lists of words, as bytes of the program. */
#include "draft/builtin.h"

#include <stdint.h>

#define FILE_BYTES(name, path)                     \
	__asm__(".section .rodata\n"               \
		".balign 16\n"                     \
		"gainsay_" #name ":\n"             \
		".incbin \"src/draft/" path "\"\n" \
		"gainsay_" #name "_end:\n"         \
		".byte 0\n"                        \
		".previous\n");                    \
	extern const char gainsay_##name[], gainsay_##name##_end[]

#define LIST(name)                                                                                                \
	FILE_BYTES(name, "lexicon/" #name ".txt");                                                                \
	struct str builtin_##name(void)                                                                           \
	{                                                                                                         \
		return (struct str){gainsay_##name, (uintptr_t)gainsay_##name##_end - (uintptr_t)gainsay_##name}; \
	}                                                                                                         \
	extern const char gainsay_##name[]

FILE_BYTES(model, "model.bin");
LIST(verbs);
LIST(nouns);
LIST(adjectives);
LIST(grounds);
LIST(alike);

struct weights builtin_weights(void)
{
	struct weights m;
	const char *p = gainsay_model;

	for (unsigned t = 0; t < N_TASKS; t++) {
		m.task[t] = (const int8_t *)p;
		p += weights_bytes((enum task)t);
	}
	return m;
}
