"""What the models are worth, as one page: docs/models.md."""
