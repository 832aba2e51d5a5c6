"""Validates a YAML contract: `accept FILE` against the general schema and its kind's; `refuse FILE`
checks that each of a few alterations of it is refused."""

import copy
import json
import pathlib
import sys

import jsonschema
import yaml

FOLDER = pathlib.Path("schemas").resolve()


def validator(name):
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(f"{FOLDER.as_uri()}/", schema)
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


def errors(contract):
    for name in "sceau-1", contract["kind"]:
        for error in validator(name).iter_errors(contract):
            yield f"{name}: {list(error.absolute_path)}: {error.message[:200]}"


def alterations(contract):
    def altered(change):
        other = copy.deepcopy(contract)
        change(other)
        return other

    yield "an unknown field of data", altered(lambda c: c["data"].update(inconnue="x"))
    yield "an unknown key", altered(lambda c: c.update(extra=1))
    yield "another version", altered(lambda c: c.update(sceau=2))
    yield "a missing key", altered(lambda c: c.pop("conformity"))
    yield "a number where a period is due", altered(lambda c: c["data"].update(periode=2018))
    yield "another kind", altered(lambda c: c.update(kind="autre"))


def main(mode, path):
    contract = yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))
    if mode == "accept":
        found = list(errors(contract))
    else:
        kind = contract["kind"]
        found = []
        for name, other in alterations(contract):
            own = [*validator("sceau-1").iter_errors(other), *validator(kind).iter_errors(other)]
            if not own:
                found.append(f"accepted: {name}")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
