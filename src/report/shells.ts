import type { Command } from "../findings/result";

/** As the commands' labels say it. */
export const shellNames: Readonly<Record<Command["shell"], string>> = { az: "az", powershell: "PowerShell" };
