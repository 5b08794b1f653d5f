/* Rows of C data as virtual tables of SQLite: `INSERT INTO x SELECT * FROM rows_x` is the fastest way in. */
#ifndef STORE_TABLE_H
#define STORE_TABLE_H

#include <sqlite3.h>

#include "store/load.h"

/* Makes the table T and fills it. An SQLite status. */
int table_load(sqlite3 *db, const struct table *t, struct load *d);

#endif
