#!/usr/bin/env python3
"""Writes the data files of the API schema check. See README.md."""

import argparse
import json
import pathlib
import re
import sys
import tempfile

sys.dont_write_bytecode = True

import debian  # noqa: E402
import gotypes  # noqa: E402
import openapi  # noqa: E402

DATA = pathlib.Path(__file__).resolve().parent.parent / "Slipway/Validation/Schemas/Data"
# Suite of Debian -> version of Kubernetes that its packages carry. The script stops when a suite has moved on.
SUITES = {"trixie": "1.32", "sid": "1.36"}
PACKAGES = ("golang-k8s-api-dev", "golang-k8s-apimachinery-dev", "golang-k8s-client-go-dev")
# Only sid has it. CustomResourceDefinition v1 has only gained fields since 1.16, so the newest serves 1.32 too.
EXTENSIONS = "golang-k8s-apiextensions-apiserver-dev"

# Kinds of the Go packages that nobody puts into a manifest: wire formats, subresources, requests with an answer.
NOT_APPLIED_GROUPS = ("apidiscovery.k8s.io", "authentication.k8s.io", "authorization.k8s.io", "imagepolicy.k8s.io", "internal.apiserver.k8s.io", "meta.k8s.io")
NOT_APPLIED_KINDS = ("Binding", "ComponentStatus", "Eviction", "PodStatusResult", "RangeAllocation", "Scale", "TokenRequest")
# What the sources do not say, or say wrongly. Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/.
CORRECTIONS = {
    ("policy/v1beta1", "PodSecurityPolicy"): {"Introduced": "1.10", "Deprecated": "1.21", "Removed": "1.25"},
    ("apiregistration.k8s.io/v1", "APIService"): {"Introduced": "1.10"},
    ("apiregistration.k8s.io/v1beta1", "APIService"): {"Introduced": "1.7", "Deprecated": "1.19", "Removed": "1.22", "Replacement": "apiregistration.k8s.io/v1/APIService"},
    ("networking.k8s.io/v1beta1", "IngressClass"): {"Replacement": "networking.k8s.io/v1/IngressClass"},
    ("node.k8s.io/v1beta1", "RuntimeClass"): {"Replacement": "node.k8s.io/v1/RuntimeClass"},
    ("events.k8s.io/v1beta1", "Event"): {"Replacement": "events.k8s.io/v1/Event"},
}
# From 1.24 on new beta APIs are off; a new beta version of an API that was on before is on. Source: KEP-3136.
ON_ALTHOUGH_BETA = ("flowcontrol.apiserver.k8s.io/v1beta3",)


def is_on(api, introduced):
    version = api.split("/")[-1]
    if "alpha" in version or introduced == "?":
        return False
    return "beta" not in version or int(introduced.split(".")[1]) < 24 or api in ON_ALTHOUGH_BETA


def fetch(folder):
    archive = debian.Archive(folder, SUITES)
    for suite, version in SUITES.items():
        for package in PACKAGES + ((EXTENSIONS,) if suite == "sid" else ()):
            file = archive.unpack(package, suite)
            if not file.startswith(f"{package}_0.{version.split('.')[1]}."):
                sys.exit(f"Generating the schemas: {suite} has {file}, Kubernetes {version} was expected. Say in SUITES which version it is now.")
    extensions = "usr/share/gocode/src/k8s.io/apiextensions-apiserver"
    (folder / "trixie/root" / extensions).symlink_to(folder / "sid/root" / extensions)


def verify(types, root):
    """Compares the fields with those that client-go's applyconfigurations declare for server-side apply."""
    text = (root / "usr/share/gocode/src/k8s.io/client-go/applyconfigurations/internal/internal.go").read_text()
    checked = 0
    for name, body in re.findall(r"^- name: io\.k8s\.(?:api|apimachinery\.pkg\.apis)\.([\w.]+)\n((?:  .*\n)*)", text, re.M):
        fields = set(re.findall(r"^    - name: (\w+)$", body, re.M))
        if fields and name in types:
            checked += 1
            if fields != set(types[name]):
                sys.exit(f"Generating the schemas: {name}: types.go and client-go differ in {sorted(fields ^ set(types[name]))}.")
    if checked < 700:
        sys.exit(f"Generating the schemas: only {checked} types could be compared with client-go's.")


