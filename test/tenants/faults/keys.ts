import type { RuleId } from "../../../src/policy/rule-ids";
import { certificate } from "../build";
import type { Key } from "../graph-objects";
import type { Random } from "../random";
import { type Fault, hasCredential, hasPrincipal, onApplication } from "./fault";

/** A key of one kind, on an application, its service principal or one that has no application here. */
function keyAnywhere(rule: RuleId, key: (random: Random) => Key): Fault {
  return {
    rule,
    plant(system, random) {
      const members = Object.values(system.members).filter(hasPrincipal);
      const holders = [...system.principals, ...members.flatMap(({ app, principal }) => (principal ? [app, principal] : []))];
      if (holders.length === 0) return undefined;
      const holder = random.pick(holders);
      holder.keyCredentials.push(key(random));
      return [{ rule, subject: holder.id }];
    },
  };
}

export const keyFaults: readonly Fault[] = [
  keyAnywhere("symmetric-signing-key", (random) => ({ ...certificate(random, "Sign"), type: "Symmetric" })),
  keyAnywhere("unrecognised-key-credential", (random) => certificate(random, random.pick(["Encipher", "verify-only"]))),
  onApplication("symmetric-key-credential", hasCredential, ({ app }, _, random) => {
    app.keyCredentials.push({ ...certificate(random), type: "Symmetric" });
  }),
];
