"""The JSON Schema against the model: what one accepts the other accepts, on good samples, bad ones, and changed ones."""

import copy
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import LETTERS, SAMPLES
from jsonschema import Draft202012Validator

from docgen.diagnostics import Faulty
from docgen.model import KINDS
from docgen.pipeline import compositions_of
from docgen.schema import schema
from docgen.starter import PARTS, starter, starter_names

FAULTS = Path(__file__).parent / "faults"
# Faults of shape, which a schema can see. The others need docgen: dates that do not exist, files, expressions,
# values that do not fit each other.
SHAPE = {
    "key-unknown", "key-missing", "key-duplicate", "type-text", "type-list", "type-mapping", "value-empty",
    "item-empty", "value-range",
}  # fmt: skip


class _Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no dates, no 12:30 as 750, no ``no`` as false."""


_Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:int", _int)


class _Dumper(yaml.SafeDumper):
    """Nothing is written as nothing: docgen reads the word null as a word."""


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)


def _dump(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def _load(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader


def _accepts(name: str, data: Any) -> bool:
    return bool(Draft202012Validator(schema(name)).is_valid(data))


def test_every_schema_is_a_schema() -> None:
    for name in ["", "docgen", *set(starter_names().values())]:
        Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", SAMPLES)
def test_good_samples(name: str) -> None:
    for file in (LETTERS / name).glob("*.yaml"):
        if file.name == "corrections.yaml":
            continue
        part = "" if file.stem == "letter" else file.stem
        errors = list(
            Draft202012Validator(schema(part)).iter_errors(_load(file.read_text("utf-8")))
        )
        assert errors == []


@pytest.mark.parametrize(
    "office", sorted((LETTERS / "offices").glob("*.yaml")), ids=lambda p: p.stem
)
def test_offices(office: Path) -> None:
    assert _accepts("agency", _load(office.read_text("utf-8")))


@pytest.mark.parametrize("name", [*(kind.key for kind in KINDS), *PARTS])
def test_starters(name: str) -> None:
    for file, text in starter(name, agency=True).items():
        kind = name if file == "letter.yaml" or name in PARTS else file.removesuffix(".yaml")
        assert _accepts(kind, _load(text)), file


def _codes(path: Path) -> set[str]:
    """Return the codes of the model's faults that lie in the file itself."""
    try:
        compositions_of(path, {})
    except Faulty as faulty:
        return {d.code for d in faulty.diagnostics if d.span and d.span.file.name == path.name}
    return set()


@pytest.mark.parametrize("path", sorted(FAULTS.glob("*.yaml")), ids=lambda p: p.stem)
def test_bad_samples(path: Path) -> None:
    try:
        data = _load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        return  # no YAML: no editor gets as far as the schema
    if path.stem == "office":
        return
    codes = _codes(path)
    accepted = _accepts("", data)
    if codes & SHAPE and not codes & {"yaml-documents", "yaml-anchor", "yaml"}:
        assert not accepted, codes
    if not accepted:
        assert codes


def _places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _places(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _places(value, (*path, i))


def _changed(data: Any, rng: random.Random) -> Any:
    """Return the document with one thing changed as a slip of the hand would."""
    data = copy.deepcopy(data)
    place = rng.choice(list(_places(data)))
    holder = data
    for step in place[:-1]:
        holder = holder[step]
    value = holder[place[-1]]
    slip = rng.choice(["drop", "rename", "list", "mapping", "blank", "null", "text", "item"])
    if slip == "drop":
        del holder[place[-1]]
    elif slip == "rename" and isinstance(holder, dict):
        holder[f"{place[-1]}ๆ"] = holder.pop(place[-1])
    elif slip == "item" and isinstance(value, list):
        value.append({"ไม่มีคีย์นี้": 1})
    else:
        slips = {"list": [value], "mapping": {"ก": "ข"}, "blank": "  ", "null": None, "text": "ก"}
        holder[place[-1]] = slips.get(slip, [])
    return data


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_changed_documents(kind: str, tmp_path: Path) -> None:
    """The model refuses the shape exactly when the schema does."""
    files = starter(kind, agency=True)
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    whole = _load(files["letter.yaml"])
    rng = random.Random(kind)  # noqa: S311 - the same slips in every run
    differ = []
    for _ in range(60):
        data = _changed(whole, rng)
        path = tmp_path / "letter.yaml"
        path.write_text(_dump(data), encoding="utf-8")
        codes = _codes(path)
        shape, accepted = bool(codes & SHAPE), _accepts(kind, data)
        if shape == accepted and not (not accepted and codes):
            differ.append((data, codes))
    assert not differ, differ[0]
