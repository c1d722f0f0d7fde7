const severities = ["error", "warning", "note"];
const subjectKinds = ["application", "servicePrincipal", "servicePrincipalDeletion", "oauth2PermissionGrant", "appRoleAssignment"];
const shells = ["az", "powershell"];
const languages = ["pulumi-typescript", "pulumi-yaml", "pulumi-python", "hcl", "bicep"];

/** Facts of the subject that are absent or 0 where there is nothing of the kind. */
const facts = [
  "input.flows",
  "input.unknownClients",
  "input.isClaimsMapped",
  "input.mixedUpIds",
  "input.exposes.enabledScopes",
  "input.exposes.enabledRoles",
];

/** Facts that say, where they are true or there, that all is well. */
const goodFacts = ["input.idsAreGuids", "input.application", "input.scopesAreEnabled", "input.isDeclaredOnce"];

/** `Circumstance` of src/model/input-format.ts. */
const circumstances = [
  ...["undeployed", "undeployed-with-azuread", "not-created-yet", "secrets-as-resources"],
  ...["from-template", "folder-of-files", "old-state"],
];
const sayings = ["undetermined", "nothing", "more", "weaker"];
const graphShows = ["missing-resource", "missing-principal", "principal-of-related"];
const pulumiRemedies = ["enable-principal", "set-token-version", "set-permission-type"];

const known = {
  metadata: ["scope", "title", "description", "related_resources", "custom"],
  custom: [
    ...["severity", "highest_severity", "root_cause", "aadsts", "subjects", "scope", "message", "remediation", "variants"],
    ...["silent_without", "silent_with", "differs", "call_graph", "pulumi_remedy", "links", "false_positives", "since"],
  ],
};

/** What is wrong with one rule's METADATA, as sentences' parts; empty when it is complete and correct. */
export function catalogueEntryProblems(metadata) {
  const custom = metadata.custom ?? {};
  return [
    ...unknownNames("", metadata, known.metadata),
    ...unknownNames("custom.", custom, known.custom),
    ...check("title", isLine(metadata.title) && !metadata.title.endsWith("."), "one line without a full stop"),
    ...check("description", isText(metadata.description), "a text"),
    ...check("related_resources", isListOf(metadata.related_resources, isSource, 1), "a list of {ref: https URL, description}"),
    ...check("custom.severity", severities.includes(custom.severity), severities.join(" or ")),
    ...highestSeverity(custom),
    ...check("custom.root_cause", custom.root_cause === null || isRootCause(custom.root_cause), "1 to 6, or null"),
    ...check(
      "custom.aadsts",
      isListOf(custom.aadsts, (code) => /^AADSTS\d+$/.test(code), 0),
      "a list of codes like AADSTS50000",
    ),
    ...check(
      "custom.subjects",
      isListOf(custom.subjects, (kind) => subjectKinds.includes(kind), 1),
      `a list of ${subjectKinds.join(", ")}`,
    ),
    ...codesWithoutSource(metadata).map((code) => `\`related_resources\` must name ${code} in the description of its source`),
    ...check("custom.scope", ["object", "directory"].includes(custom.scope), "object or directory"),
    ...check("custom.message", isText(custom.message), "a text"),
    ...check("custom.remediation", isRemedy(custom.remediation), remedyShape),
    ...check(
      "custom.variants",
      areVariants(custom.variants, custom.aadsts),
      `{name: {message, aadsts?, remediation?}}, the remediation ${remedyShape}`,
    ),
    ...check(
      "custom.silent_without",
      isListOf(custom.silent_without ?? [], (name) => isFieldName(name) || facts.includes(name), 0),
      `a list of the declaration's own fields, or of ${facts.join(", ")}`,
    ),
    ...check(
      "custom.silent_with",
      isListOf(custom.silent_with ?? [], (name) => isFieldName(name) || goodFacts.includes(name), 0),
      `a list of the declaration's own fields, or of ${goodFacts.join(", ")}`,
    ),
    ...check(
      "custom.differs",
      isListOf(custom.differs ?? [], isDifference, 0),
      `a list of {in: ${circumstances.join(" or ")}, say: ${sayings.join(" or ")}, reason}`,
    ),
    ...oneOfOptional("call_graph", custom, graphShows),
    ...oneOfOptional("pulumi_remedy", custom, pulumiRemedies),
    ...oneOfOptional("links", custom, ["none"]),
    ...check("custom.false_positives", isListOf(custom.false_positives, isText, 1), "a list of texts"),
    ...check("custom.since", /^\d+\.\d+\.\d+$/.test(custom.since), "the version that brought the rule, e.g. 0.1.0"),
  ];
}

