import { clientFaults } from "./clients";
import { consentFaults } from "./consent";
import type { Fault } from "./fault";
import { keyFaults } from "./keys";
import { principalFaults } from "./principals";
import { requestFaults } from "./request";
import { resourceFaults } from "./resources";

export const faults: readonly Fault[] = [
  ...keyFaults,
  ...clientFaults,
  ...consentFaults,
  ...principalFaults,
  ...requestFaults,
  ...resourceFaults,
];
