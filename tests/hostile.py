#!/usr/bin/env python3
"""hostile.py FOLDER: ledgers that try to be more than text, one folder each, and a list of them in FOLDER/list.json.

In every field that a user types — titles, questions, names, values, words, notes, addresses, file names, ids where the
reader lets them through — stands in turn each of PAYLOADS; `plain` stands there first, to compare with. The list tells for
each: name, field, payload, the text itself, the arguments for gainsay. tests/check_hostile.py and tests/browser use it.
"""
import json
import os
import sys

MARKUP = ("x'\"><script>window.hit=1</script><img src=\"http://127.0.0.1:9/i\" onerror=\"window.hit=1\"></title></style></textarea>"
          "<svg onload=window.hit=1><a xlink:href=\"javascript:window.hit=1\"><animate attributeName=href values=javascript:window.hit=1 />"
          "<style>*{display:none}</style><iframe src=\"http://127.0.0.1:9/f\"></iframe><base href=\"http://127.0.0.1:9/\"></article></main>")
PAYLOADS = {
    "plain": "Quiet words",
    "markup": MARKUP,
    "ends": "]]> --> */ // <!-- </script <!--<script> \\\" \\u003c/script> </SCRIPT\t> ${window.hit=1} {{window.hit=1}} <%= 1 %> #{1} `window.hit=1`",
    "quotes": "\" autofocus onfocus=window.hit=1 x=\" ' onmouseover='window.hit=1' &quot;&#34;&#x22;&lt;b&gt;&amp;amp; style=\"display:none\"",
    "bidi": "left\u202eright\u2066 \u2067isolate\u200f \u061c\u2069\u202d end",
    "long": "W" * 10000,
    "script-url": "javascript:window.hit=1//https://x.example/",
    "data-url": "data:text/html,<script>window.hit=1</script>",
    "web-url": "https://x.example/\"onclick=\"window.hit=1\" <b>&y=1#:~:text=]]>",
    "leftwards": "שלום (עולם) 12 <b>مرحبا</b>",
    "no-letters": "\u0301\u0301\u0301\u0301\u200b\u2028\u2029\ufeff\u00ad",
}

# A story with every kind of finding that a page lays out in a way of its own. Each `@name@` is a field.
STORY = """gainsay: 1
story: mill
title: @title@
timezone: "+01:00"
sources:
  post:
    outlet: @outlet@
    title: @article-title@
    authors: [@author@]
    published: 2023-11-15
    accessed: @accessed@
    url: @url@
    archive: @archive@
    helpers: [@helper@]
    note: @source-note@
    copy: copy.txt
  mail:
    outlet: Morning Mail
    voices:
      w2: {n: 2, rank: @rank@, job: @job@, side: works}
    published: 2023-11-16
    url: https://mail.example/1
    based-on: [file]
  echo:
    outlet: Echo
    published: 2023-11-17
    relays: [post]
  file:
    kind: @document-kind@
    title: @document-title@
    issued-by: works
    copy: no
entities:
  works: {name: @entity-name@, kind: government, aliases: [@alias@], misspelt: [@misspelt@]}
  blass: {name: Jory Blass}
terms:
  tar: @term@
moments:
  dawn: @moment@
questions:
  locked:
    yes-no: @question-yes-no@
    important: yes
  on-shift:
    number: @question-number@
    unit: @unit@
  owner:
    one: @question-one@
  named:
    set: @question-set@
  began:
    date: @question-date@
  weather:
    ask: @question-one-of@
    one-of: [dry, @option@]
  asked:
    yes-no: Was <who> asked @question-slot@?
    slots: {who: required}
    yes-words: [@yes-word@]
claims:
- at: post.p1
  locked: yes
  by: @speaker@
  quote: @quote@
  words: @words@
  note: @claim-note@
  status: @status@
  checked-by: @checked-by@
  proof: @proof@
- {at: mail.p1, locked: no, by: w2, denies: post.p1}
- {at: mail.p2, locked: no, by: @member@}
- {at: echo.p1, locked: yes}
- {at: post.p2, on-shift: @number@}
- {at: mail.p3, on-shift: 86}
- {at: post.p3a, owner: @one@}
- {at: mail.p4, owner: Hob Brothers}
- {at: post.p3b, named: [@set-member@, Tarn Works]}
- {at: mail.p5, named: [Tarn Works, Hob Brothers]}
- {at: post.p4, began: @date@}
- {at: mail.p6, began: 2023-11-13}
- {at: post.p5, weather: dry}
- {at: mail.p7, weather: dry}
- {at: mail.p8, asked: declined, who: @slot-value@, by: blass}
- {at: post.p6, asked: yes, who: works}
- {at: mail.p9, locked: yes, when: @when@}
- at: mail.p10
  quote: "the door was shut and the key was gone"
- at: echo.p10
  quote: "the door was shut and the key was lost"
rulings:
- finding: contradiction owner
  claims: [post.p3a, mail.p4]
  ruling: both-true
  why: @why@
  who: @who@
  date: 2023-12-01
"""
FIELDS = {  # what stands in each while another one is under attack
    "title": "Mill fire", "outlet": "Evening Post", "article-title": "Mill burns", "author": "Ida Reva", "accessed": "2023-12-01",
    "url": "https://post.example/1", "archive": "https://archive.example/1", "helper": "desk", "source-note": "read twice",
    "rank": "senior", "job": "guards", "document-kind": "letter", "document-title": "Fire file", "entity-name": "Tarn Works",
    "alias": "The Works", "misspelt": "Tarn Wroks", "term": "", "moment": "2023-11-14", "question-yes-no": "Was the door locked?",
    "question-number": "How much flour was lost?", "unit": "kg", "question-one": "Who owned the mill?",
    "question-set": "Who was named?", "question-date": "When did the fire begin?", "question-one-of": "How was the weather?",
    "option": "wet", "question-slot": "for a word", "yes-word": "put questions", "speaker": "Jory Blass", "quote": "the door was shut",
    "words": "door was shut", "claim-note": "see page 2", "status": "checked", "checked-by": "mk", "proof": "photo 12", "member": "Sunniva Palk+blass",
    "number": "112", "one": "Tarn Works", "set-member": "Jory Blass", "date": "2023-11-14", "slot-value": "Tarn Works",
    "when": "2023-11-15", "why": "Both sold it.", "who": "desk",
}
COPY = "# Mill burns\n\nThe fire began at dawn. The door was shut, @copy-text@ said a guard.\n\nAbout 112 kg of flour were lost.\n\n" \
    "Tarn Works owned it.\n\nIt began on 14 November 2023.\n\nThe night was dry.\n\nThe works were asked.\n"
