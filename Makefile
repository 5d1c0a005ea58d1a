# AEMO Studio. `make run` and `make test` need Python 3.11+, git and make; the rest they set up.
SHELL := /bin/sh
VENV := .venv
# On Windows (Git for Windows brings sh) an environment has its programs elsewhere.
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.aemo-ready
OUT := sample-output

.DEFAULT_GOAL := help
.PHONY: help setup run test check types style layers compiled format translations rooms bench sample dist bundle clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## the virtual environment in .venv and the system libraries

# One recipe, so that a failed step leaves no stamp and the next call goes on from there.
$(READY): pyproject.toml constraints.txt scripts/system_packages.sh
	@python=$$(AEMO_PYTHON="$(AEMO_PYTHON)" sh scripts/find_python.sh) || exit 1; \
	sh scripts/system_packages.sh "$$python" || exit 1; \
	if [ ! -x $(BIN)/python ] || ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
		echo "Making the virtual environment $(VENV) with $$python"; \
		"$$python" -m venv --clear $(VENV) || exit 1; \
	fi
	@echo "Installing the program and its libraries (several minutes the first time)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		-c constraints.txt -e ".[dev]"
	@touch $@

run: setup ## open the window on the sample film (without a display: its music list and a picture)
	@mkdir -p $(OUT)
	@if $(BIN)/python scripts/has_display.py; then \
		exec $(BIN)/aemo-studio resources/sample.mp4; \
	fi; \
	$(BIN)/aemo-studio analyze resources/sample.mp4 \
		-o $(OUT)/sample.aemo --csv $(OUT)/sample.csv --force && \
	$(BIN)/python scripts/show_csv.py $(OUT)/sample.csv && \
	$(BIN)/aemo-studio open $(OUT)/sample.aemo --screenshot $(OUT)/window.png --at 15 && \
	echo "There is no display here; a picture of the window: $(OUT)/window.png" >&2

test: setup ## style, types, layers, then every test
	@$(MAKE) --no-print-directory --jobs=2 types style layers compiled
	@sh scripts/test_packages.sh
	QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} OMP_NUM_THREADS=$${OMP_NUM_THREADS:-1} \
		$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: setup ## style, types, layers
	@$(MAKE) --no-print-directory --jobs=2 types style layers

# Two at a time: the first takes as long as the others together. They need `setup`, but do not name
# it, or two of them would begin it.
types:
	$(BIN)/mypy

style:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

layers:
	$(BIN)/lint-imports

compiled:
	$(BIN)/python scripts/compile_librosa.py

format: setup ## put the code into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: setup ## read the window's texts, compile resources/translations
	$(BIN)/python scripts/update_translations.py

rooms: setup ## draw docs/rooms.svg, the picture of the rooms, from the imports
	$(BIN)/python scripts/draw_rooms.py

bench: setup ## measure speed and memory, and write docs/speed.md
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.looks
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.timeline
	$(BIN)/python -m benchmarks.playback
	$(BIN)/python -m benchmarks.catalogue

sample: setup ## make the sample film and its project again (needs espeak-ng)
	$(BIN)/python scripts/make_sample.py

dist: setup ## build the wheel and the source distribution into dist/
	$(BIN)/python -m build --no-isolation

bundle: setup ## build a folder that runs without Python into dist/aemo-studio/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
		-r scripts/bundle/requirements.txt
	$(BIN)/python -m PyInstaller --noconfirm --log-level WARN \
		--distpath dist --workpath build/bundle scripts/bundle/aemo_studio.spec

clean: ## remove what was made here: environment, caches, results
	rm -rf $(VENV) $(OUT) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis
