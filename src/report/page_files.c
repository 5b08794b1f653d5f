/* Style sheets and scripts of the page, as bytes of the program. */
#include "report/page_files.h"

#include <stdint.h>

#define FILE_BYTES(name, path)                                                                                          \
	__asm__(".section .rodata\n"                                                                                    \
		"gainsay_page_" #name ":\n"                                                                             \
		".incbin \"src/report/" path "\"\n"                                                                     \
		"gainsay_page_" #name "_end:\n"                                                                         \
		".byte 0\n"                                                                                             \
		".previous\n");                                                                                         \
	extern const char gainsay_page_##name[], gainsay_page_##name##_end[];                                           \
	struct str page_files_##name(void)                                                                              \
	{                                                                                                               \
		return (struct str){gainsay_page_##name, (uintptr_t)gainsay_page_##name##_end - (uintptr_t)gainsay_page_##name}; \
	}                                                                                                               \
	extern const char gainsay_page_##name[]

FILE_BYTES(style, "page.css");
FILE_BYTES(tools, "page_tools.css");
FILE_BYTES(filter, "page_filter.js");
FILE_BYTES(script, "page.js");
