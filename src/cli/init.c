/* init: a small ledger to begin with, which `check` can read at once. */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/model.h"

static const char starter[] =
	"gainsay: 1\n"
	"story: my-story\n"
	"title: A title for the report\n"
	"\n"
	"# Where claims come from: an outlet and a day each.\n"
	"sources:\n"
	"  post:\n"
	"    outlet: Evening Post\n"
	"    title: Fire at the mill\n"
	"    published: 2023-11-15\n"
	"  dispatch:\n"
	"    outlet: National Dispatch\n"
	"    title: Mill fire, the morning after\n"
	"    published: 2023-11-15\n"
	"\n"
	"# What they answer. The key in front of the text says what kind of answer it takes:\n"
	"# yes-no, number, date, one (a single word or name), set (a list) or one-of (with the words to choose from).\n"
	"questions:\n"
	"  on-shift:\n"
	"    number: How many people were on shift?\n"
	"  locked:\n"
	"    yes-no: Was the north door locked?\n"
	"    important: yes\n"
	"\n"
	"# A claim is an answer: at a source and a place (h headline, s standfirst, p3 paragraph 3), and whose word it is.\n"
	"claims:\n"
	"- at: post.p3\n"
	"  on-shift: 112\n"
	"  by: Jory Blass\n"
	"\n"
	"- at: dispatch.p5\n"
	"  on-shift: 86\n"
	"  by: Sunniva Palk\n"
	"\n"
	"- at: dispatch.p6\n"
	"  locked: yes\n"
	"  by: two workers\n"
	"\n"
	"- at: post.p7\n"
	"  locked: no\n"
	"  by: the owner's lawyer\n"
	"  denies: dispatch.p6\n";

int init_command(const struct options *o)
{
	static const char path[] = "claims.yaml";
	struct buf said = {0};
	struct err e;
	int rc;

	(void)o;
	if (file_exists(path))
		return complain(EXIT_USAGE, "%s is there already; nothing was written", path);
	if (file_write(path, str_from(starter), &e) < 0)
		return complain(EXIT_WORLD, "%s", e.text);
	buf_printf(&said, "wrote %s: two sources, two questions, four claims. Next: gainsay check\n", path);
	rc = print_out(&said);
	buf_free(&said);
	return rc;
}
