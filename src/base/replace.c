/* Writing files: aside and renamed, so that a failure leaves the old file as it was; only what may be written, only what still is
 * what was read. */
#define _DEFAULT_SOURCE 1 /* realpath, on_exit */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

/* What is not there when a file is to be made is its folder. */
static int write_failed(struct err *e, const char *path)
{
	const char *slash = strrchr(path, '/');
	int number = errno;

	if (number != ENOENT || !slash || slash == path)
		return err_file(e, "write", path);
	err_set(e, "cannot write %s: there is no folder %.*s", path, (int)(slash - path), path);
	errno = number;
	return -1;
}

static int write_full(int fd, struct str s)
{
	while (s.n) {
		ssize_t k = write(fd, s.p, s.n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		s = str_skip(s, (size_t)k);
	}
	return 0;
}

/* A device or a pipe is written as it stands: renaming over it would replace it. */
static int write_device(const char *path, struct str bytes)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = write_full(fd, bytes);
	return close(fd) < 0 ? -1 : rc;
}

/* Nobody may write it, or not this user. A file without any right to write is refused to root as well: its owner meant it. */
static int may_write(const struct stat *st, const char *path, struct err *e)
{
	if (S_ISREG(st->st_mode) && !(st->st_mode & 0222))
		return err_set(e, "cannot write %s: it is marked as read-only. If it may be changed: chmod u+w, and run this again", path);
	if (access(path, W_OK) == 0)
		return 0;
	if (errno == EACCES)
		return err_set(e, "cannot write %s: you may not write it (permission denied)", path);
	return write_failed(e, path);
}

/* The new file is to belong to whom the OLD one did. -1: it cannot. */
static int keep_owner(int fd, const struct stat *old)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return -1;
	if ((st.st_uid == old->st_uid && st.st_gid == old->st_gid) || fchown(fd, old->st_uid, old->st_gid) == 0)
		return 0;
	if (st.st_gid != old->st_gid && fchown(fd, (uid_t)-1, old->st_gid) < 0)
		return -1;
	return st.st_uid == old->st_uid ? 0 : -1;
}

/* How a file is put in the place of another. */
struct replacing {
	const char *path;       /* no link */
	const struct stat *old; /* NULL: there is none */
	bool keeps_owner;       /* or it is not written at all */
};

/* Writes and syncs the new file under its passing name, with mode and owner of the old one. */
static int write_aside(const struct replacing *r, const char *aside, struct str bytes)
{
	int fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), rc = 0, number;

	if (fd < 0)
		return -1;
	if (r->old && keep_owner(fd, r->old) < 0 && r->keeps_owner) {
		errno = EPERM;
		rc = -1;
	}
	if (rc == 0 && r->old)
		rc = fchmod(fd, r->old->st_mode & 07777);
	if (rc == 0)
		rc = write_full(fd, bytes);
	if (rc == 0)
		rc = fsync(fd);
	number = errno;
	if (close(fd) < 0 && rc == 0)
		return -1;
	errno = number;
	return rc;
}

static int replace(const struct replacing *r, struct str bytes)
{
	struct buf aside = {0};
	int rc, number;

	buf_printf(&aside, "%s.tmp-%ld", r->path, (long)getpid());
	buf_char(&aside, '\0');
	rc = write_aside(r, aside.p, bytes);
	if (rc == 0)
		rc = rename(aside.p, r->path);
	number = errno;
	if (rc < 0)
		unlink(aside.p);
	errno = number;
	buf_free(&aside);
	return rc;
}

int file_write(const char *path, struct str bytes, struct err *e)
{
	struct stat st;
	bool old = stat(path, &st) == 0;
	char *real = old ? realpath(path, NULL) : NULL; /* a link stays a link */
	int rc;

	if (old && !real) {
		rc = write_failed(e, path); /* where a link leads is not known: the link itself would be replaced */
	} else if (old && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		rc = write_failed(e, path);
	} else if (old && !S_ISREG(st.st_mode)) {
		rc = write_device(path, bytes) < 0 ? write_failed(e, path) : 0;
	} else {
		const struct replacing r = {real ? real : path, old ? &st : NULL, false};

		rc = old ? may_write(&st, path, e) : 0;
		if (rc == 0 && replace(&r, bytes) < 0)
			rc = write_failed(e, path);
	}
	free(real);
	return rc;
}

/* ---- a file that was read before ------------------------------------------------------------------------------------- */

enum { WAITS_MOST = 500, WAIT_NS = 10 * 1000 * 1000 };

/* A lock of this process on the whole file. 0; 1: another has it; also 0 where the file system knows no locks: the bytes are
 * compared all the same. */
static int lock(int fd)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	if (fcntl(fd, F_SETLK, &all) == 0)
		return 0;
	return errno == EAGAIN || errno == EACCES;
}

/* Opens the file and keeps out whoever else does so, until it is closed. What somebody put in its place meanwhile is opened
 * instead. -1 with errno set; ETXTBSY: another program does not let go of it. */