# Names of a ledger's own: keys that are ids, or nobody knows. The reader says what is wrong with them, on the page as well.
NAMES = {
    "source-id": ("  mail:\n", "  @:\n"), "question-id": ("  owner:\n", "  @:\n"), "entity-id": ("  works: {", "  @: {"),
    "voice-id": ("      w2: {n: 2", "      @: {n: 2"), "unknown-key": ("  note: @claim-note@", "  @: 1"), "term-id": ("  tar: @term@", "  @: tar"),
    "claim-at": ("- {at: echo.p1,", "- {at: @,"), "ruling-finding": ("- finding: contradiction owner", "- finding: @"),
    "ruling-claim": ("  claims: [post.p3a, mail.p4]", "  claims: [@, mail.p4]"), "copy-path": ("    copy: copy.txt", "    copy: @"),
    "denies": ("denies: post.p1}", "denies: @}"), "relays": ("    relays: [post]", "    relays: [@]"),
}
# Fields that are read, not printed as they were typed: of these a problem may be told, which cuts what is long.
READ = {"question-slot", "speaker", "member", "words", "status", "term", "unit", "number", "date", "when", "accessed", "moment", *NAMES}


def quoted(text):
    return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\ufeff", "\\ufeff")


def fill(template, values):
    for name, text in values.items():
        template = template.replace(f"@{name}@", quoted(text))
    return template


def file_name(text):
    """A name that a file can have: no slash, no NUL, at most 200 bytes."""
    return text.replace("/", "\u2215").replace("\0", "")[:60] + ".yaml"


def ledgers():
    """-> (field, payload's name, its text, {file: text}, arguments)"""
    copy = COPY.replace("@copy-text@", "quietly,")
    for kind, text in PAYLOADS.items():
        for field in FIELDS:
            yield field, kind, text, {"claims.yaml": fill(STORY, {**FIELDS, field: text}), "copy.txt": copy}, ["claims.yaml"]
        for field, (old, new) in NAMES.items():
            story = STORY.replace(old, new.replace("@", quoted(text)))
            yield field, kind, text, {"claims.yaml": fill(story, FIELDS), "copy.txt": copy}, ["claims.yaml"]
        story = fill(STORY, FIELDS)
        yield "copy-text", kind, text, {"claims.yaml": story, "copy.txt": COPY.replace("@copy-text@", text)}, ["--quotes", "sentence", "claims.yaml"]
        name = file_name(text)
        yield "file-name", kind, name, {name: story, "copy.txt": copy}, ["./" + name]


def main(folder):
    entries = []
    for field, kind, text, files, args in ledgers():
        name = f"{field}-{kind}"
        os.makedirs(os.path.join(folder, name))
        for file, content in files.items():
            with open(os.path.join(folder, name, file), "w", encoding="utf-8") as f:
                f.write(content)
        entries.append({"name": name, "field": field, "payload": kind, "text": text, "args": args})
    with open(os.path.join(folder, "list.json"), "w", encoding="utf-8") as f:
        json.dump(entries, f)


if __name__ == "__main__":
    main(sys.argv[1])
