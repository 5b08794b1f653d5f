/* What the page can do beyond being read: nothing in it is needed to understand the report. */
"use strict";
