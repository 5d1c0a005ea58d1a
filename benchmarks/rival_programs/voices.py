"""Finds where somebody speaks with faster-whisper's voice detection, as it comes."""

from __future__ import annotations

import importlib
import sys

decode = importlib.import_module("faster_whisper.audio").decode_audio
find = importlib.import_module("faster_whisper.vad").get_speech_timestamps
print(len(find(decode(sys.argv[1]))), "stretches of speech")
