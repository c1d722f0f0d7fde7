import { DomainError } from "../model/domain-error";

/** What Microsoft Graph answered in the end: after all tries, unless it is worth no other one. */
export interface Answer {
  /** 0 where no answer came. */
  readonly status: number;
  /** Of a JSON object; an empty one for anything else. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Why there is no usable answer, where none came or its JSON is damaged. */
  readonly problem?: string;
}

export function isSuccess({ status, problem }: Answer): boolean {
  return status >= 200 && status < 300 && problem === undefined;
}

/** Why it was not a success, in words for people: Graph's own code and message. */
export function problemOf({ status, body, problem }: Answer): string {
  if (problem !== undefined) return problem;
  const { code, message } = (typeof body["error"] === "object" && body["error"] !== null ? body["error"] : {}) as Record<string, unknown>;
  const said = [code, message].filter((text) => typeof text === "string" && text !== "").join(": ");
  return `Microsoft Graph answered ${status}${said ? ` (${said.slice(0, 300)})` : ""}`;
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function objectsOf(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((one): one is Record<string, unknown> => typeof one === "object" && one !== null) : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Ends the export: exit code 2, the message for people. It never contains a token. */
export class ExportError extends DomainError {
  override readonly name = "ExportError";
  readonly code = "export";
}
