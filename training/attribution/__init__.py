"""Training of the attribution model on articles that we wrote."""
