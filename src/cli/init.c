/* init: a small ledger to begin with, which `check` can read at once. */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/model.h"
#include "cli/starter.h"

int init_command(const struct options *o)
{
	static const char path[] = "claims.yaml";
	struct buf said = {0};
	struct err e;
	int rc;

	(void)o;
	if (file_exists(path))
		return complain(EXIT_USAGE, "%s is there already; nothing was written", path);
	if (file_write(path, str_from(starter_ledger), &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	buf_printf(&said, "wrote %s: two sources, two questions, four claims. Next: gainsay check\n", path);
	rc = print_out(&said);
	buf_free(&said);
	return rc;
}
