const usual = 100;
const narrowest = 60;
const widest = 200;

/** Columns to write for: the terminal's, else what COLUMNS says; longer lines are hard to read, shorter ones hold no place. */
export function terminalWidth(stream: { readonly columns?: number } = process.stdout, env: NodeJS.ProcessEnv = process.env): number {
  const told = stream.columns || (/^\d{1,5}$/.test(env.COLUMNS ?? "") ? Number(env.COLUMNS) : 0);
  return told === 0 ? usual : Math.min(widest, Math.max(narrowest, told));
}
