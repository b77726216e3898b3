"""Short training texts composed by a small grammar: acts × sides × how real × who says so × when, with their claims.

Annotated reports are long and few; a reader trained on them alone is poor at single sentences and at combinations that it
never saw. The grammar writes as many short texts as wanted, each in the format of ``bench/`` (see there). Its words are in
``frames.yaml`` and ``wording.yaml``; names of states, nationalities, capitals and leaders come from ``wathiq.knowledge``.
The idea of training on such compositions follows Gao et al. 2022 (semantic parsing from canonical utterances).

    python -m training.composed 6000 > composed.jsonl
"""
