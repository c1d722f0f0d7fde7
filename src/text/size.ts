const units = ["bytes", "KB", "MB", "GB"] as const;

/** `8 GB`, `1.5 MB`, `100 bytes`. */
export function spelledSize(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)));
  const value = bytes / 1024 ** power;
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${units[power]}`;
}

/** The bytes of `500000`, `200KB`, `1.5 MB`, `8GB`; undefined for anything else, and for less than a byte. */
export function sizeOf(text: string): number | undefined {
  const [, number = "", unit = ""] = /^\s*(\d{1,15}(?:\.\d{1,3})?)\s*([KMG]?)i?B?\s*$/i.exec(text) ?? [];
  const bytes = Math.floor(Number(number) * 1024 ** ["", "K", "M", "G"].indexOf(unit.toUpperCase()));
  return bytes >= 1 && bytes <= Number.MAX_SAFE_INTEGER ? bytes : undefined;
}
