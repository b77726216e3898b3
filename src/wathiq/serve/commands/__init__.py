"""The commands, one module for each; ``serve/command.py`` lists them.

A module imports only what every start needs: whatever is heavy is imported inside its function.
"""
