"""What text alone tells, without tokens: normal form, numerals, quantities, time, quotation."""
