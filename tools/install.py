"""Install into a virtual environment, showing how far it is: `python -m tools.install VENV PIP_ARGUMENTS…`."""

import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread

LOG = "install.log"
_NO_VENV = "Python cannot make a virtual environment: on Debian and Ubuntu, apt install python3-venv."
_NO_NETWORK = "There is no way to PyPI to download the packages: connect to the network, then run make again."
_UNREACHABLE = re.compile(
    "NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|ConnectionResetError"
    "|Cannot connect to proxy|Failed to establish a new connection|Temporary failure in name resolution"
)
_STEPS = re.compile(r"^\s*(Collecting|Downloading|Building wheel|Installing)( .*)")
_PIP = "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off", "--retries", "2"
_EACH_LINE_LASTS = 10.0
"""Seconds between two lines of progress where lines cannot be rewritten."""
_WIDTH = 78


class Progress:
    """Says what is being done and for how long: on a terminal in one line, elsewhere now and then in a new one."""

    def __init__(self) -> None:
        self.now = "making the virtual environment"
        self._began = time.monotonic()
        self._over = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Say nothing more."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        rewrites = sys.stdout.isatty()
        while not self._over.wait(0.5 if rewrites else _EACH_LINE_LASTS):
            words = f"  {time.monotonic() - self._began:3.0f} s  {self.now}"[:_WIDTH]
            print(f"\r{words:{_WIDTH}}" if rewrites else words, end="" if rewrites else "\n", flush=True)
        if rewrites:
            print(f"\r{'':{_WIDTH}}\r", end="", flush=True)


def install(venv: Path, arguments: Sequence[str]) -> str | None:
    """Install; return what to tell whoever waits if that fails."""
    progress = Progress()
    try:
        if subprocess.run([sys.executable, "-m", "venv", venv], capture_output=True, check=False).returncode:  # noqa: S603  our own words
            return _NO_VENV
        return run_pip(venv / "bin" / "python", venv / LOG, arguments, progress)
    finally:
        progress.stop()


def run_pip(python: Path, log_file: Path, arguments: Sequence[str], progress: Progress) -> str | None:
    """Run that Python's `pip install`; return what to tell whoever waits if it fails."""
    progress.now = "looking for the packages"
    command = [str(python), *_PIP, *arguments]
    lines = []
    with (
        log_file.open("w", encoding="utf-8") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip,  # noqa: S603  our own words
    ):
        for line in pip.stdout or ():
            log.write(line)
            lines.append(line)
            step = _STEPS.match(line)
            if step:
                progress.now = f"{step[1].lower()}{step[2]}"
    return why_it_failed(lines, log_file) if pip.returncode else None


def why_it_failed(lines: Sequence[str], log: Path) -> str:
    """Return one sentence on what pip says in these lines."""
    if any(_UNREACHABLE.search(line) for line in lines):
        return _NO_NETWORK
    errors = [line.strip() for line in lines if line.lstrip().startswith("ERROR:")]
    said = errors[-1].removeprefix("ERROR: ") if errors else "pip failed."
    return f"The packages could not be installed: {said} All that pip said is in {log}."


def main() -> int:
    """Install what the command line says; return the exit code."""
    venv, *arguments = sys.argv[1:]
    try:
        problem = install(Path(venv), arguments)
    except KeyboardInterrupt:
        return 130
    if problem:
        print(problem, file=sys.stderr)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
