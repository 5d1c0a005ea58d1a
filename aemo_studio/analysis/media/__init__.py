"""Reads media files: probing, decoding, shots, waveform, thumbnails."""
