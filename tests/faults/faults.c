/* A library that stands between a program and the world (LD_PRELOAD) and lets the Nth call of one kind fail: memory runs out,
 * a disk is full, a file cannot be read, renamed or synced. It sees what other libraries ask for as well.
 *
 *   FAULT_KIND  alloc, open, read, write, short, sync, close, rename, folder, stream, path, step
 *   FAULT_AT    which call of that kind fails, from 1; 0: none
 *   FAULT_COUNT a file that gets the number of such calls, when the program ends */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { ALLOC, OPEN, READ, WRITE, SHORT, SYNC, CLOSE, RENAME, FOLDER, STREAM, REALPATH, STEP, N_KINDS };
static const char *const names[N_KINDS] = {"alloc", "open", "read", "write", "short", "sync", "close", "rename", "folder",
	"stream", "path", "step"};

static int kind = -1;
static long at, seen;
static char count_file[512];

/* Nothing here may allocate by the functions that are replaced. */
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

__attribute__((constructor)) static void begin(void)
{
	const char *word = getenv("FAULT_KIND"), *number = getenv("FAULT_AT"), *path = getenv("FAULT_COUNT");

	if (path)
		snprintf(count_file, sizeof count_file, "%s", path);
	at = number ? atol(number) : 0;
	for (int i = 0; word && i < N_KINDS; i++) {
		if (strcmp(word, names[i]) == 0)
			kind = i;
	}
}

__attribute__((destructor)) static void end(void)
{
	char text[32];
	int fd, n;

	kind = -1;
	if (!count_file[0])
		return;
	fd = (int)syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	n = snprintf(text, sizeof text, "%ld\n", seen);
	if (fd < 0 || syscall(SYS_write, fd, text, (size_t)n) != n)
		_exit(99);
	syscall(SYS_close, fd);
}

static int fails(enum kind k, int number)
{
	if (kind != (int)k || ++seen != at)
		return 0;
	errno = number;
	return 1;
}

/* Standard error is where the message goes. */
static int aside(int fd)
{
	return fd == STDERR_FILENO;
}

#define NEXT(name) \
	static __typeof__(&(name)) next; \
	if (!next) \
		*(void **)&next = dlsym(RTLD_NEXT, #name)

void *malloc(size_t n)
{
	return fails(ALLOC, ENOMEM) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails(ALLOC, ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return fails(ALLOC, ENOMEM) ? NULL : __libc_realloc(p, n);
}

int open(const char *path, int flags, ...)
{
	va_list args;
	int mode;

	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, int) : 0;
	va_end(args);
	return fails(OPEN, flags & O_CREAT ? ENOSPC : EMFILE) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

ssize_t read(int fd, void *p, size_t n)
{
	return fails(READ, EIO) ? -1 : syscall(SYS_read, fd, p, n);
}

ssize_t pread(int fd, void *p, size_t n, off_t from)
{
	return fails(READ, EIO) ? -1 : syscall(SYS_pread64, fd, p, n, from);
}

ssize_t pread64(int fd, void *p, size_t n, off_t from) __attribute__((alias("pread")));

ssize_t write(int fd, const void *p, size_t n)
{
	if (!aside(fd) && fails(WRITE, ENOSPC))
		return -1;
	if (!aside(fd) && n > 1 && fails(SHORT, 0))
		n /= 2; /* no fault at all: the rest has to be written */
	return syscall(SYS_write, fd, p, n);
}

ssize_t pwrite(int fd, const void *p, size_t n, off_t from)
{
	return fails(WRITE, ENOSPC) ? -1 : syscall(SYS_pwrite64, fd, p, n, from);
}

ssize_t pwrite64(int fd, const void *p, size_t n, off_t from) __attribute__((alias("pwrite")));

int fsync(int fd)
{
	return fails(SYNC, EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return fails(SYNC, EIO) ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int close(int fd)
{
	int bad = fails(CLOSE, EIO), rc = (int)syscall(SYS_close, fd);

	if (bad)
		errno = EIO;
	return bad ? -1 : rc;
}

int rename(const char *from, const char *to)
{
	return fails(RENAME, EACCES) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int mkdir(const char *path, mode_t mode)
{
	return fails(FOLDER, EACCES) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

char *realpath(const char *restrict path, char *restrict out)
{
	NEXT(realpath);
	return fails(REALPATH, EACCES) ? NULL : next(path, out);
}

size_t fwrite(const void *restrict p, size_t size, size_t n, FILE *restrict f)
{
	NEXT(fwrite);
	return f != stderr && fails(STREAM, ENOSPC) ? 0 : next(p, size, n, f);
}

int fflush(FILE *f)
{
	NEXT(fflush);
	return f != stderr && fails(STREAM, ENOSPC) ? EOF : next(f);
}

enum { FULL = 13 }; /* SQLITE_FULL */
static int full;

/* A database that is full. Steps that SQLite takes within itself are its own affair. */
int sqlite3_step(void *statement);
int sqlite3_step(void *statement)
{
	Dl_info caller;
	int own;

	NEXT(sqlite3_step);
	full = 0;
	own = dladdr(__builtin_return_address(0), &caller) && caller.dli_fname && strstr(caller.dli_fname, "libsqlite3");
	full = !own && fails(STEP, ENOSPC);
	return full ? FULL : next(statement);
}

/* What is asked about it afterwards. */
int sqlite3_errcode(void *database);
int sqlite3_errcode(void *database)
{
	NEXT(sqlite3_errcode);
	return full ? FULL : next(database);
}

const char *sqlite3_errmsg(void *database);
const char *sqlite3_errmsg(void *database)
{
	NEXT(sqlite3_errmsg);
	return full ? "database or disk is full" : next(database);
}
