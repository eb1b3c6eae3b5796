from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import credscore

project = "credscore"
author = "the credscore authors"
release = version = credscore.__version__

extensions = ["myst_nb", "numpydoc", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = f"credscore {release}"
html_show_copyright = False
html_extra_path = ["llms.txt"]

myst_heading_anchors = 3

# The notebook is stored without results and run with every build; an error in it is one of ours.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120

# The types are said in the docstrings, in words; as links they would all need a page.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
# The engines are large, and their adapters are described without them.
autodoc_mock_imports = ["datatrove", "itemadapter", "pyspark", "ray", "scrapy", "spacy"]
numpydoc_show_class_members = False


def setup(app: Any) -> None:
    app.connect("build-finished", write_llms_full)


def write_llms_full(app: Any, exception: Exception | None) -> None:
    """Write all pages into one file beside llms.txt, in the order of the site."""
    if exception is not None or app.builder.format != "html":
        return
    pages = [app.env.doc2path(name) for name in in_order(app.env, app.config.root_doc)]
    texts = [Path(path).read_text(encoding="utf-8") for path in pages if str(path).endswith(".md")]
    Path(app.outdir, "llms-full.txt").write_text("\n".join(texts), encoding="utf-8")


def in_order(env: Any, name: str) -> Iterator[str]:
    """Yield a page and those under it, as the tables of contents have them."""
    yield name
    for under in env.toctree_includes.get(name, ()):
        yield from in_order(env, under)
