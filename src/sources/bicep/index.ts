import type { Diagnostic } from "../../model/diagnostic";
import type { Reader } from "../reader";
import { declarationsOf } from "./declarations";
import { parametersFor } from "./parameters";
import { resourcesOf } from "./resources";
import { Scope, type Notebook } from "./scope";
import { declarationsIn, isTemplate } from "./template";

/** A Bicep file compiled to an ARM template, with resources of the Microsoft Graph extension. */
const bicepTemplate: Reader = {
  format: "compiled Bicep template (Microsoft Graph extension)",
  detect: (document) => document.form === "json" && isTemplate(document.value) && declarationsIn(document.value) > 0,
  read: (document) => {
    if (document.form !== "json" || !isTemplate(document.value)) return { declarations: [], collections: [], diagnostics: [] };
    const { path, pointer, value } = document;
    const notebook: Notebook = { guesses: new Set() };
    const scope = new Scope(value, "", parametersFor(path), notebook);
    const declarations = declarationsOf(resourcesOf(scope, pointer), path, path);
    return { declarations, collections: [], diagnostics: guessed([...notebook.guesses], path) };
  },
};

function guessed(names: string[], path: string): Diagnostic[] {
  if (names.length === 0) return [];
  const which = names.length === 1 ? `the default of parameter ${names[0]}` : `the defaults of parameters ${names.sort().join(", ")}`;
  return [{ kind: "incomplete", path, message: `Judged with ${which}: give the values of a deployment with --parameters.` }];
}

export const readers: readonly Reader[] = [bicepTemplate];
