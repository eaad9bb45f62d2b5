"""Reads the types and kinds out of /openapi/v2 of a running API server."""

PREFIXES = (
    ("io.k8s.api.", ""), ("io.k8s.apimachinery.pkg.apis.", ""), ("io.k8s.apiextensions-apiserver.pkg.apis.", ""), ("io.k8s.kube-aggregator.pkg.apis.", ""),
)
SPECIAL = {
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": "t", "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": "t",
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "x", "io.k8s.apimachinery.pkg.api.resource.Quantity": "Q",
}


def short_name(definition):
    for long, short in PREFIXES:
        if definition.startswith(long):
            return short + definition[len(long):]
    return definition


def type_of(schema, definitions):
    """A schema in the notation of the data files."""
    if reference := schema.get("$ref"):
        definition = reference.removeprefix("#/definitions/")
        if definition in SPECIAL:
            return SPECIAL[definition]
        target = definitions[definition]
        return "@" + short_name(definition) if "properties" in target else "*"
    kind, form = schema.get("type"), schema.get("format")
    if form == "int-or-string":
        return "x"
    if kind == "array":
        atomic = schema.get("x-kubernetes-list-type") == "atomic"
        keys = [] if atomic else schema.get("x-kubernetes-list-map-keys") or ([schema["x-kubernetes-patch-merge-key"]] if "x-kubernetes-patch-merge-key" in schema else [])
        return f"[{type_of(schema['items'], definitions)}{''.join('^' + key for key in keys)}]"
    if kind == "object" and "additionalProperties" in schema:
        return "{" + type_of(schema["additionalProperties"], definitions) + "}"
    if kind == "string":
        return {"byte": "y", "date-time": "t"}.get(form, "s")
    return {"boolean": "b", "integer": "l" if form == "int64" else "i", "number": "n"}.get(kind, "*")


# Server-side apply of 1.20 takes a container port without a protocol (but no Service port), although neither declares a default: seen with --dry-run=server.
DEFAULTS = {("core.v1.ContainerPort", "protocol")}


def read_types(document):
    """name -> {field: (type, required, has a default)}."""
    definitions, types = document["definitions"], {}
    for name, definition in definitions.items():
        if "properties" in definition:
            required = set(definition.get("required", []))
            types[short_name(name)] = {
                field: (type_of(schema, definitions), field in required, "default" in schema or (short_name(name), field) in DEFAULTS)
                for field, schema in definition["properties"].items()}
    return types


def read_kinds(document):
    """(apiVersion, kind) -> (type, scope) of what can be made with POST."""
    kinds = {}
    for path, item in document["paths"].items():
        operation = item.get("post", {})
        identity = operation.get("x-kubernetes-group-version-kind")
        # Subresources such as pods/{name}/binding make no object of their own.
        if identity and operation.get("x-kubernetes-action") == "post" and "{name}" not in path:
            api = f"{identity['group']}/{identity['version']}".lstrip("/")
            body = next(parameter["schema"]["$ref"] for parameter in operation["parameters"] + item.get("parameters", []) if parameter["name"] == "body")
            kinds[api, identity["kind"]] = (short_name(body.removeprefix("#/definitions/")), "N" if "{namespace}" in path else "C")
    return kinds
