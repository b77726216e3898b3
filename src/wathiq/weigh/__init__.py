"""weigh: what a trained net makes of a report's words. It gives probabilities; coding and attribute decide."""

from wathiq.weigh.signals import Weigher, signals

__all__ = ["Weigher", "signals"]
