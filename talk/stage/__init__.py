"""The stage of a talk: who speaks, who listens, and who decides. Pure."""
