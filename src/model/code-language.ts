/** Languages in which declarations are written, as `remediation.code` of the result document names them. */
export type CodeLanguage = "pulumi-typescript" | "pulumi-yaml" | "hcl" | "bicep";
