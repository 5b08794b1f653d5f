/* Reading whole files and replacing them without a moment in which half of one stands there. */
#define _DEFAULT_SOURCE 1 /* realpath, on_exit */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

static const char *reason(int number)
{
	switch (number) {
	case ENOENT: return "there is no such file";
	case EISDIR: return "it is a folder";
	case ENOTDIR: return "a part of its path is not a folder";
	case EACCES: return "you may not open it (permission denied)";
	case EFBIG: return "it is a device that gives bytes without end; name a file";
	case ENOSPC: return "no space is left there";
	default: return strerror(number);
	}
}

static int failed(struct err *e, const char *what, const char *path)
{
	int number = errno;

	err_set(e, "cannot %s %s: %s", what, path, reason(number));
	errno = number;
	return -1;
}

/* Up to N bytes, fewer only at the end of the file. -1 with errno set. */
static ssize_t read_full(int fd, char *p, size_t n)
{
	size_t got = 0;

	while (got < n) {
		ssize_t k = read(fd, p + got, n - got);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		if (k == 0)
			break;
		got += (size_t)k;
	}
	return (ssize_t)got;
}

/* A pipe or another file that does not tell its size. A DEVICE (/dev/zero) may have no end; what people type or /dev/null has. */
static int read_unsized(struct arena *a, int fd, bool device, struct str *out)
{
	enum { DEVICE_MOST = 16 << 20 };
	char piece[65536];
	struct buf b = {0};
	ssize_t k;

	while ((k = read_full(fd, piece, sizeof piece)) > 0 && !(device && b.n >= DEVICE_MOST))
		buf_add(&b, (struct str){piece, (size_t)k});
	if (k == 0)
		*out = buf_keep(&b, a);
	buf_free(&b);
	if (k > 0)
		errno = EFBIG;
	return k == 0 ? 0 : -1;
}

static int read_sized(struct arena *a, int fd, size_t size, struct str *out)
{
	char *p = arena_alloc(a, size + 1);
	ssize_t k = read_full(fd, p, size);

	if (k < 0)
		return -1;
	*out = (struct str){p, (size_t)k};
	return 0;
}

static int read_fd(struct arena *a, int fd, struct str *out)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return -1;
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return -1;
	}
	if (S_ISREG(st.st_mode) && st.st_size > 0)
		return read_sized(a, fd, (size_t)st.st_size, out);
	return read_unsized(a, fd, S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode), out);
}

int file_read(struct arena *a, const char *path, struct str *out, struct err *e)
{
	bool standard = strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	int rc = fd < 0 ? -1 : read_fd(a, fd, out);

	if (rc < 0)
		failed(e, "read", standard ? "standard input" : path);
	if (fd >= 0 && !standard)
		close(fd);
	return rc;
}

bool file_found(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 || (errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG);
}

struct str file_real(struct arena *a, const char *path)
{
	char *real = realpath(path, NULL);
	struct str out = real ? arena_str(a, str_from(real)) : STR("");

	free(real);
	return out;
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

/* Writes and syncs the new file under its passing name, with the MODE of the old one (0: as the umask says). */
static int write_aside(const char *aside, struct str bytes, mode_t mode)
{
	int fd = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666), rc, number;

	if (fd < 0)
		return -1;
	rc = mode ? fchmod(fd, mode) : 0;
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

static int replace(const char *path, struct str bytes, mode_t mode)
{
	struct buf aside = {0};
	int rc, number;

	buf_printf(&aside, "%s.tmp-%ld", path, (long)getpid());
	buf_char(&aside, '\0');
	rc = write_aside(aside.p, bytes, mode);
	if (rc == 0)
		rc = rename(aside.p, path);
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
		rc = -1; /* where a link leads is not known: the link itself would be replaced */
	} else if (old && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		rc = -1;
	} else if (old && !S_ISREG(st.st_mode)) {
		rc = write_device(path, bytes);
	} else {
		rc = replace(real ? real : path, bytes, old ? st.st_mode & 07777 : 0);
	}
	if (rc < 0)
		failed(e, "write", path);
	free(real);
	return rc;
}

/* ---- bit by bit ------------------------------------------------------------------------------------------------------ */

static char *copied(const char *z)
{
	size_t n = strlen(z) + 1;

	return memcpy(mem_resize(NULL, n), z, n);
}

static int create(const char *name, mode_t mode)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	int rc = fd < 0 ? -1 : mode ? fchmod(fd, mode) : 0;

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
	} else {
		errno = old && S_ISDIR(st.st_mode) ? EISDIR : 0;
		if (errno == 0 && create(a->name, old ? st.st_mode & 07777 : 0) == 0)
			return 0;
		failed(e, "write", path);
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
		failed(e, "write", a->said);
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

int stream_write(FILE *stream, struct str bytes, const char *name, struct err *e)
{
	errno = 0;
	if (fwrite(bytes.p, 1, bytes.n, stream) == bytes.n && fflush(stream) == 0 && !ferror(stream))
		return 0;
	return failed(e, "write", name);
}

int folder_make(const char *path, struct err *e)
{
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return 0;
	if (mkdir(path, 0777) == 0)
		return 0;
	if (errno == EEXIST)
		return err_set(e, "cannot make the folder %s: a file of that name is in the way", path);
	return failed(e, "make the folder", path);
}