const remedyShape = `{text, commands: [{shell: ${shells.join(" or ")}, command}], code: [{language: ${languages.join(" or ")}, text, on?, dialects?}]}`;

function check(name, holds, shape) {
  return holds ? [] : [`\`${name}\` must be ${shape}`];
}

function oneOfOptional(name, custom, values) {
  return check(`custom.${name}`, custom[name] === undefined || values.includes(custom[name]), values.join(" or "));
}

function isDifference(one) {
  return circumstances.includes(one?.in) && sayings.includes(one.say) && isText(one.reason);
}

function unknownNames(prefix, object, names) {
  return Object.keys(object)
    .filter((name) => !names.includes(name))
    .map((name) => `\`${prefix}${name}\` is not known`);
}

function highestSeverity({ severity, highest_severity: highest }) {
  if (highest === undefined) return [];
  const legal = severities.includes(highest) && severities.indexOf(highest) <= severities.indexOf(severity);
  return check("custom.highest_severity", legal, "a severity not below `severity`");
}

function isRootCause(value) {
  return Number.isInteger(value) && value >= 1 && value <= 6;
}

/** A code stands on a rule only where a source tells it; the description says which one does. */
function codesWithoutSource({ custom, related_resources: sources }) {
  const told = (Array.isArray(sources) ? sources : []).map((source) => String(source?.description)).join("\n");
  const codes = Array.isArray(custom?.aadsts) ? custom.aadsts.map(String) : [];
  return codes.filter((code) => !new RegExp(`(?<!\\d)${code.replace(/^AADSTS/, "")}(?!\\d)`).test(told));
}

function isRemedy(remedy) {
  return isText(remedy?.text) && isListOf(remedy.commands ?? [], isCommand, 0) && isListOf(remedy.code ?? [], isCode, 0);
}

const dialects = ["azuread-1", "azuread-2", "azuread-3"];

/** `on`: types of resource that need a text of their own; `dialects`: names of the provider that it is written in. */
function isCode(code) {
  return languages.includes(code?.language) && isText(code.text) && isListOf(code.on ?? [], isText, 0) && areDialects(code);
}

function areDialects({ language, dialects: named }) {
  return named === undefined || (language === "hcl" && isListOf(named, (one) => dialects.includes(one), 1));
}

function isCommand(command) {
  return shells.includes(command?.shell) && isText(command.command);
}

/** A variant that leads to other codes than its rule names some of the rule's. */
function areVariants(variants = {}, codes = []) {
  return Object.values(variants).every(
    (variant) =>
      isText(variant?.message) &&
      isListOf(variant.aadsts ?? [], (code) => codes.includes(code), 0) &&
      (variant.remediation === undefined || isRemedy(variant.remediation)),
  );
}

function isSource(source) {
  return /^https:\/\//.test(source?.ref) && isText(source.description);
}

function isListOf(value, isItem, least) {
  return (
    Array.isArray(value) &&
    value.length >= least &&
    value.every(isItem) &&
    new Set(value.map((item) => JSON.stringify(item))).size === value.length
  );
}

function isFieldName(value) {
  return /^[a-z][A-Za-z]*$/.test(value);
}

function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}

function isLine(value) {
  return isText(value) && !value.includes("\n");
}
