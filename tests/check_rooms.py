#!/usr/bin/env python3
"""Do the rooms (src/NAME) include only what they may, is every library used in its room alone, does each header compile
alone, and is no file longer than 500 lines? The table is the one of docs/architecture.md."""
import glob
import os
import re
import shlex
import subprocess
import sys

ROOMS = {
    "base": "",
    "text": "base",
    "json": "base",
    "diag": "base text",
    "value": "base text",
    "yaml": "base text diag",
    "config": "base text diag yaml",
    "known": "base text diag yaml",
    "ledger": "base text diag value yaml",
    "article": "base text json",
    "evidence": "base text diag value ledger article",
    "normalize": "base text value ledger",
    "group": "base text value ledger normalize",
    "compare": "base text value ledger normalize group diag evidence",
    "draft": "base text diag value ledger article",
    "store": "base diag value ledger normalize group compare",
    "report": "base text json diag value ledger normalize group compare evidence known",
}
ROOMS["cli"] = " ".join(ROOMS)
LIBRARIES = {r"yaml\.h": "yaml", r"sqlite3\.h": "store", r"libpq-fe\.h": "store", r"utf8proc\.h": "text", r"libxml/.*": "article",
             r"jansson\.h": "json", r"(nettle/.*|sha2|md5|sha256|sha512)\.h": "base"}
LONGEST = 500


def includes(path):
    """-> [(line, header, quoted)]"""
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        m = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if m:
            yield number, m.group(2), m.group(1) == '"'


def wrong_include(room, header, quoted):
    if not quoted:
        homes = [home for pattern, home in LIBRARIES.items() if re.fullmatch(pattern, header)]
        return f"<{header}> belongs to {homes[0]}/" if homes and homes[0] != room else ""
    to, slash, _ = header.partition("/")
    if not slash:
        return f'"{header}": write "room/{header}"'
    if to != room and to not in ROOMS[room].split():
        return f'"{header}": {room}/ may not include {to}/'
    return ""


def check_room(folder):
    room = os.path.basename(folder)
    if room not in ROOMS:
        return [f"{folder}: a room that is not in the table"]
    wrong = []
    for path in sorted(glob.glob(folder + "/*.[ch]")):
        lines = sum(1 for _ in open(path, encoding="utf-8"))
        if lines > LONGEST:
            wrong.append(f"{path}: {lines} lines, at most {LONGEST}")
        for number, header, quoted in includes(path):
            w = wrong_include(room, header, quoted)
            if w:
                wrong.append(f"{path}:{number}: {w}")
    return wrong


def check_header(path):
    flags = "-std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c -"
    command = shlex.split(os.environ.get("CC") or "cc") + flags.split()
    text = f'#include "{path.removeprefix("src/")}"\nextern int nothing;\n'
    p = subprocess.run(command, input=text, capture_output=True, text=True)
    return [] if p.returncode == 0 else [f"{path} does not compile alone:\n{p.stderr}"]


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    results = [check_room(f.rstrip("/")) for f in sorted(glob.glob("src/*/"))]
    results += [check_header(h) for h in sorted(glob.glob("src/*/*.h"))]
    for wrong in results:
        for line in wrong:
            print(line)
    failed = sum(bool(r) for r in results)
    print(f"{len(results) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
