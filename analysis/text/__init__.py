"""Repairs: str to str, each with its reason and its trail."""
