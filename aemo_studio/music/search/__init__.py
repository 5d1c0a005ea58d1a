"""Finds music and effects by what somebody writes about them, in English and 繁體中文."""
