"""Every request held against Discord's own OpenAPI document, where it lies beside the repository."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

OPENAPI = Path(__file__).parents[3] / "shared" / "platforms" / "discord" / "openapi.json"
HERE = "urn:discord"
Json = dict[str, Any]


@cache
def document() -> Json | None:
    if not OPENAPI.exists():
        return None
    found: Json = json.loads(OPENAPI.read_text(encoding="utf-8"), object_hook=simpler)
    return found


def simpler(schema: Json) -> Json:
    """The same said in fewer words, and checked in half the time: a choice of constants is an enumeration."""
    consts = [each["const"] for each in schema.get("oneOf", ()) if isinstance(each, dict) and "const" in each]
    if consts and len(consts) == len(schema["oneOf"]):
        return {**{key: value for key, value in schema.items() if key != "oneOf"}, "enum": consts}
    if "enum" in schema and "allOf" in schema:  # allOf names the longer enumeration that this one is part of
        return {key: value for key, value in schema.items() if key != "allOf"}
    return schema


@cache
def _registry() -> Any:
    contents = Resource.from_contents(document(), default_specification=DRAFT202012)
    return Registry().with_resource(HERE, contents)


def _operation(method: str, template: str) -> Json | None:
    paths = (document() or {}).get("paths", {})
    found: Json | None = paths.get(template, {}).get(method.lower())
    return found


@cache
def _body_of(method: str, template: str) -> Validator | None:
    operation = _operation(method, template)
    if operation is None or "requestBody" not in operation:
        return None
    return _validator(_rooted(operation["requestBody"]["content"]["application/json"]["schema"]))


@cache
def _queries_of(method: str, template: str) -> dict[str, Validator]:
    operation = _operation(method, template)
    if operation is None:
        return {}
    told = [*(document() or {})["paths"][template].get("parameters", []), *operation.get("parameters", [])]
    return {each["name"]: _validator(_rooted(each["schema"])) for each in told if each["in"] == "query"}


def _by_type(which: str) -> Any:
    """A union of components or options is settled by their `type`, which is quicker, and says what is wrong."""
    usual = Draft202012Validator.VALIDATORS[which]

    def check(validator: Any, candidates: list[Any], instance: Any, schema: Any) -> Any:
        if isinstance(instance, dict) and isinstance(instance.get("type"), int):
            fitting = [each for each in candidates if instance["type"] in _types_of(each.get("$ref", ""))]
            if len(fitting) == 1:
                return validator.descend(instance, fitting[0])
        return usual(validator, candidates, instance, schema)

    return check


@cache
def _types_of(reference: str) -> tuple[int, ...]:
    named = (document() or {})["components"]["schemas"].get(reference.rpartition("/")[2], {})
    return tuple(named.get("properties", {}).get("type", {}).get("enum", ()))


UNIONS = {which: _by_type(which) for which in ("anyOf", "oneOf")}
Settling: Any = extend(Draft202012Validator, UNIONS)  # type: ignore[no-untyped-call]  # untyped in the stubs


def _validator(schema: Any) -> Validator:
    made: Validator = Settling(schema, registry=_registry())
    return made


def _rooted(schema: Any) -> Any:
    """References of the document's own, made to start from the document."""
    if isinstance(schema, list):
        return [_rooted(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: HERE + value if key == "$ref" and value.startswith("#") else _rooted(value)
        for key, value in schema.items()
    }


def breaches(method: str, template: str, body: Any, query: dict[str, str]) -> list[str]:
    """Where a request leaves what the document allows; nothing where the document is missing."""
    if document() is None:
        return []
    if _operation(method, template) is None:
        return [f"{method} {template} is not in Discord's document"]
    return [*_in_body(method, template, json.dumps(body)), *_in_query(method, template, query)]


@lru_cache(maxsize=256)  # every start of a bot sends the same commands
def _in_body(method: str, template: str, told: str) -> list[str]:
    body = json.loads(told)
    validator = _body_of(method, template)
    if validator is None:
        return [] if body in (None, {}) else [f"{method} {template} takes no body, and got one"]
    return [f"{each.json_path}: {each.message[:300]}" for each in validator.iter_errors(as_strings(body))]


def _in_query(method: str, template: str, query: dict[str, str]) -> list[str]:
    known = _queries_of(method, template)
    wrong = [f"query {name}: unknown" for name in query if name not in known and name != "with_components"]
    for name, value in query.items():
        if name in known and not any(known[name].is_valid(read) for read in _readings(value)):
            wrong.append(f"query {name}: {value} does not fit")
    return wrong


def _readings(value: str) -> list[Any]:
    readings: list[Any] = [value, {"0": False, "1": True}.get(value, value == "true")]
    return [*readings, int(value)] if value.isdigit() else readings


def as_strings(value: Any, key: str = "", holder: str = "") -> Any:
    """Ids sent as JSON numbers, as strings: Discord takes both, its document only strings."""
    if isinstance(value, dict):
        return {name: as_strings(each, name, key or holder) for name, each in value.items()}
    if isinstance(value, list):
        return [as_strings(each, "", key) for each in value]
    if isinstance(value, int) and not isinstance(value, bool) and _is_id(key, holder):
        return str(value)
    return value


def _is_id(key: str, holder: str) -> bool:
    if key == "id":
        return holder in {"attachments", "permission_overwrites"}
    return key.endswith("_id") or (key == "" and holder in {"users", "roles", "recipients", "applied_tags"})
