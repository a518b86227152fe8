"""The contract: HTTP routes and socket frames in one OpenAPI document, `contract.json`.

The front end's types are generated from it, so a shape that changes here fails the build there.
"""

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from realtime import schemas
from workspace.config.api import api

PATH = Path("contract.json")
_UNIONS: dict[str, Any] = {
    "ServerFrame": schemas.AnyFrame,
    "ClientCommand": schemas.AnyCommand,
    "AnyEvent": schemas.AnyEvent,
    "AnyFact": schemas.AnyFact,
}


def contract() -> dict[str, Any]:
    """Return the OpenAPI document of the API, with the socket's unions among its schemas."""
    document: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(), default=str))
    components = document["components"]["schemas"]
    for name, union in _UNIONS.items():
        mode: Literal["validation", "serialization"] = (
            "validation" if name == "ClientCommand" else "serialization"
        )
        schema = TypeAdapter[Any](union).json_schema(mode=mode, ref_template="#/components/schemas/{model}")
        components.update(schema.pop("$defs", {}))
        components[name] = schema
    return document


def contract_text() -> str:
    """Return the contract as it is kept in the repository."""
    return json.dumps(contract(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
