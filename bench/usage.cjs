// Loaded before a measured program: writes what the process took, all threads, to the file that AADGUARD_USAGE names.
const { isMainThread } = require("node:worker_threads");
if (isMainThread && process.env.AADGUARD_USAGE) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { user: userCPUTime / 1000, system: systemCPUTime / 1000, memory: maxRSS / 1024 };
    require("node:fs").writeFileSync(process.env.AADGUARD_USAGE, JSON.stringify(usage));
  });
}
