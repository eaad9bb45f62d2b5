#!/usr/bin/env python3
"""Writes the verdicts that the checks of the Pod Security Standards are held against. See README.md."""

import argparse
import os
import pathlib
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True

import debian  # noqa: E402
import podcorpus  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
VERDICTS = HERE.parent.parent / "tests/Slipway.Tests/Validation/PodSecurity/Verdicts.txt"
PACKAGES = ("golang-go", "golang-k8s-api-dev", "golang-k8s-apimachinery-dev", "golang-k8s-sigs-yaml-dev", "golang-k8s-utils-dev")
# The standards need no more of it than the number of a version; its own dependencies are a hundred packages.
VERSION_PACKAGE = "golang-k8s-component-base-dev"
MIXTURES = 1200


def fetch(folder):
    archive = debian.Archive(folder, ["sid"])
    for package in archive.with_dependencies(PACKAGES, "golang-") + [VERSION_PACKAGE]:
        archive.unpack(package, "sid")
    return folder / "sid/root/usr"


def build(folder, source):
    """Builds main.go with the policy of Kubernetes' source, and the packages for all else."""
    system = fetch(folder)
    for part in ("api", "policy"):
        shutil.copytree(source / part, folder / "go/src/k8s.io/pod-security-admission" / part, ignore=shutil.ignore_patterns("*_test.go"))
    shutil.copytree(HERE / "podsecurity", folder / "go/src/podsecurity")
    go = next(system.glob("lib/go-*"))
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GOROOT": str(go), "GOPATH": f"{folder}/go:{system}/share/gocode", "GO111MODULE": "off", "GOTOOLCHAIN": "local", "CGO_ENABLED": "0"}
    debian.run(str(go / "bin/go"), "build", "-o", str(folder / "podsecurity"), "podsecurity", env=environment)
    return folder / "podsecurity"


def write(pods, verdicts):
    """Pods with the same verdict stand together, under it."""
    groups = {}
    for pod, verdict in zip(pods, verdicts, strict=True):
        groups.setdefault(verdict, []).append(pod)
    lines = [f"{macro}={long}\n" for macro, long in podcorpus.MACROS.items()]
    for verdict, members in groups.items():
        lines += [f"= {verdict}\n", *(f"{pod}\n" for pod in members)]
    VERDICTS.write_text("".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=pathlib.Path, required=True, help="folder staging/src/k8s.io/pod-security-admission of Kubernetes' source, 1.37 or newer")
    arguments = parser.parse_args()
    pods = podcorpus.make(MIXTURES)
    with tempfile.TemporaryDirectory() as temporary:
        evaluator = build(pathlib.Path(temporary), arguments.source)
        verdicts = debian.run(str(evaluator), input="".join(map(podcorpus.document, pods))).splitlines()
    write(pods, verdicts)


if __name__ == "__main__":
    main()
