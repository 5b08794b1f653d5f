/* Relations between lists of members, for value.c. */
#ifndef VALUE_RELATION_H
#define VALUE_RELATION_H

#include "value/value.h"

enum relation one_relation(const struct lattice *l, const struct value *a, const struct value *b, bool *perhaps);
enum relation set_relation(const struct lattice *l, const struct value *a, const struct value *b);

#endif
