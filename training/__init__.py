"""Trains what Wathiq ships, from the shared corpus and gold sets: `python -m training`. Development only; torch lives here."""
