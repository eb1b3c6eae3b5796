"""Files that outlast a crash, and locks on them."""
