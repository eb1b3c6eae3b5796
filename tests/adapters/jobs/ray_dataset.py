"""Score Parquet on a Ray of two workers.

python ray_dataset.py INPUT OUTPUT DETAIL
"""

from __future__ import annotations

import shutil
import sys
import tempfile

import ray

from credscore.adapters.ray import score_dataset


def main() -> None:
    source, target, detail = sys.argv[1:]
    # The sockets lie in it, and their paths may have a hundred characters.
    folder = tempfile.mkdtemp(prefix="ray")
    ray.init(num_cpus=3, include_dashboard=False, _temp_dir=folder)  # two score, one reads
    articles = ray.data.read_parquet(source, override_num_blocks=8)
    scores = score_dataset(articles, detail=detail, compute=ray.data.ActorPoolStrategy(size=2))
    scores.write_parquet(target)
    ray.shutdown()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
