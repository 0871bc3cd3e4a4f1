"""The starter model: corpus, training, export and proof, all made for this project."""