def reachable(types, roots):
    found, waiting = set(), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found and name in types:
            found.add(name)
            waiting += [reference for field in types[name].values() for reference in re.findall(r"@([\w.]+)", field[0])]
    return found


def write_types(version, types, roots):
    lines = []
    for name in sorted(reachable(types, roots)):
        fields = " ".join(f"{field}{'!' if required else ''}{'=' if default else ''}:{kind}" for field, (kind, required, default) in sorted(types[name].items()))
        lines.append(f"{name} {fields}\n")
    (DATA / f"types-{version}.txt").write_text("".join(lines))


def life_of(api, kind, lifecycle):
    return {"Introduced": "?", "Deprecated": "-", "Removed": "-", "Replacement": "-"} | lifecycle | CORRECTIONS.get((api, kind), {})


def verify_served(kinds, served):
    """What the lifecycles say of 1.20 must be what a 1.20 API server serves."""
    said = set()
    for (api, kind), (_, _, lifecycle) in kinds.items():
        life = life_of(api, kind, lifecycle)
        if is_on(api, life["Introduced"]) and int(life["Introduced"].split(".")[1]) <= 20 and (life["Removed"] == "-" or int(life["Removed"].split(".")[1]) > 20):
            said.add((api, kind))
    found = {(api, kind) for api, kind in served if api.split("/")[0] not in NOT_APPLIED_GROUPS and kind not in NOT_APPLIED_KINDS}
    if said != found:
        sys.exit(f"Generating the schemas: lifecycles and the API server differ about 1.20: {sorted(said ^ found)}.")


def write_kinds(kinds):
    lines = []
    for (api, kind), (name, scope, lifecycle) in sorted(kinds.items()):
        life = life_of(api, kind, lifecycle)
        state = "on" if is_on(api, life["Introduced"]) else "off"
        lines.append(" ".join((api, kind, name, scope, state, *(life[what] for what in ("Introduced", "Deprecated", "Removed", "Replacement")))) + "\n")
    (DATA / "kinds.txt").write_text("".join(lines))


def with_enums(types, newer):
    """1.20 says nothing of enums: they are taken from the same field of the same type in the oldest version that does."""
    for name, fields in types.items():
        for field, (kind, required, default) in fields.items():
            new = newer.get(name, {}).get(field)
            if kind == "s" and new and new[0].startswith("s("):
                fields[field] = (new[0], required, default)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--openapi", help="file with /openapi/v2 of a Kubernetes 1.20 API server; without it kubectl asks the current one")
    arguments = parser.parse_args()
    document = json.loads(pathlib.Path(arguments.openapi).read_text() if arguments.openapi else debian.run("kubectl", "get", "--raw", "/openapi/v2"))
    if not document["info"]["version"].startswith("v1.20."):
        sys.exit(f"Generating the schemas: the API server is {document['info']['version']}, 1.20 was expected.")
    with tempfile.TemporaryDirectory() as temporary:
        fetch(pathlib.Path(temporary))
        sources = {version: gotypes.GoSource(pathlib.Path(temporary) / suite / "root") for suite, version in SUITES.items()}
        types = {version: {name: source.fields_of(name) for name in source.structs} for version, source in sources.items()}
        for suite, version in SUITES.items():
            verify(types[version], pathlib.Path(temporary) / suite / "root")
    oldest, served = openapi.read_types(document), openapi.read_kinds(document)
    with_enums(oldest, types[min(types)])
    kinds = {}
    for source in sources.values():
        for name, api, kind, scope, lifecycle in source.objects():
            kinds[api, kind] = (name, scope, lifecycle)
    for key, (name, scope) in served.items():
        # Not packaged in Go: kube-aggregator's types, which have not changed since.
        if key not in kinds:
            kinds[key] = (name, scope, {})
            for newer in types.values():
                for missing in reachable(oldest, [name]):
                    newer.setdefault(missing, oldest[missing])
    kinds = {key: value for key, value in kinds.items() if key[0].split("/")[0] not in NOT_APPLIED_GROUPS and key[1] not in NOT_APPLIED_KINDS}
    write_kinds(kinds)
    verify_served(kinds, served)
    roots = [name for name, _, _ in kinds.values()]
    for version, known in {"1.20": oldest, **types}.items():
        write_types(version, known, roots)


if __name__ == "__main__":
    main()
