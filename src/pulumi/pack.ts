import { AzureADGuard } from "./index";

/** What Pulumi runs for `--policy-pack`: `main` of package.json. */
export = async function pack(): Promise<void> {
  new AzureADGuard();
};
