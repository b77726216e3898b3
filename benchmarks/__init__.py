"""How good and how fast Wathiq is, measured: ``python -m benchmarks``."""
