"""Reads the Go sources of the Kubernetes API: structs, enums, required fields, list keys, and when a kind came and went.

The sources are generated-code friendly: one field a line, one tag a line, gofmt'ed. That is what this reads, not Go.
"""

import pathlib
import re

SPECIAL = {
    "meta.v1.Time": "t", "meta.v1.MicroTime": "t", "meta.v1.Duration": "s", "meta.v1.FieldsV1": "*", "intstr.IntOrString": "x",
    "resource.Quantity": "q", "runtime.RawExtension": "*", "apiextensions.v1.JSON": "*", "apiextensions.v1.JSONSchemaPropsOrBool": "*",
    "apiextensions.v1.JSONSchemaPropsOrArray": "*", "apiextensions.v1.JSONSchemaPropsOrStringArray": "*",
}
BASIC = {"string": "s", "bool": "b", "int": "i", "int32": "i", "int64": "l", "uint32": "i", "uint64": "l", "float64": "n", "float32": "n", "byte": "i"}
IMPORT = re.compile(r'^\s+(?:(\w+) )?"k8s\.io/([\w./-]+)"$', re.M)
FIELD = re.compile(r'^\t(?:(\w+)\s+)?([\w.*\[\]]+)\s+`json:"([^"]*)"')
CONSTANT = re.compile(r'^\s+\w+\s+(\w+)\s*=\s*"([^"]*)"')
LIFECYCLE = re.compile(r"^func \(in \*(\w+)\) APILifecycle(Introduced|Deprecated|Removed)\(\).*\n\treturn (\d+), (\d+)", re.M)
REPLACEMENT = re.compile(r'^func \(in \*(\w+)\) APILifecycleReplacement\(\).*\n\treturn schema\.GroupVersionKind\{Group: "([^"]*)", Version: "(\w+)", Kind: "(\w+)"', re.M)


