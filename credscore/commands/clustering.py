"""`compare --all`: the articles of an index that are copies of one another."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from credscore.commands.comparing import CompareError
from credscore.corpus.clusters import clusters
from credscore.corpus.corpus import Corpus
from credscore.io import progress
from credscore.io.output import opened
from credscore.io.write import packed
from credscore.io.writers import record_line
from credscore.report.clusters import listed

DONE = 0


def clusters_command(arguments: argparse.Namespace, say: Callable[[str], None]) -> int:
    """Write the clusters, the largest first, and return the exit code.

    Raises
    ------
    CompareError
        If there are copies or another index beside.
    CorpusError
        If the index is not there, or is damaged.
    """
    if arguments.paths or arguments.corpus:
        msg = "--all compares the articles of one index with each other: leave the rest out"
        raise CompareError(msg)
    corpus = Corpus.load(arguments.every)
    bar = not arguments.quiet and progress.wanted(arguments.output)
    n_clusters = n_articles = 0
    with (
        opened(arguments.output) as stream,
        packed(stream, arguments.output) as into,
        progress.steps(len(corpus), shown=bar) as step,
    ):
        for cluster in clusters(corpus, when=arguments.when, told=step):
            if arguments.format == "jsonl":
                into.write(record_line(cluster.to_dict()))
            else:
                into.write(("\n" if n_clusters else "") + listed(cluster))
            n_clusters += 1
            n_articles += len(cluster.members)
    if not arguments.quiet:
        say(f"{n_clusters:,} clusters with {n_articles:,} of {len(corpus):,} articles")
    return DONE
