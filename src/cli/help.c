/* help and version. */
#include "cli/commands.h"
#include "cli/model.h"
#include "report/version.h"

static int print(struct buf *b)
{
	int rc = print_out(b);

	buf_free(b);
	return rc;
}

int version_command(const struct options *o)
{
	struct buf b = {0};

	(void)o;
	buf_puts(&b, "gainsay " GAINSAY_VERSION "\n");
	return print(&b);
}

enum { USE_WIDTH = 22 };

/* What a command does stands in one column; a longer use has it in the line below. */
static void command_line(struct buf *b, const struct command *c)
{
	size_t before = b->n;

	buf_printf(b, "  %s %s", c->name, c->operands);
	if (b->n - before > 2 + USE_WIDTH) {
		buf_char(b, '\n');
		before = b->n;
	}
	buf_printf(b, "%*s %s\n", (int)(2 + USE_WIDTH - (b->n - before)), "", c->summary);
}

static int general_help(void)
{
	struct buf b = {0};

	buf_puts(&b, "gainsay: who said what, where and when, and who says otherwise\n\n"
		"gainsay COMMAND [OPTIONS] ...      FILE is a ledger; without one: claims.yaml\n\n");
	for (unsigned i = 0; i < n_commands; i++)
		command_line(&b, &commands[i]);
	buf_puts(&b, "\nTo begin: gainsay init, then gainsay check. More: gainsay help COMMAND\n"
		"Exit status: 0 nothing found, 1 findings or errors in the ledger, 2 wrong use, 3 a file could not be read or written\n");
	return print(&b);
}

int help_command(const struct options *o)
{
	const struct command *c;
	struct buf b = {0};

	if (o->operands.n == 0)
		return general_help();
	c = command_find(str_from(o->operands.v[0]));
	if (!c)
		return complain(EXIT_USAGE, "there is no command “%s”; “gainsay help” lists them", o->operands.v[0]);
	buf_printf(&b, "gainsay %s %s\n\n%s\n\n", c->name, c->operands, c->about);
	options_help(&b, c);
	if (c->formats)
		buf_printf(&b, "\nFormats for -f: %s\n", c->formats);
	return print(&b);
}
