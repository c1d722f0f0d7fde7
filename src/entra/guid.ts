const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** 8-4-4-4-12 hexadecimal digits, in any case. */
export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** The GUID of zeros alone, which is nobody's id. */
export function isNilGuid(text: string): boolean {
  return isGuid(text) && /^[0-]+$/.test(text);
}

/** A damaged GUID: nothing but hexadecimal digits, hyphens, braces and blanks, yet not 8-4-4-4-12. The rules use the same words. */
export function isDamagedGuid(text: string): boolean {
  return !isGuid(text) && /^[\s{}0-9a-f-]+$/i.test(text) && /[0-9a-f]/i.test(text);
}
