"""Cuts a track to an exact length: real endings, splices of alike bars, hits. numpy only."""
