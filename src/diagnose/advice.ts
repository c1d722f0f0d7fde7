import type { Command } from "../policy/catalogue";
import { fillCommand, type Values } from "../text/template";
import type { Advice } from "./link";
import type { NamedApplication } from "./request";

/** A text with its commands: templates, filled so that nothing of an input can steer a shell. */
export function advise(text: string, templates: readonly [Command["shell"], string][] = [], values: Values = {}): Advice {
  return { text, commands: templates.map(([shell, template]) => ({ shell, command: fillCommand(template, values) })) };
}

/** `{appId}` and `{objectId}` of an application; null where they are not known, to be filled by hand. */
export function idsOf({ appId, application }: NamedApplication): Values {
  const id = application?.id;
  return { appId: appId ?? null, objectId: typeof id === "string" ? id : null };
}
