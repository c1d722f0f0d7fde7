import * as pulumi from "@pulumi/pulumi";

// `pulumi config set variant corrected` chooses the program that has been put right.
const variant = new pulumi.Config().require("variant", { allowedValues: ["faulty", "corrected"] });

// eslint-disable-next-line @typescript-eslint/no-require-imports -- only the chosen program may run
export = require(`./${variant}`);
