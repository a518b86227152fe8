"""What the pictures of a full coffee table cost the engine."""
