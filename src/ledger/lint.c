/* Warnings about what can be read: each rule is a row. One that says something is missing is left out where anything was
 * lost: what is missing may have stood there. */
#include "ledger/reader.h"

static const struct {
	void (*run)(struct reader *r);
	bool needs_all;
} rules[] = {
	{lint_unused, true},
	{lint_near_names, false},
	{lint_short_names, false},
	{lint_unnamed, false},
	{lint_denied, false},
	{lint_claims, false},
	{lint_order, true},
	{lint_offices, false},
	{lint_relays, false},
	{lint_openings, true},
	{lint_copies, false},
};

void lint(struct reader *r)
{
	size_t i;

	for (i = 0; i < sizeof rules / sizeof *rules; i++)
		if (r->l->complete || !rules[i].needs_all)
			rules[i].run(r);
}
