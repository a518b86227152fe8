"""Live audio: what people say to each other while they are together. See README.md."""
