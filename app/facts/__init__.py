"""What is known for certain: small sources that look at the user's words and answer from data."""
