"""A class on one server: `make hub`. How it is set up and used: docs/deploy/README.md"""
