/* Inside of the store room: a database that is asked. */
#ifndef STORE_ASK_H
#define STORE_ASK_H

#include <sqlite3.h>

#include "store/store.h"

struct store {
	sqlite3 *db;
	double until;   /* of the monotonic clock: then the running question is given up; 0: never */
	bool gave_up;
	bool refused;   /* the authorizer said no */
};

enum { LONGEST_TEXT = 64 << 20, LONGEST_QUERY = 1 << 20, MOST_MEMORY = 1 << 30 };

#endif