class GoSource:
    """All types of one Kubernetes version, by name (core.v1.Pod)."""

    def __init__(self, root):
        self.structs, self.named, self.constants, self.kinds = {}, {}, {}, []
        self.enums, self.lifecycle, self.groups = set(), {}, {}
        source = pathlib.Path(root) / "usr/share/gocode/src/k8s.io"
        for package in sorted({file.parent for file in source.glob("api/*/v*/*.go")} | set(source.glob("apiextensions-apiserver/pkg/apis/apiextensions/v*"))
                              | {source / "apimachinery/pkg/apis/meta/v1"}):
            self._read_package(package, source)

    def _read_package(self, package, source):
        prefix = f"{package.parent.name}.{package.name}"
        for file in sorted(package.glob("*.go")):
            if file.name.endswith("_test.go") or file.name.startswith("generated.") or "swagger" in file.name:
                continue
            text = file.read_text()
            if group := re.search(r'^const GroupName = "([^"]*)"', text, re.M):
                self.groups[prefix] = group[1]
            for kind, what, major, minor in LIFECYCLE.findall(text):
                self.lifecycle.setdefault((prefix, kind), {})[what] = f"{major}.{minor}"
            for kind, group, version, new in REPLACEMENT.findall(text):
                self.lifecycle.setdefault((prefix, kind), {})["Replacement"] = f"{group}/{version}/{new}".lstrip("/")
            if not file.name.startswith("zz_"):
                self._read_file(text, prefix, self._imports(text))

    @staticmethod
    def _imports(text):
        names = {}
        for alias, path in IMPORT.findall(text):
            parts = path.split("/")
            short = {"util/intstr": "intstr", "api/resource": "resource", "pkg/runtime": "runtime"}.get("/".join(parts[-2:]), ".".join(parts[-2:]))
            names[alias or parts[-1]] = short
        return names

    def _read_file(self, text, prefix, imports):
        comments, struct = [], None
        for line in text.splitlines():
            stripped = line.strip()
            if stripped.startswith("//"):
                comments.append(stripped[2:].strip())
            elif struct is not None:
                if line == "}":
                    struct = None
                elif field := FIELD.match(line):
                    struct.append((field[1], self._resolve(field[2], prefix, imports), field[3], comments))
                comments = []
            elif start := re.match(r"type (\w+) struct \{", line):
                name = f"{prefix}.{start[1]}"
                struct = self.structs.setdefault(name, [])
                self.kinds.append((name, prefix, start[1], "C" if "+genclient:nonNamespaced" in comments else "N"))
                struct = None if line.endswith("}") else struct
                comments = []
            elif named := re.match(r"type (\w+) (?:= )?([\w.*\[\]]+)(?: //.*)?$", line):
                self.named[f"{prefix}.{named[1]}"] = self._resolve(named[2], prefix, imports)
                if "+enum" in comments:
                    self.enums.add(f"{prefix}.{named[1]}")
                comments = []
            elif constant := CONSTANT.match(line):
                self.constants.setdefault(f"{prefix}.{constant[1]}", []).append(constant[2])
                comments = []
            elif stripped:
                comments = []

    def _resolve(self, go, prefix, imports):
        """A Go type with all names in full: []*core.v1.Pod."""
        if go.startswith("*"):
            return "*" + self._resolve(go[1:], prefix, imports)
        if go.startswith("[]"):
            return "[]" + self._resolve(go[2:], prefix, imports)
        if go.startswith("map["):
            key, _, value = go[4:].partition("]")
            return "map[]" + self._resolve(value, prefix, imports)
        if go in BASIC:
            return go
        package, _, name = go.rpartition(".")
        return f"{imports.get(package, package)}.{name}" if package else f"{prefix}.{go}"

    def type_of(self, go, keys=()):
        """A Go type in the notation of the data files."""
        go = go.lstrip("*")
        if go == "[]byte":
            return "y"
        if go.startswith("[]"):
            return f"[{self.type_of(go[2:])}{''.join('^' + key for key in keys)}]"
        if go.startswith("map[]"):
            return "{" + self.type_of(go[5:]) + "}"
        if go in SPECIAL:
            return SPECIAL[go]
        if go in BASIC:
            return BASIC[go]
        if go in self.enums and self.constants.get(go):
            return "s(" + "|".join(sorted(value for value in set(self.constants[go]) if value)).replace(" ", "~") + ")"
        if go in self.named:
            return self.type_of(self.named[go], keys)
        return "@" + go if go in self.structs else BASIC["string"] if go == "types.UID" or go.endswith((".UID", ".NodeName")) else "*"

    def _struct_behind(self, go):
        go = go.lstrip("*")
        while go in self.named:
            go = self.named[go]
        return go

    def fields_of(self, name):
        """The fields of a struct as JSON has them: name -> (type, required, has a default)."""
        fields = {}
        for go_name, go, tag, comments in self.structs[name]:
            json, *options = tag.split(",")
            if "inline" in options or (not json and not go_name):
                if go == "meta.v1.TypeMeta":
                    fields |= {"apiVersion": ("s", False, False), "kind": ("s", False, False)}
                elif (inner := self._struct_behind(go)) in self.structs:
                    fields |= self.fields_of(inner)
            elif json and json != "-":
                keys = [comment.split("=")[1] for comment in comments if comment.startswith("+listMapKey=")]
                keys = keys or [comment.split("=")[1] for comment in comments if comment.startswith("+patchMergeKey=") and "+listType=atomic" not in comments]
                required = not ({"omitempty", "omitzero"} & set(options) or "+optional" in comments)
                fields[json] = (self.type_of(go, keys), required, any(comment.startswith("+default=") for comment in comments))
        return fields

    def objects(self):
        """The kinds: (type, apiVersion, kind, scope, lifecycle)."""
        for name, prefix, kind, scope in self.kinds:
            embedded = {go for go_name, go, tag, _ in self.structs[name] if not go_name} | {go for go_name, go, tag, _ in self.structs[name] if go_name == "ObjectMeta"}
            if {"meta.v1.TypeMeta", "meta.v1.ObjectMeta"} <= embedded and prefix in self.groups:
                group, version = self.groups[prefix], prefix.split(".")[1]
                yield name, f"{group}/{version}".lstrip("/"), kind, scope, self.lifecycle.get((prefix, kind), {})
