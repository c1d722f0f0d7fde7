import type { Command } from "./result";

/** As the commands' labels say it. */
export const shellNames: Readonly<Record<Command["shell"], string>> = { az: "az", powershell: "PowerShell" };
