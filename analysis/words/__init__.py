"""Words and the measures of corpus linguistics: a frame in, a frame out."""
