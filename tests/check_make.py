#!/usr/bin/env python3
"""Does what `make dist` packs build without the working tree around it, and do install and uninstall keep to DESTDIR?
The packed tree is unpacked, built without optimization, installed into a passing folder, run there and removed again."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))


def make(folder, *goals):
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "READY", "BUILD", "BIN", "CFLAGS")}
    subprocess.run(["make", "-s", "CFLAGS=-O0", *goals], cwd=folder, env=env, check=True)


def files(folder):
    return sorted(os.path.relpath(os.path.join(d, f), folder) for d, _, names in os.walk(folder) for f in names)


def packed_tree_builds_and_installs(top):
    for name in os.listdir(ROOT):
        if name in (".git", "gainsay") or name.startswith(("build", "gainsay-")):
            continue
        if os.path.isdir(os.path.join(ROOT, name)):
            shutil.copytree(os.path.join(ROOT, name), os.path.join(top, name), symlinks=True)
        else:
            shutil.copy(os.path.join(ROOT, name), top)
    make(top, "dist")
    tar = glob.glob(top + "/gainsay-*.tar.gz")[0]
    subprocess.run(["tar", "-xzf", tar, "-C", top], check=True)
    tree, stage = tar.removesuffix(".tar.gz"), os.path.join(top, "stage")
    make(tree, "all")
    make(tree, "install", "DESTDIR=" + stage, "PREFIX=/opt/g")
    program = os.path.join(stage, "opt/g/bin/gainsay")
    version = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    make(tree, "uninstall", "DESTDIR=" + stage, "PREFIX=/opt/g")
    make(tree, "clean")
    left = [f for f in files(tree) if f.startswith("build") or f == "gainsay"]
    number = os.path.basename(tree).removeprefix("gainsay-")
    assert number in version, f"version says {version!r}, the package {number}"
    assert files(stage) == [], f"uninstall left {files(stage)}"
    assert left == [], f"clean left {left}"


def main():
    try:
        with tempfile.TemporaryDirectory(prefix="gainsay-make-") as top:
            packed_tree_builds_and_installs(top)
    except (subprocess.CalledProcessError, AssertionError, IndexError, OSError) as e:
        print(e)
        print("0 passed, 1 failed, 0 skipped")
        return 1
    print("1 passed, 0 failed, 0 skipped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
