import { concise } from "./concise";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { htmlReport } from "./html";
import { json } from "./json";
import { junit } from "./junit";
import { markdown } from "./markdown";
import { pretty } from "./pretty";
import type { Reporter } from "./reporter";
import { sarif } from "./sarif";

/** Every output format; adding one is its file and its line here. */
export const reporters: readonly Reporter[] = [pretty, concise, json, sarif, junit, github, gitlab, markdown, htmlReport];
