/* The version of the program, as every output names it. */
#ifndef REPORT_VERSION_H
#define REPORT_VERSION_H

#define GAINSAY_VERSION "0.1.0"

#endif
