/* The table of units: exact factors to the first unit of each kind; every currency is a kind of its own. */
#ifndef VALUE_UNITS_H
#define VALUE_UNITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "value/span.h"

enum dimension {
	DIM_LENGTH, DIM_MASS, DIM_AREA, DIM_VOLUME, DIM_SPEED, DIM_TIME, DIM_CALENDAR, DIM_TEMPERATURE,
	DIM_ENERGY, DIM_POWER, DIM_DATA, DIM_RATIO, DIM_MONEY
};

/* base = (x + shift / 100) * n / d */
struct unit {
	const char *names; /* the first is the one we write; a blank inside a name is written "-" */
	uint8_t dimension;
	int64_t n, d;
	int32_t shift;
	const char *check; /* the same unit as the udunits2 program calls it */
};

/* NULL if the table does not know the name. A blank in NAME stands for "-". */
const struct unit *unit_find(struct str name);

/* The same among the units that can be converted into ASKED (may be NULL): most values are in one of them. */
const struct unit *unit_find_like(const struct unit *asked, struct str name);

/* The row of the table, or NULL behind its end. */
const struct unit *unit_row(size_t i);

/* The name we write. */
struct str unit_name(const struct unit *u);
/* "a length", "money": for messages. */
const char *unit_kind(const struct unit *u);

/* Can one be converted into the other? */
bool unit_alike(const struct unit *a, const struct unit *b);

/* X in FROM as TO (alike); rounded only where it is not exact. False if out of range. */
bool unit_convert(const struct unit *from, const struct unit *to, num x, num *out);

/* Names that mean several units ("pounds", "tons"): what to write instead, or NULL. */
const char *unit_unclear(struct str name);

#endif
