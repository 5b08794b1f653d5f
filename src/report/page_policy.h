/* Style and script of the page, and the policy by which a browser runs these and nothing else. */
#ifndef REPORT_PAGE_POLICY_H
#define REPORT_PAGE_POLICY_H

#include "base/buf.h"

/* For the head of the page: the policy, then what it allows. */
void page_policy(struct buf *out);

#endif
