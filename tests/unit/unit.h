/* What every unit test includes: cmocka with the headers it needs first, and a comparison of a str with plain text. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

/* Fails with both texts shown. */
#define assert_str(got, want)                                                                  \
	do {                                                                                   \
		struct str got_ = (got);                                                       \
		const char *want_ = (want);                                                    \
		if (!str_is(got_, want_))                                                      \
			fail_msg("got \"%.*s\", want \"%s\"", STR_ARG(got_), want_);           \
	} while (0)

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
