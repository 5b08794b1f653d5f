/* gainsay: reads a ledger of who said what, where and when, and reports what contradicts what. */
#include <signal.h>

#include "cli/commands.h"

int main(int argc, char **argv)
{
	signal(SIGPIPE, SIG_IGN); /* a reader that has seen enough is no failure: see print_out */
	return run_program(argc, argv);
}
