"""A pipeline as a user writes it: JSON lines in, scored and filtered, JSON lines out.

python datatrove_job.py FOLDER DETAIL: reads FOLDER/in, writes FOLDER/kept and FOLDER/dropped.
"""

from __future__ import annotations

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from credscore.adapters.datatrove import ScoreAnnotator, ScoreFilter

if __name__ == "__main__":
    folder, detail = sys.argv[1:]
    dropped = JsonlWriter(f"{folder}/dropped", compression=None)
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(f"{folder}/in"),
            ScoreAnnotator(detail, batch_size=7),
            JsonlWriter(f"{folder}/annotated", compression=None),
            ScoreFilter(("fail", "review"), keep_unscored=False, exclusion_writer=dropped),
            JsonlWriter(f"{folder}/kept", compression=None),
        ],
        tasks=2,
        logging_dir=f"{folder}/logs",
    ).run()
