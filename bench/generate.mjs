// node bench/generate.mjs FOLDER [APPLICATIONS] [SEED] [PROFILE]: writes a tenant as EntraExporter does. About every tenth application is
// faulty, or, with the profile "messy", nearly every one.
import { writeTenant } from "./tenant/tenant.mjs";

const [folder, applications = "10000", seed = "1", profile = "tenth"] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Usage: node bench/generate.mjs FOLDER [APPLICATIONS] [SEED] [tenth|messy]\n");
  process.exitCode = 2;
} else {
  const { faults, ...totals } = writeTenant(folder, Number(applications), Number(seed), profile);
  process.stdout.write(`${JSON.stringify({ ...totals, faulty: faults.length })}\n`);
}