static int open_alone(const char *real, struct stat *st)
{
	const struct timespec while_ = {.tv_nsec = WAIT_NS};

	for (int i = 0; i < WAITS_MOST; i++) {
		int fd = open(real, O_RDWR | O_CLOEXEC), busy;
		struct stat now;

		if (fd < 0)
			return -1;
		busy = lock(fd);
		if (!busy && fstat(fd, st) == 0 && stat(real, &now) == 0 && st->st_dev == now.st_dev && st->st_ino == now.st_ino)
			return fd;
		close(fd);
		if (busy)
			nanosleep(&while_, NULL);
	}
	errno = ETXTBSY;
	return -1;
}

/* -1: E says why. */
static int holds_still(int fd, struct str was, const char *path, struct err *e)
{
	struct buf now = {0};
	char piece[65536];
	ssize_t k;
	bool same;

	while ((k = read(fd, piece, sizeof piece)) > 0 || (k < 0 && errno == EINTR))
		buf_add(&now, (struct str){piece, k > 0 ? (size_t)k : 0});
	same = str_eq(buf_str(&now), was);
	buf_free(&now);
	if (k < 0)
		return err_file(e, "read", path);
	return same ? 0 : err_set(e, "%s was changed meanwhile: nothing was written; run it again", path);
}

static int replace_open(int fd, const struct replacing *r, struct str was, struct str bytes, const char *path, struct err *e)
{
	if (holds_still(fd, was, path, e) < 0)
		return -1;
	if (replace(r, bytes) == 0)
		return 0;
	if (errno == EPERM)
		return err_set(e, "cannot write %s: it belongs to another user and would become yours; ask them, or write a copy of your own",
			path);
	return write_failed(e, path);
}

int file_replace(const char *path, struct str was, struct str bytes, struct err *e)
{
	char *real = realpath(path, NULL);
	struct stat st;
	int fd = -1, rc = -1;

	if (!real || stat(real, &st) < 0)
		write_failed(e, path);
	else if (!S_ISREG(st.st_mode))
		err_set(e, "cannot write %s: it is no ordinary file", path);
	else if (may_write(&st, path, e) == 0 && (fd = open_alone(real, &st)) < 0)
		errno == ETXTBSY ? err_set(e, "cannot write %s: another program holds it; run this again", path) : write_failed(e, path);
	if (fd >= 0) {
		const struct replacing r = {real, &st, true};

		rc = replace_open(fd, &r, was, bytes, path, e);
		close(fd);
	}
	free(real);
	return rc;
}

/* ---- bit by bit ------------------------------------------------------------------------------------------------------ */

static char *copied(const char *z)
{
	size_t n = strlen(z) + 1;

	return memcpy(mem_resize(NULL, n), z, n);
}

static int create(const char *name, const struct stat *old)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	int rc = fd < 0 ? -1 : 0;

	if (rc == 0 && old) {
		keep_owner(fd, old);
		rc = fchmod(fd, old->st_mode & 07777);
	}

	if (fd >= 0)
		close(fd);
	return rc;
}

/* Whoever ends the program while the passing file is there (memory ran out) leaves it to the C library to take the file away.
 * Only glibc hands a pointer to what it calls at the end; elsewhere the file would stay. */
struct passing {
	bool there, awaited; /* awaited: by the end of the program, which frees it */
	char name[];
};

#ifdef __GLIBC__
static void at_end(int status, void *user)
{
	struct passing *p = user;

	(void)status;
	if (p->there)
		unlink(p->name);
	free(p);
}
#endif

static struct passing *passing_new(const char *path)
{
	size_t room = strlen(path) + 32;
	struct passing *p = mem_resize(NULL, sizeof *p + room);

	p->there = p->awaited = false;
	snprintf(p->name, room, "%s.tmp-%ld", path, (long)getpid());
#ifdef __GLIBC__
	p->awaited = on_exit(at_end, p) == 0;
#endif
	return p;
}

int file_aside_begin(struct file_aside *a, const char *path, struct err *e)
{
	struct stat st;
	bool old = stat(path, &st) == 0;
	char *real = old ? realpath(path, NULL) : NULL;

	*a = (struct file_aside){.path = copied(real ? real : path), .said = path};
	free(real);
	a->passing = passing_new(a->path);
	a->name = a->passing->name;
	a->passing->there = true;
	if (old && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) {
		err_set(e, "cannot write %s: it is no ordinary file", path);
	} else if (old && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		write_failed(e, path);
	} else if (!old || may_write(&st, path, e) == 0) {
		if (create(a->name, old ? &st : NULL) == 0)
			return 0;
		write_failed(e, path);
	}
	file_aside_drop(a);
	return -1;
}

static int synced(const char *name)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = fsync(fd);
	return close(fd) < 0 ? -1 : rc;
}

int file_aside_end(struct file_aside *a, struct err *e)
{
	int rc = synced(a->name);

	if (rc == 0)
		rc = rename(a->name, a->path);
	if (rc < 0)
		err_file(e, "write", a->said);
	file_aside_drop(a);
	return rc;
}

void file_aside_drop(struct file_aside *a)
{
	int number = errno;

	unlink(a->name);
	a->passing->there = false;
	if (!a->passing->awaited)
		free(a->passing);
	free(a->path);
	errno = number;
}
