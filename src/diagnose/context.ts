import type { Directory } from "../directory";
import type { Application, Declaration } from "../model/declarations";
import type { FieldPath } from "../model/place";
import type { DeclaredUse } from "../policy/subject";
import type { Policy } from "../policy/wasm";
import { Judge } from "./judge";
import type { Evidence } from "./link";
import type { Situation, TokenRequest } from "./request";
import { requestView, type RequestView } from "./view";

/** What walking needs beside the situation. */
export interface WalkSettings {
  readonly policy: Policy;
  /** RFC 3339. */
  readonly now: string;
  /** What `aadguard.yaml` declares. */
  readonly useOf: (declaration: Declaration) => DeclaredUse | undefined;
  /** Where a field stands. */
  readonly placeOf: (
    declaration: Declaration,
    path: FieldPath,
  ) => { readonly path: string; readonly line: number; readonly column: number };
}

/** One walk: the request, the directory as it is, and as the request sees it. */
export class Context implements Situation {
  readonly view: RequestView;
  readonly judge: Judge;

  constructor(
    private readonly situation: Situation,
    readonly settings: WalkSettings,
    /** The code that is to be explained, where there is one: `AADSTS50000`. */
    readonly code?: string,
  ) {
    this.view = requestView(situation);
    this.judge = new Judge(this);
  }

  get request(): TokenRequest {
    return this.situation.request;
  }

  get directory(): Directory {
    return this.situation.directory;
  }

  /** The client's application as it is written. */
  get client(): Application | undefined {
    return this.request.client.application;
  }

  evidence(declaration: Declaration, path: FieldPath, text: string): Evidence {
    const { path: file, line, column } = this.settings.placeOf(declaration, path);
    return { path: file, line, column, text };
  }
}

/** Of the request, or of something that is missing. */
export function withoutPlace(text: string): Evidence {
  return { path: null, line: null, column: null, text };
}
