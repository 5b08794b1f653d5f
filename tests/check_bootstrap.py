#!/usr/bin/env python3
"""Does scripts/bootstrap do the right thing on a machine where something is missing? Played on a PATH that holds a few
real tools and false ones: cc knows only the headers of a folder, id says who we are, apt-get and sudo write down how they
were called, and apt-get install puts the package's command or header in place."""
import os
import pty
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
REAL = "sh cat dirname env grep sed sort tr make nproc mkdir rm touch cut".split()
PACKAGES = {"gcc": "bin/cc", "libc6-dev": "include/stdio.h", "pkg-config": "bin/pkg-config", "libyaml-dev": "include/yaml.h",
            "libutf8proc-dev": "include/utf8proc.h", "nettle-dev": "include/nettle/sha2.h", "libsqlite3-dev": "include/sqlite3.h",
            "libxml2-dev": "bin/xml2-config", "libjansson-dev": "include/jansson.h"}
FOR_CHECK = {"libcmocka-dev": "include/cmocka.h", "python3": "bin/python3", "jq": "bin/jq", "libxml2-utils": "bin/xmllint",
             "cmark": "bin/cmark", "cmark-gfm": "bin/cmark-gfm", "udunits-bin": "bin/udunits2", "sqlite3": "bin/sqlite3"}
FOR_MORE = {"nodejs": "bin/node", "npm": "bin/npm", "chromium": "bin/chromium", "poppler-utils": "bin/pdftotext", "clang-tidy": "bin/clang-tidy", "cppcheck": "bin/cppcheck"}
EVERY = {**PACKAGES, **FOR_CHECK, **FOR_MORE}

CC = """#!/bin/sh
while read -r include name; do
	name=${name#<}
	[ -e "$FAKE/include/${name%>}" ] || exit 1
done
"""
APT = """#!/bin/sh
echo "apt-get $* frontend=${DEBIAN_FRONTEND:-}" >>"$FAKE/log"
[ -z "${APT_FAILS:-}" ] || exit 100
for package; do
	file=$(grep "^$package " "$FAKE/packages" | cut -d ' ' -f 2)
	[ -z "$file" ] || cat "$FAKE/spare/${file##*/}" >"$FAKE/$file"
	case $file in bin/*) "$REAL_CHMOD" +x "$FAKE/$file" ;; esac
done
"""
SUDO = """#!/bin/sh
echo "sudo" >>"$FAKE/log"
"$@"
"""


def put(path, text, mode=0o755):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
    os.chmod(path, mode)


class Machine:
    """A false machine on which the PACKAGES named are missing."""

    def __init__(self, top, missing=(), uid=0, without=()):
        self.top, self.bin = top, os.path.join(top, "bin")
        for d in ("bin", "include", "include/nettle", "spare"):
            os.mkdir(os.path.join(top, d))
        for tool in REAL:
            os.symlink(shutil.which(tool), os.path.join(self.bin, tool))
        put(os.path.join(top, "packages"), "".join(f"{p} {f}\n" for p, f in EVERY.items()))
        for package, file in EVERY.items():
            text = CC if file == "bin/cc" else "#!/bin/sh\n"
            put(os.path.join(top, "spare", os.path.basename(file)), text)
            if package not in missing:
                put(os.path.join(top, file), text)
        for name, text in (("id", f"#!/bin/sh\necho {uid}\n"), ("apt-get", APT), ("sudo", SUDO)):
            if name not in without:
                put(os.path.join(self.bin, name), text)

    def run(self, *command, terminal=False, **env):
        """-> (exit status, output, calls)"""
        env = {"PATH": self.bin, "FAKE": self.top, "REAL_CHMOD": shutil.which("chmod"), "LC_ALL": "C", **env}
        there, here = pty.openpty() if terminal else (None, None)
        stdin, stderr = (here, here) if terminal else (subprocess.DEVNULL, subprocess.STDOUT)
        p = subprocess.run(command, cwd=ROOT, env=env, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, text=True)
        log = os.path.join(self.top, "log")
        calls = open(log, encoding="utf-8").read().splitlines() if os.path.exists(log) else []
        for fd in (there, here):
            if fd is not None:
                os.close(fd)
        return p.returncode, p.stdout, calls


