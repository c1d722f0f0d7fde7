/** Milliseconds since the process began. Without `performance`, which Node loads with all its observers when it is first asked for. */
export function now(): number {
  return process.uptime() * 1000;
}
