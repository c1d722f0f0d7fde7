import { parse } from "yaml";
import { newGuid, type Declared } from "./faulty";

/** What a snippet leaves to people, as people would fill it. */
export function filled(snippet: string): string {
  return snippet
    .replaceAll("<new guid>", newGuid)
    .replaceAll("<wanted>", "repo:contoso@104729/shop@611953:environment:test")
    .replaceAll("<host>/<path>", "desk.contoso.com/cb")
    .replaceAll("<owner>@<id>/<repository>@<id>", "contoso@104729/shop@611953")
    .replaceAll("<environment>", "nightly")
    .replaceAll("<certificate>", "certificate");
}

/** `// of ledger`, `# of the azuread:Application`: the resource that is meant, where it is another one than the finding's. */
export function meant(snippet: string, subject: string): { readonly name: string; readonly text: string } {
  const [, of, text = ""] = /^(?:\/\/|#) of ([^\n]*)\n(.*)$/s.exec(snippet) ?? [];
  if (of === undefined) return { name: subject, text: snippet };
  return { name: of.startsWith("the azuread") ? subject.replace(/-principal$/, "") : of, text };
}

type Properties = Record<string, unknown>;

/** A program in YAML. */
export class YamlProgram {
  private readonly resources: Record<string, { type: string; properties: Properties }>;

  constructor(declared: readonly Declared[]) {
    this.resources = Object.fromEntries(
      declared.map(({ type, name, properties }) => [name, { type: `azuread:${type}`, properties: structuredClone(properties) }]),
    );
  }

  write(snippet: string, subject: string): void {
    const { name, text } = meant(snippet, subject);
    const value = parse(text) as Properties | readonly string[];
    if (!Array.isArray(value) && "resources" in value) {
      const [, goes] = /^# in place of "(.*)"\n/.exec(snippet) ?? [];
      const own = this.resources[subject];
      if (own && goes !== undefined)
        own.properties = replaced(own.properties, (one) => (Array.isArray(one) ? one.filter((each) => each !== goes) : one)) as Properties;
      Object.assign(this.resources, value.resources);
      return;
    }
    const resource = this.resources[name];
    if (!resource) throw new Error(`no resource is called ${name}`);
    const [, given] = /# in place of "([^"]*)"/.exec(text) ?? [];
    const [, id] = /# of the permission (\S+)/.exec(text) ?? [];
    const [, others] = /# in place of (\w+)\s*$/.exec(text) ?? [];
    if (Array.isArray(value)) resource.properties = replaced(resource.properties, (one) => (one === given ? value[0] : one)) as Properties;
    else if (id) resource.properties = replaced(resource.properties, (one) => withType(one, id, value)) as Properties;
    else
      for (const [property, written] of Object.entries(value))
        resource.properties[property] = added(resource.properties[property], written);
    if (others) delete resource.properties[others];
  }

  get document(): object {
    return { resources: this.resources };
  }
}

function added(own: unknown, more: unknown): unknown {
  const areObjects = [own, more].every((one) => typeof one === "object" && one !== null && !Array.isArray(one));
  return areObjects ? { ...(own as object), ...(more as object) } : more;
}

function withType(one: unknown, id: string, value: unknown): unknown {
  return typeof one === "object" && one !== null && (one as Properties).id === id ? { ...one, ...(value as object) } : one;
}

function replaced(value: unknown, by: (one: unknown) => unknown): unknown {
  const own = by(value);
  if (Array.isArray(own)) return own.map((one) => replaced(one, by));
  if (typeof own !== "object" || own === null) return own;
  return Object.fromEntries(Object.entries(own).map(([name, inner]) => [name, replaced(inner, by)]));
}
