# Two commands are enough: make run, make test. The others are for developers.
.PHONY: setup run test check bench soak rules i18n lock clean
PYTHON := .venv/bin/python

setup:
	@bash .ci/setup

# Opens the window; without a display it takes one customer through all nine steps and says what that left where.
run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
	    exec .venv/bin/showroom; \
	else \
	    echo "No display here: one customer goes through all nine steps offscreen."; \
	    QT_QPA_PLATFORM=offscreen .venv/bin/showroom tour --out out/tour && bash .ci/made out/tour; \
	fi

# The one gate, here and in CI.
test: check

check: setup
	@bash .ci/check

bench: setup
	@$(PYTHON) .ci/bench.py $(ARGS)

# The fault and property tests with the numbers of the acceptance list: takes hours.
soak: setup
	@SHOWROOM_SOAK=1 HYPOTHESIS_PROFILE=soak $(PYTHON) -m pytest -q --timeout=0 $(ARGS)

# Every rule of the rulebook with the tests that prove it, and those without.
rules: setup
	@$(PYTHON) .ci/rules.py $(ARGS)

i18n: setup
	@$(PYTHON) .ci/i18n.py update

lock:
	@bash .ci/lock $(ARGS)

clean:
	rm -rf .venv build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
