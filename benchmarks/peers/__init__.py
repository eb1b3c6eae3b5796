"""The peers that credscore is timed beside: one file each, all in `PEERS`."""

from benchmarks.peers import (
    datatrove,
    fasttext,
    langdetect,
    nela,
    nemo,
    own,
    pages,
    proselint,
    textdescriptives,
    textstat,
)
from benchmarks.peers.peer import Peer

ALWAYS: tuple[Peer, ...] = (own.PASS, *own.PEERS)
PEERS: tuple[Peer, ...] = (
    *fasttext.PEERS,
    *nemo.PEERS,
    *textstat.PEERS,
    *langdetect.PEERS,
    *proselint.PEERS,
    *datatrove.PEERS,
    *textdescriptives.PEERS,
    *nela.PEERS,
    *pages.PEERS,
)
