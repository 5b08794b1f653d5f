/* Warnings about what can be read: each rule is a row. A rule is left out where a part that it looks at was lost. */
#include "ledger/reader.h"

static const struct {
	void (*run)(struct reader *r);
	bool needs_all_claims;  /* says that something is missing among the claims */
	bool needs_all_names;   /* … among what is declared */
} rules[] = {
	{lint_unused, true, true},
	{lint_near_names, false, true},
	{lint_claims, false, false},
	{lint_order, true, true},
	{lint_offices, false, false},
	{lint_sources, true, false},
};

void lint(struct reader *r)
{
	size_t i;

	for (i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (rules[i].needs_all_claims && r->lost_claims)
			continue;
		if (rules[i].needs_all_names && r->lost_declared)
			continue;
		rules[i].run(r);
	}
}
