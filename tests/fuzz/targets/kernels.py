"""The compiled functions, called with arrays of any lengths and contents.

Worth its time where they were built with a sanitizer: docs/hostile-input.md says how.
"""