def bootstrap(goal, terminal=False, env=None, **machine):
    with tempfile.TemporaryDirectory(prefix="gainsay-bootstrap-") as top:
        return Machine(top, **machine).run("scripts/bootstrap", goal, terminal=terminal, **(env or {}))


def installs(*packages):
    return ["apt-get update frontend=",
            "apt-get install -y --no-install-recommends " + " ".join(sorted(packages)) + " frontend=noninteractive"]


def nothing_missing_is_silent():
    return bootstrap("check") == (0, "", [])


def root_installs_what_is_missing():
    rc, out, calls = bootstrap("check", missing=["jq", "libyaml-dev"])
    return rc == 0 and "make check: these are missing: jq libyaml-dev" in out and calls == installs("jq", "libyaml-dev")


def an_empty_machine_gets_everything():
    rc, _, calls = bootstrap("check", missing=EVERY)
    return rc == 0 and calls == installs(*PACKAGES, *FOR_CHECK)


def building_needs_less_than_testing():
    return bootstrap("all", missing=FOR_CHECK) == (0, "", []) and bootstrap("report", missing=FOR_CHECK) == (0, "", [])


def analysers_and_judges_are_asked_for_where_they_are_wanted():
    lint, more = bootstrap("lint", missing=FOR_MORE)[2], bootstrap("check-all", missing=FOR_MORE)[2]
    return lint == installs("clang-tidy", "cppcheck") and more == installs("nodejs", "npm", "chromium", "poppler-utils") and bootstrap("check", missing=FOR_MORE)[2] == []


def cleaning_needs_nothing():
    return bootstrap("clean", missing=EVERY, uid=1000) == (0, "", [])


def a_failed_install_is_told():
    rc, out, _ = bootstrap("all", missing=["nettle-dev"], env={"APT_FAILS": "1"})
    return rc == 3 and "Still missing: nettle-dev" in out


def a_user_is_told_the_command():
    rc, out, calls = bootstrap("check", missing=["jq", "cmark"], uid=1000)
    return rc == 3 and "  sudo apt-get update && sudo apt-get install -y cmark jq\n" in out and calls == []


def a_user_at_a_terminal_is_asked_by_sudo():
    rc, _, calls = bootstrap("check", missing=["jq"], uid=1000, terminal=True)
    return rc == 0 and calls == ["sudo", installs("jq")[0], "sudo", installs("jq")[1]]


def without_sudo_the_command_is_told():
    rc, _, calls = bootstrap("check", missing=["jq"], uid=1000, terminal=True, without=["sudo"])
    return rc == 3 and calls == []


def other_systems_are_told_the_names():
    rc, out, _ = bootstrap("all", missing=["libyaml-dev", "nettle-dev"], without=["apt-get"])
    return rc == 3 and "libyaml-dev nettle-dev" in out and "sudo" not in out


def make_asks_before_it_needs_a_library():
    with tempfile.TemporaryDirectory(prefix="gainsay-bootstrap-") as top:
        rc, out, _ = Machine(top, missing=EVERY, uid=1000).run("make", "report")
    return rc == 2 and "sudo apt-get install -y" in out and "not found" not in out


TESTS = [nothing_missing_is_silent, root_installs_what_is_missing, an_empty_machine_gets_everything,
         building_needs_less_than_testing, analysers_and_judges_are_asked_for_where_they_are_wanted, cleaning_needs_nothing, a_failed_install_is_told, a_user_is_told_the_command,
         a_user_at_a_terminal_is_asked_by_sudo, without_sudo_the_command_is_told, other_systems_are_told_the_names,
         make_asks_before_it_needs_a_library]


def main():
    failed = 0
    for test in TESTS:
        if not test():
            failed += 1
            print("failed:", test.__name__.replace("_", " "))
    print(f"{len(TESTS) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
