"""For maintainers: computes the anatomy atlas from surface meshes of one adult."""
