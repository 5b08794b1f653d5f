#include "article/parts.h"
int html_read(struct build *b, struct str bytes, struct err *e) { (void)b; (void)bytes; return err_set(e, "no"); }
