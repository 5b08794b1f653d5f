/* Files of this folder that are built into the program: the style sheet and the script of the HTML page. */
#ifndef REPORT_PAGE_FILES_H
#define REPORT_PAGE_FILES_H

#include "base/str.h"

struct str page_files_style(void);  /* page.css */
struct str page_files_script(void); /* page.js */

#endif
