"""Many scores to one row a source, with what is not known said beside what is."""
