"""What happens next: each file is one journey, a frozen state that answers events and describes its page."""
