/** The readers: from paths to declarations, and from places back to lines. */
export { InputError } from "./input-error";
export { type IntakeOptions, readInputs, readInputsAhead } from "./intake";
export { type PositionOptions, positionOf, sourceLine } from "./position";
export { readers } from "./readers";
export { defaultLimits, type Limits } from "./limits";
