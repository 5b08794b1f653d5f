/* What db and query share. */
#ifndef CLI_DB_H
#define CLI_DB_H

#include "cli/model.h"
#include "store/store.h"

/* The store room, told how readers are spoken to. */
struct store_options database_options(bool search);

#endif
