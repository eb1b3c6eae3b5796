"""What the command line does besides scoring and cleaning."""
