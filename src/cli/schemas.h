/* The schemas of the folder schemas/, as bytes: made from its files when the program is built. */
#ifndef CLI_SCHEMAS_H
#define CLI_SCHEMAS_H

extern const unsigned char ledger_schema[];
extern const unsigned ledger_schema_n;

#endif
