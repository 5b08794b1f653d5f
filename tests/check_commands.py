#!/usr/bin/env python3
"""check_commands.py: do the commands do what README.md, CONTRIBUTING.md and docs/*.md say one can type?

Every line of a fenced block without a language, or with `sh`, that begins with a command is one test:

  gainsay …          is run, after those above it in the block, in a copy of the first ledger that fits it: that of
                     README.md, this folder's, those of examples/ (in stories/mill/ once more); it must end with 0 or 1
  make …             the goal must exist (`make -n`); what it does is tested elsewhere, and most would run this again
  tests/…, build/…   the file must exist, and the words behind it, where they are paths

A block that names `sh` must hold nothing else. The last two kinds are checked lightly; so is what installs.
"""
import glob
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
BIN = os.path.abspath(os.environ.get("BIN", os.path.join(ROOT, "gainsay")))
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LIGHT = ("make", "sudo", "git")


def read(name):
    with open(os.path.join(ROOT, name), encoding="utf-8") as f:
        return f.read()


def pages():
    return ["README.md", "CONTRIBUTING.md"] + sorted(glob.glob("docs/*.md", root_dir=ROOT))


def words_of(line):
    """The words of a command without its remark and leading VAR=value; none if the line is no command."""
    words = shlex.split(line.split("  #")[0].split(" # ")[0], posix=True) if not line.startswith(" ") else []
    while words and re.match(r"[A-Z_]+=", words[0]):
        words = words[1:]
    first = words[0] if words else ""
    known = first in LIGHT or os.path.basename(first) == "gainsay" or re.match(r"(tests|scripts|build)/", first)
    return words if known else []


def commands(name):
    """-> blocks of (line number, line, words), [what is wrong]"""
    text, blocks, wrong = read(name), [], []
    for m in FENCE.finditer(text):
        if m.group(1) not in ("", "sh", "console"):
            continue
        at, block = text.count("\n", 0, m.start(2)) + 1, []
        for i, line in enumerate(m.group(2).splitlines()):
            try:
                words = words_of(line)
            except ValueError as e:
                words, wrong = [], wrong + [f"{name}:{at + i}: {e}"]
            if words:
                block.append((at + i, line, words))
            elif m.group(1) and line.strip() and not line.startswith("#"):
                wrong.append(f"{name}:{at + i}: no command that this test knows: {line}")
        blocks.append(block)
    return blocks, wrong


# --- gainsay ------------------------------------------------------------------------------------------------------------

def ledgers(top):
    """Folders to try a command in: the first ledger of README.md, the ledgers of this project, an empty folder."""
    first = re.search(r"^```yaml\n(.*?)^```", read("README.md"), re.M | re.S).group(1)
    texts = [first] + [read(p) for p in ["claims.yaml"] + sorted(glob.glob("examples/*/claims.yaml", root_dir=ROOT))]
    for i, text in enumerate(texts):
        folder = os.path.join(top, str(i))
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        open(os.path.join(folder, "gainsay.yaml"), "w").close()
        with open(os.path.join(folder, "claims.yaml"), "w", encoding="utf-8") as f:
            f.write(text)
        os.makedirs(os.path.join(folder, "stories", "mill"))
        with open(os.path.join(folder, "stories", "mill", "claims.yaml"), "w", encoding="utf-8") as f:
            f.write(text)
        os.mkdir(os.path.join(folder, "bin"))
        os.symlink(BIN, os.path.join(folder, "bin", "gainsay"))
        yield folder
    empty = os.path.join(top, "empty")
    shutil.rmtree(empty, ignore_errors=True)
    os.makedirs(os.path.join(empty, "bin"))
    os.symlink(BIN, os.path.join(empty, "bin", "gainsay"))
    yield empty


def is_gainsay(words):
    return os.path.basename(words[0]) == "gainsay"


def run(line, folder):
    """As in a shell, with this program as `gainsay`: pipes and all."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1735689600", "PATH": f"{folder}/bin:{os.environ['PATH']}"}
    p = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
    return p.returncode, p.stderr


def try_gainsay(lines):
    """-> what is wrong with each line of a block; the lines run one after the other in the same folder"""
    faults = {line: None for line in lines}
    with tempfile.TemporaryDirectory(prefix="gainsay-commands-") as top:
        for folder in ledgers(top):
            for line in lines:
                rc, err = run(line, folder)
                if rc in (0, 1):
                    faults[line] = ""
                elif faults[line] is None:
                    faults[line] = f"ends with {rc}: {err}"
            if not any(faults.values()):
                break
    return faults


# --- the others -----------------------------------------------------------------------------------------------------------

def try_make(words):
    goals = [w for w in words[1:] if not w.startswith("-")]
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "BUILD", "BIN")}
    p = subprocess.run(["make", "-n", "READY=1", *goals], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=120)
    return "" if p.returncode == 0 else p.stderr


def try_file(words):
    build = os.environ.get("BUILD", "build")
    words = [re.sub("^build/", build + "/", w) for w in words]
    gone = [w for w in words if "/" in w and not w.startswith("-") and not glob.glob(os.path.join(ROOT, w))]
    return "".join(f"{w} does not exist\n" for w in gone)


def judge(words):
    """A command that is checked lightly -> what is wrong"""
    if words[0] == "sudo":
        words = words[1:]
    if words[0] == "make":
        return try_make(words)
    return try_file(words) if "/" in words[0] else ""


def main():
    results, light = [], []
    for name in pages():
        blocks, wrong = commands(name)
        results += [(w, w + "\n") for w in wrong]
        for block in blocks:
            tried = try_gainsay([line for _, line, words in block if is_gainsay(words)])
            for at, line, words in block:
                results.append((f"{name}:{at}: {' '.join(words)}", tried[line] if is_gainsay(words) else judge(words)))
                light += [" ".join(words)] * (not is_gainsay(words))
    for test, fault in results:
        if fault:
            print(f"--- {test}\n{fault}")
    print("checked lightly: " + "; ".join(sorted(set(light))))
    failed = sum(bool(fault) for _, fault in results)
    print(f"{len(results) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed or len(results) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
