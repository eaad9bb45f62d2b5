"""Packages of Debian, downloaded and unpacked; nothing is installed."""

import subprocess


def run(*command, cwd=None, **others):
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True, **others).stdout


class Archive:
    """The archive that the machine's own apt sources name, with suites of one's choice."""

    def __init__(self, folder, suites):
        self.folder = folder
        archive = next(line for line in run("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian").splitlines()
                       if "security" not in line)
        for part in ("state/lists/partial", "cache/archives/partial", "parts"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / "sources.list").write_text("".join(f"deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {archive} {suite} main\n" for suite in suites))
        self.options = [f"-oDir::Etc::sourcelist={folder}/sources.list", f"-oDir::Etc::sourceparts={folder}/parts", f"-oDir::State={folder}/state",
                        f"-oDir::Cache={folder}/cache", "-oDir::State::status=/var/lib/dpkg/status", "-oAPT::Sandbox::User=root"]
        run("apt-get", *self.options, "update")

    def unpack(self, package, suite):
        """Unpacks a package into SUITE/root, and gives the name of its file, which has its version."""
        folder = self.folder / suite
        folder.mkdir(exist_ok=True)
        run("apt-get", *self.options, "download", f"{package}/{suite}", cwd=folder)
        file = next(folder.glob(package + "_*.deb"))
        run("dpkg-deb", "-x", str(file), str(folder / "root"))
        return file.name

    def with_dependencies(self, packages, prefix):
        """The packages and all that they need, as far as the names begin with a prefix."""
        listed = run("apt-cache", *self.options, "depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances", *packages)
        return sorted({line for line in listed.splitlines() if line.startswith(prefix)})
