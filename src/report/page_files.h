/* Files of this folder that are built into the program: the style sheets and scripts of the HTML page. */
#ifndef REPORT_PAGE_FILES_H
#define REPORT_PAGE_FILES_H

#include "base/str.h"

struct str page_files_style(void);  /* page.css */
struct str page_files_tools(void);  /* page_tools.css: what the script builds */
struct str page_files_filter(void); /* page_filter.js */
struct str page_files_script(void); /* page.js, which needs it */

#endif
