export { didYouMean, suggestions } from "../report/suggest";
