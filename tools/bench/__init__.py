"""What the course's speed and size are measured with: `make bench`, python -m tools.bench [NAME ...]

Each script has rows(), which measures and yields the lines of the one table (table.py), and can be
run by itself for its details: python -m tools.bench.quiz
"""
