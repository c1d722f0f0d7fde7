// node bench/generate.mjs FOLDER [APPLICATIONS] [SEED]: writes a tenant as EntraExporter does. About every tenth application is faulty.
import { writeTenant } from "./tenant/tenant.mjs";

const [folder, applications = "10000", seed = "1"] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Usage: node bench/generate.mjs FOLDER [APPLICATIONS] [SEED]\n");
  process.exitCode = 2;
} else {
  const { faults, ...totals } = writeTenant(folder, Number(applications), Number(seed));
  process.stdout.write(`${JSON.stringify({ ...totals, faulty: faults.length })}\n`);
}
