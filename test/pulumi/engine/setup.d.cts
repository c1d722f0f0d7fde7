export const root: string;
export function findEngine(): string | undefined;
export function furnish(folder: string): Record<string, string>;
export function placePythonHost(engine: string): boolean;
export function placeYamlHost(engine: string): boolean;
