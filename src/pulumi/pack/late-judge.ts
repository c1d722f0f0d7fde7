import type { Policy } from "../../policy/wasm";
import type * as Rules from "../../policy/wasm";
import type * as Judging from "./judge";

interface Loaded {
  readonly verdictsOn: typeof Judging.verdictsOn;
  readonly policy: Policy;
}

/**
 * What judges, loaded and compiled only after the engine has what it waits for: it starts the program once every pack is configured, and
 * asks the first question when the program has run for a while.
 */
export class LateJudge {
  private loaded: Loaded | undefined;

  /** Loads it as soon as the call that is being handled is answered. */
  prepare(): void {
    if (this.loaded) return;
    setImmediate(() => {
      try {
        this.load();
      } catch {
        // It fails again, with a call to answer.
      }
    });
  }

  /** @throws Error where the rules cannot be loaded */
  verdictsOn(resources: Parameters<typeof Judging.verdictsOn>[0], asked: Omit<Judging.Asked, "policy">, alone: boolean): Judging.Verdicts {
    const { verdictsOn, policy } = this.load();
    return verdictsOn(resources, { ...asked, policy }, alone);
  }

  private load(): Loaded {
    if (this.loaded) return this.loaded;
    /* eslint-disable @typescript-eslint/no-require-imports -- at once, and not before */
    const { verdictsOn } = require("./judge") as typeof Judging;
    const { loadRules } = require("../../policy/wasm") as typeof Rules;
    /* eslint-enable @typescript-eslint/no-require-imports */
    return (this.loaded = { verdictsOn, policy: loadRules() });
  }
}
