"""What to say where the packages of the service are not installed."""

from __future__ import annotations

MISSING = "credscore serve needs the extra 'serve': pip install 'credscore[serve]'"
