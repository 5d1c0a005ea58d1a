"""Trains and measures the face model: data, augmentation, training, evaluation, export."""
