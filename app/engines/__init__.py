"""What turns messages into text and text into sound."""
