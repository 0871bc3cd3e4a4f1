"""Neural speech, ours and the packages', on weights of noise in the published sizes."""
