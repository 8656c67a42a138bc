from legation.actors.actor import Actor, Mention
__all__ = ["Actor", "Mention"]
