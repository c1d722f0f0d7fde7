/**
 * Where the messages of the token service have their values. The wordings: Microsoft's reference of error codes
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes) and public threads that quote them. A message changes
 * without notice, so that each field has several patterns, the most exact first; the value is the first group.
 */
export interface Pattern {
  readonly pattern: RegExp;
  /** The codes of the messages that it reads; by default all. */
  readonly codes?: readonly string[];
}

const guid = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
const quoted = `['"]([^'"\\n]*)['"]`;
/** A name without quotes ends with its sentence; a domain or a version contains dots itself. */
const toSentenceEnd = `([^'"\\s](?:[^'"\\n]*?[^'"\\s.])??)['"]?(?=\\s*(?:\\.(?:\\s|$)|,\\s|\\n|$|\\s(?:Trace ID|Correlation ID|because|since|This can)))`;

const all = (...patterns: RegExp[]): Pattern[] => patterns.map((pattern) => ({ pattern }));
const of = (codes: readonly number[], ...patterns: RegExp[]): Pattern[] =>
  patterns.map((pattern) => ({ pattern, codes: codes.map((code) => `AADSTS${code}`) }));
const re = (source: string): RegExp => new RegExp(source, "i");

export const applicationIds: readonly Pattern[] = [
  ...of([700016, 70001, 700011, 90112, 700038], re(`identifier ${quoted}`), re(`(?:application|client)(?: id| named)?:? ${quoted}`)),
  ...of([7000217], re(`service principal named ['"]?(\\S+?)['"]? (?:was|is) not`), re(`named ['"]?(\\S+?)['"]? (?:was|is) not`)),
  ...of([65002, 65003], re(`first[- ]party application ${quoted}`)),
  ...of([65006, 1003031], re(`client(?: app(?:lication)?)?(?: with)?(?: id)?:? ['"]?${guid}`)),
  ...of([650061], re(`\\(\\s*['"]?${guid}['"]?\\s*\\)`)),
  ...of([7000226], re(`\\(\\s*['"]?${guid}['"]?\\s*\\)`)),
  ...of([70025, 7000226], re(`client ['"]?[^'"\\n]*?['"]?\\s*\\(['"]?${guid}`), re(`client ${quoted}`)),
  ...of([650011], re(`App:? ?['"]?${guid}`)),
  ...all(
    re(`Application with identifier ['"]?${guid}`),
    // The name comes first, and may contain anything but a line break.
    re(`configured the application [^\\r\\n]*?\\(['"]?${guid}`),
    re(`access the application ['"]?${guid}`),
    re(`secret added to app ['"]?${guid}`),
    re(`with App ID ['"]?${guid}`),
    re(`(?:application|client)(?: app)? (?:with )?ID:? ?['"]?${guid}`),
    re(`service principal for app(?:lication)? ['"]?${guid}`),
    re(`client application:? ['"]?${guid}`),
    re(`\\bapplications?:? ['"]?${guid}`),
    re(`\\bapp(?: ?ID)?:? ?['"]?${guid}`),
    re(`\\bclient:? ['"]?${guid}`),
    re(`\\bclient_id["']?\\s*[=:]\\s*["']?${guid}`),
  ),
];

export const applicationNames: readonly Pattern[] = all(
  re(`named '([^\\n]+?)'(?=\\.|,|\\s|$)(?=[^\\n]*(?:interactive|consent|$))`),
  re(`application ['"]?${guid.replace("(", "(?:")}['"]?\\s*\\(([^)\\n]+)\\)`),
  re(`Client app ID: ['"]?${guid.replace("(", "(?:")}['"]?\\s*\\(([^)\\n]+)\\)`),
  re(`The application ${quoted} asked for scope`),
  re(`prevents you from granting ([^\\r\\n]+?) the permissions`),
  re(`configured the application (?:['"]?)([^\\r\\n]+?)['"]? \\(['"]?${guid.replace("(", "(?:")}`),
  re(`The client ${quoted}\\s*\\(`),
  re(`The client ['"]([^'"\\n]*[^'"\\n0-9a-f-][^'"\\n]*)['"]`),
  re(`App name: ?([^\\n]+?)(?=\\s*(?:\\n|App id|$))`),
);

