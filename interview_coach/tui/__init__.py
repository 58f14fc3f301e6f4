"""The full-screen interface: shows and asks, decides nothing."""
