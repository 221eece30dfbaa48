"""Runs the command that lies in the same environment, with the same arguments and exit code."""

import os
import sys
import sysconfig


def command():
    """The path of the command that this package was installed with."""
    name = "linchpin.exe" if os.name == "nt" else "linchpin"
    for scheme in (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")):
        path = os.path.join(sysconfig.get_path("scripts", scheme), name)
        if os.path.isfile(path):
            return path
    sys.exit(f"there is no {name} beside this package; install linchpin-metrics again")


if __name__ == "__main__":
    arguments = [command(), *sys.argv[1:]]
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(arguments))
    os.execv(arguments[0], arguments)
