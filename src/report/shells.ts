import type { Command } from "../policy/catalogue";

/** As the commands' labels say it. */
export const shellNames: Readonly<Record<Command["shell"], string>> = { az: "az", powershell: "PowerShell" };
