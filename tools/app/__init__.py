"""The lessons as web pages with hidden code, served by Voila: `make app`.

    python -m tools.app --Voila.root_dir=CHECKOUT --Voila.port=8866     (JUPYTER_TOKEN is its token)

server.py is Voila with our pages and our doors only; pages.py answers requests; lesson_text.py fits a
lesson's words to a page where everything runs by itself; pages/ holds the templates.
"""
