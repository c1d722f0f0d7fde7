import { Problem } from "./problem.mjs";

/**
 * Refuses a policy that calls a builtin which is not part of the Wasm module. `opa build` accepts such a policy: it
 * throws only when it is asked, or leaves Wasm for every call (`sprintf`), which is slow.
 */
export async function refuseForeignBuiltins(wasm) {
  const foreign = await foreignBuiltins(wasm);
  if (foreign.length > 0) {
    throw new Problem("policies", `these builtins are not available inside Wasm, use others: ${foreign.join(", ")}`);
  }
}

async function foreignBuiltins(wasm) {
  const memory = new WebAssembly.Memory({ initial: 5 });
  const outside = () => 0;
  const env = { memory, opa_abort: outside, opa_println: outside };
  for (let arity = 0; arity <= 4; arity++) env[`opa_builtin${arity}`] = outside;
  const { instance } = await WebAssembly.instantiate(wasm, { env });
  const address = instance.exports.opa_json_dump(instance.exports.builtins());
  const bytes = new Uint8Array(memory.buffer);
  const json = new TextDecoder().decode(bytes.subarray(address, bytes.indexOf(0, address)));
  return Object.keys(JSON.parse(json)).sort();
}
