"""The speech model: corpora, augmentation, features, head, protocols, export."""
