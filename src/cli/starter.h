/* The ledger to begin with. */
#ifndef CLI_STARTER_H
#define CLI_STARTER_H

/* The whole text; `check` reads it without a problem and finds something in it. */
extern const char starter_ledger[];

#endif
