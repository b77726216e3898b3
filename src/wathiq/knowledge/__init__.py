"""What Wathiq knows of the world, as data files that a reader without programming can check, and the modules that read them.

``states/``, ``organisations/``, ``outlets/`` and ``institutes/`` say who the parties are; :mod:`wathiq.knowledge.parties`
reads them.
Nothing here knows a language's grammar or a stage of the program.
"""
