/* Reading and replacing files, in a passing folder. */
#define _XOPEN_SOURCE 700
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

struct place {
	struct arena *a;
	char folder[32];
};

static const char *path(struct place *p, const char *name)
{
	return arena_printf(p->a, "%s/%s", p->folder, name).p;
}

static int enter(void **state)
{
	struct place *p = calloc(1, sizeof *p);

	*state = p;
	p->a = arena_new();
	strcpy(p->folder, "/tmp/gainsay-XXXXXX");
	return mkdtemp(p->folder) ? 0 : -1;
}

static int leave(void **state)
{
	struct place *p = *state;
	DIR *dir = opendir(p->folder);
	struct dirent *one;

	while ((one = readdir(dir)))
		if (one->d_name[0] != '.')
			remove(path(p, one->d_name));
	closedir(dir);
	rmdir(p->folder);
	arena_free(p->a);
	free(p);
	return 0;
}

static size_t files(struct place *p)
{
	DIR *dir = opendir(p->folder);
	struct dirent *one;
	size_t n = 0;

	while ((one = readdir(dir)))
		n += one->d_name[0] != '.';
	closedir(dir);
	return n;
}

/* As somebody who may not look into FOLDER: 0 if all is as it should be, else which check failed; 9 if nobody else can be played. */
static int as_stranger(struct place *p, const char *folder)
{
	const char *inside = arena_printf(p->a, "%s/%s", folder, "claims.yaml").p;
	struct str got;
	struct err e;

	if (geteuid() == 0 && (setgid(65534) < 0 || setuid(65534) < 0))
		return 9;
	if (!file_exists(inside) || file_found(inside))
		return 1;
	if (file_read(p->a, inside, &got, &e) == 0 || !strstr(e.text, "permission denied"))
		return 2;
	return file_exists(path(p, "nothing")) || file_exists(path(p, "file/below")) ? 3 : 0;
}

/* What cannot be seen is not called missing. */
static void shut_folder(void **state)
{
	struct place *p = *state;
	const char *folder = path(p, "shut");
	struct err e;
	pid_t child;
	int status;

	assert_int_equal(chmod(p->folder, 0755), 0);
	assert_int_equal(mkdir(folder, 0755), 0);
	assert_int_equal(file_write(arena_printf(p->a, "%s/claims.yaml", folder).p, STR("x"), &e), 0);
	assert_int_equal(file_write(path(p, "file"), STR("x"), &e), 0);
	assert_int_equal(chmod(folder, 0), 0);
	fflush(NULL);
	child = fork();
	if (child == 0)
		_exit(as_stranger(p, folder));
	assert_int_equal(waitpid(child, &status, 0), child);
	chmod(folder, 0700);
	unlink(arena_printf(p->a, "%s/claims.yaml", folder).p);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == 9)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void devices(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_read(p->a, "/dev/null", &got, &e), 0);
	assert_int_equal(got.n, 0);
	assert_int_equal(file_read(p->a, "/dev/zero", &got, &e), -1);
	assert_non_null(strstr(e.text, "cannot read /dev/zero: it is a device"));
}

static void written_is_read(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_write(path(p, "a"), STR("one\n"), &e), 0);
	assert_int_equal(file_write(path(p, "a"), STR("two\n"), &e), 0);
	assert_int_equal(file_read(p->a, path(p, "a"), &got, &e), 0);
	assert_str(got, "two\n");
	assert_int_equal(got.p[got.n], '\0');
	assert_int_equal(files(p), 1);
	assert_int_equal(file_write(path(p, "a"), STR(""), &e), 0);
	assert_int_equal(file_read(p->a, path(p, "a"), &got, &e), 0);
	assert_int_equal(got.n, 0);
	assert_true(file_exists(path(p, "a")));
	assert_false(file_exists(path(p, "b")));
}

static void unsized_files_are_read(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_read(p->a, "/proc/self/status", &got, &e), 0);
	assert_true(got.n > 100);
}

static void failures_say_why(void **state)
{
	struct place *p = *state;
	struct str got;
	struct err e;

	assert_int_equal(file_read(p->a, path(p, "absent"), &got, &e), -1);
	assert_non_null(strstr(e.text, "absent: there is no such file"));
	assert_int_equal(file_read(p->a, p->folder, &got, &e), -1);
	assert_non_null(strstr(e.text, "it is a folder"));
	assert_int_equal(file_write(p->folder, STR("x"), &e), -1);
	assert_non_null(strstr(e.text, "it is a folder"));
	assert_int_equal(file_write(path(p, "absent/a"), STR("x"), &e), -1);
	assert_int_equal(files(p), 0);
}

