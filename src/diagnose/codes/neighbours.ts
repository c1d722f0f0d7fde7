/**
 * Codes that report one cause under several numbers: newer and older wordings, umbrellas, the same cause seen from another flow. What
 * leads to a code on the right leads to the one on the left too. Sources: Microsoft's reference of error codes, and threads that quote
 * both numbers for one cause (each code's own source is in the table).
 */
const sameCause: Readonly<Record<string, readonly string[]>> = {
  // Who the client is.
  AADSTS70001: ["AADSTS700016", "AADSTS7000112"],
  AADSTS700011: ["AADSTS700016"],
  AADSTS7000217: ["AADSTS7000229", "AADSTS700016"],
  AADSTS650059: ["AADSTS700016", "AADSTS500011"],
  AADSTS700038: ["AADSTS700016"],
  AADSTS90112: ["AADSTS700016"],
  AADSTS700039: ["AADSTS500011"],
  // Switched off.
  AADSTS7000116: ["AADSTS7000112"],
  AADSTS7000117: ["AADSTS500014"],
  AADSTS50001: ["AADSTS500011", "AADSTS500014"],
  // Redirect URIs.
  AADSTS70004: ["AADSTS50011"],
  AADSTS700042: ["AADSTS50011"],
  AADSTS700043: ["AADSTS50011"],
  AADSTS700045: ["AADSTS50011"],
  AADSTS500111: ["AADSTS50011"],
  AADSTS500117: ["AADSTS50011"],
  AADSTS500119: ["AADSTS50011"],
  AADSTS50029: ["AADSTS50011"],
  AADSTS90026: ["AADSTS50011"],
  AADSTS900971: ["AADSTS500113"],
  AADSTS90023: ["AADSTS9002326", "AADSTS9002327"],
  // Credentials.
  AADSTS70002: ["AADSTS7000215", "AADSTS7000218", "AADSTS7000222", "AADSTS700027"],
  AADSTS50012: ["AADSTS7000215", "AADSTS700027"],
  AADSTS70003: ["AADSTS7000218"],
  AADSTS7000215: ["AADSTS7000222"],
  AADSTS7000216: ["AADSTS7000218"],
  AADSTS7000219: ["AADSTS7000218"],
  AADSTS90136: ["AADSTS7000218"],
  AADSTS9002319: ["AADSTS700025"],
  AADSTS700026: ["AADSTS700027"],
  // Federated credentials.
  AADSTS70021: ["AADSTS700211", "AADSTS700212", "AADSTS700213", "AADSTS7002138", "AADSTS70025"],
  AADSTS7000226: ["AADSTS70025"],
  AADSTS7000227: ["AADSTS700213", "AADSTS700211", "AADSTS700212"],
  AADSTS7002137: ["AADSTS700213"],
  AADSTS700222: ["AADSTS70052"],
  // Permissions and consent.
  AADSTS65006: ["AADSTS650053"],
  AADSTS1003031: ["AADSTS65006", "AADSTS650053"],
  AADSTS650011: ["AADSTS65001"],
  AADSTS650054: ["AADSTS650052", "AADSTS65005"],
  AADSTS650055: ["AADSTS650053", "AADSTS65005"],
  AADSTS650058: ["AADSTS650052", "AADSTS65005"],
  AADSTS90093: ["AADSTS90094"],
  AADSTS90094: ["AADSTS90093"],
  AADSTS90095: ["AADSTS90094", "AADSTS90093"],
  AADSTS900981: ["AADSTS900941"],
  // Accounts and authorities.
  AADSTS50020: ["AADSTS50194"],
  AADSTS90130: ["AADSTS50194"],
  AADSTS9002332: ["AADSTS90130"],
  AADSTS9002337: ["AADSTS50194"],
  // Keys, claims and exchanged tokens.
  AADSTS500031: ["AADSTS50003"],
  AADSTS50165: ["AADSTS50007"],
  AADSTS7000113: ["AADSTS7000114"],
  AADSTS70005: ["AADSTS700051", "AADSTS700054"],
};

/** The code itself, then those whose causes lead to it as well. */
export function codesOfOneCause(code: string): readonly string[] {
  return [code, ...(sameCause[code] ?? [])];
}

/** Codes that a cause of `code` leads to as well. */
export function alsoReportedAs(code: string): string[] {
  return Object.entries(sameCause).flatMap(([other, codes]) => (codes.includes(code) ? [other] : []));
}
