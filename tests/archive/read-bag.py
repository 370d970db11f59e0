"""Reads a bag as RFC 8493 has it, with Python's standard library alone. Prints what is wrong, a line each."""

import hashlib
import os
import re
import sys
from urllib.parse import unquote

bag = sys.argv[1]
faults = []


def text(name):
    with open(os.path.join(bag, name), encoding="utf-8", newline="") as file:
        return file.read()


def digest(path):
    with open(os.path.join(bag, path), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest(name):
    """Checksums by path. 2.1.3: percent signs and line ends stand encoded, and nothing else."""
    listed = {}
    for line in re.split(r"\r\n|\n|\r", text(name)):
        if not line:
            continue
        found = re.fullmatch(r"([0-9A-Fa-f]{64})[ \t]+\*?(.+)", line)
        if not found:
            faults.append(f"{name}: {line}")
            continue
        path = re.sub(r"%(0[AD]|25)", lambda one: unquote(one.group()), found[2], flags=re.I)
        if path in listed:
            faults.append(f"{name} lists {path} twice")
        if path.startswith(("/", "~", "./")) or ".." in path.split("/") or "\\" in path:
            faults.append(f"{name} leads out of the bag: {path}")
            continue
        listed[path] = found[1].lower()
    return listed


def files(below):
    for folder, folders, names in os.walk(os.path.join(bag, below)):
        for name in folders + names:
            path = os.path.join(folder, name)
            if os.path.islink(path):
                faults.append(f"a link: {path}")
        yield from (os.path.relpath(os.path.join(folder, name), bag) for name in names)


if text("bagit.txt").splitlines() != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]:
    faults.append("bagit.txt declares no bag of version 1.0 in UTF-8")

payload = sorted(files("data"))
listed = manifest("manifest-sha256.txt")
if sorted(listed) != payload:
    faults.append(f"the manifest and the payload differ in {sorted(set(listed) ^ set(payload))}")
tags = manifest("tagmanifest-sha256.txt")
if any(path.startswith(("data/", "tagmanifest-")) for path in tags):
    faults.append("the manifest of tags lists what is no tag file")
for path, checksum in (listed | tags).items():
    if os.path.isfile(os.path.join(bag, path)) and digest(path) != checksum:
        faults.append(f"{path} is not what its manifest says")
if not {"bagit.txt", "bag-info.txt", "manifest-sha256.txt"} <= set(tags):
    faults.append("the manifest of tags leaves some out")

info = dict(line.split(": ", 1) for line in text("bag-info.txt").splitlines() if ": " in line)
octets = sum(os.path.getsize(os.path.join(bag, path)) for path in payload)
if info.get("Payload-Oxum") != f"{octets}.{len(payload)}":
    faults.append(f"Payload-Oxum {info.get('Payload-Oxum')}, not {octets}.{len(payload)}")

print("\n".join(faults), end="")
sys.exit(1 if faults else 0)
