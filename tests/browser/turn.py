"""A private coturn on loopback, as the README has operators set it up."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.faults.servers import Server, free_port

SECRET = "for-the-tests"
MISSING = "coturn is not installed: apt-get install coturn"


def is_there() -> bool:
    """Tell whether coturn is installed. It is not installed here: its package starts a server for everyone."""
    return shutil.which("turnserver") is not None


class TurnServer(Server):
    """TURN over UDP, TCP and TLS. Relays to the tests' engine and nowhere else."""

    def __init__(self, folder: Path) -> None:
        super().__init__("turn", folder)
        self._tls_port = free_port()
        self._key, self._certificate = folder / "turn.key", folder / "turn.crt"

    def start(self) -> None:
        """Make a certificate that nobody has to believe, and start."""
        wish = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
        files = ("-keyout", str(self._key), "-out", str(self._certificate))
        subprocess.run(["openssl", *wish, *files], check=True, capture_output=True)
        super().start()

    def argv(self) -> list[str]:
        own = ("--listening-ip=127.0.0.1", f"--listening-port={self.port}", "--relay-ip=127.0.0.1")
        tls = (
            f"--tls-listening-port={self._tls_port}",
            f"--cert={self._certificate}",
            f"--pkey={self._key}",
        )
        who = ("--use-auth-secret", f"--static-auth-secret={SECRET}", "--realm=flurfunk.test")
        less = ("--no-cli", "--allow-loopback-peers", "--no-multicast-peers")
        to = ("--denied-peer-ip=0.0.0.0-255.255.255.255", "--allowed-peer-ip=127.0.0.1")
        kept = (f"--userdb={self.folder / 'turn.db'}", f"--pidfile={self.folder / 'turn.pid'}")
        return ["turnserver", "-n", *own, *tls, *who, *less, *to, *kept, "--log-file=stdout"]

    def settings(self, transport: str) -> Mapping[str, str]:
        """Return what tells the product of it, and lets browsers try nothing else."""
        url = f"turn:127.0.0.1:{self.port}?transport={transport}"
        if transport == "tls":
            url = f"turns:localhost:{self._tls_port}?transport=tcp"
        return {
            "FLURFUNK_ICE_URLS": url,
            "FLURFUNK_TURN_SECRET": SECRET,
            "FLURFUNK_ICE_POLICY": "relay",
        }
