"""votes: roll calls of the UN General Assembly, and how far two states vote alike."""

from wathiq.votes.agreement import Agreement, agreement
from wathiq.votes.read import RollCallVote, roll_calls

__all__ = ["Agreement", "RollCallVote", "agreement", "roll_calls"]
