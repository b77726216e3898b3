"""The command line starts at once: what it takes long to load is loaded by the command that needs it."""

import subprocess
import sys

HEAVY = ("onnxruntime", "trafilatura", "sqlalchemy", "babel", "numpy", "pydantic", "hijridate", "rich.console")


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_the_command_line_loads_nothing_heavy():
    """Importing the command line loads no net, no database, no page reader, no calendar."""
    loaded = python(f"import sys, wathiq.serve.command; print([name for name in {HEAVY} if name in sys.modules])")
    assert loaded == "[]\n"


def test_the_package_alone_loads_nothing_heavy():
    """Importing wathiq costs nothing until something is asked of it."""
    assert python(f"import sys, wathiq; print([name for name in {HEAVY} if name in sys.modules])") == "[]\n"
