import { inCamel } from "../fields/casing";
import type { ListSource } from "../fields/list-field";
import { isObject, type RawObject } from "../fields/notes";

/** Platforms as `replyUrlsWithType[].type` names them (AAD Graph manifest). */
type Platform = "Web" | "Spa" | "InstalledClient";

/** Where the dialects keep the redirect URIs of one platform. */
export function redirectUris(container: "web" | "spa" | "publicClient", platform: Platform): ListSource[] {
  return [
    { path: [container, "redirectUris"] },
    { path: ["replyUrlsWithType"], pick: (item) => ofPlatform(item, platform) },
    older(platform),
  ];
}

/** The older `replyUrls` does not say for which platform: `publicClient: true` made them all a native client's. */
function older(platform: Platform): ListSource {
  return {
    path: ["replyUrls"],
    when: (object) => platform === olderPlatform(object) && (object["replyUrlsWithType"] ?? null) === null && !isObject(object["web"]),
  };
}

function olderPlatform(object: RawObject): Platform {
  return object["publicClient"] === true ? "InstalledClient" : "Web";
}

function ofPlatform(item: unknown, platform: Platform): { value: unknown; name: string } | undefined {
  if (!isObject(item)) return platform === "Web" ? { value: item, name: "" } : undefined;
  const { url, type } = inCamel(item);
  // A type that is still a placeholder, or none that we know: shown with the web's, its URI unknown.
  const named = platforms.find((known) => typeof type === "string" && known.toLowerCase() === type.toLowerCase());
  if (named === undefined) return platform === "Web" ? { value: undefined, name: "url" } : undefined;
  return named === platform ? { value: url, name: "url" } : undefined;
}

const platforms: readonly Platform[] = ["Web", "Spa", "InstalledClient"];
