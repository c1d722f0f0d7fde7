export { didYouMean, suggestions } from "../text/suggest";
