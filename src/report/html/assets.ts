import { packageText, sha256 } from "../../platform";

/** The page's own script and style, which it carries within. */
export interface Assets {
  readonly script: string;
  readonly style: string;
  /** What the page may do: nothing but run this script and show this style. No request leaves it. */
  readonly policy: string;
}

export function assets(): Assets {
  const script = asset("index.js");
  const style = asset("page.css");
  return {
    script,
    style,
    policy: `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`,
  };
}

/** Bundled by `npm run build`; nothing in it may end the element that holds it. */
function asset(name: string): string {
  const text = packageText(`dist/report/html/page/${name}`);
  return text.replace(/<(?=\/(?:script|style)|!--)/gi, "\\x3c");
}

function hash(text: string): string {
  return `'sha256-${sha256(text, "base64")}'`;
}
