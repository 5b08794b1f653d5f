/* A context for reading values in tests: one arena, a unit, a day, a zone and two moments. */
#ifndef TESTS_VALUES_H
#define TESTS_VALUES_H

#include "base/arena.h"
#include "value/value.h"

/* `listing` is 2021-11-03, `talks` the two days 2022-03-01 and 2022-03-05, `spring` an open stretch. */
static inline bool test_moment(void *user, struct str id, struct spans *out)
{
	struct arena *a = user;
	num march = civil_minute(2022, 3, 1, 0);

	if (str_is(id, "listing"))
		*out = spans_of(a, civil_minute(2021, 11, 3, 0), civil_minute(2021, 11, 3, 1439));
	else if (str_is(id, "talks"))
		*out = spans_join(a, spans_of(a, march, march + 1439), spans_of(a, march + 5760, march + 7199));
	else if (str_is(id, "spring"))
		*out = spans_of(a, march, SPAN_FOR_EVER);
	else
		return false;
	return true;
}

static inline struct value_context test_context(struct arena *a, const char *unit)
{
	struct value_context c = {.arena = a, .unit = str_from(unit), .about = NUM_ONE / 10, .zone = 120};

	c.day = spans_of(a, civil_minute(2021, 11, 14, 0), civil_minute(2021, 11, 14, 1439));
	c.moment = test_moment;
	c.user = a;
	return c;
}

#endif
