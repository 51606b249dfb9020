"""The JSON Schema of a report, made from its model; `docs/report.schema.json` is this text."""

from __future__ import annotations

import json

from whereas.report.model import SCHEMA, Report

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def report_schema() -> dict[str, object]:
    """Return the JSON Schema of a report in the dialect of 2020-12.

    It leaves keys that it does not name open, for a later engine may add some under the same number.
    """
    made = Report.model_json_schema(mode="serialization")
    for part in (made, *made["$defs"].values()):
        part.pop("additionalProperties", None)
    return {"$schema": _DIALECT, "$id": f"urn:{SCHEMA.replace('/', ':')}", **made}


def report_schema_text() -> str:
    """Return the JSON Schema of a report as a text, ending with a line feed."""
    return json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n"
