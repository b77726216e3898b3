"""How claims are written: one module for each format, each with one function that takes records and writes them."""
