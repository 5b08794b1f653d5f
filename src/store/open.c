/* Databases to be asked: one made in memory, or a file of ours; shut against everything but reading. */
#include "store/ask.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "store/build.h"

/* Connecting a virtual table looks like a change to the authorizer: those that may be read are met before it stands guard.
 * A database without the full text, or an SQLite without JSON, goes without. */
static void meet_virtual_tables(sqlite3 *db)
{
	static const char *const names[] = {"claim_search", "json_each('[]')", "json_tree('[]')",
		"pragma_table_info('meta')", "pragma_table_xinfo('meta')", "pragma_table_list",
		"pragma_foreign_key_list('claim')", "pragma_index_list('meta')"};

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
		char *sql = sqlite3_mprintf("SELECT 1 FROM %s", names[i]);
		sqlite3_stmt *q = NULL;

		if (sql)
			sqlite3_prepare_v2(db, sql, -1, &q, NULL);
		sqlite3_finalize(q);
		sqlite3_free(sql);
	}
}

static struct store *store_of(sqlite3 *db)
{
	struct store *s = mem_resize(NULL, sizeof *s);

	*s = (struct store){.db = db};
	meet_virtual_tables(db);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_exec(db, "PRAGMA query_only = ON", NULL, NULL, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LONGEST_TEXT);
	sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, LONGEST_QUERY);
	sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	return s;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	sqlite3_close(s->db);
	free(s);
}

struct store *store_memory(const struct comparison *c, const struct store_options *o, struct err *e)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(
		":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc == SQLITE_OK)
		rc = build(db, c, o);
	if (rc == SQLITE_OK)
		return store_of(db);
	err_set(e, "cannot make the database in memory: %s", db ? sqlite3_errmsg(db) : sqlite3_errstr(rc));
	sqlite3_close(db);
	return NULL;
}

/* First column of the first row of a statement that gives a number; -1: SQLite says no. */
static int number(sqlite3 *db, const char *sql, int64_t *out)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return rc == SQLITE_ROW ? 0 : -1;
}

static int not_ours(sqlite3 *db, const char *path, struct err *e)
{
	int64_t application = 0, layout = 0;

	if (number(db, "PRAGMA application_id", &application) < 0 || number(db, "PRAGMA user_version", &layout) < 0) {
		if (sqlite3_errcode(db) == SQLITE_NOTADB)
			return err_set(e, "%s is no database; gainsay db makes one", path);
		return err_set(e, "cannot read %s: %s", path, sqlite3_errmsg(db));
	}
	if (application != STORE_APPLICATION_ID)
		return err_set(e, "%s is not a database that gainsay made; gainsay db makes one", path);
	if (layout != STORE_LAYOUT)
		return err_set(e,
			"%s was made by %s version of gainsay (its layout is %lld, this one reads %d); "
			"make it anew: gainsay db -o %s",
			path, layout < STORE_LAYOUT ? "an older" : "a newer", (long long)layout, STORE_LAYOUT, path);
	return 0;
}

struct store *store_open(const char *path, struct err *e)
{
	sqlite3 *db = NULL;
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		err_set(e, "cannot read %s: it is a folder", path);
	else if (access(path, R_OK) < 0)
		err_set(e, "cannot read %s: %s", path, strerror(errno));
	else if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		err_set(e, "cannot read %s: %s", path, db ? sqlite3_errmsg(db) : "there is not enough memory");
	else if (not_ours(db, path, e) == 0)
		return store_of(db);
	sqlite3_close(db);
	return NULL;
}

bool store_complete(struct store *s)
{
	int64_t complete = 0;

	return number(s->db, "SELECT value = 'yes' FROM meta WHERE key = 'complete'", &complete) == 0 && complete;
}
