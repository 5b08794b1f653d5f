/* gainsay: reads a ledger of who said what, where and when, and reports what contradicts what. */
#define _XOPEN_SOURCE 700 /* SIGXFSZ */
#include <signal.h>

#include "cli/commands.h"

int main(int argc, char **argv)
{
	signal(SIGPIPE, SIG_IGN); /* a reader that has seen enough is no failure: see print_out */
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow further is an error that is told, and its beginning taken away */
	return run_program(argc, argv);
}
