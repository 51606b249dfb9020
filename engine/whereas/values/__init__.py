"""Laws of arithmetic on the values that facts and rules hold: truth, dates, durations, amounts. No input or output."""
