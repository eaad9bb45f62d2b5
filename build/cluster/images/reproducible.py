"""Makes an image of the same content the same image: for what `docker build` cannot do by itself.

usage: reproducible.py layer BASE.tar ROOT.tar LAYER.tar
           writes to LAYER what ROOT has and BASE has not
       reproducible.py image BUILT.tar FIXED.tar REFERENCE EPOCH_SECONDS
           takes the time of the build, and its other traces, out of a `docker save` archive, and tags it REFERENCE
"""

import hashlib
import io
import json
import posixpath
import sys
import tarfile
from datetime import datetime, timezone
from typing import Any

Identity = tuple[Any, ...]


def identity(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Identity:
    content = archive.extractfile(member) if member.isreg() else None
    digest = hashlib.file_digest(content, "sha256").digest() if content else b""
    return member.type, member.mode, member.uid, member.gid, member.linkname, digest


def write_layer(base_path: str, root_path: str, layer_path: str) -> None:
    with tarfile.open(base_path) as base:
        known = {member.name: identity(base, member) for member in base}
    with tarfile.open(root_path) as root, tarfile.open(layer_path, "w", format=tarfile.GNU_FORMAT) as layer:
        members = root.getmembers()
        kept = {member.name for member in members if known.get(member.name) != identity(root, member)}
        for name in list(kept):  # with each file its folders, whose times an unpacking would change
            while name := posixpath.dirname(name):
                kept.add(name)
        for member in members:
            if member.name in kept:
                layer.addfile(member, root.extractfile(member) if member.isreg() else None)


def write_image(built_path: str, fixed_path: str, reference: str, epoch: int) -> None:
    created = datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    with tarfile.open(built_path) as built, tarfile.open(fixed_path, "w") as fixed:
        manifest = json.load(read(built, "manifest.json"))[0]
        config = json.load(read(built, manifest["Config"]))
        for trace in ("container", "container_config", "docker_version"):
            config.pop(trace, None)
        config["config"].pop("Image", None)
        config["created"] = created
        for step in config["history"]:
            step["created"] = created
        content = json.dumps(config, sort_keys=True, separators=(",", ":")).encode()
        name = f"{hashlib.sha256(content).hexdigest()}.json"
        entry = {"Config": name, "RepoTags": [reference], "Layers": manifest["Layers"]}
        add(fixed, name, content)
        add(fixed, "manifest.json", json.dumps([entry]).encode())
        for layer in dict.fromkeys(manifest["Layers"]):
            member = built.getmember(layer)
            if member.issym():  # a layer that was saved once already
                member = built.getmember(posixpath.normpath(posixpath.join(posixpath.dirname(layer), member.linkname)))
            content_file = built.extractfile(member)
            copy = tarfile.TarInfo(layer)
            copy.size = member.size
            fixed.addfile(copy, content_file)


def read(archive: tarfile.TarFile, name: str) -> io.BufferedReader:
    content = archive.extractfile(name)
    if content is None:
        raise ValueError(f"{name} is not a file")
    return content  # type: ignore[return-value]


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["layer", base, root, layer]:
            write_layer(base, root, layer)
        case ["image", built, fixed, reference, epoch]:
            write_image(built, fixed, reference, int(epoch))
        case _:
            sys.exit(__doc__)
