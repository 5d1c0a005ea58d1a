"""Reports the quality of the models as one page: docs/models.md."""
