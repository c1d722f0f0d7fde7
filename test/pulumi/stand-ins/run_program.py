"""Runs a Pulumi program in Python: run_program.py SETTINGS PROGRAM, the settings of pulumi.runtime.Settings as JSON."""

import asyncio
import json
import runpy
import sys
import traceback

import pulumi

# What a host takes for "the program has shown its error itself".
SHOWN_ALREADY = 32

settings, program = sys.argv[1:3]
pulumi.runtime.set_all_config(pulumi.runtime.get_config_env(), pulumi.runtime.get_config_secret_keys_env())
pulumi.runtime.configure(pulumi.runtime.Settings(**json.loads(settings)))


def run_program():
    runpy.run_path(program, run_name="__main__")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    loop.run_until_complete(pulumi.runtime.run_in_stack(run_program))
except Exception:
    pulumi.log.error(traceback.format_exc())
    sys.exit(SHOWN_ALREADY)
