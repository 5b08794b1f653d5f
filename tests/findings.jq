# One line a finding: kind question(slots) severity: value=claims[strands] | … {flags} <cautions> (ruling), sorted as the report
# sorts. Errors of the ledger come first, so that no case is silent only because its ledger could not be read.

def word: if type == "array" then "[" + join(", ") + "]" else . end;
def slots: to_entries | map(.key + "=" + (.value | word)) | join(", ") | if . == "" then "" else "(" + . + ")" end;
def camp($kind): .value + "=" + (.claims | join("+")) + (if $kind != "no-comment" then "[\(.strands | length)]" else "" end);
def listed(before; after): join(",") | if . == "" then "" else before + . + after end;

(.problems[] | select(.level == "error") | "error \(.slug), line \(.locations[0].line)"),
(.findings[]
	| .kind as $kind | .kind + " " + .question + (.slots | slots) + (.slots_other // [] | map("+" + slots) | join(""))
	+ " " + .severity + ": " + (.camps | map(camp($kind)) | join(" | "))
	+ (.flags | listed(" {"; "}")) + (.cautions | listed(" <"; ">"))
	+ (if .ruling then " (\(.ruling.as), \(.ruling.state))" else "" end))
