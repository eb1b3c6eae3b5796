"""Scoring over HTTP: one process listens, others score."""
