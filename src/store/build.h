/* From a comparison to an empty database filled. */
#ifndef STORE_BUILD_H
#define STORE_BUILD_H

#include <sqlite3.h>

#include "store/store.h"

/* Fills DB, which is new and empty. An SQLite status; sqlite3_errmsg(DB) says more. */
int build(sqlite3 *db, const struct comparison *c, const struct store_options *o);

#endif
