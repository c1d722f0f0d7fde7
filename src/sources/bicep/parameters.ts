import { isObject } from "../fields/notes";
import { absolute, readText } from "../../platform/files";
import { cachedText } from "../files/text-cache";
import { InputError } from "../input-error";
import { parseJson } from "../json/parse";

type Values = ReadonlyMap<string, unknown>;

const none: Values = new Map();
/** Of the file that was named for all templates of this run. */
let given: Values = none;

/**
 * The values that templates are judged with, from a file that users named; none without one.
 * @throws InputError for a file that does not exist or holds no parameters
 */
export function useParameters(path: string | undefined, cwd: string): void {
  given = none;
  if (path === undefined) return;
  let text: string;
  try {
    text = readText(absolute(path, cwd));
  } catch {
    throw new InputError(path, `There is no file ${path} to read parameters from.`);
  }
  const found = valuesOf(text);
  if (!found && /\.bicepparam$/i.test(path))
    throw new InputError(
      path,
      `${path} has to be compiled first: \`bicep build-params ${path} --outfile parameters.json\`, then --parameters parameters.json.`,
    );
  if (!found)
    throw new InputError(path, `${path} is not a parameters file: an object \`parameters\` is missing in it (deploymentParameters.json).`);
  given = found;
}

/** The named file's values, and for what it does not give those of `main.parameters.json` next to `main.json`. */
export function parametersFor(path: string): Values {
  const file = /\.json$/i.test(path) ? cachedText(path.replace(/\.json$/i, ".parameters.json")) : undefined;
  const beside = (file && valuesOf(file.find("").text)) ?? none;
  return new Map([...beside, ...given]);
}

function valuesOf(text: string): Values | undefined {
  const parsed = parseJson(text);
  const parameters = parsed.form === "json" && isObject(parsed.value) ? parsed.value["parameters"] : undefined;
  if (!isObject(parameters)) return undefined;
  return new Map(
    Object.entries(parameters).flatMap(([name, one]) => (isObject(one) && "value" in one ? [[name, one["value"]] as const] : [])),
  );
}
