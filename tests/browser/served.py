"""The dashboard on a free port of this machine, as `make app` serves it; stopped by the process that was started."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "pages" / "parts" / "serve.py"
PATIENCE = 60  # seconds until a start counts as failed; two or three on an idle machine


@dataclass
class Server:
    """A server with its corpus; `with Server(place) as server:` waits until it answers. `start` begins without waiting."""

    corpus: Path | None = None
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    script: Path = SCRIPT

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Server:
        """Begin; another one may be used while this one gets ready."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        # It lives as long as the server.
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        environment = {**os.environ, **({"CORPUS": str(self.corpus)} if self.corpus else {})}
        command = [sys.executable, "-m", "streamlit", "run", str(self.script), "--server.port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self._said, stderr=self._said)
        return self

    def __enter__(self) -> Server:
        """Wait until it answers."""
        if self.process is None:
            self.start()
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5):
                    return self
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        said = self.said()
        self.stop()
        raise RuntimeError(f"the dashboard did not start:\n{said}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self.stop()

    def said(self) -> str:
        """What the server printed."""
        self._said.seek(0)
        return self._said.read().decode("utf-8", "replace")

    def stop(self) -> None:
        """End this process and no other."""
        if self.process:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)
        self._said.close()
