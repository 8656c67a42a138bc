from legation.claims.claim import Claim
__all__ = ["Claim"]
