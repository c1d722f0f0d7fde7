import type { Subject } from "./subject";

/** Ids that rules name themselves (Microsoft Graph, the nil one) begin so, and are taken as they are. */
const named = "0000000";

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const guidAlone = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const guidLength = 36;
/** Of a redirect URI about which nothing is remarkable: two such are the same if they are equal, however one spells them. */
const plainUri = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?:\/[a-z0-9._-]*[a-z0-9_-])*$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
/** Rules count the characters of names and URIs; their limits lie above. */
const shortEnough = 200;

/** Fields whose values are only compared with others of their sort, or not at all. */
const sorts: Readonly<Record<string, "name" | "ref" | "moment" | "thumbprint" | "uri">> = {
  displayName: "name",
  resourceName: "name",
  ref: "ref",
  resourceRef: "ref",
  startDateTime: "moment",
  endDateTime: "moment",
  customKeyIdentifier: "thumbprint",
  webRedirectUris: "uri",
  spaRedirectUris: "uri",
  publicClientRedirectUris: "uri",
};

/** What stands in a likeness besides codes of what was met, which come after these. */
const sign = { begin: 0, end: 1, open: 2, close: 3, id: 4, ref: 5, name: 6, uri: 7, moment: 8, thumbprint: 9, parts: 10, now: 11 };
const firstCode = 16;
/** A code has 16 bits. */
const codes = 0x10000;
/** Longer ones are rare, and seldom alike. */
const longest = 4096;

/**
 * Tells subjects that look alike once ids, names and moments are numbered as they appear: about these the same rules have
 * something to say. Rules compare ids and the like with one another, and moments with the clock, and look into none of them; what
 * they look into stands in the likeness as it is. `test/policy/likeness.test.ts` holds every rule to that.
 */
export class Likeness {
  readonly #out = new Uint16Array(longest);
  #length = 0;
  #isTold = true;
  /** The run's facts are taken as they are, and so is the id among them. */
  #home: string | undefined;
  /** Names of fields, and all values that are taken as they are: there are few. */
  readonly #codes = new Map<unknown, number>();
  readonly #runs = new WeakMap<Subject["run"], number>();
  readonly #ids = new Map<string, number>();
  readonly #refs = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #uris = new Map<string, number>();
  readonly #moments = new Map<string, number>();
  readonly #thumbprints = new Map<string, number>();

  /** Undefined where one of them may be more than equal or different (an id in capitals, say), and where there is no end of new values. */
  of(subject: Subject): string | undefined {
    if (this.#codes.size > codes - firstCode) return undefined;
    this.#length = 0;
    this.#isTold = true;
    this.#home = subject.run.homeTenant?.toLowerCase();
    for (const numbers of [this.#ids, this.#refs, this.#names, this.#uris, this.#moments, this.#thumbprints]) numbers.clear();
    this.#object(subject);
    this.#orderOfMoments(subject.now);
    if (!this.#isTold || this.#length > longest || this.#codes.size > codes - firstCode || this.#differInCaseOnly()) return undefined;
    return String.fromCharCode.apply(null, this.#out.subarray(0, this.#length) as unknown as number[]);
  }

  #put(code: number): void {
    this.#out[this.#length++] = code;
  }

  #object(object: object): void {
    this.#put(sign.begin);
    for (const name in object) {
      const value = (object as Readonly<Record<string, unknown>>)[name];
      if (value === undefined) continue;
      this.#put(this.#codeOf(name));
      if (name === "run") this.#put(this.#codeOfRun(value as Subject["run"]));
      else this.#value(value, name);
    }
    this.#put(sign.end);
  }

  #value(value: unknown, name: string): void {
    if (typeof value === "string") this.#string(value, name);
    else if (typeof value !== "object" || value === null) this.#put(this.#codeOf(value));
    else if (Array.isArray(value)) {
      this.#put(sign.open);
      for (const element of value) this.#value(element, name);
      this.#put(sign.close);
    } else this.#object(value);
  }

  #string(text: string, name: string): void {
    if (text.length === guidLength && guidAlone.test(text)) {
      return this.#isNamed(text) ? this.#put(this.#codeOf(text)) : this.#number(sign.id, this.#ids, text);
    }
    switch (sorts[name]) {
      case "ref":
        return this.#number(sign.ref, this.#refs, text);
      case "name":
        if (text !== "" && text.length <= shortEnough) return this.#number(sign.name, this.#names, text);
        break;
      case "moment":
        if (moment.test(text)) return this.#number(sign.moment, this.#moments, text);
        break;
      case "thumbprint":
        if (text !== "") return this.#number(sign.thumbprint, this.#thumbprints, text);
        break;
      case "uri":
        if (text.length <= shortEnough && plainUri.test(text)) return this.#number(sign.uri, this.#uris, text);
        break;
      case undefined:
    }
    if (text.length < guidLength) this.#put(this.#codeOf(text));
    else this.#partsOf(text);
  }

  /** As it is, but for the ids in it. */
  #partsOf(text: string): void {
    this.#put(sign.parts);
    let from = 0;
    guid.lastIndex = 0;
    for (let found = guid.exec(text); found; found = guid.exec(text)) {
      const [id] = found;
      if (id !== id.toLowerCase()) this.#isTold = false;
      if (this.#isNamed(id)) continue;
      this.#put(this.#codeOf(text.slice(from, found.index)));
      this.#number(sign.id, this.#ids, id);
      from = guid.lastIndex;
    }
    this.#put(sign.end);
    this.#put(this.#codeOf(text.slice(from)));
  }

  #isNamed(id: string): boolean {
    return id.startsWith(named) || id === this.#home;
  }

  #number(kind: number, numbers: Map<string, number>, text: string): void {
    this.#put(kind);
    this.#put(numberIn(numbers, text));
  }

  #codeOf(value: unknown): number {
    return firstCode + numberIn(this.#codes, value);
  }

  /** The run's facts, which all subjects of a directory share. */
  #codeOfRun(run: Subject["run"]): number {
    let code = this.#runs.get(run);
    if (code === undefined) this.#runs.set(run, (code = this.#codeOf(JSON.stringify(run))));
    return code;
  }

  /** Rules compare moments with the clock, and may compare them with each other. */
  #orderOfMoments(now: string): void {
    if (this.#moments.size === 0) return;
    for (const one of [...this.#moments.keys(), now].sort()) {
      const number = one === now ? undefined : this.#moments.get(one);
      this.#put(number === undefined ? sign.now : firstCode + number);
    }
  }

  /** Then it depends on the rule whether they are equal. */
  #differInCaseOnly(): boolean {
    if (this.#thumbprints.size < 2) return false;
    return new Set(Array.from(this.#thumbprints.keys(), (one) => one.toLowerCase())).size < this.#thumbprints.size;
  }
}

function numberIn<T>(numbers: Map<T, number>, value: T): number {
  let number = numbers.get(value);
  if (number === undefined) numbers.set(value, (number = numbers.size));
  return number;
}
