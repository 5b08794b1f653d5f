#!/usr/bin/env python3
"""check_hostile.py [BIN]: ledgers that try to be more than text (tests/hostile.py) change nothing on the page but its text.

Each page is well-formed (xmllint); it has no element, no attribute and no kind of address that the pages of plain words do
not have, two scripts and one style; the policy fits their digests; what was typed stands there as text wherever plain words
stand. Markdown and the Markdown of a pull request go the same way through cmark. tests/browser opens the same pages.
"""
import base64
import hashlib
import html.parser
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import hostile  # noqa: E402

HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]")


class Page(html.parser.HTMLParser):
    """What a page is made of: elements, attributes with their element, addresses, the text of its body, scripts, styles."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.addresses, self.text = set(), set(), set(), []
        self.files, self.policy, self.names, self.within = {"script": [], "style": []}, "", "", None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.addresses |= {value for name, value in attrs if name in ("href", "src", "xlink:href", "action")}
        if ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"]
        if tag in self.files and ("type", "application/json") not in attrs:
            self.within = tag
            self.files[tag].append("")
        elif tag in self.files:
            self.within = "names"

    def handle_endtag(self, tag):
        if tag in self.files:
            self.within = None

    def handle_data(self, data):
        if self.within in self.files:
            self.files[self.within][-1] += data
        elif self.within is None:
            self.text.append(data)


def shown(text):
    """Letters of a text as a page may show them: without blanks, what is harmful as a sign of its own."""
    return re.sub(r"\s+", "", HARMFUL.sub(lambda m: f"\\u{{{ord(m.group()):x}}}" if m.group() in "\u061c\u200e\u200f" or "\u202a" <= m.group() <= "\u2069"
                                          and m.group() not in "\u2028\u2029" else "\ufffd", text))


def digest(text):
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def wrong_policy(page):
    for tag in ("script", "style"):
        if len(page.files[tag]) != 1:
            yield f"{len(page.files[tag])} elements <{tag}>"
            return
        if f"{tag}-src 'sha256-{digest(page.files[tag][0])}'" not in page.policy:
            yield f"the digest of <{tag}> is not the one of the policy"
    if "default-src 'none'" not in page.policy or "unsafe" in page.policy:
        yield f"policy {page.policy}"


def wrong_page(text, page, plain, field, payload):
    """PLAIN: what all pages of plain words are made of, and the page of plain words in the same field."""
    yield from wrong_policy(page)
    apart = {"bdi"} if hostile.PAYLOADS["leftwards"].startswith(payload[:10]) else set()  # text from right to left is kept apart
    yield from (f"element <{e}>" for e in page.elements - plain["elements"] - apart)
    yield from (f"attribute {a}" for a in page.attributes - plain["attributes"])
    for address in page.addresses:
        if not re.match(r"https?://|#|\./", address):
            yield f"address {address[:80]}"
    if HARMFUL.search(text):
        yield f"a harmful character: {HARMFUL.search(text)!r}"
    if field not in hostile.READ and shown("Quiet words") in shown("".join(plain["page"].text)) and shown(payload) not in shown("".join([*page.text, *page.addresses])):
        yield "the text that was typed does not stand there"


def xmllint(paths):
    out = {}
    for i in range(0, len(paths), 100):
        p = subprocess.run(["xmllint", "--noout"] + paths[i:i + 100], capture_output=True, text=True)
        for line in p.stderr.splitlines() if p.returncode else []:
            m = re.match(r"(.*?):(\d+: .*)", line)
            if m:
                out.setdefault(m.group(1), m.group(2))
    return out


def make(binary, folder, files, args):
    os.makedirs(folder)
    for name, text in files.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(text)
    p = subprocess.run([binary, "report", "-o", "html:page.html", "-o", "markdown:page.md", *args], cwd=folder, capture_output=True,
                       env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GAINSAY_CONFIG": os.devnull}, timeout=60)
    if p.returncode not in (0, 1):
        return f"status {p.returncode}: {p.stderr.decode()}"
    return ""


def wrong_markdown(folder):
    """GitHub would let some HTML through; the page of Markdown has none of its own but <br> and <details>."""
    p = subprocess.run(["cmark", "--unsafe", "--to", "html", os.path.join(folder, "page.md")], capture_output=True, check=True)
    page = Page(p.stdout.decode())
    allowed = set("h1 h2 h3 h4 p ul ol li table thead tbody tr th td strong em code pre blockquote a br hr details summary sub sup".split())
    yield from (f"markdown: element <{e}>" for e in page.elements - allowed)
    yield from (f"markdown: address {a[:80]}" for a in page.addresses if not re.match(r"https?://|#|\./", a))


def main(argv):
    binary = os.path.abspath(argv[0] if argv else os.environ.get("BIN", os.path.join(HERE, "..", "gainsay")))
    passed = failed = 0
    room = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="gainsay-hostile-", dir=room) as top:
        pages, wrong, plain = {}, {}, {"elements": set(), "attributes": set()}
        for number, (field, kind, text, files, args) in enumerate(hostile.ledgers()):
            folder = os.path.join(top, str(number))
            fault = make(binary, folder, files, args)
            wrong[field, kind] = [fault] if fault else []
            if not fault:
                pages[field, kind] = text, folder
        for (field, kind), (_, folder) in pages.items():
            if kind == "plain":
                page = Page(open(os.path.join(folder, "page.html"), encoding="utf-8").read())
                plain[field] = page
                plain["elements"] |= page.elements
                plain["attributes"] |= page.attributes
        ill = xmllint([os.path.join(folder, "page.html") for _, folder in pages.values()])
        for (field, kind), (payload, folder) in pages.items():
            path = os.path.join(folder, "page.html")
            text = open(path, encoding="utf-8").read()
            wrong[field, kind] += [f"not well-formed: {ill[path]}"] if path in ill else []
            wrong[field, kind] += wrong_page(text, Page(text), {**plain, "page": plain[field]}, field, payload)
            wrong[field, kind] += wrong_markdown(folder)
        for (field, kind), faults in wrong.items():
            for fault in faults[:3]:
                print(f"{kind} in {field}: {fault}")
            failed, passed = failed + bool(faults), passed + (not faults)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
