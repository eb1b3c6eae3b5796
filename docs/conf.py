from __future__ import annotations

import credscore

project = "credscore"
author = "the credscore authors"
release = version = credscore.__version__

extensions = ["myst_parser", "numpydoc", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"credscore {release}"

myst_heading_anchors = 3

# The types are said in the docstrings, in words; as links they would all need a page.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
# The engines are large, and their adapters are described without them.
autodoc_mock_imports = ["datatrove", "pyspark", "ray"]
numpydoc_show_class_members = False
