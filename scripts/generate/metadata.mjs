import { Problem } from "./problem.mjs";
import { catalogueEntryProblems } from "./metadata-checks.mjs";

/**
 * The catalogue entry (`Rule` in src/policy/catalogue.ts) of one rule, from its package's METADATA.
 * @param {{id: string, group: string, policy: string}} rule
 * @param {object[]} annotations as `opa inspect` prints them
 */
export function catalogueEntry(rule, annotations) {
  return entryOf(rule, metadataOf(rule, annotations));
}

function metadataOf(rule, annotations) {
  const own = annotations.filter(({ location, annotations: { scope } }) => location.file === rule.policy && scope === "package");
  if (own.length !== 1) throw new Problem(rule.policy, "needs one `# METADATA` comment directly above `package`.");
  const [{ annotations: metadata, location, path }] = own;
  const where = `${rule.policy}:${location.row}`;

  const name = path.map(({ value }) => value).join("/");
  const wanted = `data/aadguard/rules/${rule.group}/${rule.id}`;
  if (name !== wanted) throw new Problem(where, `the package must be \`aadguard.rules.${rule.group}["${rule.id}"]\`, as the folder says.`);

  const problems = catalogueEntryProblems(metadata);
  if (problems.length > 0) throw new Problem(where, `METADATA: ${problems.join("; ")}.`);
  return metadata;
}

function entryOf({ id, group }, { title, description, related_resources: sources, custom }) {
  return {
    id,
    group,
    title,
    description: unfold(description),
    severity: custom.severity,
    highestSeverity: custom.highest_severity ?? custom.severity,
    rootCause: custom.root_cause,
    aadsts: custom.aadsts,
    subjects: custom.subjects,
    silentWithout: custom.silent_without ?? [],
    silentWith: custom.silent_with ?? [],
    scope: custom.scope,
    message: unfold(custom.message),
    remediation: remedyOf(custom.remediation),
    variants: Object.fromEntries(Object.entries(custom.variants ?? {}).map(([name, variant]) => [name, variantOf(variant)])),
    falsePositives: custom.false_positives.map(unfold),
    ...(custom.differs && { differs: custom.differs.map((one) => ({ ...one, reason: unfold(one.reason) })) }),
    ...(custom.call_graph && { callGraph: custom.call_graph }),
    ...(custom.pulumi_remedy && { pulumiRemedy: custom.pulumi_remedy }),
    ...(custom.links && { links: custom.links }),
    since: custom.since,
    sources: sources.map(({ ref, description: text }) => ({ url: ref, description: unfold(text) })),
  };
}

function variantOf({ message, aadsts, remediation }) {
  return { message: unfold(message), ...(aadsts && { aadsts }), ...(remediation && { remediation: remedyOf(remediation) }) };
}

function remedyOf({ text, commands = [], code = [] }) {
  return {
    text: unfold(text),
    commands: commands.map(({ shell, command }) => ({ shell, command: command.trim() })),
    code: code.map(({ language, text: lines, on, dialects }) => ({
      language,
      ...(on && { on }),
      ...(dialects && { dialects }),
      text: lines.trimEnd(),
    })),
  };
}

/** Line breaks inside a paragraph are only the source's layout; an empty line separates paragraphs. */
function unfold(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, " "))
    .join("\n\n");
}
