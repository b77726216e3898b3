"""reconcile: claims of many reports become happenings; who is behind each; what stands and what falls."""

from wathiq.reconcile.copies import Text, copies
from wathiq.reconcile.credits import Agencies, agencies
from wathiq.reconcile.events import events
from wathiq.reconcile.forecasts import Forecast, forecasts
from wathiq.reconcile.origins import Provenance, origins

__all__ = ["Agencies", "Forecast", "Provenance", "Text", "agencies", "copies", "events", "forecasts", "origins"]
