import { loadConfig, useOf } from "../config";
import { answerTo, type DiagnoseDocument, type RequestText } from "../diagnose";
import { buildDirectories } from "../directory";
import { version } from "../model/version";
import { loadRules } from "../policy/wasm";
import { timeOf } from "../scan/time";
import { readInputs } from "../sources";
import { positionOf } from "../sources/position";
import { readTexts } from "../sources/texts";
import { configOf, type ScanOptions } from "./options";

export interface DiagnoseOptions extends Pick<ScanOptions, "paths" | "files" | "exclude" | "now" | "config"> {
  /** An error message, whole: its causes are looked for. Either this, or a request with its client. */
  readonly error?: string;
  /** The token request; with `error` what of it is known besides. */
  readonly request?: Partial<RequestText>;
}

/**
 * Walks one token request link by link, or looks for the causes of an error: the document of `diagnose --format json`.
 * @throws DomainError for a request that nobody can make, a text without a code, a path that does not exist
 * @throws TypeError without `paths` and `files`, or with both
 */
export async function diagnose(options: DiagnoseOptions): Promise<DiagnoseDocument> {
  const { paths, files, exclude = [], error: text, request = {} } = options;
  if ((paths === undefined) === (files === undefined)) throw new TypeError("diagnose takes either paths or files");
  const config = configOf(options.config, loadConfig);
  const intake = files ? readTexts(files) : readInputs(paths ?? [], { exclude: [...exclude, ...config.exclude] });
  const { directories, diagnostics } = buildDirectories(intake);
  const walking = {
    policy: loadRules(),
    now: timeOf(options.now),
    useOf: useOf(config),
    placeOf: (declaration: Parameters<ReturnType<typeof useOf>>[0], path: Parameters<typeof declaration.source.locate>[0]) =>
      positionOf(declaration.source.locate(path)),
  };
  const frame = { tool: { name: "aadguard", version: version() }, diagnostics: [...intake.diagnostics, ...diagnostics] } as const;
  return answerTo({ error: text, request }, directories, walking, frame);
}
