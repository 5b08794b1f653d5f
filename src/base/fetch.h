/* Large ledgers wait for memory: what comes next is fetched while the rest is worked on. */
#ifndef BASE_FETCH_H
#define BASE_FETCH_H

/* How a function begins that does nothing but fetch. Such a function is pure, and gcc leaves out the calls of those it has not
 * put inline, and with them what they fetch. */
#define FETCHING static inline __attribute__((always_inline))

#endif
