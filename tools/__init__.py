"""What makes the files in resources; never imported by the app."""
