"""The same scores inside other people's engines: one file an engine, each with its extra."""
