"""A voice process whose synthesiser finds its data in the folder that POOR_DATA names: `python -m tests.unit.speech.poor`."""

from __future__ import annotations

import os

import espeakng_loader

from accessibility.speech.voice_process import serve_here

if __name__ == "__main__":
    espeakng_loader.get_data_path = lambda: os.environ["POOR_DATA"]
    serve_here()
