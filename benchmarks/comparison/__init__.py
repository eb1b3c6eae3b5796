"""Measure `credscore.compare` on pairs of texts whose history is known."""
