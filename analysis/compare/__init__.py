"""Organizations and years side by side: a frame in, a frame out."""
