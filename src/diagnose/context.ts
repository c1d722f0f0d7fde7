import type { Directory } from "../directory";
import type { Application, Declaration } from "../model/declarations";
import type { FieldPath } from "../model/place";
import { Judge } from "./judge";
import type { Context, Evidence, WalkSettings } from "./link";
import type { Situation, TokenRequest } from "./request";
import { requestView, type RequestView } from "./view";

/** One walk: the request, the directory as it is, and as the request sees it. */
export class WalkContext implements Context {
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
