# All set-up happens in dev.py; Windows users type `py dev.py run` and `py dev.py test`.
PYTHON ?= python3
COMMANDS := run test check bench demo package starter translations clean

.PHONY: $(COMMANDS)
$(COMMANDS):
	@$(PYTHON) dev.py $@ $(ARGS)
