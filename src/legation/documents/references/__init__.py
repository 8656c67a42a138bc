"""Reference lists, their entries as CSL-JSON, and the sentences that their markers cover."""
