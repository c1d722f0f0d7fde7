import * as pulumi from "@pulumi/pulumi";

/** As `random.RandomUuid` of @pulumi/random. */
export class RandomUuid extends pulumi.CustomResource {
  declare readonly result: pulumi.Output<string>;
  constructor(name: string) {
    super("random:index/randomUuid:RandomUuid", name, { result: undefined });
  }
}
