"""What stays in memory after listeners have come and gone."""