static void links_and_modes_stay(void **state)
{
	struct place *p = *state;
	struct stat st;
	struct err e;

	assert_int_equal(file_write(path(p, "real"), STR("x"), &e), 0);
	assert_int_equal(chmod(path(p, "real"), 0640), 0);
	assert_int_equal(symlink("real", path(p, "link")), 0);
	assert_int_equal(file_write(path(p, "link"), STR("yy"), &e), 0);
	assert_int_equal(lstat(path(p, "link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(path(p, "real"), &st), 0);
	assert_int_equal(st.st_size, 2);
	assert_int_equal(st.st_mode & 07777, 0640);
}

static bool holds(struct place *p, const char *name, const char *text)
{
	struct str bytes;
	struct err e;

	return file_read(p->a, path(p, name), &bytes, &e) == 0 && str_is(bytes, text);
}

static void replaced_only_if_it_is_what_was_read(void **state)
{
	struct place *p = *state;
	struct stat st;
	struct err e;

	assert_int_equal(file_write(path(p, "a"), STR("one\n"), &e), 0);
	assert_int_equal(chmod(path(p, "a"), 0640), 0);
	assert_int_equal(symlink("a", path(p, "link")), 0);
	assert_int_equal(file_replace(path(p, "link"), STR("one\n"), STR("two\n"), &e), 0);
	assert_true(holds(p, "a", "two\n"));
	assert_int_equal(stat(path(p, "a"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(file_replace(path(p, "a"), STR("one\n"), STR("three\n"), &e), -1);
	assert_non_null(strstr(e.text, "was changed meanwhile: nothing was written; run it again"));
	assert_int_equal(file_replace(path(p, "a"), STR("two\nand"), STR("three\n"), &e), -1);
	assert_int_equal(file_replace(path(p, "a"), STR(""), STR("three\n"), &e), -1);
	assert_true(holds(p, "a", "two\n"));
	assert_int_equal(file_replace(path(p, "none"), STR(""), STR("x"), &e), -1);
	assert_int_equal(files(p), 2);
}

/* What the other process does with the file "a": takes it, says so, and lets go of it after it has put OTHER in its place. */
static void other_writer(struct place *p, int ready, int go)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int fd = open(path(p, "a"), O_RDWR);
	struct err e;
	char c = 'x';

	if (fd < 0 || fcntl(fd, F_SETLK, &all) < 0 || write(ready, &c, 1) != 1 || read(go, &c, 1) != 1)
		_exit(1);
	nanosleep(&(struct timespec){.tv_nsec = 50 * 1000 * 1000}, NULL);
	if (file_write(path(p, "b"), STR("other\n"), &e) < 0 || rename(path(p, "b"), path(p, "a")) < 0)
		_exit(1);
	_exit(0);
}

static void who_replaces_it_too_is_waited_for(void **state)
{
	struct place *p = *state;
	int ready[2], go[2], status;
	struct err e;
	char c;
	pid_t other;

	assert_int_equal(file_write(path(p, "a"), STR("one\n"), &e), 0);
	assert_int_equal(pipe(ready) | pipe(go), 0);
	other = fork();
	if (other == 0)
		other_writer(p, ready[1], go[0]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	assert_int_equal(write(go[1], &c, 1), 1);
	assert_int_equal(file_replace(path(p, "a"), STR("one\n"), STR("two\n"), &e), -1);
	assert_non_null(strstr(e.text, "changed meanwhile"));
	assert_int_equal(waitpid(other, &status, 0), other);
	assert_int_equal(status, 0);
	assert_true(holds(p, "a", "other\n"));
	for (int i = 0; i < 2; i++) {
		close(ready[i]);
		close(go[i]);
	}
}

static void read_only_files_stay(void **state)
{
	struct place *p = *state;
	struct file_aside aside;
	struct err e;

	assert_int_equal(file_write(path(p, "a"), STR("one\n"), &e), 0);
	assert_int_equal(chmod(path(p, "a"), 0444), 0);
	assert_int_equal(file_write(path(p, "a"), STR("two\n"), &e), -1);
	assert_non_null(strstr(e.text, "it is marked as read-only"));
	assert_int_equal(file_replace(path(p, "a"), STR("one\n"), STR("two\n"), &e), -1);
	assert_non_null(strstr(e.text, "it is marked as read-only"));
	assert_int_equal(file_aside_begin(&aside, path(p, "a"), &e), -1);
	assert_non_null(strstr(e.text, "it is marked as read-only"));
	assert_true(holds(p, "a", "one\n"));
	assert_int_equal(files(p), 1);
}

/* Only root can give a file to somebody else, and become somebody else. */
static void owners_stay(void **state)
{
	enum { OWNER = 65533, ANOTHER = 65534 };
	struct place *p = *state;
	struct stat st;
	struct err e;
	int status;
	pid_t other;

	if (geteuid() != 0)
		skip();
	assert_int_equal(file_write(path(p, "a"), STR("one\n"), &e), 0);
	assert_int_equal(chown(path(p, "a"), OWNER, OWNER) | chmod(path(p, "a"), 0666) | chmod(p->folder, 0777), 0);
	assert_int_equal(file_replace(path(p, "a"), STR("one\n"), STR("two\n"), &e), 0);
	assert_int_equal(file_write(path(p, "a"), STR("three\n"), &e), 0);
	assert_int_equal(stat(path(p, "a"), &st), 0);
	assert_int_equal(st.st_uid, OWNER);
	assert_int_equal(st.st_gid, OWNER);
	other = fork();
	if (other == 0) {
		bool refused = setgid(ANOTHER) == 0 && setuid(ANOTHER) == 0 &&
			file_replace(path(p, "a"), STR("three\n"), STR("four\n"), &e) < 0 && strstr(e.text, "it belongs to another user");

		_exit(refused ? 0 : 1);
	}
	assert_int_equal(waitpid(other, &status, 0), other);
	assert_int_equal(status, 0);
	assert_true(holds(p, "a", "three\n"));
	assert_int_equal(files(p), 1);
}

static void one_file_under_several_names(void **state)
{
	struct place *p = *state;
	struct err e;

	assert_int_equal(file_write(path(p, "a"), STR("x"), &e) | file_write(path(p, "b"), STR("x"), &e), 0);
	assert_int_equal(symlink("a", path(p, "soft")) | link(path(p, "a"), path(p, "hard")), 0);
	assert_true(file_same(file_id(path(p, "a")), file_id(path(p, "./a"))));
	assert_true(file_same(file_id(path(p, "a")), file_id(path(p, "soft"))));
	assert_true(file_same(file_id(path(p, "a")), file_id(path(p, "hard"))));
	assert_false(file_same(file_id(path(p, "a")), file_id(path(p, "b"))));
	assert_false(file_same(file_id(path(p, "none")), file_id(path(p, "none"))));
	assert_false(file_same(file_id("/dev/null"), file_id("/dev/null")));
}

static void full_device_fails(void **state)
{
	struct err e;
	FILE *full = fopen("/dev/full", "w");
	struct stat st;

	(void)state;
	assert_non_null(full);
	assert_int_equal(stream_write(full, STR("x"), "standard output", &e), -1);
	assert_string_equal(e.text, "cannot write standard output: no space is left there");
	fclose(full);
	assert_int_equal(file_write("/dev/full", STR("x"), &e), -1);
	assert_int_equal(stat("/dev/full", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
}

static void folders(void **state)
{
	struct place *p = *state;
	struct err e;

	assert_int_equal(folder_make(path(p, "new"), &e), 0);
	assert_int_equal(folder_make(path(p, "new"), &e), 0);
	assert_int_equal(file_write(path(p, "file"), STR("x"), &e), 0);
	assert_int_equal(folder_make(path(p, "file"), &e), -1);
	assert_non_null(strstr(e.text, "in the way"));
	assert_int_equal(folder_make(path(p, "no/where"), &e), -1);
}

#define IN_FOLDER(f) cmocka_unit_test_setup_teardown(f, enter, leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(written_is_read),
		IN_FOLDER(unsized_files_are_read),
		IN_FOLDER(failures_say_why),
		IN_FOLDER(links_and_modes_stay),
		IN_FOLDER(replaced_only_if_it_is_what_was_read),
		IN_FOLDER(who_replaces_it_too_is_waited_for),
		IN_FOLDER(read_only_files_stay),
		IN_FOLDER(owners_stay),
		IN_FOLDER(one_file_under_several_names),
		cmocka_unit_test(full_device_fails),
		IN_FOLDER(shut_folder),
		IN_FOLDER(devices),
		IN_FOLDER(folders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
