import { type LoadedPolicy, loadPolicySync } from "@open-policy-agent/opa-wasm";
import { sizeOfVerdict, spend } from "../model/memory";
import { fileBytes, packageFile } from "../platform";
import type { Verdict } from "./verdict";

/** The compiled rules: one subject in, the verdicts that are not `satisfied` out. */
export interface Policy {
  evaluate(subject: ArrayBuffer): Verdict[];
}

/** The committed bundle. */
export const committedBundle = packageFile("policies/bundle/policy.wasm");

/** A `WebAssembly.Module`: threads share it, and what V8 makes of it. (Its types come with those of browsers only.) */
export type CompiledRules = Parameters<typeof loadPolicySync>[0] & object;
declare const WebAssembly: { readonly Module: new (bytes: Uint8Array) => CompiledRules };

let committed: CompiledRules | undefined;

/**
 * Compiles a bundle, which holds up the thread for some ten milliseconds: the committed one once, however many scans a program makes.
 * @throws Error when the file cannot be read or is not Wasm.
 */
export function compileRules(bundle = committedBundle): CompiledRules {
  if (bundle !== committedBundle) return new WebAssembly.Module(fileBytes(bundle));
  return (committed ??= new WebAssembly.Module(fileBytes(bundle)));
}

/**
 * Loads a bundle; `name` stands for it in messages. At once, since `loadPolicy` looks at the global `Response`, and Node
 * then loads its whole HTTP client: 20 ms and more on every thread.
 * @throws Error when the file cannot be read or is not a policy
 */
export function loadRules(bundle: string | CompiledRules = committedBundle, name = String(bundle)): Policy {
  return policyOf(loadPolicySync(typeof bundle === "string" ? compileRules(bundle) : bundle), name);
}

function policyOf(compiled: LoadedPolicy, bundle: string): Policy {
  return {
    evaluate(subject) {
      const answer = compiled.evaluate(subject) as { result: Verdict[] }[];
      const verdicts = answer[0]?.result;
      // No result means that the entrypoint was undefined: a broken bundle must not look like a clean one.
      if (!verdicts) throw new Error(`${bundle} gave no answer: rebuild it with \`npm run generate\``);
      spend(sizeOfVerdict * verdicts.length);
      return verdicts;
    },
  };
}
