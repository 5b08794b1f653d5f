/* A failure of the world (I/O), told in one sentence that a user can act on. Functions that may fail so return -1. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

struct err {
	char text[1024];
};

/* Fills E and returns -1. */
int err_set(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "cannot WHAT PATH: …", the reason by errno, which stays. Returns -1. */
int err_file(struct err *e, const char *what, const char *path);

#endif
