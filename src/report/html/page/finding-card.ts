import type { SubjectIdentity } from "../../../policy/verdict";
import type { Finding } from "../../../findings/result";
import type { Location } from "../../../model/place";
import { languageNames, shellNames } from "../../shells";
import { kindWord } from "../../../model/kind-words";
import { nameOf } from "../../../findings/wording";
import { stateOf } from "./criteria";
import { h } from "./dom";

/** One finding, with its place, its remedy and whom it concerns. */
export function findingCard(finding: Finding, causeTitle: (cause: number) => string, show: (finding: Finding) => void): HTMLLIElement {
  const { severity, ruleId, aadsts, rootCause, message, subject, location, related, remediation, waiver } = finding;
  const state = stateOf(finding);
  const graph = h("button", { type: "button", "aria-label": `Show in the graph: ${nameOf(subject)}` }, "Show in the graph");
  graph.addEventListener("click", () => show(finding));
  return h(
    "li",
    { class: `card ${state === "active" ? severity : "settled"}` },
    h(
      "h3",
      {},
      h("span", { class: `badge ${severity}` }, severity),
      " ",
      state !== "active" && h("span", { class: "badge" }, `${state} `),
      message,
    ),
    h(
      "dl",
      { class: "facts" },
      ...fact("Rule", h("code", {}, ruleId)),
      ...(aadsts.length > 0 ? fact("Leads to", aadsts.join(", ")) : []),
      ...(rootCause === null ? [] : fact("Root cause", `${rootCause}. ${causeTitle(rootCause)}`)),
      ...fact("Subject", subjectText(subject)),
      ...fact("Place", h("code", {}, placeText(location))),
      ...related.flatMap((other) => fact("With", subjectText(other), other.location && h("code", {}, placeText(other.location)))),
      ...(waiver ? fact("Waived", `${waiver.reason}${waiver.owner ? `, ${waiver.owner}` : ""}, until ${waiver.expires}`) : []),
    ),
    h("p", {}, h("strong", {}, "Remedy: "), remediation.text),
    ...remediation.commands.map(({ shell, command }) => snippet(shellNames[shell], "Command", command)),
    ...remediation.code.map(({ language, text }) => snippet(languageNames[language], "Code", text)),
    h("p", { class: "actions" }, graph),
  );
}

function snippet(label: string, what: string, text: string): HTMLElement {
  const pre = h("pre", { tabindex: 0, "aria-label": `${what} for ${label}` }, h("code", {}, text));
  return h("div", { class: "command" }, h("span", {}, label), pre);
}

function fact(term: string, ...values: (Node | string | null)[]): HTMLElement[] {
  return [h("dt", {}, term), h("dd", {}, ...values.flatMap((value, at) => (at > 0 && value ? [" ", value] : [value])))];
}

function subjectText(subject: SubjectIdentity): string {
  const ids = [subject.appId ?? subject.objectId ?? subject.address].filter((id) => id && id !== nameOf(subject));
  return `${kindWord(subject.kind)} ${nameOf(subject)}${ids.length > 0 ? ` (${ids.join("")})` : ""}`;
}

export function placeText({ path, line, column }: Location): string {
  return `${path}:${line}:${column}`;
}
