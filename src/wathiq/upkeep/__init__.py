"""upkeep: the events of a ledger are brought up to date, and a new report touches only what it bears on."""

from wathiq.upkeep.settle import Rehearsal, rehearse, rules, settle

__all__ = ["Rehearsal", "rehearse", "rules", "settle"]
