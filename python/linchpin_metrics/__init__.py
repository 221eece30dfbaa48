"""The command `linchpin` in a wheel: `python -m linchpin_metrics` runs it."""
