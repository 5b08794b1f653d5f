"""A small judge for JSON Schema draft-07: the words our own schemas use, and an error for any other.

`make check-all` holds the same documents against the same schemas with a judge that is not ours."""
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int, "number": (int, float)}
KNOWN = set("""$schema $id $ref $comment title description definitions type properties required additionalProperties propertyNames
    patternProperties items minItems maxItems uniqueItems enum const pattern minLength maxLength minimum maximum anyOf oneOf allOf not
    minProperties maxProperties default examples if then else""".split())


def is_type(value, name):
    if isinstance(value, bool) and name in ("integer", "number"):
        return False
    return isinstance(value, TYPES[name])


def same(a, b):
    return type(a) is type(b) and a == b


def errors(value, rule, whole=None, path="$"):
    """Yields what is wrong with VALUE."""
    whole = rule if whole is None else whole
    if rule is True or rule is False:
        if not rule:
            yield f"{path}: nothing may stand here"
        return
    unknown = set(rule) - KNOWN
    if unknown:
        raise ValueError(f"{path}: the schema uses {unknown}, which this judge does not know")
    if "$ref" in rule:
        at = whole
        for part in rule["$ref"].removeprefix("#").strip("/").split("/"):
            at = at[part] if part else at
        yield from errors(value, at, whole, path)
        return
    names = rule.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(is_type(value, n) for n in names):
        yield f"{path}: {value!r} is no {' or '.join(names)}"
        return
    if "enum" in rule and not any(same(value, e) for e in rule["enum"]):
        yield f"{path}: {value!r} is none of {rule['enum']}"
    if "const" in rule and not same(value, rule["const"]):
        yield f"{path}: {value!r} is not {rule['const']!r}"
    yield from choices(value, rule, whole, path)
    if isinstance(value, str):
        yield from of_text(value, rule, path)
    elif isinstance(value, dict):
        yield from of_object(value, rule, whole, path)
    elif isinstance(value, list):
        yield from of_array(value, rule, whole, path)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if value < rule.get("minimum", value) or value > rule.get("maximum", value):
            yield f"{path}: {value} is out of range"


def choices(value, rule, whole, path):
    for sub in rule.get("allOf", []):
        yield from errors(value, sub, whole, path)
    if "anyOf" in rule and all(any(True for _ in errors(value, sub, whole, path)) for sub in rule["anyOf"]):
        yield f"{path}: {value!r} fits none of the choices"
    if "oneOf" in rule and sum(not any(True for _ in errors(value, sub, whole, path)) for sub in rule["oneOf"]) != 1:
        yield f"{path}: {value!r} does not fit exactly one of the choices"
    if "not" in rule and not any(True for _ in errors(value, rule["not"], whole, path)):
        yield f"{path}: {value!r} fits what is ruled out"
    if "if" in rule:
        fits = not any(True for _ in errors(value, rule["if"], whole, path))
        yield from errors(value, rule.get("then" if fits else "else", True), whole, path)


def of_text(value, rule, path):
    if "pattern" in rule and not re.search(rule["pattern"], value):
        yield f"{path}: {value!r} does not fit {rule['pattern']}"
    if len(value) < rule.get("minLength", 0) or len(value) > rule.get("maxLength", len(value)):
        yield f"{path}: {value!r} is too short or too long"


def of_object(value, rule, whole, path):
    for name in rule.get("required", []):
        if name not in value:
            yield f"{path}: {name} is missing"
    if len(value) < rule.get("minProperties", 0) or len(value) > rule.get("maxProperties", len(value)):
        yield f"{path}: {len(value)} members"
    for name, member in value.items():
        known = name in rule.get("properties", {})
        if known:
            yield from errors(member, rule["properties"][name], whole, f"{path}.{name}")
        for pattern, sub in rule.get("patternProperties", {}).items():
            if re.search(pattern, name):
                known = True
                yield from errors(member, sub, whole, f"{path}.{name}")
        if not known:
            yield from errors(member, rule.get("additionalProperties", True), whole, f"{path}.{name}")
        yield from errors(name, rule.get("propertyNames", True), whole, f"{path}.{name}")


def of_array(value, rule, whole, path):
    if len(value) < rule.get("minItems", 0) or len(value) > rule.get("maxItems", len(value)):
        yield f"{path}: {len(value)} elements"
    if rule.get("uniqueItems") and any(same(a, b) for i, a in enumerate(value) for b in value[:i]):
        yield f"{path}: equal elements"
    for i, element in enumerate(value):
        yield from errors(element, rule.get("items", True), whole, f"{path}[{i}]")