export const resources: readonly Pattern[] = [
  ...of([65002, 65003], re(`first[- ]party resource ${quoted}`)),
  ...of([650061], re(`\\([^)]*\\)[^(]*\\([^)]*\\)[^(]*\\(\\s*['"]?([^)'"\\s]+)['"]?\\s*\\)`)),
  ...of([7000117], re(`(?:service principal|resource|application|API)[^'"\\n]*? ${quoted}`), re(quoted)),
  ...of([501051], re(`for the application ${quoted}`)),
  ...all(
    /resource principal named ['"]?(.+?)['"]? was not found/i,
    /(?:resource|name|API) ['"]?([^\s'"]+)['"]? (?:is|was) (?:not (?:a )?valid|not found)/i,
    re(`Resource app ID:? ?['"]?${guid}`),
    /Resource value from request:? ?['"]?([^\s'",]+?)['"]?[.,]?(?=\s|$)/i,
    /on the resource ['"]([^'"]+)['"]/i,
    /\bresource:? ['"]([^'"\n]+)['"]/i,
    re(`(?:for|to) (?:the )?resource:? ${guid}`),
    re(`authentication to access ['"]?${guid}`),
    re(`(?:access|to) a service ['"]?${guid}`),
    /(?:access|to) a service ['"]([^'"\n]+)['"]/i,
    /(?:needs|trying to) access (?:to )?a service \(["']?([^"'\\)\n]+)/i,
    re(`\\bAPI:? ['"]([^'"\\n]+)['"]`),
  ),
];

export const resourceNames: readonly Pattern[] = all(
  re(`(?:resource|service|for the application) ['"][^'"\\n]+['"]\\s*\\(([^)\\n]+)\\)`),
  re(`Resource app ID: ['"]?${guid.replace("(", "(?:")}['"]?\\s*\\(([^)\\n]+)\\)`),
);

export const scopes: readonly Pattern[] = [
  ...of([28002], re(`scope ${quoted} is`)),
  ...all(
    /asked for scope ['"]([^'"]*)['"]/i,
    /asked for scope (\S+)/i,
    /provided value for scope ['"]?([^'"]*?)['"]? is(?: not|n't) valid/i,
    /\bscope (?!is\b|parameter\b|value\b)['"]?([^'"]*?)['"]? is(?: not|n't) valid/i,
    /\bscopes? ['"]([^'"\n]+)['"]/i,
  ),
];

export const tenants: readonly Pattern[] = [
  ...of([650051], re(`organization ['"]?(.+?)['"]?(?: \\w+)? (?:in an )?unmanaged`), re(`organization ${quoted}`)),
  ...of([90002, 90099], re(`tenant ${quoted}`)),
  ...all(
    re(`directory ${quoted}`),
    re(`(?:exist|found|authorized) in (?:the )?tenant ${quoted}`),
    re(`your organization ${quoted}`),
    re(`your organization \\(?["']?([^"'\\n)]+?)["']?\\)? (?:lacks|has not)`),
    re(`tenant named ${quoted}`),
    re(`tenant named ${toSentenceEnd}`),
    re(`\\btenant:? ${quoted}`),
    re(`(?:within|in|for|from) (?:the |your )?tenant:? ${guid}`),
    re(`(?:within|in) (?:the )?tenant (?!named|and\\b|or\\b|in\\b|with\\b|that\\b|has\\b)${toSentenceEnd}`),
    re(`\\bdirectory ['"]?${guid}`),
  ),
];

export const users: readonly Pattern[] = all(
  /(?:User account|The signed in user|\buser) ['"]([^'"{}\s]+@[^'"{}\s]+)['"]/i,
  /(?:User account|The signed in user|\buser):? ([^\s'"{}<>,;]+@[^\s'"{}<>,;]+[^\s'"{}<>,;.])/i,
);

export const identityProviders: readonly Pattern[] = all(re(`identity provider ${quoted}`));

const address = `['"]?(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{2,}:[^\\s'"<>]{2,}?)['"]?`;

export const redirectUris: readonly Pattern[] = all(
  re(
    `(?:redirect[ _]uri|reply (?:url|address|uri)|return (?:url|address)|AssertionConsumerServiceURL)[^'":\\n]{0,40}:? ?${address}(?=[\\s.,]*(?:\\s|$))`,
  ),
  re(`(?:redirect[ _]uri|reply (?:url|address|uri)|logout[_ ](?:uri|url)|address)[^'"\\n]{0,60} ['"]([^'"\\n]*[:/][^'"\\n]*)['"]`),
  re(`(?:post_logout_redirect_uri|(?:logout|sign-out|return) (?:address|uri|url))[^'"\\n]{0,60}? ${address}(?=[\\s.,]*(?:\\s|$))`),
);

/** Parameters of a request that was pasted next to the message; still encoded. */
export const redirectParameters: readonly Pattern[] = all(/\bredirect_uri["']?\s*[=:]\s*["']?([^\s&"'<>]+)/i);

export const previousRedirectUris: readonly Pattern[] = [...of([500112], re(`['"][^'"\\n]+['"][^'"\\n]*${quoted}`))];

export const origins: readonly Pattern[] = all(re(`Request origin:? ${quoted}`), /\borigin:? ['"]?(https?:\/\/[^\s'"]+?)['"]?\.?(?=\s|$)/i);

export const responseTypes: readonly Pattern[] = all(
  re(`response_type(?: of| is|:)? ${quoted}`),
  /\bresponse_type=([a-z_]+(?:(?:\+|%20)[a-z_]+)*)/i,
);

export const subjects: readonly Pattern[] = [
  ...of([7000227], re(`subject[^'"\\n]{0,30} ${quoted}`)),
  ...all(re(`(?:assertion|presented|token)['"]? subject(?: is|:)? ${quoted}`), re(`\\bsubject(?: claim)?(?: is|:)? ${quoted}`)),
];

export const issuers: readonly Pattern[] = [
  ...of([7000227], re(`issuer[^'"\\n]{0,30} ${quoted}`)),
  ...of([7000272], /issuer:? ['"]?(https?:\/\/[^\s'"]+?)['"]?[.,]?(?=\s|$)/i),
  ...all(re(`\\bissuer(?: claim)?(?: is|:)? ${quoted}`), /\bissuer(?: is|:)? (https?:\/\/[^\s'"]+?)[.,]?(?=\s|$)/i),
];

export const audiences: readonly Pattern[] = [
  ...of([7000227], re(`audience[^'"\\n]{0,30} ${quoted}`)),
  ...all(re(`audience in the assertion was ${quoted}`), re(`(?<!expected )\\baudience(?: claim)?(?: is|:)? ${quoted}`)),
];

export const expectedSubjects: readonly Pattern[] = [
  ...of([7002137], re(`subject ${quoted}[^'"\\n]*${quoted}`.replace("([^'\"\\n]*)", "[^'\"\\n]*"))),
  ...all(re(`expected subject[^'"\\n]{0,20} ${quoted}`)),
];

export const expectedAudiences: readonly Pattern[] = all(re(`expected audience[^'"\\n]{0,20} ${quoted}`));

export const thumbprints: readonly Pattern[] = all(
  re(`thumbprint of key used by client:? ${quoted}`),
  /thumbprint[^0-9a-f'"]{0,40}['"]?([0-9a-f]{64}|[0-9a-f]{40})\b/i,
);

export const keyIds: readonly Pattern[] = [
  ...of([7000272], /\bkey(?: with)?(?: ?id)?:? ['"]?([^\s'",]+?)['"]?[.,]?(?=\s)/i),
  ...all(re(`key ?id(?:entifier)?:? ${quoted}`), re(`key ?id:? ['"]?${guid}`), re(`\\bkid['"]?:? ${quoted}`)),
];

export const permissions: readonly Pattern[] = [
  ...of([65006, 1003031], re(`IDs?:? ${quoted}`), re(`IDs?: ?((?:${guid.replace("(", "(?:")}[, ]*)+)`)),
  ...of([650061], re(`\\([^)]*\\)[^(]*\\(\\s*['"]?${guid}['"]?\\s*\\)`)),
];

export const listedResources: readonly Pattern[] = all(
  /List of valid resources from app registration:? ?([0-9a-f-]+(?:[,;\s]+[0-9a-f-]+)*)/i,
);
