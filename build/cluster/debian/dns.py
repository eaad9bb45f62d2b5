"""Cluster DNS of the one-node cluster: A records of Services, and of the pods behind headless ones.

usage: dns.py LISTEN_IP API_HOST:PORT CA_CERT CLIENT_CERT CLIENT_KEY

SERVICE.NAMESPACE.svc.cluster.local and POD-HOSTNAME.SERVICE.NAMESPACE.svc.cluster.local; anything else is NXDOMAIN
(the cluster has no way out). Services and Endpoints are watched, so an answer is as fresh as the API's.
"""

import http.client
import json
import socket
import socketserver
import ssl
import struct
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

SUFFIX = ".svc.cluster.local"
TTL_SECONDS = 1
WATCH_SECONDS = 300
A_RECORD, ANY_RECORD = 1, 255
FLAGS = 0x8580  # response, authoritative, recursion desired and available (RFC 1035, 4.1.1)
NXDOMAIN = 3

Objects = dict[str, dict[str, Any]]  # by DNS name


class Mirror(threading.Thread):
    """Follows one kind of object: lists it, then watches from there; starts again whenever the watch ends."""

    def __init__(self, kind: str, host: str, tls: ssl.SSLContext) -> None:
        super().__init__(daemon=True)
        self.objects: Objects = {}
        self.listed = threading.Event()
        self._path = f"/api/v1/{kind}"
        self._host = host
        self._tls = tls

    def run(self) -> None:
        while True:
            try:
                self._follow()
            except (OSError, http.client.HTTPException, ValueError, KeyError) as error:
                print(f"{self._path}: {error}", flush=True)  # the API server may be restarting: keep what is known
                time.sleep(0.2)

    def _follow(self) -> None:
        listing = json.loads(self._get(self._path).read())
        self.objects = {dns_name(item): item for item in listing["items"]}
        self.listed.set()
        version = listing["metadata"]["resourceVersion"]
        query = f"?watch=1&resourceVersion={version}&timeoutSeconds={WATCH_SECONDS}"
        for event in self._events(self._path + query):
            if event["type"] == "ERROR":  # the version is too old: list again
                return
            name = dns_name(event["object"])
            if event["type"] == "DELETED":
                self.objects.pop(name, None)
            else:
                self.objects[name] = event["object"]

    def _events(self, path: str) -> Iterator[dict[str, Any]]:
        for line in self._get(path):
            yield json.loads(line)

    def _get(self, path: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPSConnection(self._host, context=self._tls, timeout=WATCH_SECONDS + 30)
        connection.request("GET", path)
        response = connection.getresponse()
        if response.status != http.client.OK:
            raise http.client.HTTPException(f"HTTP {response.status}")
        return response


class Zone:
    """What the names of the cluster stand for."""

    def __init__(self, host: str, ca: str, certificate: str, key: str) -> None:
        tls = ssl.create_default_context(cafile=ca)
        tls.load_cert_chain(certificate, key)
        self._services = Mirror("services", host, tls)
        self._endpoints = Mirror("endpoints", host, tls)

    def start(self) -> None:
        for mirror in (self._services, self._endpoints):
            mirror.start()
            mirror.listed.wait()

    def addresses(self, name: str) -> list[str] | None:
        """The IPv4 addresses of a name, which may be none; None when there is no such name."""
        service = self._services.objects.get(name)
        if service is not None:
            ip = service["spec"].get("clusterIP")
            return [a["ip"] for a in self._behind(name)] if ip == "None" else [ip] if ip else []
        hostname, _, parent = name.partition(".")
        return [a["ip"] for a in self._behind(parent) if a.get("hostname") == hostname] or None

    def _behind(self, name: str) -> Iterator[dict[str, str]]:
        for subset in self._endpoints.objects.get(name, {}).get("subsets") or []:
            yield from subset.get("addresses") or []

    def answer(self, query: bytes) -> bytes:
        """The reply to one query with one question (RFC 1035, 4.1)."""
        position, labels = 12, []
        while query[position]:
            end = position + 1 + query[position]
            labels.append(query[position + 1 : end].decode("ascii", "replace").lower())
            position = end
        (kind,) = struct.unpack_from("!H", query, position + 1)
        found = self.addresses(".".join(labels))
        records = found if found and kind in (A_RECORD, ANY_RECORD) else []
        header = struct.pack("!HHHHH", FLAGS | (NXDOMAIN if found is None else 0), 1, len(records), 0, 0)
        body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", A_RECORD, 1, TTL_SECONDS, 4) + socket.inet_aton(ip) for ip in records)
        return query[:2] + header + query[12 : position + 5] + body


def dns_name(item: dict[str, Any]) -> str:
    return f'{item["metadata"]["name"]}.{item["metadata"]["namespace"]}{SUFFIX}'


def serve(ip: str, zone: Zone) -> None:
    class Udp(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            query, reply_to = self.request
            reply_to.sendto(zone.answer(query), self.client_address)

    class Tcp(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            size = self.rfile.read(2)
            if len(size) == 2:
                reply = zone.answer(self.rfile.read(*struct.unpack("!H", size)))
                self.wfile.write(struct.pack("!H", len(reply)) + reply)

    socketserver.ThreadingTCPServer.allow_reuse_address = True
    udp = socketserver.ThreadingUDPServer((ip, 53), Udp)
    tcp = socketserver.ThreadingTCPServer((ip, 53), Tcp)
    threading.Thread(target=tcp.serve_forever, daemon=True).start()
    udp.serve_forever()


def main(listen_ip: str, api: str, ca: str, certificate: str, key: str) -> None:
    zone = Zone(api, ca, certificate, key)
    zone.start()
    serve(listen_ip, zone)


if __name__ == "__main__":
    main(*sys.argv[1:])
