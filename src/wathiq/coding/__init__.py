"""coding: from words and the net's weights to acts: who does what to whom, how real, when, and what is given."""

from wathiq.coding.acts import Policy, Readers, acts

__all__ = ["Policy", "Readers", "acts"]
