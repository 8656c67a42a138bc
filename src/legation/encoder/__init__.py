"""The encoder: what the models that read sentences share."""

from legation.encoder.encoder import Encoder, Encoding, Model, encoder, softmax

__all__ = ["Encoder", "Encoding", "Model", "encoder", "softmax"]
