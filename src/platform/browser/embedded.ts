/** Path of a file of the package → its content, base64. Filled in by `scripts/lib/build-browser.mjs`. */
export const embedded: Readonly<Record<string, string>> = {};
