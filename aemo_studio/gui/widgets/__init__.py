"""Small widgets that the whole window uses."""
