"""Fitting, calibrating and measuring the model that turns features into the score."""
