"""Texts of our own with their claims, and the program that builds them from readable sources."""
