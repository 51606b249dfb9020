"""The texts that a report is made into, one file a format; `table` has them all."""
