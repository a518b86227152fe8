"""Files that people bring: uploaded in pieces, understood by content, kept once, handed out to who may see them."""
