"""Our own labelled sentences, and what trains the relation model from them. Not part of the product's wheel."""
