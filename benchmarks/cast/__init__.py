"""Films with a cast, made of portraits and voices whose persons and emotions are known."""
