"""How the random tests run: without a clock, since machines differ and speed is measured elsewhere."""

from hypothesis import HealthCheck, settings

settings.register_profile("wathiq", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wathiq")
