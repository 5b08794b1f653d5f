/* The file: built under a passing name beside its own, synced, renamed. */
#include "base/file.h"
#include "store/build.h"

/* What SQLite says of the disk, in the words other files use. */
static int failed(struct err *e, sqlite3 *db, int rc, const char *path)
{
	switch (rc & 0xff) {
	case SQLITE_FULL: return err_set(e, "cannot write %s: no space is left there", path);
	case SQLITE_NOMEM: return err_set(e, "cannot write %s: there is not enough memory", path);
	case SQLITE_TOOBIG: return err_set(e, "cannot write %s: a text is too long for a database", path);
	case SQLITE_IOERR:
		if (db && sqlite3_system_errno(db))
			return err_set(e, "cannot write %s: %s", path, strerror(sqlite3_system_errno(db)));
		/* fallthrough */
	default: return err_set(e, "cannot write %s: %s", path, db ? sqlite3_errmsg(db) : sqlite3_errstr(rc));
	}
}

static int write_aside(
	const char *aside, const char *path, const struct comparison *c, const struct store_options *o, struct err *e)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(aside, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL),
	    result = 0;

	if (rc == SQLITE_OK)
		rc = build(db, c, o);
	if (rc != SQLITE_OK)
		result = failed(e, db, rc, path);
	rc = sqlite3_close(db);
	if (result == 0 && rc != SQLITE_OK)
		result = failed(e, NULL, rc, path);
	return result;
}

int store_write(const char *path, const struct comparison *c, const struct store_options *o, struct err *e)
{
	struct file_aside aside;

	if (file_aside_begin(&aside, path, e) < 0)
		return -1;
	if (write_aside(aside.name, path, c, o, e) < 0) {
		file_aside_drop(&aside);
		return -1;
	}
	return file_aside_end(&aside, e);
}
